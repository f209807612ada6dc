"""Every link inside the site leads to a file of the site, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from browser.school import SITE_URL, School
from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FETCHED = ("src", "poster", "data", "background")
_REFRESH = re.compile(r"\d+\s*;\s*url=(.+)", re.IGNORECASE)
_CSS_URL = re.compile(r"url\(\s*[\"']?(?!data:)([^)\"']+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as a page has it; `fetched` when the browser loads it without being asked."""

    page: str
    address: str
    fetched: bool


def references(site: Path, file: Path) -> Iterator[Reference]:
    page = file.relative_to(site).as_posix()
    for element in html.parse(file).iter(etree.Element):
        for name in _FETCHED:
            if name in element.attrib:
                yield Reference(page, element.get(name), fetched=True)
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield Reference(page, candidate.split()[0], fetched=True)
        if "href" in element.attrib:
            loads = element.tag == "link" and element.get("rel") not in {
                "canonical",
                "alternate",
                "schema.DC",
            }
            yield Reference(page, element.get("href"), fetched=loads)
        if "action" in element.attrib:
            yield Reference(page, element.get("action"), fetched=False)
        refresh = _REFRESH.match(element.get("content", ""))
        if refresh:
            yield Reference(page, refresh[1], fetched=True)


def pages_of(site: Path) -> list[Path]:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    return pages


def file_of(site: Path, address: str) -> Path:
    """Return the file that an address inside the site names."""
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(SITE_URL).path)
    return site / path / "index.html" if not path or path.endswith("/") else site / path


def test_links_lead_to_files(school: School) -> None:
    site = school.site
    dead, foreign = [], []
    for file in pages_of(site):
        for link in references(site, file):
            address = urljoin(SITE_URL + link.page, link.address)
            scheme = urlsplit(address).scheme
            if scheme in {"data", "mailto", "tel"}:
                continue
            if not address.startswith(SITE_URL):
                if link.fetched or scheme not in {"http", "https"}:
                    foreign.append(link)
            elif not file_of(site, address).is_file():
                dead.append(link)
    assert dead == []
    assert foreign == []


def test_every_link_names_a_file(school: School) -> None:
    """From a USB stick no folder is served by its index; canonical links are for the web alone."""
    site = school.site
    bare = [
        link
        for file in pages_of(site)
        for link in references(site, file)
        if not urlsplit(link.address).scheme and urlsplit(link.address).path.endswith("/")
    ]
    assert bare == []


def test_fragments_name_elements(school: School) -> None:
    site = school.site
    ids = {file: set(html.parse(file).xpath("//@id")) for file in pages_of(site)}
    dead = []
    for file in pages_of(site):
        for link in references(site, file):
            address = urljoin(SITE_URL + link.page, link.address)
            fragment = unquote(urlsplit(address).fragment)
            # In the reader the fragment is a place in the book.
            if fragment and address.startswith(SITE_URL) and not urlsplit(address).path.endswith("read.html"):
                target = file_of(site, address)
                if fragment not in ids[target]:
                    dead.append(link)
    assert dead == []


def test_style_sheets_refer_to_files(school: School) -> None:
    sheets = sorted(school.site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        for address in _CSS_URL.findall(sheet.read_text(encoding="utf-8")):
            assert not urlsplit(address).scheme, (sheet.name, address)
            assert (sheet.parent / address).is_file(), (sheet.name, address)


def test_the_site_map_names_pages(school: School) -> None:
    tree = etree.parse(school.site / "sitemap.xml")
    addresses = tree.xpath("//*[local-name()='loc']/text()")
    assert len(addresses) > 20
    assert [each for each in addresses if not file_of(school.site, each).is_file()] == []


def test_scripts_come_from_files(school: School) -> None:
    """The security policy forbids scripts, and handlers of events, in the HTML itself."""
    inline = []
    for file in pages_of(school.site):
        tree = html.parse(file)
        scripts = tree.xpath(
            "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')]"
        )
        handlers = tree.xpath("//*[@*[starts-with(name(), 'on')]]")
        inline += [(file.name, each.tag) for each in (*scripts, *handlers)]
    assert inline == []

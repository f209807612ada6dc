"""Hostile files beside a good book: the build ends, loses nothing else, and lets nothing through."""

from __future__ import annotations

import hashlib
import json
import re
import time
from codecs import BOM_UTF16_LE
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from support import hostile
from support.executors import Silent
from support.leaks import leaks
from support.pdfs import make_pdf
from support.schools import URL, make_school

from library.messages import messages
from library.mkdocs_plugin.run import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.schools import School

    from library.report import BuildResult

# What becomes of each: the pages that the site shows, and the codes of the faults.
EXPECTED = {
    "content.pdf": (hostile.content_bomb(1_000), 0, ["BOOK-034"]),
    "forms.pdf": (hostile.form_bomb(), 0, ["BOOK-034"]),
    "picture.pdf": (hostile.picture_bomb(), 0, ["BOOK-033"]),
    "pages.pdf": (hostile.page_bomb(), 1, []),
    "outline.pdf": (hostile.outline_loop(), 1, ["BOOK-009"]),
    "annotation.pdf": (hostile.annotation_loop(), 1, []),
    "arrays.pdf": (hostile.nested(b"[", b"]", 10_000), 0, ["BOOK-023"]),
    "objects.pdf": (hostile.object_stream_loop(), None, ["BOOK-016"]),
    "font.pdf": (hostile.broken_font(b"FontFile2"), 1, []),
    "large.pdf": (hostile.boxed(b"0 0 90000 90000"), 1, ["BOOK-035"]),
}


def drawn(school: School, book: str) -> tuple[int, int] | None:
    """Return how many pages of a book have an image and how many there are; None without the book."""
    path = school.site / "books" / book / "book.js"
    if not path.is_file():
        return None
    images = json.loads(re.sub(r"^self\.tusachBook=|;\s*$", "", path.read_text(encoding="utf-8")))["images"]
    return sum(image is not None for image in images), len(images)


def test_bombs_and_loops_cost_themselves_alone(tmp_path: Path) -> None:
    school = make_school(tmp_path / "truong")
    for name, (data, _, _) in EXPECTED.items():
        (school.books / name).write_bytes(data)
    make_pdf(school.books / "tot.pdf", ["Trang một", "Trang hai"])
    begun = time.monotonic()
    # The real workers, each with its limits of time and memory.
    result = build_site(school.root, Silent(), strict=False, jobs=2, site_dir=None)
    assert time.monotonic() - begun < 120
    assert drawn(school, "tot") == (2, 2)
    codes = Counter((problem.file, problem.code) for problem in result.problems)
    wanted = Counter((f"books/{name}", code) for name, (_, _, told) in EXPECTED.items() for code in told)
    # A blank page or one without words may be told as well.
    assert wanted <= codes
    for name, (_, pages, _) in EXPECTED.items():
        assert drawn(school, name.removesuffix(".pdf")) == (None if pages is None else (pages, 1))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[School, BuildResult, dict[str, str]]:
    """A school of two hostile books and a good one, and the files that were there before the build."""
    school = make_school(tmp_path_factory.mktemp("hostile") / "truong")
    (school.books / "kich-ban.pdf").write_bytes(hostile.scripted())
    secret = school.root.parent / "secret.txt"
    secret.write_text("SECRET-FILE", encoding="utf-8")
    (school.books / "kich-ban-2.epub").write_bytes(hostile.hostile_epub(secret.as_uri()))
    make_pdf(school.books / "tot.pdf", ["Trang một"])
    before = files(school.root.parent)
    return school, school.build(), before


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_is_written_elsewhere(built: tuple[School, BuildResult, dict[str, str]]) -> None:
    school, _, before = built
    # The ledger has the code of the library itself.
    ours = ("truong/.tusach/", "truong/site/", "truong/catalog/qr.csv")
    after = {name: digest for name, digest in files(school.root.parent).items() if not name.startswith(ours)}
    assert after == before


def texts(school: School) -> Iterator[tuple[str, str]]:
    for path in sorted(school.site.rglob("*")):
        if path.suffix in {".html", ".js", ".json", ".xml", ".csv", ".svg", ".css", ".txt"}:
            content = path.read_bytes()
            coded = "utf-16" if content.startswith(BOM_UTF16_LE) else "utf-8"
            yield path.relative_to(school.site).as_posix(), content.decode(coded)


def test_no_secret_and_no_attachment_reaches_the_site(
    built: tuple[School, BuildResult, dict[str, str]],
) -> None:
    school, _, _ = built
    for name, text in texts(school):
        assert "SECRET-" not in text, name
        assert "theo-doi.example" not in text, name
    assert leaks(school.site, ["SECRET-FILE", "theo-doi.example"]) == []
    assert not list(school.site.rglob("*evil*"))


class Elements(HTMLParser):
    """Collects what an HTML text would run, fetch or lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def markup(name: str, text: str) -> list[str]:
    """Return the HTML that a file of the site holds: itself, or what its data would be shown as."""
    if name.endswith(".html"):
        return [text]
    if "/books/" not in f"/{name}" or not name.endswith(".js"):
        return []
    value = json.loads(
        text[text.index("{") if "tusachBook" in text else text.index("(") + 1 : text.rindex("}") + 1]
    )
    return [value["html"]] if "html" in value else []


def test_nothing_of_a_book_runs_or_fetches(built: tuple[School, BuildResult, dict[str, str]]) -> None:
    school, _, _ = built
    seen = 0
    for name, text in texts(school):
        for html in markup(name, text):
            seen += 1
            for tag, attributes in Elements(html).elements:
                where = f"{name}: <{tag} {attributes}>"
                assert not [key for key in attributes if key.startswith("on")], where
                if attributes.get("rel") == "icon" and attributes.get("href") == "data:,":
                    # No icon, so that no browser asks the host for one.
                    continue
                for key in ("href", "src", "action", "data", "poster", "srcset", "xlink:href", "formaction"):
                    address = urlsplit(attributes.get(key, ""))
                    assert address.scheme in {"", "http", "https", "mailto"}, where
                    if address.netloc and tag not in {"a", "link"}:
                        assert attributes[key].startswith(URL), where
                if not name.endswith(".html"):
                    assert tag not in {
                        "script",
                        "style",
                        "iframe",
                        "object",
                        "embed",
                        "base",
                        "form",
                        "meta",
                        "link",
                    }
                assert "url(" not in attributes.get("style", ""), where
    assert seen > 10


def test_links_of_the_reader_are_safe(built: tuple[School, BuildResult, dict[str, str]]) -> None:
    school, _, _ = built
    targets = []
    for name, text in texts(school):
        if "tusachText(" in text and name.startswith("books/"):
            value = json.loads(text[text.index("(") + 1 : text.rindex(")")])
            targets += [link[4] for found in value.get("links", {}).values() for link in found]
    addresses = [target for target in targets if isinstance(target, str)]
    assert addresses == ["https://an.example/"]


def test_what_a_book_says_of_itself_is_text(built: tuple[School, BuildResult, dict[str, str]]) -> None:
    school, result, _ = built
    page = school.page("books/kich-ban/index.html")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert drawn(school, "tot") == (1, 1)
    for problem in result.problems:
        assert "{" not in messages("vi").problem(problem)

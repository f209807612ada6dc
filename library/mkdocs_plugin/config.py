"""The options of the plugin in mkdocs.yml, and the settings they make."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.utils.yaml import yaml_load

from library.catalog.values import origin, web_address
from library.errors import LibraryError
from library.lock.passphrases import refuse_passphrases
from library.messages import LANGUAGES
from library.mkdocs_plugin.accessrules import access_rules
from library.mkdocs_plugin.hosting import hosting_of
from library.settings import FORM_FIELDS, Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

_MIN_WIDTH, _MAX_WIDTH = 600, 2400
_MAX_PACK = 32


# Below these no real book can be built.
_LEAST = {
    "pages": 1,
    "page_points": 100,
    "page_pixels": 500_000,
    "picture_pixels": 1_000_000,
    "entries": 10,
    "entry_bytes": 1 << 20,
    "total_bytes": 1 << 20,
    "expansion": 10,
    "chapter_bytes": 1 << 16,
    "chapter_tags": 1_000,
    "book_tags": 10_000,
    "drawn_pixels": 1_000_000,
    "drawing_bytes": 1 << 20,
}
_AMOUNT = re.compile(r"(\d[\d_]*)\s*(KB|MB|GB)?", re.IGNORECASE)
_FIELD = re.compile(r"\{(\w*)\}")
_UNITS = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


class TusachConfig(base.Config):  # type: ignore[misc]
    """What a school may set under `plugins: - tusach:`."""

    books_dir = opt.Type(str, default="books")
    """The folder of EPUB and PDF files."""

    catalog_dir = opt.Type(str, default="catalog")
    """The folder of spreadsheets."""

    picture = opt.Type(str, default="")
    """The school's picture on the home page, relative to docs_dir or to the folder of mkdocs.yml."""

    picture_alt = opt.Type(str, default="")
    """What is in that picture, for people who cannot see it."""

    logo = opt.Type(str, default="")
    """The school's logo on what is printed (SVG, PNG or JPEG), relative to docs_dir."""

    book_codes = opt.Type(bool, default=False)
    """Whether every book gets a QR code and its page /q/<code>/; else `tusach labels` gives them."""

    old_urls = opt.ListOfItems(opt.Type(str), default=[])
    """Former addresses that still lead to this site: codes printed with them are no fault."""

    page_width = opt.Type(int, default=1200)
    """The width of page images in pixels, 600 to 2,400."""

    host = opt.Type(str, default="")
    """Where the site is put, a name of `hosting/hosts.toml`: a build that would not fit is refused."""

    pack = opt.Type(int, default=0)
    """How many page images share one file, 1 to 32: for hosts that count files. 0 lets `host` choose."""

    pages_url = opt.Type(str, default="")
    """The address of another origin, such as an object store, where page images lie."""

    robots = opt.Type(str, default="open")
    """Whether search engines may list the site: "open" or "noindex"."""

    vector_pages = opt.Type(bool, default=False)
    """Whether pages of type are kept as drawings: a few KB each, but no page images for other programs."""

    review_form = opt.Type(str, default="")
    """The school's own form for reviews; `{title}`, `{id}` and `{url}` in its address are filled in."""

    visits_url = opt.Type(str, default="")
    """The school's own counter: it is told the path of each page that is opened, and nothing of who opens it."""

    class_covers = opt.Type(bool, default=False)
    """Whether everybody sees the covers of books for classes."""

    access = opt.Type(dict, default={})
    """Who may read a book whose row does not say: `default`, and by `folders` and `rights`."""

    limits = opt.Type(dict, default={})
    """How much of a book is too much: names and numbers of `Limits`, "80 MB" being a number too."""

    jobs = opt.Type(int, default=0)
    """Worker processes; 0 is one a processor."""


_OPTIONS = tuple(name for name, one in vars(TusachConfig).items() if isinstance(one, base.BaseConfigOption))


def settings_of(config: MkDocsConfig, options: TusachConfig, site_dir: str, jobs: int = 0) -> Settings:
    """Return the settings; `site_dir` is the one of mkdocs.yml, `jobs` the command line's or 0."""
    root = Path(config.config_file_path).parent.resolve()
    # `serve` puts its own address into config.site_url; what is printed is the school's.
    with Path(config.config_file_path).open("rb") as file:
        written = yaml_load(file)
    refuse_passphrases(written, Path(config.config_file_path).name)
    _refuse_unknown(written, options, Path(config.config_file_path).name)
    url = str(written.get("site_url") or "").strip()
    language = str(config.theme.get("language") or LANGUAGES[0])
    return Settings(
        root=root,
        site_name=config.site_name,
        site_url=_address(url),
        site_description=config.site_description or "",
        language=language if language in LANGUAGES else LANGUAGES[0],
        books_dir=root / options.books_dir,
        catalog_dir=root / options.catalog_dir,
        docs_dir=Path(config.docs_dir),
        site_dir=Path(site_dir),
        picture=options.picture,
        picture_alt=options.picture_alt,
        logo=options.logo,
        book_codes=options.book_codes,
        old_urls=tuple(map(_address, options.old_urls)),
        page_width=min(max(options.page_width, _MIN_WIDTH), _MAX_WIDTH),
        pack=min(max(options.pack, 0), _MAX_PACK),
        vector_pages=options.vector_pages,
        jobs=max(1, jobs or options.jobs or os.cpu_count() or 1),
        review_form=_form(options.review_form.strip(), Path(config.config_file_path).name),
        visits_url=_counter(options.visits_url.strip(), Path(config.config_file_path).name),
        access=access_rules(options.access, Path(config.config_file_path).name),
        limits=_limits(options.limits, Path(config.config_file_path).name),
        class_covers=options.class_covers,
        **hosting_of(options, url, Path(config.config_file_path).name),
    )


def _refuse_unknown(written: Iterable[str], options: Iterable[str], file: str) -> None:
    """Refuse an option that is misspelt or stands outside of the plugin: as `access`, it would protect nothing.

    Raises:
        LibraryError: when there is one.
    """
    for name in options:
        if name not in _OPTIONS:
            raise LibraryError("option-unknown", file=file, name=name, known=", ".join(_OPTIONS))
    for name in written:
        if name in _OPTIONS:
            raise LibraryError("option-outside", file=file, name=name)


def _address(url: str) -> str:
    """Return an address with a slash at its end."""
    return url if not url or url.endswith("/") else url + "/"


def _form(written: str, file: str) -> str:
    """Return the address of the form for reviews.

    Raises:
        LibraryError: when it is no address of the web, or asks for what nobody fills in.
    """
    if not written:
        return ""
    unknown = next((name for name in _FIELD.findall(written) if name not in FORM_FIELDS), None)
    if unknown is not None:
        fields = ", ".join(f"{{{name}}}" for name in FORM_FIELDS)
        raise LibraryError("form-field", file=file, name=unknown, known=fields)
    if web_address(_FIELD.sub("x", written)) is None:
        raise LibraryError("form-address", file=file, value=written)
    return written


def _counter(written: str, file: str) -> str:
    """Return the address of the counter.

    Raises:
        LibraryError: when it is no address of the web.
    """
    if written and not origin(written):
        raise LibraryError("visits-address", file=file, value=written)
    return written


def _limits(written: dict[object, object], file: str) -> Limits:
    """Return the limits, those of `written` in the place of the usual ones.

    Raises:
        LibraryError: when a name is none of a limit, or its value no number or too small.
    """
    chosen: dict[str, int] = {}
    for key, value in written.items():
        name = str(key)
        if name not in _LEAST:
            raise LibraryError("limits-unknown", file=file, name=name, known=", ".join(_LEAST))
        amount = _AMOUNT.fullmatch(str(value).strip())
        if amount is None:
            usual = getattr(Limits(), name)
            raise LibraryError("limits-number", file=file, name=name, value=value, example=usual)
        chosen[name] = int(amount[1]) * _UNITS[(amount[2] or "").upper()]
        if chosen[name] < _LEAST[name]:
            raise LibraryError("limits-small", file=file, name=name, value=value, least=_LEAST[name])
    return Limits(**chosen)

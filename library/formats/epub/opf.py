"""Reads an EPUB's package document with EbookLib; what EbookLib drops is read beside it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ebooklib import epub
from lxml import etree

from library.formats.epub.markup import joined, parse_xml
from library.formats.epub.opf_repair import OPF, TERMS, find_package, mended
from library.formats.types import Fault, UnreadableBookError
from library.text import clean, without_address

if TYPE_CHECKING:
    from library.formats.epub.archive import Archive

_OPTIONS = ("META-INF/com.apple.ibooks.display-options.xml", "META-INF/com.kobobooks.display-options.xml")
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
# Languages that write ð themselves.
_WITH_ETH = frozenset({"is", "fo", "ang", "enm", "se"})
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
# What programs write where nobody told them.
_NOTHING = frozenset({"unknown", "[unknown]", "unknown author", "undefined", "untitled", "null", "n/a"})
_NAMES = frozenset({"creator", "contributor", "publisher"})
_SPELT = {"vie": "vi", "vn": "vi", "vietnamese": "vi", "tiếng việt": "vi", "eng": "en", "english": "en"}


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest (EPUB 3.3 §5.6); `path` is its path in the archive as it is written."""

    ident: str
    path: str
    kind: str
    properties: frozenset[str]
    fallback: str
    overlay: str


@dataclass(frozen=True, slots=True)
class SpineRef:
    """An entry of the reading order (EPUB 3.3 §5.7); `item` is None where the manifest lacks it."""

    ident: str
    item: Item | None
    linear: bool
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class PackageDocument:
    """What a package document says.

    `terms` holds the Dublin Core terms in order, `metas` the other metadata by property or name,
    `guide` (type, path with fragment) of EPUB 2's guide, `ncx` the id that the spine names;
    `fixed` tells that pages are laid out already where the spine says nothing else.
    """

    path: str
    language: str
    terms: dict[str, tuple[str, ...]]
    metas: dict[str, str]
    items: tuple[Item, ...]
    spine: tuple[SpineRef, ...]
    guide: tuple[tuple[str, str], ...]
    ncx: str
    progression: str
    fixed: bool

    def item(self, ident: str) -> Item | None:
        """Return the item with an id, None when there is none."""
        return next((item for item in self.items if item.ident == ident), None) if ident else None

    def first(self, term: str) -> str:
        """Return the first value of a term, "" when there is none."""
        return next(iter(self.terms.get(term, ())), "")


class _Reader(epub.EpubReader):  # type: ignore[misc]
    """EbookLib's reader on a tree that is mended already; no content goes through it."""

    def __init__(self, tree: etree._Element) -> None:
        super().__init__("")
        self.container = etree.ElementTree(tree)

    def load(self) -> epub.EpubBook:
        self._load_metadata()
        spine = self.container.find(f"{{{OPF}}}spine")
        self.book.set_direction(None if spine is None else spine.get("page-progression-direction"))
        self._load_guide()
        return self.book


def read_opf(archive: Archive) -> PackageDocument:
    """Read the package document.

    Raises:
        UnreadableBookError: when there is none, or EbookLib cannot read it.
    """
    path = find_package(archive)
    tree = mended(parse_xml(archive.read(path)) if path else None)
    if path and next(tree.iter(f"{{{OPF}}}item"), None) is None:
        archive.faults.append(Fault("BOOK-027", (("entry", path),)))
    try:
        book = _Reader(tree).load()
    except Exception as error:
        # EbookLib raises whatever a broken file makes of it; every one of them means the same.
        raise UnreadableBookError("BOOK-015", reason=f"{type(error).__name__}: {error}") from error
    base = posixpath.dirname(path)
    items = tuple(_items(tree, base))
    metas = _metas(tree)
    language = _language(next((value for value, _ in book.get_metadata("DC", "language") if value), ""))
    return PackageDocument(
        path=path,
        language=language,
        terms={term: _values(book, term, language) for term in sorted(TERMS)},
        metas=metas,
        items=items,
        spine=tuple(_spine(tree, items)),
        guide=tuple(((ref["type"] or "").lower(), joined(base, ref["href"] or "")) for ref in book.guide),
        ncx=next((spine.get("toc") or "" for spine in tree.iter(f"{{{OPF}}}spine")), ""),
        progression="rtl" if book.direction == "rtl" else "ltr",
        fixed=_is_fixed(metas, archive),
    )


def _language(said: str) -> str:
    """Return an ISO 639 code, "" when what the book says is none."""
    said = clean(said)
    found = _LANGUAGE.match(said)
    code = _SPELT.get(said.casefold()) or (found.group().lower() if found else "")
    code = _SPELT.get(code, code)
    return "" if code in {"und", "mul", "zxx"} else code


def _values(book: epub.EpubBook, term: str, language: str) -> tuple[str, ...]:
    values = [clean(value or "") for value, _ in book.get_metadata("DC", term)]
    if language not in _WITH_ETH:
        # Typed on keyboards without đ; the two capitals look the same.
        values = [value.translate(_ETH) for value in values]
    if term in _NAMES:
        values = [without_address(value) for value in values]
    return tuple(dict.fromkeys(value for value in values if value and value.casefold() not in _NOTHING))


def _metas(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter(f"{{{OPF}}}meta"):
        name = meta.get("property") or meta.get("name") or ""
        if name and not meta.get("refines"):
            found.setdefault(name.lower(), clean(meta.get("content") or meta.text or ""))
    return found


def _items(tree: etree._Element, base: str) -> list[Item]:
    made = []
    for item in tree.iter(f"{{{OPF}}}item"):
        path = joined(base, item.get("href", "")).partition("#")[0]
        if path:
            kind = item.get("media-type", "").strip().lower()
            properties = frozenset(item.get("properties", "").split())
            made.append(
                Item(
                    item.get("id", ""),
                    path,
                    kind,
                    properties,
                    item.get("fallback", ""),
                    item.get("media-overlay", ""),
                )
            )
    return made


def _spine(tree: etree._Element, items: tuple[Item, ...]) -> list[SpineRef]:
    by_id = {item.ident: item for item in items}
    used: set[str] = set()
    made = []
    for ref in tree.iter(f"{{{OPF}}}itemref"):
        ident = ref.get("idref", "")
        # An id that two files bear means the second one when it is used again.
        while ident in used and f"{ident}_" in by_id:
            ident += "_"
        used.add(ident)
        linear = ref.get("linear", "yes").strip().lower() != "no"
        made.append(SpineRef(ident, by_id.get(ident), linear, frozenset(ref.get("properties", "").split())))
    return made


def _is_fixed(metas: dict[str, str], archive: Archive) -> bool:
    """Return whether the pages are laid out already (EPUB 3.3 §8.2.2.1; Apple's and Kobo's older ways)."""
    layout = metas.get("rendition:layout", "")
    if layout:
        return layout == "pre-paginated"
    if metas.get("fixed-layout") == "true":
        return True
    for name in _OPTIONS:
        tree = parse_xml(archive.read(name)) if name in archive.names else None
        for option in () if tree is None else tree.iter("{*}option"):
            if option.get("name") == "fixed-layout" and (option.text or "").strip() == "true":
                return True
    return False

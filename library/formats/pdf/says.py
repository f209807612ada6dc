"""What a PDF says of itself: title, authors, language, subjects (ISO 32000-1, §14.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from pymupdf import mupdf

from library.catalog.bibliographic import isbn_among
from library.dates import instant
from library.formats.pdf.objects import ERRORS, get, stream_of, text_of
from library.legacy import in_unicode
from library.text import clean, without_address

if TYPE_CHECKING:
    from collections.abc import Iterator

_JUNK_TITLE = re.compile(
    r"microsoft (word|powerpoint|excel)\b.*|powerpoint presentation|bản trình bày powerpoint|présentation powerpoint"
    r"|(untitled|không có tiêu đề|không tên|chưa đặt tên|no title|layout|model|slide|document|tài liệu|book|scan"
    r"|scanned document|scanned image|image|img|print|cover|bìa|doc|docx|pdf|new|output|noname|unknown|drawing"
    r"|presentation|publication|graphic|title|tiêu đề|unspecified)[\d\s_.:-]*"
    r"|untitled (document|presentation|spreadsheet|design)|(tài liệu|bản trình bày|bảng tính|thiết kế) không (có )?(tiêu đề|tên)"
    r"|adobe photoshop pdf|adobe scan .*|full page photo|\S*\d\S*:\S+|\S+:layout \d+"
    r"|.*\.(docx?|pptx?|xlsx?|pdf|indd|qxd|qxp|tex|dvi|rtf|odt|odp|pub|pmd|p65|cdr|ai|psd|e?ps|jpe?g|png|tiff?|html?|txt)\)?"
    r"|camscanner .*|[\W\d_]*|[0-9a-f-]{32,36}|[a-z]:\\.*|(file|https?)://.*|about:blank|/.*/.*",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"((windows|microsoft( office)?|default) )?user( name)?|người dùng( (windows|microsoft( office)?))?|微软用户"
    r"|admin(istrator)?|owner|unknown|anonymous|author|tác giả|vô danh|scanner|hp|dell|asus|acer|lenovo|pc|laptop|computer"
    r"|máy tính|may tinh|home|microsoft|.*\bwin(dows)? ?\d+\b.*|[\W\d_]*|.*@.*"
    r"|(https?://)?([\w-]+\.)+(vn|com|org|net|info|edu)(/.*)?",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SEPARATORS = re.compile(r"[;,\n]")
_RDF, _DC = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
_MAX_XMP = 4 << 20
_MAX_WORDS, _MAX_WORD = 20, 60


@dataclass(frozen=True, slots=True)
class Sayings:
    """What the file says, cleaned; "" and () where it says nothing of use."""

    title: str
    creators: tuple[str, ...]
    language: str
    publisher: str
    date: str
    isbn: str
    modified: str
    description: str
    subjects: tuple[str, ...]


def read_sayings(pdf: mupdf.PdfDocument) -> Sayings:
    """Return what the Info dictionary says, and the XMP packet where the former is silent.

    The dates that programs write are those of the file, not of the book, so only XMP's dc:date is
    the book's; the last change is the Info dictionary's.
    """
    info = get(mupdf.pdf_trailer(pdf), "Info")
    xmp = _xmp(pdf)
    subject, words = _text(info, "Subject"), _text(info, "Keywords")
    subjects = tuple(_SEPARATORS.split(words)) if words else xmp.get("subject", ())
    return Sayings(
        title=_first(_not_junk(_JUNK_TITLE, (_text(info, "Title"), *xmp.get("title", ())))),
        creators=_authors(_text(info, "Author").split(";")) or _authors(xmp.get("creator", ())),
        language=_language(pdf, xmp),
        publisher=_first(xmp.get("publisher", ())),
        date=_first(xmp.get("date", ())),
        isbn=isbn_among(xmp.get("identifier", ())),
        modified=instant(_text(info, "ModDate")) or instant(_text(info, "CreationDate")),
        description=_first(_not_junk(_JUNK_TITLE, (*xmp.get("description", ()), subject))),
        subjects=tuple(
            dict.fromkeys(
                word for word in map(clean, subjects) if word[:1].isalnum() and len(word) <= _MAX_WORD
            )
        )[:_MAX_WORDS],
    )


def _not_junk(junk: re.Pattern[str], texts: tuple[str, ...] | list[str]) -> Iterator[str]:
    return (text for text in map(clean, texts) if text and not junk.fullmatch(text))


def _authors(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(_not_junk(_JUNK_AUTHOR, [without_address(name) for name in names]))


def _first(texts: Iterator[str] | tuple[str, ...]) -> str:
    return next(iter(texts), "")


def _text(info: mupdf.PdfObj, key: str) -> str:
    try:
        return in_unicode([text_of(get(info, key))])[0]
    except ERRORS:
        return ""


def _language(pdf: mupdf.PdfDocument, xmp: dict[str, tuple[str, ...]]) -> str:
    """Return the language as ISO 639 has it, out of the catalog's Lang or XMP's dc:language."""
    said = (_text(get(mupdf.pdf_trailer(pdf), "Root"), "Lang"), *xmp.get("language", ()))
    primary = (clean(text).replace("_", "-").partition("-")[0].lower() for text in said)
    return next(filter(_LANGUAGE.fullmatch, primary), "")


def _xmp(pdf: mupdf.PdfDocument) -> dict[str, tuple[str, ...]]:
    """Return the Dublin Core terms of the XMP packet (ISO 16684-1, §8.3): term to values."""
    try:
        number = mupdf.pdf_to_num(get(mupdf.pdf_trailer(pdf), "Root", "Metadata"))
        data = stream_of(pdf, number, _MAX_XMP) if number else None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(data.strip(b"\0 \r\n\t"), parser) if data else None
    except (*ERRORS, etree.LxmlError):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for node in () if root is None else root.iter(f"{_RDF}Description"):
        for child in node:
            if isinstance(child.tag, str) and child.tag.startswith(_DC):
                # One value stands by itself, several stand in a list, translations in alternatives.
                texts = [leaf.text or "" for leaf in child.iter(f"{_RDF}li")] or [child.text or ""]
                found[child.tag.removeprefix(_DC)] = tuple(filter(None, map(clean, in_unicode(texts))))
        for key, value in node.attrib.items():
            if str(key).startswith(_DC):
                found[str(key).removeprefix(_DC)] = (clean(str(value)),)
    return found

"""Facts about a PDF: pages, outline, labels, what it says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from library.formats.mupdf import ERRORS, opened
from library.formats.types import Fault, OutlineEntry, SourceInfo, UnreadableBookError
from library.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    import pymupdf

_JUNK_TITLE = re.compile(
    r"(microsoft (word|powerpoint)|powerpoint presentation|untitled|không có tiêu đề|document\d*$|slide \d+$"
    r"|.*\.(docx?|pptx?|pdf|indd|qxd|tex|dvi|rtf|odt)$)",
    re.IGNORECASE,
)
_HEX_LABEL = re.compile(r"<FEFF((?:[0-9A-F]{4})*)>")
_MAX_PAGES = 20_000


def probe_pdf(path: Path) -> SourceInfo:
    """Return the facts about the PDF at `path`.

    Raises:
        UnreadableBookError: when it is locked, broken or has no pages.
    """
    with opened(path, "pdf") as document:
        if document.needs_pass:
            raise UnreadableBookError("BOOK-006")
        if not 0 < document.page_count <= _MAX_PAGES:
            raise UnreadableBookError("BOOK-007", pages=str(document.page_count))
        faults: list[Fault] = []
        if document.is_repaired:
            faults.append(Fault("BOOK-008"))
        said = document.metadata or {}
        title = clean(said.get("title") or "")
        author = clean(said.get("author") or "")
        return SourceInfo(
            format="pdf",
            document="",
            sizes=_sizes(document),
            title="" if _JUNK_TITLE.match(title) else title,
            creators=tuple(part for part in map(str.strip, author.split(";")) if part),
            language=_language(document),
            progression=_progression(document),
            outline=_outline(document, faults),
            labels=_labels(document),
            faults=tuple(faults),
        )


def _sizes(document: pymupdf.Document) -> tuple[tuple[float, float], ...]:
    """Return the size of each page; one that cannot be read is taken to be as large as its neighbour."""
    sizes: list[tuple[float, float] | None] = []
    reason = ""
    for number in range(document.page_count):
        try:
            rect = document.load_page(number).rect
            sizes.append((round(rect.width, 1), round(rect.height, 1)))
        except ERRORS as error:
            sizes.append(None)
            reason = str(error).strip()
    known = next(filter(None, sizes), None)
    if known is None:
        raise UnreadableBookError("BOOK-005", reason=reason)
    made: list[tuple[float, float]] = []
    for size in sizes:
        known = size or known
        made.append(known)
    return tuple(made)


def _outline(document: pymupdf.Document, faults: list[Fault]) -> tuple[OutlineEntry, ...]:
    try:
        entries = document.get_toc(simple=True)
    except (*ERRORS, IndexError, KeyError, RecursionError):
        faults.append(Fault("BOOK-009"))
        return ()
    made: list[OutlineEntry] = []
    for level, title, page in entries:
        text = clean(title)
        if text and 1 <= page <= document.page_count:
            # A child of an entry that was dropped moves up, so that no level is skipped.
            deepest = made[-1].level + 1 if made else 0
            made.append(OutlineEntry(text, page - 1, min(level - 1, deepest)))
    return tuple(made)


def _labels(document: pymupdf.Document) -> tuple[str, ...]:
    try:
        if not document.get_page_labels():
            return ()
        labels = tuple(_label(document.load_page(n).get_label()) for n in range(document.page_count))
    except (*ERRORS, KeyError, TypeError):
        return ()
    return () if labels == tuple(str(n + 1) for n in range(len(labels))) else labels


def _label(text: str) -> str:
    """Return a page label; MuPDF leaves a prefix in UTF-16 as the hexadecimal string of the file."""
    return clean(_HEX_LABEL.sub(lambda m: bytes.fromhex(m[1]).decode("utf-16-be", "replace"), text))


def _language(document: pymupdf.Document) -> str:
    try:
        return clean(document.language or "").split("-")[0].lower()
    except (*ERRORS, AttributeError):
        return ""


def _progression(document: pymupdf.Document) -> str:
    """Read the Direction entry of ViewerPreferences (ISO 32000-1, table 150)."""
    try:
        direction = document.xref_get_key(document.pdf_catalog(), "ViewerPreferences/Direction")
    except ERRORS:
        return "ltr"
    return "rtl" if direction == ("name", "/R2L") else "ltr"

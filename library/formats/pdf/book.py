"""Facts about a PDF: pages, outline, labels, what it says of itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pymupdf import mupdf

from library.formats.mupdf import ERRORS, PageRefusedError, opened
from library.formats.pdf.guard import PageGuard
from library.formats.pdf.labels import read_labels
from library.formats.pdf.objects import get
from library.formats.pdf.outline import read_outline
from library.formats.pdf.says import read_sayings
from library.formats.types import Fault, SourceInfo, UnreadableBookError

if TYPE_CHECKING:
    from pathlib import Path

    import pymupdf

    from library.settings import Limits

# Languages that are written in Arabic, Hebrew, Syriac, Thaana or N'Ko letters.
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SAMPLES = 4
"""Pages that are looked at for the direction of their script."""
_SAMPLE_BYTES = 1 << 20
_SMALLEST = 1.0
"""No page is narrower than this many points."""


def probe_pdf(path: Path, limits: Limits) -> SourceInfo:
    """Return the facts about the PDF at `path`.

    A file that opens without a password is read even where its author forbids copying: a page
    image is what any viewer shows, and words are kept for search and for screen readers, which the
    standard sets apart from copying (ISO 32000-1, table 22, bit 10).

    Raises:
        UnreadableBookError: when it is locked, broken or has no pages.
    """
    with opened(path, "pdf") as document:
        if not document.is_pdf:
            # MuPDF goes by the content, and there are files that begin as two formats at once.
            raise UnreadableBookError("BOOK-003")
        if document.needs_pass:
            raise UnreadableBookError("BOOK-006")
        faults: list[Fault] = []
        if document.is_repaired:
            faults.append(Fault("BOOK-008"))
        pages = _pages(document, limits, faults)
        pdf = mupdf.pdf_document_from_fz_document(document.this)
        said = read_sayings(pdf)
        outline, broken = read_outline(pdf, pages.numbers, len(pages.sizes))
        if broken:
            faults.append(Fault("BOOK-009"))
        return SourceInfo(
            format="pdf",
            document="",
            sizes=pages.sizes,
            title=said.title,
            creators=said.creators,
            language=said.language,
            publisher=said.publisher,
            date=said.date,
            isbn=said.isbn,
            modified=said.modified,
            description=said.description,
            subjects=said.subjects,
            progression=_progression(document, said.language, limits),
            outline=outline,
            labels=read_labels(pdf, len(pages.sizes)),
            faults=tuple(faults),
        )


@dataclass(frozen=True, slots=True)
class _Pages:
    """The size of each page in points, and object number to 0-based page."""

    sizes: tuple[tuple[float, float], ...]
    numbers: dict[int, int]


def _pages(document: pymupdf.Document, limits: Limits, faults: list[Fault]) -> _Pages:
    """Return the pages; one that cannot be read is taken to be as large as its neighbour."""
    said = document.page_count
    if said > limits.pages:
        faults.append(Fault("BOOK-036", (("pages", str(said)), ("limit", str(limits.pages)))))
    sizes: list[tuple[float, float] | None] = []
    numbers: dict[int, int] = {}
    reason = ""
    for number in range(min(said, limits.pages)):
        try:
            page = document.load_page(number)
            sizes.append((page.rect.width, page.rect.height))
            numbers.setdefault(page.xref, number)
        except ERRORS as error:
            sizes.append(None)
            reason = str(error).strip()
    last = max((number for number, size in enumerate(sizes) if size), default=-1)
    if last < 0:
        if said > 0:
            raise UnreadableBookError("BOOK-005", reason=reason)
        raise UnreadableBookError("BOOK-016")
    if last + 1 < len(sizes):
        # A file that was cut off, or whose page tree counts wrongly, ends where its pages end.
        faults.append(Fault("BOOK-037", (("pages", str(said)), ("found", str(last + 1)))))
    return _Pages(_within(sizes[: last + 1], limits.page_points, faults), numbers)


def _within(
    sizes: list[tuple[float, float] | None], most: int, faults: list[Fault]
) -> tuple[tuple[float, float], ...]:
    """Return the sizes, those of pages longer than `most` points scaled down to it."""
    known = next(filter(None, sizes))
    made: list[tuple[float, float]] = []
    large: list[int] = []
    for number, size in enumerate(sizes):
        known = size or known
        scale = min(1.0, most / max(known))
        if scale < 1:
            large.append(number)
        made.append((max(_SMALLEST, round(known[0] * scale, 1)), max(_SMALLEST, round(known[1] * scale, 1))))
    if large:
        about = (("page", str(large[0] + 1)), ("count", str(len(large))), ("limit", str(most)))
        faults.append(Fault("BOOK-035", about))
    return tuple(made)


def _progression(document: pymupdf.Document, language: str, limits: Limits) -> str:
    """Return "rtl" where the file says so, or else its language, or else the letters of some pages.

    The file says so in the Direction of its ViewerPreferences (ISO 32000-1, table 150).
    """
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    direction = mupdf.pdf_to_name(get(mupdf.pdf_trailer(pdf), "Root", "ViewerPreferences", "Direction"))
    if direction in {"R2L", "L2R"}:
        return "rtl" if direction == "R2L" else "ltr"
    if language in _RIGHT_TO_LEFT:
        return "rtl"
    guard = PageGuard(document, replace(limits, drawing_bytes=_SAMPLE_BYTES))
    step = max(1, document.page_count // _SAMPLES)
    letters = {"L": 0, "R": 0, "AL": 0}
    for number in range(0, min(document.page_count, limits.pages), step)[:_SAMPLES]:
        try:
            guard.check(number, plain=True)
            text = document.load_page(number).get_text("text")
        except (PageRefusedError, *ERRORS):
            continue
        for letter in text:
            kind = unicodedata.bidirectional(letter)
            if kind in letters:
                letters[kind] += 1
    return "rtl" if letters["R"] + letters["AL"] > letters["L"] else "ltr"

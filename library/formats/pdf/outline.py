"""A PDF's outline (ISO 32000-1, §12.3.3), read so that one bad entry costs no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymupdf import mupdf

from library.formats.pdf.objects import ERRORS, get, text_of
from library.formats.types import OutlineEntry
from library.legacy import in_unicode
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_ENTRIES = 20_000
_MAX_TITLE = 500


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as the file has it: `page` is None where it leads nowhere in this file."""

    title: str
    page: int | None
    level: int


def read_outline(
    pdf: mupdf.PdfDocument, pages: Mapping[int, int], count: int
) -> tuple[tuple[OutlineEntry, ...], bool]:
    """Return the outline, and whether some of it had to be left out.

    `pages` maps the object numbers of pages to their 0-based numbers, `count` is how many there
    are. An entry without a page of its own leads to the first page among those below it; when
    there is none it is dropped and those below it move up, so that no level is skipped.
    """
    found, whole = _walk(pdf, pages, count)
    titles = in_unicode(entry.title for entry in found)
    made: list[OutlineEntry] = []
    for at, entry in enumerate(found):
        page = entry.page if entry.page is not None else _first_below(found, at)
        if entry.title and page is not None:
            deepest = made[-1].level + 1 if made else 0
            made.append(OutlineEntry(titles[at], page, min(entry.level, deepest)))
    return tuple(made), not whole


def _first_below(found: list[_Entry], at: int) -> int | None:
    for entry in found[at + 1 :]:
        if entry.level <= found[at].level:
            return None
        if entry.page is not None:
            return entry.page
    return None


def _walk(pdf: mupdf.PdfDocument, pages: Mapping[int, int], count: int) -> tuple[list[_Entry], bool]:
    """Return the entries in reading order, and whether none was missing, repeated or one too many."""
    found: list[_Entry] = []
    seen: set[int] = set()
    whole = True
    waiting = [(get(mupdf.pdf_trailer(pdf), "Root", "Outlines", "First"), 0)]
    while waiting:
        item, level = waiting.pop()
        if not item.m_internal or mupdf.pdf_is_null(item):
            continue
        # What stands inside another object has no number, and cannot be met twice.
        number = mupdf.pdf_to_num(item)
        if number in seen or len(found) == _MAX_ENTRIES or not mupdf.pdf_is_dict(item):
            whole = False
            continue
        if number:
            seen.add(number)
        waiting.append((get(item, "Next"), level))
        waiting.append((get(item, "First"), level + 1))
        try:
            title, page = clean(text_of(get(item, "Title")))[:_MAX_TITLE], _page(pdf, item, pages, count)
        except ERRORS:
            whole = False
        else:
            found.append(_Entry(title, page, level))
    return found, whole


def _page(pdf: mupdf.PdfDocument, item: mupdf.PdfObj, pages: Mapping[int, int], count: int) -> int | None:
    """Return the page of an entry; remote files, programs and addresses are none (§12.3.2, §12.6.4.2)."""
    target = get(item, "Dest")
    if not target.m_internal:
        action = get(item, "A")
        if mupdf.pdf_to_name(get(action, "S")) != "GoTo":
            return None
        target = get(action, "D")
    if mupdf.pdf_is_name(target) or mupdf.pdf_is_string(target):
        target = mupdf.pdf_lookup_dest(pdf, target)
    if mupdf.pdf_is_dict(target):
        target = get(target, "D")
    first = mupdf.pdf_array_get(target, 0)
    if mupdf.pdf_is_int(first):
        # Only a remote file's pages may be given by number; some programs do so here too.
        page = mupdf.pdf_to_int(first)
        return page if 0 <= page < count else None
    return pages.get(mupdf.pdf_to_num(first))

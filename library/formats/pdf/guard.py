"""Refuses a page of a PDF before it is drawn, when drawing it would take all memory or all day.

What this cannot foresee (shadings, patterns, hundreds of thousands of shapes) the limits of the
worker processes stop.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymupdf import mupdf

from library.formats.mupdf import PageRefusedError
from library.formats.pdf.objects import ERRORS, get, items, stream_of
from library.formats.types import Fault

if TYPE_CHECKING:
    import pymupdf

    from library.settings import Limits

_USE = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(Do|scn|SCN|gs|sh)\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_KINDS = {b"Do": "XObject", b"scn": "Pattern", b"SCN": "Pattern", b"gs": "ExtGState", b"sh": "Shading"}
_MAX_STREAMS = 10_000
# MuPDF gives up on forms within forms before that.
_MAX_DEPTH = 100
# MuPDF reads most pictures row by row, so that only the time is lost. It holds 20 bytes a pixel of
# JPEG 2000 and up to 6 of a progressive JPEG (measured); the limit is meant for 12.
_ROWS = 0.1
_HELD = {"JPXDecode": 1.5, "DCTDecode": 0.4, "DCT": 0.4, "JBIG2Decode": 0.4}

Use = tuple[str, str]
"""A kind of resource and a name in it (ISO 32000-1, §7.8.3)."""


@dataclass(frozen=True, slots=True)
class _Content:
    """A stream of drawing instructions: its size unpacked, and how often it uses which resource."""

    size: int
    uses: Counter[Use]


class PageGuard:
    """Knows what the pages of one document cost; streams that pages share are read once."""

    def __init__(self, document: pymupdf.Document, limits: Limits) -> None:
        self._pdf = mupdf.pdf_document_from_fz_document(document.this) if document.is_pdf else None
        self._limits = limits
        self._contents: dict[int, _Content] = {}

    def check(self, number: int, *, plain: bool = False) -> None:
        """Let page `number` (0-based) pass; `plain` lets no page pass that has patterns or shadings.

        Raises:
            PageRefusedError: when the page costs more than the limits allow; the fault says why.
        """
        if self._pdf is None:
            return
        cost = _Cost(self._pdf, self._limits, self._contents)
        try:
            cost.add_page(mupdf.pdf_lookup_page_obj(self._pdf, number))
        except ERRORS:
            # A page that MuPDF cannot read costs nothing; drawing it tells what is wrong.
            return
        if cost.picture:
            width, height, most = cost.picture
            raise _refused("BOOK-033", number, size=f"{width} × {height}", limit=f"{most:,}")
        if cost.bytes > self._limits.drawing_bytes or (plain and cost.shaded):
            raise _refused("BOOK-034", number, limit=str(self._limits.drawing_bytes >> 20))


class _Cost:
    """What drawing one page takes: bytes of instructions, and a picture too large to be held."""

    def __init__(self, pdf: mupdf.PdfDocument, limits: Limits, contents: dict[int, _Content]) -> None:
        self._pdf, self._limits, self._contents = pdf, limits, contents
        self._forms: dict[int, int] = {}
        self.bytes = 0
        self.shaded = False
        self.picture: tuple[int, int, int] | None = None

    def add_page(self, page: mupdf.PdfObj) -> None:
        resources = mupdf.pdf_dict_get_inheritable(page, mupdf.pdf_new_name("Resources"))
        content = get(page, "Contents")
        streams = items(content, _MAX_STREAMS) if mupdf.pdf_is_array(content) else [content]
        looks = (get(note, "AP", "N") for note in items(get(page, "Annots"), _MAX_STREAMS))
        for stream in (*streams, *looks):
            self.bytes += self._stream(stream, resources, 0)
            if self.bytes > self._limits.drawing_bytes:
                return

    def _stream(self, stream: mupdf.PdfObj, around: mupdf.PdfObj, depth: int) -> int:
        """Return the bytes of instructions a stream comes to, those of its forms as often as drawn."""
        number = mupdf.pdf_to_num(stream)
        if depth > _MAX_DEPTH or not number or not mupdf.pdf_is_stream(stream):
            return 0
        if number in self._forms:
            return self._forms[number]
        # A form that draws itself is drawn no further.
        self._forms[number] = 0
        own = get(stream, "Resources")
        resources = own if mupdf.pdf_is_dict(own) else around
        content = self._content(number)
        cost = content.size
        for (kind, name), times in content.uses.items():
            used = get(resources, kind, name)
            self.shaded |= kind in {"Pattern", "Shading"} and mupdf.pdf_is_dict(used) != 0
            if kind == "ExtGState":
                used = get(used, "SMask", "G")
            if mupdf.pdf_to_name(get(used, "Subtype")) == "Image":
                self._picture(used)
            elif kind != "Shading":
                cost += times * self._stream(used, resources, depth + 1)
        self._forms[number] = cost
        return cost

    def _content(self, number: int) -> _Content:
        if number not in self._contents:
            most = self._limits.drawing_bytes
            try:
                data = stream_of(self._pdf, number, most)
            except ERRORS:
                data = b""
            if data is None:
                self._contents[number] = _Content(most + 1, Counter())
            else:
                uses = Counter((_KINDS[operator], _name(name)) for name, operator in _USE.findall(data))
                self._contents[number] = _Content(len(data), uses)
        return self._contents[number]

    def _picture(self, picture: mupdf.PdfObj) -> None:
        for part in (picture, get(picture, "SMask"), get(picture, "Mask")):
            if mupdf.pdf_is_dict(part):
                width, height = mupdf.pdf_to_int(get(part, "Width")), mupdf.pdf_to_int(get(part, "Height"))
                most = int(self._limits.picture_pixels / _held(part))
                if width * height > most:
                    self.picture = width, height, most


def _name(written: bytes) -> str:
    """Return a name of the content with its `#20` read (ISO 32000-1, §7.3.5)."""
    return _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), written).decode("utf-8", "replace")


def _held(picture: mupdf.PdfObj) -> float:
    """Return how much memory MuPDF takes for a pixel of a picture, 1 being what the limit is meant for."""
    filters = get(picture, "Filter")
    names = map(mupdf.pdf_to_name, items(filters, 9) if mupdf.pdf_is_array(filters) else [filters])
    return max(_HELD.get(name, _ROWS) for name in (*names, ""))


def _refused(code: str, page: int, **details: str) -> PageRefusedError:
    return PageRefusedError(Fault(code, (("page", str(page + 1)), *details.items())))

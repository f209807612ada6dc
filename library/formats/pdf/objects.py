"""Small readings of PDF objects that MuPDF leaves to its user."""

from __future__ import annotations

from pymupdf import mupdf

from library.formats.mupdf import ERRORS as _ERRORS

ERRORS = (*_ERRORS, AttributeError, IndexError, KeyError, TypeError, UnicodeError, OverflowError)
"""What reading a damaged object raises."""

# Where PDFDocEncoding is not Latin-1 (ISO 32000-1, annex D.2).
_PDF_DOC = {
    **dict(zip("˘ˇˆ˙˝˛˚˜", range(0x18, 0x20), strict=True)),
    **dict(zip("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", range(0x80, 0x9F), strict=True)),
    "€": 0xA0,
}
# MuPDF stops a stream that unpacks to more than this many times its size, and to over 100 MB.
_BOMB_RATIO = 200


def get(item: mupdf.PdfObj, *keys: str) -> mupdf.PdfObj:
    """Return the value at a path of keys; a null object where there is none."""
    for key in keys:
        item = mupdf.pdf_dict_gets(item, key)
    return item


def items(array: mupdf.PdfObj, most: int) -> list[mupdf.PdfObj]:
    """Return the first `most` values of an array; none of what is no array."""
    return [mupdf.pdf_array_get(array, at) for at in range(min(mupdf.pdf_array_len(array), most))]


def text_of(item: mupdf.PdfObj) -> str:
    """Return a text string (ISO 32000-1, §7.9.2.2), also of UTF-8 or UTF-16 that lacks its mark."""
    return unmarked(mupdf.pdf_to_text_string(item)) if mupdf.pdf_is_string(item) else ""


def unmarked(text: str) -> str:
    """Return what a string means that MuPDF took for PDFDocEncoding though it is UTF-16 without its mark.

    A null at the end is that of a program in C (ImageMagick's titles have one) and says nothing.
    """
    bare = text.rstrip("\0")
    if "\0" not in bare:
        return bare
    data = bytes(_PDF_DOC.get(letter, ord(letter) & 0xFF) for letter in text)
    big = data[::2].count(0) >= data[1::2].count(0)
    try:
        return data.decode("utf-16-be" if big else "utf-16-le")
    except UnicodeDecodeError:
        return text.replace("\0", "")


def stream_of(pdf: mupdf.PdfDocument, number: int, most: int) -> bytes | None:
    """Return the unpacked stream of object `number`, None when it is longer than `most` bytes.

    Memory stays within `most` or some 150 MB, whichever is more; a damaged stream gives what can
    be read of it.
    """
    stream = mupdf.pdf_open_stream_number(pdf, number)
    buffer, _ = mupdf.fz_read_best(stream, max(1024, most // _BOMB_RATIO), 0)
    if mupdf.fz_buffer_storage(buffer)[0] > most:
        return None
    data: bytes = mupdf.fz_buffer_extract_copy(buffer)
    return data

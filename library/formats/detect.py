"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from library.catalog.folders import BOOK_SUFFIXES, is_beside, is_page
from library.formats.types import UnreadableBookError
from library.zips import DAMAGE

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Where each format has its signature: (offset, bytes, name).
_SIGNATURES = (
    (0, b"\x89PNG", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (8, b"WEBP", "WebP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyp", "MP4"),
    (0, b"ID3", "MP3"),
    (0, b"Rar!", "RAR (.cbr)"),
    (0, b"7z\xbc\xaf", "7-Zip (.cb7)"),
    (257, b"ustar", "TAR (.cbt)"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\xd0\xcf\x11\xe0", "Word/Excel (.doc, .xls)"),
    (0, b"{\\rtf", "RTF"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"%!PS", "PostScript"),
    (60, b"BOOKMOBI", "Kindle (.mobi, .azw)"),
    (0, b"MIME-Version:", "MHTML"),
    (0, b"From: <Saved by", "MHTML"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_BOOKS = tuple(BOOK_SUFFIXES)
# The flag of an encrypted entry (APPNOTE.TXT 6.3.10 §4.4.4).
_LOCKED = 1


def detect(path: Path) -> str:
    """Return "pdf", "epub" or "scans", which is a folder or an archive of pictures.

    Raises:
        UnreadableBookError: when the file is empty or something else; the fault says what.
        OSError: when it cannot be read at all.
    """
    if path.is_dir():
        return "scans"
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableBookError("BOOK-001")
    if head.startswith(b"PK"):
        return _zip_kind(path)
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            raise UnreadableBookError("BOOK-002", kind=kind)
    # ISO 32000 lets up to 1,024 bytes stand before the header.
    if b"%PDF-" in head:
        return "pdf"
    encoding = _UTF16.get(head[:2])
    if _HTML.match(head[2:].decode(encoding, "ignore").encode() if encoding else head):
        raise UnreadableBookError("BOOK-002", kind="HTML")
    raise UnreadableBookError("BOOK-003")


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
            mimetype = _mimetype(archive)
    except DAMAGE as error:
        raise UnreadableBookError("BOOK-004") from error
    names = [info.filename.replace("\\", "/") for info in entries]
    if not names:
        raise UnreadableBookError("BOOK-016")
    if sum(info.flag_bits & _LOCKED for info in entries) * 2 > len(entries):
        raise UnreadableBookError("BOOK-006")
    if any(name.endswith("META-INF/container.xml") or name.lower().endswith(".opf") for name in names):
        return "epub"
    if "[Content_Types].xml" in names:
        raise UnreadableBookError("BOOK-002", kind="Word/PowerPoint/Excel")
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise UnreadableBookError("BOOK-002", kind="OpenDocument (.odt, .odp)")
    if _are_scans(names):
        return "scans"
    raise UnreadableBookError("BOOK-002", kind="ZIP")


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    """Return what the entry `mimetype` says, b"" when it is not there or cannot be read."""
    try:
        with archive.open("mimetype") as file:
            return file.read(len(_OPEN_DOCUMENT))
    except (*DAMAGE, KeyError):
        return b""


def _are_scans(names: list[str]) -> bool:
    """Return whether pictures make most of an archive, and no book lies among them."""
    others = [name for name in names if not is_page(name) and not is_beside(name)]
    pages = sum(map(is_page, names))
    return pages > len(others) and not any(name.lower().endswith(_BOOKS) for name in others)

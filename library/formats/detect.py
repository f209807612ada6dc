"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from library.formats.types import UnreadableBookError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 1024
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_KINDS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel (.doc, .xls)"),
    (b"{\\rtf", "RTF"),
)


def detect(path: Path) -> str:
    """Return "pdf" or "epub".

    Raises:
        UnreadableBookError: when the file is empty or something else; the fault says what.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableBookError("BOOK-001")
    # ISO 32000 lets up to 1,024 bytes stand before the header.
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK"):
        return _zip_kind(path)
    if _HTML.match(head):
        raise UnreadableBookError("BOOK-002", kind="HTML")
    kind = next((name for magic, name in _KINDS if head.startswith(magic)), "")
    if kind:
        raise UnreadableBookError("BOOK-002", kind=kind)
    raise UnreadableBookError("BOOK-003")


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableBookError("BOOK-004") from error
    if any(name.endswith("META-INF/container.xml") for name in names) or any(
        name.lower().endswith(".opf") for name in names
    ):
        return "epub"
    if "[Content_Types].xml" in names:
        raise UnreadableBookError("BOOK-002", kind="Word/PowerPoint/Excel")
    raise UnreadableBookError("BOOK-002", kind="ZIP")

"""The finished site as one ZIP file, for hosts that take it by drag and drop."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SOLID = frozenset(
    {".bin", ".gz", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".opus", ".png", ".webp", ".woff2"}
)
"""What is compressed already."""
_MODE = 0o100644 << 16
_UNIX = 3
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP file can tell: the same site is the same file on any day."""


def archive(site: Path, paths: Iterable[str], target: Path) -> int:
    """Write the files of `site` into the ZIP file `target`, whole or not at all; return its bytes.

    Raises:
        OSError: when it cannot be written.
    """
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with ZipFile(temporary, "w") as file:
            for path in sorted(paths):
                entry = ZipInfo(path, _BEGINNING)
                entry.external_attr, entry.create_system = _MODE, _UNIX
                entry.compress_type = ZIP_STORED if PurePosixPath(path).suffix in _SOLID else ZIP_DEFLATED
                file.writestr(entry, (site / path).read_bytes())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target.stat().st_size

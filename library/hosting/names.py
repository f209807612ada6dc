"""Names that Windows and FAT32 can hold (Microsoft, "Naming Files, Paths, and Namespaces")."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST = 255
"""UTF-16 code units of one name."""


def unfit(path: str) -> str:
    """Return the part of a site-relative path that Windows cannot hold, or ""."""
    return next((part for part in path.split("/") if _is_unfit(part)), "")


def _is_unfit(name: str) -> bool:
    return bool(
        _FORBIDDEN.search(name)
        or _DEVICE.fullmatch(name)
        or name.endswith((".", " "))
        or len(name.encode("utf-16-le")) // 2 > _LONGEST
    )

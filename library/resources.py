"""Where the files that ship with the package are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
FONTS = _PACKAGE / "fonts"


@cache
def theme() -> Path:
    """Return the theme's folder: inside an installed package, or beside it in a checkout."""
    installed = _PACKAGE / "theme"
    return installed if installed.is_dir() else _PACKAGE.parent / "themes" / "tusach"

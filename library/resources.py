"""What ships with the package: its files, and what tells it from another version of itself."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent
FONTS = _PACKAGE / "fonts"


@cache
def theme() -> Path:
    """Return the theme's folder: inside an installed package, or beside it in a checkout."""
    installed = _PACKAGE / "theme"
    return installed if installed.is_dir() else _PACKAGE.parent / "themes" / "tusach"


@cache
def program() -> str:
    """Return the SHA-256 of all modules, in hexadecimal.

    What a build remembers is known by it, too: whatever changes the program, by an update or by
    hand, nothing that it would make otherwise is kept.
    """
    modules = sorted(_PACKAGE.rglob("*.py"))
    return sha256(b"\0".join(path.read_bytes() for path in modules)).hexdigest()

"""The school's logo on what is printed: whether it can be drawn. `qr/canvas.py` draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from library.catalog.near import Near
from library.errors import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from library.settings import Settings

_KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"})


def missing_logo(settings: Settings) -> list[Problem]:
    """Return the fault of a `logo` that is not there or no picture, with the file that was probably meant."""
    if not settings.logo or _is_picture(settings.docs_dir / settings.logo):
        return []
    there = (path for path in sorted(settings.docs_dir.rglob("*")) if path.suffix.lower() in _KINDS)
    near = Near(path.relative_to(settings.docs_dir).as_posix() for path in there)
    meant = near(settings.logo)
    details = (("suggestion", "" if meant == settings.logo else meant),)
    return [Problem("CFG-003", "mkdocs.yml", 0, "", settings.logo, Severity.WARNING, details)]


def _is_picture(path: Path) -> bool:
    try:
        data = path.read_bytes()
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.QName(etree.fromstring(data, parser)).localname == "svg"
        with Image.open(path) as picture:
            return picture.width > 0
    except (OSError, ValueError, SyntaxError, etree.LxmlError, Image.DecompressionBombError):
        return False

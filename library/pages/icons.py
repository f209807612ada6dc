"""The site's icon as the pictures that a device's home screen asks for, drawn from one SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.pages.cache import entry_path, key, store

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = "icons-1"
_WANTED = ((192, False), (512, False), (512, True))
"""Side in pixels, and whether a launcher may cut the picture to its own shape."""
# A launcher may cut to a circle of 4/5 of the width (W3C Manifest, "safe zone"). The outermost points of
# the drawing lie this much of its square's half diagonal from the middle.
_SAFE, _REACH = 0.8, 0.8


@dataclass(frozen=True, slots=True)
class Icon:
    """A square PNG, `side` pixels wide; a `maskable` one keeps what matters in the middle.

    `digest` is the start of the SHA-256 of its bytes, in hexadecimal.
    """

    path: Path
    side: int
    maskable: bool
    digest: str


def app_icons(cache: Path, svg: Path) -> tuple[Icon, ...]:
    """Return the pictures of a square drawing whose first rectangle is its background."""
    source = svg.read_text(encoding="utf-8")
    address = key(_VERSION, source)
    folder = entry_path(cache, address)
    paths = [folder / f"app-{side}{'-maskable' * maskable}.png" for side, maskable in _WANTED]

    def make(into: Path) -> None:
        for path, (side, maskable) in zip(paths, _WANTED, strict=True):
            (into / path.name).write_bytes(_drawn(_widened(source) if maskable else source, side))

    if not folder.is_dir():
        store(cache, address, make)
    return tuple(
        Icon(path, side, maskable, sha256(path.read_bytes()).hexdigest()[:10])
        for path, (side, maskable) in zip(paths, _WANTED, strict=True)
    )


def _widened(source: str) -> str:
    """Return the drawing in the middle of a larger square of its own background."""
    box = re.search(r'viewBox="0 0 ([\d.]+) \1"', source)
    ground = re.search(r'<rect [^>]*fill="([^"]+)"[^>]*/>', source)
    assert box is not None, "the icon is no square"
    assert ground is not None, "the icon has no background"
    side = float(box[1])
    whole = side * 2**0.5 * _REACH / _SAFE
    start = (side - whole) / 2
    square = f'viewBox="{start:g} {start:g} {whole:g} {whole:g}"'
    fill = f'<rect x="{start:g}" y="{start:g}" width="{whole:g}" height="{whole:g}" fill="{ground[1]}"/>'
    return source.replace(box[0], square, 1).replace(ground[0], fill, 1)


def _drawn(source: str, side: int) -> bytes:
    """Return a square drawing as PNG, `side` pixels wide."""
    # Here, so that a build that finds the icons in its cache does not load MuPDF.
    import pymupdf

    with pymupdf.open(stream=source.encode(), filetype="svg") as document:
        page = document[0]
        scale = side / page.rect.width
        picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=True)
        return bytes(picture.tobytes("png"))

"""Small books of scans: pictures of pages, in folders and in archives."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from support.epubs import write_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

INFO = "ComicInfo.xml"


def page(
    size: tuple[int, int] = (124, 175),
    *,
    kind: str = "JPEG",
    mode: str = "RGB",
    corner: Any = "black",
    **options: Any,
) -> bytes:
    """Return a white page with a mark in its upper left corner."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=corner)
    out = io.BytesIO()
    picture.convert(mode).save(out, kind, **options)
    return out.getvalue()


def tiff(sizes: Iterable[tuple[int, int]], dpi: int = 0) -> bytes:
    """Return a TIFF that holds a page of each size."""
    first, *rest = [Image.new("L", size, "white") for size in sizes]
    out = io.BytesIO()
    options = {"dpi": (dpi, dpi)} if dpi else {}
    first.save(out, "TIFF", save_all=True, append_images=rest, **options)
    return out.getvalue()


def held(orientation: int) -> bytes:
    """Return Exif data of a camera that was held so."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def make_cbz(path: Path, pages: Mapping[str, bytes], info: str = "") -> Path:
    """Write an archive of pictures; return its path."""
    return write_zip(path, {**pages, **({INFO: f"<ComicInfo>{info}</ComicInfo>"} if info else {})})


def make_folder(path: Path, pages: Mapping[str, bytes | str]) -> Path:
    """Write pictures, or other files, into a folder; return its path."""
    path.mkdir(parents=True, exist_ok=True)
    for name, data in pages.items():
        (path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return path

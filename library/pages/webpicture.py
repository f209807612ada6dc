"""A photograph for the web: encoded anew in the sizes that screens ask for, with nothing of what a camera adds."""

from __future__ import annotations

import base64
import io
import warnings
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from library.pages.cache import entry_path, key, store
from library.pages.encode import described, encode_picture

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import Derivative

Sizes = tuple[tuple["Derivative", "Path"], ...]
"""A picture in its sizes, the smallest first: what each is, and the file that holds it."""
_VERSION: Final = "web-picture-1"
_MAX_PIXELS: Final = 120_000_000
_UNREADABLE: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def web_sizes(path: Path, digest: str, widths: tuple[int, ...], cache: Path) -> Sizes | None:
    """Return the picture at most `widths` pixels wide, None when it cannot be read.

    A smaller picture is not enlarged: it has fewer sizes. Only pixels are kept: no place, time or name
    of a camera's owner is published.
    """
    folder = entry_path(cache, key(_VERSION, digest, widths))

    def make(into: Path) -> None:
        upright = _upright(path)
        for width in widths:
            data, _ = encode_picture(upright, width)
            (into / f"{width}.webp").write_bytes(data)
            if width >= upright.width:
                break

    try:
        if not folder.is_dir():
            store(cache, folder.name, make)
    except _UNREADABLE:
        return None
    files = (folder / f"{width}.webp" for width in widths)
    return tuple((_derivative(file), file) for file in files if file.is_file())


def address_of(data: bytes, width: int) -> str:
    """Return a picture at most `width` pixels wide as an address that holds it (RFC 2397), "" for none.

    Like all others it is encoded anew, without what a camera adds.
    """
    try:
        made, _ = encode_picture(_upright(io.BytesIO(data)), width)
    except _UNREADABLE:
        return ""
    return f"data:image/webp;base64,{base64.b64encode(made).decode()}"


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return the pixels of a picture as it is seen, None when it is none; nothing of it is decoded."""
    try:
        with Image.open(path) as picture:
            turned = picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}
            return picture.size[::-1] if turned else picture.size
    except _UNREADABLE:
        return None


def _upright(source: Path | io.BytesIO) -> Image.Image:
    """Return the bare pixels of a picture as it is seen."""
    with warnings.catch_warnings():
        # Pillow warns of large pictures; ours have their own limit.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(source) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                raise ValueError(picture.size)
            return _bare(ImageOps.exif_transpose(picture))


def _bare(picture: Image.Image) -> Image.Image:
    """Return the pixels in RGB, transparent ones on white, without what Pillow keeps of the file."""
    if picture.has_transparency_data:
        whole = picture.convert("RGBA")
        bare = Image.new("RGB", whole.size, "white")
        bare.paste(whole, mask=whole.getchannel("A"))
    else:
        bare = picture.convert("RGB")
    bare.info.clear()
    return bare


def _derivative(file: Path) -> Derivative:
    with Image.open(file) as made:
        return described(file.name, file.read_bytes(), made.size)

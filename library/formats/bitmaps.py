"""The pictures inside a book, made as light as they are shown."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from library.settings import Limits

# A picture is never drawn wider than the page, so more pixels than this are only weight.
_SHOWN = 1600


def small_picture(data: bytes, pixels: int = Limits().picture_pixels) -> tuple[str, bytes] | None:
    """Return a picture as ("png" or "jpeg", bytes) at most as large as it is shown.

    None when it is broken, of more than `pixels`, or in a format that is not a bitmap.
    """
    if not data:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > pixels:
                return None
            small = max(picture.size) <= _SHOWN
            if small and picture.format in {"JPEG", "PNG"} and picture.mode in {"RGB", "RGBA", "L"}:
                picture.load()
                return ("jpeg" if picture.format == "JPEG" else "png"), data
            flat = picture.convert("RGBA" if "A" in picture.getbands() or picture.mode == "P" else "RGB")
            flat.thumbnail((_SHOWN, _SHOWN))
            out = io.BytesIO()
            if flat.mode == "RGBA":
                flat.save(out, "PNG")
                return "png", out.getvalue()
            flat.save(out, "JPEG", quality=88)
            return "jpeg", out.getvalue()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        MemoryError,
        Image.DecompressionBombError,
    ):
        return None


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height in pixels of a picture that `small_picture` made."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size

"""Photographs in the school's own pages, without what the camera wrote into them: place, time, owner."""

from __future__ import annotations

import warnings
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from library.pages.cache import entry_path, key, store

if TYPE_CHECKING:
    from pathlib import Path

_VERSION: Final = "photograph-1"
_FORMATS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_MAX_PIXELS: Final = 100_000_000
# What a file says beside its pixels: Exif (CIPA DC-008), XMP (ISO 16684-1), IPTC, comments.
_TOLD: Final = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif")


def publishable(path: Path, cache: Path) -> Path:
    """Return the file to publish for `path`: itself, or a copy in `cache` where it tells more than its picture.

    A file that is no picture, or cannot be read as one, is returned as it is.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        return path
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; ours have their own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _bare(path, form, cache)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return path


def _bare(path: Path, form: str, cache: Path) -> Path:
    with Image.open(path) as picture:
        if not any(picture.info.get(name) for name in _TOLD) or getattr(picture, "n_frames", 1) > 1:
            return path
        if picture.width * picture.height > _MAX_PIXELS:
            raise ValueError(picture.size)
        folder = entry_path(cache, key(_VERSION, sha256(path.read_bytes()).hexdigest()))
        name = f"picture{path.suffix.lower()}"
        if not folder.is_dir():
            upright = ImageOps.exif_transpose(picture)
            profile = picture.info.get("icc_profile")
            upright.info.clear()
            options = {"icc_profile": profile} if profile else {}
            quality: dict[str, object] = {"lossless": _lossless(path)} if form == "WEBP" else {}
            if form != "PNG":
                quality |= {"quality": 90}
            store(cache, folder.name, lambda into: upright.save(into / name, form, **options, **quality))
    return folder / name


def _lossless(path: Path) -> bool:
    with path.open("rb") as file:
        return b"VP8L" in file.read(64)

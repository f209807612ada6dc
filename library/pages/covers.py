"""Covers that the catalog names: pictures in the folder of books or of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from library.catalog.ids import by_names, file_key
from library.pages.cache import entry_path, key, store
from library.pages.encode import described, encode_cover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.errors import Problem
    from library.pages.cache import FileDigests
    from library.pages.model import Derivative
    from library.settings import Settings

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})
_VERSION, _JPEG_VERSION = "cover-2", "cover-jpeg-1"
_JPEG_QUALITY = 82
_MAX_PIXELS = 60_000_000


def pictures(settings: Settings) -> Iterator[Path]:
    """Yield the pictures that a row may name."""
    for folder in (settings.books_dir, settings.catalog_dir):
        if folder.is_dir():
            found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES)
            yield from (path for path in found if path.is_file() and not path.is_symlink())


def make_covers(
    catalog: Catalog, settings: Settings, digests: FileDigests
) -> tuple[dict[str, tuple[Derivative, Path]], list[Problem]]:
    """Return the cover made of each picture named in the catalog, and what is wrong with others."""
    wanted = {holding.cover: holding for holding in catalog.holdings if holding.cover}
    if not wanted:
        return {}, []
    folders = (settings.books_dir, settings.catalog_dir, settings.root)
    there = by_names(pictures(settings), folders)
    made: dict[str, tuple[Derivative, Path]] = {}
    problems = []
    for name, holding in wanted.items():
        path = there.get(file_key(name))
        cover = _cover(path, settings.cache_dir, digests.digest(path)) if path else None
        if cover is None:
            code = "CAT-022" if path else "CAT-021"
            problems.append(catalog.table("books").fault(code, holding.row, "cover", name))
        else:
            made[name] = cover
    return made, problems


def as_jpeg(cover: tuple[Derivative, Path], cache: Path) -> Path:
    """Return the cover as JPEG: OPDS and many programs that preview links know no WebP."""
    image, path = cover
    address = key(_JPEG_VERSION, image.digest)

    def make(into: Path) -> None:
        with Image.open(path) as picture:
            picture.convert("RGB").save(into / "cover.jpg", "JPEG", quality=_JPEG_QUALITY, optimize=True)

    folder = entry_path(cache, address)
    if not folder.is_dir():
        store(cache, address, make)
    return folder / "cover.jpg"


def _cover(path: Path, cache: Path, digest: str) -> tuple[Derivative, Path] | None:
    address = key(_VERSION, digest)
    folder = entry_path(cache, address)

    def make(into: Path) -> None:
        with Image.open(path) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                raise ValueError(picture.size)
            (into / "cover.webp").write_bytes(encode_cover(picture.convert("RGB"))[0])

    try:
        if not folder.is_dir():
            store(cache, address, make)
        with Image.open(folder / "cover.webp") as made:
            size = made.size
        data = (folder / "cover.webp").read_bytes()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    return described("cover.webp", data, size), folder / "cover.webp"

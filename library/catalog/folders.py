"""What in the folder of books is a book: a file, or a folder that holds the pages as pictures."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from natsort import natsorted, ns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BOOK_SUFFIXES = frozenset({".pdf", ".epub", ".cbz", ".zip"}) | frozenset(
    # No books here, but people expect them to be: they are listed with the reason.
    {".cbr", ".cb7", ".cbt", ".rar", ".7z", ".mobi", ".azw", ".azw3", ".prc", ".djvu"}
)
PICTURE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp"}
)
COMIC_INFO = "ComicInfo.xml"
"""What a book of pictures says of itself (Anansi Project, ComicInfo 2.0), beside its pages."""
# What systems and people leave beside pictures.
_BESIDE = frozenset({".txt", ".md", ".nfo", ".xml", ".json", ".db", ".ini", ".url", ".sfv", ".md5"})
_SYSTEM = frozenset({"__macosx", "@eadir", "$recycle.bin"})
_BEFORE_NUMBER = re.compile(r"^(\D*)\d")


def is_page(name: str) -> bool:
    """Return whether `name`, a path with slashes, is that of a page: a picture, and not a hidden one."""
    return _suffix(name) in PICTURE_SUFFIXES and not _hidden(name)


def is_beside(name: str) -> bool:
    """Return whether `name`, a path with slashes, is that of a file that may lie beside the pages."""
    return _hidden(name) or _suffix(name) in _BESIDE


def in_order(names: Iterable[str]) -> list[str]:
    """Return `names`, paths with slashes, in the order that people read them: 2 before 10."""
    # Names that differ in case alone have an order of their own, whatever the file system says.
    return natsorted(sorted(names), key=_nfc, alg=ns.IGNORECASE | ns.PATH)


def numbered(names: Iterable[str]) -> bool:
    """Return whether pictures are called as pages are: 001.jpg, trang-1.png, IMG_0001.jpg.

    A fifth of them may be called otherwise, as a cover is.
    """
    stems = [_nfc(name).rpartition(".")[0].casefold() for name in names]
    before = Counter(found[1] for stem in stems if (found := _BEFORE_NUMBER.match(stem)))
    most = before.most_common(1)[0][1] if before else 0
    return most >= 2 and most * 5 >= len(stems) * 4


def find(books_dir: Path) -> Iterator[Path]:
    """Yield the book files under `books_dir`, and the folders that hold nothing but pictures.

    Symbolic links are not followed.
    """
    for name, folders, files in os.walk(books_dir):
        folder = Path(name)
        for file in files:
            # A Mac leaves a twin of each file on a foreign disk, ._a.pdf beside a.pdf.
            twin = file.startswith("._") and file[2:] in files
            if _suffix(file) in BOOK_SUFFIXES and not twin:
                path = folder / file
                if path.is_file() and not path.is_symlink():
                    yield path
        inside = [name for name in folders if not _hidden(name)]
        if folder != books_dir and not inside and _only_pictures(folder, files):
            yield folder


def scan_files(folder: Path) -> list[Path]:
    """Return what is read of a folder of scans: its pages in their order, then ComicInfo.xml."""
    files = [path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    names = [*in_order(filter(is_page, files)), *(name for name in files if name == COMIC_INFO)]
    return [folder / name for name in names]


def _only_pictures(folder: Path, files: list[str]) -> bool:
    pages = [file for file in files if is_page(file)]
    return (
        bool(pages)
        and not _hidden(folder.name)
        and all(is_page(file) or is_beside(file) for file in files)
        and not any((folder / file).is_symlink() for file in pages)
    )


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") or part.casefold() in _SYSTEM for part in parts)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 -- a Path for each of thousands of names


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/"))

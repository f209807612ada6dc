"""Books as values, for the stages that never see a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.model import Holding
from library.collection import Book
from library.formats.types import OutlineEntry, SourceInfo
from library.pages.model import Derivative, PageRange, PageSet, RangeText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def holding(ident: str, title: str = "", **values: object) -> Holding:
    """Return a holding; its row follows from nothing and is 2."""
    return Holding(**({"row": 2, "id": ident, "title": title or ident} | values))  # type: ignore[arg-type]


def printed(ident: str, title: str = "", **values: object) -> Book:
    """Return a title without a file."""
    return Book(holding(ident, title, **values), "vi")


def page_set(
    folder: Path, count: int = 3, *, outline: Sequence[OutlineEntry] = (), **source: object
) -> PageSet:
    """Return pages whose files are really there, under `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    images, smalls = [], []
    for number in range(count):
        name = f"{number:02}.webp"
        (folder / name).write_bytes(f"ảnh {number}".encode())
        images.append(Derivative("webp", 600, 840, 6 + number, f"{number:010x}", name))
        (folder / f"{number:02}.s.webp").write_bytes(f"nhỏ {number}".encode())
        smalls.append(Derivative("webp", 240, 336, 6, f"5{number:09x}", f"{number:02}.s.webp"))
    (folder / "text.js").write_text("self.tusachText({});\n", encoding="utf-8")
    (folder / "cover.webp").write_bytes(b"cover")
    cover = Derivative("webp", 400, 560, 5, "c" * 10, "cover.webp")
    text = RangeText("t" * 10, True, ("Dòng đầu",))
    part = PageRange(0, count, tuple(images), tuple(smalls), text, cover)
    values = {"format": "pdf", "document": "", "sizes": ((200.0, 280.0),) * count, "outline": tuple(outline)}
    info = SourceInfo(**(values | source))  # type: ignore[arg-type]
    return PageSet(info, "d" * 64, (part,), (folder,), ((text, folder),), folder)

"""`book.js` is what the contract says, and names files that are there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from support.books import holding, page_set

from library.collection import Book
from library.formats.types import Clip, Media, OutlineEntry, ReflowChapter
from library.site.bookfile import page_files

if TYPE_CHECKING:
    from library.pages.model import PageSet
    from library.site.emit import OutputFile

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "contracts" / "book.schema.json").read_text(encoding="utf-8")
)


def written(pages: PageSet, pack: int = 1) -> tuple[dict[str, Any], dict[str, OutputFile]]:
    book = Book(
        holding("a", "Dế Mèn </script>", creators=("Tô Hoài",)), "vi", pages, narration=pages.narration
    )
    files = {output.path.removeprefix("books/a/"): output for output in page_files(book, pages, pack)}
    script = files["book.js"].content
    assert isinstance(script, bytes)
    value = json.loads(script.decode().removeprefix("self.tusachBook=").removesuffix(";\n"))
    Draft202012Validator(SCHEMA).validate(value)
    return value, files


def data(output: OutputFile) -> bytes:
    parts = output.content if isinstance(output.content, tuple) else (output.content,)
    return b"".join(part if isinstance(part, bytes) else part.read_bytes() for part in parts)


def test_book_js_keeps_the_contract(tmp_path: Path) -> None:
    sizes = ((200.0, 280.0), (300.0, 200.0), (200.0, 280.0))
    pages = page_set(tmp_path, outline=[OutlineEntry("Một", 0, 0)], sizes=sizes, labels=("i", "ii", "1"))
    value, files = written(pages)
    assert value["title"] == "Dế Mèn </script>"
    assert value["sizes"] == [[200.0, 280.0], [300.0, 200.0]]
    assert value["pageSize"] == [0, 1, 0]
    assert value["labels"] == ["i", "ii", "1"]
    named = [image[3] for image in value["images"]]
    named += [name.replace(".webp", ".s.webp") for name in named] + [text["file"] for text in value["text"]]
    assert {*named, "book.js"} == set(files)
    for output in files.values():
        assert data(output)


def test_what_a_probe_made_goes_along(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "audio").mkdir()
    for name in ("chapters/000.js", "chapters/i.png", "audio/a.mp3"):
        (tmp_path / name).write_bytes(name.encode())
    chapter = ReflowChapter("Mở đầu", Media.of(tmp_path, "chapters/000.js"), 1)
    value, files = written(
        page_set(
            tmp_path,
            reflow=(chapter,),
            pictures=(Media.of(tmp_path, "chapters/i.png"),),
            audio=(Media.of(tmp_path, "audio/a.mp3"),),
            clips=(Clip(1, 0, 4, 0, 0.5, 2.25, "c0-a"), Clip(2, -1, -1, 0, 2.25, 3.0)),
            page_list=(("xii", 1),),
            vertical=True,
        )
    )
    assert value["chapters"] == [{"title": "Mở đầu", "page": 1, "file": "chapters/000.js"}]
    assert value["audio"]["clips"] == [[1, 0, 4, 0, 0.5, 2.25, "c0-a"], [2, -1, -1, 0, 2.25, 3.0, ""]]
    assert (value["audio"]["files"], value["pageList"], value["vertical"]) == (
        ["audio/a.mp3"],
        [["xii", 1]],
        True,
    )
    assert {name for name in files if name.startswith(("chapters", "audio"))} == {
        "chapters/000.js",
        "chapters/i.png",
        "audio/a.mp3",
    }


def test_pages_that_share_a_file_are_slices_of_it(tmp_path: Path) -> None:
    pages = page_set(tmp_path, 20)
    part = pages.ranges[0]
    gone = 4
    part = replace(
        part,
        images=tuple(None if at == gone else image for at, image in enumerate(part.images)),
        smalls=tuple(None if at == gone else small for at, small in enumerate(part.smalls)),
    )
    pages = replace(
        pages,
        ranges=(
            replace(
                part,
                images=tuple(
                    image and replace(image, bytes=len((tmp_path / image.file).read_bytes()))
                    for image in part.images
                ),
                smalls=tuple(
                    small and replace(small, bytes=len((tmp_path / small.file).read_bytes()))
                    for small in part.smalls
                ),
            ),
        ),
    )
    value, files = written(pages, 8)
    images = value["images"]
    assert images[0][3] == "pages/0001.0000000000.webp"
    assert images[gone] is None
    assert len({image[3] for image in images if image}) == 4
    for at, image in enumerate(images):
        if image:
            before = sum(other[2] for other in images[:at] if other and other[3] == image[3])
            assert data(files[image[3]])[before : before + image[2]] == f"ảnh {at}".encode()
    smalls = []
    for name, sizes in value["smallPacks"]:
        whole, at = data(files[name]), 0
        for size in sizes:
            smalls.append(whole[at : at + size].decode())
            at += size
        assert at == len(whole)
    assert smalls == ["" if at == gone else f"nhỏ {at}" for at in range(20)]
    assert len(files) == 4 + 2 + 1 + 1


def test_a_book_of_one_page_needs_no_pack(tmp_path: Path) -> None:
    value, files = written(page_set(tmp_path, 1), 8)
    assert value["images"][0][3].endswith(".webp")
    assert [name for name in files if name.endswith(".bin")] == [value["smallPacks"][0][0]]

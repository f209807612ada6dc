"""`book.js` is what the contract says, and names files that are there."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from support.books import holding, page_set

from library.collection import Book
from library.formats.types import OutlineEntry
from library.site.bookfile import book_js, page_files

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "contracts" / "book.schema.json").read_text(encoding="utf-8")
)


def test_book_js_keeps_the_contract(tmp_path: Path) -> None:
    sizes = ((200.0, 280.0), (300.0, 200.0), (200.0, 280.0))
    pages = page_set(tmp_path, outline=[OutlineEntry("Một", 0, 0)], sizes=sizes, labels=("i", "ii", "1"))
    book = Book(holding("a", "Dế Mèn </script>", creators=("Tô Hoài",)), "vi", pages)
    text = book_js(book, pages)
    value = json.loads(text.removeprefix("self.tusachBook=").removesuffix(";\n"))
    Draft202012Validator(SCHEMA).validate(value)
    assert value["sizes"] == [[200.0, 280.0], [300.0, 200.0]]
    assert value["pageSize"] == [0, 1, 0]
    assert value["labels"] == ["i", "ii", "1"]
    files = {output.path: output for output in page_files(book, pages)}
    named = [image[3] for image in value["images"]]
    named += [name.replace(".webp", ".s.webp") for name in named] + [text["file"] for text in value["text"]]
    assert {f"books/a/{name}" for name in named} | {"books/a/book.js"} == set(files)
    for output in files.values():
        assert isinstance(output.content, bytes) or output.content.is_file()

"""The library for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from support.books import printed

from library.site import data

if TYPE_CHECKING:
    from library.collection import Book


def catalog_csv(books: list[Book]) -> str:
    return data.catalog_csv([data.record(book) for book in books])


def catalog_json(books: list[Book]) -> str:
    return data.catalog_json(data.record(book) for book in books)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_catalog_holds_all_titles_and_unknown_columns() -> None:
    books = [
        printed("a", "Dế Mèn, phiêu lưu", creators=("Tô Hoài", "X"), copies=3, extra=(("Giá", "5000"),)),
        printed("b", 'Nói "vâng"\nhai dòng', extra=(("Người tặng", "Cô Lan"),)),
    ]
    text = catalog_csv(books)
    assert text.startswith("\ufeffid,title,")
    first, second = table(text)
    assert (first["id"], first["title"], first["creator"]) == ("a", "Dế Mèn, phiêu lưu", "Tô Hoài; X")
    assert (first["copies"], first["Giá"], first["Người tặng"]) == ("3", "5000", "")
    assert (first["url"], first["readable"], first["language"]) == ("books/a/index.html", "0", "vi")
    assert (second["title"], second["Người tặng"]) == ('Nói "vâng"\nhai dòng', "Cô Lan")


def test_the_catalog_as_json_says_what_the_school_wrote() -> None:
    extra = (("Giá", "=5000"), ("title", "khác"))
    text = catalog_json(
        [printed("a", "=1+1 <b>", creators=("Tô Hoài", "X"), copies=3, extra=extra), printed("b", "B")]
    )
    first, second = json.loads(text)["books"]
    assert (first["title"], first["creator"], first["copies"]) == ("=1+1 <b>", ["Tô Hoài", "X"], 3)
    assert (first["Giá"], first["title (2)"], first["url"]) == ("=5000", "khác", "books/a/index.html")
    assert set(second) == {"id", "title", "language", "url"}
    assert json.loads(catalog_json([])) == {"books": []}


def test_what_the_site_does_not_show_is_handed_on() -> None:
    (row,) = table(
        catalog_csv(
            [printed("a", "A", levels=("THCS",), old_ids=("x", "y"), rights_uri="https://r.example/")]
        )
    )
    assert (row["level"], row["old_ids"], row["rights_uri"]) == ("THCS", "x; y", "https://r.example/")


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-cmd|x", "@SUM(A1)", "＝1+1", "－1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = table(catalog_csv([printed("a", cell, creators=(cell,), extra=((cell, cell),))]))
    assert not any(str(value).startswith(("=", "+", "-", "@")) for value in (*row.values(), *row))

"""A book for classes is locked, or it stays off the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.catalog.load import load
from library.lock.passphrases import Passphrases
from library.lock.release import release

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Catalog


def released(folder: Path, rows: str, *classes: str) -> tuple[Catalog, list[tuple[str, int, str]]]:
    (folder / "catalog").mkdir()
    (folder / "catalog" / "books.csv").write_text(f"id,title,file,access\n{rows}", encoding="utf-8")
    settings = settings_for(folder)
    (folder / "books").mkdir()
    files = [folder / "books" / name for name in ("a.pdf", "b.pdf")]
    passphrases = Passphrases(dict.fromkeys(classes, ("x",)))
    catalog, problems = release(settings, load(settings, files), passphrases)
    return catalog, [(p.code, p.row, p.value) for p in problems]


@pytest.mark.parametrize(
    ("access", "classes", "withheld", "told"),
    [
        ("class", ("6a",), False, []),
        ("Lớp", ("",), False, []),
        ("class", (), True, [("ACC-020", 2, "")]),
        ("class:6A", ("6a",), False, []),
        ("lớp: 6A; Lớp 6B", ("6a", "6b"), False, []),
        ("class:6A,6B", ("6b",), False, [("ACC-025", 2, "6A")]),
        ("class:6A;6B", ("7a",), True, [("ACC-027", 2, "6A, 6B")]),
        ("class:6A", ("",), True, [("ACC-027", 2, "6A")]),
        ("class:", ("6a",), True, [("CAT-014", 2, "class:")]),
        ("classes", ("6a",), True, [("CAT-014", 2, "classes")]),
    ],
)
def test_what_a_passphrase_opens_is_published(
    tmp_path: Path, access: str, classes: tuple[str, ...], withheld: bool, told: list[tuple[str, int, str]]
) -> None:
    catalog, problems = released(tmp_path, f'a,A,a.pdf,"{access}"\n', *classes)
    assert ("a.pdf" in catalog.withheld) == withheld
    assert problems == told


@pytest.mark.parametrize(
    "rows",
    [
        "a,A,a.pdf,physical\nb,B,a.pdf,class\n",
        "a,A,a.pdf,class\nb,B,a.pdf,physical\n",
        "a,A,b.pdf,open\na,B,a.pdf,class\n",
    ],
    ids=["physical first", "physical second", "its row left out"],
)
def test_a_row_that_does_not_count_releases_nothing(tmp_path: Path, rows: str) -> None:
    catalog, _ = released(tmp_path, rows, "6a")
    assert "a.pdf" in catalog.withheld


@pytest.mark.parametrize("rows", ["a,A,a.pdf,class\nb,B,a.pdf,open\n", "a,A,a.pdf,open\nb,B,a.pdf,class\n"])
def test_an_open_row_beside_it_does_not_unlock_a_file(tmp_path: Path, rows: str) -> None:
    catalog, _ = released(tmp_path, rows, "6a")
    assert [(holding.id, holding.access) for holding in catalog.holdings] == [("a", "class")]


def test_a_printed_title_for_a_class_needs_no_passphrase(tmp_path: Path) -> None:
    assert [code for code, _, _ in released(tmp_path, "a,A,,class\n")[1]] == ["CAT-023"]

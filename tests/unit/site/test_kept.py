"""A page that was made before stands for one that is made now, or is made again: never is one stale."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.books import printed

from library.catalog.activities import Activities, Contest, Entry
from library.catalog.model import Holding, ReadingList, Review, Shelf
from library.messages import messages
from library.resources import theme
from library.site.compose import Composer
from library.site.emit import OutputFile
from library.site.hosted import Hosted
from library.site.kept import Kept
from library.site.library import Frame, Library
from library.site.shell import TOKENS, Shell
from library.site.templates import Assets

if TYPE_CHECKING:
    from pathlib import Path

M = messages("vi")
PAGE, OTHER = "books/song/index.html", "books/ghe/index.html"
BOOKS = (
    printed("ghe", "Chiếc ghe", creators=("Tô Hoài",), subjects=("Truyện",), shelf="van", copies=2),
    printed(
        "song", "Dòng sông", creators=("Tô Hoài",), subjects=("Truyện", "Quê"), shelf="van", callno="895 S",
        copies=1, rights="Bản quyền", grades=("3",), series="Hoa gạo",
    ),
    printed("tho", "Tập thơ", creators=("Xuân Quỳnh",), subjects=("Thơ",)),
)  # fmt: skip
LIBRARY = Library(
    name="Thư viện",
    description="Đọc sách",
    site_url="https://x.example/",
    picture=None,
    picture_alt="",
    books=BOOKS,
    shelves=(Shelf("van", "Văn học", "Tầng 1"),),
    codes=(),
    titles={},
    moved={},
    search=(),
    icons=(),
    drawn=lambda _: b"",
    label_sheets=(),
    jpeg=lambda cover: cover[1],
)
FRAME = "<title>@@TITLE@@</title>" + "".join(TOKENS[1:])


@cache
def assets(language: str = "vi") -> Assets:
    return Assets.of(theme(), messages(language))


def pages(
    library: Library, kept: Kept, *, frame: str = FRAME, language: str = "vi", templates: Path | None = None
) -> dict[str, str]:
    """Return the digests of the pages of books and lists."""
    shell = Shell.of(frame)
    made = Composer(
        library,
        Frame((shell, shell, shell), shell, "/", (), ()),
        templates or theme(),
        assets(language),
        messages(language),
        kept,
    )
    return {file.path: file.digest for file in made.outputs() if file.path.endswith(".html")}


Before = tuple["Path", dict[str, str]]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """What the first build remembers, and its pages."""
    path = tmp_path_factory.mktemp("kept") / "kept.json"
    kept = Kept(path)
    made = pages(LIBRARY, kept)
    kept.save()
    return path, made


OTHERS = {
    "extra": (("Cột", "a"),),
    "copies": 9,
    "rights_uri": "https://cc.example/by",
    "updated": "2026-01-02",
}


def other(cell: str) -> object:
    """Return another value of a cell."""
    value = getattr(BOOKS[1].holding, cell)
    return OTHERS.get(cell, (*value, "Khác") if isinstance(value, tuple) else f"{value} khác")


def with_song(**changes: object) -> Library:
    """Return the library with another row of one book."""
    books = [
        replace(book, holding=replace(book.holding, **changes)) if book.id == "song" else book  # type: ignore[arg-type]
        for book in BOOKS
    ]
    return replace(LIBRARY, books=tuple(books))


def never_stale(before: Before, library: Library, **how: object) -> set[str]:
    """Return the pages that change, which are all those of a build that remembers nothing."""
    memory, made = before
    kept = pages(library, Kept(memory), **how)  # type: ignore[arg-type]
    assert kept == pages(library, Kept(), **how)  # type: ignore[arg-type]
    return {url for url in kept if kept[url] != made.get(url)}


CELLS = {field.name for field in fields(Holding)} - {"row", "id", "shelf", "access", "file"}
UNSEEN = {"cover", "cover_alt", "audio", "old_ids", "language"}
"""What the page of a title without a file does not say, or says by `Book.language`."""


@pytest.mark.parametrize("cell", sorted(CELLS))
def test_a_cell_that_changes(before: Before, cell: str) -> None:
    changed = never_stale(before, with_song(**{cell: other(cell)}))
    assert (PAGE in changed) == (cell not in UNSEEN)
    # A book beside it shows its card.
    assert (OTHER in changed) == (cell in {"title", "creators", "copies"})


LISTS = (ReadingList(2, "he", "Hè", books=("song",)),)
REVIEW = Review(2, "r", "song", "Lan", rating=5, text="Rất hay")
CONTEST = Contest(2, "ke", "Kể chuyện")
ENTRY = Entry(2, "a", "ke", book="song")


@pytest.mark.parametrize(
    ("changes", "shown_by"),
    [
        ({"shelves": (Shelf("van", "Kệ văn", "Tầng 1"),)}, {PAGE, OTHER}),
        ({"shelves": (Shelf("van", "Văn học", "Tầng 2"),)}, {PAGE, OTHER}),
        ({"lists": LISTS}, {PAGE}),
        ({"reviews": (REVIEW,)}, {PAGE}),
        ({"activities": Activities((CONTEST,), (ENTRY,))}, {PAGE}),
        ({"review_form": "https://f.example/?s={title}"}, {PAGE, OTHER}),
        ({"name": "Thư viện khác"}, {PAGE, OTHER}),
        ({"site_url": "https://y.example/"}, {PAGE, OTHER}),
        ({"site_url": ""}, {PAGE, OTHER}),
        ({"hosted": Hosted("", "closed", "")}, set()),
    ],
)
def test_something_around_a_book_that_changes(
    before: Before, changes: dict[str, object], shown_by: set[str]
) -> None:
    changed = never_stale(before, replace(LIBRARY, **changes))  # type: ignore[arg-type]
    assert changed & {PAGE, OTHER} == shown_by


def test_another_language_and_another_book(before: Before) -> None:
    books = BOOKS[0], replace(BOOKS[1], language="en"), BOOKS[2]
    assert PAGE in never_stale(before, replace(LIBRARY, books=books))
    more = printed("moi", "Sách mới", creators=("Tô Hoài",), subjects=("Thơ",))
    changed = never_stale(before, replace(LIBRARY, books=(*BOOKS, more)))
    assert {PAGE, OTHER, "books/moi/index.html", "authors/to-hoai/index.html"} <= changed
    assert "subjects/que/index.html" not in changed


def test_another_frame_and_other_words(before: Before) -> None:
    assert PAGE in never_stale(before, LIBRARY, frame=FRAME + "<footer>")
    assert PAGE in never_stale(before, LIBRARY, language="en")


@pytest.mark.parametrize(
    ("name", "tag", "url"),
    [
        ("book", "</article>", PAGE),
        ("_card", "</li>", OTHER),
        ("list", "</header>", "authors/to-hoai/index.html"),
    ],
)
def test_another_template(before: Before, tmp_path: Path, name: str, tag: str, url: str) -> None:
    for folder in ("templates", "badge"):
        shutil.copytree(theme() / folder, tmp_path / folder)
    template = tmp_path / "templates" / f"{name}.html"
    template.write_text(template.read_text(encoding="utf-8").replace(tag, f"<br>{tag}"), encoding="utf-8")
    assert url in never_stale(before, LIBRARY, templates=tmp_path)


def test_what_is_kept_is_not_made_unless_it_is_wanted(tmp_path: Path) -> None:
    made: list[str] = []

    def page() -> OutputFile:
        made.append("made")
        return OutputFile.of("a.html", "<p>Trang")

    kept = Kept(tmp_path / "kept.json")
    first = kept.output("a.html", page, "a", 1)
    kept.save()
    again = Kept(tmp_path / "kept.json").output("a.html", page, "a", 1)
    assert (again.digest, again.weight, made) == (first.digest, len("<p>Trang"), ["made"])
    assert callable(again.content)
    assert again.content() == first.content
    assert Kept(tmp_path / "kept.json").output("b.html", page, "a", 1).content == first.content
    assert len(made) == 3


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    for part in ("a", "b"):
        kept = Kept(path)
        kept.output("a.html", lambda: OutputFile.of("a.html", "a"), part)
        kept.save()
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1
    path.write_text("{", encoding="utf-8")
    assert isinstance(Kept(path).output("a.html", lambda: OutputFile.of("a.html", "a"), "b").content, bytes)

"""Scans on their way through a whole build, with Tesseract and without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from support.pdfs import make_pdf
from support.scans import make_cbz, make_folder, page
from support.tesseract import fake_tesseract, table

from library.messages import messages
from library.pages.cache import FileDigests

if TYPE_CHECKING:
    from support.schools import School

ROW = "Nhan đề,Tệp\nDế Mèn phiêu lưu kí,Dế Mèn/\n"
WORDS = table([(1, 1, 1, 100 * at, 100, 80, 20, 96, word) for at, word in enumerate(("Chiếc", "ghe", "nhỏ"))])


def shards(school: School, book: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in school.site.glob(f"books/{book}/text/*.js"))


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the Tesseract of the machine."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("without")
def test_a_folder_and_an_archive_become_books(school: School) -> None:
    make_folder(school.books / "Dế Mèn", {f"trang {n}.jpg": page((600, 800)) for n in range(1, 12)})
    make_cbz(
        school.books / "truyện.zip", {"1.jpg": page(), "2.jpg": b"x", "3.jpg": page()}, "<Title>Sông</Title>"
    )
    school.catalog(ROW)
    result = school.build()
    assert (result.titles, result.readable, result.pages) == (2, 2, 14)
    assert "Dế Mèn phiêu lưu kí" in school.page("books/de-men/index.html")
    assert "Sông" in school.page("books/truyen/index.html")
    assert len(list(school.site.glob("books/de-men/pages/*.webp"))) == 22
    told = [messages("vi").problem(problem) for problem in result.problems]
    assert [line.partition(":")[0] for line in told] == [
        "books/Dế Mèn",
        "books/truyện.zip",
        "books/truyện.zip",
    ]
    assert "trang 1–11" in told[0]
    assert "trang 2" in told[1]
    assert "(2.jpg)" in told[1]
    assert not any(problem.left_out for problem in result.problems)


@pytest.mark.usefixtures("without")
def test_a_page_more_is_a_change_and_nothing_else_is_made_again(school: School) -> None:
    folder = make_folder(school.books / "Dế Mèn", {"1.jpg": page(), "2.jpg": page()})
    make_pdf(school.books / "a.pdf")
    school.build()
    assert school.build().written == 0
    make_folder(folder, {"3.jpg": page(corner="red")})
    assert school.build().pages == 4
    assert {job.path.name for job in school.executor.jobs} == {"Dế Mèn"}
    (folder / "Thumbs.db").write_bytes(b"x")
    assert school.build().written == 0


def test_what_tesseract_reads_is_searched(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"1.jpg": page((600, 800)), "2.jpg": page((600, 800))}
    make_folder(school.books / "Dế Mèn", pages)
    with monkeypatch.context() as hidden:
        hidden.setenv("PATH", str(tmp_path))
        assert [problem.code for problem in school.build(ocr=True).problems] == ["BOOK-025"]
    assert shards(school, "de-men") == ""
    fake_tesseract(tmp_path / "bin", monkeypatch, answer=WORDS)
    result = school.build(ocr=True)
    assert result.problems == ()
    assert {type(job).__name__ for job in school.executor.jobs} == {"OcrJob"}
    assert shards(school, "de-men").count("Chiếc ghe nhỏ") == 2


@pytest.mark.usefixtures("without")
def test_a_file_that_the_system_withholds_is_told_and_tried_again(school: School) -> None:
    make_pdf(school.books / "tốt.pdf")
    make_pdf(school.books / "mở.pdf")
    opened = Path.open

    def denied(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "mở.pdf":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    with patch.object(Path, "open", denied):
        result = school.build()
    assert result.titles == 1
    assert [(problem.code, problem.file) for problem in result.problems] == [("BOOK-022", "books/mở.pdf")]
    assert str(school.root) not in messages("vi").problem(result.problems[0])
    assert school.build().titles == 2


def test_the_digest_of_a_folder_is_that_of_its_pages(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "a", {"1.jpg": b"1", "2.jpg": b"2"})

    def digest() -> str:
        return FileDigests(tmp_path / "none.json").digest(folder)

    first = digest()
    (folder / "Thumbs.db").write_bytes(b"x")
    assert digest() == first
    assert FileDigests(tmp_path / "none.json").digest(folder.rename(tmp_path / "b")) == first
    (tmp_path / "b").rename(folder)
    found = {first}
    for change in ({"ComicInfo.xml": b"<a/>"}, {"2.jpg": b"3"}, {"3.jpg": b"3"}):
        make_folder(folder, change)
        found.add(digest())
    (folder / "3.jpg").rename(folder / "4.jpg")
    found.add(digest())
    assert len(found) == 5

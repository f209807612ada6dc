"""A school with a book for classes: what its site holds, tells, and keeps to itself."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from support.epubs import make_epub
from support.leaks import leaks
from support.locks import book_key, chunk, lock_of, unlock
from support.pdfs import make_pdf
from support.pictures import flat
from support.schools import School, make_school
from support.trees import files

from library.cli import main
from library.lock import cipher

if TYPE_CHECKING:
    from pathlib import Path

A, B = "ghe nắng bàn tre mận", "sông dài cá lội biệt tăm"
SENTENCES = (
    "Con thuyền giấy trôi qua cầu ao đúng lúc trời đổ mưa.",
    "Bà kể chuyện con đom đóm tìm đường về nhà.",
    "Chương kín chỉ lớp mình mới đọc.",
)
ROWS = "id,title,file,access,description\nthuyen,Thuyền giấy,thuyen.pdf,class:6A;6B,Một truyện ngắn\n"
BOOKS = "dom,Đom đóm,dom.epub,lớp,\nmo,Sách mở,mo.pdf,open,\n"


def passphrases(school: School, **of: str) -> None:
    text = "".join(f'{name} = "{phrase}"\n' for name, phrase in of.items())
    (school.root / "passphrases.toml").write_text(text, encoding="utf-8")


def write(school: School) -> None:
    make_pdf(school.books / "thuyen.pdf", [SENTENCES[0], SENTENCES[1], "Trang ba"], title="Tên trong tệp")
    make_pdf(school.books / "mo.pdf", ["Trang này ai cũng đọc được nhé các bạn."])
    chapter = f"<h1>Đêm</h1><p>{SENTENCES[2]}</p><p><img src='h.png' alt='Cái đèn'/></p>"
    make_epub(school.books / "dom.epub", {"c1.xhtml": chapter}, files={"h.png": flat()}, title="Đom đóm")
    school.catalog(ROWS + BOOKS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = make_school(tmp_path_factory.mktemp("lop") / "truong")
    write(school)
    passphrases(school, **{"6A": A, "6B": B})
    result = school.build(strict=True)
    assert [problem.code for problem in result.problems] == []
    assert (result.readable, result.titles) == (3, 3)
    return school


@pytest.fixture
def school(built: School, tmp_path: Path) -> School:
    """A copy that a test may build again."""
    shutil.copytree(built.root, tmp_path / "truong")
    return School(tmp_path / "truong")


def sealed(school: School, book: str = "thuyen") -> Path:
    return school.site / "books" / book


def test_a_locked_book_opens_with_each_of_its_passphrases(built: School) -> None:
    for phrase in (A, B, " GHE nang ban tre man"):
        opened = unlock(sealed(built), phrase)
        assert opened is not None
        book, held = opened
        assert (book["title"], book["pageCount"]) == ("Thuyền giấy", 3)
        assert {name.split("/")[0] for name in held} == {"pages", "text"}
        assert {row[3] for row in book["images"]} <= held.keys()
        assert all(data[8:12] == b"WEBP" for name, data in held.items() if name.startswith("pages/"))
        words = "".join(data.decode() for name, data in held.items() if name.startswith("text/"))
        assert "Con thuyền giấy trôi" in words
    assert unlock(sealed(built), "ghe nắng bàn tre mậm") is None


def test_chapters_and_their_pictures_are_locked_too(built: School) -> None:
    opened = unlock(sealed(built, "dom"), B)
    assert opened is not None
    book, held = opened
    assert SENTENCES[2].encode() in held[book["chapters"][0]["file"]]
    assert any(name.endswith(".png") for name in held)


def test_no_word_and_no_picture_of_a_locked_book_is_anywhere_in_the_site(built: School) -> None:
    pictures = [
        data
        for book in ("thuyen", "dom")
        for data in (unlock(sealed(built, book), A) or ({}, {}))[1].values()
    ]
    assert len(pictures) > 8
    words = [*SENTENCES, *(sentence[9:30] for sentence in SENTENCES), "Tên trong tệp"]
    originals = [path.read_bytes()[200:400] for path in built.books.iterdir() if path.name != "mo.pdf"]
    assert leaks(built.site, [*words, *(data[20:120] for data in pictures), *originals, A, B]) == []
    # The search looks where it should: of an open book it finds words in the search data, too.
    found = leaks(built.site, ["ai cũng đọc được"])
    assert any(name.startswith("search/") for name in found)
    assert any(name.startswith("books/mo/") for name in found)


def test_the_folder_of_a_locked_book_tells_little(built: School) -> None:
    folder = sealed(built)
    here = files(folder)
    chunks = {name for name in here if name.startswith("sealed/")}
    assert here.keys() - chunks == {"index.html", "read.html", "book.js", "files.json"}
    assert len({(folder / name).stat().st_size for name in chunks}) == 1
    assert len(chunks) == cipher.padded(len(chunks))
    assert set(lock_of(folder)) == {"schema", "id", "lock"}
    # All that a device takes along of it is locked, too.
    listed = {
        name.split("?")[0]
        for name, _ in json.loads((folder / "files.json").read_text(encoding="utf-8"))["files"]
    }
    assert listed == {"index.html", "read.html", "book.js"} | chunks


def test_its_pages_tell_what_the_row_does(built: School) -> None:
    page = built.page("books/thuyen/index.html")
    assert "Cần mật khẩu của lớp" in page
    assert "Một truyện ngắn" in page
    assert "cover." not in page
    reader = built.page("books/thuyen/read.html")
    assert "assets/tusach/lock." in reader
    assert "pages/0001" not in reader
    assert "assets/tusach/lock." not in built.page("books/mo/read.html")
    for told in ("opds/all.xml", "iiif/collection.json", "sitemap.xml"):
        path = built.site / told
        assert not path.exists() or "books/thuyen/pages" not in path.read_text(encoding="utf-8")


def test_a_cover_is_shown_where_the_school_says_so(school: School) -> None:
    config = school.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "      class_covers: true\n", encoding="utf-8")
    school.build()
    assert (sealed(school) / "cover.webp").is_file()
    assert leaks(school.site, SENTENCES) == []


def test_the_same_school_gives_the_same_bytes(school: School) -> None:
    school.build()
    before = files(school.site)
    assert school.build().written == 0
    shutil.rmtree(school.site)
    (school.root / ".tusach" / "site.json").unlink()
    school.build()
    assert files(school.site) == before


def test_a_new_passphrase_changes_one_small_file_of_the_book(school: School) -> None:
    school.build()
    before = files(sealed(school))
    passphrases(school, **{"6A": A, "6B": B, "6C": "một tiếng chim trong vườn"})
    school.catalog((ROWS + BOOKS).replace("6A;6B", "6A;6B;6C"))
    school.build()
    after = files(sealed(school))
    changed = {name for name in after if after[name] != before.get(name)}
    # Pages name the data by its content, so that no device mixes versions, and tell the book's size.
    assert changed - {"index.html"} == {"book.js", "read.html", "files.json"}
    assert (sealed(school) / "book.js").stat().st_size < 1_000
    assert school.executor.jobs == []
    assert unlock(sealed(school), "mot tieng chim trong vuon") is not None


def test_a_passphrase_that_is_gone_opens_nothing_of_the_new_site(school: School) -> None:
    old = book_key(sealed(school), B)
    before = files(sealed(school))
    assert old is not None
    passphrases(school, **{"6A": A})
    school.catalog((ROWS + BOOKS).replace("class:6A;6B", "class:6A"))
    school.build()
    after = files(sealed(school))
    assert not {name for name in after if name.startswith("sealed/")} & before.keys()
    assert book_key(sealed(school), B) is None
    with pytest.raises(FileNotFoundError):
        chunk(sealed(school), old, 0)
    assert unlock(sealed(school), A) is not None


def test_another_content_is_locked_with_another_key(school: School) -> None:
    before = book_key(sealed(school), A)
    make_pdf(school.books / "thuyen.pdf", [SENTENCES[0], SENTENCES[1], "Trang ba đã sửa"])
    school.build()
    assert book_key(sealed(school), A) not in {None, before}


def test_without_a_passphrase_a_book_is_withheld_and_told(school: School) -> None:
    (school.root / "passphrases.toml").unlink()
    result = school.build()
    assert sorted(problem.code for problem in result.problems) == ["ACC-020", "ACC-027"]
    assert result.exit_code == 1
    assert files(sealed(school)).keys() == {"index.html"}
    assert leaks(school.site, SENTENCES) == []


def test_no_passphrase_is_in_what_the_program_keeps_or_says(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    passphrases(school, **{"6A": A, "6B": "yếu quá"})
    school.build()
    with pytest.raises(SystemExit):
        main(["check", "-C", str(school.root)])
    said = capsys.readouterr()
    assert "ACC-021" in said.out + said.err or "6B" in said.out + said.err
    for secret in (A, "yếu quá", "ghe nang", "yeu qua"):
        assert secret not in said.out + said.err
        assert leaks(school.root / ".tusach", [secret]) == []

"""A book of which only the first pages may be read: nothing of the others gets anywhere."""

from __future__ import annotations

import json
import zlib
from codecs import BOM_UTF16_LE
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pymupdf
import pytest
from support.epubs import make_epub
from support.pdfs import make_pdf
from support.pictures import flat
from support.schools import School, make_school
from support.sounds import mp3
from support.trees import files

from library.bytescript import data
from library.pages import sources
from library.pages.jobs import ProbeJob, RangeJob

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 40
HEAD = "Mã sách,Nhan đề,Tệp,Quyền đọc,Kệ,Kí hiệu xếp giá\n"


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = make_school(tmp_path / "truong")
    texts = [f"mở đầu trang {spelt(number)}\ncon đò sang sông bến {spelt(number)}" for number in range(PAGES)]
    outline = [(1, f"Chương {spelt(at)}", at + 1) for at in range(0, PAGES, 5)]
    path = make_pdf(made.books / "song.pdf", texts, title="Sông", outline=outline)
    # Page 1 leads into the preview and out of it.
    document = pymupdf.open(path)
    for at, to in enumerate((2, 30)):
        box = pymupdf.Rect(20, 60 + 30 * at, 120, 80 + 30 * at)
        document[0].insert_link({"kind": pymupdf.LINK_GOTO, "from": box, "page": to})
    document.saveIncr()
    document.close()
    return made


def spelt(number: int) -> str:
    """Return a word that stands on one page alone, and in no other word."""
    return "q" + "".join("abcdefghij"[int(digit)] for digit in f"{number:02}") + "x"


def allow(school: School, access: str) -> Any:
    school.catalog(f"{HEAD}song,Sông,song.pdf,{access},Văn học,VH 12\n")
    return school.build()


def told(site: Path) -> str:
    """Return all text of a site, what is deflated, too."""
    found = []
    for path in sorted(site.rglob("*")):
        if path.suffix in {".js", ".html", ".json", ".xml", ".csv"} and path.is_file():
            content = path.read_bytes()
            if content.startswith(BOM_UTF16_LE):
                found.append(zlib.decompress(data(content)).decode(errors="ignore"))
            else:
                found.append(content.decode())
    return "\n".join(found)


def seen(site: Path) -> list[int]:
    """Return the pages of which any word is anywhere in a site."""
    text = told(site)
    return [number for number in range(PAGES) if spelt(number) in text]


def book_js(school: School) -> dict[str, Any]:
    text = school.page("books/song/book.js")
    value: dict[str, Any] = json.loads(text.removeprefix("self.tusachBook=").rstrip(";\n"))
    return value


def drawn(school: School) -> list[tuple[int, int]]:
    """Return the pages that the last build had drawn."""
    return [(job.start, job.stop) for job in school.executor.jobs if isinstance(job, RangeJob)]


def test_what_lies_beyond_is_nowhere(school: School) -> None:
    allow(school, "preview:7")
    assert seen(school.site) == list(range(7))
    assert drawn(school) == [(0, 7)]
    images = sorted(path.name for path in (school.site / "books/song/pages").iterdir())
    assert len(images) == 14
    data = book_js(school)
    assert (data["pageCount"], data["whole"], len(data["images"])) == (7, PAGES, 7)
    assert [entry["page"] for entry in data["outline"]] == [0, 5]
    assert [(part["from"], part["to"]) for part in data["text"]] == [(0, 6)]
    (shard,) = (school.site / "books/song/text").iterdir()
    (links,) = json.loads(shard.read_text(encoding="utf-8")[16:-3])["links"].values()
    assert [link[4] for link in links] == [2]


def test_other_programs_are_told_of_a_sample(school: School) -> None:
    allow(school, "preview:7")
    readium = json.loads(school.page("books/song/manifest.json"))
    assert (len(readium["readingOrder"]), readium["metadata"]["numberOfPages"]) == (7, PAGES)
    iiif = json.loads(school.page("iiif/song/manifest.json"))
    assert len(iiif["items"]) == 7
    assert "7 trên 40 trang" in json.dumps(iiif["metadata"], ensure_ascii=False)
    assert "acquisition/open-access" not in school.page("opds/crawlable.xml")
    assert '"isAccessibleForFree":false' in school.page("books/song/index.html")
    listed = json.loads(school.page("books/song/files.json"))["files"]
    assert len([name for name, _ in listed if name.startswith("pages/")]) == 14


def test_the_pages_say_that_it_is_a_preview_and_where_the_book_stands(school: School) -> None:
    allow(school, "preview:7")
    page = school.page("books/song/index.html")
    assert "Đọc thử 7 trang" in page
    assert "7 trên 40 trang" in page
    reader = school.page("books/song/read.html")
    assert "Hết phần đọc thử" in reader
    assert "VH 12" in reader
    allow(school, "open")
    assert "đọc thử" not in school.page("books/song/read.html").split("reader-messages")[0]
    assert "whole" not in book_js(school)


def test_another_number_of_pages_draws_only_what_is_new(school: School) -> None:
    allow(school, "preview:20")
    assert drawn(school) == [(0, 16), (16, 20)]
    before = files(school.site / "books/song/pages")
    pages = pages_drawn(school, "preview:25")
    assert pages == list(range(20, 25))
    assert before.items() <= files(school.site / "books/song/pages").items()
    assert seen(school.site) == list(range(25))
    assert pages_drawn(school, "preview:18") == []
    assert seen(school.site) == list(range(18))
    assert len(list((school.site / "books/song/pages").iterdir())) == 36
    assert pages_drawn(school, "open") == list(range(25, 40))
    assert pages_drawn(school, "preview:1") == []
    assert seen(school.site) == [0]
    allow(school, "physical")
    assert seen(school.site) == []
    assert [path.name for path in (school.site / "books/song").iterdir()] == ["index.html"]


def pages_drawn(school: School, access: str) -> list[int]:
    """Build, and return the pages that MuPDF was asked for."""
    asked: list[int] = []
    opened = sources._Document.page

    def page(self: Any, number: int) -> Any:
        asked.append(number)
        return opened(self, number)

    with patch.object(sources._Document, "page", page):
        allow(school, access)
    return sorted(asked)


def test_the_bytes_are_those_of_a_build_that_knew_no_other_number(school: School, tmp_path: Path) -> None:
    for access in ("preview:20", "open", "preview:23"):
        allow(school, access)
    other = make_school(tmp_path / "khac")
    (other.books / "song.pdf").write_bytes((school.books / "song.pdf").read_bytes())
    allow(other, "preview:23")
    assert files(school.site) == files(other.site)


def test_a_preview_of_the_whole_book_is_none(school: School) -> None:
    result = allow(school, f"preview:{PAGES}")
    assert [problem.code for problem in result.problems] == ["ACC-003"]
    assert result.exit_code == 1
    assert seen(school.site) == []
    assert not any(isinstance(job, RangeJob) for job in school.executor.jobs)


def test_a_file_that_is_kept_is_not_even_opened(school: School) -> None:
    allow(school, "physical")
    assert school.executor.jobs == []
    allow(school, "preview:3")
    assert any(isinstance(job, ProbeJob) for job in school.executor.jobs)


# Reflowable books.

CHAPTERS = 6


@pytest.fixture
def story(tmp_path: Path) -> School:
    made = make_school(tmp_path / "truong")

    def chapter(at: int) -> str:
        told = "".join(f"<p>{spelt(at * 10 + part % 10)} {'con đò nhỏ ' * 30}.</p>" for part in range(10))
        away = f'<a href="c{CHAPTERS - 1}.xhtml">tới cuối</a> <a href="c0.xhtml">về đầu</a>'
        picture = f'<p><img src="h{at}.png" alt="hình {at}"/></p>'
        return f"<h1>Chương {at}</h1><p>{away}</p>{picture}{told}"

    pictures = {f"h{at}.png": flat(f"#{at}{at}5b54", (200, 120)) for at in range(CHAPTERS)}
    make_epub(
        made.books / "song.epub",
        {f"c{at}.xhtml": chapter(at) for at in range(CHAPTERS)},
        toc=[(f"c{at}.xhtml", f"Chương {at}") for at in range(CHAPTERS)],
        files=pictures,
    )
    return made


def chapters(school: School) -> list[str]:
    data = book_js(school)
    return [school.page(f"books/song/{chapter['file']}") for chapter in data.get("chapters", [])]


def test_the_chapters_end_where_the_pages_end(story: School) -> None:
    story.catalog(f"{HEAD}song,Sông,song.epub,open,,\n")
    story.build()
    whole = book_js(story)
    begins = [chapter["page"] for chapter in whole["chapters"]]
    count = begins[2] + 2
    assert begins[3] > count, "the third chapter is cut in the middle"
    story.catalog(f"{HEAD}song,Sông,song.epub,preview:{count},,\n")
    story.build()
    shards = (story.site / "books/song/text").iterdir()
    on_pages = "".join(shard.read_text(encoding="utf-8") for shard in shards)
    words = [spelt(at * 10 + part) for at in range(CHAPTERS) for part in range(10)]
    allowed = [word for word in words if word in on_pages]
    assert 20 < len(allowed) < 30
    kept = chapters(story)
    assert [word for word in words if word in "".join(kept)] == allowed
    assert [word for word in words if word in told(story.site)] == allowed
    assert len(kept) == 3
    assert not any(f'#p={page}"' in "".join(kept).replace("\\", "") for page in range(count + 1, 100))
    assert '#p=1"' in kept[0].replace("\\", "")
    assert len(list((story.site / "books/song/chapters").glob("*.png"))) == 3
    # What was cut off stays well formed.
    html = json.loads(kept[-1].removeprefix("self.tusachChapter(").rstrip(";\n)"))["html"]
    assert html.count("<p>") == html.count("</p>")


def test_a_preview_of_chapters_can_be_one_page(story: School) -> None:
    story.catalog(f"{HEAD}song,Sông,song.epub,preview:1,,\n")
    story.build()
    assert len(chapters(story)) == 1
    assert spelt(10) not in told(story.site)


# Sound.


@pytest.mark.parametrize(("folder", "codes", "count"), [(True, [], 3), (False, ["ACC-005"], 0)])
def test_only_sound_of_the_first_pages_is_there(
    school: School, folder: bool, codes: list[str], count: int
) -> None:
    names = [f"doc/{number:02}.mp3" for number in range(1, 6)] if folder else ["doc.mp3"]
    for at, name in enumerate(names):
        path = school.books / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mp3(1.0 + at))
    cell = "doc" if folder else "doc.mp3"
    school.catalog(f"Mã sách,Nhan đề,Tệp,Quyền đọc,Âm thanh\nsong,Sông,song.pdf,preview:3,{cell}\n")
    result = school.build()
    assert [problem.code for problem in result.problems] == codes
    audio = school.site / "books/song/audio"
    assert len(list(audio.iterdir()) if audio.is_dir() else []) == count

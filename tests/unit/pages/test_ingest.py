"""Every file becomes pages or a reason why not; a job that dies takes only its own pages."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from support.epubs import make_epub
from support.executors import Inline, Silent
from support.pdfs import make_pdf
from support.pictures import flat

from library.pages import ingest
from library.pages.ingest import Ingest
from library.pages.jobs import RESULT, SHARD, TEXTS, ProbeJob, RangeJob
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.errors import Problem
    from library.pages.model import PageSet

LINES = ["Thư viện trường em", "Con đò chở sách", "", "Dòng sông quê", "Hết"]


@pytest.fixture(autouse=True)
def small_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages a job, so that a book of five pages is three jobs."""
    monkeypatch.setattr(ingest, "PAGES_A_JOB", 2)


class Line:
    """The queue: runs files through and remembers what was done."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.executor = Inline()
        self.progress = Silent()
        self.started = 0

    def __call__(
        self, *paths: Path, executor: Inline | None = None
    ) -> tuple[dict[str, PageSet], list[Problem]]:
        self.executor, self.progress, self.started = executor or Inline(), Silent(), 0

        def start() -> Inline:
            self.started += 1
            return self.executor

        files = [(path.name, path, sha256(path.read_bytes()).hexdigest()) for path in paths]
        return Ingest(self.cache, 600, Limits(), start, self.progress).run(files)


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "cache")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "sông.pdf", LINES)


def is_range(start: int) -> Any:
    return lambda job: isinstance(job, RangeJob) and job.start == start


def test_a_book_becomes_pages(line: Line, book: Path) -> None:
    sets, problems = line(book)
    pages = sets["sông.pdf"]
    assert problems == []
    assert (pages.page_count, len(pages.ranges)) == (5, 3)
    assert [image.width if image else 0 for image in pages.images] == [600] * 5
    assert pages.texts[0][0].opening == ("Thư viện trường em",)
    texts = [
        text for entry in pages.entries for text in json.loads((entry / TEXTS).read_text(encoding="utf-8"))
    ]
    assert texts == LINES
    assert pages.cover is not None
    assert pages.cover[1].is_file()
    for part, entry in zip(pages.ranges, pages.entries, strict=True):
        for image in part.images:
            assert image is not None
            data = (entry / image.file).read_bytes()
            assert len(data) == image.bytes


def test_the_text_shard_is_the_script_that_the_contract_describes(line: Line, book: Path) -> None:
    sets, _ = line(book)
    part, entry = sets["sông.pdf"].ranges[1], sets["sông.pdf"].entries[1]
    script = (entry / SHARD).read_text(encoding="utf-8")
    assert script.startswith("self.tusachText(")
    value = json.loads(script.removeprefix("self.tusachText(").removesuffix(");\n"))
    assert value["from"] == 2
    assert value["pages"][0] == []
    assert value["pages"][1][0][3] == "Dòng sông quê"
    assert sha256(script.encode()).hexdigest()[:10] == part.text.digest


def test_a_second_run_submits_nothing_and_starts_no_worker(line: Line, book: Path) -> None:
    first, _ = line(book)
    assert (line.started, len(line.executor.jobs), line.executor.stopped) == (1, 4, True)
    again, problems = line(book)
    assert again == first
    assert problems == []
    assert line.started == 0
    assert (line.progress.expected, line.progress.finished) == (0, ["sông.pdf"])


def test_a_copy_under_another_name_costs_nothing(line: Line, book: Path, tmp_path: Path) -> None:
    line(book)
    copy = tmp_path / "bản sao.pdf"
    shutil.copyfile(book, copy)
    sets, _ = line(copy)
    assert list(sets) == ["bản sao.pdf"]
    assert line.started == 0


def test_a_job_that_dies_takes_only_its_pages_and_is_told(line: Line, book: Path) -> None:
    other = make_pdf(book.with_name("khác.pdf"), ["một", "hai"])
    sets, problems = line(book, other, executor=Inline(is_range(2)))
    images = sets["sông.pdf"].images
    assert [image is None for image in images] == [False, False, True, True, False]
    assert all(sets["khác.pdf"].images)
    (problem,) = problems
    assert (problem.code, problem.file, problem.left_out) == ("BOOK-021", "sông.pdf", True)
    assert dict(problem.details) == {"page": "3–4", "reason": "RuntimeError: worker died"}
    assert line.progress.made == line.progress.expected == 7
    assert sorted(line.progress.finished) == ["khác.pdf", "sông.pdf"]


def test_the_next_run_tries_only_what_died(line: Line, book: Path) -> None:
    line(book, executor=Inline(is_range(2)))
    sets, problems = line(book)
    assert problems == []
    assert all(sets["sông.pdf"].images)
    assert [job.start for job in line.executor.jobs] == [2]


def test_a_book_whose_probe_dies_is_left_out_and_told(line: Line, book: Path) -> None:
    sets, problems = line(book, executor=Inline(lambda job: isinstance(job, ProbeJob)))
    assert sets == {}
    assert [(problem.code, problem.file) for problem in problems] == [("BOOK-022", "sông.pdf")]


def test_a_file_that_is_no_book_is_told_again_without_looking_again(line: Line, tmp_path: Path) -> None:
    page = tmp_path / "trang.pdf"
    page.write_text("<!doctype html><html></html>", encoding="utf-8")
    for started in (1, 0):
        sets, problems = line(page)
        assert sets == {}
        assert [(problem.code, problem.file) for problem in problems] == [("BOOK-002", "trang.pdf")]
        assert line.started == started


def test_a_damaged_cache_entry_is_made_again_once(line: Line, book: Path) -> None:
    sets, _ = line(book)
    entry = sets["sông.pdf"].entries[1]
    (entry / RESULT).write_bytes(b"\x80\x04 damaged")
    (entry / "00.webp").unlink()
    healed, _ = line(book)
    assert [job.start for job in line.executor.jobs] == [2]
    assert healed == sets
    assert (entry / "00.webp").is_file()
    line(book)
    assert line.started == 0


def test_an_epub_is_probed_once_and_drawn_from_what_the_probe_made(line: Line, tmp_path: Path) -> None:
    chapters = {"c1.xhtml": "<h1>Một</h1><p>Con đò.</p>", "c2.xhtml": "<h1>Hai</h1><p>Bến sông.</p>"}
    epub = make_epub(tmp_path / "ghe.epub", chapters, files={"bia.png": flat()}, cover="bia.png")
    sets, problems = line(epub)
    pages = sets["ghe.epub"]
    assert problems == []
    assert pages.source.chapters == (1, 1)
    assert pages.page_count == 3
    texts = [
        text for entry in pages.entries for text in json.loads((entry / TEXTS).read_text(encoding="utf-8"))
    ]
    assert [text.split("\n")[0] for text in texts] == ["", "Một", "Hai"]


def test_other_settings_have_other_pages(line: Line, book: Path) -> None:
    line(book)
    executor = Inline()
    files = [(book.name, book, sha256(book.read_bytes()).hexdigest())]
    Ingest(line.cache, 900, Limits(), lambda: executor, Silent()).run(files)
    assert {type(job) for job in executor.jobs} == {RangeJob}

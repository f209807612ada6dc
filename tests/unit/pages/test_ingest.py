"""Every file becomes pages or a reason why not; a job that dies takes only its own pages."""

from __future__ import annotations

import errno
import json
import pickle
import shutil
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from support.epubs import make_epub
from support.executors import Inline, Silent
from support.pdfs import make_pdf
from support.pictures import flat

from library.errors import LibraryError
from library.pages import ingest
from library.pages.cache import entry_path, store
from library.pages.ingest import Ingest, Ingested
from library.pages.jobs import RESULT, SHARD, TEXTS, OcrJob, ProbeJob, RangeJob, run
from library.pages.model import PageRange, Recognised
from library.pages.work import write_text
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
        self.done = Ingested({}, {}, (), frozenset())

    def __call__(
        self, *paths: Path, executor: Inline | None = None, engine: str = ""
    ) -> tuple[dict[str, PageSet], list[Problem]]:
        self.executor, self.progress, self.started = executor or Inline(), Silent(), 0

        def start() -> Inline:
            self.started += 1
            return self.executor

        files = [(path.name, path, sha256(path.read_bytes()).hexdigest()) for path in paths]
        self.done = Ingest(self.cache, 600, Limits(), start, self.progress, engine=engine).run(files)
        return self.done.sets, list(self.done.problems)


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "cache")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "sông.pdf", LINES)


def holds(*pages: int) -> Any:
    """Return whether a job draws one of the pages (0-based)."""

    def crashes(job: Any) -> bool:
        return isinstance(job, RangeJob) and any(
            job.start <= page < job.stop and page not in job.skip for page in pages
        )

    return crashes


class Passing:
    """A trouble that passes: the first `times` jobs that `crashes` picks die, no later one."""

    def __init__(self, times: int, crashes: Any) -> None:
        self.left, self.crashes = times, crashes

    def __call__(self, job: Any) -> bool:
        if self.left and self.crashes(job):
            self.left -= 1
            return True
        return False


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


def test_a_page_that_kills_its_worker_is_lost_alone_and_is_told(line: Line, book: Path) -> None:
    other = make_pdf(book.with_name("khác.pdf"), ["một", "hai"])
    sets, problems = line(book, other, executor=Inline(holds(3)))
    pages = sets["sông.pdf"]
    assert [image is None for image in pages.images] == [False, False, False, True, False]
    assert all(sets["khác.pdf"].images)
    (problem,) = problems
    assert (problem.code, problem.file, problem.left_out) == ("BOOK-021", "sông.pdf", True)
    assert dict(problem.details) == {"page": "4", "reason": "RuntimeError: worker died"}
    assert line.progress.made == line.progress.expected == 7
    assert sorted(line.progress.finished) == ["khác.pdf", "sông.pdf"]
    assert pages.entries[1] in line.done.used
    assert json.loads((pages.entries[1] / TEXTS).read_text(encoding="utf-8")) == ["", ""]


def test_pages_on_end_that_are_lost_are_told_together(line: Line, book: Path) -> None:
    sets, problems = line(book, executor=Inline(holds(2, 3, 4)))
    assert [image is None for image in sets["sông.pdf"].images] == [False, False, True, True, True]
    assert [dict(problem.details)["page"] for problem in problems] == ["3–4", "5"]
    assert line.progress.made == line.progress.expected == 5


def test_the_next_run_tries_only_the_page_that_died(line: Line, book: Path) -> None:
    whole, _ = line(book)
    shutil.rmtree(line.cache)
    line(book, executor=Inline(holds(3)))
    again, problems = line(book, executor=Inline(holds(3)))
    assert len(problems) == 1
    assert [(job.start, job.stop) for job in line.executor.jobs] == [(3, 4)]
    assert [image is None for image in again["sông.pdf"].images] == [False, False, False, True, False]
    healed, problems = line(book)
    assert problems == []
    assert [(job.start, job.stop, job.skip) for job in line.executor.jobs] == [(3, 4, ()), (2, 4, ())]
    assert healed == whole


@pytest.mark.parametrize("what", [holds(1), holds(4), lambda job: isinstance(job, ProbeJob)])
def test_a_trouble_that_passes_leaves_no_trace(line: Line, book: Path, what: Any) -> None:
    undisturbed, _ = line(book)
    shutil.rmtree(line.cache)
    sets, problems = line(book, executor=Inline(Passing(1, what)))
    assert problems == []
    assert sets == undisturbed
    assert line.progress.made == line.progress.expected == 5


def test_a_book_whose_probe_dies_twice_is_left_out_and_told(line: Line, book: Path) -> None:
    sets, problems = line(book, executor=Inline(lambda job: isinstance(job, ProbeJob)))
    assert sets == {}
    assert [(problem.code, problem.file) for problem in problems] == [("BOOK-022", "sông.pdf")]
    assert len(line.executor.jobs) == 2
    assert line.progress.finished == ["sông.pdf"]


def test_a_book_whose_jobs_all_die_is_given_up_before_long(line: Line, tmp_path: Path) -> None:
    long = make_pdf(tmp_path / "dài.pdf", [f"Trang {n}" for n in range(60)])
    good = make_pdf(tmp_path / "tốt.pdf", ["một"])
    executor = Inline(lambda job: isinstance(job, RangeJob) and job.path == long)
    sets, problems = line(long, good, executor=executor)
    assert not any(sets["dài.pdf"].images)
    assert all(sets["tốt.pdf"].images)
    assert {problem.code for problem in problems} == {"BOOK-021"}
    assert line.progress.made == line.progress.expected == 61


def test_a_machine_that_can_do_nothing_ends_the_build(line: Line, tmp_path: Path) -> None:
    books = [make_pdf(tmp_path / f"{n}.pdf", [f"Sách {n}"]) for n in range(12)]
    with pytest.raises(LibraryError) as caught:
        line(*books, executor=Inline(lambda _: True))
    assert caught.value.code == "no-worker"
    assert line.executor.stopped


def test_a_full_disk_ends_the_build(line: Line, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("library.pages.jobqueue.run", full)
    with pytest.raises(LibraryError) as caught:
        line(book)
    assert caught.value.code == "disk-full"
    assert len(line.executor.jobs) == 1


def scanned(job: Any) -> Any:
    """Run a job as if the pages 1 and 3 (0-based) of the book were scans."""
    if isinstance(job, OcrJob):
        recognised: list[Recognised] = []

        def make(folder: Path) -> None:
            words: list[list[Any]] = [[(0, 0, 9, f"máy đọc {job.engine}", (9,))] for _ in job.pages]
            text = write_text(folder, job.drawn.start, words, [[] for _ in words], {})
            recognised.append(Recognised(text, job.pages, ()))
            (folder / RESULT).write_bytes(pickle.dumps(recognised[0]))

        store(job.cache, job.address, make)
        return recognised[0]
    result = run(job)
    if isinstance(result, PageRange):
        result = replace(result, unread=tuple(page for page in (1, 3) if job.start <= page < job.stop))
        (entry_path(job.cache, job.address) / RESULT).write_bytes(pickle.dumps(result))
    return result


def test_pages_without_text_are_read_when_there_is_a_program_for_it(
    line: Line, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.pages.jobqueue.run", scanned)
    line(book)
    assert OcrJob not in {type(job) for job in line.executor.jobs}
    sets, problems = line(book, engine="máy 1")
    assert problems == []
    assert [(type(job), job.pages) for job in line.executor.jobs] == [(OcrJob, (1,)), (OcrJob, (3,))]
    (_, entry), _, (_, same) = sets["sông.pdf"].texts
    assert "máy đọc máy 1" in (entry / SHARD).read_text(encoding="utf-8")
    assert entry in line.done.used
    assert same == sets["sông.pdf"].entries[2]
    line(book, engine="máy 1")
    assert line.started == 0
    line(book, engine="máy 2")
    assert len(line.executor.jobs) == 2


def test_reading_that_fails_costs_no_page(line: Line, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("library.pages.jobqueue.run", scanned)
    crash = Inline(lambda job: isinstance(job, OcrJob) and job.pages == (3,))
    sets, problems = line(book, executor=crash, engine="máy 1")
    assert all(sets["sông.pdf"].images)
    assert [(problem.code, problem.left_out) for problem in problems] == [("BOOK-040", False)]
    assert dict(problems[0].details)["page"] == "4"
    assert [job.pages for job in line.executor.jobs if isinstance(job, OcrJob)].count((3,)) == 2
    assert line.progress.made == line.progress.expected


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

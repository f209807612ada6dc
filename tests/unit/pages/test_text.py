"""What a range of pages says goes to the index and the reader, garbage does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pymupdf

from library.formats.pdf.book import probe_pdf
from library.pages.cache import entry_path
from library.pages.jobs import SHARD, TEXTS, RangeJob
from library.pages.work import draw_range
from library.search.analyzer import tokens
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import PageRange

GARBAGE = "7KH TXLFN EURZQ IR[ MXPSV RYHU ODC GRJV ZKLOH VHYHQ RWKHU DQLPDOV ZDWFK WKHP SODB"

BOX = pymupdf.Rect(20, 200, 200, 280)


def drawn(folder: Path, *pages: list[str]) -> tuple[PageRange, list[str], str]:
    """Make a PDF with the lines of each page, and return what a job makes of it."""
    path = folder / "sách.pdf"
    with pymupdf.open() as document:
        for lines in pages:
            page = document.new_page(width=400, height=300)
            for row, line in enumerate(lines):
                page.insert_text((20, 40 + 14 * row), line, fontsize=11)
            page.draw_rect(BOX, fill=(1, 0, 0))
            page.insert_link({"kind": pymupdf.LINK_URI, "from": BOX, "uri": "https://example.org/"})
        document.save(path)
    limits = Limits()
    job = RangeJob(path, folder, probe_pdf(path, limits), 0, len(pages), 300, folder / "cache", limits)
    made = draw_range(job)
    entry = entry_path(job.cache, job.address)
    texts = json.loads((entry / TEXTS).read_text(encoding="utf-8"))
    return made, texts, (entry / SHARD).read_text(encoding="utf-8")


def test_a_word_that_a_line_breaks_is_indexed_whole_and_marked_for_the_reader(tmp_path: Path) -> None:
    made, (text,), shard = drawn(tmp_path, ["Here is all the infor-", "mation that there is"])
    assert "information" in {token.exact for token in tokens(text)}
    assert "infor\u00ad" in shard
    assert made.text.opening == ("Here is all the information that there is",)


def test_garbage_reaches_neither_and_is_told(tmp_path: Path) -> None:
    made, texts, shard = drawn(tmp_path, ["A page of plain words that is read by all"], [GARBAGE], [])
    assert texts[1:] == ["", ""]
    assert "TXLFN" not in shard
    assert (made.unread, made.garbled) == ((1, 2), (1,))


def test_a_page_of_garbage_loses_nothing_but_its_words(tmp_path: Path) -> None:
    made, _, shard = drawn(tmp_path, [GARBAGE], ["A page of plain words that is read by all"])
    assert made.garbled == (0,)
    assert [image is not None for image in (*made.images, *made.smalls)] == [True] * 4
    links = json.loads(shard.removeprefix("self.tusachText(").removesuffix(");\n"))["links"]
    assert links["0"] == links["1"]
    assert links["0"][0][4] == "https://example.org/"


def test_a_page_that_says_no_more_than_its_number_is_to_be_read(tmp_path: Path) -> None:
    made, texts, _ = drawn(tmp_path, ["12"], ["Words of the page", "13"])
    assert (made.unread, made.garbled) == ((0,), ())
    # What nothing can read keeps the number.
    assert texts[0] == "12"

"""Spoken words are found on the pages, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.epubs import make_epub, xhtml
from support.packages import item, make_package, refs

from library.formats.epub.package import read_package
from library.formats.fixed.book import place
from library.formats.reflow.book import lay_out
from library.formats.types import Clip, Utterance
from library.pages.speech import find_clips, with_clips
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

MP3 = b"\xff\xfb\x90\x00" + b"\0" * 60
VIEWPORT = '<title>x</title><meta name="viewport" content="width=400, height=600"/>'


def clips(pages: list[str], *spoken: Utterance) -> list[tuple[int, int, int, float, float]]:
    found = find_clips(spoken, lambda number: pages[number].split(), len(pages))
    return [(clip.page, clip.first, clip.last, clip.begin, clip.end) for clip in found]


def said(page: int, text: str, begin: float = 0.0, end: float = 1.0) -> Utterance:
    return Utterance(page, text, 0, begin, end, "")


def test_words_are_counted_from_the_beginning_of_the_page() -> None:
    assert clips(["Ngày xửa ngày xưa, có một cậu bé."], said(0, "có một cậu bé")) == [(0, 4, 7, 0.0, 1.0)]


def test_words_said_twice_are_found_one_after_the_other() -> None:
    page = ["Đi đi! Ta đi. Đi đi!"]
    assert clips(page, said(0, "Đi đi!"), said(0, "Ta đi."), said(0, "Đi đi!")) == [
        (0, 0, 1, 0.0, 1.0),
        (0, 2, 3, 0.0, 1.0),
        (0, 4, 5, 0.0, 1.0),
    ]


def test_each_page_is_looked_at_from_its_beginning() -> None:
    assert clips(["một hai", "một hai"], said(0, "hai"), said(1, "một")) == [
        (0, 1, 1, 0.0, 1.0),
        (1, 0, 0, 0.0, 1.0),
    ]


def test_speech_that_goes_back_is_found() -> None:
    assert clips(["một hai"], said(0, "hai"), said(0, "một")) == [(0, 1, 1, 0.0, 1.0), (0, 0, 0, 0.0, 1.0)]


def test_case_marks_and_the_hyphens_of_line_ends_make_no_difference() -> None:
    assert clips(["“Thật à?” – THƯ vi- ện"], said(0, "thật à thư viện")) == [(0, 0, 5, 0.0, 1.0)]


def test_speech_over_the_foot_of_a_page_is_cut_there() -> None:
    pages = ["trước aaaa", "bbbb", "cc dd sau"]
    assert clips(pages, said(0, "aaaa bbbb cc dd", 10.0, 16.0)) == [
        (0, 1, 1, 10.0, 12.0),
        (1, 0, 0, 12.0, 14.0),
        (2, 0, 1, 14.0, 16.0),
    ]


@pytest.mark.parametrize("text", ["", "không có ở đây", "…"])
def test_what_is_not_found_speaks_of_the_page(text: str) -> None:
    assert clips(["một hai"], said(0, text)) == [(0, -1, -1, 0.0, 1.0)]


def smil(*idents: str) -> str:
    pars = "".join(
        f'<par><text src="c.xhtml#{ident}"/><audio src="a.mp3" clipBegin="{n}s" clipEnd="{n + 1}s"/></par>'
        for n, ident in enumerate(idents)
    )
    return f'<smil xmlns="http://www.w3.org/ns/SMIL"><body>{pars}</body></smil>'


def spoken_book(folder: Path, chapter: str, *idents: str, metadata: str = "") -> Path:
    return make_package(
        folder / "a.epub",
        {"c.xhtml": chapter, "c.smil": smil(*idents), "a.mp3": MP3},
        manifest=item("c", "c.xhtml", 'media-overlay="s"') + item("s", "c.smil") + item("a", "a.mp3"),
        spine=refs("c"),
        metadata=metadata,
    )


def test_a_fixed_page_is_spoken_word_for_word(tmp_path: Path) -> None:
    chapter = xhtml(
        "<p>Đầu trang.</p><p><span id='a'>Chào em,</span> <span id='b'>em bé.</span></p>", VIEWPORT
    )
    fixed = '<meta property="rendition:layout">pre-paginated</meta>'
    package = read_package(spoken_book(tmp_path, chapter, "a", "b", metadata=fixed), Limits())
    info = with_clips(place(package, tmp_path), tmp_path)
    assert info.clips == (Clip(0, 2, 3, 0, 0.0, 1.0), Clip(0, 4, 5, 0, 1.0, 2.0))
    assert info.utterances == ()
    assert (tmp_path / info.audio[0].file).read_bytes() == MP3


def test_a_flowing_book_is_spoken_on_its_pages_and_in_its_chapters(tmp_path: Path) -> None:
    filler = "".join(f"<p>{'Chữ nghĩa văn chương. ' * 40}</p>" for _ in range(4))
    chapter = f"<p id='a'>Chào em.</p>{filler}<p id='b'>Hết truyện.</p>"
    package = read_package(spoken_book(tmp_path, chapter, "a", "b"), Limits())
    info = with_clips(lay_out(package, tmp_path, Limits()), tmp_path)
    first, last = info.clips
    assert first == Clip(0, 0, 1, 0, 0.0, 1.0, "c0-a")
    assert (last.page, last.last - last.first, last.anchor) == (len(info.sizes) - 1, 1, "c0-b")


def test_a_silent_book_stays_as_it_is(tmp_path: Path) -> None:
    package = read_package(make_epub(tmp_path / "a.epub", {"c.xhtml": "<p>Im lặng</p>"}), Limits())
    info = lay_out(package, tmp_path, Limits())
    assert with_clips(info, tmp_path) is info

"""Pages are drawn as wide as wanted, and their words are where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from support.pdfs import make_pdf

from library.pages.raster import draw
from library.pages.words import UNITS, lines

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import Line

TEXT = "Thư viện trường em\nmở cửa từ bảy giờ"


def decode(line: Line) -> list[tuple[str, int, int]]:
    """Read a line as the reader does: (word, left, right) in units."""
    x, _, _, text, runs = line
    found = []
    for number, word in enumerate(text.split(" ")):
        if number:
            x += runs[2 * number - 1]
        found.append((word, x, x + runs[2 * number]))
        x += runs[2 * number]
    return found


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(200, 280), (1000, 700)])
def test_word_boxes_decode_to_where_the_words_are(tmp_path: Path, size: tuple[int, int], rotate: int) -> None:
    with pymupdf.open(make_pdf(tmp_path / "a.pdf", [TEXT], size=size, rotate=rotate)) as document:
        page = document[0]
        expected = page.get_text("words")
        made = [line for line in lines(page) if not isinstance(line, str)]
        width, height = page.rect.width, page.rect.height
    boxes = [(*word, line) for line in made for word in decode(line)]
    assert [box[0] for box in boxes] == [word[4] for word in expected]
    for (_, left, right, line), (x0, y0, x1, y1, *_) in zip(boxes, expected, strict=True):
        assert left * width / UNITS == pytest.approx(x0, abs=width / UNITS)
        assert right * width / UNITS == pytest.approx(x1, abs=width / UNITS)
        assert line[1] * height / UNITS <= y0 + height / UNITS
        assert (line[1] + line[2]) * height / UNITS >= y1 - 2 * height / UNITS


def test_blocks_are_parted() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=280)
        page.insert_text((20, 40), "mot hai")
        page.insert_text((20, 200), "ba")
        made = lines(page)
    assert [line if isinstance(line, str) else line[3] for line in made] == ["mot hai", "", "ba"]


def test_words_are_composed_and_a_space_within_one_does_not_part_it(tmp_path: Path) -> None:
    with pymupdf.open(make_pdf(tmp_path / "a.pdf", ["Tie\u0302\u0301ng Việt"])) as document:
        (line,) = lines(document[0])
    assert not isinstance(line, str)
    assert len(line[4]) == 2 * len(line[3].split(" ")) - 1


def test_what_lies_outside_the_page_is_not_its_text() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=280)
        page.insert_text((20, 40), "trong")
        page.insert_text((20, 400), "ngoai")
        assert [line[3] for line in lines(page)] == ["trong"]


def test_a_page_is_as_wide_as_wanted(tmp_path: Path) -> None:
    with pymupdf.open(make_pdf(tmp_path / "a.pdf", size=(200, 280))) as document:
        image = draw(document[0], 600)
    assert (image.mode, image.size) == ("RGB", (600, 840))


def test_a_very_long_page_is_at_most_4000_pixels_high(tmp_path: Path) -> None:
    with pymupdf.open(make_pdf(tmp_path / "a.pdf", size=(100, 5000))) as document:
        image = draw(document[0], 600)
    assert image.height <= 4001
    assert image.width < 600

"""Pages are drawn as wide as wanted, and their words are where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from PIL import Image
from support.pdfs import make_pdf
from support.pictures import noisy, png, printed, scanned

from library.pages.raster import draw
from library.pages.words import lines

if TYPE_CHECKING:
    from pathlib import Path


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


def picture_page(
    path: Path,
    picture: Image.Image,
    *,
    rotate: int = 0,
    hidden: str = "",
    shown: str = "",
    share: float = 1.0,
) -> Path:
    """Write a PDF of one page with a picture across `share` of its width and height."""
    with pymupdf.open() as document:
        wide = picture.width > picture.height
        page = document.new_page(width=400 if wide else 300, height=300 if wide else 400)
        box = pymupdf.Rect(0, 0, page.rect.width * share, page.rect.height * share)
        page.insert_image(box, stream=png(picture), keep_proportion=False)
        if hidden:
            page.insert_text((20, 40), hidden, render_mode=3)
        if shown:
            page.insert_text((20, 40), shown)
        page.set_rotation(rotate)
        document.save(path)
    return path


def drawn(path: Path, width: int = 600, pixels: int = 16_000_000) -> Image.Image:
    with pymupdf.open(path) as document:
        return draw(document[0], width, pixels)


def test_a_page_is_as_wide_as_wanted(tmp_path: Path) -> None:
    image = drawn(make_pdf(tmp_path / "a.pdf", size=(200, 280)))
    assert (image.mode, image.size) == ("RGB", (600, 840))


def test_a_very_long_page_is_at_most_4000_pixels_high(tmp_path: Path) -> None:
    image = drawn(make_pdf(tmp_path / "a.pdf", size=(100, 5000)))
    assert image.height <= 4001
    assert image.width < 600


@pytest.mark.parametrize("size", [(1, 1), (14_400, 14_400), (14_400, 1), (1, 14_400), (3, 60)])
def test_a_page_of_any_size_is_drawn_within_the_limit(tmp_path: Path, size: tuple[float, float]) -> None:
    image = drawn(make_pdf(tmp_path / "a.pdf", size=size), 600, 250_000)
    assert 0 < image.width <= 600
    assert image.width * image.height <= 255_000


def test_a_scan_has_no_more_pixels_than_it_brings(tmp_path: Path) -> None:
    scan = scanned(printed((450, 600)))
    image = drawn(picture_page(tmp_path / "a.pdf", scan))
    assert image.size == (450, 600)
    assert image.tobytes() == scan.tobytes()
    assert drawn(picture_page(tmp_path / "b.pdf", scan), 300).size == (300, 400)
    # As many to the inch, though it leaves some of the page free.
    assert drawn(picture_page(tmp_path / "c.pdf", scan, share=0.9)).width == 500


def test_a_picture_of_a_few_pixels_is_still_a_page(tmp_path: Path) -> None:
    assert drawn(picture_page(tmp_path / "a.pdf", noisy((6, 8)))).width == 320


@pytest.mark.parametrize(
    "more", [{"shown": "Trang 1"}, {"share": 0.5}], ids=["type over it", "a small picture"]
)
def test_what_is_more_than_a_scan_is_drawn_as_wide_as_wanted(tmp_path: Path, more: dict[str, Any]) -> None:
    path = picture_page(tmp_path / "a.pdf", scanned(printed((450, 600))), **more)
    assert drawn(path).width == 600


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_print_scanned_in_two_tones_comes_in_two_tones_and_wider(tmp_path: Path, rotate: int) -> None:
    scan = printed((1500, 2000)).convert("1", dither=Image.Dither.NONE)
    image = drawn(picture_page(tmp_path / "a.pdf", scan, rotate=rotate, hidden="thu vien"))
    assert image.mode == "1"
    assert image.width == 800
    assert image.height == (1067 if rotate % 180 == 0 else 600)


def test_a_scan_in_two_tones_of_few_pixels_keeps_each(tmp_path: Path) -> None:
    scan = printed((450, 600)).convert("1", dither=Image.Dither.NONE)
    image = drawn(picture_page(tmp_path / "a.pdf", scan))
    assert image.mode == "1"
    assert image.tobytes() == scan.tobytes()


def test_a_sharp_grey_scan_of_print_comes_in_two_tones(tmp_path: Path) -> None:
    image = drawn(picture_page(tmp_path / "a.pdf", printed((1200, 1600)).convert("L")))
    assert (image.mode, image.width) == ("1", 800)


@pytest.mark.parametrize(
    "scan",
    [
        scanned(printed((1200, 1600))),
        noisy((1200, 1600)).convert("L"),
        noisy((1200, 1600)).convert("L").convert("1"),
        printed((1200, 1600), ink="#b01020"),
        printed((700, 933)).convert("L"),
    ],
    ids=["grey paper", "photograph", "halftone", "coloured ink", "few pixels"],
)
def test_other_scans_keep_their_tones(tmp_path: Path, scan: Image.Image) -> None:
    image = drawn(picture_page(tmp_path / "a.pdf", scan))
    assert (image.mode, image.width) == ("RGB", 600)

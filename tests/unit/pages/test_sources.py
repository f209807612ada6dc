"""Pages of scans as images: upright, on white, and no larger than they are."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.pictures import noisy, pixels_near, png, printed
from support.scans import held, make_cbz, make_folder, page, tiff

from library.formats.mupdf import PageRefusedError
from library.formats.scans.book import probe_scans
from library.pages.jobs import RangeJob
from library.pages.sources import DAMAGE, opened
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()
DARK, WHITE = (0, 0, 0), (255, 255, 255)


def drawn(path: Path, number: int = 0, width: int = 100, limits: Limits = LIMITS) -> Image.Image:
    info = probe_scans(path, limits)
    job = RangeJob(path, path, info, 0, len(info.sizes), width, path, limits)
    with opened(job) as source:
        shown = source.page(number)
        assert (shown.lines(), shown.links()) == ([], [])
        return shown.draw(width)


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_scaled_to_the_width(tmp_path: Path, packed: bool) -> None:
    pages = {"1.jpg": page((1240, 1754)), "2.jpg": page((500, 400), corner="red")}
    path = make_cbz(tmp_path / "a.cbz", pages) if packed else make_folder(tmp_path / "a", pages)
    first, second = drawn(path), drawn(path, 1)
    assert (first.mode, first.size) == ("RGB", (100, 141))
    assert (second.mode, second.size) == ("RGB", (100, 80))
    assert near(pixels_near(first, 0.1, 0.1), DARK)
    assert near(pixels_near(first, 0.9, 0.9), WHITE)
    assert near(pixels_near(second, 0.1, 0.1), (255, 0, 0))


def test_a_picture_is_not_made_larger_than_it_is(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.png": page((80, 40), kind="PNG"), "2.jpg": page((4, 4))})
    assert drawn(path).size == (80, 40)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("PNG", "LA"),
        ("WEBP", "RGB"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "1"),
        ("TIFF", "L"),
    ],
)
def test_a_picture_of_any_mode_is_drawn(tmp_path: Path, kind: str, mode: str) -> None:
    image = drawn(make_folder(tmp_path / "a", {"1.bmp": page((200, 300), kind=kind, mode=mode)}))
    # Sharp in black and white, it is print in two tones.
    toned = mode in {"1", "L"}
    assert (image.mode, image.size) == (("1", (133, 200)) if toned else ("RGB", (100, 150)))
    assert near(pixels_near(image, 0.1, 0.1), DARK)
    assert near(pixels_near(image, 0.9, 0.9), WHITE)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_are_not_cut_off(tmp_path: Path, kind: str) -> None:
    out = io.BytesIO()
    Image.new("I;16", (200, 200), 0x8000).save(out, kind)
    image = drawn(make_folder(tmp_path / "a", {"1.png": out.getvalue()}))
    assert near(pixels_near(image, 0.5, 0.5), (128, 128, 128))


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (200, 200), (200, 0, 0, 0)).save(out, "PNG")
    grey = io.BytesIO()
    Image.new("LA", (200, 200), (0, 128)).save(grey, "PNG")
    path = make_folder(tmp_path / "a", {"1.png": out.getvalue(), "2.png": grey.getvalue()})
    assert near(pixels_near(drawn(path), 0.5, 0.5), WHITE)
    assert near(pixels_near(drawn(path, 1), 0.5, 0.5), (127, 127, 127))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (0.1, 0.1)),
        (2, (0.9, 0.1)),
        (3, (0.9, 0.9)),
        (4, (0.1, 0.9)),
        (5, (0.1, 0.1)),
        (6, (0.9, 0.1)),
        (7, (0.9, 0.9)),
        (8, (0.1, 0.9)),
    ],
)
def test_a_page_stands_upright_however_the_camera_was_held(
    tmp_path: Path, kind: str, orientation: int, corner: tuple[float, float]
) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": page((400, 200), kind=kind, exif=held(orientation))})
    image = drawn(path)
    assert image.size == ((100, 50) if orientation < 5 else (100, 200))
    corners = [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
    assert [place for place in corners if near(pixels_near(image, *place), DARK)] == [corner]


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_print_in_two_tones_comes_so_and_wider(tmp_path: Path, orientation: int) -> None:
    scan = printed((1500, 2000)).convert("L")
    out = io.BytesIO()
    scan.save(out, "JPEG", exif=held(orientation))
    image = drawn(make_folder(tmp_path / "a", {"1.jpg": out.getvalue()}), width=600)
    assert image.mode == "1"
    assert image.size == ((800, 600) if orientation in {6, 8} else (800, 1067))


@pytest.mark.parametrize(
    "scan",
    [
        noisy((1200, 1600)).convert("L"),
        noisy((1200, 1600)).convert("L").convert("1"),
        printed((1200, 1600), ink="#b01020"),
        printed((700, 933)).convert("L"),
    ],
    ids=["photograph", "halftone", "coloured ink", "few pixels"],
)
def test_other_scans_keep_their_tones(tmp_path: Path, scan: Image.Image) -> None:
    image = drawn(make_folder(tmp_path / "a", {"1.png": png(scan)}), width=600)
    assert (image.mode, image.width) == ("RGB", 600)


def test_each_page_of_a_tiff_is_drawn(tmp_path: Path) -> None:
    pages = {"1.tif": tiff([(200, 100), (100, 200)]), "2.png": page((300, 300))}
    folder = make_folder(tmp_path / "a", pages)
    assert [drawn(folder, number).size for number in range(3)] == [(133, 66), (100, 200), (100, 100)]


def test_a_fax_is_not_squeezed(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.tif": page((408, 196), kind="TIFF", dpi=(204, 98))})
    assert drawn(path).size == (100, 100)


def test_a_broken_picture_costs_its_page_alone(tmp_path: Path) -> None:
    good = page((400, 400))
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": good, "2.jpg": b"x", "3.jpg": good[:700], "4.jpg": good})
    assert drawn(path).size == drawn(path, 3).size == (100, 100)
    for number, name in ((1, "2.jpg"), (2, "3.jpg")):
        with pytest.raises(DAMAGE, match=name):
            drawn(path, number)


def test_a_large_photograph_is_decoded_small_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": page((800, 800)), "2.png": page((800, 800), kind="PNG")})
    few = replace(LIMITS, picture_pixels=200 * 200)
    # An eighth of it is enough for the page; a PNG has no such shortcut.
    assert drawn(path, 0, 100, replace(few, picture_pixels=80_000)).size == (100, 100)
    with pytest.raises(PageRefusedError):
        drawn(path, 1, 100, replace(few, picture_pixels=80_000))
    with pytest.raises(PageRefusedError):
        drawn(path, 0, 100, few)


def test_a_book_that_changed_meanwhile_has_no_such_page(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "a", {"1.jpg": page(), "2.jpg": page()})
    info = probe_scans(folder, LIMITS)
    (folder / "2.jpg").unlink()
    with opened(RangeJob(folder, folder, info, 0, 2, 100, folder, LIMITS)) as source, pytest.raises(DAMAGE):
        source.page(1).draw(100)

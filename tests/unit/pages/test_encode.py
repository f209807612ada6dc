"""Page images are compressed by what they show."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageDraw
from support.pictures import noisy, printed, scanned

from library.pages.encode import (
    DRAWN_SMALL_BYTES,
    DRAWN_SMALL_LOSSY,
    DRAWN_SMALL_WIDTHS,
    FIRST_BYTES,
    SMALL_BYTES,
    SMALL_WIDTH,
    encode_cover,
    encode_drawn_small,
    encode_page,
    encode_small,
    keep,
)

if TYPE_CHECKING:
    from pathlib import Path


def is_lossless(data: bytes) -> bool:
    """Whether the first picture chunk of a simple WebP is VP8L (WebP container specification)."""
    return data[12:16] == b"VP8L"


def decoded(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as back:
        return back.convert("RGB")


def as_lossless(image: Image.Image) -> int:
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, method=2)
    return len(out.getvalue())


def as_lossy(image: Image.Image, quality: int) -> int:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=2)
    return len(out.getvalue())


def drawn() -> Image.Image:
    page = Image.new("RGB", (300, 400), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((20, 20, 200, 120), fill="#0f5b54")
    pen.text((30, 200), "Thu vien", fill="black")
    return page


def gradient(size: tuple[int, int]) -> Image.Image:
    """A page of many colours without any noise."""
    across = Image.linear_gradient("L").resize(size)
    down = Image.linear_gradient("L").rotate(90).resize(size)
    return Image.merge("RGB", (across, down, Image.new("L", size, 90)))


def with_picture() -> Image.Image:
    page = printed((900, 1200))
    page.paste(noisy((500, 400)), (200, 300))
    return page


@pytest.mark.parametrize(
    ("page", "lossless"),
    [
        (drawn(), True),
        (printed((900, 1200)), True),
        (printed((900, 1200), ink="#a01020"), True),
        (printed((900, 1200)).convert("1"), True),
        (noisy((300, 400)), False),
        (with_picture(), False),
        (scanned(printed((900, 1200))), False),
        (scanned(printed((900, 1200)), paper="white").convert("L").convert("RGB"), False),
    ],
    ids=[
        "drawing",
        "type",
        "coloured type",
        "two tones",
        "photograph",
        "type and a picture",
        "scan of type",
        "grey scan on white",
    ],
)
def test_drawn_pages_are_lossless_and_photographs_and_scans_are_not(
    page: Image.Image, lossless: bool
) -> None:
    assert is_lossless(encode_page(page)[0]) is lossless


@pytest.mark.parametrize(
    "page",
    [printed((900, 1200)), with_picture(), scanned(printed((900, 1200)))],
    ids=["type", "type and a picture", "scan"],
)
def test_the_form_that_is_taken_is_the_smaller(page: Image.Image) -> None:
    size = len(encode_page(page)[0])
    assert size < 1.03 * as_lossless(page)
    assert size < as_lossy(page, 75)


def test_a_low_wide_page_is_encoded_too() -> None:
    data, size = encode_page(with_picture().crop((0, 400, 900, 410)))
    assert decoded(data).size == size == (900, 10)


def test_two_tones_take_fewer_bytes_than_greys() -> None:
    page = printed((1200, 1600))
    assert len(encode_page(page.convert("1", dither=Image.Dither.NONE))[0]) < 0.7 * len(encode_page(page)[0])


def test_two_tones_stay_what_they_are() -> None:
    page = printed().convert("1", dither=Image.Dither.NONE)
    assert decoded(encode_page(page)[0]).tobytes() == page.convert("RGB").tobytes()


def test_lossless_colours_differ_by_less_than_anyone_sees() -> None:
    pairs = zip(decoded(encode_page(drawn())[0]).tobytes(), drawn().tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 4


def test_a_gradient_has_no_bands() -> None:
    page = gradient((900, 1200))
    back = decoded(encode_page(page)[0])
    difference = ImageChops.difference(page, back).convert("L")
    assert max(difference.tobytes()) <= 6


def test_nothing_is_scaled_without_a_budget() -> None:
    data, size = encode_page(drawn())
    assert decoded(data).size == size == (300, 400)


PROGRAM = """
from hashlib import sha256
from support.pictures import noisy, printed
from library.pages.encode import encode_page, encode_small
page = printed((300, 400))
page.paste(noisy((120, 160)), (80, 80))
digest = sha256(encode_page(page)[0] + encode_small(page)[0]).hexdigest()
"""


def test_every_process_makes_the_same_bytes() -> None:
    here: dict[str, str] = {}
    exec(PROGRAM, here)
    program = f"import sys; sys.path[:0] = {sys.path!r}\n{PROGRAM}\nprint(digest)"
    command = [sys.executable, "-c", program]
    there = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert there.stdout.strip() == here["digest"]


@pytest.mark.parametrize(
    "page",
    [
        printed((1200, 1700), lines=60),
        scanned(printed((1200, 1700), lines=40), noise=5),
        printed((1600, 2260), lines=120).convert("1", dither=Image.Dither.NONE),
    ],
    ids=["type", "scan", "dense two tones"],
)
def test_the_first_page_is_light_and_as_wide_as_that_allows(page: Image.Image) -> None:
    assert len(encode_page(page)[0]) > FIRST_BYTES, "nothing to do"
    data, size = encode_page(page, FIRST_BYTES)
    assert len(data) <= FIRST_BYTES
    assert decoded(data).size == size
    assert size[0] >= 0.4 * page.width
    assert size[0] / size[1] == pytest.approx(page.width / page.height, rel=0.01)


def test_a_grainy_page_gives_up_quality_for_weight() -> None:
    page = scanned(printed((900, 1200), lines=60))
    assert len(encode_page(page)[0]) < 0.95 * as_lossy(page, 50)


def test_a_first_page_within_its_budget_is_as_any_other() -> None:
    assert encode_page(drawn(), FIRST_BYTES) == encode_page(drawn())


def test_a_first_page_that_cannot_be_light_stays_a_third_as_wide() -> None:
    data, size = encode_page(scanned(printed((900, 1200)), noise=120).resize((450, 600)), 1000)
    assert len(data) > 1000
    assert size == (150, 200)


@pytest.mark.parametrize(
    "page",
    [
        printed((1200, 1700), lines=95),
        scanned(printed((1200, 1700)), noise=120),
        printed((1600, 2260), lines=120).convert("1"),
        noisy((1200, 800)),
        Image.effect_noise((400, 400), 120).convert("RGB"),
        Image.effect_noise((300, 3900), 120).convert("RGB"),
        Image.new("RGB", (1, 4000), "red"),
        Image.new("RGB", (4000, 1), "red"),
        Image.new("RGB", (1, 1)),
    ],
    ids=["type", "scan", "two tones", "photograph", "noise", "strip of noise", "tall", "wide", "pixel"],
)
def test_a_small_image_is_of_one_width_and_weight(page: Image.Image) -> None:
    data, size = encode_small(page)
    assert len(data) <= SMALL_BYTES
    assert decoded(data).size == size
    assert size[0] == SMALL_WIDTH


def test_a_small_image_shows_the_page() -> None:
    page = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(page).rectangle((0, 0, 300, 400), fill="#0f5b54")
    data, size = encode_small(page)
    assert size == (240, 320)
    seen = decoded(data)
    assert seen.getpixel((60, 80)) == pytest.approx((15, 91, 84), abs=8)
    assert seen.getpixel((180, 240)) == pytest.approx((255, 255, 255), abs=8)


@pytest.mark.parametrize(
    ("size", "cover"),
    [((800, 1000), (400, 500)), ((300, 400), (300, 400)), ((4000, 3), (400, 1)), ((1, 1), (1, 1))],
)
def test_a_cover_is_at_most_400_pixels_wide(size: tuple[int, int], cover: tuple[int, int]) -> None:
    data, told = encode_cover(Image.new("RGB", size, "red"))
    assert decoded(data).size == told == cover


def test_a_cover_of_two_tones_has_greys() -> None:
    data, _ = encode_cover(printed((1600, 2200)).convert("1"))
    assert len(set(decoded(data).convert("L").tobytes())) > 50


def test_nothing_about_the_picture_but_its_pixels_is_kept() -> None:
    picture = noisy((300, 400))
    picture.info["exif"] = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00 secret place"
    picture.info["icc_profile"] = b"secret profile"
    for data, _ in (encode_page(picture), encode_small(picture), encode_cover(picture)):
        assert b"secret" not in data
        assert b"EXIF" not in data


def test_what_is_kept_is_described(tmp_path: Path) -> None:
    made = keep(tmp_path, "00.webp", b"abc", (3, 4))
    assert (tmp_path / "00.webp").read_bytes() == b"abc"
    assert (made.format, made.width, made.height, made.bytes, made.file) == ("webp", 3, 4, 3, "00.webp")
    assert made.digest == "ba7816bf8f"


def test_the_small_image_of_a_drawing_is_sharp_type_or_a_soft_picture() -> None:
    page = printed((480, 680), lines=30)
    data, size = encode_drawn_small(page)
    assert is_lossless(data)
    assert len(data) <= DRAWN_SMALL_BYTES
    assert size[0] in DRAWN_SMALL_WIDTHS
    # In few levels a tint would be another one.
    page.paste((128, 200, 140), (0, 400, 480, 680))
    soft, size = encode_drawn_small(page)
    assert not is_lossless(soft)
    assert len(soft) <= DRAWN_SMALL_LOSSY
    assert decoded(soft).getpixel((size[0] // 2, size[1] - 20)) == pytest.approx((128, 200, 140), abs=12)

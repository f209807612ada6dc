"""Pictures become a book: their order, sizes and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.scans import held, make_cbz, make_folder, page, tiff

from library.formats.mupdf import PageRefusedError
from library.formats.scans.book import opened, probe_scans
from library.formats.types import Fault, OutlineEntry, UnreadableBookError
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()
A4 = (595.0, 842.0)


def refusal(path: Path, limits: Limits) -> tuple[str, dict[str, str]]:
    with pytest.raises(UnreadableBookError) as caught:
        probe_scans(path, limits)
    return caught.value.fault.code, dict(caught.value.fault.details)


def widths(path: Path) -> list[int]:
    """Return the width in pixels of each page, by which the tests tell them apart."""
    info = probe_scans(path, LIMITS)
    found = []
    with opened(path, LIMITS, info.chapters) as scans:
        for number in range(len(info.sizes)):
            with scans.page(number) as picture:
                found.append(picture.width)
    return found


def test_pages_come_in_the_order_people_read(tmp_path: Path) -> None:
    names = ["trang 10.png", "Trang 2.PNG", "trang 1.png", "trang 11.png"]
    pages = {name: page((int(name[6:-4]) + 20, 30), kind="PNG") for name in names}
    assert widths(make_cbz(tmp_path / "a.cbz", pages)) == [21, 22, 30, 31]
    assert widths(make_folder(tmp_path / "a", pages)) == [21, 22, 30, 31]


def test_what_systems_leave_behind_is_no_page(tmp_path: Path) -> None:
    pages = {"1.jpg": page((21, 30)), "2.jpg": page((22, 30))}
    rubbish = {
        "._1.jpg": b"x",
        "__MACOSX/._1.jpg": b"x",
        "__MACOSX/1.jpg": page((99, 30)),
        "Thumbs.db": b"x",
        "desktop.ini": b"x",
        ".hidden/1.jpg": page((99, 30)),
    }
    assert widths(make_cbz(tmp_path / "a.cbz", pages | rubbish)) == [21, 22]
    flat = {name: data for name, data in rubbish.items() if "/" not in name}
    assert widths(make_folder(tmp_path / "a", pages | flat)) == [21, 22]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("WEBP", "RGB"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "1"),
    ],
)
def test_every_format_is_a_page(tmp_path: Path, kind: str, mode: str) -> None:
    # Content counts, not the suffix.
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": page(kind=kind, mode=mode)})
    ((width, height),) = probe_scans(path, LIMITS).sizes
    assert height / width == pytest.approx(175 / 124, rel=0.01)
    assert widths(path) == [124]


def test_a_tiff_holds_several_pages_and_an_animation_one(tmp_path: Path) -> None:
    moments = [Image.new("P", (40, 40), colour) for colour in (1, 2)]
    pages = {"1.tif": tiff([(21, 30), (22, 30), (23, 30)]), "2.png": page((24, 30), kind="PNG")}
    folder = make_folder(tmp_path / "a", pages)
    moments[0].save(folder / "3.gif", save_all=True, append_images=moments[1:])
    info = probe_scans(folder, LIMITS)
    assert info.format == "images"
    assert info.chapters == (3, 1, 1)
    assert widths(folder) == [21, 22, 23, 24, 40]


def test_pages_have_the_size_of_their_paper(tmp_path: Path) -> None:
    pages = {
        "1.jpg": page((1240, 1754), dpi=(150, 150)),
        "2.png": page((827, 1169), kind="PNG", dpi=(100, 100)),
        "3.jpg": page((620, 1754), dpi=(150, 150)),
    }
    sizes = probe_scans(make_cbz(tmp_path / "a.cbz", pages), LIMITS).sizes
    assert sizes == ((595.2, 841.9), (595.4, 841.7), (297.6, 841.9))


def test_a_fax_has_another_resolution_across_than_down(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.tif": page((408, 196), kind="TIFF", dpi=(204, 98))})
    assert probe_scans(path, LIMITS).sizes == ((144.0, 144.0),)


@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), (5000, 5000)])
def test_a_resolution_that_cannot_be_true_is_that_of_the_other_pages(
    tmp_path: Path, dpi: tuple[int, int]
) -> None:
    pages = {
        "1.jpg": page((300, 600), dpi=(150, 150)),
        "2.jpg": page((600, 600), dpi=dpi),
        "3.jpg": page((150, 600), dpi=(150, 150)),
    }
    sizes = probe_scans(make_cbz(tmp_path / "a.cbz", pages), LIMITS).sizes
    assert sizes == ((144.0, 288.0), (288.0, 288.0), (72.0, 288.0))


def test_photographs_of_pages_are_no_posters(tmp_path: Path) -> None:
    # Phones write 72 dpi into pictures of 4,000 pixels.
    pages = {f"IMG_{n}.jpg": page((3000, 4000), dpi=(72, 72)) for n in range(2)}
    assert probe_scans(make_cbz(tmp_path / "a.cbz", pages), LIMITS).sizes == ((595.0, 793.3),) * 2


def test_a_page_is_as_large_as_allowed(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.png": page((20, 2000), kind="PNG"), "2.png": page((20, 20))})
    assert probe_scans(path, LIMITS).sizes[0] == (144.0, 14400.0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_page_held_on_its_side_is_measured_upright(tmp_path: Path, kind: str) -> None:
    data = page((200, 100), kind=kind, exif=held(6), **({} if kind == "WEBP" else {"dpi": (100, 100)}))
    path = make_cbz(tmp_path / "a.cbz", {"1.jpg": data})
    width, height = probe_scans(path, LIMITS).sizes[0]
    assert height == 2 * width


def test_a_broken_picture_is_as_large_as_its_neighbour_and_the_message_names_it(tmp_path: Path) -> None:
    pages = {"1.jpg": page((100, 100)), "2.jpg": b"not a picture", "3.jpg": page((100, 200))[:400]}
    for path in (make_cbz(tmp_path / "a.cbz", pages), make_folder(tmp_path / "a", pages)):
        info = probe_scans(path, LIMITS)
        assert info.sizes[0] == info.sizes[1]
        assert len(info.sizes) == 3
        with opened(path, LIMITS) as scans:
            with scans.page(0) as picture:
                picture.load()
            for number, name in ((1, "2.jpg"), (2, "3.jpg")):
                with pytest.raises(OSError, match=name), scans.page(number) as picture:
                    picture.load()
            with pytest.raises(IndexError), scans.page(3):
                pass


def test_a_book_without_a_picture_that_can_be_read_is_none(tmp_path: Path) -> None:
    assert refusal(make_cbz(tmp_path / "a.cbz", {"1.jpg": b"x"}), LIMITS)[0] == "BOOK-016"
    assert refusal(make_folder(tmp_path / "a", {"a.txt": "x"}), LIMITS)[0] == "BOOK-016"


def test_of_a_book_with_too_many_pages_the_first_are_kept(tmp_path: Path) -> None:
    pages = {f"{n}/1.tif": tiff([(9, 9)] * 3) for n in range(2)}
    path = make_cbz(tmp_path / "a.cbz", pages)
    info = probe_scans(path, replace(LIMITS, pages=2))
    assert len(info.sizes) == 2
    assert info.outline == ()
    assert info.faults == (Fault("BOOK-036", (("pages", "3"), ("limit", "2"))),)
    whole = probe_scans(path, replace(LIMITS, pages=6))
    assert (len(whole.sizes), whole.faults) == (6, ())


def test_an_archive_over_the_limits_is_refused(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {f"{n}.bmp": page(kind="BMP") for n in range(3)})
    assert refusal(path, replace(LIMITS, entries=2))[0] == "BOOK-017"
    code, details = refusal(path, replace(LIMITS, total_bytes=100_000))
    assert (code, details["setting"]) == ("BOOK-012", "limits.total_bytes")


def test_a_page_over_the_limits_costs_itself_and_names_the_setting(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.png": page(kind="PNG"), "2.bmp": page(kind="BMP")})
    small = replace(LIMITS, entry_bytes=20_000)
    assert len(probe_scans(path, small).sizes) == 2
    with opened(path, small) as scans:
        with scans.page(0) as picture:
            picture.load()
        with pytest.raises(PageRefusedError) as caught, scans.page(1):
            pass
    told = dict(caught.value.fault.details)
    assert (told["entry"], told["setting"]) == ("2.bmp", "limits.entry_bytes")
    with (
        opened(path, replace(LIMITS, picture_pixels=124 * 175 // 8 - 1)) as scans,
        pytest.raises(PageRefusedError) as caught,
        scans.page(0),
    ):
        pass
    assert caught.value.fault == Fault("BOOK-033", (("page", "1"), ("size", "124 × 175"), ("limit", "2,711")))


COMIC = """
<Title>Tập một</Title><Series>Dế Mèn</Series><Number>1</Number><Summary>Chú  dế.</Summary>
<Year>2015</Year><Month>3</Month><Day>-1</Day><Writer>Tô Hoài, Một Người</Writer>
<Penciller>Tô Hoài</Penciller><Publisher>Kim Đồng</Publisher><Genre>Thiếu nhi, Phiêu lưu</Genre>
<LanguageISO>vi-VN</LanguageISO><Manga>YesAndRightToLeft</Manga>
<Pages><Page Image="0"/><Page Image="1" Bookmark="Mở đầu"/><Page Image="7" Bookmark="Hết"/></Pages>
"""


def test_comic_info_is_read(tmp_path: Path) -> None:
    pages = {"1.jpg": page(), "2.jpg": page()}
    info = probe_scans(make_cbz(tmp_path / "a.cbz", pages, COMIC), LIMITS)
    assert (info.title, info.creators) == ("Tập một", ("Tô Hoài", "Một Người"))
    assert (info.language, info.publisher, info.date) == ("vi", "Kim Đồng", "2015-03")
    assert (info.description, info.subjects) == ("Chú dế.", ("Thiếu nhi", "Phiêu lưu"))
    assert info.progression == "rtl"
    assert info.outline == (OutlineEntry("Mở đầu", 1, 0),)
    folder = make_folder(tmp_path / "a", {**pages, "ComicInfo.xml": f"<ComicInfo>{COMIC}</ComicInfo>"})
    assert replace(probe_scans(folder, LIMITS), format="cbz") == info


@pytest.mark.parametrize("info", ["<Series>Dế Mèn</Series><Number>2</Number>", "<Series>Dế Mèn 2"])
def test_a_part_of_a_series_is_called_after_it(tmp_path: Path, info: str) -> None:
    assert probe_scans(make_cbz(tmp_path / "a.cbz", {"1.jpg": page()}, info), LIMITS).title == "Dế Mèn 2"


def test_comic_info_reads_no_file_and_grows_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    text = (
        f'<!DOCTYPE c [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<ComicInfo><Title>&x;</Title><Publisher>NXB</Publisher></ComicInfo>"
    )
    info = probe_scans(make_folder(tmp_path / "a", {"1.jpg": page(), "ComicInfo.xml": text}), LIMITS)
    assert (info.title, info.publisher) == ("", "NXB")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<!DOCTYPE c [<!ENTITY l0 "ha">{laughs}]><ComicInfo><Title>&l8;</Title></ComicInfo>'
    bomb = make_folder(tmp_path / "c", {"1.jpg": page(), "ComicInfo.xml": text})
    assert probe_scans(bomb, LIMITS).title == ""
    endless = f'<ComicInfo><Year>{"9" * 5000}</Year><Pages><Page Image="{"0" * 5000}" Bookmark="A"/></Pages></ComicInfo>'
    info = probe_scans(make_folder(tmp_path / "d", {"1.jpg": page(), "ComicInfo.xml": endless}), LIMITS)
    assert (info.date, info.outline) == ("", ())
    broken = make_folder(tmp_path / "b", {"1.jpg": page(), "ComicInfo.xml": "\0"})
    assert probe_scans(broken, LIMITS).title == ""


def test_folders_inside_an_archive_are_its_chapters(tmp_path: Path) -> None:
    names = ["Sách/Chương 2/1.jpg", "Sách/Chương 10/1.jpg", "Sách/Chương 2/2.jpg"]
    info = probe_scans(make_cbz(tmp_path / "a.cbz", {name: page() for name in names}), LIMITS)
    assert info.outline == (OutlineEntry("Chương 2", 0, 0), OutlineEntry("Chương 10", 2, 0))
    alone = make_cbz(tmp_path / "b.cbz", {f"Sách/{n}.jpg": page() for n in range(2)})
    assert probe_scans(alone, LIMITS).outline == ()


def test_a_tiff_in_an_archive_is_unpacked_once(tmp_path: Path) -> None:
    path = make_cbz(tmp_path / "a.cbz", {"1.tif": tiff([(100, 100)] * 9)})
    most = replace(LIMITS, total_bytes=100 * 100 * 10)
    info = probe_scans(path, most)
    with opened(path, most, info.chapters) as scans:
        for number in range(9):
            with scans.page(number) as picture:
                picture.load()

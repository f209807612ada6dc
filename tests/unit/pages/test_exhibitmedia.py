"""What exhibits show is made for the web, and tells nobody where and by whom it was taken."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support.pictures import flat, noisy
from support.schools import make_school, settings_for
from support.sounds import mp3

from library.catalog.load import load
from library.pages.cache import FileDigests
from library.pages.exhibitfiles import find_media
from library.pages.exhibitmedia import Media, make_media

if TYPE_CHECKING:
    from pathlib import Path

    from library.errors import Problem

HEADER = "Tên,Loại,Hình,Mô tả hình,Video,Lời kể,Nhạc nền,Lời kể bằng chữ,Ảnh 360,Mô tả ảnh 360\n"
PLACE = (10.0, 2.0, 46.2)


def photograph(size: tuple[int, int] = (1800, 1200)) -> bytes:
    """A JPEG as a phone makes it: turned, with its place and its owner."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "BIMAT-may-anh-cua-Lan"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", PLACE, "E", (105.0, 58.0, 39.0)
    out = io.BytesIO()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">BIMAT-toa-do 10.04625</x:xmpmeta>'
    noisy(size).save(out, "JPEG", exif=exif, comment=b"BIMAT-ghi-chu", xmp=xmp)
    return out.getvalue()


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return (8 + len(data)).to_bytes(4) + name + data


def film(extra: bytes = b"") -> bytes:
    """Boxes of an MP4 whose maker tells where it was taken."""
    place = box(b"udta", box(b"\xa9xyz", b"\0\x11\x15\xc7+10.0462+105.9777/"))
    keys = box(b"meta", b"com.apple.quicktime.location.ISO6709 +10.0462")
    track = box(b"trak", box(b"tkhd", bytes(20)), box(b"udta", b"+10.0462"))
    return (
        box(b"ftyp", b"isom\0\0\2\0isommp41")
        + box(b"moov", box(b"mvhd", bytes(100)), track, place, keys)
        + box(b"mdat", b"picture" + extra)
    )


def media(tmp_path: Path, row: str, **files: bytes) -> tuple[Media, list[Problem]]:
    """Return what the one exhibit of a row shows; `files` are named with a letter for their dot."""
    school = make_school(tmp_path / "truong")
    folder = school.root / "catalog" / "exhibits"
    folder.mkdir()
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    school.catalog(HEADER + row, "exhibits.csv")
    settings = settings_for(school.root)
    catalog, _ = load(settings, [])
    made, problems = make_media(catalog, settings, FileDigests(settings.cache_dir / "files.json"))
    (one,) = made.values()
    return one, problems


def test_a_photograph_comes_in_sizes_upright_and_without_its_place(tmp_path: Path) -> None:
    made, problems = media(
        tmp_path, "A,đường,lan.jpg,Sân,,,,,,\n".replace("lan.jpg", "a.jpg"), a_jpg=photograph()
    )
    assert problems == []
    (photo,) = made.photos
    assert photo.alt == "Sân"
    assert [(image.width, image.height) for image, _ in photo.sizes] == [
        (480, 720),
        (960, 1440),
        (1200, 1800),
    ]
    for _, path in photo.sizes:
        data = path.read_bytes()
        assert b"BIMAT" not in data
        assert b"EXIF" not in data
        assert b"xmp" not in data.lower()
        with Image.open(path) as picture:
            assert not picture.getexif()


def test_the_photograph_of_the_test_tells_its_place() -> None:
    with Image.open(io.BytesIO(photograph())) as picture:
        assert picture.getexif().get_ifd(0x8825)
        assert b"BIMAT-toa-do" in photograph()


def test_a_film_loses_its_place_and_nothing_else(tmp_path: Path) -> None:
    made, problems = media(tmp_path, "A,đường,,,a.mp4,,,Không lời.,,\n", a_mp4=film())
    assert problems == []
    assert made.film
    data = made.film.path.read_bytes()
    assert b"10.0462" not in data
    assert len(data) == len(film())
    assert data.endswith(box(b"mdat", b"picture"))
    assert data.count(b"free") == 3
    assert data.index(b"mvhd") == film().index(b"mvhd")


def test_boxes_that_lie_about_their_length_stop_the_search(tmp_path: Path) -> None:
    broken = film()[:-4] + b"".join((b"\xff\xff\xff\xff", b"udta", b"rest"))
    made, _ = media(tmp_path, "A,đường,,,a.mp4,,,Không lời.,,\n", a_mp4=broken)
    assert made.film
    assert made.film.path.read_bytes().endswith(b"udtarest")


def test_sounds_and_words(tmp_path: Path) -> None:
    row = "A,đường,,,,a.mp3,b.mp3,a.vtt,,\n"
    cues = b"WEBVTT\n\n00:01.000 --> 00:02.000\nCh\xc3\xa0o b\xe1\xba\xa1n.\n\n00:02.000 --> 00:03.000\nM\xe1\xbb\x9di v\xc3\xa0o.\n"
    made, problems = media(tmp_path, row, a_mp3=mp3(0.5), b_mp3=mp3(0.4), a_vtt=cues)
    assert problems == []
    assert made.narration
    assert made.music
    assert (made.narration.ending, made.music.ending) == ("mp3", "mp3")
    assert made.files.transcript == ("Chào bạn. Mời vào.",)


def test_a_text_file_of_an_old_program_is_read(tmp_path: Path) -> None:
    text = "Đình quay mặt ra sông.\r\n\r\nBước lên bảy bậc thềm."
    made, _ = media(tmp_path, "A,đường,,,,a.mp3,,a.txt,,\n", a_mp3=mp3(0.5), a_txt=text.encode("utf-16"))
    assert made.files.transcript == ("Đình quay mặt ra sông.", "Bước lên bảy bậc thềm.")


@pytest.mark.parametrize(("size", "sphere"), [((400, 200), True), ((800, 200), False)])
def test_only_what_is_twice_as_wide_as_high_is_a_sphere(
    tmp_path: Path, size: tuple[int, int], sphere: bool
) -> None:
    made, problems = media(tmp_path, "A,đường,,,,,,,a.png,Sân\n", a_png=flat(size=size))
    assert made.files.sphere is sphere
    assert [one.code for one in problems] == ([] if sphere else ["MED-006"])


def test_an_address_is_a_link_and_no_file(tmp_path: Path) -> None:
    made, problems = media(tmp_path, "A,đường,,,https://video.example/1,,,,,\n")
    assert problems == []
    assert (made.film, made.files.film_url) == (None, "https://video.example/1")


def test_a_picture_that_breaks_off_is_told_when_it_is_made(tmp_path: Path) -> None:
    whole = photograph()
    made, problems = media(tmp_path, "A,đường,a.jpg,Sân,,,,,,\n", a_jpg=whole[: len(whole) // 2])
    assert made.photos == ()
    assert [(one.code, one.row, one.value) for one in problems] == [("MED-002", 2, "exhibits/a.jpg")]


def test_a_name_without_its_accents_is_guessed(tmp_path: Path) -> None:
    school = make_school(tmp_path / "truong")
    (school.root / "catalog" / "hình").mkdir()
    (school.root / "catalog" / "hình" / "Mái đình.jpg").write_bytes(flat(kind="JPEG"))
    school.catalog(HEADER + "A,đường,hinh/mai dinh.jpg,Sân,,,,,,\n", "exhibits.csv")
    settings = settings_for(school.root)
    _, problems = find_media(load(settings, [])[0], settings)
    assert [dict(one.details) for one in problems] == [{"suggestion": "hình/Mái đình.jpg"}]


def test_nothing_outside_of_the_catalog_is_published(tmp_path: Path) -> None:
    (tmp_path / "mat.jpg").write_bytes(flat(kind="JPEG"))
    made, problems = media(tmp_path, "A,đường,../../mat.jpg,Sân,,,,,,\n")
    assert made.photos == ()
    assert [one.code for one in problems] == ["MED-001"]

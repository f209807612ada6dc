"""Every fault of what exhibits show, in the words a librarian reads; `pytest --update-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pictures import flat
from support.schools import make_school, settings_for
from support.sounds import mp3

from library.catalog.load import load
from library.messages import LANGUAGES, catalogue, messages
from library.pages.cache import FileDigests
from library.pages.exhibitfiles import find_media
from library.pages.mappicture import make_map

GOLDEN = Path(__file__).parent / "faults"
HEADER = "Tên,Loại,Hình,Mô tả hình,Video,Lời kể,Lời kể bằng chữ,Ảnh 360,Mô tả ảnh 360\n"
FILES = {
    "đình.jpg": flat(kind="JPEG"),
    "hỏng.jpg": b"\xff\xd8\xff but no more",
    "lời.mp3": mp3(0.5),
    "rộng.jpg": flat(size=(300, 60), kind="JPEG"),
    "iphone.heic": b"\0\0\0\x18ftypheic" + bytes(40),
}
CASES = {
    "MED-001": "Đình,di tích,dinh.jpg; khác.png,Mái; Sân,,,,,\n",
    "MED-002": "Đình,di tích,hỏng.jpg; iphone.heic,Mái; Sân,đình.jpg,hỏng.jpg,,,\n",
    "MED-003": "Đình,di tích,,,dài.mp4,,Chào bạn.,,\n",
    "MED-004": "Đình,di tích,đình.jpg,,,,,,\n",
    "MED-005": "Đình,di tích,,,https://,,,,\n",
    "MED-006": "Đình,di tích,,,,,,rộng.jpg,Sân đình\n",
    "MED-007": "Đình,di tích,,,,lời.mp3,,,\n",
}


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_fault_is_told_like_this(code: str, tmp_path: Path, update_golden: bool) -> None:
    school = make_school(tmp_path / "truong")
    (school.root / "catalog" / "exhibits").mkdir()
    for name, data in FILES.items():
        (school.root / "catalog" / "exhibits" / name).write_bytes(data)
    with (school.root / "catalog" / "exhibits" / "dài.mp4").open("wb") as long:
        long.write(b"\0\0\0\x18ftypisom")
        long.truncate(26 << 20)
    school.catalog(HEADER + CASES[code], "exhibits.csv")
    settings = settings_for(school.root)
    _, problems = find_media(load(settings, [])[0], settings)
    assert code in {problem.code for problem in problems}
    told = "".join(
        f"{problem.code} {messages(language).problem(problem)}\n"
        for language in LANGUAGES
        for problem in problems
    )
    golden = GOLDEN / f"{code}.txt"
    if update_golden:
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told


def test_a_map_that_is_not_of_the_form_of_its_land_is_told_like_this(
    tmp_path: Path, update_golden: bool
) -> None:
    school = make_school(tmp_path / "truong")
    (school.root / "catalog" / "map.png").write_bytes(flat(size=(60, 80)))
    school.catalog('Mục,Nội dung\nGóc bản đồ,"10.05, 105.97"\nGóc bản đồ,"10.04, 106.97"\n', "library.csv")
    settings = settings_for(school.root)
    catalog, _ = load(settings, [])
    _, (problem,) = make_map(catalog.area, settings, FileDigests(tmp_path / "files.json"))
    told = "".join(f"{problem.code} {messages(language).problem(problem)}\n" for language in LANGUAGES)
    golden = GOLDEN / "CAT-075.txt"
    if update_golden:
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told


def test_every_fault_of_media_is_shown_here() -> None:
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.MED-")}
    assert codes == CASES.keys()

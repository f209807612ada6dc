"""A story behind a sign is read as the school wrote it; what is wrong with a part costs that part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.catalog.geography import Place
from library.catalog.load import load
from library.catalog.model import Exhibit, Stop

if TYPE_CHECKING:
    from support.schools import School

    from library.errors import Problem

BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\n"


def read(
    school: School, text: str, *, stories: tuple[str, ...] = ()
) -> tuple[tuple[Exhibit, ...], list[Problem]]:
    school.catalog(BOOKS)
    school.catalog(text, "exhibits.csv")
    folder = school.root / "catalog" / "pages" / "exhibits"
    folder.mkdir(exist_ok=True)
    for name in stories:
        (folder / name).write_text("Ngày xưa…", encoding="utf-8")
    catalog, problems = load(settings_for(school.root), [])
    return catalog.exhibits, list(problems)


def only(school: School, text: str) -> Exhibit:
    (exhibit,), _ = read(school, text)
    return exhibit


def codes(school: School, text: str) -> list[str]:
    return [problem.code for problem in read(school, text)[1]]


def test_a_row_is_read_with_all_it_says(school: School) -> None:
    text = (
        "Mã,Tên,Loại,Tóm tắt,Địa chỉ,Phường,Vĩ độ,Kinh độ,Năm,Xếp hạng,Thông tin thêm,Các mốc,Tuyến,Ảnh,Mô tả ảnh,Sách liên quan,Mã cũ\n"
        'dinh,Đình Bến,Di tích,Đình cổ.,Bến sông,Ấp Bến,10.05,"105,97",1882,Cấp tỉnh,'
        '"Lễ hội: rằm tháng ba; Gian: ba","1790: Dựng mái lá; lợp tranh\n1882: Dựng lại",Một vòng: 3,'
        'a.jpg; b.jpg,"Mái đình; trời xanh\nTrống",DE-MEN; de-men,dinh-cu\n'
    )
    exhibits, problems = read(school, text, stories=("dinh.md",))
    assert problems == []
    assert exhibits == (
        Exhibit(
            row=2,
            id="dinh",
            title="Đình Bến",
            kind="heritage",
            summary="Đình cổ.",
            story="dinh.md",
            address="Bến sông",
            ward="Ấp Bến",
            place=Place(10.05, 105.97),
            since="1882",
            facts=(("recognition", "Cấp tỉnh"), ("Lễ hội", "rằm tháng ba"), ("Gian", "ba")),
            # On lines of their own, sentences keep their semicolons.
            timeline=(("1790", "Dựng mái lá; lợp tranh"), ("1882", "Dựng lại")),
            stops=(Stop("Một vòng", 3),),
            images=("a.jpg", "b.jpg"),
            alts=("Mái đình; trời xanh", "Trống"),
            books=("de-men",),
            old_ids=("dinh-cu",),
        ),
    )


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Trường học", "school"),
        ("duong", "street"),
        ("OCOP", "product"),
        ("person", "person"),
        ("cầu", "other"),
    ],
)
def test_kinds_have_vietnamese_names(school: School, written: str, kind: str) -> None:
    assert only(school, f"title,kind\nA,{written}\n").kind == kind


def test_both_coordinates_may_stand_in_one_cell(school: School) -> None:
    assert only(school, 'title,kind,latitude\nA,đường,"10.0462, 105.9777"\n').place == Place(
        10.0462, 105.9777
    )


@pytest.mark.parametrize(
    ("place", "code", "meant"),
    [
        ("105.97,10.05", "CAT-061", "10.05 – 105.97"),
        ("mười,105.97", "CAT-061", ""),
        ("10.05,", "CAT-062", ""),
        ("91,181", "CAT-061", ""),
    ],
)
def test_a_place_that_is_none_is_told(school: School, place: str, code: str, meant: str) -> None:
    (exhibit,), problems = read(school, f"title,kind,latitude,longitude\nA,đường,{place}\n")
    assert exhibit.place is None
    assert [(one.code, one.row, dict(one.details).get("suggestion", "")) for one in problems] == [
        (code, 2, meant)
    ]


def test_a_story_that_is_not_there_is_told_with_the_one_that_is_meant(school: School) -> None:
    (exhibit,), problems = read(
        school, "title,kind,page\nA,đường,dinh-ben-gao\n", stories=("dinh-ben-gạo.md",)
    )
    assert exhibit.story == ""
    assert [(one.code, dict(one.details)) for one in problems] == [
        ("CAT-063", {"suggestion": "dinh-ben-gạo.md"})
    ]


def test_a_line_without_a_colon_is_told_and_the_others_stay(school: School) -> None:
    text = 'title,kind,timeline\nA,đường,"1882: Dựng\nkhông rõ năm"\n'
    assert only(school, text).timeline == (("1882", "Dựng"),)
    assert codes(school, text) == ["CAT-064"]


def test_more_descriptions_than_pictures_are_told(school: School) -> None:
    text = "title,kind,images,image_alt\nA,đường,a.jpg,Một; Hai\n"
    assert only(school, text).alts == ("Một",)
    assert codes(school, text) == ["CAT-065"]


def test_a_picture_without_description_keeps_its_place(school: School) -> None:
    assert only(school, "title,kind,images,image_alt\nA,đường,a.jpg; b.jpg,Một\n").alts == ("Một", "")


def test_two_rows_with_one_id_are_told_and_the_first_stays(school: School) -> None:
    exhibits, problems = read(school, "id,title,kind\na,A,đường\nA,B,đường\n")
    assert [one.title for one in exhibits] == ["A"]
    assert [(one.code, one.row, one.left_out) for one in problems] == [("CAT-012", 3, True)]


@pytest.mark.parametrize(
    ("cell", "stop"),
    [
        ("Vòng quê: 12", Stop("Vòng quê", 12)),
        ("Vòng quê", Stop("Vòng quê", 0)),
        ("Tuyến: xưa", Stop("Tuyến: xưa", 0)),
    ],
)
def test_a_route_with_and_without_a_number(school: School, cell: str, stop: Stop) -> None:
    assert only(school, f"title,kind,routes\nA,đường,{cell}\n").stops == (stop,)


def test_what_lies_outside_of_the_map_is_told(school: School) -> None:
    drawn = '{"type":"FeatureCollection","bbox":[105.9,10.0,106.0,10.1],"features":[]}'
    school.catalog(drawn, "map.geojson")
    _, problems = read(school, "title,kind,latitude,longitude\nA,đường,10.05,105.95\nB,đường,11.0,105.95\n")
    assert [(one.code, one.row, one.value) for one in problems] == [("CAT-067", 3, "B")]

"""Reviews are published when the school says so, and children stay unnamed unless a parent agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.catalog.load import load
from library.catalog.model import ReadingList, Review

if TYPE_CHECKING:
    from support.schools import School

    from library.catalog.model import Catalog
    from library.errors import Problem

BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\ndat-rung,Đất rừng,2\n"
HEADER = "Mã sách,Tên hiển thị,Lớp,Ngày,Số sao,Cảm nhận,Video,Đồng ý,Duyệt\n"
VIDEO = "https://video.example/1"


def read(school: School, reviews: str = "", lists: str = "") -> tuple[Catalog, tuple[Problem, ...]]:
    school.catalog(BOOKS)
    if reviews:
        school.catalog(reviews, "reviews.csv")
    if lists:
        school.catalog(lists, "lists.csv")
    return load(settings_for(school.root), [])


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, bool]]:
    return [(problem.code, problem.row, problem.left_out) for problem in problems]


def test_a_review_is_read_with_all_it_says(school: School) -> None:
    text = f'{HEADER}DE-MEN,Bé Na,3A,20/11/2026,★★★★☆,"Hay lắm.\nĐọc mãi.",{VIDEO},có,x\n'
    catalog, problems = read(school, text)
    (review,) = catalog.reviews
    assert problems == ()
    assert review == Review(
        row=2,
        id=review.id,
        book="de-men",
        name="Bé Na",
        group="3A",
        date="2026-11-20",
        rating=4,
        text="Hay lắm.\nĐọc mãi.",
        video_url=VIDEO,
    )
    assert review.id.startswith("de-men-")


@pytest.mark.parametrize("approved", ["", "không", "chưa", "0", "FALSE"])
def test_what_is_not_approved_is_not_there(school: School, approved: str) -> None:
    catalog, problems = read(school, f"{HEADER}de-men,Na,3A,,5,Hay,,có,{approved}\n")
    assert catalog.reviews == ()
    assert problems == ()


@pytest.mark.parametrize("header", [HEADER, HEADER.replace("Đồng ý", "Ghi chú")])
def test_without_consent_a_child_is_neither_named_nor_seen(school: School, header: str) -> None:
    catalog, problems = read(school, f"{header}de-men,Na,3A,,5,Hay,,,x\nde-men,Lan,3A,,4,Vui,{VIDEO},,x\n")
    assert [(review.name, review.video_url, review.text) for review in catalog.reviews] == [
        ("", "", "Hay"),
        ("", "", "Vui"),
    ]
    assert "CAT-034" in [problem.code for problem in problems]


def test_what_is_no_plain_yes_is_a_no(school: School) -> None:
    catalog, problems = read(
        school, f"{HEADER}de-men,Na,3A,,5,Hay,,hỏi mẹ,x\nde-men,Na,3A,,5,Hay,,có,để xem\n"
    )
    assert [review.name for review in catalog.reviews] == [""]
    assert told(problems) == [("CAT-030", 2, False), ("CAT-030", 3, False)]


@pytest.mark.parametrize(
    ("row", "code", "lost"),
    [
        ("de-men,Na,3A,,6,Hay,,có,x", "CAT-031", False),
        ("de-men,Na,3A,31/02/2026,5,Hay,,có,x", "CAT-032", False),
        ("de-men,Na,3A,,5,Hay,javascript:alert(1),có,x", "CAT-033", False),
        ("de-men,Na,3A,,,,,có,x", "CAT-029", True),
    ],
)
def test_a_fault_in_a_cell_costs_the_cell(school: School, row: str, code: str, lost: bool) -> None:
    catalog, problems = read(school, f"{HEADER}{row}\n")
    assert told(problems) == [(code, 2, lost)]
    assert len(catalog.reviews) == (0 if lost else 1)
    assert all("javascript" not in review.video_url for review in catalog.reviews)


def test_a_review_of_an_unknown_book_suggests_the_one_that_was_meant(school: School) -> None:
    catalog, (problem,) = read(school, f"{HEADER}dat-rugn,Na,3A,,5,Hay,,có,x\n")
    assert catalog.reviews == ()
    assert (problem.code, problem.column, problem.left_out) == ("CAT-028", "Mã sách", True)
    assert dict(problem.details)["suggestion"] == "dat-rung"


def test_ids_of_reviews_stay_when_rows_move_and_are_not_given_twice(school: School) -> None:
    one, two = "de-men,Na,3A,,5,Hay,,có,x\n", "de-men,Na,3A,,5,Vui,,có,x\n"
    before, _ = read(school, HEADER + one + two)
    after, _ = read(school, HEADER + two + one + one)
    ids = [review.id for review in after.reviews]
    assert {review.id for review in before.reviews} < set(ids)
    assert len(set(ids)) == 3
    catalog, problems = read(
        school, "id,book_id,text,approved\na,de-men,Hay,x\nA,de-men,Vui,x\nb,de-men,Chờ,\nb,de-men,Rồi,x\n"
    )
    assert [review.id for review in catalog.reviews] == ["a", "b"]
    assert told(problems) == [("CAT-012", 3, True)]


def test_a_file_without_a_row_can_be_reviewed(school: School) -> None:
    school.catalog(BOOKS)
    school.catalog(f"{HEADER}be-na,Na,3A,,5,Hay,,có,x\n", "reviews.csv")
    file = school.books / "Bé Na.pdf"
    file.write_bytes(b"%PDF-")
    catalog, problems = load(settings_for(school.root), [file])
    assert problems == ()
    assert [review.book for review in catalog.reviews] == ["be-na"]


def test_a_reading_list_is_read_with_its_books_in_order(school: School) -> None:
    lists = (
        "Tên danh sách,Loại,Thứ tự,Các sách,Giới thiệu\n"
        "Tuần 12,tuần,2,dat-rung;de-men;Dat-Rung,Đọc chung\nLớp 3,lớp,1,de-men,\nMùa mưa,,3,de-men,\n"
    )
    catalog, problems = read(school, lists=lists)
    assert problems == ()
    assert catalog.lists == (
        ReadingList(3, "lop-3", "Lớp 3", "grade", "", 1, ("de-men",)),
        ReadingList(2, "tuan-12", "Tuần 12", "week", "Đọc chung", 2, ("dat-rung", "de-men")),
        ReadingList(4, "mua-mua", "Mùa mưa", "topic", "", 3, ("de-men",)),
    )


def test_faults_of_reading_lists_are_told(school: School) -> None:
    lists = "title,kind,order,books\nA,tháng,một,de-mem;de-men\nB,,,không có\n,week,,de-men\n"
    catalog, problems = read(school, lists=lists)
    assert [(listed.title, listed.kind, listed.books) for listed in catalog.lists] == [
        ("A", "topic", ("de-men",))
    ]
    assert told(problems) == [
        ("CAT-035", 2, False),
        ("CAT-010", 2, False),
        ("CAT-028", 2, True),
        ("CAT-028", 3, True),
        ("CAT-036", 3, True),
        ("CAT-005", 4, True),
    ]


def test_tables_without_their_columns_are_told_by_name(school: School) -> None:
    catalog, problems = read(school, "Tên,Lớp\nNa,3A\n", "Tên,Loại\nA,tuần\n")
    assert (catalog.reviews, catalog.lists) == ((), ())
    assert [(problem.code, dict(problem.details)["columns"]) for problem in problems] == [
        ("CAT-017", "Mã sách (book_id), Cảm nhận (text) / Số sao (rating) / Video (video_url)"),
        ("CAT-017", "Các sách (books)"),
    ]

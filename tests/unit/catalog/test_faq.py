"""Questions and answers are read, links lead somewhere, and branches lead to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import URL, settings_for
from support.workbooks import workbook

from library.catalog.load import answers, load
from library.catalog.model import Question, Reference

if TYPE_CHECKING:
    from support.schools import School

    from library.errors import Problem

BOOKS = "Mã sách,Nhan đề,Tệp,Kí hiệu xếp giá\nde-men,Dế Mèn,de-men.pdf,\nque-noi,Quê nội,,895\n"
HEADER = "Mã,Câu hỏi,Cách hỏi khác,Trả lời,Liên kết,Chủ đề,Hỏi tiếp\n"
CONTACT = "lien-he,Hỏi ai?,,Hỏi cô Mai.,,,\n"


def read(school: School, rows: str, name: str = "faq.csv") -> tuple[dict[str, Question], list[Problem]]:
    school.catalog(BOOKS)
    school.catalog(HEADER + rows + CONTACT, name)
    catalog, problems = load(settings_for(school.root), [school.books / "de-men.pdf"])
    return {question.id: question for question in catalog.questions}, list(problems)


def told(problems: list[Problem]) -> list[tuple[str, int, bool]]:
    return [(problem.code, problem.row, problem.left_out) for problem in problems]


def test_a_question_is_read_with_all_it_says(school: School) -> None:
    rows = 'gio,Mấy giờ mở cửa?,giờ mở cửa; hôm nay mở không,"Sáng từ 7 giờ.\nChiều từ 13 giờ.",gioi-thieu.md#gio,Giờ giấc,lien-he; Hỏi ai?\n'
    found, problems = read(school, rows)
    assert problems == []
    assert found["gio"] == Question(
        row=2,
        id="gio",
        text="Mấy giờ mở cửa?",
        variants=("giờ mở cửa", "hôm nay mở không"),
        answer="Sáng từ 7 giờ.\nChiều từ 13 giờ.",
        topic="Giờ giấc",
        link=Reference("page", "gioi-thieu.html#gio"),
        next=("lien-he",),
    )


def test_a_workbook_is_read_alike_and_an_id_is_made(school: School) -> None:
    school.catalog(BOOKS)
    data = workbook([["Câu hỏi", "Câu trả lời"], ["Mất thẻ thì sao?", "Gặp cô Mai."]])
    (school.root / "catalog" / "faq.xlsx").write_bytes(data)
    catalog, problems = load(settings_for(school.root), [])
    assert [question.id for question in catalog.questions] == ["mat-the-thi-sao"]
    assert [problem.code for problem in problems if problem.file.endswith("faq.xlsx")] == ["CAT-096"]


@pytest.mark.parametrize(
    ("cell", "kind", "target"),
    [
        ("https://truong.example/a?b=1#c", "web", "https://truong.example/a?b=1#c"),
        ("thuvien@hoagao.example", "web", "mailto:thuvien@hoagao.example"),
        ("mailto:thuvien@hoagao.example", "web", "mailto:thuvien@hoagao.example"),
        ("0912 345 678", "web", "tel:0912345678"),
        ("tel:+84 (24) 3456.7890", "web", "tel:+842434567890"),
        ("DE-MEN", "book", "de-men"),
        ("gioi-thieu", "page", "gioi-thieu.html"),
        ("./Gioi-thieu.md#mo-cua", "page", "gioi-thieu.html#mo-cua"),
        ("/gioi-thieu.html", "page", "gioi-thieu.html"),
        ("books/que-noi/", "page", "books/que-noi/index.html"),
        ("books/de-men/read.html#p=3", "page", "books/de-men/read.html#p=3"),
        ("search.html?q=ma", "page", "search.html?q=ma"),
        (URL, "page", "index.html"),
        (f"{URL}books/que-noi/index.html", "page", "books/que-noi/index.html"),
        (f"{URL}shelves/", "page", "shelves/index.html"),
    ],
)
def test_a_link_is_understood_as_people_write_it(school: School, cell: str, kind: str, target: str) -> None:
    found, problems = read(school, f"a,A?,,Thế này.,{cell},,\n")
    assert problems == []
    assert found["a"].link == Reference(kind, target)


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("gioi-thiu.md", "gioi-thieu.html"),
        ("de-mem", "de-men"),
        ("books/khong-co/index.html", ""),
        ("books/que-noi/read.html", ""),
        ("javascript:alert(1)", ""),
        ("../mkdocs.yml", ""),
        ("?", ""),
    ],
)
def test_a_link_to_nowhere_is_told_and_the_answer_stays(school: School, cell: str, suggestion: str) -> None:
    found, (problem,) = read(school, f"a,A?,,Thế này.,{cell},,\n")
    assert (problem.code, problem.value, problem.left_out) == ("CAT-092", cell, False)
    assert dict(problem.details)["suggestion"] == suggestion
    assert found["a"].link is None


def test_a_branch_to_an_unknown_question_is_told_and_a_loop_is_none_of_a_fault(school: School) -> None:
    found, problems = read(school, "mot,Một?,,1,,,hai; lien-hee\nhai,Hai?,,2,,,mot\n")
    assert told(problems) == [("CAT-093", 2, False)]
    assert dict(problems[0].details)["suggestion"] == "lien-he"
    assert (found["mot"].next, found["hai"].next) == (("hai",), ("mot",))


def test_what_is_not_asked_or_not_answered_is_left_out(school: School) -> None:
    found, problems = read(school, "a,,,Trả lời suông,,,\nb,Hỏi suông?,,,,,\n")
    assert told(problems) == [("CAT-090", 2, True), ("CAT-091", 3, True)]
    assert set(found) == {"lien-he"}


def test_a_question_is_answered_once_however_it_is_written(school: School) -> None:
    rows = "a,Mấy giờ mở cửa?,,1,,,\nb,mấy giờ  MỞ CỬA?,,2,,,\nc,C?,giờ mở; may gio mo cua?; Hỏi ai?,3,,,\nd,D?,Giờ mở,4,,,\n"
    found, problems = read(school, rows)
    assert told(problems) == [
        ("CAT-094", 3, True),
        ("CAT-095", 4, False),
        ("CAT-095", 4, False),
        ("CAT-095", 5, False),
    ]
    assert found["c"].variants == ("giờ mở",)
    assert found["d"].variants == ()


def test_the_frame_knows_whether_there_is_an_answer(school: School) -> None:
    settings = settings_for(school.root)
    assert not answers(settings)
    school.catalog(HEADER + "a,Chưa trả lời?,,,,,\n", "faq.csv")
    assert not answers(settings)
    school.catalog(HEADER + CONTACT, "faq.csv")
    assert answers(settings)

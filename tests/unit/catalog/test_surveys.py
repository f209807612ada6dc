"""A survey is rows of questions; answers are counted, and what people wrote stays here unless approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.catalog.activities import Answers, Question
from library.catalog.load import load
from library.catalog.surveys import way_of

if TYPE_CHECKING:
    from support.schools import School

    from library.catalog.activities import Survey
    from library.errors import Problem

HEADER = "Mã khảo sát,Tên khảo sát,Gửi đến,Câu hỏi,Kiểu,Lựa chọn,Tên ô,Bắt buộc\n"
POST = "https://y-kien.example/nhan"
ROWS = (
    f"{HEADER}y,Ý kiến,{POST},Mấy sao?,chấm sao,,,có\n,,,Lúc nào?,,Sáng; Chiều,,\ny,,,Muốn gì?,viết,,muon,\n"
)


def read(
    school: School, rows: str = ROWS, answers: str = "", name: str = "surveys/y.csv"
) -> tuple[tuple[Survey, ...], tuple[Problem, ...]]:
    school.catalog(rows, "surveys.csv")
    if answers:
        (school.root / "catalog" / "surveys").mkdir(exist_ok=True)
        school.catalog(answers, name)
    catalog, problems = load(settings_for(school.root), [])
    return catalog.activities.surveys, problems


@pytest.mark.parametrize(
    ("given", "way"),
    [
        (POST, ("post", POST)),
        ("http://127.0.0.1:80/a", ("post", "http://127.0.0.1:80/a")),
        ("thu-vien@truong.example", ("mail", "thu-vien@truong.example")),
        ("mailto:a.b@truong.example", ("mail", "a.b@truong.example")),
        (
            "https://docs.google.com/forms/d/e/1FAIpQLSabcdef/viewform?usp=pp_url&entry.1=x",
            ("google", "https://docs.google.com/forms/d/e/1FAIpQLSabcdef/viewform"),
        ),
        (
            "https://docs.google.com/forms/u/0/d/1abcdefghij_-/edit",
            ("google", "https://docs.google.com/forms/d/1abcdefghij_-/viewform"),
        ),
        ("https://docs.google.com/spreadsheets/d/1abc", ("", "")),
        ("https://forms.gle/abcdef", ("", "")),
        ("https://a.example; script-src *", ("", "")),
        ("https://a.example;x/", ("", "")),
        ("https://user:secret@a.example/", ("", "")),
        ("javascript:alert(1)", ("", "")),
        ("", ("", "")),
    ],
)
def test_where_answers_go_is_read_from_the_address(given: str, way: tuple[str, str]) -> None:
    assert way_of(given) == way


def test_rows_without_a_name_are_questions_of_the_survey_above(school: School) -> None:
    (survey,), problems = read(school)
    assert problems == ()
    assert (survey.id, survey.title, survey.way, survey.submit_url) == ("y", "Ý kiến", "post", POST)
    assert survey.questions == (
        Question("Mấy sao?", "rating", required=True),
        Question("Lúc nào?", "choice", ("Sáng", "Chiều")),
        Question("Muốn gì?", "text", field="muon"),
    )


def test_two_surveys_are_told_apart_by_their_titles(school: School) -> None:
    surveys, problems = read(school, "title,question\nA,Một?\nB,Hai?\nA,Ba?\n,Bốn?\n")
    assert problems == ()
    asked = {survey.id: [question.text for question in survey.questions] for survey in surveys}
    assert asked == {"a": ["Một?", "Ba?", "Bốn?"], "b": ["Hai?"]}


def test_faults_of_surveys_are_told(school: School) -> None:
    google = "https://docs.google.com/forms/d/e/1FAIpQLSabcdef/viewform"
    rows = (
        f"{HEADER},,,Của ai?,,,,\nx,X,,,,,,\ny,Y,{google},Hay?,sao,,entry.1,\n,,,Vì sao?,viết,,vi-sao,\n"
        ",,,Chọn?,chọn,Một,entry.2,\nz,Z,https://forms.gle/a,Gì?,bấm,,,\n"
    )
    surveys, problems = read(school, rows)
    assert [(survey.id, survey.way, len(survey.questions)) for survey in surveys] == [
        ("y", "google", 1),
        ("z", "", 1),
    ]
    assert [(problem.code, problem.row, problem.left_out) for problem in problems] == [
        ("CAT-005", 2, True),
        ("CAT-087", 3, True),
        ("CAT-085", 5, True),
        ("CAT-083", 6, True),
        ("CAT-084", 7, False),
        ("CAT-082", 7, False),
    ]


EXPORT = (
    "Dấu thời gian,Địa chỉ email,mấy sao,Lúc nào?,Muốn gì?,Duyệt\n"
    "1/11/2026 9:00,na@thu.example,5,Sáng,Sách về biển,có\n"
    "1/11/2026 9:01,ti@thu.example,4,chiều,Đừng đăng câu này,\n"
    "1/11/2026 9:02,,9,Tối,,x\n"
)


def test_answers_are_counted_and_only_approved_words_are_kept(school: School) -> None:
    (survey,), problems = read(school, answers=EXPORT)
    stars, when, wish = (question.answers for question in survey.questions)
    assert survey.answered == 3
    assert stars == Answers((("5", 1), ("4", 1), ("3", 0), ("2", 0), ("1", 0)), given=2)
    assert when == Answers((("Sáng", 1), ("Chiều", 1), ("", 1)), given=3)
    assert wish == Answers(texts=("Sách về biển",), given=2)
    assert [(problem.code, problem.row, problem.value) for problem in problems] == [("CAT-088", 4, "9")]
    assert "thu.example" not in repr(survey)
    assert "Đừng đăng" not in repr(survey)


def test_without_the_column_of_approval_no_words_are_published(school: School) -> None:
    (survey,), _ = read(school, answers="Mấy sao?,Lúc nào?,Muốn gì?\n5,Sáng,Biển\n")
    assert survey.questions[2].answers == Answers(texts=(), given=1)


def test_answers_that_fit_no_question_are_told(school: School) -> None:
    (survey,), problems = read(school, answers="Mấy sao vậy?,Lúc nào?,Muốn gì?\n5,Sáng,\n")
    assert survey.questions[0].answers == Answers()
    assert [(problem.code, dict(problem.details)["suggestion"]) for problem in problems] == [
        ("CAT-086", "Mấy sao vậy?")
    ]
    _, problems = read(school, answers="a\n1\n", name="surveys/yy.csv")
    assert "CAT-089" in [problem.code for problem in problems]

"""The page of a survey says where answers go, and may send there alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.catalog.activities import Answers, Question, Survey
from library.messages import messages
from library.site.charts import bars
from library.site.surveys import SurveyView, survey_pages

if TYPE_CHECKING:
    from library.site.page import Page

m = messages("vi")


def page(survey: Survey) -> tuple[Page, SurveyView]:
    (made,) = survey_pages([survey], {}, "", m)
    assert isinstance(made.view, SurveyView)
    return made, made.view


@pytest.mark.parametrize(
    ("way", "address", "forms", "connect", "host"),
    [
        (
            "post",
            "https://y.example:8443/nhan?a=1",
            " https://y.example:8443",
            " https://y.example:8443",
            "y.example",
        ),
        (
            "google",
            "https://docs.google.com/forms/d/1/viewform",
            " https://docs.google.com",
            "",
            "docs.google.com",
        ),
        ("mail", "a@truong.example", " mailto:", "", "a@truong.example"),
        ("", "", "", "", ""),
    ],
)
def test_the_policy_of_the_page_is_opened_for_that_address_alone(
    way: str, address: str, forms: str, connect: str, host: str
) -> None:
    made, view = page(Survey(2, "y", "Ý", way=way, submit_url=address, questions=(Question("Gì?", "text"),)))
    assert (made.forms, made.connect, view.host) == (forms, connect, host)
    assert bool(made.script) == bool(way)


def test_a_mail_names_the_questions_and_a_form_its_fields() -> None:
    questions = (Question("Gì?", "text", field="entry.5"), Question("Sao?", "rating"))
    names = {
        way: [
            question.name
            for question in page(Survey(2, "y", "Ý", "", way, "https://a.example/", questions))[1].questions
        ]
        for way in ("mail", "post")
    }
    assert names == {"mail": ["Gì?", "Sao?"], "post": ["entry.5", "cau-2"]}


def test_results_are_told_in_numbers_and_approved_words() -> None:
    stars = Answers((("5", 4), ("4", 0), ("3", 0), ("2", 1), ("1", 0)), given=5)
    other = Answers((("Sáng", 1), ("", 1)), given=2)
    questions = (
        Question("Sao?", "rating", answers=stars),
        Question("Lúc nào?", "choice", ("Sáng",), answers=other),
        Question("Gì?", "text", answers=Answers(texts=("Biển",), given=9)),
        Question("Chưa ai trả lời", "text"),
    )
    _, view = page(Survey(2, "y", "Ý", questions=questions, answered=9))
    rating, choice, text = view.results
    assert (rating.mean, rating.share, rating.given) == ("4,4", 88, "5 câu trả lời")
    assert rating.chart is not None
    assert rating.chart.rows[0] == ("5 sao", 4, "4 (80 %)")
    assert choice.chart is not None
    assert choice.chart.rows[1] == ("Ý khác", 1, "1 (50 %)")
    assert (text.chart, text.texts, text.given) == (None, ("Biển",), "9 câu trả lời")


def test_a_chart_is_drawn_to_scale_and_lets_no_markup_through() -> None:
    chart = bars("T", "N", [("<b>" + "x" * 60, 4, "4"), ("B", 1, "1"), ("C", 0, "0")])
    widths = [float(part.split('"')[0]) for part in chart.svg.split(' width="')[1:]]
    assert widths[1::2] == [236.0, 59.0, 0.0]
    assert "<b>" not in chart.svg
    assert "x…" in chart.svg
    assert bars("T", "N", [("A", 0, "0")]).svg.count("<rect") == 2

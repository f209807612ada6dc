"""Surveys: the page with the questions, where its answers go, and the charts of those that were imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from library.catalog.answers import OTHER
from library.catalog.values import origin
from library.site import urls
from library.site.charts import Chart, bars
from library.site.contests import scan
from library.site.page import Page, Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from library.catalog.activities import Question, Survey
    from library.catalog.ledger import Code, Target
    from library.messages import Messages


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as the form asks it; `name` is that of its field."""

    text: str
    kind: str
    options: tuple[str, ...]
    name: str
    required: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """What was answered to a question: a chart, or approved texts; `given` is how many answered, in words."""

    text: str
    given: str
    mean: str
    share: int
    """Of the ratings: their mean as people write it, and in hundredths of the best."""
    chart: Chart | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyView:
    """The page of a survey; `way` is that of `Survey`, `action` the form's address, `host` where that is."""

    id: str
    title: str
    description: tuple[str, ...]
    way: str
    action: str
    host: str
    questions: tuple[QuestionView, ...]
    results: tuple[ResultView, ...]
    answered: int
    scan: Scan | None


def survey_pages(
    surveys: Iterable[Survey], codes: Mapping[Target, Code], site_url: str, m: Messages
) -> Iterator[Page]:
    """Yield the page of each survey; one that takes no answers any more keeps its page, since its code is printed."""
    for survey in surveys:
        sent_to = _sent_to(survey)
        code = codes.get(("survey", survey.id)) if site_url else None
        answered = [question for question in survey.questions if question.answers.given]
        view = SurveyView(
            id=survey.id,
            title=survey.title,
            description=tuple(survey.description.splitlines()),
            way=survey.way,
            action=f"mailto:{survey.submit_url}" if survey.way == "mail" else survey.submit_url,
            host=urlsplit(survey.submit_url).hostname or survey.submit_url,
            questions=tuple(
                _question(survey, at, question) for at, question in enumerate(survey.questions, 1)
            ),
            results=tuple(_result(question, m) for question in answered),
            answered=survey.answered,
            scan=scan(site_url, code),
        )
        about = survey.description.replace("\n", " ")
        yield Page(
            "survey",
            urls.survey(survey.id),
            view,
            survey.title,
            about,
            "survey.js" if survey.way else "",
            forms=f" {sent_to}" if sent_to else "",
            connect=f" {sent_to}" if survey.way == "post" else "",
        )


def _sent_to(survey: Survey) -> str:
    """Return what the form of a survey sends to, as a content security policy names it (CSP Level 3, §2.3.1)."""
    return "mailto:" if survey.way == "mail" else origin(survey.submit_url)


def _question(survey: Survey, number: int, question: Question) -> QuestionView:
    # A mail has nothing but the names of fields to tell what was asked.
    name = question.text if survey.way == "mail" else question.field or f"cau-{number}"
    return QuestionView(question.text, question.kind, question.options, name, question.required)


def _result(question: Question, m: Messages) -> ResultView:
    answers = question.answers
    chart = None
    mean, share = "", 0
    if answers.counts:
        rows = (
            (_answer(question, answer, m), count, _told(count, answers.given, m))
            for answer, count in answers.counts
        )
        chart = bars(question.text, m("site.survey_people"), rows)
    if question.kind == "rating":
        points = sum(int(star) * count for star, count in answers.counts) / answers.given
        mean, share = f"{points:.1f}".replace(".", m("view.decimal")), round(points * 20)
    return ResultView(
        question.text, m("site.survey_given", n=answers.given), mean, share, chart, answers.texts
    )


def _answer(question: Question, answer: str, m: Messages) -> str:
    if question.kind == "rating":
        return m("site.survey_stars", n=answer)
    return m("site.survey_other") if answer == OTHER else answer


def _told(count: int, given: int, m: Messages) -> str:
    return m("site.survey_share", n=count, percent=round(100 * count / given))

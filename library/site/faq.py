"""The page of questions: all of them with their answers, by topic, and what its desk matches them by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from library.catalog.faq import CONTACT
from library.site import urls
from library.site.schemaorg import faq_json
from library.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from library.catalog.model import Question, Reference
    from library.messages import Messages

_MOST_OFFERED = 5
"""Questions that the desk offers before the first is asked."""
SCRIPT_WORDS = ("search.page", "search.more_pages", "search.no_snippet", "search.subject")
"""What a book that the desk found says, besides the words of the desk itself."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer's paragraphs; `link` is None without one, `away` when it leads off the site."""

    id: str
    text: str
    answer: tuple[str, ...]
    link: Link | None
    away: bool


@dataclass(frozen=True, slots=True)
class TopicView:
    """Questions on one topic; its name may be ""."""

    name: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class FaqView:
    """The page of questions.

    `desk` is what its script knows beyond the page, as JSON that is safe inside a script element:
    `rows` of [id, other ways to ask, ids of what follows], the ids that are offered `first`, and
    the `contact` among them, "" where there is none.
    """

    topics: tuple[TopicView, ...]
    desk: str
    json_ld: str


def faq_view(questions: Iterable[Question], titles: Mapping[str, str], m: Messages) -> FaqView:
    """Return what the page says; `titles` are those of pages by URL, books among them."""
    questions = tuple(questions)
    topics: dict[str, list[Question]] = {}
    for question in questions:
        topics.setdefault(question.topic, []).append(question)
    first = [held[0].id for held in topics.values()]
    desk = {
        "rows": [[question.id, question.variants, question.next] for question in questions],
        "first": [ident for ident in first if ident != CONTACT][:_MOST_OFFERED],
        "contact": CONTACT if any(question.id == CONTACT for question in questions) else "",
    }
    return FaqView(
        topics=tuple(
            TopicView(
                name or (m("site.faq_other") if len(topics) > 1 else ""),
                tuple(_view(question, titles, m) for question in held),
            )
            for name, held in topics.items()
        ),
        desk=json.dumps(desk, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        json_ld=faq_json([(question.text, question.answer) for question in questions]),
    )


def _view(question: Question, titles: Mapping[str, str], m: Messages) -> QuestionView:
    to = question.link
    link = _link(to, titles, m) if to else None
    away = to is not None and to.kind == "web" and to.target.startswith("http")
    return QuestionView(question.id, question.text, tuple(question.answer.splitlines()), link, away)


def _link(to: Reference, titles: Mapping[str, str], m: Messages) -> Link:
    if to.kind == "web":
        parts = urlsplit(to.target)
        return Link((parts.hostname or parts.path).removeprefix("www."), to.target)
    url = urls.book(to.target) if to.kind == "book" else to.target
    return Link(titles.get(url.partition("#")[0].partition("?")[0]) or m("site.faq_open"), url)

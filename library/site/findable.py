"""What the search finds beside books: stories, contests, surveys, and the questions that the library answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.site import urls
from library.site.exhibits import sizes_of
from library.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.catalog.activities import Contest, Survey
    from library.catalog.model import Catalog, Exhibit, Question
    from library.messages import Messages
    from library.site.exhibition import Exhibition
    from library.site.views import Image


@dataclass(frozen=True, slots=True)
class Findable:
    """A page, or a part of one, that is found like a book.

    `kind` is one of `KINDS` in search/export.py; `fields` are those of the index.
    """

    kind: str
    url: str
    title: str
    byline: str
    fields: tuple[tuple[str, str], ...]
    cover: Image | None = None

    @property
    def id(self) -> str:
        """What it is called among the ids of books, none of which has a slash or a number sign."""
        return self.url.replace("/index.html", "")


def findables(catalog: Catalog, exhibition: Exhibition, m: Messages) -> list[Findable]:
    """Return everything that the search finds beside books."""
    going_on = catalog.activities
    return [
        *(_exhibit(one, exhibition, m) for one in exhibition.exhibits),
        *(_contest(one, m) for one in going_on.contests),
        *(_survey(one, m) for one in going_on.surveys),
        *(_question(one, m) for one in catalog.questions),
    ]


def _exhibit(one: Exhibit, exhibition: Exhibition, m: Messages) -> Findable:
    kind, media = m(f"view.exhibit_{one.kind}"), exhibition.media[one.id]
    cover = next(
        (image for photo in media.photos[:1] for image, _, _ in sizes_of(one.id, "hinh-1", photo)), None
    )
    where = " ".join(filter(None, (one.address, one.ward)))
    said = (*_told_of(one, m), plain_text(exhibition.stories.get(one.story, "")), *one.alts)
    more = ("title", one.title), ("exhibit", where)
    fields = _fields(m, kind, (*said, *media.files.transcript), *more)
    return Findable("exhibit", urls.exhibit(one.id), one.title, _line(kind, one.address), fields, cover)


def _told_of(one: Exhibit, m: Messages) -> Iterator[str]:
    yield one.summary
    for name, value in one.facts:
        yield f"{m.texts.get(f'view.exhibit_fact_{name}', name)} {value}"
    for when, what in one.timeline:
        yield f"{when} {what}"


def _contest(one: Contest, m: Messages) -> Findable:
    kind = m("view.contest")
    fields = _fields(m, kind, (one.description, one.audience), ("title", one.title))
    return Findable("contest", urls.contest(one.id), one.title, _line(kind, one.audience), fields)


def _survey(one: Survey, m: Messages) -> Findable:
    kind = m("view.survey")
    asked = (question.text for question in one.questions)
    fields = _fields(m, kind, (one.description, *asked), ("title", one.title))
    return Findable("survey", urls.survey(one.id), one.title, kind, fields)


def _question(one: Question, m: Messages) -> Findable:
    # A question is a sentence: whoever looks for a book by one of its words wants the book first.
    fields = _fields(m, _line(one.text, one.topic), (*one.variants, one.answer))
    return Findable("question", urls.answer(one.id), one.text, _line(m("view.question"), one.topic), fields)


def _fields(
    m: Messages, subject: str, description: tuple[str, ...], *more: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    said = ("description", " ".join(filter(None, description)))
    told = (*more, ("subject", subject), said, ("language", m.language))
    return tuple((name, text) for name, text in told if text)


def _line(*parts: str) -> str:
    return "; ".join(filter(None, parts))

"""What goes on in a library beside reading: contests with their entries, surveys with their answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contest:
    """A reading contest: a row of `contests.csv`.

    `start` and `end` are ISO 8601 days, both included, "" where none is given; `rules` is the
    site-relative URL of a Markdown page or an address of the web, `submit_url` the school's own
    form, either may be "".
    """

    row: int
    id: str
    title: str
    start: str = ""
    end: str = ""
    audience: str = ""
    description: str = ""
    rules: str = ""
    submit_url: str = ""
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody handed in for a contest: a row of `entries.csv` with a plain consent.

    `book` is the id of a title or ""; `group` is the class as written ("5A"), `grade` the number
    in it; `rank` orders awards, the highest being 0; `transcript` is plain text, paragraphs parted by newlines.
    """

    row: int
    id: str
    contest: str
    book: str = ""
    name: str = ""
    group: str = ""
    grade: str = ""
    school: str = ""
    video_url: str = ""
    transcript: str = ""
    award: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered to a question: `counts` by answer in display order, approved `texts`, how many `given`."""

    counts: tuple[tuple[str, int], ...] = ()
    texts: tuple[str, ...] = ()
    given: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a survey.

    `kind` is "rating" (1 to 5), "choice" (one of `options`) or "text"; `field` is what the form
    that receives the answer calls it, "" where it has no say.
    """

    text: str
    kind: str
    options: tuple[str, ...] = ()
    field: str = ""
    required: bool = False
    answers: Answers = Answers()


@dataclass(frozen=True, slots=True)
class Survey:
    """Questions with the place that answers go to: rows of `surveys.csv`.

    `way` is how they get there: "google" (a Google form, filled in), "post" (an address that takes
    what is posted), "mail", or "" for a survey that is over; `submit_url` is the address, of a mail
    without its scheme. `answered` counts the people whose answers were imported.
    """

    row: int
    id: str
    title: str
    description: str = ""
    way: str = ""
    submit_url: str = ""
    questions: tuple[Question, ...] = ()
    answered: int = 0
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activities:
    """Contests with the newest first, their entries in display order, surveys in the order of the table."""

    contests: tuple[Contest, ...] = ()
    entries: tuple[Entry, ...] = ()
    surveys: tuple[Survey, ...] = ()

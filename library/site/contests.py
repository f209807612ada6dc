"""Contests: their pages with the entries, the data of the filters, and what other pages show of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.catalog.contests import NO_AWARD
from library.catalog.values import web_address
from library.qr.codes import svg
from library.site import urls
from library.site.emit import OutputFile
from library.site.page import Page, Scan
from library.site.reviews import class_of
from library.site.views import BookCard, Link
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from library.catalog.activities import Activities, Contest, Entry
    from library.catalog.ledger import Code, Target
    from library.messages import Messages

PER_PAGE = 24
_LETTERS = 30_000
"""Entries on a page, and letters of their texts at most: whichever is reached first ends the page."""
_ON_BOOK = 3
"""Entries that the page of their book names; the others are a link away."""
_SCANNED = 300
"""Letters of an address whose code a phone still reads from a screen."""
_SCRIPT = "contests.js"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, ISO 8601 and as people write it; both "" when unknown."""

    iso: str
    told: str


@dataclass(frozen=True, slots=True)
class ContestCard:
    """A contest as lists show it. Whether it is open is for the day of the visit: the page's script tells."""

    title: str
    url: str
    start: Day
    end: Day
    audience: str
    count: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry; `text` are paragraphs, `video` leads to another site, whose name is its label."""

    id: str
    name: str
    group: str
    school: str
    award: str
    book: BookCard | None
    video: Link | None
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContestView:
    """A page of a contest: `entries` are those of this page as HTML.

    `rules` is a way to the rules, `outside` when they are on another site; `submit` is the school's form, its label
    the site it is on, `submit_code` the QR code of its address as SVG, "" where that is too long for one. `schools` and `grades` are what entries can be chosen by, with their numbers; `data` is
    what the filters load, "" where there is nothing to filter.
    """

    card: ContestCard
    description: tuple[str, ...]
    rules: str
    outside: bool
    submit: Link | None
    submit_code: str
    scan: Scan | None
    entries: tuple[str, ...]
    schools: tuple[tuple[str, int], ...]
    grades: tuple[tuple[str, int], ...]
    awards: int
    data: str
    number: int
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Contests:
    """Makes the pages of all contests; `codes` are those in use."""

    contests: tuple[Contest, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    """The entries of each contest, in display order."""
    cards: Mapping[str, BookCard]
    codes: Mapping[Target, Code]
    site_url: str
    m: Messages

    @classmethod
    def of(
        cls,
        activities: Activities,
        cards: Mapping[str, BookCard],
        codes: Mapping[Target, Code],
        site_url: str,
        m: Messages,
    ) -> Contests:
        """Return the contests among `activities`, with their entries."""
        entries: dict[str, list[Entry]] = {}
        for entry in activities.entries:
            entries.setdefault(entry.contest, []).append(entry)
        held = {contest: tuple(found) for contest, found in entries.items()}
        return cls(activities.contests, held, cards, codes, site_url, m)

    def cards_of(self) -> tuple[ContestCard, ...]:
        """Return the contests as lists show them, the newest first."""
        return tuple(self._card(contest) for contest in self.contests)

    def outputs(self, render: Callable[[EntryView], str]) -> Iterator[Page | OutputFile]:
        """Yield the pages of all contests, and the data of their filters; `render` makes the HTML of an entry."""
        if not self.contests:
            return
        title = self.m("site.contests")
        yield Page("contests", urls.CONTESTS, self.cards_of(), title, script=_SCRIPT)
        for contest in self.contests:
            yield from self._contest(contest, render)

    def of_books(self) -> dict[str, list[Link]]:
        """Return the ways from each book to the entries about it, by its id; the last leads to all of a contest."""
        found: dict[str, list[Link]] = {}
        for contest in self.contests:
            about: dict[str, list[Link]] = {}
            for number, part in enumerate(_parts(self.entries.get(contest.id, ())), 1):
                for entry in part:
                    if entry.book in self.cards:
                        url = f"{urls.contest(contest.id, number)}#bai-{entry.id}"
                        about.setdefault(entry.book, []).append(Link(self._label(entry), url))
            for book, links in about.items():
                shown = links[:_ON_BOOK]
                found.setdefault(book, []).extend(shown)
                found[book].append(Link(contest.title, urls.contest(contest.id), len(links)))
        return found

    def _label(self, entry: Entry) -> str:
        return " · ".join(
            filter(None, (entry.name or self.m("site.entry"), class_of(entry.group, self.m), entry.award))
        )

    def _card(self, contest: Contest) -> ContestCard:
        return ContestCard(
            title=contest.title,
            url=urls.contest(contest.id),
            start=_day(contest.start, self.m),
            end=_day(contest.end, self.m),
            audience=contest.audience,
            count=len(self.entries.get(contest.id, ())),
        )

    def _contest(self, contest: Contest, render: Callable[[EntryView], str]) -> Iterator[Page | OutputFile]:
        entries = self.entries.get(contest.id, ())
        schools = _counted(entry.school for entry in entries)
        grades = sorted(_counted(entry.grade for entry in entries), key=lambda pair: int(pair[0]))
        awards = sum(entry.rank < NO_AWARD for entry in entries)
        parts = list(_parts(entries)) or [()]
        made = [tuple(render(self._entry(entry)) for entry in part) for part in parts]
        data = ""
        if len(schools) > 1 or len(grades) > 1 or 0 < awards < len(entries):
            files = [_data(contest.id, f"bai-{at:03}", html) for at, html in enumerate(made, 1)]
            at = {name: number for number, (name, _) in enumerate(schools)}
            index = {
                "rows": [
                    [at.get(entry.school, -1), int(entry.grade or 0), int(entry.rank < NO_AWARD)]
                    for entry in entries
                ],
                "files": [
                    [len(part), file.path.rpartition("/")[2]] for part, file in zip(parts, files, strict=True)
                ],
            }
            listing = _data(contest.id, "muc-luc", index)
            yield from (*files, listing)
            data = listing.path.rpartition("/")[2]
        pages = tuple(Link(str(n), urls.contest(contest.id, n)) for n in range(1, len(parts) + 1))
        inside = not web_address(contest.rules)
        code = self.codes.get(("contest", contest.id)) if self.site_url else None
        submit = Link.away(contest.submit_url)
        for page, html in zip(pages, made, strict=True):
            view = ContestView(
                card=self._card(contest),
                description=tuple(contest.description.splitlines()),
                rules=contest.rules,
                outside=not inside,
                submit=submit,
                submit_code=svg(submit.url) if submit and len(submit.url) <= _SCANNED else "",
                scan=scan(self.site_url, code),
                entries=html,
                schools=tuple(schools),
                grades=tuple(grades),
                awards=awards,
                data=data,
                number=int(page.label),
                pages=pages if len(pages) > 1 else (),
            )
            about = contest.description.replace("\n", " ")
            yield Page("contest", page.url, view, contest.title, about, _SCRIPT)

    def _entry(self, entry: Entry) -> EntryView:
        return EntryView(
            id=entry.id,
            name=entry.name,
            group=class_of(entry.group, self.m),
            school=entry.school,
            award=entry.award,
            book=self.cards.get(entry.book),
            video=Link.away(entry.video_url),
            text=tuple(entry.transcript.splitlines()),
        )


def scan(site_url: str, code: Code | None) -> Scan | None:
    """Return the code of a page as the page shows it, None without one."""
    if code is None:
        return None
    address = urls.printed(site_url, code.code)
    return Scan(svg(address), address.split("://", 1)[1].rstrip("/"))


def _day(iso: str, m: Messages) -> Day:
    year, month, day = iso.split("-") if iso else ("", "", "")
    return Day(iso, m("view.day", year=year, month=month, day=day) if iso else "")


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    """Return each name that is one with how often it occurs, in order of the alphabet."""
    return sorted(Counter(filter(None, names)).items(), key=lambda pair: (fold(pair[0]), pair[0]))


def _parts(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """Yield the entries page by page."""
    start = letters = 0
    for at, entry in enumerate(entries):
        if at > start and (at - start == PER_PAGE or letters + len(entry.transcript) > _LETTERS):
            yield entries[start:at]
            start, letters = at, 0
        letters += len(entry.transcript)
    if entries:
        yield entries[start:]


def _data(contest: str, name: str, value: object) -> OutputFile:
    """Return a file of data as a script: browsers load no other from a USB stick."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    script = f"self.tusachText({text})\n".encode()
    return OutputFile.of(urls.contest_data(contest, name, sha256(script).hexdigest()[:10]), script)

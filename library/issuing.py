"""QR codes are issued before anything shows them, and none that was issued ever leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from library.catalog import ledger
from library.catalog.load import table_name
from library.catalog.oldids import OLD_IDS, moved
from library.errors import Problem, Severity
from library.messages import messages
from library.pages.cache import entry_path, key, store
from library.qr.cards import Sender
from library.qr.presets import sheets
from library.qr.products import VERSION
from library.resources import theme
from library.site import urls
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from library.catalog.ledger import Code, Target
    from library.catalog.model import Catalog, Holding
    from library.qr.presets import Sheet
    from library.qr.products import Order
    from library.settings import Settings

HOME = "home"
"""The target of the library's own code."""
_NEAR = 80
_SHEET = "sheet.pdf"
_ALWAYS = frozenset(urls.CODED) - {"book"}
"""The kinds that get a code as soon as they exist; books are thousands, and get theirs when asked for."""


@dataclass(frozen=True, slots=True)
class Register:
    """The ledger beside what there is: every target with its title, and the ids that old ids became.

    `problems` are the old ids that lead nowhere new.
    """

    codes: tuple[Code, ...]
    titles: Mapping[Target, str]
    moved: Mapping[Target, str]
    problems: tuple[Problem, ...] = ()

    def aim(self, code: Code) -> Target | None:
        """Return what a live code leads to, None where nothing is left of it."""
        target = ledger.aim(code, self.moved)
        return target if target in self.titles and code.kind in urls.CODED else None

    @property
    def live(self) -> dict[Target, Code]:
        """The code of each target that has one in use."""
        return ledger.live(self.codes, self.moved)


def today() -> str:
    """Return the ISO date of what is issued or printed now, as the librarian's wall has it."""
    return date.today().isoformat()  # noqa: DTZ011 -- before seven in the morning UTC has yesterday


def ledger_path(settings: Settings) -> Path:
    """Return where the ledger of issued codes is."""
    return settings.catalog_dir / "qr.csv"


def targets(settings: Settings, catalog: Catalog, holdings: Iterable[Holding]) -> dict[Target, str]:
    """Return all that a code can lead to, with its title; a new kind of page is a line here."""
    books = {holding.id: holding.title for holding in holdings}
    found: dict[Target, str] = {("site", HOME): settings.site_name}
    found |= {("shelf", shelf.id): shelf.title for shelf in catalog.shelves}
    found |= {("list", one.id): one.title for one in catalog.lists if not books.keys().isdisjoint(one.books)}
    found |= {("book", ident): title for ident, title in books.items()}
    found |= {("contest", contest.id): contest.title for contest in catalog.activities.contests}
    found |= {("survey", survey.id): survey.title for survey in catalog.activities.surveys}
    found |= {("exhibit", exhibit.id): exhibit.title for exhibit in catalog.exhibits}
    return found


def register(settings: Settings, catalog: Catalog, titles: dict[Target, str]) -> Register:
    """Return the ledger as it stands, with what its codes lead to."""
    tables = {kind: table_name(settings, table) for kind, table in OLD_IDS.items()}
    moves, problems = moved(catalog, titles, tables)
    return Register(ledger.read_ledger(ledger_path(settings)), titles, moves, tuple(problems))


def own_sheets(settings: Settings) -> Path:
    """Return where a school describes label sheets of its own."""
    return settings.catalog_dir / "nhan.toml"


def label_sheets(settings: Settings) -> dict[str, Sheet]:
    """Return the label sheets by id, the school's own among them.

    Raises:
        LibraryError: when the school's file describes none.
    """
    return sheets(own_sheets(settings))


def faults(settings: Settings, known: Register) -> list[Problem]:
    """Return the live codes that lead nowhere (errors), and those printed with another address."""
    name = settings.relative(ledger_path(settings))
    found = []
    for code in known.codes:
        if code.retired or known.aim(code):
            continue
        said = f"sheet.kind_{code.kind}" if code.kind in urls.CODED else code.kind
        details = [("kind", said), ("target", code.target), ("label", code.label)]
        titles = {ident: fold(title) for (kind, ident), title in known.titles.items() if kind == code.kind}
        near = process.extractOne(fold(code.label), titles, scorer=fuzz.ratio, score_cutoff=_NEAR)
        kind = "QR-004"
        if near is not None:
            kind = "QR-005"
            details += [("near", known.titles[code.kind, near[2]]), ("ident", near[2])]
        found.append(Problem(kind, name, code.row, "", code.code, details=tuple(details)))
    return found + _other_address(settings, known, name)


def _other_address(settings: Settings, known: Register, name: str) -> list[Problem]:
    """Return one warning for each former address that codes went out with."""
    good = {"", settings.site_url, *settings.old_urls}
    other: dict[str, list[Code]] = {}
    for code in known.codes:
        if not code.retired and code.address not in good:
            other.setdefault(code.address, []).append(code)
    return [
        Problem(
            "QR-001",
            name,
            value=address,
            severity=Severity.WARNING,
            details=(
                ("count", str(len(codes))),
                ("printed", str(sum(bool(code.printed) for code in codes))),
                ("now", settings.site_url or "site_url"),
            ),
        )
        for address, codes in other.items()
    ]


def issue_codes(settings: Settings, known: Register, books: Container[str] = ()) -> Register:
    """Return the register with a code for `books` and for all that always has one, after writing it down.

    With `book_codes` in mkdocs.yml all books get one.
    """
    wanted = [
        (target, title)
        for target, title in known.titles.items()
        if target[0] in _ALWAYS or settings.book_codes or (target[0] == "book" and target[1] in books)
    ]
    return save(settings, known, ledger.issue(known.codes, wanted, today(), settings.site_url, known.moved))


def save(settings: Settings, known: Register, codes: tuple[Code, ...]) -> Register:
    """Return the register with `codes`, written down where they differ."""
    if codes != known.codes:
        ledger.write_ledger(ledger_path(settings), codes)
    return replace(known, codes=codes)


def sender(settings: Settings) -> Sender:
    """Return the school as its sheets name it; a logo that is not there is left out."""
    logo = settings.docs_dir / settings.logo if settings.logo else None
    data = logo.read_bytes() if logo and logo.is_file() else b""
    return Sender(settings.site_name, data, key("logo", data.hex()) if data else "")


def drawn(settings: Settings, order: Order) -> bytes:
    """Return the PDF of an order, drawn once and then taken from the cache.

    Raises:
        LibraryError: when a code cannot be printed large enough.
    """
    school = sender(settings)
    words = (theme() / "messages" / "sheet.json").read_text(encoding="utf-8")
    address = key(VERSION, settings.language, words, order, school)
    folder = entry_path(settings.cache_dir, address)

    def make(into: Path) -> None:
        # Loading MuPDF takes most of a second, which a build without new codes need not pay.
        from library.qr.sheets import draw

        (into / _SHEET).write_bytes(draw(order, school, messages(settings.language)))

    if not folder.is_dir():
        store(settings.cache_dir, address, make)
    return (folder / _SHEET).read_bytes()

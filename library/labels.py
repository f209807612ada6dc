"""What `tusach labels` prints: codes chosen from the catalog, drawn, and remembered as printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from natsort import natsorted

from library import issuing, report
from library.catalog import ledger
from library.catalog.load import book_files, load, unreadable
from library.collection import file_stem, loose
from library.errors import LibraryError
from library.messages import messages
from library.pages.cache import FileDigests
from library.qr.codes import png, svg
from library.qr.products import PRODUCTS, Order
from library.site import urls
from library.site.present import grades_of
from library.site.printcards import (
    book_card,
    exhibit_card,
    list_card,
    page_card,
    shelf_card,
    site_card,
    spine,
)
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.catalog.ledger import Code, Target
    from library.catalog.model import Catalog, Holding
    from library.errors import Problem
    from library.issuing import Register
    from library.qr.cards import Card, Spine
    from library.qr.presets import Sheet
    from library.settings import Settings

# So many names a message lists of what there is.
_TOLD = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """Which codes are printed; empty means all. Shelves narrow books to those that stand there.

    `since` is an ISO date: codes issued then or later, those issued now among them; `unprinted`
    leaves out what was printed before.
    """

    shelves: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    since: str = ""
    unprinted: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """All that the school holds, without drawing a page of it."""

    catalog: Catalog
    holdings: tuple[Holding, ...]
    known: Register


def stock(settings: Settings) -> Stock:
    """Return the catalog, the files without a row, and the codes of both.

    The title of a file without a row is the one the last build read from it, else its name.

    Raises:
        LibraryError: when a table cannot be read: its codes would look as if they led nowhere, and books
            would get codes for ids that they do not have.
    """
    files = book_files(settings.books_dir) if settings.books_dir.is_dir() else []
    catalog, found = load(settings, files)
    if impossible := unreadable(found):
        raise LibraryError("labels-catalog", reason=messages(settings.language).problem(impossible))
    names = [path.relative_to(settings.books_dir).as_posix() for path in files]
    last = report.load(settings.work_dir / "report.json")
    titles = {book.id: book.title for book in last.books} if last else {}
    shown = [name for name in names if name not in catalog.withheld]
    unnamed = [
        replace(holding, title=titles.get(holding.id) or file_stem(holding.file))
        for holding in loose(catalog, shown)
    ]
    holdings = tuple(
        holding
        if holding.title
        else replace(holding, title=titles.get(holding.id) or file_stem(holding.file))
        for holding in catalog.holdings
    )
    holdings = (*holdings, *unnamed)
    titled = issuing.targets(settings, catalog, holdings)
    known = issuing.register(settings, catalog, titled)
    return Stock(catalog, holdings, known)


@dataclass(frozen=True, slots=True)
class CodeState:
    """What has become of a code: `state` is live (its page is on the site), waiting (for a build), retired, dead."""

    code: str
    kind: str
    target: str
    label: str
    issued: str
    printed: str
    address: str
    state: str


def states(settings: Settings) -> tuple[list[CodeState], list[Problem]]:
    """Return every issued code with what has become of it, and what is wrong with codes and old ids.

    Raises:
        LibraryError: as `stock` does.
    """
    known = stock(settings).known
    found = []
    for code in known.codes:
        aim = known.aim(code)
        there = (settings.site_dir / urls.qr(code.code)).is_file()
        state = "retired" if code.retired else "dead" if not aim else "live" if there else "waiting"
        label = known.titles[aim] if aim else code.label
        found.append(
            CodeState(code.code, *code.leads_to, label, code.issued, code.printed, code.address, state)
        )
    return found, [*known.problems, *issuing.faults(settings, known)]


def chosen(of: Stock, choice: Choice, kinds: frozenset[str]) -> list[Target]:
    """Return what is printed, in the order of the catalog: of these kinds, as the choice says.

    Raises:
        LibraryError: when an id, a shelf, a subject or a grade of the choice is none of the library's.
    """
    _known(of, choice)
    found: list[Target] = []
    narrowed = choice.subjects or choice.grades
    if "site" in kinds and not (choice.shelves or narrowed) and _listed(choice, issuing.HOME):
        found.append(("site", issuing.HOME))
    if "shelf" in kinds and not narrowed:
        shelves = [
            shelf.id for shelf in of.catalog.shelves if not choice.shelves or shelf.id in choice.shelves
        ]
        found += [("shelf", ident) for ident in shelves if _listed(choice, ident)]
    if not (choice.shelves or narrowed):
        others = (target for target in of.known.titles if target[0] in kinds - {"site", "shelf", "book"})
        found += [target for target in others if _listed(choice, target[1])]
    if "book" in kinds and not (kinds - {"book"} and not (narrowed or choice.ids)):
        found += [("book", holding.id) for holding in of.holdings if _wanted(holding, choice)]
    codes = of.known.live
    return [target for target in found if _due(codes.get(target), choice)]


def _due(code: Code | None, choice: Choice) -> bool:
    """Return whether a code is one of those asked for; one that is not issued yet is new and unprinted."""
    if code is None:
        return True
    return code.issued >= choice.since and not (choice.unprinted and code.printed)


def _listed(choice: Choice, ident: str) -> bool:
    return not choice.ids or ident in choice.ids


def _wanted(holding: Holding, choice: Choice) -> bool:
    subjects, grades = {fold(name) for name in holding.subjects}, set(grades_of(holding))
    return (
        _listed(choice, holding.id)
        and (not choice.shelves or holding.shelf in choice.shelves)
        and (not choice.subjects or any(fold(name) in subjects for name in choice.subjects))
        and (not choice.grades or any(name in grades for name in choice.grades))
    )


def _known(of: Stock, choice: Choice) -> None:
    idents = {ident for _, ident in of.known.titles}
    there = {
        "shelf": ({shelf.id for shelf in of.catalog.shelves}, choice.shelves),
        "id": (idents, choice.ids),
        "subject": ({name for holding in of.holdings for name in holding.subjects}, choice.subjects),
        "grade": ({name for holding in of.holdings for name in grades_of(holding)}, choice.grades),
    }
    for what, (known, asked) in there.items():
        folded = set(map(fold, known))
        missing = [name for name in asked if fold(name) not in folded]
        if missing:
            shown = natsorted(known)[:_TOLD]
            raise LibraryError("unknown-" + what, names=", ".join(missing), known=", ".join(shown))


def order(settings: Settings, of: Stock, product: str, targets: list[Target]) -> tuple[Register, Order]:
    """Return the order of `targets`, after issuing the codes of books that had none.

    Raises:
        LibraryError: without site_url, when there is nothing to print, or a code leads nowhere.
    """
    if not settings.site_url:
        raise LibraryError("no-site-url")
    if not targets:
        raise LibraryError("no-labels")
    known = issuing.issue_codes(settings, of.known, {ident for kind, ident in targets if kind == "book"})
    return known, Order(product, tuple(_cards(settings, replace(of, known=known), targets)))


def printed(settings: Settings, known: Register, of: Order) -> None:
    """Remember in the ledger that the codes of an order were printed with today's address."""
    codes = {card.code for card in of.cards}
    issuing.save(settings, known, ledger.printed(known.codes, codes, issuing.today(), settings.site_url))


def retire(settings: Settings, known: Register, codes: tuple[str, ...]) -> None:
    """Take codes out of use; their pages stay, with a message.

    Raises:
        LibraryError: when one of them was never issued.
    """
    missing = [code for code in codes if code not in {issued.code for issued in known.codes}]
    if missing:
        name = settings.relative(issuing.ledger_path(settings))
        raise LibraryError("unknown-code", file=name, codes=", ".join(missing))
    issuing.save(settings, known, ledger.retire(known.codes, codes, issuing.today()))


def pictures(settings: Settings, of: Order, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, content) of the code of each card alone, as svg, png or pdf."""
    makers = {"svg": lambda card: svg(card.address).encode(), "png": lambda card: png(card.address)}
    for card in of.cards:
        make = makers.get(form)
        data = make(card) if make else issuing.drawn(settings, Order("code", (card,)))
        yield f"{card.code}.{form}", data


def _cards(settings: Settings, of: Stock, targets: list[Target]) -> Iterator[Card]:
    codes, url = of.known.live, settings.site_url
    holdings = {holding.id: holding for holding in of.holdings}
    shelves = {shelf.id: shelf for shelf in of.catalog.shelves}
    lists = {reading.id: reading for reading in of.catalog.lists}
    exhibits = {exhibit.id: exhibit for exhibit in of.catalog.exhibits}
    digests = FileDigests(settings.cache_dir / "files.json")

    def shown(holding: Holding) -> Spine:
        # Covers are those of the last build: nothing is drawn here that a build draws.
        cover = settings.site_dir / urls.book_file(holding.id, "cover.webp")
        there = cover.is_file()
        return spine(holding, cover if there else None, digests.digest(cover) if there else "")

    for kind, ident in targets:
        code = codes[kind, ident]
        if kind == "book":
            holding = holdings[ident]
            shelf = shelves.get(holding.shelf)
            yield book_card(holding, code, url, shelf.title if shelf else "", shown(holding))
        elif kind == "list":
            there = [shown(holdings[book]) for book in lists[ident].books if book in holdings]
            yield list_card(lists[ident], code, url, there)
        elif kind in {"contest", "survey"}:
            yield page_card(kind, of.known.titles[kind, ident], code, url)
        elif kind == "exhibit":
            yield exhibit_card(exhibits[ident], code, url)
        else:
            books = [one for one in of.holdings if kind == "site" or one.shelf == ident]
            spines = [shown(one) for one in books]
            if kind == "site":
                spines.sort(key=lambda book: book.cover is None)
                yield site_card(settings.site_name, code, url, spines, len(books))
            else:
                yield shelf_card(shelves[ident], code, url, spines, len(books))


def with_sheet(
    of: Order, sheet: Sheet | None, *, start: int, copies: int, marks: bool, shift: tuple[float, float]
) -> Order:
    """Return the order as it is printed.

    Raises:
        LibraryError: when the product is not printed on label sheets.
    """
    if sheet and not PRODUCTS[of.product].labels:
        raise LibraryError("no-label-sheet", kind=of.product)
    return replace(of, sheet=sheet, start=start, copies=copies, marks=marks, shift=shift)

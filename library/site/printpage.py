"""The teachers' page /print/: codes on the screen, PDFs of every shelf, labels chosen in the browser."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from library.catalog.ledger import CODE_LENGTH, aim
from library.qr.cards import Card
from library.qr.codes import family, png, svg
from library.qr.products import PRODUCTS, Order, level_on
from library.site import urls
from library.site.about import CARD_SIZE, snippet
from library.site.emit import OutputFile
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
from library.site.printviews import Badge, PrintedCode, PrintView
from library.site.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from library.catalog.ledger import Code, Target
    from library.collection import Book
    from library.messages import Messages
    from library.qr.cards import Spine
    from library.site.library import Library
    from library.site.present import Listing

_BADGE_SIZE = (240, 64)
# What the browser can lay out; the rest is the PDFs' business.
_IN_BROWSER = ("label", "spine")
_POSTERS = (("poster-a4", "ap-phich-a4"), ("poster-a5", "ap-phich-a5"))
_SIGNS = (("plaque", "bien-qr"),)
"""The sheets of one code, each with the name of its file."""
_SHEET_FIELDS = (
    "id", "name", "columns", "rows", "width", "height", "gap_x", "gap_y", "edge", "cut",
)  # fmt: skip


class PrintPage:
    """Makes the page and its files from the library's codes; without an address there are none."""

    def __init__(
        self, library: Library, codes: Mapping[Target, Code], listings: Mapping[tuple[str, str], Listing],
        theme: Path, m: Messages,
    ) -> None:  # fmt: skip
        self._library = library
        self._codes = codes if library.site_url else {}
        self._listings = listings
        self._theme = theme
        self._m = m
        self._spines = {book.id: _spine(book) for book in library.books}
        self._shelves = {shelf.id: shelf for shelf in library.shelves}
        self._exhibits = {one.id: one for one in library.exhibition.exhibits}
        self._made: list[OutputFile] = []

    def outputs(self) -> tuple[PrintView, list[OutputFile]]:
        """Return what the page says, and the files it links to."""
        codes = list(self._printed())
        shelves = tuple(
            self._shelf_card(shelf.id)
            for shelf in self._library.shelves
            if ("shelf", shelf.id) in self._codes
        )
        sheets = [
            self._sheet(name, shelves, url, self._m(f"site.print_all_{name}"))
            for name, url in (("card", urls.SHEET), ("strip", urls.STRIPS))
        ]
        chooser, data = self._chooser()
        view = PrintView(
            codes=tuple(code for kind, code in codes if kind != "exhibit"),
            signs=tuple(code for kind, code in codes if kind == "exhibit"),
            sheets=tuple(link for link in sheets if link),
            badge=self._badge() if self._library.site_url else None,
            card=Badge(urls.CARD, "", *CARD_SIZE, snippet(self._library)) if self._library.site_url else None,
            chooser=chooser,
            script=data,
        )
        return view, self._made

    def _printed(self) -> Iterator[tuple[str, PrintedCode]]:
        """Yield the codes that the page shows, with their kinds: all but those of single books."""
        kinds = {kind: number for number, kind in enumerate(urls.CODED)}
        placed = [("shelf", shelf.id) for shelf in self._library.shelves]
        placed += [("exhibit", ident) for ident in self._exhibits]
        order = {target: number for number, target in enumerate(placed)}
        shown = [(target, code) for target, code in self._codes.items() if target[0] != "book"]
        shown.sort(key=lambda entry: (kinds[entry[0][0]], order.get(entry[0], 0)))
        for (kind, ident), code in shown:
            url = urls.CODED[kind](ident)
            listing = self._listings.get((kind, ident))
            count = len(listing.books) if listing else len(self._library.books) if kind == "site" else 0
            address = urls.printed(self._library.site_url, code.code)
            yield (
                kind,
                PrintedCode(
                    code=code.code,
                    label=self._library.titles[kind, ident],
                    place=self._place(kind, ident),
                    count=count,
                    address=address.split("://", 1)[1].rstrip("/"),
                    svg=svg(address),
                    target=Link(self._library.titles[kind, ident], url),
                    sheets=tuple(self._sheets(kind, ident)),
                    pictures=tuple(self._pictures(code, address)),
                ),
            )

    def _place(self, kind: str, ident: str) -> str:
        if kind == "exhibit":
            return self._exhibits[ident].address
        return self._shelves[ident].place if kind == "shelf" else ""

    def _sheets(self, kind: str, ident: str) -> Iterator[Link]:
        """Yield the PDFs for one code: its posters, and the labels of a shelf's books."""
        if kind == "shelf":
            card = self._shelf_card(ident)
        elif kind == "list":
            listing = self._listings[kind, ident]
            assert listing.reading is not None
            spines = [self._spines[book.id] for book in listing.books]
            card = list_card(listing.reading, self._codes[kind, ident], self._library.site_url, spines)
        elif kind == "site":
            name, books = self._library.name, self._library.books
            shown = [self._spines[book.id] for book in books]
            shown.sort(key=lambda book: book.cover is None)
            card = site_card(name, self._codes[kind, ident], self._library.site_url, shown, len(books))
        elif kind == "exhibit":
            card = exhibit_card(self._exhibits[ident], self._codes[kind, ident], self._library.site_url)
        else:
            title = self._library.titles[kind, ident]
            card = page_card(kind, title, self._codes[kind, ident], self._library.site_url)
        folder = ident if kind == "shelf" else f"{kind}-{ident}"
        for product, name in _SIGNS if kind == "exhibit" else _POSTERS:
            url = urls.shelf_sheet(folder, name)
            if link := self._sheet(product, (card,), url, self._m(f"site.print_{product}")):
                yield link
        if kind == "shelf":
            labels = tuple(self._book_cards(self._listings[kind, ident].books))
            url = urls.shelf_sheet(folder, "nhan-sach")
            if link := self._sheet("label", labels, url, self._m("site.print_label", n=len(labels))):
                yield link

    def _sheet(self, product: str, cards: tuple[Card, ...], url: str, label: str) -> Link | None:
        order = Order(product, cards)
        if not cards or not order.printable:
            return None
        self._made.append(OutputFile.of(url, self._library.drawn(order)))
        return Link(label, url)

    def _pictures(self, code: Code, address: str) -> Iterator[Link]:
        for suffix, made in (("svg", svg(address)), ("png", png(address))):
            url = urls.qr_picture(code.code, suffix)
            self._made.append(OutputFile.of(url, made))
            yield Link(suffix.upper(), url)
        alone = Card(code.kind, code.code, self._library.titles[aim(code, self._library.moved)], address)
        url = urls.qr_picture(code.code, "pdf")
        if link := self._sheet("code", (alone,), url, "PDF"):
            yield link

    def _shelf_card(self, ident: str) -> Card:
        listing = self._listings["shelf", ident]
        books = [self._spines[book.id] for book in listing.books]
        code = self._codes["shelf", ident]
        return shelf_card(self._shelves[ident], code, self._library.site_url, books, len(books))

    def _book_cards(self, books: tuple[Book, ...]) -> Iterator[Card]:
        for book in books:
            code = self._codes.get(("book", book.id))
            if code is not None:
                shelf = self._shelves.get(book.holding.shelf)
                place = shelf.title if shelf else ""
                yield book_card(book.holding, code, self._library.site_url, place, self._spines[book.id])

    def _chooser(self) -> tuple[str, str]:
        """Return the JSON of label sheets and words, and the URL of the books' data, "" without any."""
        coded = [book for book in self._library.books if ("book", book.id) in self._codes]
        if not coded:
            return "", ""
        before, after = urls.printed(self._library.site_url, "\0").split("\0")
        sample = before + "0" * CODE_LENGTH + after
        sheets = []
        for name in _IN_BROWSER:
            plain = PRODUCTS[name].sheet
            for sheet in (plain, *self._library.label_sheets):
                level = level_on(sheet, PRODUCTS[name].design, sample)
                if level:
                    told = {field: getattr(sheet, field) for field in _SHEET_FIELDS}
                    left, top = sheet.origin
                    inset = PRODUCTS[name].design.inset
                    told |= {"left": left, "top": top, "product": name, "level": level, "inset": inset}
                    told["paper"] = [sheet.paper_width, sheet.paper_height]
                    if sheet is plain:
                        told["name"] = self._m("site.print_plain", n=sheet.count)
                    sheets.append(told)
        families = {}
        for level in sorted({str(sheet["level"]) for sheet in sheets}):
            made = family(before, CODE_LENGTH, after, level)
            families[level] = {
                "side": made.side,
                "base": b64encode(made.base).decode(),
                "patterns": [b64encode(pattern).decode() for pattern in made.patterns],
            }
        data = f"self.tusachPrint({_json(self._data(coded))})\n"
        url = urls.print_data(sha256(data.encode()).hexdigest()[:10])
        self._made.append(OutputFile.of(url, data))
        told_once = {"sheets": sheets, "families": families, "messages": self._m.area("print")}
        return _json(told_once).replace("<", "\\u003c"), url

    def _data(self, books: list[Book]) -> dict[str, object]:
        """Return the books as the page's script reads them; names that repeat are numbers."""
        shelves = {shelf.id: number for number, shelf in enumerate(self._library.shelves)}
        subjects: dict[str, int] = {}
        rows = []
        for book in books:
            holding, code = book.holding, self._codes["book", book.id]
            rows.append(
                [
                    code.code,
                    holding.title,
                    ", ".join(holding.creators),
                    holding.callno,
                    shelves.get(holding.shelf, -1),
                    [subjects.setdefault(name, len(subjects)) for name in holding.subjects],
                    list(grades_of(holding)),
                    code.issued,
                    int(bool(code.printed)),
                ]
            )
        return {
            "shelves": [shelf.title for shelf in self._library.shelves],
            "subjects": list(subjects),
            "books": rows,
        }

    def _badge(self) -> Badge:
        """Return the badge; its pictures are ready-made, the letters in them are outlines."""
        for suffix in ("svg", "png"):
            picture = self._theme / "badge" / f"{self._m.language}.{suffix}"
            self._made.append(OutputFile.of(f"{urls.BADGE}.{suffix}", picture.read_bytes()))
        width, height = _BADGE_SIZE
        words, site = self._m("site.badge"), self._library.site_url
        snippet = (
            f'<a href="{site}"><img src="{site}{urls.BADGE}.svg" alt="{words}" '
            f'width="{width}" height="{height}"></a>'
        )
        return Badge(f"{urls.BADGE}.svg", f"{urls.BADGE}.png", width, height, snippet)


def _spine(book: Book) -> Spine:
    pages = book.pages.full_count if book.pages else 0
    if book.cover is None:
        return spine(book.holding, None, "", pages)
    image, path = book.cover
    return spine(book.holding, path, image.digest, pages)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

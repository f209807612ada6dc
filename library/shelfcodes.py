"""The QR codes of the shelves: issued once, written down before anything shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from library.catalog import ledger
from library.catalog.load import book_files, load
from library.errors import LibraryError
from library.messages import messages
from library.pages.cache import entry_path, key, store
from library.qr.cards import Card
from library.site import urls

_SHEET_VERSION = "sheet-1"

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.ledger import Code
    from library.catalog.model import Shelf
    from library.settings import Settings


def ledger_path(settings: Settings) -> Path:
    """Return where the ledger of issued codes is."""
    return settings.catalog_dir / "qr.csv"


def issue_codes(settings: Settings, shelves: tuple[Shelf, ...]) -> tuple[Code, ...]:
    """Return the ledger with a code for every shelf.

    Raises:
        LibraryError: when a code that was issued would lead nowhere.
    """
    path = ledger_path(settings)
    issued = ledger.read_ledger(path)
    known = {shelf.id for shelf in shelves}
    for row, code in enumerate(issued, 2):
        if not code.retired and (code.kind != "shelf" or code.target not in known):
            name = settings.relative(path)
            raise LibraryError(
                "code-dead", file=name, row=row, code=code.code, target=code.target, label=code.label
            )
    today = datetime.now(UTC).date().isoformat()
    codes = ledger.issue(issued, [("shelf", shelf.id, shelf.title) for shelf in shelves], today)
    if codes != issued:
        ledger.write_ledger(path, codes)
    return codes


def sheet(settings: Settings, wanted: tuple[str, ...]) -> tuple[bytes, int]:
    """Return the PDF of the codes of the shelves `wanted` (all when empty) and their number.

    Raises:
        LibraryError: without `site_url`, for an unknown shelf, or when there is no shelf.
    """
    if not settings.site_url:
        raise LibraryError("no-site-url")
    files = book_files(settings.books_dir) if settings.books_dir.is_dir() else []
    catalog, _ = load(settings, files)
    shelves = {shelf.id: shelf for shelf in catalog.shelves}
    unknown = [ident for ident in wanted if ident not in shelves]
    if unknown:
        raise LibraryError("unknown-shelf", shelf=", ".join(unknown), known=", ".join(shelves))
    codes = {code.target: code for code in issue_codes(settings, catalog.shelves) if not code.retired}
    chosen = [shelves[ident] for ident in wanted] if wanted else list(catalog.shelves)
    if not chosen:
        raise LibraryError("no-shelves")
    cards = [
        Card(shelf.title, shelf.place, urls.printed(settings.site_url, codes[shelf.id].code))
        for shelf in chosen
    ]
    return printed_sheet(settings, cards), len(cards)


def printed_sheet(settings: Settings, cards: list[Card]) -> bytes:
    """Return the PDF of `cards`, drawn once and then taken from the cache."""
    address = key(_SHEET_VERSION, settings.site_name, settings.language, *cards)
    folder = entry_path(settings.cache_dir, address)

    def make(into: Path) -> None:
        # Loading MuPDF takes most of a second, which a build without new codes need not pay.
        from library.qr.sheets import shelf_sheet

        data = shelf_sheet(settings.site_name, cards, messages(settings.language))
        (into / "sheet.pdf").write_bytes(data)

    if not folder.is_dir():
        store(settings.cache_dir, address, make)
    return (folder / "sheet.pdf").read_bytes()

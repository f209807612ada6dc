"""The whole site as files: every page in its frame, every book with its pages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from library.catalog.ledger import live
from library.pages.cache import key
from library.site import reviews, urls
from library.site.bookpages import BookPages
from library.site.codepages import redirects
from library.site.contests import Contests
from library.site.data import catalog_csv, catalog_json, record
from library.site.emit import OutputFile
from library.site.exhibitpages import ExhibitPages
from library.site.faq import SCRIPT_WORDS as DESK_WORDS
from library.site.faq import faq_view
from library.site.home import home_view
from library.site.listings import (
    SCRIPT_WORDS,
    index_view,
    list_views,
    listings,
    reading_view,
    recommending,
)
from library.site.meta import DESCRIBED, home_head
from library.site.offline import app, worker
from library.site.pictures import Pictures
from library.site.present import Presenter, card
from library.site.press import NOT_TO_BE_FOUND, Press
from library.site.printpage import PrintPage
from library.site.sidepages import SidePages
from library.site.standards import standard_files
from library.site.templates import Assets, Templates
from library.site.views import Link, SiteView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from library.messages import Messages
    from library.site.contests import EntryView
    from library.site.kept import Kept
    from library.site.library import Frame, Library
    from library.site.listviews import ListView
    from library.site.views import Reviews


class Composer:
    """Makes the files of one site."""

    def __init__(
        self, library: Library, frame: Frame, theme: Path, assets: Assets, m: Messages, kept: Kept
    ) -> None:
        self._library = library
        self._frame = frame
        self._theme = theme
        self._m = m
        self._assets = assets
        self._cards = {book.id: card(book) for book in library.books}
        self._told = {ident: key("card", card) for ident, card in self._cards.items()}
        self._kept = kept
        self._listings = listings(list(library.books), library.shelves, m, library.lists)
        self._pictures = Pictures.of(library.picture, library.jpeg)
        self._shown = ExhibitPages(library, self._cards, assets.urls["exhibits.css"], m)
        self._codes = live(library.codes, library.moved)
        self._contests = Contests.of(library.activities, self._cards, self._codes, library.site_url, m)
        self._own: list[str] = []
        site = SiteView(
            name=library.name,
            description=library.description,
            url=library.site_url,
            language=m.language,
            visits=library.visits_url,
        )
        self._press = Press(frame, Templates(theme, assets, m, library.hosted), assets, site, m)
        self._books = BookPages(library, self._cards, self._press, assets, m, kept, self._told)
        self._sent_to: set[str] = set()
        """Where pages send to beside the site itself."""

    def outputs(self) -> Iterator[OutputFile]:
        """Yield every file of the site: what pages refer to first, then the pages."""
        paths: dict[str, OutputFile] = {}
        for output in self._outputs():
            paths[output.path] = output
            yield output
        kept = [paths[url] for url in (urls.HOME, urls.SEARCH, urls.SAVED)]
        yield worker(self._assets.worker, self._assets.urls, kept, paths, self._library.hosted.pages_url)

    def _outputs(self) -> Iterator[OutputFile]:
        yield from self._assets.outputs
        yield from self._pictures.outputs
        yield from self._shown.files()
        for path, source in self._frame.files:
            data = source.read_bytes()
            yield OutputFile.of(path, data)
        for book in self._library.books:
            yield from self._books.media(book)
        yield from self._library.search
        yield from self._pages()
        yield from self._data()

    def _pages(self) -> Iterator[OutputFile]:
        told, whole = reviews.of_books(self._library.reviews, self._m)
        presenter = Presenter(
            self._m,
            self._library.site_url,
            self._cards,
            self._listings,
            recommending(self._listings.values()),
            told,
            self._contests.of_books(),
            self._library.review_form,
            self._shown.curator.of_books(),
        )
        yield from self._books.pages(presenter, whole)
        for kind, index_url in urls.INDEXES.items():
            yield from self._lists(kind, index_url)
        for url, redirect in redirects(self._library):
            content = self._press.bare("qr", url, redirect)
            yield OutputFile.of(url, content)
        yield from self._beside(told)
        yield from self._printing()
        yield from self._shown.pages(self._press.page)
        of = self._library
        feeds = self._m("site.feed_title", name=of.name)
        asked = (Link(self._m("site.faq_title"), urls.FAQ),) if of.questions else ()
        doors = (*self._frame.pages, *asked)
        head = home_head(of.name, of.description, of.site_url, self._pictures.shared, self._m.language, feeds)
        yield self._press.page(
            "home",
            urls.HOME,
            home_view(
                of,
                self._listings,
                self._cards,
                self._pictures.images,
                doors,
                self._m,
                self._contests.cards_of(),
                self._shown.curator.cards.values(),
            ),
            "",
            of.description,
            head + self._shown.style(urls.HOME),
        )
        # The one file that every query begins with comes along with the script.
        ahead = f'<link rel="preload" as="script" href="{urls.SEARCH_META}">'
        scripts = ahead + self._press.scripts("search.js", self._m.area("search"))
        yield self._press.page(
            "search", urls.SEARCH, None, self._m("site.search_title"), self._m("site.search_label"), scripts
        )
        if of.questions:
            yield self._faq()
        yield self._press.page("saved", urls.SAVED, None, self._m("site.saved_title"), "", NOT_TO_BE_FOUND)
        yield self._press.not_found()

    def _beside(self, reviewed: Mapping[str, Reviews]) -> Iterator[OutputFile]:
        """Yield the pages beside books and lists, and what they load."""
        of, m = self._library, self._m

        def entry(view: EntryView) -> str:
            return self._press.bare("entry", urls.contest(""), view)

        pages = SidePages(of, self._contests, self._codes, self._listings, self._cards, m)
        for made in pages.outputs(reviewed, entry):
            if isinstance(made, OutputFile):
                yield made
                continue
            self._own.append(made.url)
            url = f"{urls.root_of(made.url)}{self._assets.urls[made.script]}" if made.script else ""
            head = f'<script defer src="{url}"></script>' if url else ""
            sends = {"connect": made.connect, "forms": made.forms}
            self._sent_to.update(made.connect.split(), made.forms.split())
            yield self._press.page(
                made.template, made.url, made.view, made.title, made.description, head, **sends
            )

    def _faq(self) -> OutputFile:
        titles = {listing.link.url: listing.label for listing in self._listings.values()}
        titles |= {urls.book(ident): card.title for ident, card in self._cards.items()}
        titles |= {link.url: link.label for link in self._frame.pages}
        view = faq_view(self._library.questions, titles, self._m)
        words = (*self._m.area("desk"), *DESK_WORDS)
        root = urls.root_of(urls.FAQ)
        style = f'<link rel="stylesheet" href="{root}{self._assets.urls["desk.css"]}">'
        head = style + self._press.scripts("desk.js", words, root)
        about = self._m("site.faq_about")
        return self._press.page("faq", urls.FAQ, view, self._m("site.faq_title"), about, head)

    def _lists(self, kind: str, index_url: str) -> Iterator[OutputFile]:
        view = index_view(kind, self._listings, self._m)
        if kind == "list" and not view.groups:
            return
        yield self._press.page("index", index_url, view, view.title, "")
        index = Link(view.title, index_url)
        for (of, ident), listing in self._listings.items():
            if of != kind:
                continue
            if listing.reading:
                reading = reading_view(listing, listing.reading, self._cards, index, self._m)
                about = " ".join(reading.description)[:DESCRIBED]
                yield self._press.page("reading_list", listing.link.url, reading, listing.label, about)
                continue
            code = self._codes.get((kind, ident))
            for url, page in list_views(listing, self._cards, index, code.code if code else ""):
                cards = (self._told[card.id] for card in page.books)
                made_from = self._press.made_from, replace(page, books=()), *cards
                yield self._kept.output(url, partial(self._list, url, page), *made_from)

    def _list(self, url: str, page: ListView) -> OutputFile:
        scripted = self._press.scripts("list.js", SCRIPT_WORDS, urls.root_of(url)) if page.scripted else ""
        return self._press.page("list", url, page, page.title, page.description, scripted)

    def _printing(self) -> Iterator[OutputFile]:
        page = PrintPage(self._library, self._codes, self._listings, self._theme, self._m)
        view, files = page.outputs()
        yield from files
        script = f'<script defer src="../{self._assets.urls["print.js"]}"></script>' if view.script else ""
        yield self._press.page("print", urls.PRINT, view, self._m("site.print_title"), "", script)

    def _data(self) -> Iterator[OutputFile]:
        """Yield the library for other programs: the catalog as a table, and by the standards of others."""
        of = self._library
        yield from app(of.name, self._m.language, of.icons)
        own = {path for path, _ in self._frame.files}
        yield from (
            file
            for file in of.hosted.files(of.site_url, self._assets.outputs, self._sent_to)
            if file.path not in own
        )
        records = [record(book) for book in of.books]
        yield OutputFile.of(urls.CATALOG_CSV, catalog_csv(records))
        yield OutputFile.of(urls.CATALOG_JSON, catalog_json(records))
        yield from standard_files(
            of.books,
            self._listings,
            (
                *self._own,
                *(page.url for page in (*self._frame.pages, *self._shown.curator.links())),
            ),
            self._m,
            name=of.name,
            site_url=of.site_url,
            manifests=of.manifests,
            pages_url=of.hosted.pages_url,
            faq=bool(of.questions),
        )

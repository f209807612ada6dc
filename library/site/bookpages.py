"""The files of all books: what is read, their own pages, and the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site import reviews, urls
from library.site.bookfile import page_files
from library.site.emit import OutputFile
from library.site.meta import DESCRIBED, book_head
from library.site.offline import book_listing, by_content, megabytes
from library.site.press import safe_json
from library.site.views import Image, ReaderView, ReviewsView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from library.collection import Book
    from library.messages import Messages
    from library.site.kept import Kept
    from library.site.library import Library
    from library.site.present import Presenter
    from library.site.press import Press
    from library.site.templates import Assets
    from library.site.views import BookCard, BookView, Reviews


class BookPages:
    """Makes them from a library; what is read of a book comes before its pages, which list it.

    `told` stands for all that each card says, by the id of its book.
    """

    def __init__(
        self,
        library: Library,
        cards: Mapping[str, BookCard],
        press: Press,
        assets: Assets,
        m: Messages,
        kept: Kept,
        told: Mapping[str, str],
    ) -> None:
        self._library = library
        self._cards = cards
        self._press = press
        self._assets = assets
        self._m = m
        self._kept = kept
        self._told = told
        # The files of each book that can be read, by id.
        self._files: dict[str, list[OutputFile]] = {}

    def media(self, book: Book) -> Iterator[OutputFile]:
        """Yield the pages of a book, its cover and whatever else is loaded of it."""
        files = self._files[book.id] = []
        if book.pages is not None:
            files.extend(page_files(book, book.pages, self._library.pack, self._library.hosted))
        files.extend(self._library.locked.get(book.id, ()))
        if book.cover is not None:
            image, path = book.cover
            files.append(OutputFile(urls.book_file(book.id, urls.COVER), path, image.digest, image.bytes))
            jpeg = self._library.jpeg(book.cover)
            # The folder is the address of what it holds.
            yield OutputFile(urls.book_file(book.id, urls.COVER_JPEG), jpeg, jpeg.parent.name)
        yield from files

    def pages(self, presenter: Presenter, reviewed: Mapping[str, Reviews]) -> Iterator[OutputFile]:
        """Yield the pages about all books; those `reviewed` have one with all their reviews."""
        for book in self._library.books:
            if book.id in reviewed:
                yield self._reviews(book, reviewed[book.id])
            yield from self._book(book, presenter)

    def _reviews(self, book: Book, told: Reviews) -> OutputFile:
        of, title = self._library, book.holding.title
        form = reviews.form(of.review_form, title, book.id, of.site_url)
        view = ReviewsView(self._cards[book.id], told, form)
        heading = self._m("view.reviews_of", title=title)
        return self._press.page("reviews", urls.book_file(book.id, urls.REVIEWS), view, heading, "")

    def _book(self, book: Book, presenter: Presenter) -> Iterator[OutputFile]:
        around = presenter.around(book)
        if not book.readable:
            # Most titles of a library; what is read of the others costs more than their pages.
            yield self._kept.output(
                urls.book(book.id),
                lambda: self._page(book, presenter.book(book, around, "")),
                self._press.made_from,
                self._library.review_form,
                book,
                around.told,
                *(self._told[ident] for ident in around.related),
            )
            return
        files = self._files[book.id]
        size = megabytes(sum(file.weight for file in files), self._m.language)
        page = self._page(book, presenter.book(book, around, size))
        yield page
        reader = self._reader(book, size, presenter)
        yield reader
        told = [*files, page, reader]
        listing = book_listing(
            book.id, book.holding.title, told, self._assets.outputs, self._library.hosted.pages_url
        )
        yield OutputFile.of(urls.book_file(book.id, "files.json"), listing)

    def _page(self, book: Book, view: BookView) -> OutputFile:
        of, url, title = self._library, urls.book(book.id), book.holding.title
        description = book.holding.description.replace("\n", " ") or view.card.byline
        head = book_head(book, of.name, of.site_url, self._m.language, manifests=of.manifests)
        return self._press.page("book", url, view, title, description[:DESCRIBED], head)

    def _reader(self, book: Book, size: str, presenter: Presenter) -> OutputFile:
        url = urls.book_file(book.id, "read.html")
        # Nothing of a locked book stands in its page.
        image = book.pages.ranges[0].images[0] if book.pages else None
        data = next(file for file in self._files[book.id] if file.path.endswith("/book.js"))
        folder = self._library.hosted.book_folder(book.id)
        first = Image(folder + urls.page_image(0, image.digest), image.width, image.height) if image else None
        view = ReaderView(
            book=self._cards[book.id],
            creators=book.holding.creators,
            language=book.language,
            progression=book.pages.source.progression if book.pages else "ltr",
            first=first,
            first_text=book.pages.texts[0][0].opening if book.pages else (),
            messages_json=safe_json(self._m.area("reader")),
            data=by_content(data, "book.js"),
            size=size,
            stands=presenter.stands(book.holding) if book.is_preview else None,
        )
        return OutputFile.of(url, self._press.bare("reader", url, view))

"""IIIF Presentation API 3.0: books whose pages are pictures, for viewers elsewhere (iiif.io/api/presentation/3.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.site import urls
from library.site.bibliographic import full_title, isbn_urn
from library.site.emit import OutputFile
from library.site.outline import tree
from library.site.webpub import made_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.collection import Book
    from library.messages import Messages
    from library.pages.model import Derivative, PageSet
    from library.site.outline import Node

KIND = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
_CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_Json = dict[str, object]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_HOME, _READ = "site.facts", "site.read_now"
_FACTS = (
    "site.authors",
    "site.contributors",
    "view.fact_publisher",
    "view.fact_date",
    "view.fact_isbn",
    "site.subjects",
    "site.rights",
    "site.source",
    "site.preview",
)
_SAMPLE = "site.pages_of"
_LABELS = (_HOME, _READ, _SAMPLE, *_FACTS)


def pictured(book: Book) -> PageSet | None:
    """Return the pages of a book open to all that consists of them; a reflowable book's are our layout."""
    pages = book.open_pages
    return None if pages is None or pages.source.reflow else pages


def iiif_files(
    books: Sequence[Book], name: str, site_url: str, m: Messages, pages_url: str = ""
) -> Iterator[OutputFile]:
    """Yield a manifest for each book that has one, and the collection of them all.

    `pages_url` is where page images lie, when that is not `site_url`.
    """
    listed = []
    for book in books:
        pages = pictured(book)
        if pages is not None:
            manifest = _Manifest(book, pages, site_url, m, pages_url or site_url)
            digest = made_from(book, pages, "iiif", site_url, pages_url, m.language, *map(m, _LABELS))
            yield OutputFile(urls.manifest(book.id), manifest.file, digest)
            listed.append(manifest.reference())
    collection = {
        "@context": _CONTEXT,
        "id": site_url + urls.IIIF,
        "type": "Collection",
        "label": {m.language: [name]},
        "items": listed,
    }
    yield OutputFile.of(urls.IIIF, _json(collection))


class _Manifest:
    """Writes the manifest of one book."""

    def __init__(self, book: Book, pages: PageSet, site_url: str, m: Messages, pages_url: str) -> None:
        self._book = book
        self._pages = pages
        self._site_url = site_url
        self._pages_url = pages_url
        self._m = m

    def file(self) -> bytes:
        """Return the whole file."""
        return _json({"@context": _CONTEXT, **self._manifest()}).encode()

    def _manifest(self) -> _Json:
        book, pages = self._book, self._pages
        value = self.reference() | {
            "summary": {book.language: [book.holding.description]} if book.holding.description else {},
            "metadata": self._metadata(),
            "viewingDirection": "right-to-left" if pages.source.progression == "rtl" else "left-to-right",
            "behavior": ["paged"],
            "homepage": [self._html(urls.book(book.id), _HOME)],
            "rendering": [self._html(urls.reader(book.id), _READ)],
            "partOf": [{"id": self._site_url + urls.IIIF, "type": "Collection"}],
            "items": [self._canvas(number, image) for number, image in enumerate(pages.images)],
            "structures": [
                self._range(node, str(at))
                for at, node in enumerate(tree(pages.source.outline, pages.page_count), 1)
            ],
        }
        return {name: part for name, part in value.items() if part}

    def reference(self) -> _Json:
        """Return the manifest as a collection lists it."""
        book = self._book
        value: _Json = {
            "id": self._site_url + urls.manifest(book.id),
            "type": "Manifest",
            "label": {book.language: [full_title(book.holding)]},
        }
        if book.cover:
            value["thumbnail"] = [_image(self._site_url + urls.book_file(book.id, urls.COVER), book.cover[0])]
        return value

    def _metadata(self) -> list[_Json]:
        holding = self._book.holding
        given: tuple[tuple[str, ...], ...] = (
            holding.creators,
            holding.contributors,
            (holding.publisher,),
            (holding.date,),
            (isbn_urn(holding).removeprefix("urn:isbn:"),),
            holding.subjects,
            (holding.rights,),
            (holding.source,),
            (self._sample(),),
        )
        return [
            {"label": self._said(key), "value": {"none": [value for value in values if value]}}
            for key, values in zip(_FACTS, given, strict=True)
            if any(values)
        ]

    def _sample(self) -> str:
        pages = self._pages
        if not pages.whole:
            return ""
        return self._m(_SAMPLE, n=pages.page_count, whole=pages.whole)

    def _said(self, key: str) -> _Json:
        return {self._m.language: [self._m(key)]}

    def _html(self, url: str, label: str) -> _Json:
        address = urls.absolute(self._site_url, url)
        return {"id": address, "type": "Text", "label": self._said(label), "format": "text/html"}

    def _canvas(self, number: int, image: Derivative | None) -> _Json:
        """Return a page; one that could not be drawn is there, and empty."""
        ident = self._site_url + urls.canvas(self._book.id, number)
        labels = self._pages.source.labels
        width, height = (image.width, image.height) if image else map(round, self._pages.source.sizes[number])
        painted: list[_Json] = []
        if image:
            url = urls.book_file(self._book.id, urls.page_image(number, image.digest))
            painting = {
                "id": f"{ident}/image",
                "type": "Annotation",
                "motivation": "painting",
                "body": _image(self._pages_url + url, image),
                "target": ident,
            }
            painted = [{"id": f"{ident}/page", "type": "AnnotationPage", "items": [painting]}]
        return {
            "id": ident,
            "type": "Canvas",
            "label": {"none": [(labels[number] if labels else "") or str(number + 1)]},
            "width": width,
            "height": height,
            "items": painted,
        }

    def _range(self, node: Node, path: str) -> _Json:
        canvases: list[_Json] = [
            {"id": self._site_url + urls.canvas(self._book.id, number), "type": "Canvas"}
            for number in node.own
        ]
        below = [self._range(lower, f"{path}-{at}") for at, lower in enumerate(node.children, 1)]
        return {
            "id": self._site_url + urls.canvases(self._book.id, path),
            "type": "Range",
            "label": {self._book.language: [node.title]},
            "items": canvases + below,
        }


def _image(address: str, image: Derivative) -> _Json:
    return {
        "id": address,
        "type": "Image",
        "format": f"image/{image.format}",
        "width": image.width,
        "height": image.height,
    }

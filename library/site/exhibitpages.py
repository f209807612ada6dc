"""The files of all exhibits: what they show, their pages, their collections."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile
from library.site.exhibits import Curator, recording_url, sizes_of
from library.site.mapdrawing import WIDTH, Projection, draw
from library.site.meta import DESCRIBED, exhibit_head
from library.site.views import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from library.messages import Messages
    from library.pages.exhibitmedia import Media
    from library.site.exhibition import Exhibition
    from library.site.library import Library
    from library.site.views import BookCard


class ExhibitPages:
    """Makes them from a library; there are none without exhibits."""

    def __init__(self, library: Library, cards: Mapping[str, BookCard], style: str, m: Messages) -> None:
        self._library = library
        self._m = m
        self._style = style
        self._maps = _map_files(library.exhibition)
        drawing = tuple(image for image, _ in self._maps)
        self.curator = Curator(library.exhibition, m, library.site_url, cards, drawing)

    def files(self) -> Iterator[OutputFile]:
        """Yield what the pages show: pictures in their sizes, films, sounds, the map."""
        yield from (file for _, file in self._maps)
        for ident, media in self._library.exhibition.media.items():
            yield from self._shown(ident, media)

    def _shown(self, ident: str, media: Media) -> Iterator[OutputFile]:
        named = [(f"hinh-{number}", photo) for number, photo in enumerate(media.photos, 1)]
        named += [("toan-canh", media.panorama)] if media.panorama else []
        for name, photo in named:
            for image, path, digest in sizes_of(ident, name, photo):
                yield OutputFile(image.url, path, digest)
        for name, of in (("phim", media.film), ("loi-ke", media.narration), ("nhac-nen", media.music)):
            if of:
                yield OutputFile(recording_url(ident, name, of), of.path, of.digest)
        if media.photos:
            image, jpeg = self._shared(ident, media)
            yield OutputFile(image.url, jpeg, jpeg.parent.name)

    def _shared(self, ident: str, media: Media) -> tuple[Image, Path]:
        """Return the picture that previews show: about 1,200 pixels wide, since many know no WebP as JPEG."""
        size = media.photos[0].sizes[:2][-1]
        url = urls.exhibit_file(ident, "chia-se.jpg", size[0].digest)
        return Image(url, size[0].width, size[0].height), self._library.jpeg(size)

    def pages(self, stamp: Callable[..., OutputFile]) -> Iterator[OutputFile]:
        """Yield the page of each exhibit, of all of them, and of each route.

        `stamp` makes a page of a template, its URL, a view, a title, a description and more for its head.
        """
        of, curator, m = self._library, self.curator, self._m
        for one in of.exhibition.exhibits:
            card, media = curator.cards[one.id], of.exhibition.media[one.id]
            shared = self._shared(one.id, media)[0] if media.photos else None
            head = self.style(card.url) + exhibit_head(card, of.name, of.site_url, shared, m.language)
            yield stamp("exhibit", card.url, curator.exhibit(one), one.title, card.summary[:DESCRIBED], head)
        if curator.cards:
            title, about = m("site.exhibits"), m("site.exhibits_about")
            yield stamp(
                "exhibits", urls.EXHIBITS, curator.everything(), title, about, self.style(urls.EXHIBITS)
            )
        for route in curator.routes.values():
            url = route.link.url
            about = m("site.route_about", n=len(route.stops))
            yield stamp("route", url, curator.route(route), route.name, about, self.style(url))

    def style(self, url: str) -> str:
        """Return the link to the style sheet of exhibits for the page at `url`, "" where there are none."""
        if not self.curator.cards:
            return ""
        return f'<link rel="stylesheet" href="{urls.root_of(url)}{self._style}">'


def _map_files(of: Exhibition) -> list[tuple[Image, OutputFile]]:
    """Return the map in its sizes, the smallest first; a drawing has one."""
    if of.area is None or not of.exhibits:
        return []
    made = []
    for size, path in of.picture.sizes if of.picture else ():
        url = urls.area_map(f"-{size.width}", size.digest, "webp")
        made.append((Image(url, size.width, size.height), OutputFile(url, path, size.digest)))
    if made:
        return made
    drawn = of.picture.drawing if of.picture else draw(of.area)
    url = urls.area_map("", sha256(drawn).hexdigest(), "svg")
    height = Projection.of(of.area, of.picture).height
    return [(Image(url, WIDTH, height), OutputFile.of(url, drawn))]

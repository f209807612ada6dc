"""The only maker of URLs: all are relative to the site's root and name a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = "index.html"
SEARCH = "search.html"
SEARCH_META = "search/meta.js"
PRINT = "print/index.html"
SHEET = "print/ke-sach.pdf"
STRIPS = "print/nhan-ke.pdf"
BADGE = "print/huy-hieu"
CATALOG_CSV = "catalog.csv"
CATALOG_JSON = "catalog.json"
SITEMAP = "sitemap.xml"
IIIF = "iiif/collection.json"
COVER, COVER_JPEG, WEBPUB, REVIEWS = "cover.webp", "cover.jpg", "manifest.json", "reviews.html"
"""Files in a book's folder."""
SCHOOL = "assets/school/"
"""The folder of the school's picture."""
EXHIBITS = "exhibits/index.html"
SAVED = "saved.html"
FAQ = "faq/index.html"
WORKER = "sw.js"
"""At the root, since a service worker rules over its own folder alone."""
APP = "app.webmanifest"
CONTESTS = "contests/index.html"
LIBRARY = "library/index.html"
CARD = "library/card.svg"
"""What other sites embed. Its address is permanent, its numbers are those of the last build."""
INDEXES = {
    "shelf": "shelves/index.html",
    "subject": "subjects/index.html",
    "author": "authors/index.html",
    "grade": "grades/index.html",
    "series": "series/index.html",
    "language": "languages/index.html",
    "list": "lists/index.html",
}
_FOLDERS = {kind: url.split("/", 1)[0] for kind, url in INDEXES.items()}


def book(ident: str) -> str:
    """Return the page of a book."""
    return f"books/{ident}/index.html"


def reader(ident: str, page: int = 0) -> str:
    """Return the reader of a book, at `page` (0-based) when it is not the first."""
    return f"books/{ident}/read.html" + (f"#p={page + 1}" if page else "")


def book_file(ident: str, name: str) -> str:
    """Return a file in a book's folder."""
    return f"books/{ident}/{name}"


def page_image(number: int, digest: str) -> str:
    """Return the image of page `number` (0-based), relative to the book's folder."""
    return f"pages/{number + 1:04}.{digest}.webp"


def small_image(number: int, digest: str) -> str:
    """Return the thumbnail of page `number`, whose image has that digest: the reader makes the same name."""
    return f"pages/{number + 1:04}.{digest}.s.webp"


def page_pack(pages: range, digest: str) -> str:
    """Return the file that holds the images of several pages, relative to the book's folder."""
    return f"pages/{pages.start + 1:04}-{pages.stop:04}.{digest}.bin"


def small_pack(pages: range, digest: str) -> str:
    """Return the file that holds the thumbnails of several pages."""
    return f"pages/{pages.start + 1:04}-{pages.stop:04}.{digest}.s.bin"


def lies_at_pages_url(path: str) -> bool:
    """Return whether a file is a page's image or thumbnail, or a pack of them: these may lie elsewhere."""
    return path.startswith("books/") and path.split("/", 3)[2] == "pages"


def drawn_pages(first: int, digest: str) -> str:
    """Return the drawings of some pages from `first` (0-based), relative to the book's folder."""
    return f"vector/{first + 1:04}.{digest}.js"


def drawn_glyphs(part: int, digest: str) -> str:
    """Return part `part` (0-based) of the glyphs that a book's drawings share."""
    return f"vector/glyphs-{part + 1}.{digest}.js"


def drawn_pictures(part: int, digest: str, suffix: str) -> str:
    """Return the file of one picture (webp) or several (bin) that drawings show."""
    return f"vector/picture-{part + 1:03}.{digest}.{suffix}"


def school_picture(name: str, digest: str) -> str:
    """Return the school's picture in one of its sizes or forms, such as `1280.webp`."""
    stem, _, suffix = name.rpartition(".")
    return f"{SCHOOL}{stem}.{digest}.{suffix}"


def text_shard(start: int, digest: str) -> str:
    """Return the text of the pages from `start` (0-based), relative to the book's folder."""
    return f"text/{start + 1:04}.{digest}.js"


def chunk(name: str) -> str:
    """Return a piece of a locked book, relative to the book's folder."""
    return f"sealed/{name}.js"


def listing(kind: str, ident: str, number: int = 1) -> str:
    """Return page `number` (1-based) of a list of a kind of `INDEXES`."""
    return f"{_FOLDERS[kind]}/{ident}/{'index' if number == 1 else number}.html"


def contest(ident: str, number: int = 1) -> str:
    """Return page `number` (1-based) of a contest with its entries."""
    return f"contests/{ident}/{'index' if number == 1 else number}.html"


def contest_data(ident: str, name: str, digest: str) -> str:
    """Return a file that the filters of a contest's entries load, in the folder of its pages."""
    return f"contests/{ident}/{name}.{digest}.js"


def survey(ident: str) -> str:
    """Return the page of a survey."""
    return f"surveys/{ident}/index.html"


def answer(ident: str) -> str:
    """Return the place of an answer on the page of questions."""
    return f"{FAQ}#c-{ident}"


def exhibit(ident: str) -> str:
    """Return the page of an exhibit."""
    return f"exhibits/{ident}/index.html"


def exhibit_file(ident: str, name: str, digest: str) -> str:
    """Return a file of an exhibit, such as `hinh-1-960.webp`."""
    stem, _, suffix = name.rpartition(".")
    return f"exhibits/{ident}/{stem}.{digest[:10]}.{suffix}"


def area_map(size: str, digest: str, ending: str) -> str:
    """Return the map of the area that all exhibits share, in one of its sizes."""
    return f"exhibits/ban-do{size}.{digest[:10]}.{ending}"


def route(ident: str) -> str:
    """Return the page of a route through several exhibits."""
    return f"routes/{ident}/index.html"


def directions(latitude: float, longitude: float) -> str:
    """Return what opens the map app of a phone with the way to a point, a map on the web elsewhere.

    An address of https and not `geo:` (RFC 5870), which iPhones and the browsers inside of chat apps, where
    most codes are scanned, do not know.
    """
    return f"https://www.google.com/maps/dir/?api=1&destination={latitude:.6f},{longitude:.6f}"


def feed(name: str, extension: str) -> str:
    """Return a document of the OPDS catalog; all lie in one folder, so that entries name books alike."""
    return f"opds/{name}.{extension}"


def manifest(ident: str) -> str:
    """Return the IIIF manifest of a book."""
    return f"iiif/{ident}/manifest.json"


def canvas(ident: str, number: int) -> str:
    """Return the name of page `number` (0-based) in the book's IIIF manifest; it leads nowhere."""
    return f"iiif/{ident}/canvas/{number + 1}"


def canvases(ident: str, path: str) -> str:
    """Return the name of a chapter in the book's IIIF manifest; it leads nowhere."""
    return f"iiif/{ident}/range/{path}"


def part_of_site(number: int) -> str:
    """Return part `number` (0-based) of a site map that is too long for one file."""
    return f"sitemap-{number + 1}.xml"


CODED: dict[str, Callable[[str], str]] = {
    "site": lambda _: HOME,
    "shelf": partial(listing, "shelf"),
    "list": partial(listing, "list"),
    "book": book,
    "contest": contest,
    "survey": survey,
    "exhibit": exhibit,
}
"""The page that a QR code of each kind leads to, by the id of its target. A line makes a new kind."""


def qr(code: str) -> str:
    """Return the redirect page of a code."""
    return f"q/{code}/index.html"


def qr_picture(code: str, suffix: str) -> str:
    """Return the code as a file (svg, png, pdf) for posters of one's own."""
    return f"q/{code}/ma-qr.{suffix}"


def shelf_sheet(ident: str, name: str) -> str:
    """Return the PDF of a shelf's posters or of its books' labels."""
    return f"print/{ident}/{name}.pdf"


def print_data(digest: str) -> str:
    """Return what the page to print draws the labels of books from."""
    return f"print/sach.{digest}.js"


def printed(site_url: str, code: str) -> str:
    """Return the absolute address that is printed: the only one that ever is."""
    return f"{site_url}q/{code}/"


def root_of(url: str) -> str:
    """Return the prefix that leads from a page back to the site's root."""
    return "../" * url.count("/")


def urn(site: str, url: str) -> str:
    """Return a name for what is at `url` of a site, always the same one (RFC 9562, §5.5).

    `site` is what tells the library from all others: its address.
    """
    return uuid5(NAMESPACE_URL, site + url).urn


def absolute(site_url: str, url: str) -> str:
    """Return the canonical address of a page; an index file is named by its folder."""
    return site_url + quote(url.removesuffix("index.html"))

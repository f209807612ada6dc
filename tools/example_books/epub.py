"""Writes EPUB 3 files that are the same bytes each time."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from common import AUTHOR, DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

MIME = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".smil": "application/smil+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the book; `spine` puts it in the reading order."""

    href: str
    data: bytes
    properties: str = ""
    spine: bool = False
    overlay: str = ""
    spread: str = ""

    @property
    def id(self) -> str:
        """The manifest id, from the file name."""
        return self.href.replace("/", "-").replace(".", "-")


@dataclass(frozen=True, slots=True)
class Epub:
    """A whole book."""

    uuid: str
    title: str
    description: str
    subjects: Sequence[str]
    items: Sequence[Item]
    contents: Sequence[tuple[str, str]]
    language: str = "vi"
    start: str = ""
    metas: Sequence[str] = ()
    prefixes: str = ""
    contents_title: str = "Mục lục"
    modes: Sequence[str] = field(default=("textual", "visual"))


def xhtml(
    title: str,
    body: str,
    *,
    language: str = "vi",
    css: str = "../style.css",
    head: str = "",
    body_type: str = "",
) -> bytes:
    """Return a chapter file."""
    kind = f' epub:type="{body_type}"' if body_type else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}">\n<head><meta charset="utf-8"/>'
        f'<title>{escape(title)}</title>{head}<link rel="stylesheet" href="{css}"/></head>\n'
        f"<body{kind}>\n{body}\n</body>\n</html>\n"
    ).encode()


def _package(book: Epub) -> str:
    meta = [
        f'<dc:identifier id="uid">urn:uuid:{book.uuid}</dc:identifier>',
        f'<dc:title id="title">{escape(book.title)}</dc:title>',
        f'<dc:creator id="author">{AUTHOR}</dc:creator>',
        '<meta refines="#author" property="role" scheme="marc:relators">aut</meta>',
        f"<dc:language>{book.language}</dc:language>",
        "<dc:publisher>Tủ Sách</dc:publisher>",
        f"<dc:date>{DATE}</dc:date>",
        f"<dc:description>{escape(book.description)}</dc:description>",
        *[f"<dc:subject>{escape(word)}</dc:subject>" for word in book.subjects],
        "<dc:rights>CC BY 4.0 https://creativecommons.org/licenses/by/4.0/</dc:rights>",
        f'<meta property="dcterms:modified">{DATE}T01:00:00Z</meta>',
        *[f'<meta property="schema:accessMode">{mode}</meta>' for mode in book.modes],
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta name="cover" content="images-cover-jpg"/>',
        *book.metas,
    ]
    manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    ]
    for item in book.items:
        extra = (f' properties="{item.properties}"' if item.properties else "") + (
            f' media-overlay="{item.overlay}"' if item.overlay else ""
        )
        kind = MIME[Path(item.href).suffix]
        manifest.append(f'<item id="{item.id}" href="{item.href}" media-type="{kind}"{extra}/>')
    spine = [
        f'<itemref idref="{item.id}"' + (f' properties="{item.spread}"' if item.spread else "") + "/>"
        for item in book.items
        if item.spine
    ]
    prefix = f' prefix="{book.prefixes}"' if book.prefixes else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid"'
        f' xml:lang="{book.language}"{prefix}>\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + "\n".join(meta)
        + "\n</metadata>\n<manifest>\n"
        + "\n".join(manifest)
        + '\n</manifest>\n<spine toc="ncx">\n'
        + "\n".join(spine)
        + "\n</spine>\n</package>\n"
    )


def _nav(book: Epub) -> bytes:
    rows = "".join(f'<li><a href="{href}">{escape(title)}</a></li>' for title, href in book.contents)
    start = book.start or book.contents[0][1]
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{book.contents_title}</h1><ol>{rows}</ol></nav>'
        '<nav epub:type="landmarks" hidden="hidden"><ol>'
        f'<li><a epub:type="bodymatter" href="{start}">Start</a></li></ol></nav>'
    )
    return xhtml(book.contents_title, body, language=book.language, css="style.css")


def _ncx(book: Epub) -> str:
    points = "".join(
        f'<navPoint id="p{n}" playOrder="{n}"><navLabel><text>{escape(title)}</text></navLabel>'
        f'<content src="{href}"/></navPoint>'
        for n, (title, href) in enumerate(book.contents, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>'
        f'<meta name="dtb:uid" content="urn:uuid:{book.uuid}"/><meta name="dtb:depth" content="1"/>'
        '<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>'
        f"<docTitle><text>{escape(book.title)}</text></docTitle><navMap>{points}</navMap></ncx>"
    )


def write(book: Epub, out: Path) -> Path:
    """Write the book; entries carry one fixed date."""
    out.parent.mkdir(parents=True, exist_ok=True)
    entries = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.encode()),
        ("EPUB/package.opf", _package(book).encode()),
        ("EPUB/nav.xhtml", _nav(book)),
        ("EPUB/toc.ncx", _ncx(book).encode()),
    ]
    entries += [(f"EPUB/{item.href}", item.data) for item in book.items]
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (2026, 9, 5, 8, 0, 0))
            packed = name != "mimetype" and not name.endswith((".mp3", ".jpg"))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out

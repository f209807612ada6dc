"""EPUBs whose package document is written out by the test, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.epubs import CONTAINER, write_zip, xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS = {
    "css": "text/css",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "ncx": "application/x-dtbncx+xml",
    "png": "image/png",
    "smil": "application/smil+xml",
    "svg": "image/svg+xml",
    "xhtml": "application/xhtml+xml",
}


def item(ident: str, href: str, more: str = "", kind: str = "") -> str:
    """Return an entry of the manifest."""
    kind = kind or KINDS.get(href.rpartition(".")[2], "application/octet-stream")
    return f'<item id="{ident}" href="{href}" media-type="{kind}" {more}/>'


def refs(*idents: str) -> str:
    """Return the spine's entries."""
    return "".join(f'<itemref idref="{ident}"/>' for ident in idents)


def make_package(
    path: Path,
    files: Mapping[str, bytes | str],
    *,
    manifest: str,
    spine: str,
    spine_says: str = "",
    metadata: str = "",
    guide: str = "",
    outside: Mapping[str, bytes | str] | None = None,
) -> Path:
    """Write an EPUB with the given parts; return its path.

    `files` lie beside the package document in OEBPS/; one that ends in xhtml and is no document
    becomes one around its text. `outside` are entries by their full path, which replace others.
    """
    opf = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{manifest}</manifest><spine {spine_says}>{spine}</spine><guide>{guide}</guide></package>"
    )
    entries: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": opf,
    }
    for name, data in files.items():
        bare = isinstance(data, str) and name.endswith("xhtml") and "<html" not in data
        entries[f"OEBPS/{name}"] = xhtml(data) if bare and isinstance(data, str) else data
    return write_zip(path, entries | dict(outside or {}))

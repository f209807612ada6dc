"""Small EPUBs, whole or broken on purpose, entry by entry."""

from __future__ import annotations

import zipfile
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "css": "text/css", "svg": "image/svg+xml"}


def xhtml(body: str, head: str = "<title>Chương</title>") -> str:
    """Return an XHTML document around `body`."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head>{head}</head><body>{body}</body></html>"
    )


def nav(entries: Sequence[tuple[str, str]]) -> str:
    """Return an EPUB 3 navigation document of (title, href)."""
    items = "".join(f'<li><a href="{href}">{title}</a></li>' for title, href in entries)
    return xhtml(f'<nav epub:type="toc"><ol>{items}</ol></nav>')


def ncx(entries: Sequence[tuple[str, str]]) -> str:
    """Return an EPUB 2 table of contents of (title, href)."""
    points = "".join(
        f'<navPoint id="p{n}" playOrder="{n}"><navLabel><text>{title}</text></navLabel>'
        f'<content src="{href}"/></navPoint>'
        for n, (title, href) in enumerate(entries, 1)
    )
    return (
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        f"<head/><docTitle><text>Mục lục</text></docTitle><navMap>{points}</navMap></ncx>"
    )


def encryption(algorithm: str, entry: str = "OEBPS/font.otf") -> str:
    """Return META-INF/encryption.xml that says `entry` is encrypted."""
    return (
        '<?xml version="1.0"?><encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        f'<enc:CipherReference URI="{entry}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def make_epub(
    path: Path,
    chapters: Mapping[str, str],
    *,
    title: str = "Chiếc ghe chở sách",
    creators: Sequence[str] = ("Tô Hoài",),
    language: str = "vi",
    toc: Sequence[tuple[str, str]] = (),
    toc_ncx: Sequence[tuple[str, str]] = (),
    files: Mapping[str, bytes | str] | None = None,
    cover: str = "",
    cover_by_meta: str = "",
    fixed: bool = False,
    missing: Sequence[str] = (),
    not_linear: Sequence[str] = (),
    prefix: str = "",
    extra: Mapping[str, bytes | str] | None = None,
    metadata: str = "",
    direction: str = "",
) -> Path:
    """Write an EPUB; return its path.

    `chapters` maps names to bodies, or to whole documents when they start with `<?xml`; `files`
    are further entries of the manifest; `missing` are names that stand in the spine with nothing
    in the archive; `extra` are entries outside the package, by their full path.
    """
    entries: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
    }
    manifest, spine = [], []
    for n, name in enumerate((*chapters, *missing)):
        manifest.append(f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>')
        linear = ' linear="no"' if name in not_linear else ""
        spine.append(f'<itemref idref="c{n}"{linear}/>')
        if name in chapters:
            body = chapters[name]
            entries[f"OEBPS/{name}"] = body if body.startswith("<?xml") else xhtml(body)
    for n, (name, data) in enumerate((files or {}).items()):
        kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        properties = ' properties="cover-image"' if name == cover else ""
        manifest.append(f'<item id="f{n}" href="{name}" media-type="{kind}"{properties}/>')
        if name == cover_by_meta:
            metadata += f'<meta name="cover" content="f{n}"/>'
        entries[f"OEBPS/{name}"] = data
    toc_id = ""
    if toc:
        manifest.append(
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        )
        entries["OEBPS/nav.xhtml"] = nav(toc)
    if toc_ncx:
        manifest.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
        entries["OEBPS/toc.ncx"] = ncx(toc_ncx)
        toc_id = ' toc="ncx"'
    if fixed:
        metadata += '<meta property="rendition:layout">pre-paginated</meta>'
    said = "".join(f"<dc:creator>{name}</dc:creator>" for name in creators)
    turned = f' page-progression-direction="{direction}"' if direction else ""
    entries["OEBPS/content.opf"] = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:x</dc:identifier><dc:title>{escape(title)}</dc:title>{said}'
        f"<dc:language>{language}</dc:language>{metadata}</metadata>"
        f"<manifest>{''.join(manifest)}</manifest><spine{toc_id}{turned}>{''.join(spine)}</spine></package>"
    )
    return write_zip(path, {prefix + name: data for name, data in entries.items()} | dict(extra or {}))


def write_zip(path: Path, entries: Mapping[str, bytes | str]) -> Path:
    """Write a zip archive with the given entries, always with the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path

"""The page numbers of a printed edition that stand in the midst of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_LONGEST = 12


def without_numbers(body: etree._Element) -> list[tuple[str, str]]:
    """Take the printed page numbers out of the words around them; return (label, id) of each.

    A number in the midst of a sentence is read, searched for and spoken as if it belonged there;
    the page list tells it instead (EPUB 3.3 §D.2.2 `pagebreak`, DPUB-ARIA `doc-pagebreak`).
    """
    found = []
    for element in list(body.iter("*")):
        kinds = (element.get(_EPUB_TYPE) or element.get("epub:type") or "").split()
        if "pagebreak" not in kinds and element.get("role") != "doc-pagebreak":
            continue
        words = " ".join("".join(str(part) for part in element.itertext()).split())
        if len(words) > _LONGEST:
            continue
        label = words or (element.get("title") or element.get("aria-label") or "").strip()
        if label and element.get("id"):
            found.append((label[:_LONGEST], element.get("id") or ""))
        element.text, element[:] = None, []
    return found

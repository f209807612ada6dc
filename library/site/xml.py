"""XML through lxml: elements with only the characters that XML can hold."""

from __future__ import annotations

import re

from lxml import etree

# XML 1.0, §2.2: all other characters cannot even be escaped.
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(tag: str, names: dict[str | None, str], /, **attributes: str) -> etree._Element:
    """Return an element in whose document `names` are the prefixes, None that of names without one."""
    # The stubs of lxml know no prefix None.
    made = etree.Element(tag, nsmap=names)  # type: ignore[arg-type]
    for name, value in attributes.items():
        made.set(_LANG if name == "lang" else name, _NOT_XML.sub("", value))
    return made


def child(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Add an element to `parent` and return it."""
    made = etree.SubElement(
        parent, tag, {name: _NOT_XML.sub("", value) for name, value in attributes.items()}
    )
    made.text = _NOT_XML.sub("", text) or None
    return made


def document(top: etree._Element) -> bytes:
    """Return the file whose root element is `top`."""
    return etree.tostring(top, xml_declaration=True, encoding="utf-8") + b"\n"

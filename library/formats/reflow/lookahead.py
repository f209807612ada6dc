"""What lies ahead in a stream of tags and text: how wide a table is, whether lines are verse."""

from __future__ import annotations

import re

_LOOK_AHEAD = 3_000
_LINES, _LINE, _LONGEST = 4, 50, 90
"""Verse is told by at least so many lines, of so many letters on average, none longer than the last."""
_SAMPLE, _PARTED = 60, 1.3
_CLASS = re.compile(r'\sclass="([^"]*)"')
_COLSPAN = re.compile(r'\scolspan="(\d{1,4})"')
_NAME = re.compile(r"</?([a-z0-9]+)")
CONTAINERS = frozenset(["div", "section", "header", "aside", "blockquote"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "thead"])
BLOCKS = CONTAINERS | HEADINGS | {"p", "ul", "ol", "dl", "table", "figure", "pre", "hr"}


def name_of(tag: str) -> str:
    """Return the name of an element by one of its tags."""
    found = _NAME.match(tag)
    return found.group(1) if found else ""


def looks_of(tag: str) -> list[str]:
    """Return the classes of a start tag."""
    found = _CLASS.search(tag)
    return found.group(1).split() if found else []


def with_look(tag: str, look: str) -> str:
    """Return a start tag with one more class."""
    found = _CLASS.search(tag)
    if found is None:
        return f'{tag[:-1]} class="{look}">'
    return f"{tag[: found.end() - 1]} {look}{tag[found.end() - 1 :]}"


def without_look(tag: str, look: str) -> str:
    """Return a start tag without one of its classes."""
    return tag.replace(f" {look}", "").replace(f'"{look} ', '"').replace(f' class="{look}"', "")


def columns(tokens: list[str], following: int) -> int:
    """Return how many columns a table has, as far as its first rows tell."""
    most = count = 0
    for bit in tokens[following : following + _LOOK_AHEAD]:
        if bit.startswith(("<td", "<th")) and not bit.startswith("<thead"):
            across = _COLSPAN.search(bit)
            count += min(int(across.group(1)), 99) if across else 1
        elif bit in {"</tr>", "</table>"}:
            most, count = max(most, count), 0
            if bit == "</table>":
                break
    return max(most, count)


def lines_of(tokens: list[str], following: int) -> str:
    """Return what the lines are of a block that is parted by line breaks: "t-line" of verse, "t-para", or ""."""
    lengths, length = [], 0
    for bit in tokens[following : following + _LOOK_AHEAD]:
        if not bit.startswith("<"):
            length += len(bit.strip())
        elif bit.startswith("<br"):
            lengths.append(length)
            length = 0
        elif name_of(bit) in BLOCKS or len(lengths) > _SAMPLE:
            break
    said = list(filter(None, [*lengths, length]))
    if len(said) < _LINES:
        return ""
    if _are_short(said):
        return "t-line"
    # Where empty lines part the paragraphs already, an indent would part them twice.
    return "t-para" if len(lengths) < len(said) * _PARTED else ""


def has_caption(tokens: list[str], following: int) -> bool:
    """Return whether a figure has a caption."""
    for bit in tokens[following : following + _LOOK_AHEAD]:
        if bit.startswith("<figcaption"):
            return True
        if bit == "</figure>":
            break
    return False


def of_lines(tokens: list[str], following: int) -> bool:
    """Return whether a block holds nothing but lines of verse, each in a `div` of its own."""
    lengths: list[int] = []
    inside = False
    for bit in tokens[following : following + _LOOK_AHEAD]:
        if bit == "</div>" and inside:
            inside = False
        elif bit.startswith("<div") and not inside:
            inside = True
            lengths.append(0)
        elif not bit.startswith("<"):
            if inside:
                lengths[-1] += len(bit.strip())
            elif not bit.isspace():
                return False
        elif not inside:
            break
        elif name_of(bit) in BLOCKS or bit.startswith("<br"):
            return False
        if len(lengths) > _SAMPLE:
            break
    return _are_short(lengths)


def _are_short(lengths: list[int]) -> bool:
    """Return whether lines are as short as those of verse are."""
    said = list(filter(None, lengths))
    return len(said) >= _LINES and max(said) <= _LONGEST and sum(said) < len(said) * _LINE

"""Who may read a book: what a cell says, what a school's rules say, and which of several wins.

An access is a word: `open`, `preview:N` (anybody, the first N pages), `class` or `class:6a;6b` (whoever
has a passphrase, `classes.py`) or `physical` (nobody: a description only). What is not understood is `physical`.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from library.catalog.classes import class_access, common_classes, is_class
from library.catalog.ids import file_key
from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.settings import AccessRules

OPEN, PHYSICAL = "open", "physical"
_PREVIEW = re.compile(r"preview\s*:\s*0*([1-9]\d{0,5})")
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def read_access(text: str) -> str | None:
    """Return the access that a cell or a rule means, None when it means none."""
    said = text.strip().casefold()
    if said in {OPEN, PHYSICAL}:
        return said
    found = _PREVIEW.fullmatch(said)
    return f"preview:{found[1]}" if found else class_access(text) or None


def preview_pages(access: str) -> int:
    """Return how many pages of a book anybody may read, 0 when it is no preview."""
    kind, _, count = access.partition(":")
    return int(count) if kind == "preview" else 0


def is_public(access: str) -> bool:
    """Return whether anybody may read some of a book."""
    return access == OPEN or preview_pages(access) > 0


def can_be_read(access: str) -> bool:
    """Return whether some of a book can be read on the site, by anybody or by a class."""
    return is_public(access) or is_class(access)


def strictest(several: Iterable[str]) -> str:
    """Return what all of them allow; `open` when there are none."""
    return reduce(_both, several, OPEN)


def _both(one: str, other: str) -> str:
    if one in {OPEN, other}:
        return other
    if other == OPEN:
        return one
    if is_class(one) and is_class(other):
        return common_classes(one, other) or PHYSICAL
    if preview_pages(one) and preview_pages(other):
        return min(one, other, key=preview_pages)
    # A class may read more than the public, a preview less: together they allow nothing.
    return PHYSICAL


def ruled(rules: AccessRules, file: str, rights: str = "", rights_uri: str = "") -> str:
    """Return the access that rules give a book file, relative to the folder of books.

    Of the folders around it the nearest counts; where that and a licence differ, what both allow.
    """
    around = [(name, access) for name, access in rules.folders if _lies_in(file_key(file), name)]
    nearest = [max(around, key=lambda rule: len(file_key(rule[0])))[1]] if around else []
    licensed = [access for name, access in rules.rights if _names(name, rights, rights_uri)]
    found = [*nearest, *licensed]
    return strictest(found) if found else rules.default


def idle_folders(rules: AccessRules, files: Iterable[str]) -> list[str]:
    """Return the folders of rules that hold none of `files`: a misspelt one would protect nothing."""
    keys = [file_key(file) for file in files]
    return [name for name, _ in rules.folders if not any(_lies_in(key, name) for key in keys)]


def idle_rights(rules: AccessRules, told: Iterable[tuple[str, str]]) -> list[str]:
    """Return the licences of rules that none of `told`, pairs of a licence and its address, is."""
    there = set(told)
    return [name for name, _ in rules.rights if not any(_names(name, *pair) for pair in there)]


def _lies_in(key: str, folder: str) -> bool:
    within = file_key(folder).strip("/")
    return key == within or key.startswith(within + "/")


def _names(rule: str, rights: str, uri: str) -> bool:
    if _SCHEME.match(rule):
        begun, address = (_SCHEME.sub("", text.strip().casefold()).rstrip("/") for text in (rule, uri))
        return address == begun or address.startswith(begun + "/")
    return bool(rights) and _plain(rule) == _plain(rights)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())

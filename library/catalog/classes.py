"""Books for a class: what the cell `access` says of them, `class` or `class:6A;6B`."""

from __future__ import annotations

import re

from library.text import fold

CLASS = "class"

_NAMES = frozenset({"class", "lop"})
_BETWEEN = re.compile(r"[;,|]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def class_key(name: str) -> str:
    """Return what classes are compared by: "Lớp 6A", "6a" and "LOP_6A" are one."""
    return _NOT_LETTERS.sub("", fold(name)).removeprefix("lop")


def class_access(cell: str) -> str:
    """Return the access of a book for classes as `Holding.access` has it, "" when the cell says no such thing.

    "Lớp: 6A; 6B" is `class:6a;6b`; `class` alone is for every class that has a passphrase.
    """
    word, colon, names = cell.partition(":")
    keys = dict.fromkeys(class_key(name) for name in _BETWEEN.split(names))
    if fold(word) not in _NAMES or (colon and "" in keys):
        return ""
    return f"{CLASS}:{';'.join(keys)}" if colon else CLASS


def is_class(access: str) -> bool:
    """Return whether `access` is one that `class_access` made."""
    return access.partition(":")[0] == CLASS


def can_be_read(access: str) -> bool:
    """Return whether all of the book can be read on the site, by anybody or by a class."""
    return access == "open" or is_class(access)


def classes_of(access: str) -> tuple[str, ...]:
    """Return the keys of the classes that `access` names; none where it means all."""
    return tuple(filter(None, access.partition(":")[2].split(";")))

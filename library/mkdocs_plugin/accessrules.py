"""The option `access` in mkdocs.yml: who may read a book whose row does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.access import read_access
from library.errors import LibraryError
from library.settings import AccessRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMES = ("default", "folders", "rights")


def access_rules(written: Mapping[object, object], file: str) -> AccessRules:
    """Return the rules that `written` gives; `file` is the configuration as people know it.

    Raises:
        LibraryError: when anything in it is not understood, since a mistake must not publish a book.
    """
    unknown = next((name for name in written if name not in _NAMES), None)
    if unknown is not None:
        raise LibraryError("access-name", file=file, name=unknown, known=", ".join(_NAMES))
    default = written.get("default")
    return AccessRules(
        default=_access("default", default, file) if default is not None else AccessRules().default,
        folders=tuple(_rules("folders", written.get("folders"), file)),
        rights=tuple(_rules("rights", written.get("rights"), file)),
    )


def _rules(name: str, written: object, file: str) -> Iterator[tuple[str, str]]:
    if written is None:
        return
    if not isinstance(written, dict):
        raise LibraryError("access-list", file=file, name=name)
    for key, value in written.items():
        yield str(key), _access(f"{name}: {key}", value, file)


def _access(name: str, value: object, file: str) -> str:
    access = read_access(_text(value))
    if access is None:
        raise LibraryError("access-value", file=file, name=name, value=_text(value))
    return access


def _text(value: object) -> str:
    """Return a value as it was written: YAML reads `preview: 10` as a mapping."""
    if isinstance(value, dict) and len(value) == 1:
        return ":".join(map(str, next(iter(value.items()))))
    return str(value)

"""Which of the books for classes are locked and published, and which stay off the site for want of a passphrase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library.catalog.classes import classes_of, is_class
from library.catalog.load import table_name
from library.errors import Problem, Severity

if TYPE_CHECKING:
    from library.catalog.model import Catalog
    from library.lock.passphrases import Passphrases
    from library.settings import Settings


def release(
    settings: Settings, loaded: tuple[Catalog, tuple[Problem, ...]], passphrases: Passphrases
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the catalog in which files that can be locked are no longer withheld, and all faults with those of the others.

    A file that another row withholds, or whose own row was left out, is not released.
    """
    catalog, found = loaded
    problems = [*found, *passphrases.problems]
    released = set()
    name = table_name(settings, "books")
    for holding in catalog.holdings:
        if not is_class(holding.access) or holding.file not in catalog.classed:
            continue
        wanted = classes_of(holding.access)
        lacking = [each for each in wanted if each not in passphrases.classes]
        opened = len(lacking) < len(wanted) if wanted else bool(passphrases.classes)
        if opened:
            released.add(holding.file)
        if not opened or lacking:
            code = "ACC-020" if not lacking else "ACC-025" if opened else "ACC-027"
            severity = Severity.WARNING if opened else Severity.ERROR
            value = ", ".join(lacking).upper()
            problems.append(Problem(code, name, holding.row, severity=severity, value=value))
    return replace(catalog, withheld=catalog.withheld - released), tuple(problems)

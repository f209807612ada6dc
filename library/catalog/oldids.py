"""Ids that were given before: the column "Mã cũ" keeps what was printed leading to a book, a list, an exhibit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from library.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from library.catalog.activities import Contest, Survey
    from library.catalog.ledger import Target
    from library.catalog.model import Catalog, Exhibit, Holding, ReadingList, Shelf

OLD_IDS: Final = {
    "book": "books",
    "shelf": "shelves",
    "list": "lists",
    "contest": "contests",
    "survey": "surveys",
    "exhibit": "exhibits",
}
"""The kinds whose rows name old ids, each with its table."""


def moved(
    catalog: Catalog, known: Collection[Target], tables: Mapping[str, str]
) -> tuple[dict[Target, str], list[Problem]]:
    """Return the id that each old (kind, id) has become, and the old ids that cannot be kept.

    `known` are all targets there are; `tables` are those of `OLD_IDS` as people know them, by kind.
    An id in use belongs to what uses it; an old id that two rows name belongs to the first.
    """
    found: dict[Target, str] = {}
    problems = []
    rows: list[tuple[str, Holding | Shelf | ReadingList | Contest | Survey | Exhibit]] = [
        *(("book", holding) for holding in catalog.holdings),
        *(("shelf", shelf) for shelf in catalog.shelves),
        *(("list", reading) for reading in catalog.lists),
        *(("contest", contest) for contest in catalog.activities.contests),
        *(("survey", survey) for survey in catalog.activities.surveys),
        *(("exhibit", exhibit) for exhibit in catalog.exhibits),
    ]
    for kind, of in rows:
        table, row, ident = tables[kind], of.row, of.id
        for old in of.old_ids:
            if (kind, old) in known:
                if old != ident:
                    problems.append(Problem("QR-002", table, row, "", old, Severity.WARNING))
            elif found.setdefault((kind, old), ident) != ident:
                details = (("other", found[kind, old]),)
                problems.append(Problem("QR-003", table, row, "", old, Severity.WARNING, details))
    return found, problems

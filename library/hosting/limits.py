"""Whether a site fits its host: HOST-001 to HOST-011, told before anything is replaced or sent."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from library.errors import Problem, Severity
from library.hosting.names import unfit
from library.hosting.packing import PACKS, page_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from library.hosting.hosts import Host

_NEAR = 0.9
"""A school is warned when so much of what its host allows is taken."""
_SHOWN = 5
"""So many files of one fault are told."""
_PAGE = re.compile(r"books/([^/]+)/pages/\d+\.\w+\.webp")
_UNITS = ((10**9, "GB"), (10**6, "MB"), (10**3, "KB"))


def size(count: float, language: str) -> str:
    """Return a number of bytes as hosts state theirs: "1 GB", "26,2 MB"."""
    unit, name = next(((unit, name) for unit, name in _UNITS if count >= unit), (1, "B"))
    return f"{format_decimal(count / unit, '0.##' if unit == 10**9 else '0.#', locale=language)} {name}"


def limit(count: int, language: str) -> str:
    """Return a limit as the host states it, in round numbers: 26,214,400 bytes are "25 MB"."""
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB")):
        if count > unit - 1 and (count + 1) % unit <= 1:
            return f"{(count + 1) // unit} {name}"
    return size(count, language)


def number(count: int, language: str) -> str:
    """Return a number as people read it: "20.000"."""
    return str(format_decimal(count, "#,##0", locale=language))


def faults(host: Host, files: Mapping[str, int], language: str, *, elsewhere: bool = False) -> list[Problem]:
    """Return what keeps a site from its host, as errors, and what soon will, as warnings.

    `files` are the bytes of each file by its path in the site; `elsewhere` tells that page images
    lie on another origin.
    """
    found = [*_weight(host, files, language), *_files(host, files, language), *_names(host, files)]
    if not host.packs and (elsewhere or _packed(files)):
        found.append(_problem("HOST-007", host, hard=False))
    return found


def file_faults(host: Host, files: Mapping[str, int], language: str) -> list[Problem]:
    """Return the book files that a host's repositories do not take; `files` are their bytes by name."""
    most = host.source_file_bytes
    return [
        _problem(
            "HOST-011", host, file=path, hard=False, size=size(count, language), limit=limit(most, language)
        )
        for path, count in files.items()
        if most and count > most
    ]


def _weight(host: Host, files: Mapping[str, int], language: str) -> Iterator[Problem]:
    total = weight_on(host, files)
    if host.site_bytes and total > host.site_bytes * _NEAR:
        over = total > host.site_bytes
        yield _problem(
            "HOST-001" if over else "HOST-004",
            host,
            hard=over,
            size=size(total, language),
            limit=limit(host.site_bytes, language),
            advice="budget.less_bytes",
        )
    if host.files and len(files) > host.files * _NEAR:
        over = len(files) > host.files
        yield _problem(
            "HOST-002" if over else "HOST-005",
            host,
            hard=over,
            count=number(len(files), language),
            limit=number(host.files, language),
            advice=_fewer(host, files),
        )


def _files(host: Host, files: Mapping[str, int], language: str) -> Iterator[Problem]:
    if host.file_bytes:
        large = sorted(
            ((count, path) for path, count in files.items() if count > host.file_bytes), reverse=True
        )
        for count, path in large[:_SHOWN]:
            yield _problem(
                "HOST-003",
                host,
                file=path,
                size=size(count, language),
                limit=limit(host.file_bytes, language),
            )
    if host.folder_files:
        folders = Counter(path.rpartition("/")[0] for path in files)
        for folder, count in folders.most_common(1):
            if count > host.folder_files:
                yield _problem(
                    "HOST-006",
                    host,
                    file=folder,
                    count=number(count, language),
                    limit=number(host.folder_files, language),
                )


def _names(host: Host, files: Mapping[str, int]) -> Iterator[Problem]:
    if host.path:
        for path in [path for path in files if len(path) > host.path][:_SHOWN]:
            yield _problem("HOST-010", host, file=path, count=str(len(path)), limit=str(host.path))
    if host.names != "windows":
        return
    wrong = {part: path for path in files if (part := unfit(path))}
    for part, path in list(wrong.items())[:_SHOWN]:
        yield _problem("HOST-008", host, file=path, value=part)
    known: dict[str, str] = {}
    for path in files:
        if (other := known.setdefault(path.casefold(), path)) != path:
            yield _problem("HOST-009", host, file=path, other=other)


def weight_on(host: Host, files: Mapping[str, int]) -> int:
    """Return the bytes that a site takes on a host: on a stick each file fills whole clusters."""
    if not host.cluster:
        return sum(files.values())
    return sum(-(-count // host.cluster) * host.cluster for count in files.values())


def page_counts(files: Mapping[str, int]) -> list[int]:
    """Return the number of pages of each book whose page images are single files."""
    return list(Counter(found[1] for path in files if (found := _PAGE.fullmatch(path))).values())


def _packed(files: Mapping[str, int]) -> bool:
    return any(path.endswith(".bin") for path in files)


def _fewer(host: Host, files: Mapping[str, int]) -> str:
    """Return the message that says how to come to fewer files."""
    counts = page_counts(files)
    left = len(files) - page_files(counts, 1) + page_files(counts, PACKS[-1])
    if any(counts) and left <= host.files and not _packed(files):
        return "budget.pack_pages"
    return "budget.fewer_by_hand" if host.id == "cloudflare-upload" else "budget.fewer_files"


def _problem(
    code: str, host: Host, *, file: str = "", value: str = "", hard: bool = True, **details: str
) -> Problem:
    severity = Severity.ERROR if hard else Severity.WARNING
    told = (("host", host.called), ("id", host.id), *details.items())
    return Problem(code, file=file, value=value, severity=severity, details=tuple(told))

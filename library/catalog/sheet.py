"""The file of a table to records, by what is in it, not by what it is called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from library.catalog.decode import decode
from library.catalog.records import Record, records
from library.catalog.repair import repair
from library.catalog.workbook import UnreadableWorkbookError, read_workbook
from library.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_KINDS = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "problem.kind.xls"),
    (b"%PDF-", "problem.kind.pdf"),
    (b"{\\rtf", "problem.kind.word"),
)
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The records of a table, what parts several values in a cell, and what is wrong with the file.

    `ragged` tells that records need not be equally long, as in CSV; a sheet of a workbook is a
    rectangle. `delimiter` and `encoding` are those of a text, "" for a workbook and where the
    encoding cannot be written.
    """

    records: list[Record]
    problems: list[Problem]
    separators: str = ";"
    ragged: bool = False
    delimiter: str = ""
    encoding: str = ""


def read_sheet(path: Path, name: str, known: Callable[[list[str]], int], page: str = "") -> Sheet:
    """Return the records of a CSV file or of a workbook; `known` counts headers.

    `page` is the name of a sheet of the workbook, "" for its first.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Sheet([], [Problem("CAT-058", name)])
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), "")
    if not kind and start.startswith(_MARKUP):
        kind = "problem.kind.web"
    if kind and kind != "xlsx":
        return Sheet([], [Problem("CAT-026", name, details=(("kind", kind),))])
    sheet = _workbook(path, name, page) if kind else _text(data, name, known)
    repaired, faults = repair(sheet.records, name)
    return replace(sheet, records=repaired, problems=[*sheet.problems, *faults])


def _workbook(path: Path, name: str, page: str) -> Sheet:
    try:
        return Sheet(read_workbook(path, page), [])
    except UnreadableWorkbookError as error:
        if error.cell:
            return Sheet([], [Problem("CAT-057", name, details=(("cell", error.cell),))])
        return Sheet([], [Problem("CAT-026", name, details=(("kind", "problem.kind.broken"),))])


def _text(data: bytes, name: str, known: Callable[[list[str]], int]) -> Sheet:
    decoded = decode(data)
    if decoded is None:
        return Sheet([], [Problem("CAT-001", name)])
    problems = []
    if decoded.guessed:
        details = (("encoding", decoded.guessed.replace("cp125", "Windows-125")),)
        problems.append(Problem("CAT-055", name, severity=Severity.WARNING, details=details))
    found, delimiter = records(decoded.text, known)
    # Where a cell holds the delimiter it was quoted, so that it parts nothing but values.
    separators = "|;" if delimiter == ";" else ";"
    return Sheet(found, problems, separators, ragged=True, delimiter=delimiter, encoding=decoded.encoding)

"""The program Tesseract: whether it is here, how it is asked, and what is told where it is not.

It is run as a program of its own, one page a run: its answer is a table, for which no library is
needed, and whatever a strange picture does to it stays outside the worker.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from library.formats.types import Fault
from library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL import Image

ERRORS = (OSError, subprocess.SubprocessError)
"""What is raised when the program cannot be run, fails, or takes too long."""
DPI = 200
"""The resolution of a page at which the program reads body text best."""

_LANGUAGES = ("vie", "eng")
_WINDOWS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_VERSION = re.compile(r"tesseract v?(\S+)")
_ASKING, _READING = 20.0, 90.0
"""Seconds that the program may take to tell of itself, and to read a page."""
_WORD = "5"
"""The level of a word in the program's table."""
_RUN = 3
"""This many pages on end without words are no picture in a text."""
# A console window would open for every page on Windows.
_QUIET = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was recognised: its box in pixels and how sure the program is, in per cent."""

    left: int
    top: int
    right: int
    bottom: int
    text: str
    sure: float


def engine() -> str:
    """Return which program reads pages and in which languages, "" when none here reads Vietnamese."""
    program = _program()
    if not program:
        return ""
    try:
        version = _VERSION.search(_ask(program, "--version"))
        there = _ask(program, "--list-langs").split()
    except ERRORS:
        return ""
    if version is None or _LANGUAGES[0] not in there:
        return ""
    return f"tesseract {version[1]} {'+'.join(name for name in _LANGUAGES if name in there)}"


def read(image: Image.Image, languages: str) -> Iterator[list[list[Word]]]:
    """Yield the blocks of a grey picture of a page at DPI, each a list of lines; `languages` as in "vie+eng".

    Raises:
        OSError, subprocess.SubprocessError: see ERRORS.
    """
    picture = io.BytesIO()
    image.save(picture, "PPM")
    # Layout 1 also finds out whether the page lies on its side or upside down.
    told = ("stdin", "stdout", "-l", languages, "--psm", "1", "--dpi", str(DPI), "tsv")
    done = subprocess.run(  # noqa: S603 -- the program is the user's own
        [_program(), *told],
        input=picture.getvalue(),
        capture_output=True,
        timeout=_READING,
        check=True,
        # The program's own threads would take the cores of the other workers.
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        creationflags=_QUIET,
    )
    yield from _blocks(done.stdout.decode("utf-8", "replace"))


def scan_fault(page_count: int, unread: tuple[int, ...], engine: str) -> Fault | None:
    """Return the fault of a book whose pages `unread` (0-based) have no words, None where it is no matter.

    A picture here and there, or one that faces each page of text, has no words to be missed; most
    of a book, or several pages on end, does. Where an engine has looked at them, there is nothing to read.
    """
    runs = _runs(unread)
    matters = len(unread) * 2 > page_count or any(last - first + 1 >= _RUN for first, last in runs)
    if engine or not unread or not matters:
        return None
    pages = ", ".join(str(first + 1) if first == last else f"{first + 1}–{last + 1}" for first, last in runs)
    return Fault("BOOK-025", (("pages", pages), ("count", str(len(unread)))))


def _blocks(table: str) -> Iterator[list[list[Word]]]:
    """Yield the blocks of the program's table (tesseract(1), tsv)."""
    rows = csv.DictReader(io.StringIO(table, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row.get("level") == _WORD and clean(row.get("text") or "")]
    for _, block in groupby(words, key=lambda row: row["block_num"]):
        lines = groupby(block, key=lambda row: (row["par_num"], row["line_num"]))
        yield [[_word(row) for row in line] for _, line in lines]


def _word(row: dict[str, str]) -> Word:
    left, top = int(row["left"]), int(row["top"])
    right, bottom = left + int(row["width"]), top + int(row["height"])
    return Word(left, top, right, bottom, clean(row["text"]), float(row["conf"]))


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the stretches of numbers on end, each with its first and last."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _program() -> str:
    """Return the program's path, "" when it is not installed; its Windows installer puts it on no PATH."""
    found = shutil.which("tesseract")
    if found:
        return found
    roots = (os.environ.get(name) for name in _WINDOWS)
    folders = (Path(root, *more) for root in roots if root for more in ((), ("Programs",)))
    places = (folder / "Tesseract-OCR" / "tesseract.exe" for folder in folders)
    return next((str(place) for place in places if place.is_file()), "")


def _ask(program: str, question: str) -> str:
    done = subprocess.run(  # noqa: S603 -- the program is the user's own
        [program, question],
        capture_output=True,
        timeout=_ASKING,
        check=True,
        creationflags=_QUIET,
    )
    # Which of the two it answers on depends on its version.
    return (done.stdout + done.stderr).decode("utf-8", "replace")

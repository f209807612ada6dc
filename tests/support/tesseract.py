"""A program that stands in for Tesseract, which a test machine need not have."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
_PROGRAM = """\
#!{python}
import os, pathlib, sys, time
here = pathlib.Path(__file__).parent
if {does!r} == "fail":
    sys.exit(1)
if {does!r} == "hang":
    time.sleep(60)
if sys.argv[1] == "--version":
    print("tesseract 5.3.0", file=sys.stderr)
elif sys.argv[1] == "--list-langs":
    print("List of available languages:")
    print({languages!r}.replace(" ", chr(10)))
else:
    picture = sys.stdin.buffer.read(2).decode()
    said = [" ".join(sys.argv[1:]), os.environ["OMP_THREAD_LIMIT"], picture]
    (here / "said.txt").write_text(chr(10).join(said), encoding="utf-8")
    sys.stdin.buffer.read()
    sys.stdout.buffer.write((here / "answer.tsv").read_bytes())
"""


def table(words: Iterable[tuple[int, int, int, int, int, int, int, float, str]]) -> str:
    """Return the table of a page of (block, paragraph, line, left, top, width, height, sure, text)."""
    rows = [_HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t400\t600\t-1\t"]
    for number, (block, paragraph, line, *rest) in enumerate(words, 1):
        rows.append("\t".join(map(str, (5, 1, block, paragraph, line, number, *rest))))
    return "\n".join(rows) + "\n"


def fake_tesseract(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    languages: str = "eng osd vie",
    answer: str = "",
    does: str = "",
) -> Path:
    """Put the program into `folder`, alone on the path; it gives `answer` for any page, or fails, or hangs."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "tesseract"
    program.write_text(
        _PROGRAM.format(python=sys.executable, languages=languages, does=does), encoding="utf-8"
    )
    program.chmod(0o755)
    (folder / "answer.tsv").write_text(answer or table(()), encoding="utf-8")
    monkeypatch.setenv("PATH", os.fspath(folder))
    return program

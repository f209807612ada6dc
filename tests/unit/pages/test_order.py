"""Lines are read in the order of the file, unless that runs up the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.pages.order import in_order

if TYPE_CHECKING:
    from library.pages.model import Line


def line(text: str, x: int, y: int, width: int = 1500) -> Line:
    return x, y, 50, text, (width,)


def read(lines: list[Line | str], *, backward: bool = False) -> str:
    return "".join(line if isinstance(line, str) else line[3] for line in in_order(lines, backward=backward))


COLUMN = [line(text, 200, 300 + 60 * at) for at, text in enumerate("abcdef")]
SECOND = [line(text, 2200, 300 + 60 * at) for at, text in enumerate("ghijkl")]


def test_an_order_that_runs_down_is_kept() -> None:
    pages: list[list[Line | str]] = [
        [*COLUMN, "", *SECOND],
        [*COLUMN, "", line("footer", 200, 4000), line("header", 200, 50)],
        [*SECOND, *COLUMN],
        # A row of a table, read row by row.
        [cell for pair in zip(COLUMN, SECOND, strict=True) for cell in pair],
    ]
    for page in pages:
        assert in_order(page, backward=False) is page


def test_lines_drawn_from_the_bottom_are_read_from_the_top() -> None:
    assert read([*COLUMN[::-1]]) == "abcdef"


def test_columns_are_read_one_by_one() -> None:
    title = line("T", 200, 100, 3500)
    assert read([*SECOND[::-1], *COLUMN[::-1], title]) == "Tabcdefghijkl"
    assert read([*SECOND[::-1], *COLUMN[::-1], title], backward=True) == "Tghijklabcdef"


def test_lines_far_apart_are_blocks() -> None:
    far = line("g", 200, 2000)
    made = in_order([far, *COLUMN[::-1]], backward=False)
    assert made == [*COLUMN, "", far]

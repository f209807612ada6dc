"""Bar charts as SVG, made with the site: no script draws them, and a table tells the same to those who see none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH, _ROW, _BAR = 320, 44, 14
_LONGEST = 236
"""Units of the widest bar: the number stands behind it."""
_LETTERS = 42
"""Letters of a label that fit above its bar; the table has all of them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `rows` are (label, number, number as it is told), `svg` shows them; `unit` heads the numbers."""

    title: str
    unit: str
    rows: tuple[tuple[str, int, str], ...]
    svg: str


def bars(title: str, unit: str, rows: Iterable[tuple[str, int, str]]) -> Chart:
    """Return a chart with a bar for each row, as long as its number is large."""
    rows = tuple(rows)
    most = max((number for _, number, _ in rows), default=0) or 1
    parts = [f'<svg viewBox="0 0 {_WIDTH} {_ROW * len(rows)}" aria-hidden="true" focusable="false">']
    for at, (label, number, told) in enumerate(rows):
        top = at * _ROW
        width = round(_LONGEST * number / most, 1)
        short = label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"
        parts.append(
            f'<text x="0" y="{top + 14}">{escape(short)}</text>'
            f'<rect class="rail" x="0" y="{top + 21}" width="{_LONGEST}" height="{_BAR}" rx="4"/>'
            f'<rect x="0" y="{top + 21}" width="{width}" height="{_BAR}" rx="4"/>'
            f'<text class="n" x="{_LONGEST + 8}" y="{top + 33}">{escape(told)}</text>'
        )
    parts.append("</svg>")
    return Chart(title, unit, rows, "".join(parts))

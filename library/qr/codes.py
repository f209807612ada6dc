"""QR codes as module matrices and SVG. The only home of `qrcode`."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_Q

QUIET = 4
"""Modules of quiet zone on each side (ISO/IEC 18004 §6.3.8)."""


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of `text` as rows of modules, True for dark, without its quiet zone.

    Error correction level Q: a quarter of a poster may be torn or stained.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def runs(modules: tuple[tuple[bool, ...], ...]) -> list[tuple[int, int, int]]:
    """Return the dark modules as horizontal runs: (column, row, length)."""
    found = []
    for row, line in enumerate(modules):
        start = None
        for column, dark in enumerate((*line, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((start, row, column - start))
                start = None
    return found


def svg(text: str) -> str:
    """Return the code of `text` as an SVG picture with its quiet zone, one unit a module."""
    modules = matrix(text)
    side = len(modules) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{n}v1h-{n}z" for x, y, n in runs(modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"'
        f' role="img"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )

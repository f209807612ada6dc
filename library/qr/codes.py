"""QR codes as module matrices, SVG and PNG. The only home of `qrcode`."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q

QUIET = 4
"""Modules of quiet zone on each side (ISO/IEC 18004 §6.3.8)."""
LEVELS = {"H": ERROR_CORRECT_H, "Q": ERROR_CORRECT_Q, "M": ERROR_CORRECT_M, "L": ERROR_CORRECT_L}
"""Error correction levels, the strongest first: 30, 25, 15, 7 % of a code may be lost."""
# Trying all eight masks takes nine tenths of the time, and any of them can be read; with one mask,
# codes of one length differ by the XOR of their texts' bits alone (see `family`).
_MASK = 3
_PNG_SIDE = 1000
"""A PNG is at least this wide, in pixels: 8 cm at 300 dpi."""

Matrix = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A code: rows of modules, True for dark, without the quiet zone, and its correction level."""

    modules: Matrix
    level: str

    @property
    def side(self) -> int:
        """The modules of one side, quiet zone included."""
        return len(self.modules) + 2 * QUIET


@lru_cache(maxsize=1 << 10)
def symbol(text: str, level: str = "Q") -> Symbol:
    """Return the code of `text`; level Q lets a quarter of it be torn or stained."""
    code = _code(text, level)
    code.make(fit=True)
    return Symbol(tuple(tuple(map(bool, row)) for row in code.get_matrix()), level)


def fitting(text: str, side: float, module: float, least: float = 0.0) -> Symbol | None:
    """Return the strongest code whose modules are `module` mm or more in a square of `side` mm.

    Where none is, the weakest is as good as it gets, unless its modules are below `least`
    (`module` when that is 0): then there is none to print.
    """
    sizes = {level: 4 * _code(text, level).best_fit() + 17 + 2 * QUIET for level in LEVELS}
    for level, modules in sizes.items():
        if modules * module <= side:
            return symbol(text, level)
    return symbol(text, "L") if least and sizes["L"] * least <= side else None


def least_side(text: str, module: float) -> float:
    """Return the side in mm that the code of `text` needs at least, quiet zone included."""
    return symbol(text, "L").side * module


def _code(text: str, level: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=LEVELS[level], border=0, mask_pattern=_MASK)
    code.add_data(text, optimize=0)
    return code


def runs(modules: Matrix) -> list[tuple[int, int, int]]:
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
    made = symbol(text)
    side = made.side
    path = "".join(f"M{x + QUIET} {y + QUIET}h{n}v1h-{n}z" for x, y, n in runs(made.modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"'
        f' role="img"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )


def png(text: str) -> bytes:
    """Return the code of `text` as a PNG in black and white, every module whole pixels."""
    made = symbol(text)
    picture = Image.new("1", (made.side, made.side), 1)
    for x, y, length in runs(made.modules):
        picture.paste(0, (x + QUIET, y + QUIET, x + QUIET + length, y + QUIET + 1))
    side = made.side * -(-_PNG_SIDE // made.side)
    out = io.BytesIO()
    picture.resize((side, side), Image.Resampling.NEAREST).save(out, "PNG", optimize=True, dpi=(300, 300))
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Family:
    """All codes of one address that differ in their last characters alone.

    Placing bits, the error correction (Reed-Solomon, ISO/IEC 18004 §7.5) and a fixed mask are
    linear over GF(2): the code of any text is `base` XOR the pattern of each bit in which the text
    differs from that of `base`. So the browser draws thousands of codes from a few kilobytes,
    without a QR encoder. Matrices are bits, row by row, the most significant first.
    """

    side: int
    """Modules of one side, without quiet zone."""
    length: int
    """How many characters differ."""
    base: bytes
    """The code in which all of them are `0`, ASCII 48."""
    patterns: tuple[bytes, ...]
    """For each of these characters its seven bits, the most significant first."""


def family(before: str, length: int, after: str, level: str) -> Family:
    """Return the codes of `before` + `length` ASCII characters + `after`."""

    def bits(middle: str) -> int:
        rows = symbol(before + middle + after, level).modules
        return int("".join("1" if dark else "0" for row in rows for dark in row), 2)

    zero = "0" * length
    base = bits(zero)
    size = len(symbol(before + zero + after, level).modules)
    whole = -(-size * size // 8)
    shift = whole * 8 - size * size

    def packed(value: int) -> bytes:
        return (value << shift).to_bytes(whole)

    patterns = []
    for at in range(length):
        for bit in range(6, -1, -1):
            changed = zero[:at] + chr(ord("0") ^ 1 << bit) + zero[at + 1 :]
            patterns.append(packed(bits(changed) ^ base))
    return Family(size, length, packed(base), tuple(patterns))

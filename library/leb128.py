"""Numbers in as few bytes as they need (LEB128; DWARF 5, §7.6)."""

from __future__ import annotations


def number(value: int) -> bytes:
    """Return a non-negative number in groups of 7 bits, the lowest first (LEB128)."""
    if value < 128:
        return bytes((value,))
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def read(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at byte `at`, and where the next one begins.

    Raises:
        IndexError: when the bytes end before the number does.
    """
    value = shift = 0
    while data[at] > 127:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1

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

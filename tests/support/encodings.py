"""Vietnamese in the encodings of old and odd programs."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TCVN3 = dict(zip("ăâêôơưđệềễụạóảỏ", "¨©ª«¬\u00ad®ÖÒÔô¹ã¶á", strict=True))


def in_cp1258(text: str) -> bytes:
    """Return text as Windows-1258 writes it: tones are marks of their own behind their letter."""
    parted = []
    for letter in unicodedata.normalize("NFC", text):
        pieces = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in pieces if mark in _TONES)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in pieces if mark not in _TONES))
        parted.append(bare + tone)
    return "".join(parted).encode("cp1258")


def in_tcvn3(text: str) -> str:
    """Return text as it looks where its font is gone, for the letters of a few words."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def misread(text: str, encoding: str = "cp1252") -> str:
    """Return text whose UTF-8 was read in an encoding of Windows; a byte without a letter stays a control."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())

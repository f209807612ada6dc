"""Bytes of a text table to Unicode, whatever program and whatever decade wrote them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from charset_normalizer import from_bytes

from library import legacy
from library.syllables import is_syllable

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE: Final = 1 << 18
_SURE: Final = 0.8
_WORD: Final = re.compile(r"[^\s\d,;|\"'()\[\].:!/&*_+=<>]+")
_PIECE: Final = re.compile(r"[^\s,;|\"]+")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_ORPHAN: Final = re.compile("[\u0300-\u0323]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode; `guessed` is the encoding where its bytes do not tell, "" where they do.

    `encoding` is what more text has to be written in, "" where that is not known.
    """

    text: str
    guessed: str = ""
    encoding: str = field(default="utf-8", compare=False)


def decode(data: bytes) -> Decoded | None:
    """Return the text of `data`, None where it is none.

    UTF-8 and UTF-16 tell themselves. Of the others, Vietnamese ones are known by what they make:
    syllables. Windows-1258 is tried first, which writes tones as marks of their own, then what a
    Windows of the West writes, then TCVN3, VNI and VISCII; any other language is left to statistics.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding=encoding)
    wide = _utf16(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), encoding=wide)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        pass
    text = data.decode(errors="replace")
    if _mostly_utf8(text):
        return Decoded(text)
    return _single_byte(data)


def encode(text: str, encoding: str) -> bytes:
    """Return `text` in an encoding that `decode` named; Windows-1258 writes a tone behind its letter.

    Raises:
        UnicodeEncodeError: for a letter that the encoding does not have.
    """
    if encoding == "cp1258":
        text = "".join(map(_tone_behind, text))
    return text.encode(encoding)


def _tone_behind(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "")) + tone if tone else letter


def _utf16(data: bytes) -> str:
    """Return the byte order of UTF-16 without a mark: nearly every other byte of a table is 0 there."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if not most or most < len(sample) // 8 or least > most // 8:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(text: str) -> bool:
    """Return whether a few bytes are broken in a text that is UTF-8."""
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - broken >= 4 * broken


def _single_byte(data: bytes) -> Decoded | None:
    for encoding in ("cp1258", "cp1252"):
        text = unicodedata.normalize("NFC", _lenient(data, encoding))
        if not _ORPHAN.search(text) and _vietnamese(text):
            return Decoded(text, encoding, encoding)
    western = _lenient(data, "cp1252")
    old = legacy.recognise(_WORD.findall(western[:_SAMPLE]))
    if old:
        text = _PIECE.sub(lambda found: found[0] if found[0].isascii() else old.decode(found[0]), western)
        return Decoded(text, old.name, "")
    found = from_bytes(data[:_SAMPLE])
    best = found.best()
    if best is None:
        return None
    # Of encodings that are equally likely, the one that most programs of the West write.
    likely = {name for match in found if match.chaos <= best.chaos for name in match.could_be_from_charset}
    encoding = "cp1252" if "cp1252" in likely else best.encoding
    return Decoded(
        _lenient(data, encoding) if encoding == "cp1252" else data.decode(encoding, "replace"),
        encoding,
        encoding,
    )


def _lenient(data: bytes, encoding: str) -> str:
    """Return the text in an encoding of Windows; a byte that has no letter there is a control character."""
    return data.decode("latin-1").translate(_tables()[encoding])


@cache
def _tables() -> dict[str, dict[int, str]]:
    """Map the characters of the bytes 80 to FF to those of each encoding of Windows that is tried."""
    return {
        encoding: {
            code: letter
            for code in range(0x80, 0x100)
            if (letter := bytes([code]).decode(encoding, "ignore"))
        }
        for encoding in ("cp1258", "cp1252")
    }


def _vietnamese(text: str) -> bool:
    """Return whether the words with letters beyond ASCII sound like Vietnamese; lost letters tell nothing."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii() and "?" not in word]
    spoken = sum(all(map(is_syllable, word.strip("-").split("-"))) for word in words)
    return spoken >= _SURE * len(words) if words else "?" in text

"""UTF-8 that was read in another encoding and saved again: "Truyá»‡n" for "Truyện".

Only Windows-1252 and Windows-1258 are undone, in which Vietnamese computers misread it; general
libraries know nothing of the second, nor what a Vietnamese syllable is, by which lost bytes are found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import Final

from library.syllables import is_syllable

_LOST: Final = "\ufffd"
_LOST_BYTES: Final = tuple(bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Bytes without a letter in Windows-1252: a program that saves them leaves U+FFFD."""
_MOST_LOST: Final = 3
_TIMES: Final = 3
_HIGH: Final = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ´\ufffd"
_SIGNS: Final = re.compile(f"[ÂÃÄÅÆáâĂ][{_HIGH}]|[ÃĂ](?= |$)")
_PROOF: Final = re.compile("á[º»]|Ä‘|Æ[°¡]|[ÃĂ][¡©¢´ª¬£µ¨¹]|Ä\ufffd")
"""What misread Vietnamese is full of, and hardly any text has: ạ–ỹ, đ, ư, ơ, á–ù."""


def may_be_misread(text: str) -> bool:
    """Return whether `text` may be UTF-8 that was read in another encoding: only then `undo` is worth while."""
    return _SIGNS.search(text) is not None


def is_misread(text: str) -> bool:
    """Return whether `text` is UTF-8 that was read in another encoding, though it may be past repair."""
    return _PROOF.search(text) is not None


def undo(text: str) -> str | None:
    """Return what `text` was before it was misread, once or more often; None where that is not certain.

    It is certain when every word with letters beyond ASCII is valid UTF-8, and every byte that was
    lost can be only one for the word to be a syllable of Vietnamese.
    """
    made = None
    for _ in range(_TIMES):
        again = next((read for name in ("cp1252", "cp1258") if (read := _undone(made or text, name))), None)
        if again is None:
            break
        made = again
    return unicodedata.normalize("NFC", made) if made else None


def _undone(text: str, encoding: str) -> str | None:
    if text.isascii():
        return None
    words = [_word(word, encoding) for word in text.split(" ")]
    return None if None in words else " ".join(word or "" for word in words)


def _word(word: str, encoding: str) -> str | None:
    if word.isascii():
        return word
    table = _bytes(encoding)
    lost = word.count(_LOST)
    if lost > _MOST_LOST:
        return None
    found = set()
    for chosen in product(_LOST_BYTES, repeat=lost):
        byte = iter(chosen)
        try:
            raw = b"".join(
                next(byte)
                if letter == _LOST
                else letter.encode("ascii")
                if letter < "\x80"
                else table[letter]
                for letter in _with_hard_spaces(word)
            )
            read = raw.decode()
        except (KeyError, UnicodeDecodeError):
            continue
        found.add(read)
    if lost:
        found = {
            read for read in found if is_syllable(unicodedata.normalize("NFC", read).strip(".,;:!?()\"'"))
        }
    return found.pop() if len(found) == 1 else None


def _with_hard_spaces(word: str) -> str:
    """Return the word with the hard space of "à" put back where it has become a space."""
    return f"{word}\u00a0" if word.endswith(("Ã", "Ă")) else word


@cache
def _bytes(encoding: str) -> dict[str, bytes]:
    """Map the letters of an encoding of Windows to their bytes, a control character to its own."""
    table = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
    for code in range(0x80, 0x100):
        letter = bytes([code]).decode(encoding, "ignore")
        if letter:
            table[letter] = bytes([code])
    return table

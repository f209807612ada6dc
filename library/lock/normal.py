"""What of a passphrase counts; themes/reader/src/lock/passphrase.js says the same."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile("[\t\n\r \u00a0\u2000-\u200b\u3000\ufeff]+")


def normalised(passphrase: str) -> str:
    """Return a passphrase without accents and case, with single spaces.

    A keyboard for passwords often offers no Vietnamese, capitalises by itself, or puts an accent on
    another letter (hoà, hòa): none of this may lock a pupil out. Hence passphrases have to be longer.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", passphrase)).lower().replace("đ", "d")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", plain).strip(" "))

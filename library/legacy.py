"""Vietnamese in the encodings that came before Unicode, as their fonts leave it in a document.

Such a font draws "ư" where the document says U+00AD, and only the font's name tells of it. Three
were in wide use: TCVN3, also called ABC (fonts ".VnTime"; TCVN 5712:1993, its tables as in glibc's
TCVN5712-1), VNI (fonts "VNI-Times"; a letter for the marks follows the vowel; table of xvnkb's
vni.h) and VISCII (RFC 1456).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from library.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TCVN3: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộ"
    "ờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
"""The letters of the bytes A1 to FF."""
_VISCII: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
"""The letters of the bytes 80 to FF."""
_VNI_MARKS: Final = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
        + ["\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")]
        + ["\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")],
        strict=True,
    ),
)
_VNI_LETTERS: Final = str.maketrans("ôöíìæóòîñÔÖÍÌÆÓÒÎÑ", "ơưíìỉĩịỵđƠƯÍÌỈĨỊỴĐ")
_VNI: Final = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)


def _bytes() -> dict[int, int]:
    """Which byte a character stands for: Windows-1252, symbol fonts, and look-alikes of it."""
    table = {code: code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        letter = bytes([code]).decode("cp1252", errors="ignore")
        table |= {ord(letter): code} if letter else {}
    # A glyph's name can stand for several characters: "mu" is U+00B5 and U+03BC.
    table |= {0x3BC: 0xB5, 0x20AC: 0xA4, 0x2219: 0xB7, 0x2D9: 0xB7, 0x2C9: 0xAF, 0x110: 0xD0, 0x2126: 0xBD}
    return table | {0xF000 + code: code for code in range(0x20, 0x100)}


_BYTES: Final = _bytes()


def _single_bytes(letters: str) -> dict[int, str]:
    first = 0x100 - len(letters)
    return {
        c: letters[b - first] if b >= first else chr(b) for c, b in _BYTES.items() if b >= first or b < 0x80
    }


_TCVN3_LETTERS: Final = _single_bytes(_TCVN3)
_VISCII_LETTERS: Final = _single_bytes(_VISCII)
_SYMBOL_FONT: Final = {code: chr(byte) for code, byte in _BYTES.items() if code >= 0xF000}


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way in which Vietnamese was written before Unicode.

    `capitals` tells of a font that draws its small letters as capitals too.
    """

    name: str
    capitals: bool = False

    def decode(self, word: str) -> str:
        """Return the word in Unicode, NFC."""
        decoded = _DECODERS[self.name](word)
        return decoded.upper() if self.capitals else decoded


@lru_cache(maxsize=1 << 14)
def _tcvn3(word: str) -> str:
    # The byte of "ư" is a hyphen in Windows-1252, and often comes as one.
    pieces = re.split("([-\u2010\u00ad])", word)
    if len(pieces) == 1:
        return unicodedata.normalize("NFC", word.translate(_TCVN3_LETTERS))
    hyphens = len(pieces) // 2
    letters = [piece.translate(_TCVN3_LETTERS) for piece in pieces]
    decoded = "".join("ư" if p == "\u00ad" else q for p, q in zip(pieces, letters, strict=True))
    for choice in product("ư-", repeat=hyphens) if _core(word) and hyphens <= _HYPHENS else ():
        for at, letter in enumerate(choice):
            letters[2 * at + 1] = letter
        read = unicodedata.normalize("NFC", "".join(letters))
        parts = [_core(part) for part in read.split("-")]
        if any(parts) and all(is_syllable(part) for part in parts if part):
            return read
    return unicodedata.normalize("NFC", decoded)


_HYPHENS: Final = 5
"""A word with more hyphens than these is a line of them."""


@lru_cache(maxsize=1 << 14)
def _vni(word: str) -> str:
    def marked(match: re.Match[str]) -> str:
        return match[1].translate(_VNI_LETTERS) + _VNI_MARKS[match[2].lower()]

    word = word.translate(_SYMBOL_FONT)
    pieces: list[str] = []
    end = 0
    for match in _VNI.finditer(word):
        pieces += (word[end : match.start()].translate(_VNI_LETTERS), marked(match))
        end = match.end()
    pieces.append(word[end:].translate(_VNI_LETTERS))
    return unicodedata.normalize("NFC", "".join(pieces))


@lru_cache(maxsize=1 << 14)
def _viscii(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_VISCII_LETTERS))


_DECODERS: Final[dict[str, Callable[[str], str]]] = {"TCVN3": _tcvn3, "VNI": _vni, "VISCII": _viscii}
_FONTS: Final = (
    (re.compile(r"(?:^|\+)\.Vn\S", re.IGNORECASE), "TCVN3"),
    (re.compile(r"(?:^|\+)VNI(?:[-_ ]\S|[A-Z][a-z])"), "VNI"),
)
_CAPITALS: Final = re.compile(r"[a-z0-9]\s?H(?:$|[\s,_-])")


def encoding_of(font: str) -> Encoding | None:
    """Return the encoding that a font of this name uses, if it is known for one.

    The name may carry the prefix of a subset and a style (".VnTimeH,Bold").
    """
    for pattern, name in _FONTS:
        if pattern.search(font):
            return Encoding(name, name == "TCVN3" and bool(_CAPITALS.search(font)))
    return None


def rises(words: Iterable[str], encoding: Encoding) -> bool:
    """Return whether the words that the encoding changes are better Vietnamese after it."""
    before, after = _changed(words, encoding)
    return _share(after) > _share(before)


def recognise(words: list[str]) -> Encoding | None:
    """Return the encoding in which the words are Vietnamese, where they clearly are not as they stand.

    Words that an encoding leaves alone say nothing: half of a page may be English.
    """
    told = [word for word in words if not _BEYOND.search(word) and not _ETH.search(word)]
    for name in _DECODERS:
        before, after = _changed(told, encoding := Encoding(name))
        if len(after) >= _FEW and _share(after) >= _SURE and _share(before) <= _share(after) - _RISE:
            return encoding
    return None


def in_unicode(texts: Iterable[str]) -> list[str]:
    """Return the titles and names of one document in Unicode, where they clearly are not as they stand.

    They are too short for `recognise`, so that all their words count: every word that is none of
    Vietnamese has to become one, and a sign within it, or a second such word, to rule out chance.
    """
    whole = list(texts)
    encoding = _encoding_of_titles([word for text in whole for word in text.split(" ")])
    return [" ".join(map(encoding.decode if encoding else with_stroke, text.split(" "))) for text in whole]


def _encoding_of_titles(words: list[str]) -> Encoding | None:
    suspect = [word for word in words if is_suspect(word) and _core(word)]
    if not suspect or any(map(_BEYOND.search, words)):
        return None
    signed = any(not letter.isalpha() for word in suspect for letter in _core(word))
    for name in _DECODERS:
        encoding = Encoding(name)
        before, after = _changed(words, encoding)
        told = [word for word in map(encoding.decode, words) if _core(word)]
        many = signed or (len(after) >= _PAIR and len(told) > _PAIR)
        if many and _share(after) == 1 and _share(before) <= 1 - _RISE and _share(told) >= _SURE:
            return encoding
    return recognise(words)


_PAIR: Final = 2
_FEW, _SURE, _RISE = 5, 0.85, 0.5
_BEYOND: Final = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u017f-\u0191\u0193-\u02c5\u0300-\u0390\u0400-\u1fff]"
)
"""Letters that no byte stands for."""
_FOREIGN: Final = re.compile("[fjwz]", re.IGNORECASE)
"""Letters that Vietnamese does without."""


_ETH: Final = re.compile("(?<![^\\W\\d_])[\u00d0\u00f0]")
"""The Icelandic letter eth at the beginning of a word, where Icelandic has none."""


def with_stroke(word: str) -> str:
    """Return the word with đ for an eth that looks like one, where that makes a syllable of it."""
    meant = _ETH.sub(lambda match: "Đ" if match[0] == "\u00d0" else "đ", word)
    return meant if meant != word and is_syllable(_core(meant)) else word


def swapped(words: Iterable[str]) -> bool:
    """Return whether the letters of a text have their two bytes in the wrong order, as Photoshop tells them.

    Of Chinese characters one in eighty looks like it, of Latin ones in that order each one does.
    """
    letters = "".join(words)
    told = sum(map(_is_swapped, letters))
    return told >= _FEW_LETTERS and told >= _ALL * len(letters)


def swap(word: str) -> str:
    """Return a word with the two bytes of each letter in the other order."""
    return "".join(_other_order(letter) if _is_swapped(letter) else letter for letter in word)


_FEW_LETTERS: Final = 8
_ALL: Final = 0.9


def _other_order(letter: str) -> str:
    return letter.encode("utf-16-le").decode("utf-16-be")


def _is_swapped(letter: str) -> bool:
    """Return whether a letter of another script is one of the Latin script in the other order."""
    code = ord(letter)
    if not 0x1000 < code < 0x10000 or 0xD800 <= code < 0xE000:
        return False
    return (code & 0xFF) in {0x00, 0x01, 0x1E} and _other_order(letter).isprintable()


@lru_cache(maxsize=1 << 14)
def is_suspect(word: str) -> bool:
    """Return whether a word is none of Vietnamese as it stands, but is in one of the encodings."""
    if word.isascii() or _BEYOND.search(word) or _FOREIGN.search(word) or is_syllable(_core(word)):
        return False
    return any(is_syllable(_core(decode(word))) for decode in _DECODERS.values())


def _changed(words: Iterable[str], encoding: Encoding) -> tuple[list[str], list[str]]:
    # A symbol font's letters are private signs.
    lettered = [word for word in words if _core(word) or max(word, default="") >= "\uf000"]
    pairs = [(word, read) for word in lettered if (read := encoding.decode(word)).lower() != word.lower()]
    return [word for word, _ in pairs], [read for _, read in pairs]


def _share(words: Iterable[str]) -> float:
    """Return which share of the words with letters sound like Vietnamese."""
    parts = [part for word in words for piece in word.split("-") if (part := _core(piece))]
    return sum(map(is_syllable, parts)) / len(parts) if parts else 0.0


@lru_cache(maxsize=1 << 14)
def _core(word: str) -> str:
    """Return the word from its first to its last letter."""
    letters = [at for at, letter in enumerate(word) if letter.isalpha()]
    return word[letters[0] : letters[-1] + 1] if letters else ""

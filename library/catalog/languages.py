"""Languages by code or by name, as Vietnamese and English call them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale
from langcodes import standardize_tag, tag_is_valid
from langcodes.tag_parser import LanguageTagError

from library.catalog.near import Near
from library.text import fold

# Of the languages of Vietnam and of its schools, what the CLDR does not name or names otherwise.
_ALSO: Final = {
    "trung quoc": "zh",
    "hoa": "zh",
    "han": "ko",
    "han quoc": "ko",
    "nhat ban": "ja",
    "tay": "tyz",
    "nung": "nut",
    "muong": "mtq",
    "mong": "hmn",
    "hmong": "hmn",
    "dao": "ium",
    "e de": "rad",
    "ede": "rad",
    "gia rai": "jra",
    "jrai": "jra",
    "ba na": "bdq",
    "bahnar": "bdq",
    "cham": "cjm",
    "kho me": "km",
    "co ho": "kpm",
    "vietnamese": "vi",
    "viet nam": "vi",
    "vietnam": "vi",
    "vn": "vi",
}
_SEVERAL: Final = re.compile(r"\s*(?:[;,/&+–]|\s-\s|\bvà\b|\band\b)\s*")
_AROUND: Final = re.compile(r"^(?:song ngu|tieng|ngon ngu)\s+|\s+ngu$")
_MARKS: Final = re.compile("['\u2019]")
_NEAR: Final = 80


def language_tag(text: str) -> str:
    """Return the BCP 47 tag of a language given by code (ISO 639, BCP 47) or name; the first of several.

    "" where the text names no language.
    """
    if not text:
        return ""
    parts = (*_SEVERAL.split(text.strip()), *text.split("-"))
    return next((tag for part in parts if (tag := _tag(part))), "")


def meant_language(text: str) -> str:
    """Return the Vietnamese name of a language that is written much like `text`, "" for none."""
    key = _key(text)
    near = Near(_names())(key, _NEAR) if key else ""
    return _display(_names()[near]) if near else ""


@cache
def _tag(text: str) -> str:
    named = _names().get(_key(text))
    if named:
        return named
    try:
        tag = str(standardize_tag(text.strip().replace("_", "-")))
        return tag if tag_is_valid(tag) else ""
    except LanguageTagError:
        return ""


@cache
def _key(text: str) -> str:
    folded = _MARKS.sub("", fold(text).replace("-", " "))
    while (shorter := _AROUND.sub("", folded)) != folded:
        folded = shorter
    return folded


@cache
def _names() -> dict[str, str]:
    """Map the names of the CLDR's languages, folded, to their tags."""
    names = {}
    for locale in ("en", "vi"):
        for tag, name in Locale(locale).languages.items():
            names[_key(name)] = tag.replace("_", "-")
    return names | _ALSO


def _display(tag: str) -> str:
    return str(Locale("vi").languages.get(tag.replace("-", "_"), tag))

"""Years, ISBNs, class numbers and grades as catalogs write them; None where a cell holds none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import isbn as isbns

from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR: Final = re.compile(
    r"(?<!\d)(?:1\d{3}|20\d\d|2100)(?!\d)|(?<!\d)(?<!\d[.,])[1-9]\d\d(?![.,]?\d)", re.ASCII
)
# AACR2 1.4F7: [197-], [18--], [199-?].
_DECADE: Final = re.compile(r"(?<!\d)(?:1\d|20)(?:\d[-?]|-{2}|\?{2})")
_UNDATED: Final = re.compile(r"\b(?:khong ro|the k[iy]|tk|s\.? ?[ad]|n\.? ?d|k\.? ?n)\b")
_GROUPED: Final = re.compile(r"([12])[., ](\d{3})(?:[.,]0+)?", re.ASCII)
_FLOAT: Final = re.compile(r"(\d{3,4})[.,]0+", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"\D?(\d\d)", re.ASCII)
_LOOKALIKES: Final = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}", re.ASCII)
_BESIDE_ISBN: Final = re.compile(r"ISBN(?:-1[03])?\s*:?|\([^)]*\)|\.0+$", re.IGNORECASE)
_SAYS_ISBN: Final = re.compile(r"^\s*(?:urn:)?isbn(?:-1[03])?\s*:?\s*", re.IGNORECASE)
_DDC: Final = re.compile(r"(\d{3})(?:[.,](\d[\d/' ]*))?(?=$|[\s(\[/-])(.*)", re.ASCII)
_DDC_CUT: Final = re.compile(r"\d{1,2}(?:[.,]\d+)?", re.ASCII)
_GRADE: Final = re.compile(
    r"(?:lop|khoi|grade)? ?0?(\d{1,2})(?:\.0|[a-h]\d?)?(?: ?- ?0?(\d{1,2}))?(\+?)", re.ASCII
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = rf"(?:thg|thang) ?(?P<thg>\d{{1,2}})|(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_DATED: Final = re.compile(
    rf"(?P<day>\d{{1,2}})[-/ ](?:{_MONTH})|(?:{_MONTH.replace('<thg>', '<thg2>').replace('<month>', '<month2>')})"
    r"[-/ ](?P<day2>\d{1,2})|\d{4}-(?P<thg3>\d\d)-(?P<day3>\d\d)"
)


def publication_date(text: str) -> str | None:
    """Return a date as catalogs write it, where it tells a year or that none is known.

    "c2001", "[1992?].", "khoảng 1820", "2015-2016", "[197-]" and "s.a." are dates (ISBD, AACR2).
    """
    date = text.rstrip(" .") if text.endswith("].") else text
    whole = _FLOAT.fullmatch(date)
    date = whole[1] if whole else date
    if _GROUPED.fullmatch(date):
        return None
    return date if _YEAR.search(date) or _DECADE.search(date) or _UNDATED.search(fold(date)) else None


def meant_year(text: str) -> str:
    """Return the year that a mistyped one probably is: 2015 for "20l5", 1936 for "1,936", 1998 for "98"."""
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        return grouped[1] + grouped[2]
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        return ("19" if short[1] > "40" else "20") + short[1]
    for word in text.split():
        digits = word.strip(".,;()[]").translate(_LOOKALIKES)
        if _YEAR.fullmatch(digits):
            return digits
    return ""


def isbn(text: str) -> str | None:
    """Return the ISBNs of a cell, hyphenated, "; " between several (ISO 2108; ranges of the agency).

    Zeros that a spreadsheet took from the front are put back where the check digit agrees.
    """
    found = []
    for part in re.split(r"[;,|/]", _BESIDE_ISBN.sub(" ", text)):
        compact = part if part.isdecimal() else isbns.compact(part).replace("–", "").replace(".", "")
        if not compact:
            continue
        whole = compact.zfill(10) if 7 <= len(compact) < 10 else compact
        if not isbns.is_valid(whole):
            return None
        found.append(isbns.format(whole))
    return "; ".join(found) or None


def isbn_among(identifiers: Iterable[str]) -> str:
    """Return the first ISBN among identifiers such as "urn:isbn:978…", hyphenated, "" when there is none.

    Any number of ten digits may happen to have the check digit of an ISBN: one has to say that it is.
    """
    for text in identifiers:
        bare = _SAYS_ISBN.sub("", text)
        found = isbn(bare)
        if found and (bare != text or len(isbns.compact(found)) == 13):
            return found
    return ""


def is_scientific(text: str) -> bool:
    """Return whether a spreadsheet has rounded a long number: "9.78605E+12"."""
    return _SCIENTIFIC.fullmatch(text) is not None


def ddc(text: str) -> str | None:
    """Return a Dewey class number, with a point for a decimal comma, and what is written behind it."""
    found = _DDC.fullmatch(text)
    if not found:
        return None
    return f"{found[1]}.{found[2]}{found[3]}" if found[2] else f"{found[1]}{found[3]}"


def meant_ddc(text: str) -> str:
    """Return the class number before a spreadsheet took the zeros from its front."""
    if not _DDC_CUT.fullmatch(text):
        return ""
    whole, _, rest = text.replace(",", ".").partition(".")
    return whole.zfill(3) + (f".{rest}" if rest else "")


def grade(text: str) -> str | None:
    """Return a grade or a range of them without the word: "9" for "Lớp 09" and "9A", "1-3" for "Khối 1–3".

    What is no number, such as "Mẫu giáo", is a grade as it stands; a number above 12 is none.
    """
    folded = fold(text).replace("–", "-")
    found = _GRADE.fullmatch(folded)
    if not found:
        return None if any(map(str.isdigit, folded)) else text
    first, last = int(found[1]), int(found[2] or found[1])
    if not 0 < first <= last <= 12:
        return None
    return f"{first}-{last}" if last > first else f"{first}{found[3]}"


def meant_grade(text: str) -> str:
    """Return the grades that a spreadsheet took for a day: "9-10" for "10-Sep" and "10-Thg9"."""
    found = _DATED.fullmatch(fold(text))
    if not found:
        return ""
    told = {name.rstrip("23"): value for name, value in found.groupdict().items() if value}
    month = _MONTHS.index(told["month"]) + 1 if "month" in told else int(told["thg"])
    first, last = sorted((int(told["day"]), month))
    return f"{first}-{last}" if first > 0 and last <= 12 else ""

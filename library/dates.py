"""Dates as programs and people write them, as instants in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# ISO 32000-1, §7.9.4: the zone's minutes stand between apostrophes, of which writers forget one or both.
_PDF = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?.*")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# Outside of these, a clock was never set.
_FIRST, _LAST = 1990, 2100


def instant(text: str) -> str:
    """Return a date of ISO 8601, of a PDF or as Vietnamese people write it as RFC 3339 has it, in UTC.

    A date without a zone is taken for UTC, one without a time for its first second: what is made
    from it is the same on every computer. "" for anything that is no day.
    """
    text = text.strip()
    pdf, day = _PDF.fullmatch(text), _DAY_FIRST.fullmatch(text)
    if pdf:
        year, month, date, hour, minute, second, sign, *zone = pdf.groups()
        text = f"{year}-{month or '01'}-{date or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}"
        text += f"{sign}{zone[0]}:{zone[1] or '00'}" if sign else ""
    elif day:
        text = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    try:
        found = datetime.fromisoformat(text)
        found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return ""
    return found.strftime("%Y-%m-%dT%H:%M:%SZ") if _FIRST <= found.year < _LAST else ""

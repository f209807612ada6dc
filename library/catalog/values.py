"""What the text of a cell means; None where it means nothing that is known."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from library.dates import instant
from library.text import fold

_YES: Final = frozenset(
    {"x", "v", "✓", "✔", "☑", "1", "co", "roi", "dung", "duyet", "da duyet", "dong y", "da dong y"}
    | {"yes", "y", "true", "ok", "approved"}
)
_NO: Final = frozenset(
    {"", "0", "khong", "ko", "k", "chua", "sai", "chua duyet", "khong duyet", "chua dong y", "khong dong y"}
    | {"no", "n", "false"}
)
_COUNT: Final = re.compile(r"([0-9]{1,9})(?:[.,]0+)?(?: ?(?:ban|cuon|quyen|copies|copy))?")
# An origin stands in a content security policy, where a comma or a semicolon would end the rule.
_HOST: Final = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)
_STARS: Final = re.compile(r"([1-5])(?:[.,]0+)?(?: ?/ ?5)?(?: ?(?:sao|stars?))?")


def number(text: str) -> int | None:
    """Return a count of at most nine digits: "3", "3 bản", "3.0"."""
    found = _COUNT.fullmatch(fold(text))
    return int(found[1]) if found else None


def yes_no(text: str) -> bool | None:
    """Return what a yes or no of Vietnamese or English says, or a tick; an empty cell is a no."""
    word = fold(text)
    return True if word in _YES else False if word in _NO else None


def stars(text: str) -> int | None:
    """Return a rating of 1 to 5: "4", "4/5", "4 sao", "★★★★☆"."""
    signs = text.replace(" ", "").replace("\ufe0f", "")
    if signs and not signs.strip("★☆⭐"):
        count = len(signs) - signs.count("☆")
        return count if 1 <= count <= 5 else None
    found = _STARS.fullmatch(fold(text))
    return int(found[1]) if found else None


def day(text: str) -> str | None:
    """Return the ISO 8601 date of a day written as in Vietnam (20/11/2026) or in ISO 8601."""
    return instant(text)[:10] or None


def web_address(text: str) -> str | None:
    """Return an address of the web that a link may lead to."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.hostname and " " not in text else None


def origin(address: str) -> str:
    """Return the origin of an address of the web as a content security policy names it, "" for any other text."""
    parts = urlsplit(address) if web_address(address) else None
    return f"{parts.scheme}://{parts.netloc}" if parts and _HOST.fullmatch(parts.netloc) else ""

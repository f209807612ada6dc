"""Dates as programs and people write them."""

from __future__ import annotations

import pytest

from library.dates import instant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-05-01", "2024-05-01T00:00:00Z"),
        ("2024-05-01T08:30:00Z", "2024-05-01T08:30:00Z"),
        ("2024-05-01T01:30:00.25+07:00", "2024-04-30T18:30:00Z"),
        (" 1/5/2024 ", "2024-05-01T00:00:00Z"),
        ("01-05-2024", "2024-05-01T00:00:00Z"),
        ("D:20240501083000+07'00'", "2024-05-01T01:30:00Z"),
        ("D:20240501083000-03'30", "2024-05-01T12:00:00Z"),
        ("D:20240501083000Z00'00'", "2024-05-01T08:30:00Z"),
        ("D:20240501", "2024-05-01T00:00:00Z"),
        ("D:2024", "2024-01-01T00:00:00Z"),
    ],
)
def test_a_date_is_an_instant_in_utc(text: str, told: str) -> None:
    assert instant(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "hôm qua",
        "31/2/2024",
        "D:",
        "D:20241301",
        "1970-01-01",
        "9999-12-31T23:59:59-01:00",
        "0101-01-01",
    ],
)
def test_what_is_no_day_or_a_clock_that_was_never_set_is_none(text: str) -> None:
    assert instant(text) == ""

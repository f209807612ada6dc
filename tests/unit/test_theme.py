"""What the theme's style sheets promise."""

from __future__ import annotations

import re

from library.resources import theme

TOKENS = (theme() / "assets" / "tokens.css").read_text(encoding="utf-8")
LEAST = 7.0
"""Contrast of letters in the theme of high contrast (WCAG 1.4.6)."""


def block(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r"\{(.*?)\}", TOKENS, re.DOTALL)
    assert found
    return dict(re.findall(r"(--[\w-]+):([^;]+)", found[1]))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2, §6)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_dark_is_the_same_whether_the_device_or_the_visitor_asks_for_it() -> None:
    assert block(":root:not([data-theme])") == block("html[data-theme=dark]")


def test_high_contrast_is_high() -> None:
    names = block(":root") | block("html[data-theme=contrast]")
    pairs = [(ink, "--paper") for ink in ("--ink", "--muted", "--brand", "--brand-strong", "--accent")]
    pairs += [("--on-brand", "--brand"), ("--on-head", "--head"), ("--on-wood", "--wood")]
    low = {pair: contrast(names[pair[0]], names[pair[1]]) for pair in pairs}
    low |= {(f"--t{n}", "#fff"): contrast("#fff", names[f"--t{n}"]) for n in range(8)}
    assert {pair: ratio for pair, ratio in low.items() if ratio < LEAST} == {}


def test_letters_on_drawn_covers_can_be_read_in_every_theme() -> None:
    assert all(contrast("#fff", block(":root")[f"--t{n}"]) >= 6 for n in range(8))

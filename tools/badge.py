"""Draws the badge that a school's own web site embeds, in both languages, its letters as outlines.

    .venv/bin/python tools/badge.py

The pictures are committed (themes/tusach/badge), so that a build need not draw them.
"""

from __future__ import annotations

from pathlib import Path

import pymupdf

from library.messages import LANGUAGES, messages
from library.qr.canvas import Canvas
from library.qr.typeset import Style

THEME = Path(__file__).parents[1] / "themes" / "tusach"
TEAL, WHITE = (0.059, 0.357, 0.329), (1.0, 1.0, 1.0)
MM = 25.4 / 96
WIDTH, HEIGHT = 240 * MM, 64 * MM


def main() -> None:
    """Write an SVG and a PNG for each language."""
    for language in LANGUAGES:
        canvas = Canvas()
        canvas.page(WIDTH, HEIGHT)
        canvas.rect((0, 0, WIDTH, HEIGHT), TEAL, radius=3)
        canvas.logo((2.6, 2.6, HEIGHT - 5.2, HEIGHT - 5.2), (THEME / "assets" / "icon.svg").read_bytes())
        words = messages(language)("site.badge")
        style = Style("serif", 15, 8, WHITE, lines=2, align=0.0, valign=0.5)
        canvas.text((HEIGHT + 0.5, 1.5, WIDTH - HEIGHT - 3, HEIGHT - 3), words, style)
        with pymupdf.open(stream=canvas.finish(words), filetype="pdf") as document:
            drawn = document[0].get_svg_image(text_as_path=True)
            (THEME / "badge" / f"{language}.svg").write_text(drawn, encoding="utf-8")
            document[0].get_pixmap(dpi=288, alpha=True).save(THEME / "badge" / f"{language}.png")


main()

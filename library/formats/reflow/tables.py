"""Tables on pages of a phone's width: set smaller where they are wide, as lines where they are too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.formats.reflow.lookahead import columns

if TYPE_CHECKING:
    from library.formats.reflow.piece import Draft, Open

_WIDE, _WIDEST = 4, 6
"""Columns from which a table is set smaller, and up to which it is one."""
_CAPTION = '<p class="t-caption">'
_CELL = '<span class="t-cell">'


class Tables:
    """The tables that are open: how many columns each has, and where it begins in the draft."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._open: list[tuple[int, int]] = []

    def tag(self, tag: str, bit: str, following: int, draft: Draft) -> str:
        """Return the start tag of a table or a part of it as it is laid out."""
        if tag == "table":
            across = columns(self._tokens, following)
            self._open.append((across, len(draft.laid)))
            if across == 1 or across > _WIDEST:
                return '<div class="t-table">'
            return bit.replace("<table", '<table class="t-wide"', 1) if across >= _WIDE else bit
        across = self._open[-1][0] if self._open else 0
        if across == 1 or across > _WIDEST:
            if tag in {"td", "th"}:
                return _CELL if across > 1 else "<div>"
            if tag in {"tr", "tbody", "thead", "tfoot", "colgroup"}:
                return '<div class="t-row">' if tag == "tr" else "<div>"
        return bit

    def place(self, draft: Draft) -> int:
        """Return where the innermost table begins."""
        return self._open[-1][1] if self._open else draft.place()

    def caption(self, draft: Draft, stack: list[Open]) -> tuple[str, int]:
        """Take back the table that was begun, below which MuPDF would set its caption.

        Returns the caption's start tag, and where it is written.
        """
        at = len(draft.laid) - 1
        while at and not draft.laid[at].strip():
            at -= 1
        if draft.laid[at].startswith("<table") and stack:
            stack[-1].laid, draft.laid[at] = draft.laid[at], ""
            return _CAPTION, at
        return '<div class="t-caption">', len(draft.laid)

    def leave(self, element: Open, stack: list[Open]) -> str:
        """Return what follows the end tag of an element."""
        if element.tag == "table" and self._open:
            self._open.pop()
        if element.laid == _CAPTION and stack:
            return stack[-1].laid
        return " \u2003" if element.laid == _CELL else ""

    def cut(self) -> None:
        """Go on on a new page."""
        self._open = [(across, 0) for across, _ in self._open]

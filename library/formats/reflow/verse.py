"""The lines of a poem on fixed pages, each a block of its own that hangs where it is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.formats.reflow.lookahead import name_of

if TYPE_CHECKING:
    from library.formats.reflow.piece import Draft, Open


class Verse:
    """The block whose line breaks part lines of verse, if there is one now."""

    def __init__(self) -> None:
        # How deep the block stands, and whether its line says anything.
        self.depth, self.said, self._line = -1, False, ""

    def __bool__(self) -> bool:
        return self.depth >= 0

    def begin(self, draft: Draft, look: str, depth: int) -> None:
        """Begin the first line of the block at `depth`."""
        self.depth, self.said = depth, False
        self._line = f'<span class="{look}">'
        draft.laid.append(self._line)

    def following(self, stack: list[Open]) -> str:
        """Return what ends a line and begins the next, within the same inline elements."""
        ending, again = self._within(stack)
        blank = "" if self.said else "\u00a0"
        self.said = False
        return blank + ending + "</span>" + self._line + again

    def end(self, draft: Draft, stack: list[Open]) -> None:
        """End the last line."""
        ending, again = self._within(stack)
        draft.laid.append(ending + "</span>" + again)
        self.depth = -1

    def go_on(self, draft: Draft, depth: int) -> None:
        """Begin a line on a new page, in the block at `depth`."""
        self.depth, self.said = depth, False
        draft.laid.append(self._line)

    def _within(self, stack: list[Open]) -> tuple[str, str]:
        tags = [element.laid for element in stack[self.depth :] if element.laid]
        return "".join(f"</{name_of(tag)}>" for tag in reversed(tags)), "".join(tags)

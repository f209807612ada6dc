"""What is printed of a code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One code to print: what it opens, where that stands, and the full address it holds."""

    label: str
    place: str
    address: str

    @property
    def spoken(self) -> str:
        """The address as people type it, without its scheme."""
        return self.address.removeprefix("https://").removeprefix("http://")

"""Figures of merit: how good a list of ten is, and what a query costs."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, TypeVar

from library.search.analyzer import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

TOP = 10
Item = TypeVar("Item")


def ndcg(ranked: Sequence[Item], gains: Mapping[Item, float], top: int = TOP) -> float:
    """Return the normalised discounted cumulative gain of the first `top`, from 0 to 1.

    Each item counts gain / log2(place + 1), places from 1; the sum is divided by that of the best
    order possible (Järvelin & Kekäläinen 2002, with gains as given). What stands there twice counts once.
    """
    seen: set[Item] = set()
    total = 0.0
    for place, item in enumerate(ranked[:top], 1):
        if item not in seen:
            total += gains.get(item, 0.0) / log2(place + 1)
        seen.add(item)
    best = sorted(gains.values(), reverse=True)[:top]
    ideal = sum(gain / log2(place + 1) for place, gain in enumerate(best, 1))
    return total / ideal if ideal else 0.0


def share(ranked: Sequence[Item], good: Collection[Item], top: int = TOP) -> float | None:
    """Return how many of the good stand among the first `top`, of as many as could stand there.

    None where none is good.
    """
    if not good:
        return None
    return len(set(ranked[:top]) & set(good)) / min(top, len(set(good)))


def median(values: Collection[float]) -> float:
    """Return the upper median, 0 of nothing: a figure that was really measured."""
    return sorted(values)[len(values) // 2] if values else 0.0


def folded(text: str) -> str:
    """Return the text as someone types it who leaves out all accents."""
    return " ".join(fold(word) for word in text.split())

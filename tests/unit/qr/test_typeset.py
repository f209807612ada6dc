"""Text is set as large as it fits, in lines of even length, and cut only where nothing else helps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.qr.typeset import fit

words = st.lists(st.text(alphabet="abđế/.", min_size=1, max_size=14), min_size=1, max_size=12).map(" ".join)


def measure(text: str, size: float) -> float:
    return len(text) * size


@given(words, st.integers(4, 60), st.integers(4, 60), st.integers(1, 4))
def test_whatever_is_set_fits(text: str, width: int, height: int, lines: int) -> None:
    size, made = fit(text, measure, (width, height), (10, 1), lines)
    assert 1 <= size <= 10
    assert 1 <= len(made) <= lines
    assert all(measure(line, size) <= width for line in made)
    kept = "".join(made).rstrip("…").replace(" ", "")
    assert text.replace(" ", "").startswith(kept.rstrip(",;:.–-"))


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("Dế Mèn phiêu lưu ký", 100, 3, (5, ["Dế Mèn phiêu lưu ký"])),
        ("một hai ba bốn", 50, 2, (5, ["một hai", "ba bốn"])),
        ("một hai ba bốn năm", 20, 2, (2, ["một hai ba", "bốn năm"])),
        ("a.vn/q/abcde", 10, 2, (2, ["a.vn/", "q/…"])),
    ],
)
def test_lines(text: str, width: float, lines: int, expected: tuple[float, list[str]]) -> None:
    sizes = (expected[0], expected[0])
    assert fit(text, measure, (width, 100), sizes, lines) == expected


def test_a_smaller_size_comes_before_a_cut_word() -> None:
    size, made = fit("nghiêng", measure, (35, 100), (10, 1), 2)
    assert made == ["nghiêng"]
    assert 4 < size <= 5

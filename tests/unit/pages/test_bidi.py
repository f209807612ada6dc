"""Right-to-left lines come in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.pages.bidi import reordered

if TYPE_CHECKING:
    from library.pages.glyphs import Word


def row(*words: str) -> list[Word]:
    """Set words side by side, the first at the left."""
    return [(20.0 * at, 0.0, 20.0 * at + 18, 10.0, word, 0, 0, at) for at, word in enumerate(words)]


def read(*words: str, backward: bool = False) -> str:
    return " ".join(word[4] for word in reordered(row(*words), backward=backward))


def test_a_line_without_right_to_left_letters_is_left_alone() -> None:
    words = row("một", "hai", "2024")[::-1]
    assert reordered(words, backward=True) is words


def test_a_right_to_left_line_begins_at_the_right() -> None:
    assert read("العربية", "اللغة", "كتاب") == "كتاب اللغة العربية"


def test_words_of_another_direction_keep_theirs() -> None:
    mixed = ("كتاب", "Microsoft", "Word", "2007", "Office", "برنامج")
    assert read(*mixed, backward=True) == "برنامج Microsoft Word 2007 Office كتاب"
    assert read(*mixed) == " ".join(mixed)
    assert read("see", "العربية", "اللغة", "for", "more", "details") == "see اللغة العربية for more details"


def test_a_sign_drawn_left_of_a_number_follows_it() -> None:
    assert read("نص", ":۱", "شکل") == "شکل ۱: نص"
    assert read("نص", "3.14", "شکل") == "شکل 3.14 نص"


def test_the_order_of_drawing_does_not_matter() -> None:
    words = row("العربية", "اللغة", "كتاب")
    orders = (words, words[::-1], [words[1], words[0], words[2]])
    assert len({tuple(reordered(order, backward=False)) for order in orders}) == 1

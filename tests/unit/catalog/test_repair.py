"""What programs did to a text is undone where that is certain, and told where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.encodings import in_tcvn3, misread

from library.catalog import mojibake
from library.catalog.records import Record
from library.catalog.repair import repair

SENTENCES = ["Truyện Kiều", "Vũ Trọng Phụng", "Hoà bình", "“Số đỏ” – à", "ĐƯỜNG ĐI", "Ổ bánh mì", "Bé Na"]


def fixed(*cells: str) -> tuple[list[str], list[str]]:
    (record,), problems = repair([Record(2, list(cells))], "books.csv")
    return record.cells, [problem.code for problem in problems]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["cp1252", "cp1258"])
def test_misread_vietnamese_is_undone(text: str, encoding: str) -> None:
    assert fixed(misread(text, encoding)) == ([text], ["CAT-048"])


def test_what_was_misread_twice_is_undone_twice() -> None:
    assert mojibake.undo(misread(misread("Truyện Kiều"))) == "Truyện Kiều"


def test_a_hard_space_that_became_a_space_is_put_back() -> None:
    assert mojibake.undo("HoÃ bÃ¬nh vÃ ") == "Hoà bình và "


def test_a_lost_byte_is_found_where_one_syllable_fits_and_told_where_several_do() -> None:
    assert fixed("Truyá»‡n Kiá»\ufffdu") == (["Truyện Kiều"], ["CAT-048"])
    assert fixed("Trá»\ufffdng") == (["Trá»\ufffdng"], ["CAT-049"])


@given(
    st.lists(st.sampled_from([*SENTENCES, "naïve", "São Tomé", "Åse", "L'été", "«Â»", "£5 – 20 °C"])).map(
        " ".join
    )
)
def test_good_text_is_left_alone(text: str) -> None:
    assert fixed(text) == ([text], [])


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Truy?n Ki?u", True),
        ("TRUY?N", True),
        ("?ình Chi?u", True),
        ("S? ??", True),
        ("Truy\ufffdn", True),
        ("Ai là ai?", False),
        ("Sao?Vì đâu", False),
        ("Vì sao? Ở đâu?", False),
        ("[1992?]", False),
        ("https://a.example/?q=a?b", False),
    ],
)
def test_letters_that_became_question_marks_are_told(text: str, lost: bool) -> None:
    assert fixed(text) == ([text], ["CAT-047"] if lost else [])


def test_where_letters_are_lost_doubtful_cells_are_told_too() -> None:
    records = [Record(2, ["Truy?n"]), Record(3, ["Th? Nôm"]), Record(4, ["Văn"])]
    _, (problem,) = repair(records, "books.csv")
    assert dict(problem.details)["cells"] == "A2, A3"


def test_many_cells_are_counted_after_the_twelfth() -> None:
    _, (problem,) = repair([Record(row, ["x", "Truy?n"]) for row in range(2, 32)], "books.csv")
    assert dict(problem.details)["cells"].endswith("B12, B13 (+18)")
    assert (problem.row, problem.value) == (2, "Truy?n")


def test_cells_in_an_old_font_are_read_and_their_neighbours_left_alone() -> None:
    assert fixed(in_tcvn3("Truyện thơ Kiều"), "Tô Hoài", "Dế Mèn") == (
        ["Truyện thơ Kiều", "Tô Hoài", "Dế Mèn"],
        ["CAT-050"],
    )


def test_a_table_that_was_typed_in_an_old_font_is_read_as_a_whole() -> None:
    words = ["Truyện Kiều", "thơ Nôm", "đỏ", "ca dao", "bó rơm"]
    records, problems = repair(
        [Record(row, [in_tcvn3(text)]) for row, text in enumerate(words, 2)], "books.csv"
    )
    assert [record.cells[0] for record in records] == words
    assert [problem.code for problem in problems] == ["CAT-050"]


def test_control_characters_errors_and_endless_cells_are_told() -> None:
    cells, codes = fixed("a\x00b\u200b", " #REF! ", "x" * 40_000)
    assert (cells[:2], len(cells[2])) == (["ab", ""], 32_767)
    assert codes == ["CAT-046", "CAT-051", "CAT-056"]

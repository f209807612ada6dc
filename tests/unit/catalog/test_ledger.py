"""An issued code is for ever: stable, never reused, the same for two people who issue it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.catalog.ledger import ALPHABET, CODE_LENGTH, Code, issue, read_ledger, write_ledger
from library.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

TODAY, LATER = "2026-11-21", "2027-01-05"
shelves = st.lists(st.text(alphabet="abcđ-1", min_size=1, max_size=6), unique=True, max_size=12)


def wanted(*targets: str) -> list[tuple[str, str, str]]:
    return [("shelf", target, target.title()) for target in targets]


def test_codes_that_were_printed_lead_where_they_led() -> None:
    """These three stand on posters: the rule that made them may never change."""
    codes = issue((), wanted("truyen-tranh", "van-hoc", "sach-noi"), TODAY)
    assert [code.code for code in codes] == ["fjm4j", "vydmh", "tyvm6"]


def test_no_letter_is_taken_for_another() -> None:
    assert not set(ALPHABET) & set("0O1Il")
    assert ALPHABET.lower() == ALPHABET
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(shelves, shelves)
def test_issuing_appends_and_never_changes_what_was_issued(first: list[str], second: list[str]) -> None:
    before = issue((), wanted(*first), TODAY)
    after = issue(before, wanted(*second), LATER)
    assert after[: len(before)] == before
    assert len({code.code for code in after}) == len(after)
    assert {code.target for code in after} == {*first, *second}
    assert all(len(code.code) == CODE_LENGTH and set(code.code) <= set(ALPHABET) for code in after)
    assert issue(after, wanted(*first, *second), LATER) == after


@given(shelves)
def test_two_people_who_issue_apart_get_the_same_codes(targets: list[str]) -> None:
    mine = {code.target: code.code for code in issue((), wanted(*targets), TODAY)}
    theirs = {code.target: code.code for code in issue((), wanted(*reversed(targets)), LATER)}
    assert mine == theirs


def test_a_retired_code_is_never_given_again() -> None:
    (code,) = issue((), wanted("van-hoc"), TODAY)
    retired = Code(code.code, code.kind, code.target, code.label, code.issued, LATER)
    old, new = issue((retired,), wanted("van-hoc"), LATER)
    assert old == retired
    assert new.code != code.code
    assert new.target == "van-hoc"


def test_a_code_taken_by_another_target_is_passed_over() -> None:
    (code,) = issue((), wanted("van-hoc"), TODAY)
    taken = Code(code.code, "shelf", "khac", "Khác", TODAY)
    assert issue((taken,), wanted("van-hoc"), TODAY)[1].code != code.code


def test_the_ledger_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "catalog" / "qr.csv"
    codes = issue((), [("shelf", "a", 'Kệ "A", tầng 1\nphải'), ("shelf", "b", "Đọc; nghe")], TODAY)
    write_ledger(path, codes)
    assert read_ledger(path) == codes
    assert [entry.name for entry in path.parent.iterdir()] == ["qr.csv"]


def test_a_ledger_saved_by_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "qr.csv"
    path.write_bytes(
        "\ufeffcode,kind,target,label,issued,retired\r\nfjm4j,shelf,a,A,2026-11-21,\r\n".encode()
    )
    assert read_ledger(path) == (Code("fjm4j", "shelf", "a", "A", TODAY),)


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "qr.csv") == ()


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b"code;kind;target\nfjm4j;shelf;a\n", b"xin chao\n", b"", b"code,kind\nfjm4j,shelf\n"],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "qr.csv"
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="ledger-unreadable"):
        read_ledger(path)
    assert path.read_bytes() == data

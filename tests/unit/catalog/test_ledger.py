"""An issued code is for ever: stable, never reused, the same for two people who issue it apart."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.catalog.ledger import (
    ALPHABET,
    CODE_LENGTH,
    Code,
    issue,
    live,
    printed,
    read_ledger,
    retire,
    write_ledger,
)
from library.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

TODAY, LATER = "2026-11-21", "2027-01-05"
names = st.lists(st.text(alphabet="abcđ-1", min_size=1, max_size=6), unique=True, max_size=12)


def wanted(*targets: str) -> list[tuple[tuple[str, str], str]]:
    return [(("shelf", target), target.title()) for target in targets]


def test_codes_that_were_printed_lead_where_they_led() -> None:
    """These three stand on posters: the rule that made them may never change."""
    codes = issue((), wanted("truyen-tranh", "van-hoc", "sach-noi"), TODAY)
    assert [code.code for code in codes] == ["fjm4j", "vydmh", "tyvm6"]


def test_no_letter_is_taken_for_another() -> None:
    assert not set(ALPHABET) & set("0O1Il")
    assert ALPHABET.lower() == ALPHABET
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(names, names)
def test_issuing_appends_and_never_changes_what_was_issued(first: list[str], second: list[str]) -> None:
    before = issue((), wanted(*first), TODAY)
    after = issue(before, wanted(*second), LATER)
    assert after[: len(before)] == before
    assert len({code.code for code in after}) == len(after)
    assert {code.target for code in after} == {*first, *second}
    assert all(len(code.code) == CODE_LENGTH and set(code.code) <= set(ALPHABET) for code in after)
    assert issue(after, wanted(*first, *second), LATER) == after


@given(names)
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
    codes = issue((), [(("shelf", "a"), 'Kệ "A", tầng 1\nphải'), (("shelf", "b"), "Đọc; nghe")], TODAY)
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
    [
        b"\xff\xfe\x00",
        b"code;kind;target\nfjm4j;shelf;a\n",
        b"xin chao\n",
        b"",
        b"code,kind\nfjm4j,shelf\n",
        b'code,kind,target,label,issued,retired\nfjm4j,shelf,a,"A,1,\nvydmh,shelf,b,B,1,\n',
    ],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "qr.csv"
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="ledger-unreadable"):
        read_ledger(path)
    assert path.read_bytes() == data


def test_codes_issued_before_there_was_an_address_get_the_first_one() -> None:
    (code,) = issue((), wanted("van-hoc"), TODAY)
    assert code.address == ""
    (code,) = issue((code,), [], LATER, "https://a.example/")
    assert code.address == "https://a.example/"
    assert issue((code,), [], LATER, "https://b.example/") == (code,)


def test_what_was_printed_is_remembered_with_its_address() -> None:
    first, second = issue((), wanted("a", "b"), TODAY, "https://a.example/")
    now = printed((first, second), {first.code}, LATER, "https://b.example/")
    assert now == (replace(first, printed=LATER, address="https://b.example/"), second)


def test_retiring_keeps_the_first_day() -> None:
    (code,) = issue((), wanted("a"), TODAY)
    gone = retire((code,), {code.code}, TODAY)
    assert retire(gone, {code.code}, LATER) == gone == (replace(code, retired=TODAY),)
    assert live(gone, {}) == {}


def test_a_code_follows_an_id_that_changed() -> None:
    codes = issue((), wanted("cu"), TODAY)
    moved = {("shelf", "cu"): "moi"}
    assert live(codes, moved) == {("shelf", "moi"): codes[0]}
    assert issue(codes, wanted("moi"), LATER, moved=moved) == codes


HEADER = "code,kind,target,label,issued,retired,printed,address\n"


def ledger_of(path: Path, *rows: str) -> tuple[Code, ...]:
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_ledger(path)


def test_rows_of_one_code_are_one_code_that_knows_what_each_knows(tmp_path: Path) -> None:
    rows = (
        "fjm4j,shelf,a,A,2026-11-21,,2026-11-30,https://a.example/",
        "fjm4j,shelf,a,A,2026-11-20,,,https://a.example/",
        "fjm4j,shelf,a,A,2026-11-21,2027-02-01,2026-12-05,https://b.example/",
    )
    expected = Code(
        "fjm4j", "shelf", "a", "A", "2026-11-20", "2027-02-01", "2026-12-05", "https://b.example/"
    )
    for order in permutations(rows):
        assert ledger_of(tmp_path / "qr.csv", *order) == (expected,)
    doubled = ledger_of(tmp_path / "qr.csv", HEADER.strip(), *rows)
    assert doubled == (expected,)


def test_one_code_for_two_targets_is_a_fault_that_names_both_rows(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="code-twice") as caught:
        ledger_of(tmp_path / "qr.csv", "fjm4j,shelf,a,A,1,,,", "vydmh,shelf,c,C,1,,,", "fjm4j,book,b,B,1,,,")
    assert (caught.value.values["row"], caught.value.values["other"]) == (4, 2)


def test_empty_lines_count_as_rows(tmp_path: Path) -> None:
    codes = ledger_of(tmp_path / "qr.csv", "fjm4j,shelf,a,A,1,,,", "", "", "vydmh,shelf,c,C,1,,,")
    assert [code.row for code in codes] == [2, 5]


@pytest.mark.parametrize("row", ["<<<<<<< HEAD", "=======", "fjm4j,shelf,,A,1,,", "0O1Il,shelf,a,A,1,,"])
def test_the_marks_of_an_unfinished_merge_are_no_codes(tmp_path: Path, row: str) -> None:
    with pytest.raises(LibraryError, match="ledger-row"):
        ledger_of(tmp_path / "qr.csv", row)


def test_git_merges_two_branches_that_both_issue_and_print(tmp_path: Path) -> None:
    """With `merge=union` no one has to settle anything by hand."""

    def git(*arguments: str) -> None:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / "qr.csv"
    git("init")
    (tmp_path / ".gitattributes").write_text("qr.csv merge=union\n", encoding="utf-8")
    base = issue((), wanted("a", "b"), TODAY, "https://a.example/")
    branches = {
        "one": printed(
            issue(base, wanted("c"), LATER), {base[0].code, base[1].code}, LATER, "https://a.example/"
        ),
        "two": retire(issue(base, wanted("d", "c"), TODAY), {base[1].code}, LATER),
    }
    write_ledger(path, base)
    git("add", ".")
    git("commit", "-m", "base")
    for name, codes in branches.items():
        git("checkout", "-b", name, "main")
        write_ledger(path, codes)
        git("commit", "-am", name)
    git("merge", "one")
    merged = {code.target: code for code in read_ledger(path)}
    assert set(merged) == {"a", "b", "c", "d"}
    assert merged["a"].printed == LATER
    assert (merged["b"].printed, merged["b"].retired) == (LATER, LATER)
    assert merged["c"].issued == TODAY

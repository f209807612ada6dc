"""What people type becomes a query, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.search.analyzer import tokens
from library.search.model import Query
from library.search.query import parse

PIECES = [
    '"',
    "“",
    "”",
    "«",
    ":",
    "*",
    " ",
    "tác giả",
    "lớp",
    "shelf",
    "thư",
    "viện",
    "4",
    "-",
    ";",
    "\n",
    "\ud800",
]


def words(query: Query) -> list[str]:
    return [token.exact for run in query.runs for token in tokens(run.text)]


def runs(query: Query) -> list[tuple[str, bool]]:
    return [(run.text, run.phrase) for run in query.runs]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("thư viện trường", [("thư viện trường", False)]),
        ('"thư viện" trường', [("thư viện", True), ("trường", False)]),
        ("trường “thư viện” xa", [("trường", False), ("thư viện", True), ("xa", False)]),
        ("« thu vien »", [("thu vien", True)]),
        ('thư "viện', [('thư "viện', False)]),
        ('"" thư', [("thư", False)]),
        ("chú ý: sông sâu", [("chú ý: sông sâu", False)]),
        ("  ?! ", []),
        ("", []),
    ],
)
def test_quotation_marks_make_a_phrase(typed: str, wanted: list[tuple[str, bool]]) -> None:
    assert runs(parse(typed)) == wanted


@pytest.mark.parametrize(
    ("typed", "fields", "rest"),
    [
        ('tác giả:"Nguyễn Du"', [("creator", "Nguyễn Du")], []),
        ('TAC GIA : "Nguyễn Du" thơ', [("creator", "Nguyễn Du")], ["thơ"]),
        ("truyện của author:Du hay", [("creator", "Du")], ["truyện", "của", "hay"]),
        ("nhan đề:“Cây gạo”", [("title", "Cây gạo")], []),
        ("tên sách:gạo", [("title", "gạo")], []),
        ("lớp:4 kệ:van-hoc", [("grade", "4"), ("shelf", "van-hoc")], []),
        ("grade:4 shelf:x subject:y language:en", [("grade", "4"), ("shelf", "x"), ("subject", "y"), ("language", "en")], []),
        ("chủ đề:a chủ đề:b chủ đề:a", [("subject", "a"), ("subject", "b")], []),
        ('chủ đề:"" sông', [], ["sông"]),
        ("nhóm tác giả:Du", [("creator", "Du")], ["nhóm"]),
        ("ghi chú:Du", [], ["ghi", "chú", "du"]),
        ("tác giả:", [], ["tác", "giả"]),
    ],
)  # fmt: skip
def test_a_field_goes_by_its_column_in_either_language(
    typed: str, fields: list[tuple[str, str]], rest: list[str]
) -> None:
    query = parse(typed)
    assert list(query.fields) == fields
    assert words(query) == rest


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        ("thư vi*", True),
        ("thư vi* ", True),
        ("lớp:4 thư*", True),
        ("th* viện", False),
        ("thư *", False),
        ("*", False),
        ('"thư viện"*', False),
        ("thơ lớp:4*", False),
    ],
)
def test_a_star_at_the_end_leaves_the_last_word_open(typed: str, prefix: bool) -> None:
    assert parse(typed).prefix is prefix


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_no_string_is_an_error(typed: str) -> None:
    query = parse(typed)
    assert isinstance(query, Query)
    assert all(
        list(tokens(text))
        for text in [*(run.text for run in query.runs), *(text for _, text in query.fields)]
    )
    assert not query.prefix or query.runs
    hash(query)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="thưviện 4-", max_size=40))
def test_without_marks_every_word_is_asked_for(typed: str) -> None:
    query = parse(typed)
    assert words(query) == [token.exact for token in tokens(typed)]
    assert query.fields == ()


def test_a_pasted_book_is_parsed_at_once() -> None:
    parse('a "b" c: d* ' * 20_000)
    parse("a" * 200_000 + " " * 200_000 + '"' * 50_000)

from __future__ import annotations

import json
from itertools import pairwise

from bench.search import queries, records
from bench.search.judged import SET, Library
from bench.search.records import Book


def library(*pages: str) -> Library:
    return Library([Book("sach", "Thư viện", (("title", "Thư viện"),), lambda: list(pages))])


def test_words_are_found_where_they_begin_even_over_lines_and_pages():
    found = library("Đến thư", "viện trường.\nMột thư\nviện khác")
    assert list(found.places("thư viện")) == [("sach", 0), ("sach", 1), ("sach", 2)]


def test_accents_count_but_not_where_the_tone_mark_stands():
    found = library("thu viên", "khoẻ mạnh")
    assert list(found.places("thu viện")) == []
    assert list(found.places("khỏe mạnh")) == [("sach", 2)]


def test_a_book_can_be_named():
    assert list(library("a b").places("a b", "khac")) == []


def test_the_judged_set_is_whole():
    told = json.loads(SET.read_text(encoding="utf-8"))
    assert len({one["query"] for one in told["queries"]}) == len(told["queries"]) >= 60
    for one in told["queries"]:
        assert one["want"], one
        for want in one["want"]:
            assert want["gain"] > 0
            assert want.get("book") in told["books"] or (want.get("holds") and "book" not in want), one


def test_drawn_pages_are_always_the_same_and_of_one_size():
    texts = [
        "những con đò chở sách qua sông đến thư viện của trường " * 5,
        "every page holds some words " * 9,
    ]
    books = records.drawn(texts, 90)
    pages = [page for book in books for page in book.pages()]
    assert len(pages) == 90
    assert pages == [page for book in records.drawn(texts, 90) for page in book.pages()]
    assert all(1_990 <= len(page) < 2_200 for page in pages)
    assert any(a != b for a, b in pairwise(pages))


def test_queries_are_of_their_kind():
    texts = [
        "những con đò chở sách qua sông đến thư viện của trường " * 5,
        "every page holds some words " * 9,
    ]
    asked = queries.drawn(records.drawn(texts, 200), 2)
    assert all(len(found) == 2 for found in asked.values())
    assert all(len(query.split()) == 3 for query in asked["3 syllables"])
    assert all(query.isascii() for query in asked["2, no accents"])
    assert all(query[0] == query[-1] == '"' for query in asked["phrase of 3"])

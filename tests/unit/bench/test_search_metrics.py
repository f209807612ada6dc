from __future__ import annotations

from math import log2

import pytest
from bench.search.metrics import folded, median, ndcg, share


def test_the_best_order_is_worth_one():
    assert ndcg(["a", "b", "c"], {"a": 3, "b": 1}) == pytest.approx(1)


def test_a_later_place_counts_by_its_logarithm():
    assert ndcg(["x", "x2", "a"], {"a": 3}) == pytest.approx(1 / log2(4))


def test_the_wrong_order_of_two_gains():
    got, best = 1 + 3 / log2(3), 3 + 1 / log2(3)
    assert ndcg(["b", "a"], {"a": 3, "b": 1}) == pytest.approx(got / best)


def test_nothing_wanted_is_found_or_nothing_is_wanted():
    assert ndcg(["x"], {"a": 1}) == 0
    assert ndcg(["x"], {}) == 0


def test_only_the_first_ten_count_and_the_best_order_has_ten_places_too():
    places = [str(n) for n in range(30)]
    gains = dict.fromkeys(places, 1.0)
    assert ndcg(places, gains) == pytest.approx(1)
    assert ndcg(["x"] * 10 + places, gains) == 0


def test_what_stands_there_twice_counts_once():
    assert ndcg(["a", "a"], {"a": 1, "b": 1}) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_the_share_of_the_good_that_could_stand_there():
    assert share(["a", "x", "y"], {"a", "b"}) == 0.5
    assert share(["x", "a"], {"a"}) == 1
    assert share([], {"a"}) == 0


def test_no_more_than_ten_can_stand_there():
    assert share([str(n) for n in range(20)], {str(n) for n in range(5, 20)}) == 0.5
    assert share([str(n) for n in range(20)], {str(n) for n in range(20)}) == 1


def test_there_is_no_share_of_what_does_not_exist():
    assert share(["a"], set()) is None


def test_the_median_was_measured():
    assert median([5, 1, 3, 4]) == 4
    assert median([]) == 0


def test_folded_is_what_is_typed_without_accents():
    assert folded("Đường đời") == "duong doi"

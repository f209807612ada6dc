"""The limits of mkdocs.yml: names, numbers, and what is wrong with them."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from library.errors import LibraryError
from library.messages import LANGUAGES, messages
from library.settings import Limits

if TYPE_CHECKING:
    from support.schools import School


def limited(school: School, text: str) -> Limits:
    path = school.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"      limits: {text}\n", encoding="utf-8")
    return school.settings().limits


@pytest.mark.parametrize("text", ["", "{}"])
def test_without_limits_the_usual_ones_hold(school: School, text: str) -> None:
    assert limited(school, text) == Limits()


def test_a_limit_takes_the_place_of_the_usual_one(school: School) -> None:
    changed = limited(
        school, "{pages: 500, entry_bytes: 80 MB, drawing_bytes: 2gb, picture_pixels: 90_000_000}"
    )
    assert changed == replace(
        Limits(), pages=500, entry_bytes=80 << 20, drawing_bytes=2 << 30, picture_pixels=90_000_000
    )


@pytest.mark.parametrize("name", sorted(asdict(Limits())))
def test_every_limit_can_be_set(school: School, name: str) -> None:
    usual = asdict(Limits())[name]
    assert limited(school, f"{{{name}: {usual + 1}}}") == replace(Limits(), **{name: usual + 1})


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("{trang: 5}", "limits-unknown", "trang"),
        ("{pages: many}", "limits-number", "many"),
        ("{pages: 1.5}", "limits-number", "1.5"),
        ("{pages: true}", "limits-number", "True"),
        ("{pages: -3}", "limits-number", "-3"),
        ("{pages: [3]}", "limits-number", "pages"),
        ("{pages: 0}", "limits-small", "pages"),
        ("{entry_bytes: 3 KB}", "limits-small", "3 KB"),
    ],
)
def test_what_is_wrong_with_a_limit_is_told(school: School, text: str, code: str, told: str) -> None:
    with pytest.raises(LibraryError) as caught:
        limited(school, text)
    assert caught.value.code == code
    for language in LANGUAGES:
        said = messages(language).error(caught.value)
        assert said.startswith("mkdocs.yml")
        assert told in said


def test_limits_that_are_no_list_of_names_are_refused(school: School) -> None:
    with pytest.raises(LibraryError) as caught:
        limited(school, "5")
    assert caught.value.code == "config"

"""Templates are compiled once a process, and never with the words of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from jinja2 import Environment

from library.messages import messages
from library.site.hosted import USUAL
from library.site.templates import Assets, Templates

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "_card.html").write_text("{% macro card(one) %}{{ one }}{% endmacro %}", encoding="utf-8")
    (folder / "page.html").write_text("{{ 'site.lost_title'|m }} {{ page }}", encoding="utf-8")
    return tmp_path


def rendered(theme: Path, language: str, page: str) -> str:
    m = messages(language)
    return Templates(theme, Assets.of(theme, m), m, USUAL).render("page.html", None, "", page)  # type: ignore[arg-type]


def test_a_template_is_compiled_once_and_rendered_anew(theme: Path) -> None:
    first = rendered(theme, "vi", "một")
    with patch.object(Environment, "compile", side_effect=AssertionError):
        second = rendered(theme, "vi", "hai")
    assert (first, second) == tuple(f"{messages('vi')('site.lost_title')} {page}" for page in ("một", "hai"))


def test_each_language_has_its_own_words(theme: Path) -> None:
    told = [rendered(theme, language, "") for language in ("vi", "en", "vi")]
    assert told == [f"{messages(language)('site.lost_title')} " for language in ("vi", "en", "vi")]
    assert told[0] != told[1]


def test_a_template_that_was_changed_is_compiled_again(theme: Path) -> None:
    rendered(theme, "vi", "")
    (theme / "templates" / "page.html").write_text("mới", encoding="utf-8")
    assert rendered(theme, "vi", "") == "mới"

"""`host`, `pages_url` and `robots` in mkdocs.yml, or what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.errors import LibraryError
from library.messages import LANGUAGES, messages

if TYPE_CHECKING:
    from support.schools import School

    from library.settings import Settings


def chosen(school: School, *lines: str) -> Settings:
    path = school.root / "mkdocs.yml"
    text = "".join(f"      {line}\n" for line in lines)
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return school.settings()


def test_usually_nothing_is_said(school: School) -> None:
    settings = school.settings()
    assert (settings.host, settings.pages_url, settings.robots, settings.pack) == ("", "", "open", 0)
    assert not settings.needs_own_stick


def test_what_is_chosen_is_taken(school: School) -> None:
    settings = chosen(
        school, "host: GitHub-Pages", "pages_url: https://kho.example/thu-vien", "robots: noindex"
    )
    assert settings.host == "github-pages"
    assert settings.pages_url == "https://kho.example/thu-vien/"
    assert settings.robots == "noindex"
    assert settings.pages_dir == school.root / "site-pages"
    assert settings.needs_own_stick


def test_an_address_without_https_is_for_a_site_without_https(school: School) -> None:
    school.config(url="http://127.0.0.1:8000/")
    assert chosen(school, "pages_url: http://127.0.0.1:9000/a/").pages_url == "http://127.0.0.1:9000/a/"


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (["host: github"], "host-unknown", "“host: github”"),
        (["robots: closed"], "robots-unknown", "“robots: closed”"),
        (["pages_url: kho.example/a"], "pages-address", "“kho.example/a”"),
        (["pages_url: ftp://kho.example/"], "pages-address", "“ftp://kho.example/”"),
        (["pages_url: 'https://kho.example/; script-src *'"], "pages-address", "script-src"),
        (["pages_url: 'https://kho.example/a,b/'"], "pages-address", "a,b"),
        (["pages_url: 'https://ai:mk@kho.example/'"], "pages-address", "ai:mk@"),
        (["pages_url: https://kho.example/?a=b"], "pages-address", "?a=b"),
        (["pages_url: \"https://kho.example/'none'/\""], "pages-address", "'none'"),
        (["pages_url: http://kho.example/"], "pages-http", "http://kho.example/"),
        (["host: usb", "pack: 8"], "host-offline", "“pack”"),
        (["host: usb", "pages_url: https://kho.example/"], "host-offline", "“pages_url”"),
    ],
)
def test_what_is_wrong_is_told(school: School, lines: list[str], code: str, words: str) -> None:
    with pytest.raises(LibraryError) as raised:
        chosen(school, *lines)
    assert raised.value.code == code
    for language in LANGUAGES:
        said = messages(language).error(raised.value)
        assert said.startswith("mkdocs.yml: ")
        assert words in said


def test_a_school_on_a_stick_may_say_pack_1(school: School) -> None:
    assert chosen(school, "host: usb", "pack: 1").pack == 1


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        ([], False),
        (["pack: 1"], False),
        (["pack: 8"], True),
        (["host: github-pages"], True),
        (["host: usb"], False),
        (["host: cloudflare-pages", "pack: 1"], False),
    ],
)
def test_a_site_that_may_be_packed_is_built_again_for_a_stick(
    school: School, lines: list[str], own: bool
) -> None:
    assert chosen(school, *lines).needs_own_stick is own

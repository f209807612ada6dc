"""mkdocs.yml becomes settings, or a fault that says what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.errors import LibraryError
from library.messages import LANGUAGES, messages
from library.mkdocs_plugin.run import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School


def test_the_settings_of_a_school(school: School) -> None:
    settings = school.settings()
    assert (settings.site_name, settings.language, settings.page_width) == ("Thư viện Hoa Gạo", "vi", 600)
    assert settings.site_url == "https://hoagao.example/thu-vien/"
    assert settings.books_dir == settings.root / "books"
    assert settings.site_dir == settings.root / "site"
    assert settings.work_dir == settings.root / ".tusach"
    assert settings.jobs >= 1


@pytest.mark.parametrize(("url", "used"), [("https://a.example", "https://a.example/"), ("", "")])
def test_an_address_ends_with_a_slash(school: School, url: str, used: str) -> None:
    school.config(url=url)
    assert school.settings().site_url == used


def test_a_language_without_messages_falls_back_to_vietnamese(school: School) -> None:
    school.config(language="fr")
    assert school.settings().language == "vi"


@pytest.mark.parametrize(("width", "used"), [(10, 600), (900, 900), (99999, 2400)])
def test_the_width_of_pages_is_kept_within_reason(school: School, width: int, used: int) -> None:
    path = school.root / "mkdocs.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("page_width: 600", f"page_width: {width}"), encoding="utf-8"
    )
    assert school.settings().page_width == used


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "no-config"),
        ("site_name: X\ntheme: material\ndocs_dir: catalog/pages\n", "no-plugin"),
        ("site_name: [\n", "config"),
        ("theme: material\nplugins: [tusach]\ndocs_dir: catalog/pages\n", "config"),
        ("site_name: X\nplugins: [khong-co]\ndocs_dir: catalog/pages\n", "config"),
    ],
    ids=["missing", "without the plugin", "no YAML", "without a name", "with an unknown plugin"],
)
def test_what_is_wrong_is_told(school: School, text: str | None, code: str) -> None:
    path = school.root / "mkdocs.yml"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        load_settings(school.root)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("before", "line", "code"),
    [
        ("      page_width", "      acces: {default: physical}\n", "option-unknown"),
        ("plugins:", "access: {default: physical}\n", "option-outside"),
    ],
    ids=["misspelt", "outside of the plugin"],
)
def test_a_rule_that_would_not_be_heard_stops_every_command(
    school: School, before: str, line: str, code: str
) -> None:
    path = school.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, line + before), encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        school.settings()
    assert caught.value.code == code
    assert caught.value.values["name"] in line


def test_what_mkdocs_logs_is_the_reason(school: School) -> None:
    path = school.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("600", "wide"), encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        school.settings()
    assert "page_width" in str(caught.value.values["reason"])


def test_a_build_in_another_folder_has_its_own_manifest(school: School, tmp_path: Path) -> None:
    from dataclasses import replace

    settings = school.settings()
    assert settings.manifest.name == "site.json"
    assert replace(settings, site_dir=tmp_path / "x").manifest.name == "elsewhere.json"


def with_form(school: School, address: str) -> str:
    path = school.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"      review_form: '{address}'\n", encoding="utf-8")
    return school.settings().review_form


def test_the_form_for_reviews(school: School) -> None:
    assert school.settings().review_form == ""
    address = "https://docs.example/forms/d/x?entry.1={title}&entry.2={id}&entry.3={url}"
    assert with_form(school, f" {address} ") == address


@pytest.mark.parametrize(
    ("address", "code", "told"),
    [
        ("javascript:alert({title})", "form-address", "javascript:alert({title})"),
        ("docs.example/d?t={title}", "form-address", "docs.example/d?t={title}"),
        ("https://docs.example/d?t={ten}", "form-field", "“{ten}”"),
        ("https://docs.example/d?t={}", "form-field", "{title}, {id}, {url}"),
    ],
)
def test_a_form_that_is_none_is_told(school: School, address: str, code: str, told: str) -> None:
    with pytest.raises(LibraryError) as caught:
        with_form(school, address)
    assert caught.value.code == code
    for language in LANGUAGES:
        assert told in messages(language).error(caught.value)

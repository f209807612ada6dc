"""Passphrases are found where they may stand, and shown nowhere."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.errors import LibraryError
from library.lock.passphrases import is_weak, read_passphrases, refuse_passphrases
from library.messages import LANGUAGES, messages

if TYPE_CHECKING:
    from pathlib import Path

GOOD, OTHER = "ghe nắng bàn tre mận", "sông dài cá lội biệt tăm"


def read(
    folder: Path, text: str | None = None, **environment: str
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    if text is not None:
        (folder / "passphrases.toml").write_text(text, encoding="utf-8")
    found = read_passphrases(settings_for(folder), environment)
    told = "".join(
        messages(language).problem(problem) for language in LANGUAGES for problem in found.problems
    )
    assert GOOD not in told + repr(found)
    assert OTHER not in told + repr(found)
    return dict(found.of), [problem.code for problem in found.problems]


def test_a_school_without_any_has_none(tmp_path: Path) -> None:
    assert read(tmp_path) == ({}, [])


def test_a_file_names_classes(tmp_path: Path) -> None:
    text = f'# của thầy Nam\n6A = "{GOOD}"\n"Lớp 6B" = ["{OTHER}", "{GOOD}"]\n'
    assert read(tmp_path, text) == ({"6a": (GOOD,), "6b": (OTHER, GOOD)}, [])


def test_notepad_puts_a_mark_before_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, f'\ufeff6A = "{GOOD}"\n')[0] == {"6a": (GOOD,)}


def test_the_environment_counts_for_more(tmp_path: Path) -> None:
    variables = {"TUSACH_PASSPHRASE_LOP_6A": OTHER, "TUSACH_PASSPHRASE": GOOD}
    found, codes = read(tmp_path, f'6A = "{GOOD}"\n6B = "{GOOD}"\n', **variables)
    assert found == {"6a": (OTHER,), "6b": (GOOD,), "": (GOOD,)}
    assert codes == []


def test_one_variable_may_hold_the_text_of_the_file(tmp_path: Path) -> None:
    """A workflow cannot know the classes of a school: it hands over one secret."""
    table = f'6A = "{GOOD}"\n"Thầy cô" = ["{OTHER}", "{GOOD}"]\n'
    assert read(tmp_path, TUSACH_PASSPHRASES=table) == ({"6a": (GOOD,), "thayco": (OTHER, GOOD)}, [])
    both = read(tmp_path, f'6A = "{OTHER}"\n6B = "{OTHER}"\n', TUSACH_PASSPHRASES=f'6A = "{GOOD}"')
    assert both == ({"6a": (GOOD,), "6b": (OTHER,)}, [])
    (tmp_path / "passphrases.toml").unlink()
    found = read_passphrases(settings_for(tmp_path), {"TUSACH_PASSPHRASES": f"\n6A = {GOOD}"})
    assert [(p.code, p.file, p.row) for p in found.problems] == [("ACC-023", "TUSACH_PASSPHRASES", 2)]
    assert read(tmp_path, TUSACH_PASSPHRASES="") == ({}, [])


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, f'6A = "{GOOD}"\n', TUSACH_PASSPHRASE_6A=" ")[0] == {"6a": (GOOD,)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"6A = {GOOD}\n", "ACC-023"),
        (f'6A = "{GOOD}\n', "ACC-023"),
        (f'6A = "{GOOD}"\n6A = "{OTHER}"\n', "ACC-023"),
        ("6A = 20262027\n", "ACC-024"),
        ('6A = "  "\n', "ACC-024"),
        ("6A = []\n", "ACC-024"),
        ('6A = "lop 6a"\n', "ACC-021"),
        (f'6A = ["{GOOD}", "12345678901234"]\n', "ACC-021"),
    ],
)
def test_a_fault_is_told_without_the_passphrase(tmp_path: Path, text: str, code: str) -> None:
    assert read(tmp_path, text)[1] == [code]


def test_a_fault_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "passphrases.toml").write_text(f'6A = "{GOOD}"\n6B = {OTHER}\n', encoding="utf-8")
    found = read_passphrases(settings_for(tmp_path), {})
    assert [(problem.file, problem.row) for problem in found.problems] == [("passphrases.toml", 2)]


def test_a_weak_one_of_the_environment_is_told_by_its_variable(tmp_path: Path) -> None:
    found = read_passphrases(settings_for(tmp_path), {"TUSACH_PASSPHRASE_6A": "lop6a"})
    assert [(p.code, p.file, p.value) for p in found.problems] == [("ACC-021", "", "TUSACH_PASSPHRASE_6A")]
    assert found.of == {"6a": ("lop6a",)}


@pytest.mark.parametrize(
    ("phrase", "weak"),
    [
        (GOOD, False),
        ("hoagao2026", True),
        ("aaaaaaaaaaaaaaaaaaaa", True),
        ("0905 123 456 789 01", True),
        ("áàảãạ áàảãạ áàảãạ áàảãạ", True),
        ("đậu xanh rau má tía tô", False),
    ],
)
def test_what_a_machine_soon_guesses_is_weak(phrase: str, weak: bool) -> None:
    assert is_weak(phrase) == weak


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is missing")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_a_file_that_git_keeps_is_not_used(repository: Path) -> None:
    (repository / "passphrases.toml").write_text(f'6A = "{GOOD}"\n', encoding="utf-8")
    subprocess.run(["git", "-C", str(repository), "add", "passphrases.toml"], check=True)
    assert read(repository) == ({}, ["ACC-022"])


def test_a_file_that_git_would_keep_is_told(repository: Path) -> None:
    assert read(repository, f'6A = "{GOOD}"\n') == ({"6a": (GOOD,)}, ["ACC-026"])
    (repository / ".gitignore").write_text("/passphrases.toml\n", encoding="utf-8")
    assert read(repository) == ({"6a": (GOOD,)}, [])


@pytest.mark.parametrize("name", ["passphrase", "class_passphrases", "Mật khẩu", "mat_khau_6a", "Password"])
def test_none_may_stand_in_the_configuration(name: str) -> None:
    written = {"site_name": "x", "plugins": ["search", {"tusach": {"class": {name: GOOD}}}]}
    with pytest.raises(LibraryError) as caught:
        refuse_passphrases(written, "mkdocs.yml")
    told = messages("vi").error(caught.value)
    assert name in told
    assert GOOD not in told


def test_a_configuration_without_one_is_fine() -> None:
    refuse_passphrases({"plugins": [{"tusach": {"class_covers": True}}], "theme": {"name": "material"}}, "m")

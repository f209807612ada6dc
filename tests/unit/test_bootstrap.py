"""The environment behind `./tusach` is made once, and anew when its folder was moved."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

FILE = Path(__file__).parents[2] / "tools" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module as it is in a folder of its own, with an installation that makes one file."""
    spec = importlib.util.spec_from_file_location("bootstrap", FILE)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "requirements-dev.lock").touch()
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "python",
        "PLACE": venv / ".place",
    }.items():
        monkeypatch.setattr(module, name, value)

    def install(_lock: Path) -> bool:
        venv.mkdir(exist_ok=True)
        assert not module.PYTHON.exists()
        module.PYTHON.touch()
        return True

    monkeypatch.setattr(module.shutil, "which", lambda _name: None)
    monkeypatch.setattr(module, "with_venv", install)
    made: ModuleType = module
    return made


def test_it_is_made_once(bootstrap: Any, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    assert bootstrap.prepare(lock)
    (tmp_path / ".venv" / "mine").touch()
    assert bootstrap.prepare(lock)
    assert (tmp_path / ".venv" / "mine").exists()


def test_one_that_came_along_from_another_folder_is_made_anew(bootstrap: Any, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    assert bootstrap.prepare(lock)
    (tmp_path / ".venv" / ".place").write_text("C:\\Downloads\\tu-sach", encoding="utf-8")
    (tmp_path / ".venv" / "tusach").touch()
    assert bootstrap.prepare(lock)
    assert not (tmp_path / ".venv" / "tusach").exists()
    assert not bootstrap.was_moved()


def test_the_lines_of_a_package_are_its_version_and_its_hashes(bootstrap: Any, tmp_path: Path) -> None:
    lock = tmp_path / "requirements-dev.lock"
    lock.write_text(
        "a==1 \\\n    --hash=sha256:aa\nuv==2 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\nz==3\n"
    )
    assert bootstrap.lines_of("uv", lock) == "uv==2 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc"
    assert bootstrap.lines_of("u", lock) == ""

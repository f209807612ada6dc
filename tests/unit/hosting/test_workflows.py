"""Workflows are valid for those that run them, ask for no more than they need, and bring the program along."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from library.errors import LibraryError
from library.hosting.workflows import KINDS, workflow, write
from library.lock.passphrases import TABLE

SCHEMAS = {"github": "github-workflows", "cloudflare": "github-workflows", "gitlab": "gitlab-ci"}


def loaded(kind: str) -> Any:
    return yaml.safe_load(workflow(kind, "site", "tu-sach/"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("program", ["tu-sach/", ""])
def test_the_published_schema_takes_it(kind: str, program: str, tmp_path: Path) -> None:
    path = tmp_path / "w.yml"
    path.write_text(workflow(kind, "site", program), encoding="utf-8")
    checker = Path(sys.executable).with_name("check-jsonschema")
    command = [checker, "--builtin-schema", f"vendor.{SCHEMAS[kind]}", path]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "@@" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["github", "cloudflare"])
def test_it_asks_for_no_more_than_it_needs(kind: str) -> None:
    value = loaded(kind)
    assert value["permissions"] == {"contents": "read"}
    allowed = {"dang": {"pages": "write", "id-token": "write"}} if kind == "github" else {}
    assert {
        name: job["permissions"] for name, job in value["jobs"].items() if "permissions" in job
    } == allowed
    assert value["concurrency"]["cancel-in-progress"] is False
    steps = [step for job in value["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w/-]+@v\d+", name) for name in used)
    (checkout,) = (step for step in steps if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] is False


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_done_is_kept_and_a_book_left_out_stops_nothing(kind: str) -> None:
    text = workflow(kind, "site", "tu-sach/")
    assert ".tusach" in text
    assert "python tu-sach/tools/bootstrap.py build -C . || [ $? -eq 1 ]" in text


@pytest.mark.parametrize("kind", ["github", "cloudflare"])
def test_a_site_is_built_with_the_passphrases_and_audited_before_it_is_handed_on(kind: str) -> None:
    """A secret reaches a program of GitHub's only where a step names it."""
    steps = [step for job in loaded(kind)["jobs"].values() for step in job["steps"]]
    run = [step.get("run", step.get("uses", "")) for step in steps]
    built, audited, published = (
        next(at for at, said in enumerate(run) if any(part in said for part in wanted))
        for wanted in ((" build -C",), (" audit -C",), ("upload-pages-artifact@", "wrangler@"))
    )
    assert built < audited < published
    assert steps[built]["env"] == {TABLE: f"${{{{ secrets.{TABLE} }}}}"}
    assert "||" not in run[audited], "what is found stops it"


def test_gitlab_audits_before_it_hands_on() -> None:
    script = loaded("gitlab")["pages"]["script"]
    audited = next(at for at, line in enumerate(script) if line.endswith("audit -C ."))
    assert " build -C ." in script[audited - 1]
    assert script[-1] == 'mv "site" public'


def test_a_program_of_others_is_named_to_the_last_digit() -> None:
    assert re.search(r"wrangler@\d+\.\d+\.\d+ ", workflow("cloudflare", "site", ""))


@pytest.mark.parametrize(("code", "passes"), [(0, True), (1, True), (2, False)])
def test_the_exit_code_of_a_build_decides(code: int, passes: bool) -> None:
    # The hosts run each step with `-e`.
    told = subprocess.run(["sh", "-ec", f"(exit {code}) || [ $? -eq 1 ]"], check=False)
    assert (told.returncode == 0) is passes


def test_a_schools_folder_gets_workflow_and_program(tmp_path: Path) -> None:
    made = write(tmp_path, "github", "site")
    assert made == {KINDS["github"]: "written", "tu-sach/": "written", ".gitignore": "written"}
    told = subprocess.run(
        [sys.executable, "-c", "import library.cli; print(library.__file__)"],
        cwd=tmp_path / "tu-sach", env={"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(told.stdout.strip()).is_relative_to(tmp_path)
    assert not list(tmp_path.rglob("__pycache__"))


def test_what_the_school_changed_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("/bi-mat.txt\n/site/", encoding="utf-8")
    write(tmp_path, "github", "site")
    path = tmp_path / KINDS["github"]
    assert write(tmp_path, "github", "site")[KINDS["github"]] == "same"
    path.write_text("name: của trường\n", encoding="utf-8")
    (tmp_path / "tu-sach/library/old.py").write_text("", encoding="utf-8")
    made = write(tmp_path, "github", "site")
    assert made == {KINDS["github"]: "kept", "tu-sach/": "written", ".gitignore": "same"}
    assert path.read_text(encoding="utf-8") == "name: của trường\n"
    assert not (tmp_path / "tu-sach/library/old.py").exists(), "the program is the new one, whole"
    lines = (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["/bi-mat.txt", "/site/"]
    assert len(lines) == len(set(lines))


def test_a_folder_of_the_schools_is_not_taken_for_the_program(tmp_path: Path) -> None:
    (tmp_path / "tu-sach").mkdir()
    (tmp_path / "tu-sach" / "thư.txt").write_text("của tôi", encoding="utf-8")
    with pytest.raises(LibraryError) as raised:
        write(tmp_path, "github", "site")
    assert raised.value.code == "workflow-folder"
    assert [path.name for path in (tmp_path / "tu-sach").iterdir()] == ["thư.txt"]

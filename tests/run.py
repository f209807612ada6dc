"""Runs every check of the project; `./tusach test` and CI come here.

Arguments are handed to pytest and leave out the other checks: `./tusach test tests/unit -k ledger`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
READER = ROOT / "themes" / "reader"
WHOOSH = ROOT / ".cache" / "whoosh-reloaded"
SEARCH_TESTS = ["tests/unit/search", "tests/contracts/test_search.py"]
BUILT = sorted(f"themes/tusach/assets/{main.parent.name}.js" for main in READER.glob("src/*/main.js"))
EVERY_PROCESSOR = ["--numprocesses=logical", "--dist=loadfile"]
"""A file is run by one process: what its tests share is made once."""
INSTALL = ["pip", "install", "-q", "--target", WHOOSH, "--require-hashes", "-r", "tests/whoosh-reloaded.lock"]
"""Either library must do: which of the two is kept up may change."""
HINT = """
Thiếu {name}. Trên Debian/Ubuntu: sudo apt install {package}
{name} is missing. On Debian/Ubuntu: sudo apt install {package}
"""


class Step(NamedTuple):
    """A check: a command in a folder; `path` comes before all else that Python imports."""

    name: str
    command: list[str | Path]
    folder: Path = ROOT
    path: str = ""


def main(arguments: list[str]) -> int:
    """Run the checks and return 0 when all passed."""
    if not all(provide(*needed) for needed in (("chromium", "chromium"), ("npm", "nodejs npm"))):
        return 2
    npm = shutil.which("npm") or "npm"
    python = [
        Step("ruff", ["ruff", "check", "."]),
        Step("ruff format", ["ruff", "format", "--check", "."]),
        Step("mypy", ["mypy"]),
        Step("import-linter", ["lint-imports", "--no-logo"]),
        Step("another whoosh", [BIN / "uv", *INSTALL]),
        Step("pytest with it", [sys.executable, "-m", "pytest", "-q", *SEARCH_TESTS], path=str(WHOOSH)),
    ]
    reader = [
        Step("npm ci", [npm, "ci", "--no-audit", "--no-fund"], READER),
        Step("tsc", [npm, "run", "--silent", "check"], READER),
        Step("node --test", [npm, "test", "--silent"], READER),
        Step("esbuild", [npm, "run", "--silent", "build"], READER),
        Step("built files are fresh", ["git", "diff", "--exit-code", "--stat", "--", *BUILT]),
    ]
    if arguments:
        # The accessibility tests take axe-core from there.
        python, reader = [], reader[:1] if not (READER / "node_modules").is_dir() else []
    # Most of them keep one processor busy.
    with ThreadPoolExecutor() as both:
        failed = [name for names in both.map(run, (python, reader)) for name in names]
    print("\n=== pytest", flush=True)
    if subprocess.call(
        [sys.executable, "-m", "pytest", *(arguments or EVERY_PROCESSOR)], cwd=ROOT, env=environment()
    ):
        failed.append("pytest")
    if failed:
        print(f"\nFAILED: {', '.join(failed)}", flush=True)
    return int(bool(failed))


def run(steps: list[Step]) -> list[str]:
    """Run steps one after the other, telling of each when it is over; return the names of those that failed."""
    failed = []
    for name, command, folder, path in steps:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment(path),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        print(f"\n=== {name}\n{done.stdout.rstrip()}", flush=True)
        if done.returncode:
            failed.append(name)
    return failed


def environment(path: str = "") -> dict[str, str]:
    """Return that of a step: programs of our environment first, and modules of the folder `path`."""
    first = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return os.environ | first | ({"PYTHONPATH": path} if path else {})


def provide(program: str, package: str) -> bool:
    """Return whether `program` is there, after installing it through apt where that is allowed."""
    if shutil.which(program):
        return True
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        subprocess.call([apt, "update", "-qq"])
        subprocess.call([apt, "install", "-y", "-qq", *package.split()])
    if shutil.which(program):
        return True
    sys.stderr.write(HINT.format(name=program, package=package))
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

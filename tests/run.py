"""Runs every check of the project; `./tusach test` and CI come here.

Arguments are handed to pytest and leave out the other checks: `./tusach test tests/unit -k ledger`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def main(arguments: list[str]) -> int:
    """Run the checks and return 0 when all passed."""
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    if not all(provide(*needed) for needed in (("chromium", "chromium"), ("npm", "nodejs npm"))):
        return 2
    pytest = [sys.executable, "-m", "pytest", *(arguments or EVERY_PROCESSOR)]
    npm = shutil.which("npm") or "npm"
    steps = [
        ("ruff", ["ruff", "check", "."], ROOT),
        ("ruff format", ["ruff", "format", "--check", "."], ROOT),
        ("mypy", ["mypy"], ROOT),
        ("import-linter", ["lint-imports", "--no-logo"], ROOT),
        ("npm ci", [npm, "ci", "--no-audit", "--no-fund"], READER),
        ("tsc", [npm, "run", "--silent", "check"], READER),
        ("node --test", [npm, "test", "--silent"], READER),
        ("esbuild", [npm, "run", "--silent", "build"], READER),
        ("built files are fresh", ["git", "diff", "--exit-code", "--stat", "--", *BUILT], ROOT),
        ("pytest", pytest, ROOT),
        ("another whoosh", [BIN / "uv", *INSTALL], ROOT),
        ("pytest with it", [sys.executable, "-m", "pytest", "-q", *SEARCH_TESTS], ROOT),
    ]
    failed = []
    if arguments:
        # The accessibility tests take axe-core from there.
        there = (READER / "node_modules").is_dir()
        steps = [step for step in steps if step[0] == "pytest" or (step[0] == "npm ci" and not there)]
    for name, command, folder in steps:
        print(f"\n=== {name}", flush=True)
        path = {"PYTHONPATH": str(WHOOSH)} if name == "pytest with it" else {}
        if subprocess.call(command, cwd=folder, env=environment | path):
            failed.append(name)
    if failed:
        print(f"\nFAILED: {', '.join(failed)}", flush=True)
    return int(bool(failed))


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

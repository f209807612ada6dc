"""Runs tusach from a checkout: makes `.venv` from the lock file when it is missing or old.

Standard library only: it runs before anything is installed. `tusach test` runs all tests.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
PLACE = VENV / ".place"
NO_VENV = """
Máy này thiếu phần "venv" của Python. Trên Debian/Ubuntu hãy chạy:
    sudo apt install python3-venv
This Python lacks "venv". On Debian/Ubuntu run:
    sudo apt install python3-venv
"""
FAILED = """
Không cài được các thư viện cần thiết. Hãy kiểm tra mạng rồi chạy lại lệnh này.
The needed packages could not be installed. Check the network and run this command again.
"""
PREPARING = "Đang chuẩn bị lần đầu, mất khoảng một phút… / Preparing, about a minute…"


def main(arguments: list[str]) -> int:
    """Make the environment and run the command in it; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- an older Python may well be what starts this
        sys.stderr.write("Cần Python 3.11 trở lên. / Python 3.11 or newer is needed.\n")
        return 2
    testing = arguments[:1] == ["test"]
    if not prepare(ROOT / ("requirements-dev.lock" if testing else "requirements.lock")):
        return 2
    if testing:
        return subprocess.call([PYTHON, ROOT / "tests" / "run.py", *arguments[1:]])
    return subprocess.call([BIN / ("tusach.exe" if WINDOWS else "tusach"), *arguments])


def prepare(lock: Path) -> bool:
    """Bring `.venv` to the state of `lock`; return False when that failed and was told."""
    if was_moved():
        shutil.rmtree(VENV, ignore_errors=True)
    # An environment made for the tests holds all that the program needs.
    if PYTHON.exists() and any(is_current(ROOT / name) for name in {lock.name, "requirements-dev.lock"}):
        return True
    sys.stderr.write(PREPARING + "\n")
    uv = shutil.which("uv")
    if not (uv and with_uv(uv, lock)) and not with_venv(lock):
        return False
    stamp(lock).write_text(state(lock))
    PLACE.write_text(str(ROOT), encoding="utf-8")
    return True


def was_moved() -> bool:
    """Return whether the folder was moved since: the programs in an environment know where they were made."""
    return PLACE.exists() and PLACE.read_text(encoding="utf-8") != str(ROOT)


def stamp(lock: Path) -> Path:
    """Return the file that tells which state of `lock` the environment was made from."""
    return VENV / f".{lock.stem}"


def state(lock: Path) -> str:
    """Return a digest of what an installation depends on."""
    return hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def is_current(lock: Path) -> bool:
    """Return whether the environment was made from `lock` as it is now."""
    return stamp(lock).exists() and stamp(lock).read_text() == state(lock)


def with_uv(uv: str, lock: Path) -> bool:
    """Install with uv, which is faster; return False when it cannot (then venv is tried)."""
    install = [uv, "pip", "install", "--quiet", "--python", PYTHON]
    return (
        run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV])
        and run([*install, "--require-hashes", "-r", lock])
        and run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT])
    )


def with_venv(lock: Path) -> bool:
    """Install with Python's own venv and pip; neither touches the system's packages.

    Where the lock file holds uv, pip has that alone to install: the rest takes uv a quarter of the work.
    """
    if not run([sys.executable, "-m", "venv", VENV]):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.stderr.write(NO_VENV)
        return False
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if pinned := lines_of("uv", lock):
        alone = VENV / "uv.lock"
        alone.write_text(pinned, encoding="utf-8")
        if run([*install, "--require-hashes", "-r", alone]) and with_uv(str(BIN / "uv"), lock):
            return True
    if run([*install, "--require-hashes", "-r", lock]) and run(
        [*install, "--no-deps", "--no-build-isolation", "-e", ROOT]
    ):
        return True
    sys.stderr.write(FAILED)
    return False


def lines_of(package: str, lock: Path) -> str:
    """Return the lines that pin a package and its hashes, "" when the lock file has none."""
    found = re.search(rf"^{package}==(?:.*\\\n)*.*", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return found[0] if found else ""


def run(command: list[str | Path]) -> bool:
    """Run a step; return whether it succeeded."""
    return subprocess.call(command, cwd=ROOT) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a school's repository needs to be built and published by its host: a workflow, and this program.

The program is copied into the repository: there is then nothing to fetch but what its lock file names,
and the site is built by the version that the school has tried.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from library.errors import LibraryError
from library.resources import theme

KINDS = {
    "github": ".github/workflows/thu-vien.yml",
    "cloudflare": ".github/workflows/thu-vien.yml",
    "gitlab": ".gitlab-ci.yml",
}
"""Where each kind of workflow has to lie."""
PROGRAM = "tu-sach"
_CHECKOUT = Path(__file__).parents[2]
_MARKER = ".tusach-program"
_FOLDERS = ("library", "themes/tusach", "tools")
_FILES = (
    *("LICENSE", "README.md", "THIRD-PARTY.md", "pyproject.toml", "requirements.lock"),
    *("tools/bootstrap.py", "tusach", "tusach.cmd"),
)
_IGNORED = (
    "/.tusach/",
    "/passphrases.toml",
    "/@@SITE@@/",
    "/@@SITE@@-pages/",
    f"/{PROGRAM}/.venv/",
    "/*.zip",
    "__pycache__/",
)


def write(root: Path, kind: str, site: str) -> dict[str, str]:
    """Put workflow, program and `.gitignore` into a school's folder; return what became of each.

    That is "written", "same" (it was there already) or "kept" (it was there, changed by the school).
    `site` is the folder of the site, relative to `root`.

    Raises:
        LibraryError: when this program is no checkout, or a folder of the school's is in the way.
    """
    if not all((_CHECKOUT / name).is_file() for name in _FILES):
        raise LibraryError("workflow-program")
    inside = root.resolve() == _CHECKOUT
    try:
        return {
            KINDS[kind]: _workflow(root, kind, site, "" if inside else f"{PROGRAM}/"),
            **({} if inside else {f"{PROGRAM}/": _program(root / PROGRAM)}),
            ".gitignore": _ignore(root / ".gitignore", site),
        }
    except OSError as error:
        raise LibraryError("not-created", folder=root, reason=error.strerror) from error


def workflow(kind: str, site: str, program: str) -> str:
    """Return a workflow; `program` is the folder of this program with a slash at its end, or ""."""
    text = (theme() / "hosting" / f"{kind}.yml").read_text(encoding="utf-8")
    return text.replace("@@PROGRAM@@", program).replace("@@SITE@@", site)


def _workflow(root: Path, kind: str, site: str, program: str) -> str:
    path, text = root / KINDS[kind], workflow(kind, site, program)
    if path.exists():
        return "same" if path.read_text(encoding="utf-8") == text else "kept"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return "written"


def _program(folder: Path) -> str:
    if folder.exists() and not (folder / _MARKER).exists():
        raise LibraryError("workflow-folder", folder=folder.name)
    folder.mkdir(exist_ok=True)
    (folder / _MARKER).write_bytes(b"")
    for name in _FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in _FOLDERS[:-1]:
        shutil.copytree(_CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tools").mkdir()
    for name in _FILES:
        shutil.copy(_CHECKOUT / name, folder / name)
    return "written"


def _ignore(path: Path, site: str) -> str:
    """Add the lines that are missing; those of the school stay."""
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = [line.replace("@@SITE@@", site) for line in _IGNORED]
    missing = [line for line in wanted if line not in there.splitlines()]
    if not missing:
        return "same"
    gap = "" if not there or there.endswith("\n") else "\n"
    path.write_text(there + gap + "\n".join(missing) + "\n", encoding="utf-8", newline="\n")
    return "written"

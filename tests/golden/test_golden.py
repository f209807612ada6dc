"""Tiny schools and what they must become; `pytest --update-golden` writes the expectations anew."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.golden import MAKERS, golden_school
from support.trees import files

from library.messages import messages

if TYPE_CHECKING:
    from support.schools import School

HERE = Path(__file__).parent
PAGES = {
    "lang-que": (
        "index.html",
        "books/dong-song/index.html",
        "books/in/index.html",
        "shelves/van-hoc/index.html",
        "authors/index.html",
        "contests/ke-chuyen/index.html",
        "surveys/y-kien/index.html",
        "library/index.html",
        "exhibits/index.html",
        "exhibits/dinh/index.html",
        "exhibits/duong/index.html",
        "routes/mot-vong/index.html",
        "print/index.html",
    ),
    "nhieu-loi": ("books/f/index.html", "shelves/index.html"),
}
# What a font, MuPDF or libwebp of another version may change is not what these tests are about.
_DIGEST = re.compile(r"\.[0-9a-f]{6}(?:[0-9a-f]{4})?\.")
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


def plain(text: str) -> str:
    return _SVG.sub("<svg>…</svg>", _DIGEST.sub(".*.", text))


def compare(path: Path, made: str, *, update: bool) -> None:
    """Compare with a golden file, or write it."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = difflib.unified_diff(
        expected.splitlines(), made.splitlines(), "golden", "made", lineterm="", n=1
    )
    assert expected == made, "\n".join(
        [f"{path.relative_to(HERE)} (pytest --update-golden writes it)", *difference]
    )


@pytest.fixture(scope="module", params=sorted(MAKERS))
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, School, tuple[str, str]]:
    """Build a school; return its name, its folder, and its problems in both languages."""
    name = request.param
    school = golden_school(name, HERE / name / "in", tmp_path_factory.mktemp(name) / "truong", "vi")
    problems = school.build().problems
    vi, en = ("".join(f"{messages(language).problem(p)}\n" for p in problems) for language in ("vi", "en"))
    return name, school, (vi, en)


def test_the_faults_are_told_in_both_languages(
    made: tuple[str, School, tuple[str, str]], update_golden: bool
) -> None:
    name, _, told = made
    for language, text in zip(("vi", "en"), told, strict=True):
        compare(HERE / name / "golden" / f"problems.{language}.txt", text, update=update_golden)


def test_the_site_holds_these_files(made: tuple[str, School, tuple[str, str]], update_golden: bool) -> None:
    name, school, _ = made
    names = (path for path in files(school.site) if not path.startswith("assets/"))
    compare(
        HERE / name / "golden" / "files.txt",
        "".join(f"{plain(path)}\n" for path in names),
        update=update_golden,
    )


def test_the_pages_say_this(made: tuple[str, School, tuple[str, str]], update_golden: bool) -> None:
    name, school, _ = made
    for page in PAGES[name]:
        main = school.page(page).partition('<main id="main" tabindex="-1">')[2].partition("</main>")[0]
        assert main
        golden = HERE / name / "golden" / "pages" / page.replace("/", "--")
        compare(golden, plain(main).strip() + "\n", update=update_golden)


def test_the_catalog_for_others_says_this(
    made: tuple[str, School, tuple[str, str]], update_golden: bool
) -> None:
    name, school, _ = made
    compare(
        HERE / name / "golden" / "catalog.csv",
        school.page("catalog.csv").replace("\r", ""),
        update=update_golden,
    )

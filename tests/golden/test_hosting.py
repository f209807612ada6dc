"""Every fault of hosting, in the words a librarian reads; `pytest --update-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from library.hosting.hosts import hosts
from library.hosting.limits import faults, file_faults
from library.messages import LANGUAGES, catalogue, messages

GOLDEN = Path(__file__).parent / "faults"
BOOKS = {f"books/a/text/{number}.js": 10**7 for number in range(95)}
PAGES = {f"books/a/pages/{page:04}.0123456789{small}.webp": 5 for page in range(600) for small in ("", ".s")}

# A host, and the files it is to take.
CASES: dict[str, tuple[str, dict[str, int]]] = {
    "HOST-001": ("github-pages", BOOKS | {"books/b/x.js": 73_000_000, "books/c/x.js": 50_000_000}),
    "HOST-002": ("cloudflare-upload", PAGES),
    "HOST-003": ("cloudflare-pages", {"books/be-na/audio/0123456789.mp3": 31_500_000}),
    "HOST-004": ("gitlab-pages", BOOKS | {"books/b/x.js": 5 * 10**7}),
    "HOST-005": ("cloudflare-pages", {f"q/{number}/index.html": 900 for number in range(18_500)}),
    "HOST-006": ("netlify", {f"books/a/pages/{number}": 9 for number in range(54_321)}),
    "HOST-007": ("usb", {"books/a/pages/0002-0009.0123456789.bin": 9}),
    "HOST-008": ("usb", {"aux/index.html": 9, "images/lớp 5: sơ đồ.png": 9}),
    "HOST-009": ("usb", {"images/truong.png": 9, "images/Truong.png": 9}),
    "HOST-010": ("usb", {"noi-quy/" + "rat-dai/" * 30 + "index.html": 9}),
    "HOST-011": ("github-pages", {"books/Từ điển.pdf": 140_000_000}),
}


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_fault_is_told_like_this(code: str, update_golden: bool) -> None:
    name, files = CASES[code]
    told = ""
    for language in LANGUAGES:
        found = (file_faults if code == "HOST-011" else faults)(hosts()[name], files, language)
        assert {problem.code for problem in found} == {code}
        told += "".join(f"{problem.code} {messages(language).problem(problem)}\n" for problem in found)
    golden = GOLDEN / f"{code}.txt"
    if update_golden:
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told


def test_every_fault_of_hosting_is_shown_here() -> None:
    codes = {key.split(".")[1] for key in catalogue() if key.startswith("problem.HOST-")}
    assert codes == CASES.keys()

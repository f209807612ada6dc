"""Every word that people read is there in both languages, and none is left over."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from library.catalog.exhibits import FACTS as EXHIBIT_FACTS
from library.catalog.exhibits import KINDS as EXHIBITS
from library.catalog.exhibits import OTHER
from library.catalog.template import COLUMNS
from library.cli.labels import KINDS as KINDS_PRINTED
from library.errors import LibraryError, Problem
from library.hosting.hosts import hosts
from library.hosting.workflows import KINDS as WORKFLOWS
from library.messages import LANGUAGES, catalogue, messages
from library.pages.vector.model import Refusal
from library.qr.products import PRODUCTS
from library.resources import theme
from library.search.export import KINDS as FOUND_KINDS
from library.site.urls import CODED

LIBRARY = Path(__file__).parents[2] / "library"
READER = Path(__file__).parents[2] / "themes" / "reader" / "src"
KEY = re.compile(
    r"""["'`]((?:budget|cli|desk|error|lock|offline|print|problem|reader|report|search|sheet|site|template|view)\.[\w.-]+)["'`]"""
)


def source_of(*folders: Path) -> str:
    kinds = {".py", ".html", ".js"}
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in kinds)
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if "node_modules" not in path.parts)


PYTHON = source_of(LIBRARY)
TEMPLATES = source_of(theme() / "templates", theme() / "partials") + (theme() / "main.html").read_text(
    encoding="utf-8"
)
SCRIPTS = source_of(READER)
FILES = (".html", ".css", ".js", ".pdf", ".csv", ".json", ".xml")
KINDS = ("shelf", "subject", "author", "grade", "series", "language", "list")
PRESENT = (LIBRARY / "site" / "present.py").read_text(encoding="utf-8").partition("def _facts")[2]
FACTS = re.findall(r'\("(\w+)", ', PRESENT.partition("return")[0])
# Words for each kind of code and each thing to print; what is chosen, and what became of a code.
CODES = (
    {f"{area}_{kind}" for area in ("site.qr_open", "sheet.kind") for kind in CODED}
    | {f"sheet.title_{product}" for product in PRODUCTS}
    | {f"cli.labels.file_{kind}" for kind in KINDS_PRINTED}
    | {f"sheet.how_{what}" for what in ("shelf", "page")}
    | {f"site.print_{name}" for name in ("all_card", "all_strip", "poster-a4", "poster-a5", "plaque")}
    | {f"error.unknown-{what}" for what in ("shelf", "id", "subject", "grade")}
    | {f"cli.check.code_{state}" for state in ("live", "waiting", "retired", "dead")}
    | {"print.label", "print.spine"}
    | {host.called for host in hosts().values() if not host.name}
    | {f"cli.export.workflow_{state}" for state in ("written", "same", "kept")}
    | {f"cli.export.next_{kind}" for kind in WORKFLOWS}
    | {f"report.undrawn_{reason}" for reason in get_args(Refusal)}
)

# Words for the columns of a new school's tables, and for what a book file says of itself.
TABLES = (
    {f"template.{kind}.{column.field}" for kind, columns in COLUMNS.items() for column in columns}
    | {f"template.sheet.{kind}" for kind in COLUMNS}
    | {f"template.choices.{name}" for name in ("language", "yesno", "kind", "survey", "library", "exhibit")}
    | {f"cli.field.{name}" for name in ("creator", "publisher", "date", "isbn", "language")}
)
# Words for each kind of exhibit, what is known of it, and the ways to look around in its panorama.
STORIES = (
    {
        f"view.{name}_{kind}"
        for name in ("exhibit", "exhibits", "exhibit_since")
        for kind in (*EXHIBITS, OTHER)
    }
    | {f"view.exhibit_fact_{name}" for name in EXHIBIT_FACTS}
    | {f"site.exhibit_{name}" for name in ("left", "right", "nearer", "farther")}
)
# What a search found, by its kind.
FOUND = {f"search.n_{kind}" for kind in ("book", "page", *FOUND_KINDS)}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def used() -> set[str]:
    keys = {
        key
        for key in KEY.findall(PYTHON + TEMPLATES + SCRIPTS)
        if key in catalogue() or not key.endswith(FILES)
    }
    keys |= {f"problem.{code}" for code in re.findall(r'"((?:ACC|CAT|CFG|BOOK|HOST|MED|QR)-\d{3})"', PYTHON)}
    keys |= {f"error.{code}" for code in re.findall(r'LibraryError\(\s*"([\w-]+)"', PYTHON)}
    keys |= {f"view.index_{kind}" for kind in KINDS} | {f"view.fact_{name}" for name in FACTS}
    # Scripts are handed a whole area and look words up by their last part or the full key.
    for area in ("desk", "offline", "print", "reader", "search"):
        names = {key.removeprefix(f"{area}.") for key in messages("vi").area(area)}
        keys |= {
            f"{area}.{name}"
            for name in names
            if re.search(rf"""["'`.]{re.escape(name)}["'`(\s,);:]""", SCRIPTS)
        }
    return {key for key in keys if not key.endswith(("_", "-"))} | CODES | TABLES | STORIES | FOUND


def is_same_in_both(texts: dict[str, str]) -> bool:
    there = set(texts) == set(LANGUAGES) and all(text.strip() for text in texts.values())
    return there and fields(texts["vi"]) == fields(texts["en"])


def test_every_message_says_the_same_in_both_languages() -> None:
    assert [key for key, texts in catalogue().items() if not is_same_in_both(texts)] == []


@pytest.mark.parametrize(
    "texts", [{"vi": "Có {n}"}, {"vi": "Có", "en": " "}, {"vi": "Có {n}", "en": "Yes {m}"}]
)
def test_a_message_that_says_less_in_one_language_is_found(texts: dict[str, str]) -> None:
    assert not is_same_in_both(texts)


def test_every_message_that_is_used_exists() -> None:
    assert used() - set(catalogue()) == set()


def test_no_message_is_left_over() -> None:
    known = used()
    hints = {key for key in catalogue() if key.endswith(".hint") and key.removesuffix(".hint") in known}
    assert set(catalogue()) - known - hints == set()


def test_messages_of_different_files_do_not_hide_each_other() -> None:
    count = sum(
        path.read_text(encoding="utf-8").count('"vi":') for path in (theme() / "messages").glob("*.json")
    )
    assert count == len(catalogue())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_can_be_told(language: str) -> None:
    codes = sorted(set(re.findall(r'"((?:ACC|CAT|CFG|BOOK|HOST|MED|QR)-\d{3})"', PYTHON)))
    assert len(codes) > 100
    told = {code: told_of(code, language) for code in codes}
    assert {
        code: text
        for code, text in told.items()
        if not text.startswith("catalog/books.csv, ") or "7" not in text or "{" in text
    } == {}


def told_of(code: str, language: str) -> str:
    said = (catalogue().get(f"problem.{code}{part}", {"vi": ""})["vi"] for part in ("", ".hint"))
    names = set[str]().union(*map(fields, said)) - {"value", "file"}
    details = tuple((name, f"<{name}>") for name in names)
    return messages(language).problem(
        Problem(code, "catalog/books.csv", 7, "Tệp", "giá trị", details=details)
    )


def test_a_suggestion_takes_the_place_of_the_hint() -> None:
    m = messages("vi")
    bare = m.problem(Problem("CAT-020", "a.csv", 2, "Tệp", "x.pdf"))
    near = m.problem(Problem("CAT-020", "a.csv", 2, "Tệp", "x.pdf", details=(("suggestion", "y.pdf"),)))
    assert bare.endswith("Hãy chép tệp vào thư mục books, hoặc sửa tên cho đúng.")
    assert near.endswith("Có phải y.pdf?")


@pytest.mark.parametrize(("language", "number"), [("vi", "400.000.000"), ("en", "400,000,000")])
def test_a_number_is_told_as_people_write_it(language: str, number: str) -> None:
    details = (("page", "1"), ("size", "35000 × 35000"), ("limit", "400,000,000"))
    said, _ = messages(language).said(Problem("BOOK-033", "a.pdf", details=details))
    assert number in said


def test_an_error_fills_its_message_in() -> None:
    error = LibraryError("two-files", path="index.html")
    assert "index.html" in messages("en").error(error)


def test_an_unknown_language_is_told_in_vietnamese_and_an_unknown_key_is_a_mistake() -> None:
    assert messages("fr").language == "vi"
    with pytest.raises(KeyError):
        messages("vi")("không.có")


def test_braces_in_a_value_do_no_harm() -> None:
    problem = Problem("CAT-008", "{x}.csv", 2, "{y}", "{0} {value}")
    assert '"{0} {value}"' in messages("vi").problem(problem)

"""No word that people read is outside of the message catalogue, and none in it waits for its translation."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from lxml import html

from library.messages import catalogue
from library.resources import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LETTERS = re.compile(r"[^\W\d_]{2,}")
VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
# Names, and what people are told to look for on a page or in a table, stay as they are.
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’|`[^`]*`|\([^)]*\)|Tủ Sách')
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "content")
SCRIPT = re.compile(
    r"""(?:\b(?:textContent|innerText|title|alt|placeholder|ariaLabel)\s*=\s*
    |setAttribute\(\s*['"](?:aria-label|title|alt|placeholder)['"]\s*,\s*
    |\.append\(\s*)(['"`])((?:\\.|(?!\1).)*)\1""",
    re.VERBOSE,
)
TELLING = frozenset(
    {"echo", "secho", "print", "write", "confirm", "prompt", "UsageError", "ClickException", "BadParameter"}
)


def words(text: str) -> str:
    """Return a message without its fields."""
    return " ".join(before for before, _, _, _ in string.Formatter().parse(text))


def untranslated(texts: dict[str, str]) -> str:
    """Return why one of the two texts of a message looks as if it were in the other language, "" if neither does."""
    vi, en = words(texts["vi"]), words(texts["en"])
    if vi == en and not all(word.isupper() for word in LETTERS.findall(vi)):
        return "the same in both"
    if VIETNAMESE.search(QUOTED.sub("", en)):
        return "Vietnamese in English"
    if len(LETTERS.findall(QUOTED.sub("", vi))) > 3 and not VIETNAMESE.search(vi):
        return "no Vietnamese in Vietnamese"
    return ""


def said_in_template(source: str) -> Iterator[str]:
    """Yield the words that a template says itself: its text, and attributes that are read out."""
    made = Environment(autoescape=True).lex(source)
    page = html.document_fromstring("".join(text for _, kind, text in made if kind == "data") or "<p>")
    for node in page.iter():
        own = [node.text, node.tail] if isinstance(node.tag, str) else [node.tail]
        if node.tag in {"script", "style"}:
            own = [node.tail]
        if node.tag != "meta" or node.get("name") in {"description", "keywords"}:
            own += [value for name, value in node.attrib.items() if name in SPOKEN]
        yield from (text.strip() for text in own if text and LETTERS.search(text))


def said_in_script(source: str) -> Iterator[str]:
    """Yield the words that a script hands to the page itself; what stands in `${…}` is not its own."""
    for match in SCRIPT.finditer(source):
        text = re.sub(r"\$\{[^}]*\}", "", match[2])
        if LETTERS.search(text):
            yield match[2]


def said_in_python(source: str) -> Iterator[str]:
    """Yield the words that a command says itself."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TELLING:
            literals = [
                part for given in node.args for part in ast.walk(given) if isinstance(part, ast.Constant)
            ]
            yield from (
                part.value for part in literals if isinstance(part.value, str) and " " in part.value.strip()
            )


# Names of files keep to letters that every printer shop's computer has.
FILE_NAME = re.compile(r"\.file_")


def test_every_message_is_in_its_own_language() -> None:
    told = {key: untranslated(texts) for key, texts in catalogue().items() if not FILE_NAME.search(key)}
    assert {key: fault for key, fault in told.items() if fault} == {}


TEMPLATES = sorted([*theme().glob("*.html"), *theme().glob("*/*.html")])
SCRIPTS = sorted((ROOT / "themes" / "reader" / "src").rglob("*.js"))
MODULES = sorted((ROOT / "library").rglob("*.py"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    # Its placeholders are no words.
    said = [text for text in said_in_template(path.read_text(encoding="utf-8")) if "@@" not in text]
    assert said == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_nothing_of_its_own(path: Path) -> None:
    assert list(said_in_script(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_nothing_of_its_own(path: Path) -> None:
    assert list(said_in_python(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Read now", "Read now"),
        ("Đọc ngay", "Đọc ngay nhé"),
        ("Open the reader of this book", "Open the reader"),
    ],
)
def test_a_text_in_the_wrong_language_is_found(vi: str, en: str) -> None:
    assert untranslated({"vi": vi, "en": en})


def test_words_in_templates_scripts_and_modules_are_found() -> None:
    template = '<p>{{ m("a.b") }} Xin chào<img alt="Bìa sách"></p><script>var name</script>'
    assert list(said_in_template(template)) == ["Xin chào", "Bìa sách"]
    script = (
        "a.textContent = 'Đọc tiếp'; b.setAttribute('aria-label', `Page ${n}`); c.title = `${n}`; d.alt = ''"
    )
    assert list(said_in_script(script)) == ["Đọc tiếp", "Page ${n}"]
    assert list(said_in_python('click.echo(f"{n} books left out"); sep.write(m("a.b"))')) == [
        " books left out"
    ]

"""The message catalogue: every word that people read, in Vietnamese and English."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from library.resources import theme

if TYPE_CHECKING:
    from library.errors import LibraryError, Problem

LANGUAGES = ("vi", "en")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")


@dataclass(frozen=True, slots=True)
class Messages:
    """Looks messages up in one language; calling it with an unknown key is a KeyError."""

    language: str
    texts: dict[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the message with its `{name}` fields filled in."""
        text = self.texts[key]
        return text.format_map(values) if values else text

    def word(self, text: str) -> str:
        """Return the message that `text` is the key of, or `text` itself: a name is the same in every language."""
        return self.texts.get(text, text)

    def number(self, number: int) -> str:
        """Return a whole number as people write it: 12.345."""
        return f"{number:,}".replace(",", self("site.thousands"))

    def area(self, prefix: str) -> dict[str, str]:
        """Return the messages whose key starts with `prefix` and a dot."""
        return {key: text for key, text in self.texts.items() if key.startswith(prefix + ".")}

    def problem(self, problem: Problem) -> str:
        """Return one line that says where the fault is, what is wrong and what to do."""
        where, said = self.where(problem), " ".join(filter(None, self.said(problem)))
        return f"{where}: {said}" if where else said

    def where(self, problem: Problem) -> str:
        """Return the file, row and column of a fault."""
        where = [problem.file] if problem.file else []
        if problem.row:
            where.append(self("problem.row", row=problem.row))
        if problem.column:
            where.append(self("problem.column", column=problem.column))
        return ", ".join(where)

    def said(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong, and what to do, "" where there is no advice."""
        details = {name: self._detail(text) for name, text in problem.details}
        values = {"value": problem.value, "file": problem.file, **details}
        hint = f"problem.{problem.code}.hint"
        if details.get("suggestion"):
            advice = self("problem.suggestion", suggestion=details["suggestion"])
        else:
            advice = self(hint, **values) if hint in self.texts else ""
        return self(f"problem.{problem.code}", **values), advice

    def _detail(self, text: str) -> str:
        """Return a detail in words where it is the key of a message, as people write it where it is a number."""
        return text.replace(",", self("site.thousands")) if _GROUPED.fullmatch(text) else self.word(text)

    def error(self, error: LibraryError) -> str:
        """Return what a command says when it ends with `error`."""
        return self(f"error.{error.code}", **error.values)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return all messages: key to language to text."""
    merged: dict[str, dict[str, str]] = {}
    for path in sorted((theme() / "messages").glob("*.json")):
        merged |= json.loads(path.read_text(encoding="utf-8"))
    return merged


@cache
def messages(language: str) -> Messages:
    """Return the messages in `language`, Vietnamese where the language is not one of ours."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    return Messages(chosen, {key: texts[chosen] for key, texts in catalogue().items()})

"""The cases of vector.json are what the encoder writes; the reader's tests read the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from library.pages.vector.bind import chunk_record
from library.pages.vector.chunks import Chunk
from library.pages.vector.encode import glyph_record, outline_record, page_pictures, page_record
from library.pages.vector.model import Clip, Fill, Glyph, Pen, Picture, Stroke, Text, Unclip
from library.pages.vector.words import words_record

FILE = Path(__file__).parent / "vector.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]


def written(case: dict[str, Any]) -> bytes:
    """Return the chunk of a case as the encoder writes it."""
    glyphs = [
        Glyph(outline_record(path(each["path"])), each["advance"], each["text"]) for each in case["glyphs"]
    ]
    numbers = {glyph: at for at, glyph in enumerate(glyphs)}
    names = [[str(number) for number in page["pictures"]] for page in case["pages"]]
    drawings = [
        tuple(mark(each, glyphs, held) for each in page["marks"])
        for page, held in zip(case["pages"], names, strict=True)
    ]
    # Pages count their pictures in the order in which they are painted.
    assert [list(page_pictures(drawing)) for drawing in drawings] == names
    records = tuple(page_record(drawing, numbers) for drawing in drawings)
    words = tuple(
        words_record(map(line, page["lines"]), drawing, page["height"])
        for page, drawing in zip(case["pages"], drawings, strict=True)
    )
    pictures = tuple(page_pictures(drawing) for drawing in drawings)
    chunk = Chunk(tuple(range(len(drawings))), records, words, pictures, tuple(map(glyph_record, glyphs)))
    shared = zip(glyphs, case["shared"], strict=True)
    told = {glyph_record(glyph): number for glyph, number in shared if number >= 0}
    parts = chunk_record(chunk, told, {name: int(name) for held in names for name in held})
    return b"".join(parts)


def line(value: Any) -> Any:
    return value if isinstance(value, str) else (*value[:4], tuple(value[4]))


def path(segments: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, segments))


def mark(value: dict[str, Any], glyphs: list[Any], pictures: list[str]) -> Any:
    pen = value.get("pen")
    held = pen and Pen(**{**pen, "dashes": tuple(pen["dashes"])})
    match value["kind"]:
        case "text":
            drawn = tuple(glyphs[number] for number in value["glyphs"])
            return Text(
                tuple(value["size"]), tuple(value["colour"]), drawn, tuple(map(tuple, value["places"])), held
            )
        case "fill":
            return Fill(path(value["path"]), tuple(value["colour"]), value["evenOdd"])
        case "stroke":
            return Stroke(path(value["path"]), tuple(value["colour"]), held)
        case "clip":
            return Clip(path(value["path"]), value["evenOdd"])
        case "picture":
            return Picture(pictures[value["picture"]], tuple(value["matrix"]), value["opacity"])
    return Unclip()


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_bytes(case: dict[str, Any]) -> None:
    assert written(case).hex() == case["bytes"]

"""Lines of words are told by the glyphs of a drawing; what glyphs do not say is written out."""

from __future__ import annotations

import pymupdf
import pytest
from support.pdfs import FONT

from library.pages.vector.trace import Traced, Tracer
from library.pages.vector.words import Letter, Run, letters, read, words_record
from library.pages.words import lines

VERSE = ["Trăm năm trong cõi người ta,", "Chữ tài chữ mệnh khéo là ghét nhau.", "Trải qua một cuộc bể dâu,"]


def page(*texts: str, **told: object) -> pymupdf.Page:
    document = pymupdf.open()
    made = document.new_page(width=300, height=420)
    made.insert_font(fontname="vn", fontfile=str(FONT))
    for at, text in enumerate(texts):
        made.insert_text((30, 60 + 20 * at), text, fontname="vn", fontsize=12, **told)
    return pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]


def traced(made: pymupdf.Page) -> tuple[Traced, list[Letter]]:
    found = Tracer(1200).trace(made)
    return found, letters(found.drawing, found.height)


def told(made: pymupdf.Page, rows: list[object]) -> bytes:
    found, _ = traced(made)
    return words_record(rows, found.drawing, found.height)  # type: ignore[arg-type]


def test_a_page_of_type_costs_a_few_bytes_a_line() -> None:
    made = page(*VERSE)
    rows = lines(made)
    assert [row[3] for row in rows if row] == VERSE
    # The height, one shape, then flags, shape, start and count of each line.
    assert len(told(made, rows)) <= 3 + 1 + 4 + 4 * len(VERSE)


def test_what_is_read_is_what_was_found() -> None:
    made = page("Cây gạo, cây đa")
    ((x, y, height, text, steps),) = lines(made)
    _, found = traced(made)
    run = Run(0, len(found), found[0].base - y, height, (), {}, split=False)
    got = read(run, found)
    assert got[1:4] == (y, height, text)
    assert abs(got[0] - x) <= 1
    assert all(abs(one - other) <= 2 for one, other in zip(got[4], steps, strict=True))


def test_words_divide_at_gaps_where_there_is_no_space() -> None:
    document = pymupdf.open()
    made = document.new_page(width=300, height=420)
    for at, word in enumerate(("one", "two", "three")):
        made.insert_text((30 + 60 * at, 60), word)
    made = pymupdf.open(stream=document.tobytes(), filetype="pdf")[0]
    _, found = traced(made)
    assert "".join(letter.glyph.text for letter in found if letter.begins) == "ott"


def test_a_word_that_its_glyphs_do_not_say_is_told_and_the_line_stays_theirs() -> None:
    made = page(*VERSE)
    rows = lines(made)
    first = rows[0]
    assert not isinstance(first, str)
    rows[0] = (*first[:3], first[3].replace("cõi", "coi"), first[4])
    plain, corrected = told(made, lines(made)), told(made, rows)
    assert b"coi" in corrected
    assert "người".encode() not in corrected
    assert len(corrected) == len(plain) + len(b"\x01\x03\x03coi")


@pytest.mark.parametrize("change", ["far", "unseen", "backward"])
def test_a_line_that_no_glyphs_are_is_written_out(change: str) -> None:
    made = page(*VERSE)
    rows = lines(made)
    x, y, height, text, steps = rows[0]
    rows[0] = {
        "far": (x + 40, y, height, text, steps),
        "unseen": (x, y, height, f"{text} thật", (*steps, 30, 200)),
        "backward": (
            x + sum(steps),
            y,
            height,
            " ".join(reversed(text.split())),
            tuple(-each for each in steps),
        ),
    }[change]
    assert rows[0][3].encode() in told(made, rows)
    assert VERSE[1].encode() not in told(made, rows)


def test_text_that_nobody_sees_and_text_that_runs_upwards_is_written_out() -> None:
    unseen, upright = page(VERSE[0], render_mode=3), page(VERSE[0], rotate=90)
    assert VERSE[0].encode() in told(unseen, lines(unseen))
    assert VERSE[0].split()[0].encode() in told(upright, lines(upright))


def test_a_soft_hyphen_stands_for_the_hyphen_that_is_drawn() -> None:
    made = page("thư vi-", "ện")
    x, y, height, text, steps = lines(made)[0]
    assert text == "thư vi-"
    soft = (x, y, height, "thư vi\u00ad", steps)
    assert len(told(made, [soft])) == len(told(made, [lines(made)[0]]))


def test_a_page_without_words_has_no_record() -> None:
    made = page(*VERSE)
    assert told(made, []) == b""

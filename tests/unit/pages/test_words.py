"""Words that MuPDF runs together are parted by the gaps between their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from support.hostile import one_page, stream

from library.pages.words import lines, spell
from library.resources import FONTS

if TYPE_CHECKING:
    from library.pages.model import Line


def spaced(words: list[str], gap: float) -> list[Line | str]:
    """Set words side by side without any space glyph, as TeX does, and read them."""
    font = pymupdf.Font(fontfile=str(FONTS / "BeVietnamPro_400Regular.ttf"))
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=100)
        page.insert_font(fontname="vn", fontfile=str(FONTS / "BeVietnamPro_400Regular.ttf"))
        x = 20.0
        for word in words:
            page.insert_text((x, 50), word, fontname="vn", fontsize=12)
            x += font.text_length(word, fontsize=12) + gap
        return lines(page)


def test_words_that_stand_apart_are_words_apart() -> None:
    (line,) = spaced(["có", "thể", "phân", "phối"], 4.0)
    assert line[3] == "có thể phân phối"
    assert len(line[4]) == 7


def test_a_word_that_is_whole_stays_whole() -> None:
    (line,) = spaced(["Nguyễn", "phương"], 4.0)
    assert line[3] == "Nguyễn phương"


FONT = str(FONTS / "BeVietnamPro_400Regular.ttf")


def drawn(*runs: tuple[float, float, str]) -> list[str]:
    """Set texts at (x, y) in this order, and return the lines that are read."""
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=200)
        page.insert_font(fontname="vn", fontfile=FONT)
        for x, y, text in runs:
            page.insert_text((x, y), text, fontname="vn", fontsize=12)
        return [line[3] for line in lines(page) if not isinstance(line, str)]


def width(text: str) -> float:
    return float(pymupdf.Font(fontfile=FONT).text_length(text, fontsize=12))


def test_letters_drawn_after_the_rest_of_their_line_stand_in_it() -> None:
    at = 20 + width("Ph")
    rest = at + width("ầ")
    assert drawn((20, 50, "Ph"), (rest, 50, "n hai"), (20, 80, "Dòng sau"), (at, 50, "ầ")) == [
        "Phần hai",
        "Dòng sau",
    ]


def test_cells_of_a_table_stay_apart() -> None:
    cells = drawn((20, 50, "Tên"), (200, 50, "Tuổi"), (20, 70, "Na"), (200, 70, "Tám"))
    assert " ".join(filter(None, cells)).split() == ["Tên", "Tuổi", "Na", "Tám"]


@pytest.mark.parametrize(
    ("drawn_as", "read"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("ﬁnal", "final"),
        ("so\u00adft", "soft"),
        ("end\u00ad", "end\u00ad"),
        ("\u00ad", ""),
        ("ﻻ", "لا"),
        ("\u200eab\u200b", "ab"),
        ("می\u200cکند", "می\u200cکند"),
        ("a\x02b", "a\ufffdb"),
    ],
)
def test_a_word_is_spelt_as_it_is_searched_for(drawn_as: str, read: str) -> None:
    assert spell(drawn_as) == read


def test_a_soft_hyphen_is_kept_at_the_end_of_a_line_alone() -> None:
    assert drawn((20, 50, "so\u00adft in\u00ad the end\u00ad")) == ["soft in the end\u00ad"]


def test_letters_of_scripts_that_mupdf_sets_no_space_after_are_parted() -> None:
    at = 20 + width("Việ") + 6
    assert drawn((20, 50, "Việ"), (at, 50, "An")) == ["Việ An"]


def test_old_encodings_are_known_by_the_names_of_their_fonts() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=200)
        page.insert_text((20, 50), "ch-¬ng mét: VÒ", fontname="helv")
        document.xref_set_key(page.get_fonts()[0][0], "BaseFont", "/ABCDEF+.VnTimeH")
        page.insert_text((20, 90), "Prix : 5 £ été", fontname="tiro")
        with pymupdf.open("pdf", document.tobytes()) as again:
            read = [line[3] for line in lines(again[0]) if line]
    assert read == ["CHƯƠNG MỘT: VỀ", "Prix : 5 £ été"]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (b"[(Erd)-60(\\264)333(o)( s)]", "Erdó s"),
        (b"[(na)(\\250)333(i)(ve)]", "naïve"),
        (b"[(tr)(`)333(e)(s \\351)]", "très é"),
        (b"[(c)-50(\\270)]", "c¸"),
        (b"[(M)(\\212)]", "MŠ"),
        (b"[(Ph)(\\210)333(\\264)333(o)]", "Phố"),
        (b"[(caf)(e)540(\\264)]", "café"),
        (b"[(l)(\\264)(etoile)]", "l´etoile"),
        (b"[(a)(`)(b)(` \\351)]", "a`b` é"),
    ],
)
def test_an_accent_over_a_letter_is_a_part_of_it(shown: bytes, read: str) -> None:
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"
    data = one_page(stream(b"BT /F 20 Tf 20 200 Td " + shown + b"TJ ET"), font)
    with pymupdf.open(stream=data, filetype="pdf") as document:
        assert [line[3] for line in lines(document[0])] == [read]


def test_letters_that_the_file_does_not_tell_are_unknown() -> None:
    text = [
        "Trăm năm trong cõi",
        "người ta chữ tài chữ",
        "mệnh khéo là ghét",
        "nhau trải qua một",
        "cuộc bể dâu",
    ]
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=200)
        page.insert_font(fontname="vn", fontfile=FONT)
        for row, line in enumerate(text):
            page.insert_text((20, 50 + 20 * row), line, fontname="vn")
        document.xref_set_key(page.get_fonts()[0][0], "ToUnicode", "null")
        with pymupdf.open("pdf", document.tobytes()) as again:
            read = [line[3] for line in lines(again[0]) if not isinstance(line, str)]
    assert len(read) == len(text)
    assert set("".join(read)) <= {"\ufffd", " "}


def test_right_to_left_lines_begin_at_the_right() -> None:
    font = pymupdf.Font("cjk")
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=200)
        writer = pymupdf.TextWriter(page.rect)
        x = 100.0
        for word in ("עולם", "שלום"):
            # A PDF is drawn from left to right, whatever it says.
            writer.append((x, 50), word[::-1], font=font, fontsize=12)
            x += font.text_length(word, 12) + 4
        writer.write_text(page)
        with pymupdf.open("pdf", document.tobytes()) as again:
            (line,) = lines(again[0])
    assert not isinstance(line, str)
    assert line[3] == "שלום עולם"
    assert line[4][1] < 0

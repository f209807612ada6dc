"""A chapter is written in both its forms, and a very long one is cut with nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from library.formats.reflow.align import UNSEEN
from library.formats.reflow.pieces import _LIMIT, BREAK, pieces

if TYPE_CHECKING:
    from library.formats.reflow.piece import Piece

PARAGRAPHS = [f'<p id="p{n}">Đoạn {n}. {"Gió thổi qua vườn. " * 40}</p>' for n in range(600)]


def made(markup: str) -> list[Piece]:
    return pieces(markup, lambda name, captioned: f"{name} {captioned}")


def one(markup: str) -> Piece:
    (piece,) = made(markup)
    etree.fromstring(f"<body>{piece.laid}</body>")
    return piece


def words(markup: str) -> str:
    return "".join("".join(map(str, etree.fromstring(f"<body>{markup}</body>").itertext())).split())


def test_a_long_chapter_is_cut_between_its_blocks() -> None:
    for wrap in ("{}", "<div>{}</div>", "<div><section><div>{}</div></section></div>"):
        whole = wrap.format("".join(PARAGRAPHS))
        found = made(whole)
        assert len(found) > 3
        assert all(len(piece.laid) <= _LIMIT + 1000 for piece in found)
        assert "".join(words(piece.laid) for piece in found) == words(whole)
        assert "".join(words(piece.head + piece.body + piece.tail) for piece in found) == words(whole)
        assert [ident for piece in found for ident, _ in piece.ids] == [f"p{n}" for n in range(600)]


def test_a_paragraph_of_endless_lines_is_cut_at_a_line() -> None:
    found = made(
        "<p><b>" + "Một dòng chữ khá dài để thành đoạn văn xuôi, không phải thơ đâu.<br>" * 3000 + "</b></p>"
    )
    assert len(found) > 1
    assert all(words(piece.laid) == piece.text for piece in found)


def test_one_endless_paragraph_goes_on_on_another_page() -> None:
    found = made(f"<p>{'dài ' * _LIMIT}</p>")
    assert len(found) > 3
    assert all(words(piece.laid) == piece.text for piece in found)
    assert words(found[0].head + "".join(piece.body for piece in found) + found[-1].tail) == "dài" * _LIMIT


def test_the_text_is_what_both_forms_say() -> None:
    piece = one('<h1 id="a">Một &amp; hai</h1><p>ba<img src="i.png"></p>')
    assert piece.text == "Một&haiba\ufffc"
    assert piece.ids == [("a", 0)]
    assert piece.kept == [(0, 8, 0)]
    assert 'style="i.png False"' in piece.laid


def test_what_says_nothing_is_left_out() -> None:
    piece = one('<div><span></span><p></p><p><span>a</span><i> </i></p><a id="x"></a></div>')
    assert piece.body == '<div><p>a </p><a id="x"></a></div>'


def test_a_caption_stands_above_its_table() -> None:
    piece = one("<table><caption>Bảng 1</caption><tr><td>a</td><td>b</td></tr></table>")
    assert piece.laid == '<p class="t-caption">Bảng 1</p><table><tr><td>a</td><td>b</td></tr></table>'
    assert piece.body.startswith("<table><caption>")


def test_a_table_too_wide_for_a_page_becomes_lines() -> None:
    row = "<tr>" + "".join(f"<td>{n}</td>" for n in range(9)) + "</tr>"
    piece = one(f"<table>{row}</table>")
    assert "<table" not in piece.laid
    assert words(piece.laid) == "012345678"
    assert "<table" in piece.body


def test_verse_is_told_from_prose() -> None:
    verse = one("<p>" + "<br>".join(["Trăm năm trong cõi người ta"] * 6) + "</p>")
    assert verse.laid.count('class="t-line"') == 6
    assert "t-verse" in verse.body
    prose = one(
        "<p>" + "<br>".join(["Một câu văn xuôi rất dài, dài hơn mọi câu thơ vẫn thường thấy."] * 6) + "</p>"
    )
    assert prose.laid.count('class="t-para"') == 6
    assert one("<p>Hà Nội<br>Mùa thu</p>").laid.count("<br/>") == 1


def test_a_letter_that_combines_never_changes_a_tag() -> None:
    piece = one("<p>a<b>\u0338b</b></p>")
    assert "<b>\u0338b</b>" in piece.laid


def test_a_link_leads_to_the_first_word_of_what_it_names() -> None:
    piece = one('<section id="m"><p> </p><a id="n"></a><h2>Mục một</h2></section>')
    assert '<span id="m"><span id="n">Mục</span></span> một' in piece.laid
    assert piece.laid.count('id="') == 2
    assert piece.ids == [("m", 0), ("n", 0)]
    assert '<section id="m">' in piece.body


def test_what_is_named_before_a_cut_is_found_after_it() -> None:
    body = "".join(f'<a id="n{n}"></a><p>đoạn{n}. Gió thổi.</p>' for n in range(3000))
    found = made(f"<div>{body}</div>")
    assert len(found) > 1
    for piece in found:
        assert all(piece.text[offset:].startswith(f"đoạn{ident[1:]}.") for ident, offset in piece.ids)
        assert piece.laid.count('<span id="') == len(piece.ids)


def test_a_break_before_a_heading_takes_along_what_holds_it() -> None:
    piece = one('<p>Trước</p><section id="m"><h2 class="t-break">Mục</h2><p>Sau</p></section>')
    assert f"{BREAK}<section><h2>" in piece.laid
    assert 'class="t-break"' in piece.body


def test_headings_one_after_the_other_share_a_page() -> None:
    piece = one('<h1>Phần</h1><h2 class="t-break">Chương</h2><p>Chữ</p><h2 class="t-break">Hai</h2>')
    assert piece.laid.count(BREAK) == 1
    assert f"{BREAK}<h2>" in piece.laid


def test_a_label_stays_with_what_it_names() -> None:
    piece = one("<p>Một câu thường, không gọi tên điều gì.</p><p>CÂU HỎI:</p><p>Vì sao?</p>")
    assert [piece.text[start:stop] for start, stop, _ in piece.kept] == ["CÂUHỎI:V"]
    assert piece.laid[piece.kept[0][2] :].startswith("<p>CÂU")


def test_lines_in_blocks_of_their_own_hang() -> None:
    lines = "".join(f"<div>Dòng thơ thứ {n} đây</div>" for n in range(5))
    assert one(f"<div>{lines}</div>").laid.count('<div class="t-hang">') == 5
    assert "t-hang" not in one(f"<div>{lines}<div><p>văn xuôi</p></div></div>").laid


def test_a_word_longer_than_a_line_can_be_broken() -> None:
    piece = one(f"<p>{'ắbc&amp;' * 40}</p>")
    longest = max(
        map(len, "".join(map(str, etree.fromstring(f"<body>{piece.laid}</body>").itertext())).split(UNSEEN))
    )
    assert longest == 24
    assert UNSEEN not in piece.body
    assert piece.text == "ắbc&" * 40


def test_a_list_and_a_table_are_cut_between_their_items() -> None:
    items = made(f"<ol>{'<li>mục</li>' * 5000}</ol>")
    assert len(items) > 1
    assert items[1].laid.startswith(f'<ol start="{items[0].laid.count("<li>") + 1}"><li>')
    rows = made(f"<table>{'<tr><td>a</td><td>b</td></tr>' * 5000}</table>")
    assert len(rows) > 1
    assert all(words(piece.laid) == piece.text for piece in items + rows)


def test_a_large_picture_stands_in_a_block_of_its_own() -> None:
    def figure(name: str, _: bool) -> str:
        return f"width:{name}pt;height:9.0pt"

    (piece,) = pieces('<p>a <img src="20.0"> b <img src="200.0"> c</p>', figure)
    assert piece.laid.count("t-picture") == 1
    assert '<span class="t-picture"><img style="width:200.0pt' in piece.laid

"""A chapter is written in both its forms, and a very long one is cut with nothing lost."""

from __future__ import annotations

from lxml import etree

from library.formats.pieces import _LIMIT, Piece, pieces

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


def test_one_endless_line_is_left_whole() -> None:
    assert len(made(f"<p>{'dài ' * _LIMIT}</p>")) == 1


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

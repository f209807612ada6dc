"""A very long chapter is cut between its blocks, and nothing of it is lost."""

from __future__ import annotations

from lxml import etree

from library.formats.pieces import _LIMIT, cut, ids

PARAGRAPHS = [f'<p id="p{n}">Đoạn {n}. {"Gió thổi qua vườn. " * 40}</p>' for n in range(600)]


def words(markup: str) -> str:
    return "".join(etree.fromstring(markup).itertext())


def test_a_short_chapter_is_one_piece() -> None:
    assert cut("<div><p>Ngắn.</p></div>") == ["<div><p>Ngắn.</p></div>"]


def test_a_long_chapter_is_cut_between_its_blocks() -> None:
    for wrap in ("<div>{}</div>", "<div><section><div>{}</div></section></div>"):
        whole = wrap.format("".join(PARAGRAPHS))
        made = cut(whole)
        assert len(made) > 3
        assert all(len(piece) <= _LIMIT + 20 for piece in made)
        assert "".join(map(words, made)) == words(whole)
        assert [ident for piece in made for ident in ids(piece)] == [f"p{n}" for n in range(600)]


def test_words_between_blocks_stay_in_their_place() -> None:
    whole = "<div>Mở đầu. " + "giữa ".join(PARAGRAPHS) + " Kết.</div>"
    assert "".join(map(words, cut(whole))) == words(whole)


def test_one_endless_block_is_left_whole() -> None:
    assert len(cut(f"<div><p>{'dài ' * _LIMIT}</p></div>")) == 1

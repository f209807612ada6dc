"""The encoding of a table is known by what it makes of the bytes."""

from __future__ import annotations

import pytest
from support.encodings import in_cp1258, in_tcvn3

from library.catalog.decode import Decoded, decode

VERSE = "Nhan đề,Tác giả\nTruyện Kiều,Nguyễn Du\nSố đỏ,Vũ Trọng Phụng\nLục Vân Tiên,Nguyễn Đình Chiểu\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_tells_itself(encoding: str) -> None:
    assert decode(VERSE.encode(encoding)) == Decoded(VERSE)


def test_what_a_vietnamese_windows_writes_is_read_with_its_tones() -> None:
    assert decode(in_cp1258(VERSE)) == Decoded(VERSE, "cp1258")


def test_what_a_western_windows_leaves_of_vietnamese_is_not_given_tones() -> None:
    lost = "Truy?n Ki?u,Nguy?n ?ình Chi?u,Vân Tiên\n"
    assert decode(lost.encode("cp1252")) == Decoded(lost, "cp1252")


def test_bytes_of_an_old_font_become_vietnamese() -> None:
    text = (
        "title\nTruyện Kiều\nthơ Nôm\nđỏ\nca dao và đồ chơi\n".replace("à", "µ")
        .replace("ồ", "å")
        .replace("ẻ", "Î")
    )
    decoded = decode(in_tcvn3(text).encode("latin-1"))
    assert decoded is not None
    assert decoded.guessed == "TCVN3"
    assert decoded.text == "title\nTruyện Kiều\nthơ Nôm\nđỏ\nca dao và đồ chơi\n"


def test_another_language_is_left_to_statistics() -> None:
    text = "titre,auteur\nL'été à la forêt,Hélène Grâce\nMémoires d'une âme inquiète,Zoé Lefèvre\n" * 5
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.guessed


def test_a_few_broken_bytes_cost_themselves_alone() -> None:
    decoded = decode(VERSE.encode() + b"\xe9\n")
    assert decoded == Decoded(VERSE + "\ufffd\n")


def test_zeros_in_a_text_do_not_make_it_wide() -> None:
    assert decode(b"title\x00,file\nA,a.pdf\n") == Decoded("title\x00,file\nA,a.pdf\n")


def test_what_is_no_text_is_none() -> None:
    assert decode(bytes(range(128, 256)) * 8) is None

"""A file's letters are read right, whatever encoding it declares."""

from __future__ import annotations

import unicodedata

import pytest

from library.formats.epub.encoding import as_utf8

WORDS = "Đất nước ta có rừng vàng biển bạc, người dân cần cù lao động, yêu hoà bình. " * 3


def decomposed(text: str) -> bytes:
    """Return text in Windows-1258, whose tone marks are letters of their own."""
    made = b""
    for letter in text:
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tone))
            made += (rest + "".join(tone)).encode("cp1258")
    return made


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f'<?xml version="1.0" encoding="utf-8"?><p>{WORDS}</p>'.encode(), ""),
        (f"<p>{WORDS}</p>".encode(), ""),
        (b"\xef\xbb\xbf" + f"<p>{WORDS}</p>".encode(), ""),
        (f'<?xml version="1.0" encoding="utf-16"?><p>{WORDS}</p>'.encode("utf-16"), ""),
        (f"<p>{WORDS}</p>".encode("utf-16-le"), ""),
        (f'<?xml version="1.0" encoding="iso-8859-1"?><p>{WORDS}</p>'.encode(), "utf-8"),
        (f'<?xml version="1.0" encoding="utf-16"?><p>{WORDS}</p>'.encode(), ""),
        (b'<?xml version="1.0" encoding="utf-8"?><p>' + decomposed(WORDS) + b"</p>", "cp1258"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><p>' + decomposed(WORDS) + b"</p>", "cp1258"),
        (b'<?xml version="1.0" encoding="windows-1258"?><p>' + decomposed(WORDS) + b"</p>", ""),
        (b'<meta charset="x-unknown"/><p>' + decomposed(WORDS) + b"</p>", "cp1258"),
    ],
)
def test_vietnamese_is_read_in_any_encoding(data: bytes, told: str) -> None:
    text, encoding = as_utf8(data)
    assert WORDS in unicodedata.normalize("NFC", text.decode())
    assert encoding == told
    assert b"<?xml" not in text


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "gb18030"])
def test_another_encoding_that_is_declared_truly_is_believed(encoding: str) -> None:
    text = "吾輩は猫である"
    data = f'<?xml version="1.0" encoding="{encoding}"?><p>{text}</p>'.encode(encoding)
    assert as_utf8(data) == (f"<p>{text}</p>".encode(), "")


def test_french_in_a_western_encoding_stays_french() -> None:
    words = "L'été dernier, où étiez-vous ? À la forêt, près du château, très tôt, avec mon frère aîné. " * 3
    assert as_utf8(f"<p>{words}</p>".encode("cp1252"))[0].decode() == f"<p>{words}</p>"


def test_a_few_broken_letters_are_damage_and_no_other_encoding() -> None:
    text, encoding = as_utf8(f"<p>{WORDS}".encode() + b"\xff</p>")
    assert WORDS in text.decode()
    assert encoding == "utf-8"


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xfe", b"\0\0\0\0", b"<", b"\xfe\xff\0"])
def test_nothing_is_too_broken(data: bytes) -> None:
    assert isinstance(as_utf8(data)[0], bytes)

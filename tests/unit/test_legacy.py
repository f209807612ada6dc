"""What was written before Unicode is read as it was meant."""

from __future__ import annotations

import unicodedata

import pytest

from library.legacy import (
    Encoding,
    encoding_of,
    in_unicode,
    is_suspect,
    recognise,
    rises,
    swap,
    swapped,
    with_stroke,
)

TEXT = "Trăm năm trong cõi người ta, chữ tài chữ mệnh khéo là ghét nhau. Trải qua một cuộc bể dâu"
TCVN3 = "Tr¨m n¨m trong câi ng­êi ta, ch÷ tµi ch÷ mÖnh khÐo lµ ghÐt nhau. Tr¶i qua mét cuéc bÓ d©u"
VNI = "Traêm naêm trong coõi ngöôøi ta, chöõ taøi chöõ meänh kheùo laø gheùt nhau. Traûi qua moät cuoäc beå daâu"
GERMAN = "Der Übungsraum für größere Gäste schließt früh; Höhe, Tür, Straße und schöne Bäume über Flüssen"
FRENCH = (
    "Déjà l'été où naît l'œuvre, être à côté, l'élève créé là-bas, forêt brûlée, château, île, maïs, Noël"
)


def decoded(text: str, encoding: Encoding) -> str:
    return " ".join(map(encoding.decode, text.split(" ")))


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_text_is_read_in_its_encoding(text: str, name: str) -> None:
    assert decoded(text, Encoding(name)) == TEXT
    assert recognise(text.split()) == Encoding(name)
    assert rises(text.split(), Encoding(name))


def test_viscii_is_read() -> None:
    # RFC 1456: 0xE5 is ă, 0xF5 is õ, 0xDF is ư, 0xB6 is ờ, 0xE6 is ữ, 0xAE is ệ, 0xF4 is ô.
    written = "Tråm nåm cõi ngß¶i chæ m®nh mµt cuµc"
    assert Encoding("VISCII").decode("Tråm") == "Trăm"
    assert decoded(written, Encoding("VISCII")) == "Trăm năm cõi người chữ mệnh một cuộc"
    assert recognise(written.split()) == Encoding("VISCII")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ng-êi", "người"),
        ("-íc", "ước"),
        ("th-", "thư"),
        ("Tr-êng", "Trường"),
        ("ba-n¨m", "ba-năm"),
        ("ki-l«-mÐt", "ki-lô-mét"),
        ("-", "-"),
        ("---", "---"),
        ("(n-íc),", "(nước),"),
        ("\uf0b5o", "ào"),
    ],
)
def test_the_hyphen_that_stands_for_a_letter_is_told_from_one_that_does_not(written: str, meant: str) -> None:
    assert Encoding("TCVN3").decode(written) == meant


def test_capitals_of_vni_keep_their_case() -> None:
    assert Encoding("VNI").decode("ÑÖÔØNG") == "ĐƯỜNG"
    assert Encoding("VNI").decode("Ñöôøng") == "Đường"


@pytest.mark.parametrize("text", [TEXT, GERMAN, FRENCH, "plain English words and nothing more than that"])
def test_text_of_today_is_left_alone(text: str) -> None:
    assert recognise(text.split()) is None


def test_unicode_in_a_font_with_an_old_name_is_left_alone() -> None:
    assert not rises(TEXT.split(), Encoding("VNI"))
    assert not rises(TEXT.split(), Encoding("TCVN3"))


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding("TCVN3")),
        ("ABCDEF+.VnArial", Encoding("TCVN3")),
        (".VnTimeH", Encoding("TCVN3", capitals=True)),
        ("ABCDEF+.VnTimeH,Bold", Encoding("TCVN3", capitals=True)),
        (".VnArial NarrowH", Encoding("TCVN3", capitals=True)),
        ("VNI-Times", Encoding("VNI")),
        ("ABCDEF+VNI-Helve-Condense,Bold", Encoding("VNI")),
        ("VNITimes", Encoding("VNI")),
        ("VNITT10", None),
        ("VNR12", None),
        ("Times New Roman", None),
        ("UTM Avo", None),
    ],
)
def test_a_fonts_name_tells_its_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of(font) == encoding


def test_capitals_are_what_such_a_font_draws() -> None:
    assert Encoding("TCVN3", capitals=True).decode("ch-¬ng") == "CHƯƠNG"


def test_only_words_that_turn_vietnamese_are_suspect() -> None:
    assert is_suspect("viÖn")
    assert not any(map(is_suspect, ("viện", "library", "schön", "Größe", "là")))


def test_what_is_read_is_composed() -> None:
    for text, name in ((TCVN3, "TCVN3"), (VNI, "VNI")):
        read = decoded(text, Encoding(name))
        assert unicodedata.is_normalized("NFC", read)


# Plain prose in which hardly a sign stands out: its shape alone does not give it away.
PROSE = "Trong v\u00adên cam chanh, con ong bay quanh, con chim kªu vang, bè con Lan Anh ra ch¬i, nh×n hoa në"


def test_plain_prose_is_recognised_by_its_letters() -> None:
    assert recognise(PROSE.split()) == Encoding("TCVN3")
    assert decoded(PROSE, Encoding("TCVN3")).endswith("bố con Lan Anh ra chơi, nhìn hoa nở")


def test_words_in_unicode_prove_no_encoding() -> None:
    written = "Ðoan Ðà Ðông Ðây Ðánh Ðó Ðỏ – nàng hoà"
    assert recognise(written.split()) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Ðông,", "Đông,"), ("(ðến", "(đến"), ("Đông", "Đông"), ("það", "það"), ("Ða Vinci", "Ða Vinci")],
)
def test_an_eth_that_looks_like_a_letter_of_vietnamese_is_one(written: str, meant: str) -> None:
    assert with_stroke(written) == meant


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("To¸n líp 5", "Toán lớp 5"),
        ("§Êt rõng ph\u00ad¬ng Nam", "Đất rừng phương Nam"),
        ("Tieáng Vieät 4 taäp moät", "Tiếng Việt 4 tập một"),
        ("Ðất và Người", "Đất và Người"),
        # Two words of letters alone could be of any language.
        ("Truyeän Kieàu", "Truyeän Kieàu"),
    ],
)
def test_a_title_is_read_in_the_encoding_that_makes_all_of_it_vietnamese(title: str, meant: str) -> None:
    assert in_unicode([title]) == [meant]


@pytest.mark.parametrize(
    "title", ["Gå på", "Laïc et naïf", "Été à la mer", "El Niño – Año 5", "Hình học £5", "© 2004", "Á–â", ""]
)
def test_a_title_of_today_is_left_alone(title: str) -> None:
    assert in_unicode([title]) == [title]


def test_titles_of_one_document_are_judged_together() -> None:
    assert in_unicode(["Môc lôc", "Lêi nãi ®Çu"]) == ["Mục lục", "Lời nói đầu"]


def test_letters_with_their_bytes_in_the_wrong_order_are_put_right() -> None:
    text = "Đến bến đò: 12 xóm, 3 chuyến!"
    words = text.encode("utf-16-le").decode("utf-16-be").split("\u2000")
    assert swapped(words)
    assert " ".join(map(swap, words)) == text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        GERMAN,
        "一一二一三一四",
        "開卷有益。一日不讀書，三日不知味。",
        "책을 읽는 아이들이 강가에 있다",
        "",
    ],
)
def test_letters_in_their_order_are_left_alone(text: str) -> None:
    assert not swapped(text.split())

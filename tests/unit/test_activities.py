"""A built site shows contests and surveys, and holds nothing of an entry without consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from support.trees import files, holding

from library.errors import LibraryError

if TYPE_CHECKING:
    from support.schools import School

CONTESTS = "Mã cuộc thi,Tên cuộc thi,Bắt đầu,Kết thúc,Nơi nộp bài\nke,Kể chuyện,1/10/2026,20/11/2026,https://nop.example/ke\n"
ENTRIES = (
    "Mã bài,Mã cuộc thi,Mã sách,Tên hiển thị,Lớp,Trường,Video,Lời trong video,Đồng ý,Giải\n"
    "a,ke,de-men,Minh <A.>,5A,Hoa Gạo,https://video.example/mot,Xin <chào>,có,Giải Nhất\n"
    "b,ke,de-men,Lan Giấu,3B,Trường Giấu,https://video.example/giau,Lời giấu,,Giải giấu\n"
    "c,ke,de-men,Tí Chưa,3B,Trường Giấu,https://video.example/chua,Lời chưa,chờ mẹ,\n"
)
SURVEYS = (
    "Mã khảo sát,Tên khảo sát,Gửi đến,Câu hỏi,Kiểu\ny,Ý kiến,https://y-kien.example/nhan,Mấy sao?,sao\n"
    "dong,Đã xong,,Hay không?,sao\n"
)
SECRETS = ("Giấu", "giấu", "giau", "Tí Chưa", "Lời chưa", "/chua", "chờ mẹ")


@pytest.fixture
def lively(school: School) -> School:
    school.catalog("Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\n")
    school.catalog(CONTESTS, "contests.csv")
    school.catalog(ENTRIES, "entries.csv")
    school.catalog(SURVEYS, "surveys.csv")
    return school


def policy(school: School, page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', school.page(page))
    assert found is not None
    return found[1]


def test_nothing_of_an_entry_without_consent_is_anywhere_on_the_site(lively: School) -> None:
    lively.build()
    assert {word: found for word, found in holding(lively.site, SECRETS).items() if found} == {}
    page = lively.page("contests/ke/index.html")
    assert "Minh &lt;A.&gt;" in page
    assert "Xin &lt;chào&gt;" in page
    book = html.document_fromstring(lively.page("books/de-men/index.html"))
    assert book.xpath("//a[contains(@href, 'contests/ke')]/@href") == [
        "../../contests/ke/index.html#bai-a",
        "../../contests/ke/index.html",
    ]


def test_a_consent_that_is_taken_back_takes_the_entry_back(lively: School) -> None:
    lively.build()
    lively.catalog(ENTRIES.replace("có,", "không,"), "entries.csv")
    lively.build()
    assert holding(lively.site, ["Minh", "video.example"]) == {"Minh": [], "video.example": []}


def test_the_same_day_or_another_the_site_is_the_same(lively: School) -> None:
    lively.build()
    before = files(lively.site)
    (lively.root / ".tusach" / "report.json").unlink()
    lively.build()
    assert files(lively.site) == before
    page = html.document_fromstring(lively.page("contests/ke/index.html"))
    assert [one.get("data-when") for one in page.xpath("//*[@data-when and not(@hidden)]")] == [
        "open",
        "open",
        "open",
    ]
    assert page.xpath("//*[contains(@class, 'state') and not(@hidden)]") == []


def test_the_page_of_a_survey_alone_may_send_elsewhere(lively: School) -> None:
    lively.build()
    assert "connect-src 'self' https://y-kien.example;" in policy(lively, "surveys/y/index.html")
    assert policy(lively, "surveys/y/index.html").endswith("form-action 'self' https://y-kien.example")
    others = [
        name
        for name in files(lively.site)
        if name.endswith(".html") and not name.startswith(("q/", "surveys/y/"))
    ]
    assert len(others) > 10
    for name in others:
        assert "connect-src 'self';" in policy(lively, name), name
        assert policy(lively, name).endswith("form-action 'self'"), name


def test_a_survey_that_is_over_keeps_its_page_and_its_code(lively: School) -> None:
    lively.build()
    page = lively.page("surveys/dong/index.html")
    assert "<form id=" not in page
    assert "không nhận thêm" in page
    assert "survey,dong," in lively.root.joinpath("catalog/qr.csv").read_text(encoding="utf-8")


def test_answers_are_part_of_what_the_site_is_made_from(lively: School) -> None:
    lively.build()
    (lively.root / "catalog" / "surveys").mkdir()
    lively.catalog("Mấy sao?\n5\n4\n", "surveys/y.csv")
    lively.build()
    assert "2 người đã trả lời" in lively.page("surveys/y/index.html")


def test_a_counter_is_told_of_on_every_page_when_it_is_set(lively: School) -> None:
    config = lively.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    lively.build()
    assert "data-visits" not in lively.page("index.html")
    config.write_text(f"{text}      visits_url: https://dem.example/xem?a=1\n", encoding="utf-8")
    lively.build()
    for name in ("index.html", "gioi-thieu.html", "books/de-men/index.html", "404.html"):
        assert 'data-visits="https://dem.example/xem?a=1"' in lively.page(name), name
        assert "connect-src 'self' https://dem.example;" in policy(lively, name), name
    assert "connect-src 'self' https://dem.example https://y-kien.example;" in policy(
        lively, "surveys/y/index.html"
    )
    config.write_text(f"{text}      visits_url: dem.example\n", encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        lively.settings()
    assert caught.value.code == "visits-address"


def test_the_library_tells_of_itself(lively: School) -> None:
    lively.catalog(
        'Mục,Nội dung,Mô tả ảnh\nGiờ mở cửa,"Sáng: 7 giờ\nChiều: 1 giờ",\nẢnh,truong.svg,Sân trường\nẢnh,la.jpg,Mất\n',
        "library.csv",
    )
    (lively.root / "catalog" / "pages" / "truong.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8"
    )
    result = lively.build()
    page = html.document_fromstring(lively.page("library/index.html"))
    assert page.xpath("//dt/text()") == ["Giờ mở cửa"]
    assert page.xpath("//dd/text()") == ["Sáng: 7 giờ", "Chiều: 1 giờ"]
    (picture,) = page.xpath("//main//img")
    assert picture.get("alt") == "Sân trường"
    assert (lively.site / "library" / picture.get("src")).is_file()
    assert [problem.value for problem in result.problems if problem.code == "CAT-080"] == ["la.jpg"]
    card = lively.page("library/card.svg")
    html.fromstring(card)
    assert "1 nhan đề" in card


def test_a_contest_that_changes_its_name_keeps_its_code_and_its_page(lively: School) -> None:
    lively.build()
    lively.catalog(
        CONTESTS.replace("Nơi nộp bài\nke,", "Nơi nộp bài,Mã cũ\nmoi,").replace("/ke\n", "/ke,ke\n"),
        "contests.csv",
    )
    lively.catalog(ENTRIES.replace(",ke,", ",moi,"), "entries.csv")
    lively.build()
    assert 'url=../../contests/moi/index.html"' in lively.page("contests/ke/index.html")
    ledger = lively.root.joinpath("catalog/qr.csv").read_text(encoding="utf-8")
    code = next(line.partition(",")[0] for line in ledger.splitlines() if ",contest,ke," in line)
    assert 'url=../../contests/moi/index.html"' in lively.page(f"q/{code}/index.html")


def test_search_engines_are_told_of_the_pages(lively: School) -> None:
    lively.build()
    for page in ("contests/", "contests/ke/", "surveys/y/", "library/"):
        assert f"/thu-vien/{page}</loc>" in lively.page("sitemap.xml"), page

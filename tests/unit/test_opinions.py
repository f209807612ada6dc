"""Reviews and reading lists on the site: what is approved and consented to, and not a word more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from support.trees import files

if TYPE_CHECKING:
    from support.schools import School

BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,895 TÔ-H\nque-noi,Quê nội,895 VO-Q\n"
REVIEWS = """\
Mã sách,Tên hiển thị,Lớp,Ngày,Số sao,Cảm nhận,Video,Đồng ý,Duyệt
de-men,Khánh An,5A,2026-10-02,5,Em thích <b>Dế Mèn</b>,https://video.example/mot,có,có
de-men,Tên Giấu,5B,2026-10-01,4,Bài không tên,https://video.example/hai,không,có
de-men,Chưa Duyệt,5C,2026-09-01,1,Bài chưa duyệt,https://video.example/ba,có,
de-men,Ghi Sai,5D,2026-09-02,2,Bài ghi sai,,có,chắc là được
"""
LISTS = "Mã danh sách,Tên danh sách,Loại,Các sách,Giới thiệu\nmua-he,Hè này đọc gì,Lớp,que-noi; de-men; mat-roi,Hai cuốn.\n"


@pytest.fixture
def opinions(school: School) -> School:
    school.catalog(BOOKS)
    school.catalog(REVIEWS, "reviews.csv")
    school.catalog(LISTS, "lists.csv")
    return school


def test_only_what_is_approved_and_consented_to_leaves_the_table(opinions: School) -> None:
    opinions.build()
    page = opinions.page("books/de-men/index.html")
    assert "Em thích &lt;b&gt;Dế Mèn&lt;/b&gt;" in page
    assert "Bài không tên" in page
    site = b"".join((opinions.site / name).read_bytes() for name in files(opinions.site)).decode(
        errors="ignore"
    )
    assert "Khánh An" in site
    for secret in ("Tên Giấu", "video.example/hai", "Chưa Duyệt", "chưa duyệt", "Ghi Sai", "ghi sai"):
        assert secret not in site, secret


def test_a_video_is_a_link_that_loads_nothing(opinions: School) -> None:
    opinions.build()
    page = html.document_fromstring(opinions.page("books/de-men/index.html"))
    (video,) = page.xpath("//*[contains(@href, 'video.example')]")
    assert (video.tag, video.get("target"), video.get("rel")) == ("a", "_blank", "noopener noreferrer")
    assert not page.xpath("//iframe | //video | //embed | //object")
    assert "video.example" not in "".join(page.xpath("//@src"))


def test_approval_that_is_taken_back_takes_the_review_back(opinions: School) -> None:
    opinions.build()
    opinions.catalog(REVIEWS.replace("có,có\n", "có,không\n"), "reviews.csv")
    opinions.build()
    assert "Khánh An" not in opinions.page("books/de-men/index.html")


def test_the_form_is_offered_where_there_is_one(opinions: School) -> None:
    opinions.build()
    assert "Viết cảm nhận" not in opinions.page("books/que-noi/index.html")
    path = opinions.root / "mkdocs.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "      review_form: https://f.example/d?t={title}&u={url}\n",
        encoding="utf-8",
    )
    opinions.build()
    page = html.document_fromstring(opinions.page("books/que-noi/index.html"))
    (link,) = page.xpath("//a[starts-with(@href, 'https://f.example/')]")
    assert link.get("href") == (
        "https://f.example/d?t=Qu%C3%AA%20n%E1%BB%99i"
        "&u=https%3A%2F%2Fhoagao.example%2Fthu-vien%2Fbooks%2Fque-noi%2F"
    )
    assert link.get("rel") == "noopener noreferrer"


def test_a_reading_list_is_reached_from_home_and_from_its_books(opinions: School) -> None:
    opinions.build()
    page = html.document_fromstring(opinions.page("lists/mua-he/index.html"))
    assert page.xpath("//ol/li//h2//a/text()") == ["Quê nội", "Dế Mèn"]
    for name in ("index.html", "lists/index.html", "books/de-men/index.html", "books/que-noi/index.html"):
        assert "lists/mua-he/index.html" in opinions.page(name), name
    assert "lists/mua-he/</loc>" in opinions.page("sitemap.xml")


def test_without_lists_nothing_leads_to_them(school: School) -> None:
    school.catalog(BOOKS)
    school.build()
    assert not (school.site / "lists").exists()
    assert "lists/" not in school.page("index.html")
    assert "lists/" not in school.page("sitemap.xml")

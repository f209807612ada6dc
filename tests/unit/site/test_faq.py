"""The page of questions holds every answer without a script, and nothing of a cell becomes markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from support.schools import School

BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,895\n"
FAQ = """\
Mã,Câu hỏi,Cách hỏi khác,Trả lời,Liên kết,Chủ đề,Hỏi tiếp
gio,Mấy giờ mở cửa?,giờ mở cửa,"Sáng.
Chiều.",gioi-thieu.md,Giờ giấc,mat-the
mat-the,Mất thẻ <b>thì sao</b>?,</script><b>rơi thẻ,Gặp <script>alert(1)</script> cô Mai.,de-men,Thẻ,gio; lien-he
web,Trang của Sở?,,Ở đây.,https://www.so.example/a?b=1&c=2,,
lien-he,Hỏi ai?,,Cô Mai.,thu-vien@truong.example,Thẻ,
"""


@pytest.fixture
def asked(school: School) -> School:
    school.catalog(BOOKS)
    school.catalog(FAQ, "faq.csv")
    school.build()
    return school


def page(school: School, name: str = "faq/index.html") -> html.HtmlElement:
    return html.document_fromstring(school.page(name))


def test_every_question_stands_under_its_topic_with_an_address_of_its_own(asked: School) -> None:
    sections = page(asked).xpath("//section[starts-with(@id, 't')]")
    topics = [section.xpath("string(h2)") for section in sections]
    assert topics == ["Giờ giấc", "Thẻ", "Câu hỏi khác"]
    questions = [section.xpath(".//summary/h3/text()") for section in sections]
    assert questions == [["Mấy giờ mở cửa?"], ["Mất thẻ <b>thì sao</b>?", "Hỏi ai?"], ["Trang của Sở?"]]
    first = page(asked).get_element_by_id("c-gio")
    assert first.xpath("p[not(@class)]/text()") == ["Sáng.", "Chiều."]
    assert first.getparent().xpath(".//a/@href")[-1] == "#c-gio"


@pytest.mark.parametrize(
    ("ident", "href", "label", "away"),
    [
        ("gio", "../gioi-thieu.html", "Giới thiệu", False),
        ("mat-the", "../books/de-men/index.html", "Dế Mèn", False),
        ("web", "https://www.so.example/a?b=1&c=2", "so.example (mở trong thẻ mới)", True),
        ("lien-he", "mailto:thu-vien@truong.example", "thu-vien@truong.example", False),
    ],
)
def test_an_answer_leads_where_its_row_says(
    asked: School, ident: str, href: str, label: str, away: bool
) -> None:
    (link,) = page(asked).get_element_by_id(f"c-{ident}").xpath(".//a")
    assert (link.get("href"), link.text_content()) == (href, label)
    assert (link.get("target") == "_blank", link.get("rel") == "noopener noreferrer") == (away, away)


def test_markup_in_a_cell_is_text(asked: School) -> None:
    answer = page(asked).get_element_by_id("c-mat-the")
    assert answer.xpath("string(p)") == "Gặp <script>alert(1)</script> cô Mai."
    assert page(asked).xpath("//main//script[not(@type)]") == []
    assert page(asked).xpath("//main//b") == []


def test_the_desk_knows_other_ways_to_ask_and_what_follows(asked: School) -> None:
    (block,) = page(asked).xpath("//script[@id='desk-data']/text()")
    desk = json.loads(block)
    assert desk["rows"][:2] == [
        ["gio", ["giờ mở cửa"], ["mat-the"]],
        ["mat-the", ["</script><b>rơi thẻ"], ["gio", "lien-he"]],
    ]
    assert desk["first"] == ["gio", "mat-the", "web"]
    assert desk["contact"] == "lien-he"


def test_search_engines_are_told_questions_and_answers(asked: School) -> None:
    (block,) = page(asked).xpath("//main//script[@type='application/ld+json']/text()")
    told = json.loads(block)
    assert told["@type"] == "FAQPage"
    assert told["mainEntity"][0] == {
        "@type": "Question",
        "name": "Mấy giờ mở cửa?",
        "acceptedAnswer": {"@type": "Answer", "text": "Sáng.\nChiều."},
    }
    assert "<loc>https://hoagao.example/thu-vien/faq/</loc>" in asked.page("sitemap.xml")


def test_the_page_may_be_kept_for_times_without_a_network(asked: School) -> None:
    facts = asked.page("sw.js").partition("\n")[0].removeprefix("self.tusachSite=").removesuffix(";")
    kept = json.loads(facts)
    named = set(re.findall(r"assets/tusach/[\w./-]+", asked.page("faq/index.html")))
    assert named <= {*kept["files"], *kept["more"]}
    # The first visit, to whatever page, does not pay for it.
    left = {name.rpartition("/")[2].partition(".")[0] for name in named - set(kept["files"])}
    assert left == {"desk", "lookup"}


def test_every_page_leads_to_the_desk(asked: School) -> None:
    for name, href in (
        ("index.html", "faq/index.html"),
        ("gioi-thieu.html", "faq/index.html"),
        ("books/de-men/index.html", "../../faq/index.html"),
    ):
        assert page(asked, name).xpath(f"//header//a[@href='{href}']"), name
        assert page(asked, name).xpath(f"//footer//a[@href='{href}']"), name


def test_without_questions_there_is_no_trace_of_it(school: School) -> None:
    school.catalog(BOOKS)
    school.catalog("Câu hỏi,Trả lời\nChưa trả lời?,\n", "faq.csv")
    school.build()
    assert not (school.site / "faq").exists()
    for name in ("index.html", "books/de-men/index.html", "sitemap.xml"):
        assert "faq/" not in school.page(name)


def test_a_changed_answer_changes_the_page(asked: School) -> None:
    asked.catalog(FAQ.replace("Cô Mai.", "Thầy Nam."), "faq.csv")
    result = asked.build()
    assert result.written > 0
    assert "Thầy Nam." in asked.page("faq/index.html")

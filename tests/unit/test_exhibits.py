"""A school with stories behind its signs: their pages, collections, walks, codes, and ways to books and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from support.pictures import flat
from support.schools import URL, make_school
from support.sounds import mp3

from library import labels
from library.catalog.geography import Place
from library.catalog.ledger import read_ledger
from library.catalog.model import Exhibit
from library.issuing import ledger_path
from library.messages import messages
from library.resources import theme
from library.site.walks import length

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School

BOOKS = "Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\n"
EXHIBITS = """\
Mã,Tên,Loại,Tóm tắt,Địa chỉ,Ấp,Vĩ độ,Kinh độ,Ảnh,Mô tả ảnh,Video,Lời kể,Nhạc nền,Bản chữ,Tuyến,Sách,Mã cũ
truong,Trường <Hoa Gạo>,trường,Ngói đỏ.,Đầu đường,Ấp Giữa,10.046,105.981,a.png,Mái ngói,,,,,Một vòng: 2,,
dinh,Đình Bến,di tích,Sáu hàng cột.,Bến sông,Ấp Bến,10.046,105.978,a.png; b.png,Mái đình; Trống,,a.mp3,a.mp3,Chào bạn.,Một vòng: 1,de-men,dinh-cu
chieu,Chiếu Cồn,sản phẩm,Dệt tay.,Cồn,,10.6,105.985,,,https://www.video.example/1,,,,Một vòng,,
le-loi,Một nơi xa,nơi,,,,,,,,,,,,,,
"""
DRAWN = '{"type":"FeatureCollection","bbox":[105.97,10.04,105.99,10.053],"features":[{"type":"Feature","properties":{"name":"Sông","kind":"river"},"geometry":{"type":"LineString","coordinates":[[105.97,10.041],[105.98,10.042],[105.99,10.041]]}}]}'
STORY = "Đình quay mặt ra sông, gần [trường](truong.md).\n\n![Cột](cot.png)\n\n## Trống\n\nBa hồi <em>trống</em>.\n"
BUDGET = 150_000
"""Bytes of a page before its pictures, sounds and films."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = make_school(tmp_path_factory.mktemp("exhibits") / "truong")
    school.catalog(BOOKS)
    school.catalog(EXHIBITS, "exhibits.csv")
    school.catalog(DRAWN, "map.geojson")
    folder = school.root / "catalog" / "exhibits"
    stories = school.root / "catalog" / "pages" / "exhibits"
    folder.mkdir()
    stories.mkdir()
    for name, data in {
        "a.png": flat(size=(700, 500)),
        "b.png": flat("#9a2e1b", (300, 200)),
        "a.mp3": mp3(0.5),
    }.items():
        (folder / name).write_bytes(data)
    (stories / "dinh.md").write_text(STORY, encoding="utf-8")
    (stories / "truong.md").write_text("Trường.\n", encoding="utf-8")
    (stories / "cot.png").write_bytes(flat())
    school.build()
    return school


def links(school: School, page: str) -> list[str]:
    return [str(link) for link in html.fromstring(school.page(page)).xpath("//main//a/@href")]


def test_every_exhibit_has_a_page(school: School) -> None:
    pages = {
        ident: school.page(f"exhibits/{ident}/index.html") for ident in ("truong", "dinh", "chieu", "le-loi")
    }
    assert "<h1>Trường &lt;Hoa Gạo&gt;</h1>" in pages["truong"]
    assert "Ngói đỏ." in pages["truong"]
    assert "Những chuyện khác" in school.page("exhibits/index.html")


def test_its_story_stands_on_it_and_is_no_page_of_its_own(school: School) -> None:
    page = school.page("exhibits/dinh/index.html")
    assert "Đình quay mặt ra sông" in page
    # Links are made for the place where the text stands.
    assert 'href="../truong/index.html"' in page
    assert 'src="../cot.png"' in page
    assert (school.site / "exhibits" / "cot.png").is_file()
    assert not list((school.site / "exhibits").glob("*.md")) + [
        path for path in (school.site / "exhibits").glob("*.html") if path.name != "index.html"
    ]
    assert "Đình quay mặt" not in school.page("index.html")


def test_every_link_of_its_pages_leads_somewhere(school: School) -> None:
    for page in sorted(school.site.glob("exhibits/**/*.html")) + sorted(school.site.glob("routes/*/*.html")):
        found = html.fromstring(page.read_text(encoding="utf-8"))
        named = [*found.xpath("//@href"), *found.xpath("//@src"), *found.xpath("//@poster")]
        named += [part.split()[0] for set_ in found.xpath("//@srcset") for part in set_.split(", ")]
        for name in named:
            if not re.match(r"https?:|data:|#", name):
                assert (page.parent / name.partition("#")[0]).resolve().is_file(), (page, name)


def test_nothing_of_another_site_is_loaded_before_it_is_tapped(school: School) -> None:
    for page in ("exhibits/chieu/index.html", "exhibits/dinh/index.html", "exhibits/index.html"):
        found = html.fromstring(school.page(page))
        loaded = [
            *found.xpath("//@src"),
            *found.xpath("//link[@rel='stylesheet']/@href"),
            *found.xpath("//@poster"),
        ]
        assert not [name for name in loaded if "//" in name]
    film = html.fromstring(school.page("exhibits/chieu/index.html")).xpath("//a[@class='video']")[0]
    assert film.get("rel") == "noopener noreferrer"
    assert "video.example" in film.text_content()
    for media in html.fromstring(school.page("exhibits/dinh/index.html")).xpath("//audio|//video"):
        assert media.get("preload") == "none"


def test_the_way_there_is_a_link_that_opens_a_map(school: School) -> None:
    (way,) = [link for link in links(school, "exhibits/dinh/index.html") if link.startswith("https://")]
    assert way.endswith("destination=10.046000,105.978000")
    assert not [link for link in links(school, "exhibits/le-loi/index.html") if link.startswith("https://")]


def test_books_and_exhibits_name_each_other(school: School) -> None:
    assert "../../books/de-men/index.html" in links(school, "exhibits/dinh/index.html")
    assert "../../exhibits/dinh/index.html" in links(school, "books/de-men/index.html")


def test_a_route_leads_from_stop_to_stop(school: School) -> None:
    stops = html.fromstring(school.page("routes/mot-vong/index.html")).xpath("//ol[@class='stops']//b/text()")
    assert stops == ["Đình Bến", "Trường <Hoa Gạo>", "Chiếu Cồn"]
    walk = html.fromstring(school.page("exhibits/truong/index.html")).xpath("//section[@class='walk']")[0]
    words = " ".join(walk.text_content().split())
    assert "Điểm 2 trên 3" in words
    assert re.search("Điểm tiếp theo ?Chiếu Cồn", words)
    assert re.search("Điểm trước ?Đình Bến ?cách chừng 330 m", words)
    assert "điểm cuối" in html.fromstring(school.page("exhibits/chieu/index.html")).text_content()


def test_the_map_shows_what_is_on_it(school: School) -> None:
    found = html.fromstring(school.page("exhibits/index.html"))
    assert [pin.get("href") for pin in found.xpath("//a[contains(@class,'pin')]")] == [
        "../exhibits/truong/index.html",
        "../exhibits/dinh/index.html",
    ]
    assert found.xpath("//*[contains(@class,'map-name')]/text()") == ["Sông"]
    (drawn,) = school.site.glob("exhibits/ban-do.*.svg")
    assert b"stroke:#a9d3dc" in drawn.read_bytes()
    # What is not on the map is on the list.
    assert "../exhibits/chieu/index.html" in links(school, "exhibits/index.html")


def test_a_picture_is_a_map_with_the_same_pins(school: School, tmp_path: Path) -> None:
    other = make_school(tmp_path / "truong")
    other.catalog(EXHIBITS, "exhibits.csv")
    other.catalog('Mục,Nội dung\nGóc bản đồ,"10.04, 105.97"\nGóc bản đồ,"10.053, 105.99"\n', "library.csv")
    (other.root / "catalog" / "map.png").write_bytes(flat(size=(1500, 990)))
    assert "CAT-075" not in {problem.code for problem in other.build().problems}
    drawn, shown = (
        html.fromstring(one.page("exhibits/index.html")).xpath("//div[contains(@class,'map-in')]")[0]
        for one in (school, other)
    )
    pins = ".//a[contains(@class,'pin')]/@style"
    assert shown.xpath(pins) == drawn.xpath(pins) != []
    sizes = re.findall(r"exhibits/ban-do-(\d+)\.\w+\.webp \1w", shown.xpath(".//img/@srcset")[0])
    assert sizes == ["640", "1280", "1500"]
    assert len(list(other.site.glob("exhibits/ban-do-*.webp"))) == 3
    # The corners are no fact of the library.
    assert "Góc bản đồ" not in other.page("library/index.html")


def test_home_leads_to_them_and_search_engines_hear_of_them(school: School) -> None:
    assert "exhibits/index.html" in links(school, "index.html")
    for page in ("exhibits/", "exhibits/dinh/", "routes/mot-vong/"):
        assert f"<loc>{URL}{page}</loc>" in school.page("sitemap.xml")
    page = school.page("exhibits/dinh/index.html")
    assert '"@type":"LandmarksOrHistoricalBuildings"' in page
    assert 'property="og:image"' in page


def test_every_exhibit_has_a_code_and_old_ids_lead_on(school: School) -> None:
    codes = {
        code.target: code for code in read_ledger(ledger_path(school.settings())) if code.kind == "exhibit"
    }
    assert set(codes) == {"truong", "dinh", "chieu", "le-loi"}
    assert "exhibits/dinh/index.html" in school.page(f"q/{codes['dinh'].code}/index.html")
    assert "../../exhibits/dinh/index.html" in school.page("exhibits/dinh-cu/index.html")
    found = html.fromstring(school.page("print/index.html"))
    assert len(found.xpath("//section[@id='signs']//li[@class='code']")) == 4
    assert (school.site / "print" / "exhibit-dinh" / "bien-qr.pdf").read_bytes().startswith(b"%PDF")


def test_plaques_are_printed_for_exhibits_alone(school: School) -> None:
    stock = labels.stock(school.settings())
    chosen = labels.chosen(stock, labels.Choice(), frozenset({"exhibit"}))
    assert chosen == [("exhibit", ident) for ident in ("truong", "dinh", "chieu", "le-loi")]
    _, order = labels.order(school.settings(), stock, "plaque", chosen[1:2])
    (card,) = order.cards
    assert (card.label, card.about, card.place) == ("Đình Bến", "Sáu hàng cột.", "Bến sông")


def test_each_page_stays_within_its_budget(school: School) -> None:
    """The page, its style sheets and its scripts, unpacked; those fetched on demand are not among them."""
    for page in ("exhibits/dinh/index.html", "exhibits/index.html", "routes/mot-vong/index.html"):
        found = html.fromstring(school.page(page))
        named = [*found.xpath("//link[@rel='stylesheet']/@href"), *found.xpath("//script/@src")]
        sizes = [(school.site / page).parent.joinpath(name).resolve().stat().st_size for name in named]
        assert sum(sizes) + len(school.page(page).encode()) <= BUDGET


def test_exhibits_are_found_in_the_search(school: School) -> None:
    from library.search import lookup
    from library.search.query import parse

    for words in ("hàng cột", "quay mặt ra sông", "chào bạn"):
        hits = lookup.search(school.settings().index_dir, parse(words), 3).hits
        assert hits[0].book == "exhibits/dinh", words


def test_a_build_that_changes_nothing_stops_early_and_a_new_picture_does_not(school: School) -> None:
    assert school.build().written == 0
    (school.root / "catalog" / "exhibits" / "b.png").write_bytes(flat("#1c5470", (300, 200)))
    assert school.build().written > 0


def test_a_school_without_exhibits_has_no_trace_of_them(tmp_path: Path) -> None:
    school = make_school(tmp_path / "truong")
    school.catalog(BOOKS)
    school.catalog(DRAWN, "map.geojson")
    school.build()
    assert not (school.site / "exhibits").exists()
    assert "exhibits" not in school.page("index.html")


def test_distances_are_told_as_people_say_them() -> None:
    m = messages("vi")

    def away(east: float) -> str:
        return length(
            [
                Exhibit(1, "a", "A", "school", place=Place(0, 0)),
                Exhibit(2, "b", "B", "school", place=Place(0, east)),
            ],
            m,
        )

    assert [away(east) for east in (0.0, 0.001, 0.00894, 0.01, 0.2)] == [
        "10 m",
        "110 m",
        "990 m",
        "1,1 km",
        "22,2 km",
    ]
    assert (
        length([Exhibit(1, "a", "A", "school"), Exhibit(2, "b", "B", "school", place=Place(0, 0))], m) == ""
    )


def test_the_scripts_that_come_on_demand_are_small() -> None:
    import gzip

    for name, most in (("gallery.js", 20_000), ("panorama.js", 20_000), ("exhibit.js", 1_500)):
        assert len(gzip.compress((theme() / "assets" / name).read_bytes())) <= most

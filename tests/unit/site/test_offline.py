"""What a device is told about keeping the site: names that tell content, and nothing of another site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from PIL import Image
from support.golden import golden_school

from library.pages.icons import app_icons
from library.resources import theme
from library.site.emit import OutputFile
from library.site.offline import app, book_listing, by_content, megabytes, worker

if TYPE_CHECKING:
    from support.schools import School

CONTRACTS = Path(__file__).parents[2] / "contracts"
SCHEMA = json.loads((CONTRACTS / "offline.schema.json").read_text(encoding="utf-8"))
LISTING = Draft202012Validator(SCHEMA)
SITE = Draft202012Validator({"$ref": "#/$defs/site", "$defs": SCHEMA["$defs"]})
GOLDEN = Path(__file__).parents[2] / "golden" / "lang-que" / "in"


def told(script: OutputFile) -> dict[str, Any]:
    assert isinstance(script.content, bytes)
    first, _, rest = script.content.decode().partition("\n")
    assert rest == "work()"
    value: dict[str, Any] = json.loads(first.removeprefix("self.tusachSite=").removesuffix(";"))
    SITE.validate(value)
    return value


def pages(*texts: str) -> list[OutputFile]:
    return [OutputFile.of(f"p{number}.html", text) for number, text in enumerate(texts)]


ASSETS = {
    "site.css": "assets/tusach/site.1.css",
    "reader.js": "assets/tusach/reader.2.js",
    "fonts/a.woff2": "assets/tusach/fonts/a.woff2",
    "fonts/OFL.txt": "assets/tusach/fonts/OFL.txt",
}


def test_a_name_that_stays_gets_a_query_that_tells_the_content() -> None:
    old, new = OutputFile.of("books/a/book.js", "1"), OutputFile.of("books/a/book.js", "2")
    assert re.fullmatch(r"book\.js\?[0-9a-f]{10}", by_content(old, "book.js"))
    assert by_content(old, "book.js") != by_content(new, "book.js")
    assert by_content(old, "pages/0001.ab.webp") == "pages/0001.ab.webp"


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        (12, "0,1 MB", "0.1 MB"),
        (1_260_000, "1,3 MB", "1.3 MB"),
        (12_400_000, "12 MB", "12 MB"),
        (2 * 10**9, "2000 MB", "2000 MB"),
    ],
)
def test_sizes_as_people_read_them(count: int, vi: str, en: str) -> None:
    assert (megabytes(count, "vi"), megabytes(count, "en")) == (vi, en)


def test_a_book_is_listed_with_the_bytes_of_each_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    files = [
        OutputFile("books/a/text/0001.abcdef.js", tmp_path / "x", "abcdef"),
        OutputFile("books/a/pages/0002-0003.012345.bin", (tmp_path / "x", tmp_path / "x"), "012345"),
        OutputFile.of("books/a/read.html", "<html>"),
    ]
    themes = [OutputFile.of(url, "12") for url in ASSETS.values()]
    value = json.loads(book_listing("a", "Sách A", files, themes))
    LISTING.validate(value)
    assert value["files"][:2] == [["text/0001.abcdef.js", 5], ["pages/0002-0003.012345.bin", 10]]
    assert value["theme"] == [[url, 2] for url in ASSETS.values() if not url.endswith(".txt")]


def test_the_worker_knows_the_frame_and_what_is_its_own() -> None:
    paths = ["index.html", "books/a/index.html", "shelves/index.html", "q/x/index.html"]
    value = told(worker(b"work()", ASSETS, pages("a"), paths))
    assert value["files"] == ["assets/tusach/site.1.css"]
    assert value["own"] == ["", "books", "q", "shelves"]
    assert value["pages"] == ["p0.html"]


def test_a_change_of_a_page_is_a_new_worker_but_the_same_frame() -> None:
    one, two = (worker(b"work()", ASSETS, pages(text), []) for text in ("a", "b"))
    assert one.digest != two.digest
    assert told(one)["frame"] == told(two)["frame"]
    assert told(one)["version"] != told(two)["version"]
    other = worker(b"work()", ASSETS | {"site.css": "assets/tusach/site.3.css"}, pages("a"), [])
    assert told(one)["frame"] != told(other)["frame"]


def test_a_book_that_can_be_saved_no_more_is_a_new_worker() -> None:
    """Else no device would hear that it has to let the book go."""
    listings = ["books/a/files.json", "books/b/files.json"]
    one, two = (worker(b"work()", ASSETS, pages("a"), paths) for paths in (listings, listings[:1]))
    assert told(one)["version"] != told(two)["version"]
    assert worker(b"work()", ASSETS, pages("a"), listings[::-1]).digest == one.digest


def test_icons_are_drawn_once_and_the_same_each_time(tmp_path: Path) -> None:
    svg = theme() / "assets" / "icon.svg"
    icons = app_icons(tmp_path / "one", svg)
    assert [(icon.side, icon.maskable) for icon in icons] == [(192, False), (512, False), (512, True)]
    for icon in icons:
        with Image.open(icon.path) as picture:
            assert picture.size == (icon.side, icon.side)
            corner = picture.convert("RGBA").getpixel((0, 0))
            # A launcher cuts the one; the other has its own round corners.
            assert isinstance(corner, tuple)
            assert corner[3] == (255 if icon.maskable else 0)
    again = app_icons(tmp_path / "two", svg)
    assert [icon.digest for icon in again] == [icon.digest for icon in icons]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("library.pages.icons._drawn", None)
        assert app_icons(tmp_path / "one", svg) == icons


def test_what_a_launcher_may_cut_off_is_empty(tmp_path: Path) -> None:
    icon = app_icons(tmp_path, theme() / "assets" / "icon.svg")[2]
    with Image.open(icon.path) as picture:
        image = picture.convert("RGB")
    ground, half = image.getpixel((0, 0)), icon.side / 2
    outside = [
        (x, y)
        for x in range(0, icon.side, 4)
        for y in range(0, icon.side, 4)
        if (x - half) ** 2 + (y - half) ** 2 > (0.8 * half) ** 2
    ]
    assert {image.getpixel(point) for point in outside} == {ground}


def test_the_app_bears_the_name_of_the_school(tmp_path: Path) -> None:
    *pictures, manifest = app("Trường </script>", "vi", app_icons(tmp_path, theme() / "assets" / "icon.svg"))
    assert isinstance(manifest.content, bytes)
    value = json.loads(manifest.content)
    assert (value["name"], value["lang"]) == ("Trường </script>", "vi")
    assert [icon["src"] for icon in value["icons"]] == [picture.path for picture in pictures]
    assert {(icon["sizes"], icon["purpose"]) for icon in value["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = golden_school("lang-que", GOLDEN, tmp_path_factory.mktemp("offline") / "truong", "vi")
    school.build()
    return school


def test_all_that_is_listed_is_there(built: School) -> None:
    listings = sorted(built.site.glob("books/*/files.json"))
    assert listings
    for path in listings:
        value = json.loads(path.read_text(encoding="utf-8"))
        LISTING.validate(value)
        for root, rows in ((path.parent, value["files"]), (built.site, value["theme"])):
            for name, size in rows:
                assert (root / name.partition("?")[0]).stat().st_size == size, name
        names = {name for name, _ in value["files"]}
        # The rest is for other programs.
        here = {file.relative_to(path.parent).as_posix() for file in path.parent.rglob("*") if file.is_file()}
        assert {name.partition("?")[0] for name in names} == here - {
            "files.json",
            "cover.jpg",
            "manifest.json",
        }
        # The page leads to its own data and to no other.
        data = next(name for name in names if name.startswith("book.js"))
        assert f'src="{data}"' in (path.parent / "read.html").read_text(encoding="utf-8")
        theme_of_page = re.findall(
            r"assets/tusach/[\w./-]+", (path.parent / "read.html").read_text(encoding="utf-8")
        )
        assert set(theme_of_page) <= {name for name, _ in value["theme"]}


def test_the_pages_that_are_kept_name_nothing_but_the_frame(built: School) -> None:
    first = (built.site / "sw.js").read_text(encoding="utf-8").partition("\n")[0]
    value = json.loads(first.removeprefix("self.tusachSite=").removesuffix(";"))
    SITE.validate(value)
    for name in (*value["pages"], "books/dong-song/index.html", "shelves/van-hoc/index.html"):
        named = set(re.findall(r"assets/tusach/[\w./-]+", (built.site / name).read_text(encoding="utf-8")))
        assert named
        assert named <= {*value["files"], *value["more"]}, name

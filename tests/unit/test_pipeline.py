"""The whole build: what the site holds, what it never holds, and what another build costs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft202012Validator
from support.epubs import make_epub, xhtml
from support.executors import Inline
from support.pdfs import make_pdf
from support.pictures import flat
from support.schools import School, make_school
from support.sounds import mp3
from support.trees import changed, files, holding, stamps

from library.bytescript import data
from library.catalog.ledger import read_ledger, retire, write_ledger
from library.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG = (
    "Mã sách,Nhan đề,Tác giả,Chủ đề,Lớp,Kệ,Kí hiệu xếp giá,Số bản,Tệp,Quyền đọc\n"
    "song,Dòng sông quê,Tô Hoài,Truyện;Quê hương,3-4,Văn học,895 S,2,Truyện/sông.pdf,\n"
    "ghe,Chiếc ghe <chở> sách,Đoàn Giỏi,Truyện,5,Văn học,895 G,,ghe.epub,open\n"
    "in,Sách in,Xuân Quỳnh,Thơ,1,Thơ,895 I,3,,\n"
)
HOSTILE = (
    "<h1>Chiếc ghe</h1><p onclick='XAUCLICK()'>Con đò chở sách sang bến.</p><script>XAUSCRIPT()</script>"
    "<a href='javascript:XAULINK()'>xem</a><img src='https://theo.doi/XAUIMG.png'/>"
    "<svg xmlns='http://www.w3.org/2000/svg' onload='XAULOAD()'><script>XAUSVG()</script></svg>"
)


def stock(school: School) -> School:
    """Give a school three titles with a row, one file without, and a page of a fixed layout."""
    make_pdf(
        school.books / "Truyện" / "sông.pdf", ["Bến nước", "Con đò sang sông", "Hết"], outline=[(1, "Bến", 1)]
    )
    make_epub(school.books / "ghe.epub", {"c1.xhtml": HOSTILE}, files={"b.png": flat()}, cover="b.png")
    head = '<meta name="viewport" content="width=300, height=400"/>'
    make_epub(
        school.books / "Đom đóm.epub",
        {"p1.xhtml": xhtml("<p>Đom đóm thắp đèn</p>", head)},
        title="Đom đóm",
        fixed=True,
    )
    school.catalog(CATALOG)
    school.catalog("Mã kệ,Tên kệ,Vị trí\nvan-hoc,Văn học,Tầng 1\n", "shelves.csv")
    return school


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school that was built once; tests only read it."""
    school = stock(make_school(tmp_path_factory.mktemp("built") / "truong"))
    result = school.build()
    assert [problem.code for problem in result.problems] == ["BOOK-028"]
    assert (result.titles, result.readable, result.emitted) == (4, 3, True)
    return school


@pytest.fixture
def stocked(school: School) -> School:
    return stock(school)


def test_a_book_has_the_sound_that_its_row_names(school: School) -> None:
    make_pdf(school.books / "a.pdf", ["Con đò sang sông", "Hết"])
    make_pdf(school.books / "b.pdf", ["Không cho đọc"])
    (school.books / "a.mp3").write_bytes(mp3(3.0))
    (school.books / "a.txt").write_text("0.5\t1.5\tCon đò sang sông\n2.0\t2.0\tTrang 2\n", encoding="utf-8")
    school.catalog("Mã sách,Nhan đề,Tệp,Âm thanh,Quyền đọc\na,A,a.pdf,a.mp3,\nb,B,b.pdf,a.mp3,physical\n")
    assert school.build().problems == ()
    sound = json.loads(re.search(r'"audio":(\{.*?\})', school.page("books/a/book.js"))[1])  # type: ignore[index]
    assert sound["clips"] == [
        [0, 0, 3, 0, 0.5, 1.5, ""],
        [1, -1, -1, 0, 2.0, pytest.approx(3.0, abs=0.1), ""],
    ]
    (file,) = sound["files"]
    assert (school.site / "books/a" / file).read_bytes() == mp3(3.0)
    assert [path.parent.parent.name for path in school.site.rglob("*.mp3")] == ["a"]
    # Cues are watched like any other source.
    (school.books / "a.txt").write_text("0.0\t0.0\tTrang 2\n", encoding="utf-8")
    school.build()
    assert '"clips":[[1,-1,-1,0,0.0,' in school.page("books/a/book.js")


class Links(HTMLParser):
    """Collects what a page refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids |= {named["id"] or ""} if "id" in named else set()
        # The address of the page itself, and the name of a vocabulary: neither is ever fetched.
        if tag == "link" and (named.get("rel") or "").startswith(("canonical", "schema.")):
            return
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def pages_of(site: Path) -> Iterator[tuple[Path, Links]]:
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            yield path, Links(path.read_text(encoding="utf-8"))


def test_every_link_of_every_page_leads_to_a_file_of_the_site(built: School) -> None:
    lost = []
    for path, page in pages_of(built.site):
        for link in page.found:
            parts = urlsplit(link)
            if parts.scheme in {"data", "mailto"}:
                continue
            assert not parts.scheme, f"{path}: {link} leads outside"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or not target.is_relative_to(built.site.resolve()):
                lost.append((path.relative_to(built.site).as_posix(), link))
    assert lost == []


def test_the_site_has_the_pages_of_the_design(built: School) -> None:
    found = set(files(built.site))
    for name in (
        "index.html", "search.html", "404.html", "sitemap.xml", "catalog.csv", "gioi-thieu.html",
        "books/song/index.html", "books/song/read.html", "books/song/book.js", "books/song/cover.webp",
        "books/ghe/read.html", "books/dom-dom/read.html", "books/in/index.html",
        "shelves/van-hoc/index.html", "shelves/tho/index.html", "subjects/truyen/index.html",
        "authors/to-hoai/index.html", "grades/3/index.html", "grades/4/index.html",
        "q/vydmh/index.html", "print/index.html", "print/ke-sach.pdf", "search/meta.js",
    ):  # fmt: skip
        assert name in found, name
    assert "books/in/read.html" not in found
    assert not [name for name in found if "tusach-shell" in name]


def test_the_first_page_of_a_book_is_seen_before_any_script(built: School) -> None:
    page = built.page("books/song/read.html")
    image = re.search(r'<img class="page-image" src="(pages/0001\.[0-9a-f]+\.webp)" width="600"', page)
    assert image
    assert (built.site / "books" / "song" / image[1]).is_file()
    assert "Bến nước" in page


def test_book_js_keeps_the_contract_for_every_book(built: School, request: pytest.FixtureRequest) -> None:
    schema = request.config.rootpath / "tests" / "contracts" / "book.schema.json"
    contract = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for ident, count in (("song", 3), ("ghe", 2), ("dom-dom", 1)):
        script = built.page(f"books/{ident}/book.js")
        value = json.loads(script.removeprefix("self.tusachBook=").removesuffix(";\n"))
        contract.validate(value)
        assert value["pageCount"] == count
        for image in value["images"]:
            assert (built.site / "books" / ident / image[3]).stat().st_size == image[2]
        for text in value["text"]:
            assert (built.site / "books" / ident / text["file"]).is_file()


def test_the_code_of_a_shelf_leads_to_the_shelf(built: School) -> None:
    page = built.page("q/vydmh/index.html")
    assert 'content="0;url=../../shelves/van-hoc/index.html"' in page
    assert '<a href="../../shelves/van-hoc/index.html">' in page


def test_a_title_is_text_wherever_it_stands(built: School) -> None:
    found = holding(built.site, ["<chở>", "Chiếc ghe &lt;chở&gt; sách"])
    assert [name for name in found["<chở>"] if name.endswith(".html")] == []
    assert "books/ghe/index.html" in found["Chiếc ghe &lt;chở&gt; sách"]


def test_nothing_hostile_in_a_book_reaches_the_site(built: School) -> None:
    words = ["XAUCLICK", "XAUSCRIPT", "XAULINK", "XAUIMG", "XAULOAD", "XAUSVG", "theo.doi", "Con đò chở sách"]
    found = holding(built.site, words)
    assert sorted(found.pop("Con đò chở sách")) == sorted(
        name
        for name in files(built.site)
        if name.startswith(("books/ghe/text/", "books/ghe/chapters/")) and name.endswith(".js")
    )
    assert not any(found.values()), found


def test_no_page_calls_another_host_or_holds_a_script_of_its_own(built: School) -> None:
    for path in built.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        scripts = re.findall(r"<script\b[^>]*>", text)
        assert all("src=" in tag or "application/" in tag for tag in scripts), path
        assert not re.search(r"\son[a-z]+=", text), path
        assert "Content-Security-Policy" in text, path


def test_nothing_but_the_work_folder_the_site_and_the_ledger_is_written(stocked: School) -> None:
    before = stamps(stocked.root)
    stocked.build()
    touched = changed(before, stamps(stocked.root))
    assert {name.split("/", 1)[0] for name in touched} == {".tusach", "site", "catalog"}
    assert {name for name in touched if name.startswith("catalog")} == {"catalog/qr.csv"}


def test_a_second_build_draws_nothing_and_writes_nothing(stocked: School) -> None:
    stocked.build()
    before = stamps(stocked.site)
    with patch("library.site.compose.Composer.outputs", side_effect=AssertionError("composed again")):
        result = stocked.build()
    assert (result.written, result.deleted, stocked.executor.jobs) == (0, 0, [])
    assert changed(before, stamps(stocked.site)) == set()


def test_without_its_memory_of_the_last_build_nothing_is_drawn_or_written_either(stocked: School) -> None:
    stocked.build()
    (stocked.root / ".tusach" / "report.json").unlink()
    before = stamps(stocked.site)
    result = stocked.build()
    assert (result.written, result.deleted, stocked.executor.jobs) == (0, 0, [])
    assert changed(before, stamps(stocked.site)) - {".tusach-site"} == set()


def test_adding_a_book_writes_only_what_it_touches(stocked: School) -> None:
    stocked.build()
    before = stamps(stocked.site)
    stocked.catalog(CATALOG + "moi,Sách mới,Huy Cận,Địa lí,9,Khoa học,900 M,,,\n")
    stocked.build()
    assert stocked.executor.jobs == []
    code = code_of(stocked, "khoa-hoc")
    # What is printed of the new shelf, and of the library, whose poster counts its titles.
    printed = ("search/", "print/khoa-hoc/", "print/site-home/", f"q/{code}/")
    touched = {name for name in changed(before, stamps(stocked.site)) if not name.startswith(printed)}
    assert touched - {".tusach-site"} <= {
        "books/moi/index.html", "shelves/khoa-hoc/index.html", "subjects/dia-li/index.html", "grades/9/index.html",
        "authors/huy-can/index.html", "shelves/index.html", "subjects/index.html", "authors/index.html",
        "languages/index.html", "languages/vi/index.html",
        "grades/index.html", "index.html", "catalog.csv", "catalog.json", "sitemap.xml", "sw.js", "print/index.html",
        "print/ke-sach.pdf", "print/nhan-ke.pdf", "library/index.html", "library/card.svg",
    }  # fmt: skip


def test_a_changed_row_changes_the_feeds_it_is_in(stocked: School) -> None:
    stocked.build()
    before = stamps(stocked.site)
    stocked.catalog(CATALOG.replace("Dòng sông quê", "Dòng sông"))
    stocked.build()
    touched = {name for name in changed(before, stamps(stocked.site)) if name.startswith(("opds/", "iiif/"))}
    feeds = {"new.1", "all.1", "shelf.van-hoc.1", "grade.3.1", "grade.4.1"}
    assert touched == {
        "opds/catalog.json", "opds/crawlable.xml", "iiif/song/manifest.json", "iiif/collection.json",
        *(f"opds/{name}.{kind}" for name in feeds for kind in ("json", "xml")),
    }  # fmt: skip


def code_of(school: School, shelf: str) -> str:
    ledger = (school.root / "catalog" / "qr.csv").read_text(encoding="utf-8")
    return next(line.split(",")[0] for line in ledger.splitlines() if f",shelf,{shelf}," in line)


def test_removing_a_book_deletes_its_files_and_its_words(stocked: School) -> None:
    stocked.build()
    (stocked.books / "Đom đóm.epub").unlink()
    result = stocked.build()
    assert result.titles == 3
    assert not (stocked.site / "books" / "dom-dom").exists()
    assert not [
        name
        for name in files(stocked.site)
        if "dom-dom" in (stocked.site / name).read_text("utf-8", "ignore")
    ]


def test_a_history_of_changes_does_not_show(stocked: School, tmp_path: Path) -> None:
    """A site that came about by steps is the site that is built at once.

    But for the days of issue, and for the numbers of books in the search data, which are given
    once, so that a new book renumbers nobody; what the books of before said is gone from there.
    """
    make_pdf(stocked.books / "tạm.pdf", ["Trang tạm"])
    stocked.catalog(CATALOG.replace("Dòng sông quê", "Tên cũ"))
    stocked.build()
    (stocked.books / "tạm.pdf").unlink()
    stocked.catalog(CATALOG)
    stocked.build()
    fresh = stock(make_school(tmp_path / "khác"))
    fresh.build()
    kept, made = files(stocked.site), files(fresh.site)
    assert {name: kept[name] for name in kept if not name.startswith("search/")} == {
        name: made[name] for name in made if not name.startswith("search/")
    }
    words = b" ".join(searched(stocked.site))
    assert "sông".encode() in words
    assert "tạm".encode() not in words
    assert "cũ".encode() not in words


def searched(site: Path) -> Iterator[bytes]:
    """Yield what the files of the search data hold."""
    for path in sorted((site / "search").glob("*.js")):
        yield zlib.decompress(data(path.read_bytes()))


BUILD = """
import sys
from pathlib import Path
from library.mkdocs_plugin.plugin import QuietProgress
from library.mkdocs_plugin.run import build_site
if __name__ == "__main__":
    build_site(Path(sys.argv[1]), QuietProgress(), strict=True, jobs=int(sys.argv[2]), site_dir=None)
"""


def in_a_process(command: list[str], cwd: Path, seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_input_gives_the_same_bytes_in_any_process_and_by_either_command(
    built: School, tmp_path: Path
) -> None:
    """Other hash seeds, other numbers of workers, another folder, and MkDocs's own command."""
    script = tmp_path / "dung.py"
    script.write_text(BUILD, encoding="utf-8")
    commands = (
        [sys.executable, str(script), ".", "1"],
        [sys.executable, str(script), ".", "2"],
        [sys.executable, "-m", "mkdocs", "build", "-q"],
    )
    for seed, command in enumerate(commands, 1):
        school = stock(make_school(tmp_path / str(seed)))
        in_a_process(command, school.root, str(seed))
        assert files(school.site) == files(built.site), command


@pytest.mark.parametrize("access", ["physical", "preview:0", "class", "mở"])
def test_a_book_that_is_withheld_is_in_no_file_of_the_site(school: School, access: str) -> None:
    make_pdf(
        school.books / "de-thi.pdf",
        ["ĐỀTHI bímật", "ĐÁPÁN tuyệtmật"],
        outline=[(1, "Mụckín", 1)],
        title="Tênkín",
    )
    school.catalog(f"Mã sách,Nhan đề,Tệp,Quyền đọc\nde,Đề thi,de-thi.pdf,{access}\n")
    result = school.build()
    assert (result.titles, result.readable) == (1, 0)
    assert (school.site / "books" / "de" / "index.html").is_file()
    words = ["ĐỀTHI", "bímật", "tuyệtmật", "bimat", "tuyetmat", "Mụckín", "Tênkín"]
    assert not any(holding(school.site, words).values())
    assert {path.name for path in (school.site / "books" / "de").iterdir()} == {"index.html"}
    assert school.executor.jobs == []


def test_a_book_that_becomes_withheld_leaves_nothing_behind(school: School) -> None:
    make_pdf(school.books / "thơ.pdf", ["Trăngsángquá"])
    school.catalog("Mã sách,Nhan đề,Tệp,Quyền đọc\nt,Thơ,thơ.pdf,open\n")
    school.build()
    assert holding(school.site, ["Trăngsángquá"])["Trăngsángquá"]
    school.catalog("Mã sách,Nhan đề,Tệp,Quyền đọc\nt,Thơ,thơ.pdf,physical\n")
    school.build()
    words = ["Trăngsángquá", "trăngsángquá", "trangsangqua"]
    assert not any(holding(school.site, words).values())


def test_a_row_that_was_left_out_still_withholds_its_file(school: School) -> None:
    make_pdf(school.books / "de-thi.pdf", ["ĐỀTHI"])
    school.catalog("Mã sách,Nhan đề,Tệp,Quyền đọc\nde,Sách in,,\nde,Đề thi,de-thi.pdf,physical\n")
    result = school.build()
    assert result.exit_code == 1
    assert holding(school.site, ["ĐỀTHI"]) == {"ĐỀTHI": []}
    assert not (school.site / "books" / "de-thi").exists()


def test_a_catalog_that_cannot_be_read_publishes_nothing(school: School) -> None:
    make_pdf(school.books / "de-thi.pdf", ["ĐỀTHI"])
    (school.root / "catalog" / "books.csv").write_bytes(
        "Nhan đề,Tệp,Quyền đọc\nĐề,de-thi.pdf,physical\n".encode("utf-7") + b"\xff"
    )
    with pytest.raises(LibraryError) as caught:
        school.build()
    assert (caught.value.code, caught.value.exit_code) == ("catalog", 2)
    assert not school.site.exists()


@pytest.mark.parametrize("fault", ["two files", "dead code", "broken ledger", "foreign site"])
def test_a_build_that_fails_leaves_the_old_site(stocked: School, fault: str) -> None:
    stocked.build()
    ledger = stocked.root / "catalog" / "qr.csv"
    if fault == "two files":
        (stocked.root / "catalog" / "pages" / "search.md").write_text("# Tìm\n", encoding="utf-8")
    elif fault == "dead code":
        ledger.write_text(ledger.read_text(encoding="utf-8").replace("van-hoc", "mat-roi"), encoding="utf-8")
    elif fault == "broken ledger":
        ledger.write_text("hỏng", encoding="utf-8")
    else:
        (stocked.site / ".tusach-site").unlink()
    before, kept = files(stocked.site), ledger.read_bytes()
    stocked.catalog(CATALOG + "moi,Sách mới,,,,,1,,,\n")
    with pytest.raises(LibraryError) as caught:
        stocked.build()
    codes = {"two files": "two-files", "dead code": "codes-dead", "broken ledger": "ledger-unreadable"}
    assert caught.value.code == codes.get(fault, "site-not-ours")
    assert files(stocked.site) == before
    assert ledger.read_bytes() == kept


def test_a_template_that_fails_leaves_the_old_site(stocked: School) -> None:
    stocked.build()
    before = files(stocked.site)
    stocked.catalog(CATALOG + "moi,Sách mới,,,,,1,,,\n")
    with (
        patch("library.site.compose.catalog_csv", side_effect=RuntimeError("hỏng")),
        pytest.raises(RuntimeError),
    ):
        stocked.build()
    assert files(stocked.site) == before


def test_pages_that_a_worker_lost_are_tried_again_by_the_next_build(stocked: School) -> None:
    lost = Inline(lambda job: getattr(job, "start", None) == 0 and "sông" in job.path.name)
    first = stocked.build(executor=lost)
    assert {problem.code for problem in first.problems if problem.left_out} == {"BOOK-021"}
    assert '<p class="nothing">' in stocked.page("books/song/read.html")
    second = stocked.build()
    assert second.exit_code == 0
    assert {job.path.name for job in stocked.executor.jobs} == {"sông.pdf"}
    assert '<img class="page-image"' in stocked.page("books/song/read.html")


def test_the_report_tells_what_each_book_is_on_the_site(stocked: School) -> None:
    make_pdf(stocked.books / "hỏng.pdf").write_bytes(b"")
    stocked.build()
    work = stocked.root / ".tusach"
    value = json.loads((work / "report.json").read_text(encoding="utf-8"))
    books = {book["id"]: book for book in value["books"]}
    assert set(books) == {"song", "ghe", "dom-dom"}
    for ident, book in books.items():
        held = (stocked.site / "books" / ident).rglob("*")
        assert book["bytes"] == sum(path.stat().st_size for path in held if path.is_file())
    assert (books["song"]["file"], books["song"]["pages"]) == ("books/Truyện/sông.pdf", 3)
    assert (books["ghe"]["warnings"], books["ghe"]["faults"]) == (1, 0)
    assert "books/hỏng.pdf" in [problem["file"] for problem in value["problems"]]
    assert "books/hỏng.pdf" in (work / "report.html").read_text(encoding="utf-8")


def test_a_build_that_changes_nothing_leaves_a_true_report(stocked: School) -> None:
    first = stocked.build()
    work = stocked.root / ".tusach"
    kept = (work / "report.json").read_bytes()
    page = (work / "report.html").read_bytes()
    (work / "report.html").unlink()
    second = stocked.build()
    assert (second.written, second.books, second.problems) == (0, first.books, first.problems)
    assert (work / "report.json").read_bytes() == kept
    assert (work / "report.html").read_bytes() == page


def test_pages_of_a_book_that_was_changed_do_not_stay_for_ever(stocked: School) -> None:
    stocked.build()
    cache = stocked.root / ".tusach" / "cache"
    before = set(cache.glob("??/*"))
    contents = {entry: list(entry.iterdir()) for entry in before}
    for path in before:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    make_pdf(stocked.books / "Truyện" / "sông.pdf", ["Bến khác"])
    stocked.build()
    after = set(cache.glob("??/*"))
    gone = sorted(path.name for entry in before - after for path in contents[entry])
    assert (gone.count("facts.pickle"), gone.count("result.pickle")) == (1, 1)
    assert all(path.stat().st_mtime > 1_500_000_000 for path in after), "what is in use counts as used"
    jobs = len(stocked.executor.jobs)
    assert jobs == 2
    stocked.config(name="Tên khác")
    stocked.build()
    assert stocked.executor.jobs == []


def test_a_retired_code_says_so_and_leads_home(stocked: School) -> None:
    stocked.build()
    ledger = stocked.root / "catalog" / "qr.csv"
    codes = read_ledger(ledger)
    write_ledger(ledger, retire(codes, {code.code for code in codes if code.target == "tho"}, "2027-01-01"))
    stocked.catalog(CATALOG.replace(",Thơ,895 I", ",Văn học,895 I"))
    code = code_of(stocked, "tho")
    stocked.build()
    page = stocked.page(f"q/{code}/index.html")
    assert "Mã này không còn dùng nữa" in page
    assert 'href="../../index.html"' in page
    assert "refresh" not in page


def test_a_file_name_of_broken_bytes_stops_nothing(stocked: School) -> None:
    made = make_pdf(stocked.root / "x.pdf", ["Trang"])
    try:
        made.rename(stocked.books / os.fsdecode(b"s\xe1ch \xff.pdf"))
    except OSError:
        pytest.skip("this file system takes names in Unicode alone")
    result = stocked.build()
    assert result.readable >= 3
    assert result.titles + sum(problem.left_out for problem in result.problems) == 5
    assert stocked.build().problems == result.problems


def told_of_pages(school: School) -> list[str]:
    """Return what tells other programs of page images; the OPDS catalog is there in any case."""
    assert "read.html" in school.page("opds/all.1.xml")
    named = [name for name in files(school.site) if name.startswith("iiif/") or "manifest.json" in name]
    return named + [name for name in ("opds/all.1.xml", "opds/all.1.json") if "manifest" in school.page(name)]


def test_packed_page_images_have_no_manifest(stocked: School) -> None:
    config = stocked.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "      pack: 4\n", encoding="utf-8")
    stocked.build()
    assert list(stocked.site.glob("books/song/pages/*.bin"))
    assert told_of_pages(stocked) == []


def test_an_english_school_is_told_in_english(tmp_path: Path) -> None:
    school = stock(make_school(tmp_path / "school", language="en", url=""))
    school.build()
    home = school.page("index.html")
    assert '<html lang="en">' in home
    assert "New books" in home
    assert not (school.site / "sitemap.xml").exists()
    assert told_of_pages(school) == []
    assert not (school.site / "print" / "ke-sach.pdf").exists()
    assert "site_url" in school.page("print/index.html")

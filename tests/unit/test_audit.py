"""The audit finds every kind of leak that somebody plants, and nothing in a site as it was built."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import shutil
import unicodedata
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pymupdf
import pytest
from click.testing import CliRunner
from PIL import Image
from support.epubs import make_epub
from support.pdfs import FONT, make_pdf
from support.pictures import noisy, png
from support.schools import School, make_school
from support.sounds import tone
from support.trees import files

from library.audit.looks import ALIKE, look, looks_in
from library.audit.run import audit
from library.audit.scan import Index, scan
from library.audit.windows import LETTERS, letters, text_windows, texts_of
from library.bytescript import script
from library.cli import main
from library.errors import LibraryError
from library.search.coding import digest, file_name, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from library.audit.run import AuditResult

SYLLABLES = [
    "con",
    "đò",
    "nhỏ",
    "vượt",
    "sóng",
    "bạc",
    "bên",
    "làng",
    "vắng",
    "bóng",
    "người",
    "yêu",
    "dấu",
    "về",
    "biển",
    "khơi",
    "xa",
    "thẳm",
    "bay",
    "vút",
]
HEAD = "Mã sách,Nhan đề,Tệp,Quyền đọc,Tóm tắt\n"


def told(book: int, page: int, lines: int = 8) -> str:
    """Return a page of verses that stand on no other page."""
    at = book * 7919 + page * 104_729
    rows = []
    for line in range(lines):
        at = at * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407 + line
        rows.append(" ".join(SYLLABLES[(at >> 5 * step) % len(SYLLABLES)] for step in range(6)))
    return "\n".join(rows)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school with a book of each access; page 2 of the open one and of the preview quote the one that is kept."""
    school = make_school(tmp_path_factory.mktemp("soat") / "truong")
    make_pdf(school.books / "thu.pdf", [told(1, 0), told(2, 1), *(told(1, page) for page in range(2, 9))])
    make_pdf(school.books / "kin.pdf", [told(2, page) for page in range(5)])
    make_pdf(school.books / "mo.pdf", [told(3, 0), told(2, 4), told(3, 2)])
    pictures = {f"h{at}.png": png(noisy((300, 400), seed=at)) for at in range(3)}
    make_epub(
        school.books / "lop.epub",
        {
            f"c{at}.xhtml": f"<h1>{at}</h1><p><img src='h{at}.png' alt=''/></p><p>{told(4, at, 60)}</p>"
            for at in range(3)
        },
        files=pictures,
    )
    school.catalog(
        f"{HEAD}thu,Thử,thu.pdf,preview:4,\nkin,Kín,kin.pdf,physical,{told(2, 0).replace(chr(10), ' ')[:90]}\n"
        "mo,Mở,mo.pdf,open,\nlop,Lớp,lop.epub,class,\n"
    )
    school.build()
    return school


@pytest.fixture
def school(built: School) -> Iterator[School]:
    """The school, whose site is afterwards as it was."""
    before = {path: path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    yield built
    for path in built.site.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        path.write_bytes(data)


def codes(result: AuditResult) -> set[tuple[str, str]]:
    return {(problem.code, problem.file) for problem in result.problems}


def test_a_site_as_it_was_built_is_clean(built: School) -> None:
    before = files(built.site)
    result = audit(built.settings())
    assert codes(result) == set()
    assert (result.books, result.exit_code) == (3, 0)
    assert result.samples > 100
    assert files(built.site) == before, "it builds nothing"


KEPT = told(2, 2)
SENTENCE = " ".join(KEPT.split("\n")[2:6])


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet(text: str = "", picture: bytes = b"") -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font(fontname="vn", fontfile=str(FONT))
    page.insert_textbox((20, 20, 200, 400), text, fontname="vn", fontsize=11)
    if picture:
        page.insert_image((200, 200, 400, 500), stream=picture)
    data: bytes = document.tobytes(deflate=True, garbage=3)
    return data


def tagged(text: str) -> bytes:
    out = io.BytesIO()
    noisy((64, 64)).convert("RGB").save(out, "JPEG", comment=text.encode())
    return out.getvalue()


TEXTS: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "capitals": lambda text: text.upper().encode(),
    "without accents": lambda text: letters(text).encode(),
    "spaces": lambda text: text.replace(" ", "\u00a0 \u200b\n\t").encode(),
    "no spaces": lambda text: text.replace(" ", "").encode(),
    "JSON escapes": lambda text: json.dumps({"t": text.replace(" ", "\n")}).encode(),
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)).encode(),
    "entities": lambda text: "".join(f"&#{ord(each)};" for each in text).encode(),
    "HTML": lambda text: "".join(
        f"<span class='w'>{html.escape(word)}</span> " for word in text.split()
    ).encode(),
    "attribute": lambda text: f'<img alt="{text}">'.encode(),
    "address": lambda text: quote(text).encode(),
    "words of lines": lambda text: json.dumps([[[1, 2, 3, each, [4, 5]] for each in text.split()]]).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zlib": lambda text: zlib.compress(text.encode()),
    "our data": lambda text: script("tusachSearch(", zlib.compress(text.encode())),
    "raw deflate": lambda text: base64.b64encode(zlib.compress(text.encode(), wbits=-15)),
    "raw deflate as a file": lambda text: zlib.compress(text.encode(), wbits=-15),
    "zip behind a picture": lambda text: tagged("") + zipped({"b.txt": text.encode()}),
    "base64 of an address": lambda text: b"data:text/plain;base64," + base64.urlsafe_b64encode(text.encode()),
    "zip": lambda text: zipped({"a/b.txt": text.encode()}),
    "zip in base64": lambda text: b'{"x":"' + base64.b64encode(zipped({"b.txt": text.encode()})) + b'"}',
    "PDF": sheet,
    "in a picture's metadata": tagged,
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_sentence_is_found_in_any_form(form: str, tmp_path: Path) -> None:
    windows = dict.fromkeys(text_windows(letters(KEPT)), ("kin", 2))
    assert windows
    path = tmp_path / "tep.bin"
    path.write_bytes(TEXTS[form](SENTENCE))
    assert {hit.book for hit in scan(path, Index(texts=windows)).hits} == {"kin"}
    path.write_bytes(TEXTS[form](told(9, 9)))
    assert scan(path, Index(texts=windows)).hits == ()


@pytest.mark.parametrize(
    "place", ["search/0.js", "books/mo/text/x.js", "ghi-chu.html", "books/thu/index.html"]
)
def test_a_sentence_anywhere_on_the_site_is_told(school: School, place: str) -> None:
    path = school.site / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + KEPT.encode())
    result = audit(school.settings())
    assert codes(result) == {("ACC-010", "books/kin.pdf")}
    (problem,) = result.problems
    assert (dict(problem.details)["place"], dict(problem.details)["page"]) == (place, "3")
    assert result.exit_code == 1


def test_what_an_open_book_says_too_is_no_leak(school: School) -> None:
    """But in the folder of a book that says no such thing it is."""
    (school.site / "search" / "0.js").write_text(told(2, 4), encoding="utf-8")
    assert codes(audit(school.settings())) == set()
    (school.site / "books" / "thu" / "text" / "x.js").write_text(told(2, 3), encoding="utf-8")
    assert codes(audit(school.settings())) == {("ACC-010", "books/kin.pdf")}


def drawn(path: Path, page: int, width: int) -> Image.Image:
    with pymupdf.open(path) as document:
        shown = document[page]
        scale = width / shown.rect.width
        pixels = shown.get_pixmap(matrix=pymupdf.Matrix(scale, scale))
        return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def encoded(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


PICTURES: dict[str, Callable[[Image.Image], bytes]] = {
    "webp": lambda page: encoded(page, "WEBP", quality=40),
    "small": lambda page: encoded(page.resize((120, 168)), "WEBP"),
    "jpeg": lambda page: encoded(page.convert("L"), "JPEG", quality=30),
    "in a pack": lambda page: encoded(noisy((99, 80), seed=5), "WEBP") + encoded(page, "WEBP") + b"\0",
    "as a data address": lambda page: (
        b'<img src="data:image/png;base64,' + base64.b64encode(encoded(page, "PNG")) + b'">'
    ),
    "on a sheet": lambda page: sheet("mã", encoded(page, "JPEG")),
    "in a zip": lambda page: zipped({"a.png": encoded(page, "PNG")}),
    "as the thumbnail of a photograph": lambda page: photograph(encoded(page.resize((160, 224)), "JPEG")),
}


def photograph(thumbnail: bytes) -> bytes:
    """Return a JPEG whose Exif holds another one, as cameras put it there."""
    head = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\x0e\0\x02\x02\x01\0\x04\0\0\0\x01\0\0\0\x2c\x02\x02\0\x04\0\0\0\x01"
    whole = encoded(noisy((200, 150), seed=8).convert("RGB"), "JPEG")
    segment = head + len(thumbnail).to_bytes(4, "big") + b"\0\0\0\0" + thumbnail
    return whole[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + whole[2:]


@pytest.mark.parametrize("form", PICTURES)
def test_a_page_that_may_not_be_read_is_known_by_its_looks(school: School, form: str) -> None:
    (school.site / "search" / "hinh.bin").write_bytes(PICTURES[form](drawn(school.books / "thu.pdf", 6, 700)))
    (problem,) = audit(school.settings()).problems
    assert (problem.code, problem.file) == ("ACC-011", "books/thu.pdf")
    assert dict(problem.details)["page"] == "7"


def test_pages_that_may_be_read_and_blank_ones_are_no_leak(school: School) -> None:
    (school.site / "a.webp").write_bytes(encoded(drawn(school.books / "thu.pdf", 1, 700), "WEBP"))
    (school.site / "b.webp").write_bytes(encoded(Image.new("RGB", (700, 980), "white"), "WEBP"))
    # The open book shows what the one that is kept does, and its cover may be anywhere.
    (school.site / "c.webp").write_bytes(encoded(drawn(school.books / "mo.pdf", 1, 700), "WEBP"))
    assert codes(audit(school.settings())) == set()


@pytest.mark.parametrize(
    ("leak", "code"),
    [
        (lambda data: data, "ACC-012"),
        (lambda data: zipped({"x": data}), "ACC-012"),
        (base64.b64encode, "ACC-012"),
        (lambda data: b"head" + data + b"tail", "ACC-013"),
        (lambda data: data[len(data) // 4 :], "ACC-013"),
    ],
    ids=["whole", "zipped", "base64", "in another file", "cut"],
)
def test_an_original_file_is_found(school: School, leak: Callable[[bytes], bytes], code: str) -> None:
    (school.site / "tai-lieu.dat").write_bytes(leak((school.books / "lop.epub").read_bytes()))
    assert (code, "books/lop.epub") in codes(audit(school.settings()))


def test_a_picture_of_an_original_is_found(school: School) -> None:
    with zipfile.ZipFile(school.books / "lop.epub") as archive:
        (school.site / "h.png").write_bytes(archive.read("OEBPS/h1.png"))
    assert ("ACC-012", "books/lop.epub") in codes(audit(school.settings()))


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("books/thu/pages/0005.aaaaaaaaaa.webp", b"x"),
        ("books/thu/pages/0003-0006.aaaaaaaaaa.bin", b"x"),
        ("books/thu/book.js", b'self.tusachBook={"pageCount":5};'),
        ("books/kin/pages/0001.aaaaaaaaaa.s.webp", b"x"),
    ],
)
def test_a_file_for_a_page_that_may_not_be_read_is_found(school: School, place: str, content: bytes) -> None:
    path = school.site / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    result = audit(school.settings())
    assert [(problem.code, dict(problem.details)["place"]) for problem in result.problems] == [
        ("ACC-014", place)
    ]


@pytest.mark.parametrize(
    ("place", "book"),
    [
        ("books/thu/vector/0001.aaaaaaaaaa.js", "thu.pdf"),
        ("books/kin/text/0001.aaaaaaaaaa.js", "kin.pdf"),
        ("books/kin/read.html", "kin.pdf"),
        ("books/kin/audio/aaaaaaaaaa.mp3", "kin.pdf"),
        ("books/lop/chapters/001.aaaaaaaaaa.js", "lop.epub"),
        ("books/lop/manifest.json", "lop.epub"),
    ],
)
def test_a_file_that_the_folder_of_a_book_must_not_hold_is_found(
    school: School, place: str, book: str
) -> None:
    path = school.site / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    found = audit(school.settings()).problems
    assert [(problem.file, dict(problem.details)["place"]) for problem in found] == [(f"books/{book}", place)]
    assert {problem.code for problem in found} <= {"ACC-014", "ACC-017"}


def test_words_of_a_page_in_the_search_are_found_without_its_text(school: School) -> None:
    """The postings of an index that knows too much hold no sentence."""
    rows = json.dumps([["thu"], ["mo"]]).encode()
    raw = bytes((7, 9, 2, 5 << 1, 3 << 1, 16, 1)) + digest(rows)
    (school.site / file_name("books:0", digest(rows))).write_bytes(packed(rows))
    (school.site / "search" / "meta.js").write_bytes(packed(raw))
    (problem,) = audit(school.settings()).problems
    assert (problem.code, problem.file) == ("ACC-014", "books/thu.pdf")
    assert dict(problem.details) == {"place": "search/meta.js", "page": "5", "allowed": "4"}
    (school.site / "search" / "meta.js").write_bytes(packed(raw[:-1]))
    assert [problem.code for problem in audit(school.settings()).problems] == ["ACC-015"]


def test_page_images_that_lie_elsewhere_are_looked_at_too(school: School) -> None:
    page = encoded(drawn(school.books / "thu.pdf", 6, 700), "WEBP")
    path = school.root / "site-pages" / "books" / "mo" / "pages" / "0001.aaaaaaaaaa.webp"
    path.parent.mkdir(parents=True)
    path.write_bytes(page)
    assert codes(audit(school.settings())) == set(), "what an earlier build left there is not published"
    elsewhere = replace(school.settings(), pages_url="https://kho.example/")
    assert codes(audit(elsewhere)) == {("ACC-011", "books/thu.pdf")}
    shutil.rmtree(school.root / "site-pages")


def test_a_recording_of_a_book_for_a_class_is_found(school: School) -> None:
    table = school.root / "catalog" / "books.csv"
    before = table.read_bytes()
    (school.books / "lop.wav").write_bytes(tone(1.0))
    (school.site / "nghe.wav").write_bytes(tone(1.0))
    try:
        school.catalog("Mã sách,Nhan đề,Tệp,Quyền đọc,Âm thanh\nlop,Lớp,lop.epub,class,lop.wav\n")
        found = codes(audit(school.settings()))
    finally:
        table.write_bytes(before)
        (school.books / "lop.wav").unlink()
    assert ("ACC-012", "books/lop.epub") in found


def test_what_cannot_be_unpacked_is_told(school: School) -> None:
    (school.site / "bom.gz").write_bytes(gzip.compress(b"\0" * (65 << 20)))
    (school.site / "hong.zip").write_bytes(zipped({"a": b"b" * 999})[:60])
    assert [problem.file for problem in audit(school.settings()).problems] == ["site/bom.gz", "site/hong.zip"]


def test_a_row_that_is_made_stricter_is_enough(school: School) -> None:
    """The site was not built again: the old pages are all leaks."""
    table = school.root / "catalog" / "books.csv"
    before = table.read_bytes()
    table.write_bytes(before.replace(b"mo.pdf,open", b"mo.pdf,physical"))
    try:
        found = codes(audit(school.settings()))
    finally:
        table.write_bytes(before)
    wanted = {"ACC-010", "ACC-011", "ACC-014", "ACC-017"}
    assert {code for code, file in found if file == "books/mo.pdf"} == wanted


def test_without_a_site_there_is_nothing_to_prove(tmp_path: Path) -> None:
    school = make_school(tmp_path / "truong")
    with pytest.raises(LibraryError) as caught:
        audit(school.settings())
    assert (caught.value.code, caught.value.exit_code) == ("audit-no-site", 2)


def test_the_command_tells_people_and_programs(school: School) -> None:
    clean = CliRunner().invoke(main, ["audit", "-C", str(school.root)])
    assert clean.exit_code == 0
    assert "Không lọt gì" in clean.stdout
    (school.site / "x.txt").write_text(KEPT, encoding="utf-8")
    found = CliRunner().invoke(main, ["audit", "-C", str(school.root)])
    assert found.exit_code == 1
    assert "books/kin.pdf: trang 3 chưa được đăng mà chữ của nó nằm trong x.txt" in found.output
    value = json.loads(CliRunner().invoke(main, ["audit", "--json", "-C", str(school.root)]).stdout)
    assert [problem["code"] for problem in value["problems"]] == ["ACC-010"]


def test_two_pages_of_type_do_not_look_alike(built: School) -> None:
    looks = [look(drawn(built.books / "thu.pdf", page, width)) for page in range(4) for width in (256, 900)]
    for at, one in enumerate(looks):
        for other, two in enumerate(looks):
            assert one
            assert two
            assert (one.like(two) >= ALIKE) == (at // 2 == other // 2)
    assert list(looks_in(b"\xff\xd8\xff no picture")) == []


def test_samples_are_as_long_as_said() -> None:
    windows = list(text_windows(letters(KEPT)))
    assert {len(window) for window in windows} == {LETTERS}
    assert list(text_windows(letters("y." * 400))) == [], "a row of one letter tells nothing"
    assert next(iter(texts_of("Ắ ﬁ ß Đ".encode()))) == "afissd"

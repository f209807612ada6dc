"""The last look before a site takes the place of the old one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from support.books import holding
from support.pdfs import make_pdf
from support.schools import make_school
from support.trees import files

from library.catalog.model import Catalog
from library.errors import LibraryError
from library.site.emit import OutputFile
from library.site.guard import Guard


def guard(*, theirs: tuple[str, ...] = ()) -> Guard:
    catalog = Catalog(
        (
            holding("thu", access="preview:7"),
            holding("kin", access="physical"),
            holding("lop", access="class"),
            holding("mo"),
        ),
        (),
        frozenset({"kin.pdf"}),
        # A file for classes is withheld no more once a passphrase for it is found.
        classed=frozenset({"lop.pdf"}),
        previews=(("thu.pdf", 7),),
    )
    named = [
        (name, Path(name), sha256(name.encode()).hexdigest())
        for name in ("kin.pdf", "lop.pdf", "thu.pdf", "mo.pdf")
    ]
    return Guard.of(catalog, named, theirs, {"books/kin.mp3": sha256(b"kin.mp3").hexdigest()})


def check(*outputs: OutputFile, theirs: tuple[str, ...] = ()) -> str:
    """Return the fault that is found, "" for none."""
    try:
        guard(theirs=theirs).check(outputs, {output.path for output in outputs})
    except LibraryError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("books/thu/pages/0007.ab.webp", ""),
        ("books/thu/pages/0008.ab.webp", "leak-page"),
        ("books/thu/pages/0002-0007.ab.bin", ""),
        ("books/thu/pages/0002-0009.ab.s.bin", "leak-page"),
        ("books/kin/pages/0001.ab.s.webp", "leak-page"),
        ("books/lop/pages/0001.ab.webp", "leak-page"),
        ("books/mo/pages/9999.ab.webp", ""),
        ("books/kin/cover.webp", ""),
    ],
)
def test_pages_that_may_not_be_read(path: str, fault: str) -> None:
    assert check(OutputFile.of(path, "x")) == fault


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("kin.pdf", "leak-file"),
        ("lop.pdf", "leak-file"),
        ("thu.pdf", "leak-file"),
        ("mo.pdf", ""),
        ("kin.mp3", "leak-file"),
    ],
)
def test_original_files(file: str, fault: str) -> None:
    assert check(OutputFile.of("tai-lieu/x.pdf", file)) == fault


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("../b/index.html", ""),
        ("../b/index.html#x", ""),
        ("../b/index.html?q=1", ""),
        ("../b/%C4%91%C3%B2.html", ""),
        ("../b/mat.html", "links-broken"),
        ("../b/", "links-broken"),
        ("#x", ""),
        ("", ""),
        ("?q=1", ""),
        ("https://a.example/mat", ""),
        ("mailto:a@b.example", ""),
        ("/goc", ""),
        ("data:image/png;base64,aa", ""),
    ],
)
def test_links(address: str, fault: str) -> None:
    there = OutputFile.of("b/index.html", ""), OutputFile.of("b/đò.html", "")
    assert check(OutputFile.of("a/index.html", f'<a class="x" href="{address}">'), *there) == fault


def test_links_of_pages_that_the_school_wrote_are_its_own() -> None:
    page = OutputFile.of("noi-quy.html", '<a href="mat.html">')
    assert check(page) == "links-broken"
    assert check(page, theirs=("noi-quy.html",)) == ""


def test_a_withheld_file_among_the_pages_of_the_school_stops_the_build(tmp_path: Path) -> None:
    school = make_school(tmp_path / "truong")
    make_pdf(school.books / "kin.pdf", ["Kín"])
    school.catalog("Mã sách,Nhan đề,Tệp,Quyền đọc\nkin,Kín,kin.pdf,physical\n")
    school.build()
    before = files(school.site)
    copied = school.root / "catalog" / "pages" / "tai-lieu.pdf"
    copied.write_bytes((school.books / "kin.pdf").read_bytes())
    with pytest.raises(LibraryError) as caught:
        school.build()
    assert (caught.value.code, caught.value.values) == (
        "leak-file",
        {"file": "kin.pdf", "place": "tai-lieu.pdf"},
    )
    assert files(school.site) == before

"""A school whose pages are drawings: what its site holds, and what of a restricted book never is one."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf
from jsonschema import Draft202012Validator
from PIL import Image
from support.pdfs import make_pdf

from library.catalog.load import load
from library.collection import open_files
from library.pages.jobs import RangeJob

if TYPE_CHECKING:
    from support.schools import School

SCHEMA = json.loads((Path(__file__).parents[1] / "contracts/book.schema.json").read_text(encoding="utf-8"))
LINES = "Cây gạo đứng ở đầu làng,\nlâu hơn cả tuổi của bà ngoại."


def drawing_school(school: School, extra: str = "") -> School:
    config = school.root / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}      vector_pages: true\n{extra}", encoding="utf-8"
    )
    make_pdf(school.books / "a.pdf", [LINES] * 4)
    return school


def book(school: School, ident: str = "a") -> dict[str, Any]:
    text = school.page(f"books/{ident}/book.js")
    return json.loads(text.removeprefix("self.tusachBook=").removesuffix(";\n"))


def test_a_book_of_drawings(school: School) -> None:
    result = drawing_school(school).build()
    value = book(school)
    Draft202012Validator(SCHEMA).validate(value)
    assert [row[0] for row in value["images"]] == ["webp", "vector", "vector", "vector"]
    named = (
        [row[3] for row in value["images"]]
        + [row[4] for row in value["images"][1:]]
        + value["vector"]["glyphs"]
    )
    for name in named:
        assert (school.site / "books" / "a" / name).is_file()
    listed = [name for name, _ in json.loads(school.page("books/a/files.json"))["files"]]
    assert set(named) <= set(listed)
    (told,) = result.books
    assert (told.drawn, told.undrawn) == (3, {})
    # Other programs want single page images, which are not there.
    assert not (school.site / "iiif" / "a").exists()
    assert not (school.site / "books/a/manifest.json").exists()


def test_a_page_of_a_painting_stays_a_picture(school: School) -> None:
    drawing_school(school)
    with pymupdf.open(school.books / "a.pdf") as pdf:
        for number, side in ((1, 200), (2, 16)):
            pdf[number].insert_image(pymupdf.Rect(40, 200, 40 + side, 200 + side), stream=painting())
        pdf.save(school.books / "b.pdf")
    result = school.build()
    told = next(row for row in result.books if row.id == "b")
    assert (told.drawn, told.undrawn) == (2, {"picture": 1})
    assert [row[0] for row in book(school, "b")["images"]] == ["webp", "webp", "vector", "vector"]


def painting() -> bytes:
    """Return a picture that has detail everywhere, as JPEG."""
    out = io.BytesIO()
    dots = Image.effect_noise((300, 300), 90).resize((900, 900), Image.Resampling.BICUBIC)
    dots.convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def test_nothing_is_made_twice_and_the_option_makes_the_site_anew(school: School) -> None:
    drawing_school(school).build()
    before = school.page("books/a/book.js")
    assert school.build().written == 0
    config = school.root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("vector_pages: true", "vector_pages: false"),
        encoding="utf-8",
    )
    school.build()
    assert "vector" not in school.page("books/a/book.js")
    assert not (school.site / "books" / "a" / "vector").exists()
    config.write_text(
        config.read_text(encoding="utf-8").replace("vector_pages: false", "vector_pages: true"),
        encoding="utf-8",
    )
    school.build()
    assert school.page("books/a/book.js") == before


def test_pages_that_share_files(school: School) -> None:
    drawing_school(school, "      pack: 4\n").build()
    value = book(school)
    assert [len(row) for row in value["images"]] == [4, 4, 4, 4]
    assert len(value["smallPacks"]) == 1
    assert value["images"][1][3].endswith(".js")


def test_a_file_that_one_row_restricts_is_never_drawn(school: School) -> None:
    """Not even where another row of the same file lets everybody read it."""
    make_pdf(school.books / "b.pdf", [LINES] * 3)
    make_pdf(school.books / "c.pdf", [LINES] * 3)
    drawing_school(school)
    school.catalog(
        "Mã sách,Nhan đề,Tệp,Quyền đọc\na,A,a.pdf,open\nb,B,b.pdf,preview:2\nc,C,c.pdf,open\nd,D,c.pdf,class\n"
    )
    school.build()
    jobs = [job for job in school.executor.jobs if isinstance(job, RangeJob)]
    assert [job.path.name for job in jobs if job.vector] == ["a.pdf"]
    settings = school.settings()
    catalog, _ = load(settings, sorted(school.books.iterdir()))
    assert open_files(catalog, ["a.pdf", "b.pdf", "c.pdf"]) == {"a.pdf"}
    assert not (school.site / "books" / "b" / "vector").exists()

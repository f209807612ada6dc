"""Links of a page: where they are, where they lead, and which of them are safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest
from support.epubs import make_epub
from support.hostile import pdf, stream

from library.formats.epub.package import read_package
from library.formats.mupdf import opened, page_at
from library.formats.pdf.book import probe_pdf
from library.formats.reflow.book import lay_out
from library.pages.links import links
from library.pages.words import lines
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.links import Link

LINK = b"<</Type/Annot/Subtype/Link/Rect[20 180 120 200]%s>>"
INK = b"1 0 0 rg 20 180 100 20 re f"


def linked(folder: Path, *annotations: bytes, page: bytes = b"") -> list[Link]:
    """Return the links of page 1 of a PDF of three pages, whose link boxes may be filled with red."""
    path = folder / "a.pdf"
    path.write_bytes(
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/Dests<</old[4 0 R/XYZ 0 0 0]>>>>",
                b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 200 280]>>",
                b"<</Type/Page/Parent 2 0 R/Contents 6 0 R/Annots[%s]%s>>" % (b"".join(annotations), page),
                b"<</Type/Page/Parent 2 0 R>>",
                b"<</Type/Page/Parent 2 0 R>>",
                stream(INK),
            ]
        )
    )
    info = probe_pdf(path, Limits())
    with opened(path, "pdf") as document:
        return links(document, page_at(document, info, 0), info)


def uri(address: str) -> bytes:
    return LINK % (b"/A<</S/URI/URI(%s)>>" % address.encode())


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://an.example/sách?a=1#b", "https://an.example/sách?a=1#b"),
        ("HTTP://an.example/", "http://an.example/"),
        ("mailto:an@an.example", "mailto:an@an.example"),
        ("www.an.example/a", "http://www.an.example/a"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("java\\tscript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("http:", None),
        ("http://[", None),
        ("other.html", None),
        ("//an.example/", None),
        ("", None),
        ("https://an.example/" + "a" * 3000, None),
    ],
)
def test_an_address_is_kept_when_it_is_safe(tmp_path: Path, address: str, kept: str | None) -> None:
    assert [link[4] for link in linked(tmp_path, uri(address))] == ([] if kept is None else [kept])


@pytest.mark.parametrize(
    ("target", "page"),
    [
        (b"/Dest[4 0 R/Fit]", 1),
        (b"/Dest/old", 1),
        (b"/A<</S/GoTo/D[5 0 R/XYZ 0 0 0]>>", 2),
        (b"/A<</S/Named/N/LastPage>>", 2),
        (b"/Dest/unknown", None),
        (b"/Dest[99/Fit]", None),
        (b"/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>", None),
        (b"/A<</S/Launch/F(/bin/sh)>>", None),
        (b"/A<</S/JavaScript/JS(app.alert\\(1\\))>>", None),
        (b"", None),
    ],
)
def test_a_link_within_the_book(tmp_path: Path, target: bytes, page: int | None) -> None:
    assert [link[4] for link in linked(tmp_path, LINK % target)] == ([] if page is None else [page])


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [b"", b"/CropBox[10 30 190 260]/UserUnit 2"])
def test_a_link_lies_where_the_page_shows_it(tmp_path: Path, turn: int, box: bytes) -> None:
    [(x, y, width, height, _)] = linked(
        tmp_path, uri("https://an.example/"), page=b"/Rotate %d%s" % (turn, box)
    )
    with pymupdf.open(tmp_path / "a.pdf") as document:
        # Red ink fills the link's box and nothing else.
        pixmap = document[0].get_pixmap()
        green = pixmap.samples[1::3]
    red = [(n % pixmap.width, n // pixmap.width) for n, value in enumerate(green) if value < 128]
    across, down = pixmap.width / 4096, pixmap.height / 4096
    assert min(place[0] for place in red) == pytest.approx(x * across, abs=1)
    assert min(place[1] for place in red) == pytest.approx(y * down, abs=1)
    assert max(place[0] for place in red) + 1 == pytest.approx((x + width) * across, abs=1)
    assert max(place[1] for place in red) + 1 == pytest.approx((y + height) * down, abs=1)


@pytest.mark.parametrize("turn", [0, 90])
def test_a_link_over_two_lines_has_two_boxes(tmp_path: Path, turn: int) -> None:
    quads = b"/QuadPoints[20 200 120 200 20 190 120 190 20 190 60 190 20 180 60 180]"
    found = linked(tmp_path, LINK % (quads + b"/Dest/old"), page=b"/Rotate %d" % turn)
    areas = [link[2] * link[3] for link in found]
    assert [link[4] for link in found] == [1, 1]
    assert areas[1] == pytest.approx(areas[0] * 0.4, rel=0.05)


@pytest.mark.parametrize("rect", [b"[20 20 20 90]", b"[20 20 90 20.1]", b"[300 300 400 400]", b"[0 0 0 0]"])
def test_a_link_that_nobody_can_touch_is_dropped(tmp_path: Path, rect: bytes) -> None:
    assert linked(tmp_path, b"<</Subtype/Link/Rect%s/Dest/old>>" % rect) == []


def test_a_link_beyond_the_edge_ends_there_and_an_inverted_one_is_righted(tmp_path: Path) -> None:
    beyond = b"<</Subtype/Link/Rect[-50 -50 20 28]/Dest/old>>"
    inverted = b"<</Subtype/Link/Rect[120 200 20 180]/Dest/old>>"
    edge, right = linked(tmp_path, beyond, inverted)
    assert edge == (0, 3686, 410, 410, 1)
    assert right == (410, 1170, 2048, 293, 1)


def test_the_same_link_twice_is_one_and_there_are_a_thousand_at_most(tmp_path: Path) -> None:
    assert len(linked(tmp_path, uri("https://an.example/") * 2)) == 1
    many = b"".join(uri(f"https://an.example/{n}") for n in range(1200))
    assert len(linked(tmp_path, many)) == 1000


def test_notes_of_a_laid_out_book_lead_to_their_pages(tmp_path: Path) -> None:
    filler = "<p>Một dòng sông chảy qua làng.</p>" * 60
    chapters = {
        "c1.xhtml": f"<h1>Một</h1><p><a href='c3.xhtml#n1'>chú thích</a></p>{filler}",
        "c2.xhtml": f"<h1>Hai</h1>{filler}<p><a href='#dau'>về đầu</a> <a href='https://an.example/'>xa</a></p>",
        "c3.xhtml": f"<h1>Ba</h1>{filler}<p id='n1'>Lời chú thích ở cuối sách.</p>",
    }
    path = make_epub(
        tmp_path / "a.epub", chapters | {"c2.xhtml": chapters["c2.xhtml"].replace("<h1>", "<h1 id='dau'>")}
    )
    folder = tmp_path / "made"
    folder.mkdir()
    info = lay_out(read_package(path, Limits()), folder, Limits())
    assert len(info.chapters) > 1
    with opened(folder / info.document, "epub") as document:
        found = {
            link[4]: number
            for number in range(len(info.sizes))
            for link in links(document, page_at(document, info, number), info)
        }

        def words(number: int | str) -> str:
            assert isinstance(number, int)
            return " ".join(
                line[3] for line in lines(page_at(document, info, number)) if not isinstance(line, str)
            )

        assert found.pop("https://an.example/") > 0
        note, start = sorted((page for page in found if isinstance(page, int)), reverse=True)
        assert "Lời chú thích" in words(note)
        assert "Hai" in words(start)

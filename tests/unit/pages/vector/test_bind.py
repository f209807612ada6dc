"""Ranges of drawings become a book's files: what is shared is told once, and nothing of other pages is told."""

from __future__ import annotations

import json
import pickle
import zlib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

import pymupdf
from support.pdfs import make_pdf
from support.pictures import flat, noisy, png

from library.bytescript import data
from library.formats.pdf.book import probe_pdf
from library.pages.cache import entry_path
from library.pages.jobs import LINES as LINES_KEPT
from library.pages.jobs import SHARD, TEXTS, RangeJob
from library.pages.vector.bind import Bound, bind
from library.pages.work import draw_range, write_text
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import PageRange

LINES = "Cây gạo đứng ở đầu làng,\nlâu hơn cả tuổi của bà ngoại."


def drawn(path: Path, cache: Path, start: int = 0, stop: int = 0, **values: object) -> tuple[PageRange, Path]:
    info = probe_pdf(path, Limits())
    job = RangeJob(path, cache, info, start, stop or len(info.sizes), 600, cache, Limits(), vector=True)
    job = replace(job, **values)  # type: ignore[arg-type]
    return draw_range(job), entry_path(cache, job.address)


def held(bound: tuple[Bound, Path] | None) -> tuple[Bound, Path]:
    assert bound is not None
    return bound


def raw(folder: Path, name: str) -> bytes:
    return zlib.decompress(data((folder / name).read_bytes()))


def test_pages_of_type_are_drawings_and_page_1_is_a_picture(tmp_path: Path) -> None:
    made, entry = drawn(make_pdf(tmp_path / "a.pdf", [LINES] * 11), tmp_path / "cache")
    assert [image and image.format for image in made.images] == ["webp"] + ["vector"] * 10
    assert all(made.smalls)
    assert made.images[1] is not None
    assert (made.images[1].width, made.images[1].height, made.images[1].file) == (600, 840, "")
    bound, folder = held(bind(tmp_path / "cache", [entry]))
    assert [pages for _, pages in bound.chunks] == [tuple(range(1, 9)), (9, 10)]
    assert bound.refused == ()
    for media in (*bound.glyphs, *(media for media, _ in bound.chunks)):
        assert (folder / media.file).stat().st_size == media.bytes
        assert raw(folder, media.file)[0] == 1


def test_words_of_drawings_are_in_them_and_of_pictures_apart(tmp_path: Path) -> None:
    made, entry = drawn(make_pdf(tmp_path / "a.pdf", [LINES] * 4), tmp_path / "cache")
    script = (entry / SHARD).read_text(encoding="utf-8").removeprefix("self.tusachText(").removesuffix(");\n")
    first, *others = json.loads(script)["pages"]
    assert [line[3] for line in first] == LINES.split("\n")
    assert others == [[]] * 3
    # The index reads all of them.
    assert json.loads((entry / TEXTS).read_text(encoding="utf-8")) == [LINES] * 4
    apart, alone = drawn(tmp_path / "a.pdf", tmp_path / "cache", 1, 4)
    assert apart.text.digest
    assert not (alone / SHARD).exists()
    bound, folder = held(bind(tmp_path / "cache", [alone]))
    assert "lâu".encode() not in raw(folder, bound.chunks[0][0].file)
    assert made.text.digest != apart.text.digest


def test_words_that_were_read_from_the_picture_of_a_drawing_are_apart(tmp_path: Path) -> None:
    _, entry = drawn(make_pdf(tmp_path / "a.pdf", [LINES] * 3), tmp_path / "cache")
    words = pickle.loads((entry / LINES_KEPT).read_bytes())
    texts = [*words.judged[:2], [(0, 0, 9, "máy đọc", (9, 1, 9))]]
    text = write_text(tmp_path, 0, texts, words.links, words.drawn)
    script = (
        (tmp_path / SHARD).read_text(encoding="utf-8").removeprefix("self.tusachText(").removesuffix(");\n")
    )
    assert json.loads(script)["pages"][1:] == [[], [[0, 0, 9, "máy đọc", [9, 1, 9]]]]
    assert text.digest


def test_a_page_that_cannot_be_drawn_is_a_picture_and_told_of(tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf", [LINES] * 4)
    with pymupdf.open(tmp_path / "a.pdf") as document:
        document[2].insert_image(document[2].rect, stream=flat(size=(200, 280)))
        document.saveIncr()
    made, entry = drawn(tmp_path / "a.pdf", tmp_path / "cache")
    assert [image and image.format for image in made.images] == ["webp", "vector", "webp", "vector"]
    bound, _ = held(bind(tmp_path / "cache", [entry]))
    assert bound.refused == (("picture", 1),)
    assert [pages for _, pages in bound.chunks] == [(1, 3)]


def test_a_drawing_that_is_larger_than_the_picture_of_its_page_is_none(tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf", ["", ""])
    with pymupdf.open(tmp_path / "a.pdf") as document:
        # Thousands of strokes that a picture shows as one black square.
        shape, chance = document[1].new_shape(), Random(1)
        for _ in range(9_500):
            shape.draw_line(*((20 + 50 * chance.random(), 20 + 50 * chance.random()) for _ in range(2)))
        shape.finish(color=(0, 0, 0), width=9)
        shape.commit()
        document.saveIncr()
    made, entry = drawn(tmp_path / "a.pdf", tmp_path / "cache")
    assert made.images[1] is not None
    assert made.images[1].format == "webp"
    assert held(bind(tmp_path / "cache", [entry]))[0].refused == (("bytes", 1),)


def test_glyphs_of_one_chunk_alone_stay_in_it(tmp_path: Path) -> None:
    pages = ["aaaa"] * 9 + ["aabb"] * 8
    _, entry = drawn(make_pdf(tmp_path / "a.pdf", pages), tmp_path / "cache")
    bound, folder = held(bind(tmp_path / "cache", [entry]))
    (shared,) = bound.glyphs
    # One glyph is shared, "a"; "b" is in the second chunk and no other file.
    assert raw(folder, shared.file)[:2] == b"\x01\x01"
    first, second = (raw(folder, media.file) for media, _ in bound.chunks)
    assert first[:3] == b"\x01\x01\x01"
    assert second[:4] in {b"\x01\x02\x01\x00", b"\x01\x02\x00\x01"}


def test_files_tell_nothing_of_pages_that_are_left_out(tmp_path: Path) -> None:
    """A book cut short is the same, byte for byte, as one that never had more pages."""
    whole = make_pdf(tmp_path / "whole.pdf", [LINES] * 16 + ["Bí mật Q W X Z"] * 8)
    short = make_pdf(tmp_path / "short.pdf", [LINES] * 16)
    cut = held(bind(tmp_path / "a", [drawn(whole, tmp_path / "a", 0, 16)[1]]))
    never = held(bind(tmp_path / "b", [drawn(short, tmp_path / "b", 0, 16)[1]]))
    assert cut[0] == never[0]
    both = held(
        bind(tmp_path / "a", [drawn(whole, tmp_path / "a", *span)[1] for span in ((0, 16), (16, 24))])
    )
    assert both[0].chunks != cut[0].chunks


def test_a_picture_on_several_pages_is_stored_once(tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf", [LINES] * 12)
    with pymupdf.open(tmp_path / "a.pdf") as document:
        for page in document:
            page.insert_image((100, 200, 130, 230), stream=png(noisy((30, 30))))
        document.saveIncr()
    made, entry = drawn(tmp_path / "a.pdf", tmp_path / "cache")
    assert {image and image.format for image in made.images[1:]} == {"vector"}
    bound, folder = held(bind(tmp_path / "cache", [entry]))
    (picture,) = bound.pictures
    assert (picture.width, picture.height) == (30, 30)
    assert (folder / picture.file).stat().st_size == picture.bytes


def test_the_same_pages_are_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [LINES, LINES.upper()] * 9)
    files = []
    for name in ("a", "b"):
        cache = tmp_path / name
        entries = [drawn(path, cache, start, stop)[1] for start, stop in ((0, 16), (16, 18))]
        bound, folder = held(bind(cache, entries))
        assert bind(cache, entries) == (bound, folder)
        files.append({file.name: file.read_bytes() for file in folder.iterdir() if file.suffix == ".js"})
    assert files[0] == files[1]
    assert files[0]


def test_what_mupdf_fails_at_while_it_traces_costs_no_page(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [LINES] * 2)
    with patch("library.pages.vector.trace.mupdf.fz_run_page", side_effect=RuntimeError("hỏng")):
        made, entry = drawn(path, tmp_path / "cache")
    assert [image and image.format for image in made.images] == ["webp", "webp"]
    assert held(bind(tmp_path / "cache", [entry]))[0].refused == (("damage", 1),)


def test_without_the_option_there_are_none(tmp_path: Path) -> None:
    made, entry = drawn(make_pdf(tmp_path / "a.pdf", [LINES] * 2), tmp_path / "cache", vector=False)
    assert [image and image.format for image in made.images] == ["webp", "webp"]
    assert bind(tmp_path / "cache", [entry]) is None

"""Mutated books go through detection, probe and drawing: a value or a fault comes out, nothing else.

The work runs in worker processes, so that a crash of the libraries underneath is seen as one and
does not end the tests. `TUSACH_FUZZ=5000` runs 5,000 examples of each kind, other ones every time.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support import hostile
from support.epubs import make_epub
from support.pdfs import make_pdf
from support.pictures import flat

from library.formats.types import Fault, SourceInfo
from library.pages.cache import entry_path
from library.pages.jobs import ProbeJob, RangeJob
from library.pages.model import PageRange
from library.pages.workers import Workers
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLES = int(os.environ.get("TUSACH_FUZZ", "0"))
USUAL = settings(
    max_examples=EXAMPLES or 40,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PAGES = 3
TOKENS = [
    *(
        b"/Type/Page/Pages/Kids/Count/Parent/MediaBox/Rotate/Filter/FlateDecode/Length/First/Next/Dest".split(
            b"/"
        )
    ),
    *(
        b"obj endobj stream endstream xref trailer startxref null true -1 0 1e999 99999999999 R [ ] << >>".split()
    ),
    *(b"PK\3\4 PK\1\2 PK\5\6 <!DOCTYPE <html> </html> <svg> &amp; <p> </p> href= src= .. % ( )".split()),
    b"3 0 R",
    b"2 0 R",
    b"\0",
    b"\xff\xfe",
]
FLAT = flat()


@dataclass(frozen=True, slots=True)
class _Trial:
    """A file to go through; picklable, with the time limit that the workers look for."""

    path: Path
    folder: Path
    seconds: float = 20.0


def trial(job: _Trial) -> str:
    """Probe a file and draw its first pages; return what came out, of which only "bad …" is wrong."""
    from library.pages.work import draw_range, probe

    limits = Limits()
    probing = ProbeJob(job.path, "0" * 64, job.folder, limits)
    info = probe(probing)
    if isinstance(info, Fault):
        return "fault" if info.code.startswith("BOOK-") else f"bad {info}"
    if not isinstance(info, SourceInfo) or not info.sizes:
        return f"bad {info}"
    pages = min(PAGES, len(info.sizes))
    if any(not 0 <= entry.page < len(info.sizes) for entry in info.outline):
        return f"bad {info.outline}"
    if any(width < 1 or height < 1 for width, height in info.sizes):
        return f"bad {info.sizes}"
    made = entry_path(job.folder, probing.address)
    drawn = draw_range(RangeJob(job.path, made, info, 0, pages, 300, job.folder, limits))
    if not isinstance(drawn, PageRange) or len(drawn.images) != pages:
        return f"bad {drawn}"
    missing = sum(image is None for image in drawn.images)
    return "drawn" if len(drawn.faults) >= missing else f"bad {missing} of {drawn.faults}"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1)
    yield pool
    pool.shutdown(cancel_futures=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def go_through(workers: Workers, folder: Path, data: bytes, name: str) -> None:
    """Let a worker go through a file; a crash, a hang or an unexpected exception fails the test."""
    path = folder / name
    path.write_bytes(data)
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    try:
        said = workers.submit(trial, _Trial(path, cache)).result()
    except Exception as error:
        kept = folder / f"failing-{zlib.crc32(data):08x}-{name}"
        kept.write_bytes(data)
        told = f"{type(error).__name__}: {error}; the file is {kept}"
        raise AssertionError(told) from error
    assert not said.startswith("bad"), said


def seeds_pdf(folder: Path) -> list[bytes]:
    """Return small PDFs that between them hold most of what a PDF can hold."""
    outline = [(1, "Một", 1), (2, "Hai", 2), (1, "Ba", 3)]
    labels = [{"startpage": 0, "prefix": "A-", "style": "r"}]
    made = make_pdf(folder / "s.pdf", ["Chữ", "Hai", "Ba"], outline=outline, labels=labels, rotate=90)
    return [
        made.read_bytes(),
        hostile.scripted(),
        hostile.outline_loop(5),
        hostile.annotation_loop(),
        hostile.form_bomb(3, 3),
        hostile.tiling_bomb(1).replace(b"0.001", b"10"),
        hostile.shading_bomb(2),
        hostile.glyph_bomb(2, 2),
        hostile.broken_font(b"FontFile3"),
        hostile.broken_picture(b"JBIG2Decode"),
        hostile.object_stream_loop(),
    ]


def seeds_epub(folder: Path) -> list[dict[str, bytes]]:
    """Return the entries of small EPUBs."""
    chapters = {
        "c1.xhtml": "<h1 id='a'>Một</h1><p>Chữ <a href='c2.xhtml#b'>x</a></p><img src='h.png' alt='h'/>",
        "c2.xhtml": "<h1 id='b'>Hai</h1><table><tr><td>ô</td></tr></table><ul><li>m</li></ul>",
    }
    files = {"h.png": FLAT, "s.css": "p { color: red; margin: 1em } @import 'x';"}
    toc = [("Một", "c1.xhtml"), ("Hai", "c2.xhtml#b")]
    flowing = make_epub(folder / "a.epub", chapters, toc=toc, toc_ncx=toc, files=files, cover="h.png")
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><meta name='viewport' content='width=300,height=400'/></head>"
    fixed_pages = {"p1.xhtml": f"<?xml version='1.0'?>{page}<body><img src='h.png'/></body></html>"}
    fixed = make_epub(folder / "b.epub", fixed_pages, files=files, fixed=True)
    return [unpacked(path.read_bytes()) for path in (flowing, fixed)] + [unpacked(hostile.hostile_epub())]


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(entries: dict[str, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Draw one of the seeds with some of its bytes flipped, cut, repeated, moved or put in from others."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.sampled_from([1, 2, 4, 16, 64, 256, 1024]))
        match draw(st.sampled_from(["flip", "number", "token", "cut", "end", "repeat", "splice"])):
            case "flip":
                data[at] ^= draw(st.integers(1, 255))
            case "number":
                data[at : at + length] = draw(
                    st.sampled_from([b"-1", b"0", b"65536", b"4294967295", b"1e38"])
                )
            case "token":
                token = draw(st.sampled_from(TOKENS))
                data[at : at + draw(st.sampled_from([0, len(token)]))] = token
            case "cut":
                del data[at : at + length]
            case "end":
                del data[max(at, 16) :]
            case "repeat":
                data[at:at] = data[at : at + length] * draw(st.sampled_from([1, 3, 50]))
            case "splice":
                other = draw(st.sampled_from(seeds))
                start = draw(st.integers(0, len(other) - 1))
                data[at : at + length] = other[start : start + length]
    return bytes(data)


def test_pdfs(workers: Workers, folder: Path) -> None:
    seeds = seeds_pdf(folder)

    @USUAL
    @given(mutated(seeds))
    def run(data: bytes) -> None:
        go_through(workers, folder, data, "x.pdf")

    run()


def test_packed_epubs(workers: Workers, folder: Path) -> None:
    seeds = [packed(entries, kind) for entries in seeds_epub(folder) for kind in (0, zipfile.ZIP_DEFLATED)]

    @USUAL
    @given(mutated(seeds))
    def run(data: bytes) -> None:
        go_through(workers, folder, data, "x.epub")

    run()


def test_entries_of_epubs(workers: Workers, folder: Path) -> None:
    """The archive is whole, one of its entries is not."""
    books = seeds_epub(folder)
    parts = sorted({data for entries in books for data in entries.values() if data})

    @USUAL
    @given(st.sampled_from(books), st.data())
    def run(entries: dict[str, bytes], data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(entries)))
        change = data.draw(st.sampled_from(["mutate", "drop", "rename", "swap"]))
        changed = dict(entries)
        old = changed.pop(name)
        match change:
            case "mutate":
                changed[name] = data.draw(mutated([old, *parts] if old else parts))
            case "rename":
                changed[data.draw(st.sampled_from(["../x", "/x", "x\\y", "X" + name, name.upper()]))] = old
            case "swap":
                changed[name] = data.draw(st.sampled_from(parts))
        go_through(workers, folder, packed(changed), "x.epub")

    run()


def test_scans(workers: Workers, folder: Path) -> None:
    seeds = [
        packed({f"{n}.png": FLAT for n in range(3)}),
        packed({"a/1.jpg": flat(kind="JPEG"), "2.png": FLAT}, 8),
    ]

    @USUAL
    @given(mutated(seeds))
    def run(data: bytes) -> None:
        go_through(workers, folder, data, "x.cbz")

    run()

"""Pages without text are read, and what a picture only looks like is not."""

from __future__ import annotations

import json
import pickle
import random
import unicodedata
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont
from support.scans import make_folder, page
from support.tesseract import fake_tesseract, table

from library.formats.scans.book import probe_scans
from library.pages import tesseract
from library.pages.cache import entry_path, store
from library.pages.jobs import LINES, RESULT, TEXTS, OcrJob, RangeJob, run
from library.pages.model import RangeWords, Recognised
from library.resources import FONTS
from library.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from library.pages.model import Line

ENGINE = "tesseract 5.3.0 vie+eng"
KNOWN: list[Line | str] = [(1, 2, 3, "Trang này đã có chữ", (4,))]
Row = tuple[int, int, int, int, int, int, int, float, str]


def job_for(tmp_path: Path, pages: dict[str, bytes], wanted: tuple[int, ...], engine: str = ENGINE) -> OcrJob:
    """Return the job for the pages of a folder of scans, whose range is drawn; the last page has text."""
    limits = Limits()
    folder = make_folder(tmp_path / "sách", pages)
    info = probe_scans(folder, limits)
    drawn = RangeJob(folder, tmp_path, info, 0, len(pages), 600, tmp_path / "cache", limits)
    texts: list[list[Line | str]] = [[] for _ in pages]
    texts[-1] = KNOWN

    def make(entry: Path) -> None:
        (entry / LINES).write_bytes(
            pickle.dumps(RangeWords(texts, [[] for _ in pages], texts, [False for _ in pages], {}))
        )

    store(drawn.cache, drawn.address, make)
    return OcrJob(drawn, wanted, engine)


def recognised(job: OcrJob) -> tuple[Recognised, list[str]]:
    """Return the result of the job, and the plain text of each page in its entry."""
    made = run(job)
    assert isinstance(made, Recognised)
    entry = entry_path(job.cache, job.address)
    assert pickle.loads((entry / RESULT).read_bytes()) == made
    return made, json.loads((entry / TEXTS).read_text(encoding="utf-8"))


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Row]], str]:
    """Return what becomes of a table as the text of a page, of 900 × 1270 pixels for the program."""

    def reading(rows: list[Row]) -> str:
        fake_tesseract(tmp_path / "bin", monkeypatch, answer=table(rows))
        pages = {"1.jpg": page((1240, 1754), dpi=(150, 150)), "2.jpg": page()}
        return recognised(job_for(tmp_path, pages, (0,)))[1][0]

    return reading


def line(*words: tuple[str, float], block: int = 1, number: int = 1) -> list[Row]:
    return [
        (block, 1, number, 100 * at, 30 * number, 80, 20, sure, text) for at, (text, sure) in enumerate(words)
    ]


def test_words_that_were_read_stand_beside_those_that_were_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Row] = [
        (1, 1, 1, 165, 117, 165, 23, 96.0, "Chiếc"),
        (1, 1, 1, 413, 117, 83, 23, 96.0, "ghe"),
        (2, 1, 1, 165, 234, 165, 23, 96.0, "Sông"),
    ]
    fake_tesseract(tmp_path / "bin", monkeypatch, answer=table(rows))
    # 1654 × 2339 pixels are the page at 200 dpi.
    pages = {f"{n}.jpg": page((1654, 2339), dpi=(200, 200)) for n in range(3)}
    job = job_for(tmp_path, pages, (0, 1))
    made, plain = recognised(job)
    assert plain == ["Chiếc ghe\n\nSông", "Chiếc ghe\n\nSông", "Trang này đã có chữ"]
    assert (made.pages, made.unread) == ((0, 1), ())
    assert made.text.opening == ("Chiếc ghe", "Sông")
    shard = (entry_path(job.cache, job.address) / "text.js").read_text(encoding="utf-8")
    value = json.loads(shard.removeprefix("self.tusachText(").removesuffix(");\n"))
    x, y, height, text, runs = value["pages"][0][0]
    assert text == "Chiếc ghe"
    found = (x, y, height, *runs)
    wanted = (165 / 1654, 117 / 2339, 23 / 2339, 165 / 1654, 83 / 1654, 83 / 1654)
    assert found == pytest.approx([share * 4096 for share in wanted], abs=1.5)
    assert value["pages"][2] == [[1, 2, 3, "Trang này đã có chữ", [4]]]


@pytest.mark.parametrize(("first", "then", "anew"), [(2, 5, 3), (5, 2, 0)], ids=["more", "fewer"])
def test_pages_that_were_read_before_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int, then: int, anew: int
) -> None:
    """A preview of another length ends in a range of other pages."""
    fake_tesseract(tmp_path / "bin", monkeypatch, answer=table(line(("Chiếc", 96), ("ghe", 96))))
    limits = Limits()
    folder = make_folder(tmp_path / "sách", {f"{n}.jpg": page() for n in range(5)})
    info = probe_scans(folder, limits)

    def read_to(stop: int) -> tuple[Recognised, list[str]]:
        drawn = RangeJob(folder, tmp_path, info, 0, stop, 600, tmp_path / "cache", limits)
        run(drawn)
        return recognised(OcrJob(drawn, tuple(range(stop)), ENGINE))

    read_to(first)
    with monkeypatch.context() as patched:
        calls: list[object] = []
        whole = tesseract.read
        patched.setattr(tesseract, "read", lambda *given: calls.append(given) or whole(*given))
        made, plain = read_to(then)
    assert len(calls) == anew
    assert made.pages == tuple(range(then))
    assert plain == ["Chiếc ghe"] * then


def test_a_result_depends_on_the_engine_and_the_pages(tmp_path: Path) -> None:
    pages = {"1.jpg": page(), "2.jpg": page()}
    jobs = [
        job_for(tmp_path, pages, (0,)),
        job_for(tmp_path, pages, (0, 1)),
        job_for(tmp_path, pages, (0,), "tesseract 5.4.0 vie"),
    ]
    assert len({job.address for job in jobs}) == 3


@pytest.mark.parametrize("does", ["fail", "hang"])
def test_a_page_that_the_program_dies_of_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, does=does)
    monkeypatch.setattr(tesseract, "_READING", 0.3)
    made, plain = recognised(job_for(tmp_path, {"1.jpg": page(), "2.jpg": page()}, (0,)))
    assert plain == ["", "Trang này đã có chữ"]
    assert (made.pages, made.unread) == ((), (0,))


def test_a_picture_that_is_broken_stays_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, answer=table(line(("Chiếc", 96), ("ghe", 96))))
    made, plain = recognised(job_for(tmp_path, {"1.jpg": b"x", "2.jpg": page(), "3.jpg": page()}, (0, 1)))
    assert (made.pages, made.unread) == ((1,), (0,))
    assert plain[:2] == ["", "Chiếc ghe"]


@pytest.mark.parametrize(
    ("words", "languages"),
    [(("Sông", "chảy", "ra", "biển"), "vie"), (("the", "river", "runs", "ra"), "vie+eng"), ((), "vie+eng")],
)
def test_a_vietnamese_page_is_read_in_vietnamese_alone(
    tmp_path: Path, read: Callable[[list[Row]], str], words: tuple[str, ...], languages: str
) -> None:
    assert read(line(*[(word, 96) for word in words])) == " ".join(words)
    said = (tmp_path / "bin" / "said.txt").read_text(encoding="utf-8")
    assert f" -l {languages} " in said


def test_text_comes_in_nfc(read: Callable[[list[Row]], str]) -> None:
    text = read(line((unicodedata.normalize("NFD", "Đường"), 95), (unicodedata.normalize("NFD", "về"), 95)))
    assert text == "Đường về"


def test_leaves_and_stripes_are_no_letters(read: Callable[[list[Row]], str]) -> None:
    noise = [
        *line(("Có", 97), ("cái", 93), ("cuốc", 93)),
        *line(("an", 40), ("tf", 58), (":", 66), block=2, number=2),
        *line(("ụ", 51), block=2, number=3),
        *line(("^", 91), block=3, number=4),
        *line(("xk", 92), block=4, number=5),
        *line(("=—", 96), block=5, number=6),
    ]
    assert read(noise) == "Có cái cuốc"


def test_a_guess_in_a_good_line_is_left_out(read: Callable[[list[Row]], str]) -> None:
    assert read(line(("Nước", 96), ("^~x", 12), ("chảy", 96))) == "Nước chảy"


def test_a_page_number_and_the_end_of_a_paragraph_are_kept(read: Callable[[list[Row]], str]) -> None:
    rows = [
        *line(("Con", 96), ("hà", 96)),
        *line(("mã.", 77), number=2),
        *line(("12", 95), block=2, number=9),
    ]
    assert read(rows) == "Con hà\nmã.\n\n12"


LAST: list[Row] = [*line(("giá!”", 53), number=2), *line(("xkq", 53), number=3)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [([*line(("phải", 96), ("trả", 96)), *LAST], "phải trả\ngiá!”"), (LAST, "")],
    ids=["among good lines", "alone"],
)
def test_a_short_last_line_is_kept_among_good_ones(
    read: Callable[[list[Row]], str], rows: list[Row], text: str
) -> None:
    assert read(rows) == text


def test_a_page_of_garbage_is_not_read_however_sure_the_program_is(read: Callable[[list[Row]], str]) -> None:
    assert read(line(*[(word, 93) for word in ("w3#kq", "zx1xq", "vvbk$x", "qx~zk", "jq")])) == ""


def test_words_of_a_page_on_its_side_stand_alone(read: Callable[[list[Row]], str]) -> None:
    rows: list[Row] = [
        (1, 1, 1, 500, 100 * at, 20, 80, 95.0, word) for at, word in enumerate(("Trang", "nằm", "nghiêng"))
    ]
    assert read(rows) == "Trang\nnằm\nnghiêng"


SENTENCES = (
    "Chiếc ghe nhỏ chở đầy sách ghé bến chợ mỗi sáng thứ bảy.",
    "Bọn trẻ ba xóm chạy ùa ra, đứa nào cũng muốn mượn trước.",
    "Ông lái đò cười, bảo rằng sách của ông không sợ nước lũ.",
    "Đường về nhà lầy lội nhưng tiếng đọc vẫn vang khắp ngõ.",
)


def printed() -> Image.Image:
    """Return A5 paper at 200 dpi with type of 11 points and the noise of a cheap scanner."""
    paper = Image.new("L", (1165, 1654), 245)
    font = ImageFont.truetype(str(FONTS / "Literata_400Regular.ttf"), round(11 * 200 / 72))
    for at, sentence in enumerate(SENTENCES * 3):
        ImageDraw.Draw(paper).text((100, 120 + at * 60), sentence, fill=30, font=font)
    noise = Image.frombytes("L", paper.size, random.Random(7).randbytes(paper.width * paper.height))
    return Image.blend(paper, noise, 0.1)


@pytest.mark.skipif(not tesseract.engine(), reason="Tesseract with Vietnamese is not installed")
@pytest.mark.parametrize("turn", [0, 90])
def test_the_real_program_reads_vietnamese(tmp_path: Path, turn: int) -> None:
    folder = tmp_path / "quét"
    folder.mkdir()
    printed().rotate(turn, expand=True, fillcolor=245).save(folder / "1.png", dpi=(200, 200))
    data = (folder / "1.png").read_bytes()
    _, plain = recognised(job_for(tmp_path, {"1.png": data, "2.png": page()}, (0,), tesseract.engine()))
    words = " ".join(SENTENCES * 3).split()
    there = plain[0].split()
    assert sum(word in there for word in words) >= 0.97 * len(words)

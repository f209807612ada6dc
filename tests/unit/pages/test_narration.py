"""What recordings say is found on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.books import holding, page_set
from support.sounds import tone

from library.catalog.faults import TableName
from library.catalog.model import Catalog
from library.formats.cues import Cue
from library.formats.sound import Sound
from library.pages.cache import FileDigests
from library.pages.narration import make_narrations
from library.pages.sounds import Recording, Sounds

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.model import Narration

PAGES = [
    "Ngày xửa ngày xưa\nở đầu làng",
    "",
    "có một cây gạo rất\u00a0cao. Chim sáo",
    "về làm tổ. Hết chuyện.",
]


def recording(
    folder: Path, *cues: Cue, page: int = -1, pitch: float = 440.0, seconds: float = 9.0
) -> Recording:
    path = folder / f"{page}-{pitch}.wav"
    path.write_bytes(tone(0.2, pitch))
    return Recording(path, Sound("wav", seconds), page, cues)


def narrated(folder: Path, *recordings: Recording, access: str = "open") -> tuple[Narration | None, Sounds]:
    sounds = Sounds(TableName("catalog/books.csv", {}), {"lời": recordings})
    catalog = Catalog((holding("a", file="a.pdf", audio="lời", access=access),), ())
    sets = {"a.pdf": page_set(folder / "pages", len(PAGES), sizes=((200.0, 280.0),) * len(PAGES))}
    made = make_narrations(catalog, sets, sounds, FileDigests(folder / "files.json"), lambda _: PAGES)
    return made.get("a.pdf"), sounds


def clips(folder: Path, *recordings: Recording) -> list[tuple[int, int, int, int, float, float]]:
    narration, sounds = narrated(folder, *recordings)
    assert narration is not None
    assert sounds.problems == []
    return [(c.page, c.first, c.last, c.audio, c.begin, c.end) for c in narration.clips]


def test_a_recording_of_the_whole_book_is_one_clip(tmp_path: Path) -> None:
    assert clips(tmp_path, recording(tmp_path)) == [(0, -1, -1, 0, 0.0, 9.0)]


def test_one_recording_a_page(tmp_path: Path) -> None:
    first, second = recording(tmp_path, page=0), recording(tmp_path, page=2, pitch=500)
    assert clips(tmp_path, first, second) == [(0, -1, -1, 0, 0.0, 9.0), (2, -1, -1, 1, 0.0, 9.0)]


def test_recordings_of_the_same_bytes_are_one_file(tmp_path: Path) -> None:
    narration, _ = narrated(tmp_path, recording(tmp_path, page=0), recording(tmp_path, page=2))
    assert narration is not None
    assert [media.file for media, _ in narration.files] == [narration.files[0][0].file]
    assert [clip.audio for clip in narration.clips] == [0, 0]


def test_cues_that_name_pages_last_until_the_next(tmp_path: Path) -> None:
    cues = (Cue(1.0, 1.0, "Trang 1"), Cue(3.0, 3.0, "p.3"), Cue(5.0, 6.0, "4"), Cue(8.0, 8.0, "tr. 1"))
    assert clips(tmp_path, recording(tmp_path, *cues)) == [
        (0, -1, -1, 0, 1.0, 3.0),
        (2, -1, -1, 0, 3.0, 5.0),
        (3, -1, -1, 0, 5.0, 6.0),
        (0, -1, -1, 0, 8.0, 9.0),
    ]


def test_cues_of_words_are_found_from_page_to_page(tmp_path: Path) -> None:
    cues = (
        Cue(0.0, 1.0, "NGÀY XỬA, ngày xưa"),
        Cue(1.0, 2.0, "…ở đầu làng!"),
        Cue(2.0, 4.0, "Có một cây gạo rất cao."),
        Cue(4.0, 6.0, "Chim sáo về làm tổ."),
        Cue(6.0, 7.0, "Hết chuyện."),
        Cue(7.0, 99.0, "(tiếng nhạc)"),
        Cue(10.0, 11.0, "sau khi hết tệp"),
    )
    assert clips(tmp_path, recording(tmp_path, *cues)) == [
        (0, 0, 3, 0, 0.0, 1.0),
        (0, 4, 6, 0, 1.0, 2.0),
        (2, 0, 4, 0, 2.0, 4.0),
        (2, 5, 6, 0, 4.0, 5.0),
        (3, 0, 2, 0, 5.0, 6.0),
        (3, 3, 4, 0, 6.0, 7.0),
        (3, -1, -1, 0, 7.0, 9.0),
    ]


def test_short_words_do_not_lead_to_a_later_page_that_holds_them_within_others(tmp_path: Path) -> None:
    assert clips(tmp_path, recording(tmp_path, Cue(0.0, 1.0, "ca"))) == [(0, -1, -1, 0, 0.0, 1.0)]


def test_the_cues_of_a_page_begin_on_it(tmp_path: Path) -> None:
    assert clips(tmp_path, recording(tmp_path, Cue(0.0, 1.0, "Hết chuyện"), page=3)) == [
        (3, 3, 4, 0, 0.0, 1.0)
    ]


def test_a_recording_of_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    narration, sounds = narrated(
        tmp_path, recording(tmp_path, page=0), recording(tmp_path, page=4, pitch=500)
    )
    assert narration is not None
    assert len(narration.files) == 1
    (problem,) = sounds.problems
    assert (problem.code, dict(problem.details)) == ("BOOK-044", {"names": "4-500.wav", "count": "1"})


def test_a_book_that_is_not_open_is_silent(tmp_path: Path) -> None:
    assert narrated(tmp_path, recording(tmp_path), access="physical")[0] is None

"""Cue files: WebVTT and the labels of Audacity."""

from __future__ import annotations

import pytest

from library.formats.cues import Cue, read_cues

VTT = """WEBVTT – Bé Na

NOTE made by hand

1
00:01.500 --> 00:04.000 align:start
<v Bà>Xin <i>chào</i></v> &amp; hẹn
gặp lại

01:00:00.000 --> 01:00:02.250
Trang 2
"""


def test_webvtt_has_times_and_words() -> None:
    assert read_cues(VTT.encode()) == (
        Cue(1.5, 4.0, "Xin chào & hẹn gặp lại"),
        Cue(3600.0, 3602.25, "Trang 2"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_labels_of_audacity_come_in_order_of_time(encoding: str) -> None:
    labels = "2.500000\t2.500000\tXin chào\r\n\\\t100.0\t200.0\r\n0,0\t1,5\tTrang 1\r\n9.0\t9.0\t\r\n"
    assert read_cues(labels.encode(encoding)) == (Cue(0.0, 1.5, "Trang 1"), Cue(2.5, 2.5, "Xin chào"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"L\xe1\xbb\x9di b\xc3\xa0i h\xc3\xa1t\n",
        b"WEBVTT\n\n",
        b"WEBVTT\n\nno --> time\nx\n",
        b"1.0\t2.0\tgood\nnot a label\n",
        b"\xff\xfe\xff",
        b"\x81\x82",
        b"1.0\t2.0\tx\n" * 700_000,
    ],
    ids=["empty", "words", "no cue", "no time", "half", "half utf-16", "bytes", "large"],
)
def test_what_is_no_cue_file_has_no_cues(data: bytes) -> None:
    assert read_cues(data) == ()

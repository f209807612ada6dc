"""Recorded speech is tied to the elements it speaks, and its files are kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from support.packages import item, make_package, refs

from library.formats.epub.overlay import Spoken, clock, utterances
from library.formats.epub.package import Package, read_package
from library.formats.types import Fault, Utterance
from library.settings import Limits

if TYPE_CHECKING:
    from pathlib import Path

MP3 = b"\xff\xfb\x90\x00" + b"\0" * 60
C1, C2, A = "OEBPS/c1.xhtml", "OEBPS/c2.xhtml", "OEBPS/audio/a.mp3"
TEXT = "<p id='một'>Ngày xửa <b>ngày xưa</b></p><p id='b'>có một cậu bé</p>"

LIMITS = Limits()


def smil(body: str) -> str:
    return f'<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>{body}</body></smil>'


def par(text: str, clip: str = "", audio: str = "../audio/a.mp3") -> str:
    return f'<par><text src="{text}"/><audio src="{audio}" {clip}/></par>'


def package(folder: Path, body: str, audio: bytes = MP3, limits: Limits = LIMITS) -> Package:
    path = make_package(
        folder / "a.epub",
        {"c1.xhtml": TEXT, "c2.xhtml": "<p id='x'>Hết</p>", "smil/c1.smil": smil(body), "audio/a.mp3": audio},
        manifest=item("c1", "c1.xhtml", 'media-overlay="s1"')
        + item("c2", "c2.xhtml", 'media-overlay="s1"')
        + item("s1", "smil/c1.smil")
        + item("a", "audio/a.mp3"),
        spine=refs("c1", "c2"),
    )
    return read_package(path, limits)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5:34:31.396", 20_071.396),
        ("124:59:36", 449_976.0),
        ("0:05:01.2", 301.2),
        ("09:58", 598.0),
        ("00:56.78", 56.78),
        ("76.2s", 76.2),
        ("7.75h", 27_900.0),
        ("13min", 780.0),
        ("2345ms", 2.345),
        ("12.345", 12.345),
        ("npt=1.5s", 1.5),
        ("", None),
        ("x", None),
        ("1:2:3:4", None),
        ("-1s", None),
    ],
)
def test_clock_values(value: str, seconds: float | None) -> None:
    assert clock(value) == (None if seconds is None else pytest.approx(seconds))


def test_what_is_spoken_is_read_in_order(tmp_path: Path) -> None:
    body = (
        '<seq epub:type="x" xmlns:epub="y">'
        + par("../c1.xhtml#m%E1%BB%99t", 'clipBegin="0s" clipEnd="0:01.5"')
        + "<seq>"
        + par("../C1.XHTML#b", 'clipBegin="1500ms"')
        + "</seq></seq>"
        + par("../c2.xhtml", 'clip-begin="npt=2s" clip-end="npt=3s"')
    )
    assert package(tmp_path, body).spoken == (
        Spoken(C1, "một", A, 0.0, 1.5),
        Spoken(C1, "b", A, 1.5, 86_400.0),
        Spoken(C2, "", A, 2.0, 3.0),
    )


@pytest.mark.parametrize(
    "body",
    [
        par("../mất.xhtml#a"),
        par("http://a.b/c1.xhtml#a"),
        par("../../../c1.xhtml", audio="http://a.b/a.mp3"),
        par("../c1.xhtml#a", 'clipBegin="3s" clipEnd="3s"'),
        '<par><text src="../c1.xhtml"/></par>',
        '<par><audio src="../audio/a.mp3"/></par>',
    ],
)
def test_what_cannot_be_heard_or_found_is_left_out(tmp_path: Path, body: str) -> None:
    assert package(tmp_path, body).spoken == ()


def test_a_broken_overlay_costs_only_itself(tmp_path: Path) -> None:
    found = package(tmp_path, "<par><text src='../c1.xhtml'/>")
    assert (found.spoken, len(found.chapters)) == ((), 2)


def test_the_audio_is_kept_once_under_its_digest(tmp_path: Path) -> None:
    found = package(tmp_path, par("../c1.xhtml#một") + par("../c1.xhtml#b") + par("../c2.xhtml#mất"))
    faults: list[Fault] = []
    audio, spoken = utterances(
        found, tmp_path, faults, lambda path, ident: (3, f"c0-{ident}") if path == C1 else (4, "")
    )
    name = f"audio/{sha256(MP3).hexdigest()[:10]}.mp3"
    assert [(media.file, media.bytes) for media in audio] == [(name, len(MP3))]
    assert (tmp_path / name).read_bytes() == MP3
    assert spoken == (
        Utterance(3, "Ngày xửa ngày xưa", 0, 0.0, 86_400.0, "c0-một"),
        Utterance(3, "có một cậu bé", 0, 0.0, 86_400.0, "c0-b"),
        Utterance(4, "", 0, 0.0, 86_400.0, ""),
    )
    assert faults == []


def test_speech_on_no_page_keeps_no_audio(tmp_path: Path) -> None:
    assert utterances(package(tmp_path, par("../c1.xhtml#b")), tmp_path, [], lambda *_: None) == ((), ())
    assert not (tmp_path / "audio").exists()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"ID3\x04\0\0" + b"\0" * 60, "mp3"),
        (MP3, "mp3"),
        (b"\0\0\0\x20ftypM4A \0\0", "m4a"),
        (b"OggS\0\x02" + b"\0" * 22 + b"OpusHead", "opus"),
        (b"OggS\0\x02" + b"\0" * 22 + b"\x01vorbis", "ogg"),
    ],
)
def test_audio_is_known_by_its_content(tmp_path: Path, data: bytes, ending: str) -> None:
    audio, _ = utterances(package(tmp_path, par("../c1.xhtml#b"), data), tmp_path, [], lambda *_: (0, ""))
    assert [media.file.rpartition(".")[2] for media in audio] == [ending]


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xd8\xff", b"\xff\xe0\x50\x80"])
def test_what_is_no_audio_is_told_and_not_kept(tmp_path: Path, data: bytes) -> None:
    faults: list[Fault] = []
    found = package(tmp_path, par("../c1.xhtml#b"), data)
    assert utterances(found, tmp_path, faults, lambda *_: (0, "")) == ((), ())
    assert [(fault.code, fault.details) for fault in faults] == [("BOOK-011", (("entry", A),))]
    assert not (tmp_path / "audio").exists()

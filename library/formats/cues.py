"""Cue files: which stretch of a sound file says what. WebVTT, and the label files of Audacity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import webvtt

from library.text import clean

if TYPE_CHECKING:
    from webvtt.models import Timestamp

CUE_SUFFIXES = (".vtt", ".txt")
_MOST_BYTES = 5 << 20
_MOST_CUES = 100_000
_LABEL = re.compile(r"(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from `begin` on, in seconds; `end` is not after it where the next cue ends this one."""

    begin: float
    end: float
    text: str


def read_cues(data: bytes) -> tuple[Cue, ...]:
    """Return the cues in the order of their time, none when the content is no cue file or over 5 MB.

    Sources: WebVTT (W3C, 2019) §4; the Audacity manual, "Importing and exporting labels".
    """
    if len(data) > _MOST_BYTES:
        return ()
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return ()
    found = _vtt(text) if text.startswith("WEBVTT") else _labels(text)
    return tuple(sorted((cue for cue in found if cue.text), key=lambda cue: cue.begin)[:_MOST_CUES])


def _vtt(text: str) -> list[Cue]:
    try:
        captions = webvtt.from_string(text).captions
    except webvtt.errors.MalformedFileError:
        return []
    return [
        Cue(_seconds(each.start_time), _seconds(each.end_time), clean(unescape(each.text)))
        for each in captions
    ]


def _seconds(time: Timestamp) -> float:
    return time.in_seconds() + time.milliseconds / 1000


def _labels(text: str) -> list[Cue]:
    """Return the labels of a file that holds nothing else, but for the frequencies of some."""
    found = []
    for line in text.splitlines():
        label = _LABEL.fullmatch(line.strip("\r\n "))
        if label:
            begin, end = (float(time.replace(",", ".")) for time in label.group(1, 2))
            found.append(Cue(begin, end, clean(label[3] or "")))
        elif line.strip() and not line.startswith("\\"):
            return []
    return found

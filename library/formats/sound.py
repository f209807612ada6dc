"""What a sound file is by its content, whatever it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from mutagen.aac import AAC
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEAD = 64
_READERS: dict[str, Callable[[BinaryIO], Any]] = {
    "mp3": MP3,
    "m4a": MP4,
    "aac": AAC,
    "ogg": OggVorbis,
    "opus": OggOpus,
    "wav": WAVE,
}


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file that every browser plays: its usual ending, and how long it is."""

    ending: str
    seconds: float


def ending(data: bytes) -> str:
    """Return the usual ending of a sound file by its first bytes, "" when it is none.

    The formats are those that EPUB 3.3 §3.2 knows, and Ogg Vorbis, ADTS and WAVE.
    """
    if data.startswith(b"ID3") or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 in {0xE2, 0xE4}):
        return "mp3"
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return "aac"
    if data[4:8] == b"ftyp":
        return "m4a"
    if data.startswith(b"OggS"):
        return "opus" if b"OpusHead" in data[:_HEAD] else "ogg"
    return "wav" if data.startswith(b"RIFF") and data[8:12] == b"WAVE" else ""


def read_sound(path: Path) -> Sound | None:
    """Return what a sound file is, None when it is none or is damaged.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        found = ending(file.read(_HEAD))
        if not found:
            return None
        file.seek(0)
        try:
            seconds = round(float(_READERS[found](file).info.length), 3)
        except Exception:  # noqa: BLE001 -- a hostile file may break its reader in any way
            return None
    return Sound(found, seconds) if seconds > 0 else None

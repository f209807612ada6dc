"""A spoken story, a tune and a film for the example's signs, made with espeak-ng and ffmpeg."""

from __future__ import annotations

import math
import shutil
import struct
import subprocess
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

RATE = 22_050
_BEAT = 0.5
# The five tones of "điệu Bắc", in hertz, and a tune of them: (tone, beats).
_TONES = (261.6, 293.7, 349.2, 392.0, 440.0, 523.3)
_TUNE = (
    (0, 2), (2, 1), (3, 1), (4, 2), (3, 2), (2, 1), (1, 1), (2, 2), (0, 4),
    (3, 2), (4, 1), (5, 1), (4, 2), (3, 2), (4, 1), (3, 1), (2, 1), (1, 1), (0, 4),
)  # fmt: skip
FRAMES_A_SECOND = 12


def can_make() -> bool:
    """Return whether both programs are here."""
    return bool(shutil.which("espeak-ng") and shutil.which("ffmpeg"))


def speak(text: str, out: Path) -> None:
    """Write an MP3 of a text in Vietnamese."""
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "loi.wav"
        subprocess.run(
            ["espeak-ng", "-v", "vi", "-s", "125", "-p", "45", "-g", "4", "-w", spoken, text], check=True
        )
        _mp3(spoken, out, "32k", "loudnorm=I=-18,lowpass=f=5200")


def play(out: Path) -> None:
    """Write an MP3 of the tune on a plucked string."""
    samples: list[float] = []
    for tone, beats in _TUNE:
        count = int(RATE * _BEAT * beats)
        pitch = _TONES[tone]
        samples += (
            math.exp(-2.6 * at / RATE)
            * sum(math.sin(2 * math.pi * pitch * part * at / RATE) / part**1.6 for part in (1, 2, 3, 4))
            * min(1.0, at / 90)
            for at in range(count)
        )
    with tempfile.TemporaryDirectory() as folder:
        played = Path(folder) / "nhac.wav"
        with wave.open(str(played), "wb") as file:
            file.setparams((1, 2, RATE, len(samples), "NONE", ""))
            file.writeframes(b"".join(struct.pack("<h", int(9_000 * value)) for value in samples))
        _mp3(played, out, "32k", "aecho=0.8:0.6:120:0.25")


def film(frames: Iterable[Image.Image], out: Path) -> None:
    """Write an MP4 of pictures that every browser plays."""
    with tempfile.TemporaryDirectory() as folder:
        for number, frame in enumerate(frames):
            frame.save(Path(folder) / f"{number:03}.png")
        _run(
            "-framerate", str(FRAMES_A_SECOND), "-i", f"{folder}/%03d.png", "-c:v", "libx264", "-crf", "30", "-preset",
            "veryslow", "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(out),
        )  # fmt: skip


def _mp3(source: Path, out: Path, rate: str, made: str) -> None:
    _run("-i", str(source), "-af", made, "-ac", "1", "-ar", str(RATE), "-b:a", rate, "-id3v2_version", "0", "-write_xing", "0", str(out))  # fmt: skip


def _run(*arguments: str) -> None:
    plain = ("-hide_banner", "-loglevel", "error", "-y", "-fflags", "+bitexact")
    subprocess.run(["ffmpeg", *plain, *arguments[:-1], "-map_metadata", "-1", "-flags", "+bitexact", arguments[-1]], check=True)  # fmt: skip

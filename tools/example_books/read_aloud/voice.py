"""Speaks the sentences: espeak-ng, softened by ffmpeg, one mp3 a page with exact times."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from common import HERE

AUDIO = HERE / "audio"
RATE = 22050
LEAD, GAP = 0.35, 0.6  # seconds of quiet before the first and after each sentence
# Warmer and closer: no rumble, less hiss, even loudness, a breath of room.
SOFTEN = (
    "highpass=f=90,equalizer=f=220:t=q:w=1:g=3,equalizer=f=3400:t=q:w=1.2:g=-4,lowpass=f=7200,"
    "aecho=0.9:0.5:24|41:0.10|0.06,acompressor=threshold=0.1:ratio=3:attack=8:release=160:makeup=2,"
    "alimiter=limit=0.89"
)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _sentence(words: str, wav: Path) -> bytes:
    plain = words.replace("“", "").replace("”", "")
    _run("espeak-ng", "-v", "vi", "-s", "118", "-p", "52", "-g", "3", "-w", str(wav), plain)
    with wave.open(str(wav)) as sound:
        if sound.getframerate() != RATE:
            message = f"espeak-ng spoke at {sound.getframerate()} Hz, expected {RATE}"
            raise RuntimeError(message)
        return bytes(sound.readframes(sound.getnframes()))


def _quiet(seconds: float) -> bytes:
    return bytes(2 * int(RATE * seconds))


def _speak(number: int, sentences: tuple[str, ...]) -> list[list[float]]:
    """Write page-NN.mp3 and return the times of its sentences in seconds."""
    with TemporaryDirectory() as folder:
        wav = Path(folder) / "page.wav"
        sound, times = _quiet(LEAD), []
        for words in sentences:
            begin = len(sound) / 2 / RATE
            sound += _sentence(words, wav) + _quiet(GAP)
            times.append([round(begin, 3), round(len(sound) / 2 / RATE, 3)])
        with wave.open(str(wav), "wb") as out:
            out.setparams((1, 2, RATE, 0, "NONE", ""))
            out.writeframes(sound)
        _run(
            "ffmpeg",
            "-y",
            "-i",
            str(wav),
            "-af",
            SOFTEN,
            "-ac",
            "1",
            "-ar",
            str(RATE),
            "-c:a",
            "libmp3lame",
            "-b:a",
            "32k",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:a",
            "+bitexact",
            str(AUDIO / f"page-{number:02}.mp3"),
        )
    return times


def speak(pages: tuple[tuple[str, ...], ...]) -> list[list[list[float]]]:
    """Return the times of every sentence of every page; the mp3 files are in `AUDIO`."""
    stamp = AUDIO / "times.json"
    if not (shutil.which("espeak-ng") and shutil.which("ffmpeg")):
        if not stamp.exists():
            message = f"No espeak-ng or ffmpeg here, and no recorded voice in {AUDIO}"
            raise FileNotFoundError(message)
        print("espeak-ng or ffmpeg is missing: using the recorded voice in", AUDIO, file=sys.stderr)
        known: list[list[list[float]]] = json.loads(stamp.read_text())["times"]
        return known
    AUDIO.mkdir(exist_ok=True)
    times = [_speak(number, sentences) for number, sentences in enumerate(pages, 1)]
    stamp.write_text(json.dumps({"times": times}) + "\n")
    return times

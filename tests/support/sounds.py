"""Small sound files of every format, made by code; silent but for `tone`."""

from __future__ import annotations

import io
import math
import struct
import wave

from mutagen.ogg import OggPage


def tone(seconds: float, pitch: float = 440.0, rate: int = 8000) -> bytes:
    """Return a WAVE file of one tone, 8 bits a sample."""
    samples = bytes(
        round(128 + 60 * math.sin(2 * math.pi * pitch * at / rate)) for at in range(round(seconds * rate))
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(1)
        writer.setframerate(rate)
        writer.writeframes(samples)
    return file.getvalue()


def mp3(seconds: float) -> bytes:
    """Return frames of MPEG-1 layer III, 128 kbit/s at 44.1 kHz (ISO 11172-3 §2.4.1)."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * round(seconds * 44100 / 1152)


def adts(seconds: float) -> bytes:
    """Return frames of AAC-LC at 44.1 kHz, each of 7 + 100 bytes (ISO 13818-7 §6.2)."""
    return (b"\xff\xf1\x50\x80\x0d\x7f\xfc" + bytes(100)) * round(seconds * 44100 / 1024)


def opus(seconds: float) -> bytes:
    """Return an Ogg Opus file (RFC 7845)."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 0, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I4sI", 4, b"test", 0)
    pages = []
    for number, packet in enumerate((head, tags, b"\xfc\xff\xfe")):
        page = OggPage()
        page.packets, page.sequence, page.serial = [packet], number, 7
        page.position = round(seconds * 48000) if number == 2 else 0
        page.first, page.last = number == 0, number == 2
        pages.append(page.write())
    return b"".join(pages)


def m4a(seconds: float) -> bytes:
    """Return an MPEG-4 file with one track of sound (ISO 14496-12)."""

    def box(name: bytes, *parts: bytes) -> bytes:
        data = b"".join(parts)
        return struct.pack(">I4s", len(data) + 8, name) + data

    mdhd = box(b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, 1000, round(seconds * 1000), 0, 0))
    hdlr = box(b"hdlr", struct.pack(">II4s", 0, 0, b"soun"), bytes(13))
    track = box(b"trak", box(b"mdia", mdhd, hdlr))
    return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"moov", track)

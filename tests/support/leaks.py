"""Looks for words in the whole tree of a site: in plain files, and in what is packed in them."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from base64 import b64decode
from codecs import BOM_UTF16_LE
from contextlib import suppress
from typing import TYPE_CHECKING

from library.bytescript import data as handed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")


def unpacked(data: bytes, depth: int = 3) -> Iterator[bytes]:
    """Yield bytes as they are, and what is compressed or base64 in them, over and over."""
    yield data
    if not depth:
        return
    if data.startswith(BOM_UTF16_LE):
        with suppress(ValueError):
            yield from unpacked(handed(data), depth - 1)
    for bits in (47, -15):
        try:
            yield from unpacked(zlib.decompressobj(bits).decompress(data), depth - 1)
            break
        except zlib.error:
            continue
    for found in _BASE64.findall(data):
        try:
            yield from unpacked(b64decode(found, validate=True), depth - 1)
        except ValueError:
            continue


def leaks(site: Path, secrets: Iterable[bytes | str]) -> list[str]:
    """Return the files of a site that hold one of `secrets`, a text in any of the ways it may be written."""
    forms = [form for secret in secrets for form in _forms(secret)]
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.is_file() and any(form in part for part in unpacked(path.read_bytes()) for form in forms)
    ]


def _forms(secret: bytes | str) -> set[bytes]:
    if isinstance(secret, bytes):
        return {secret}
    texts = {unicodedata.normalize(form, secret) for form in ("NFC", "NFD")}
    texts |= {text.lower() for text in texts}
    return {
        form
        for text in texts
        for form in (text.encode(), json.dumps(text)[1:-1].encode(), text.encode("utf-16-le"))
    }

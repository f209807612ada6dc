"""Bytes come back from the script that hands them over, whatever they are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from library.bytescript import data, script

UNITS = [
    0,
    0x0A,
    0x0D,
    0x0A0A,
    0x0A0D,
    0x0D0A,
    0x0D0D,
    0xD80A,
    0xD814,
    0xD815,
    0x22,
    0x5C,
    0x2028,
    0x2029,
    0xD800,
    0xDBFF,
    0xDC00,
    0xDFFF,
    0xFEFF,
    0xFFFE,
    0xFFFF,
]


@given(st.binary(), st.lists(st.sampled_from(UNITS)))
@example(b"x", [])
@example(b"", [0xD800, 0xDC00])
def test_bytes_come_back(some: bytes, units: list[int]) -> None:
    held = b"".join(unit.to_bytes(2, "little") for unit in units) + some
    assert data(script("take(", held)) == held


@given(st.lists(st.sampled_from(UNITS)))
def test_a_script_is_one_line_of_well_formed_text(units: list[int]) -> None:
    text = script("take(", b"".join(unit.to_bytes(2, "little") for unit in units)).decode("utf-16-le")
    assert text.startswith('\ufefftake("')
    assert text.endswith('");\n')
    assert not {"\n", "\r", "\u2028", "\u2029"} & set(text[:-1])
    assert text.count('"') == 2


@given(st.lists(st.sampled_from([0x0A, 0x0D, 0x14, 0x15, 0xD8, 0xDA, 0]), max_size=40).map(bytes))
def test_what_copies_text_finds_no_line_end_to_change(held: bytes) -> None:
    written = script("take(", held)
    assert b"\r\n" not in written
    assert data(written) == held


@pytest.mark.parametrize(
    "nothing", [b"", b'take("AA");', "\ufefftake();".encode("utf-16-le"), b"\xff\xfe\x00\xd8"]
)
def test_other_files_are_refused(nothing: bytes) -> None:
    with pytest.raises(ValueError, match=r"script|decode"):
        data(nothing)


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
def test_a_script_engine_takes_every_unit() -> None:
    """Every unit once, so that what ends a string literal or stands for another is among them."""
    every = b"".join(unit.to_bytes(2, "little") for unit in range(0x10000)) + b"!"
    program = (
        "const text = require('fs').readFileSync(0).toString('utf16le').slice(1);"
        "let taken; new Function('take', text)((given) => (taken = given));"
        "process.stdout.write(JSON.stringify(Array.from(taken, (letter) => letter.codePointAt(0))))"
    )
    ran = subprocess.run(
        ["node", "-e", program], input=script("take(", every), capture_output=True, check=True
    )
    taken = "".join(map(chr, json.loads(ran.stdout)))
    # What is in the literal, its escapes read.
    written = script("take(", every).decode("utf-16-le")
    inside = written[written.index('"') + 1 : written.rindex('"')]
    assert re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), inside) == taken

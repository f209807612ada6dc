"""The filters of a contest read what the build writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from library.catalog.activities import Activities, Contest, Entry
from library.catalog.contests import NO_AWARD
from library.messages import messages
from library.site.contests import Contests
from library.site.emit import OutputFile

SPEC = json.loads((Path(__file__).parent / "contest.json").read_text(encoding="utf-8"))


def read(output: OutputFile) -> object:
    assert isinstance(output.content, bytes)
    script = re.fullmatch(r"self\.tusachText\((.*)\)\n", output.content.decode())
    assert script is not None
    return json.loads(script[1])


def test_the_index_and_the_files_it_names() -> None:
    entries = tuple(
        Entry(2, one["id"], "ke", grade=one["grade"], school=one["school"], transcript="a" * one["letters"],
              award=one["award"], rank=1 if one["award"] else NO_AWARD)
        for one in SPEC["entries"]
    )  # fmt: skip
    found = Contests.of(Activities((Contest(2, "ke", "Kể"),), entries), {}, {}, "", messages("vi"))
    outputs = [out for out in found.outputs(lambda view: f"<li>{view.id}") if isinstance(out, OutputFile)]
    names = {re.sub(r"\.\w{10}\.", ".", output.path.rpartition("/")[2]): read(output) for output in outputs}
    index = names.pop("muc-luc.js")
    assert isinstance(index, dict)
    index["files"] = [[count, re.sub(r"\.\w{10}\.", ".", name)] for count, name in index["files"]]
    assert index == SPEC["index"]
    assert [len(html) for html in names.values() if isinstance(html, list)] == [1, 3, 1, 1]
    for entry, name, at in SPEC["places"]:
        html = names[name]
        assert isinstance(html, list)
        assert html[at] == f"<li>{SPEC['entries'][entry]['id']}"

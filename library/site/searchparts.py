"""The parts of the search data, each an entry of the cache: one that still stands is not made again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.pages.cache import entry_path, key, store
from library.search.export import VERSION
from library.search.index import Slot, numbering, reading
from library.search.part import PartExport, Told, divided, is_outgrown, stands
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from library.search.coding import File
    from library.search.model import Entry
    from library.search.part import Part
    from library.settings import Settings

_LIST, _TOLD = "files.json", "told.json"


@dataclass(frozen=True, slots=True)
class Made:
    """A part, what leads to it, its files, and what tells it from any other."""

    part: Part
    told: Told
    outputs: tuple[OutputFile, ...]
    address: str


def made_parts(settings: Settings, entries: Iterable[Entry], pages_a_text: int) -> tuple[Made, ...]:
    """Return the parts of what the index holds, which is `entries`."""
    slots = numbering(settings.index_dir)
    record = settings.index_dir / f"first-{pages_a_text}.json"
    first = _read(record)
    kept = entry_path(settings.cache_dir, _address(first, 0, pages_a_text)).is_dir()
    if not kept or not stands(first, slots) or is_outgrown(slots, len(first)):
        first = slots
    pages = {entry.id: entry.pages for entry in entries}
    made = []
    for part in divided(slots, len(first)):
        address = _address(part.slots if part.number else first, part.first, pages_a_text)

        def make(folder: Path, part: Part = part) -> None:
            with reading(settings.index_dir) as reader:
                export = PartExport(reader, part, pages, pages_a_text)
                put(folder, export.files())
            (folder / _TOLD).write_text(json.dumps(asdict(export.told)), encoding="utf-8")

        folder = entry_path(settings.cache_dir, address)
        if not folder.is_dir():
            store(settings.cache_dir, address, make)
        if not part.number:
            record.write_text(json.dumps(first), encoding="utf-8")
        gone = {part.first + at for at, slot in enumerate(part.slots) if not slot.id}
        told = Told(**json.loads((folder / _TOLD).read_text(encoding="utf-8")))
        made.append(Made(part, told, taken(folder, gone), address))
    return tuple(made)


def _address(slots: Sequence[Slot], first: int, pages_a_text: int) -> str:
    return key(VERSION, pages_a_text, first, *slots)


def _read(record: Path) -> list[Slot]:
    """Return the slots of the first part when it was made, none when there is none."""
    try:
        return [Slot(*slot) for slot in json.loads(record.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def put(folder: Path, files: Iterable[File]) -> None:
    """Write files of the search data, and a list of them, into an entry of the cache."""
    (folder / "search").mkdir()
    made = []
    for path, content, slot in files:
        (folder / path).write_bytes(content)
        made.append((path, sha256(content).hexdigest()[:20], len(content), slot))
    (folder / _LIST).write_text(json.dumps(made), encoding="utf-8")


def taken(folder: Path, gone: Iterable[int] = ()) -> tuple[OutputFile, ...]:
    """Return the files of an entry but for the texts of slots that are gone."""
    without = frozenset(gone)
    made = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    return tuple(
        OutputFile(path, folder / path, digest, size)
        for path, digest, size, slot in made
        if slot not in without
    )

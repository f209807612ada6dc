"""The hosts that this program knows, from `hosts.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

USB = "usb"


@dataclass(frozen=True, slots=True)
class Host:
    """What a host allows; 0 is no limit. `hosts.toml` tells what each field counts."""

    id: str
    source: str
    name: str = ""
    site_bytes: int = 0
    files: int = 0
    file_bytes: int = 0
    folder_files: int = 0
    monthly_bytes: int = 0
    source_file_bytes: int = 0
    names: str = ""
    path: int = 0
    cluster: int = 0
    packs: bool = True

    @property
    def called(self) -> str:
        """What people call it: its own name, or the key of a message."""
        return self.name or f"budget.host_{self.id}"


@cache
def hosts() -> dict[str, Host]:
    """Return all hosts by id, in the order they are shown."""
    text = (Path(__file__).parent / "hosts.toml").read_text(encoding="utf-8")
    return {ident: Host(ident, **fields) for ident, fields in tomllib.loads(text).items()}

"""A site in two places changes in both or in neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for
from support.trees import files

from library.site.emit import OutputFile
from library.site.outlet import Outlet

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

PAGE = "books/a/pages/0001.webp"


def passes(_changed: Sequence[OutputFile], _paths: Collection[str]) -> None:
    """Find nothing that speaks against a site."""


def test_a_fault_of_one_place_leaves_both_as_they_were(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, pages_url="https://kho.example/")
    first = [OutputFile.of("index.html", "1"), OutputFile.of(PAGE, "1")]
    assert Outlet(settings).emit(first, "f", passes) == (2, 0)
    before = files(settings.site_dir), files(settings.pages_dir)
    assert PAGE in before[1]
    assert PAGE not in before[0]
    lost = OutputFile("x.pdf", tmp_path / "mất.pdf", "d")
    with pytest.raises(OSError, match="mất"):
        Outlet(settings).emit([OutputFile.of("index.html", "2"), OutputFile.of(PAGE, "2"), lost], "g", passes)
    outlet = Outlet(settings)
    assert (files(settings.site_dir), files(settings.pages_dir)) == before
    assert (outlet.fingerprint, outlet.is_whole()) == ("f", True)
    assert outlet.emit([OutputFile.of("index.html", "2")], "g", passes) == (1, 1)
    assert PAGE not in files(settings.pages_dir)

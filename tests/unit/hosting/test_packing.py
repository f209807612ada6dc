"""Pages share files only where a host counts files, and no more than it takes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.schools import settings_for

from library.hosting.hosts import hosts
from library.hosting.packing import PACKS, pack_for, packed, page_files
from library.site.packs import PageFiles

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = hosts()


@given(count=st.integers(1, 300), pack=st.sampled_from(PACKS))
def test_the_files_are_counted_as_they_are_written(count: int, pack: int) -> None:
    """A book whose pages are all pictures has just so many files."""
    image = SimpleNamespace(digest="0123456789", bytes=1, file="x", format="webp", width=1)
    part = SimpleNamespace(images=[image] * count, smalls=[image] * count)
    pages = SimpleNamespace(ranges=[part], entries=[_Folder()])
    assert len(list(PageFiles("a", pages, pack).outputs())) == page_files([count], pack)  # type: ignore[arg-type]


class _Folder:
    def __truediv__(self, name: str) -> str:
        return name


@pytest.mark.parametrize(
    ("host", "pages", "pack"),
    [
        ("github-pages", 500_000, 1),
        ("usb", 500_000, 1),
        ("cloudflare-pages", 4_900, 1),
        ("cloudflare-pages", 5_100, 8),
        ("cloudflare-pages", 60_000, 16),
        ("cloudflare-pages", 500_000, 32),
        ("cloudflare-upload", 200, 1),
        ("cloudflare-upload", 2_000, 8),
    ],
)
def test_a_pack_is_as_large_as_the_host_needs(host: str, pages: int, pack: int) -> None:
    assert pack_for(HOSTS[host], [100] * (pages // 100)) == pack


def test_what_the_school_has_chosen_is_kept(tmp_path: Path) -> None:
    books = [SimpleNamespace(pages=SimpleNamespace(page_count=10_000)), SimpleNamespace(pages=None)]
    chosen = {
        (host, pack): packed(settings_for(tmp_path, host=host, pack=pack), books).pack  # type: ignore[arg-type]
        for host in ("", "cloudflare-pages")
        for pack in (0, 1, 4)
    }
    assert chosen == {
        ("", 0): 1,
        ("", 1): 1,
        ("", 4): 4,
        ("cloudflare-pages", 0): 8,
        ("cloudflare-pages", 1): 1,
        ("cloudflare-pages", 4): 4,
    }

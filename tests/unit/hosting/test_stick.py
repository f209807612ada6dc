"""A stick holds the site and what its owner had on it; only what changed is copied."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from support.trees import changed, files, stamps

from library.errors import LibraryError
from library.hosting.stick import LIST, Copied, Stick

if TYPE_CHECKING:
    from pathlib import Path

START = ("MO-THU-VIEN.html", b"<a>")
SITE = {"index.html": "trang nhà", "books/a/index.html": "a", "books/b/pages/1.webp": "b"}


class Exporter:
    """A site beside a stick."""

    def __init__(self, root: Path) -> None:
        self.site, self.usb = root / "site", root / "usb"
        self.usb.mkdir()

    def __call__(self, pages: dict[str, str], start: tuple[str, bytes] = START) -> Copied:
        shutil.rmtree(self.site, ignore_errors=True)
        for name, text in pages.items():
            path = self.site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        sizes = {name: (self.site / name).stat().st_size for name in pages}
        return Stick(self.usb, "thu-vien").put(self.site, sizes, start, lambda: None)

    def names(self) -> set[str]:
        return set(files(self.usb)) - {f"thu-vien/{LIST}"}


@pytest.fixture
def export(tmp_path: Path) -> Exporter:
    return Exporter(tmp_path)


def test_the_stick_holds_the_site_and_a_page_to_open(export: Exporter) -> None:
    assert export(SITE) == Copied(4, 0, 0)
    assert export.names() == {"MO-THU-VIEN.html", *(f"thu-vien/{name}" for name in SITE)}


def test_only_what_changed_is_copied_again(export: Exporter) -> None:
    export(SITE)
    before = stamps(export.usb)
    assert export(SITE) == Copied(0, 4, 0)
    assert export(SITE | {"index.html": "trang mới"}) == Copied(1, 3, 0)
    assert changed(before, stamps(export.usb)) == {"thu-vien/index.html", f"thu-vien/{LIST}"}
    # The same number of bytes, other content.
    assert export(SITE | {"index.html": "trang cũ."}).written == 1
    assert (export.usb / "thu-vien/index.html").read_text(encoding="utf-8") == "trang cũ."


def test_what_was_lost_or_cut_short_is_copied_again(export: Exporter) -> None:
    export(SITE)
    (export.usb / "thu-vien/index.html").unlink()
    (export.usb / "thu-vien/books/a/index.html").write_bytes(b"")
    assert export(SITE).written == 2


def test_what_the_site_has_no_more_goes_and_nothing_else(export: Exporter) -> None:
    mine = ["giáo án.docx", "thu-vien/ghi chú.txt", "thu-vien/books/b/của tôi.txt", "thu-vien/riêng/x.txt"]
    export(SITE)
    for name in mine:
        (export.usb / name).parent.mkdir(exist_ok=True)
        (export.usb / name).write_text("của tôi", encoding="utf-8")
    assert export({"index.html": "trang nhà"}).deleted == 2
    assert export.names() == {"MO-THU-VIEN.html", "thu-vien/index.html", *mine}
    assert not (export.usb / "thu-vien/books/a").exists()


@pytest.mark.parametrize("name", ["MO-THU-VIEN.html", "thu-vien/index.html", "thu-vien/books/a/index.html"])
def test_a_file_of_the_owner_is_never_replaced(export: Exporter, name: str) -> None:
    (export.usb / name).parent.mkdir(parents=True, exist_ok=True)
    (export.usb / name).write_text("của tôi", encoding="utf-8")
    with pytest.raises(LibraryError) as raised:
        export(SITE)
    assert raised.value.code == "usb-not-ours"
    assert name in str(raised.value.values["files"])
    assert set(files(export.usb)) == {name}


def test_an_export_that_breaks_off_is_finished_by_the_next(export: Exporter) -> None:
    real, left = shutil.copyfile, [2]

    def pulled_out(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(5, "Input/output error")
        real(source, target)

    with patch("library.hosting.stick.shutil.copyfile", pulled_out), pytest.raises(LibraryError) as raised:
        export(SITE)
    assert raised.value.code == "usb-write"
    assert export({"index.html": "trang nhà"}).deleted == 2, "even what no later site has is known as ours"
    assert export.names() == {"MO-THU-VIEN.html", "thu-vien/index.html"}


def test_a_full_stick_is_told_before_anything_is_copied(export: Exporter) -> None:
    usage = shutil.disk_usage(export.usb)._replace(free=3)
    with patch("library.hosting.stick.shutil.disk_usage", return_value=usage):
        with pytest.raises(LibraryError) as raised:
            export(SITE)
        assert files(export.usb) == {}
    assert raised.value.code == "usb-full"


@pytest.mark.parametrize(
    "name", ["../keep.txt", "/etc/keep.txt", "C:\\keep.txt", "thu-vien\\..\\..\\keep.txt"]
)
def test_a_list_that_was_tampered_with_leads_nowhere_else(export: Exporter, name: str) -> None:
    keep = export.usb.parent / "keep.txt"
    keep.write_text("của tôi", encoding="utf-8")
    export(SITE)
    listed = export.usb / "thu-vien" / LIST
    value = json.loads(listed.read_text(encoding="utf-8"))
    value["files"][name] = "x"
    listed.write_text(json.dumps(value), encoding="utf-8")
    assert export(SITE).deleted == 0
    assert keep.is_file()


def test_a_list_that_is_damaged_costs_no_file(export: Exporter) -> None:
    export(SITE)
    (export.usb / "thu-vien" / LIST).write_text("[]", encoding="utf-8")
    with pytest.raises(LibraryError) as raised:
        export(SITE)
    assert raised.value.code == "usb-not-ours"

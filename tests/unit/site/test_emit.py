"""The emitter writes only what changed, each file whole, and leaves nothing of an older site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.trees import changed, files, stamps

from library.errors import LibraryError
from library.site.emit import MARKER, Emitter, OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE = {"index.html": "trang nhà", "books/a/index.html": "a", "books/b/index.html": "b", "x/y/z.txt": "sâu"}


class Publisher:
    """Emits sites into one folder, each time with a new emitter as each build has."""

    def __init__(self, root: Path) -> None:
        self.site, self.manifest = root / "site", root / "work" / "site.json"

    def __call__(self, pages: dict[str, str], fingerprint: str = "f") -> tuple[int, int]:
        outputs = [OutputFile.of(path, text) for path, text in pages.items()]
        return Emitter(self.site, self.manifest).emit(outputs, fingerprint)

    def content(self) -> dict[str, str]:
        found = files(self.site)
        return {name: (self.site / name).read_text(encoding="utf-8") for name in found if name != MARKER}


@pytest.fixture
def publish(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


def test_the_site_holds_exactly_the_outputs(publish: Publisher) -> None:
    assert publish(SITE) == (4, 0)
    assert publish.content() == SITE


def test_only_what_changed_is_written(publish: Publisher) -> None:
    publish(SITE)
    before = stamps(publish.site)
    assert publish(SITE | {"books/b/index.html": "b mới", "books/c/index.html": "c"}) == (2, 0)
    assert changed(before, stamps(publish.site)) - {MARKER} == {"books/b/index.html", "books/c/index.html"}


def test_what_is_stale_is_deleted_with_its_folders(publish: Publisher) -> None:
    publish(SITE)
    assert publish({"index.html": "trang nhà"}) == (0, 3)
    assert [path.name for path in publish.site.iterdir() if path.name != MARKER] == ["index.html"]


def test_a_file_that_someone_changed_or_deleted_is_put_right(publish: Publisher) -> None:
    publish(SITE)
    (publish.site / "index.html").write_text("sửa tay", encoding="utf-8")
    (publish.site / "x/y/z.txt").unlink()
    (publish.site / "lạ.txt").write_text("lạ", encoding="utf-8")
    assert not Emitter(publish.site, publish.manifest).is_whole()
    assert publish(SITE) == (2, 1)
    assert publish.content() == SITE
    assert Emitter(publish.site, publish.manifest).is_whole()


def test_a_folder_of_someone_elses_files_is_refused_and_left_alone(publish: Publisher) -> None:
    publish.site.mkdir()
    (publish.site / "luận văn.docx").write_bytes(b"mine")
    with pytest.raises(LibraryError, match="site-not-ours"):
        publish(SITE)
    assert list(files(publish.site)) == ["luận văn.docx"]


def test_an_empty_folder_is_taken(publish: Publisher) -> None:
    publish.site.mkdir()
    assert publish(SITE) == (4, 0)


def test_two_outputs_of_one_path_stop_before_anything_is_touched(publish: Publisher) -> None:
    publish(SITE)
    before = stamps(publish.site)
    outputs = [
        OutputFile.of("mới.html", "x"),
        OutputFile.of("index.html", "1"),
        OutputFile.of("index.html", "2"),
    ]
    with pytest.raises(LibraryError) as caught:
        Emitter(publish.site, publish.manifest).emit(outputs, "f")
    assert (caught.value.code, caught.value.values) == ("two-files", {"path": "index.html"})
    assert changed(before, stamps(publish.site)) == set()
    assert Emitter(publish.site, publish.manifest).is_whole()


def test_a_build_that_is_stopped_is_completed_by_the_next(publish: Publisher, tmp_path: Path) -> None:
    publish(SITE)
    outputs = [OutputFile.of("index.html", "mới"), OutputFile("ảnh.webp", tmp_path / "mất.webp", "d")]
    with pytest.raises(OSError, match="mất"):
        Emitter(publish.site, publish.manifest).emit(outputs, "g")
    assert Emitter(publish.site, publish.manifest).fingerprint == ""
    publish(SITE, "h")
    assert publish.content() == SITE
    emitter = Emitter(publish.site, publish.manifest)
    assert (emitter.fingerprint, emitter.is_whole()) == ("h", True)


def test_files_are_copied_from_where_they_are_kept(publish: Publisher, tmp_path: Path) -> None:
    (tmp_path / "00.webp").write_bytes(b"picture")
    Emitter(publish.site, publish.manifest).emit([OutputFile("p/1.webp", tmp_path / "00.webp", "d1")], "f")
    assert (publish.site / "p/1.webp").read_bytes() == b"picture"
    emitter = Emitter(publish.site, publish.manifest)
    assert emitter.size() == (1, 7)


def test_a_file_may_be_kept_in_parts(publish: Publisher, tmp_path: Path) -> None:
    parts = tmp_path / "a", tmp_path / "b"
    for part in parts:
        part.write_bytes(part.name.encode())
    Emitter(publish.site, publish.manifest).emit([OutputFile("x.bin", parts, "1")], "f")
    assert (publish.site / "x.bin").read_bytes() == b"ab"


def test_no_half_written_file_is_ever_seen(publish: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(SITE)

    def stop(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        publish(SITE | {"index.html": "nửa"})
    assert (publish.site / "index.html").read_text(encoding="utf-8") == "trang nhà"


def test_a_manifest_of_another_folder_says_nothing_of_this_one(publish: Publisher, tmp_path: Path) -> None:
    publish(SITE)
    other = Emitter(tmp_path / "elsewhere", publish.manifest)
    assert other.fingerprint == ""
    assert other.emit([OutputFile.of("index.html", "trang nhà")], "f") == (1, 0)


def test_what_the_host_keeps_in_the_folder_is_left_alone(publish: Publisher) -> None:
    publish(SITE)
    for name in (".git/objects/ab", ".nojekyll", "books/.htaccess"):
        path = publish.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("của nơi lưu trữ", encoding="utf-8")
    (publish.site / "books/.x.html.tmp").write_text("dở dang", encoding="utf-8")
    assert publish({"index.html": "trang nhà"})[1] == 4
    assert (publish.site / ".git/objects/ab").exists()
    assert (publish.site / ".nojekyll").exists()
    assert (publish.site / "books/.htaccess").exists()
    assert not (publish.site / "books/.x.html.tmp").exists()

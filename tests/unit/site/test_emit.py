"""The emitter writes only what changed, each file whole, and leaves nothing of an older site."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from support.trees import changed, files, stamps

from library.errors import LibraryError
from library.site.emit import MARKER, Emitter, OutputFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

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


def test_a_build_that_fails_leaves_the_old_site_whole(publish: Publisher, tmp_path: Path) -> None:
    publish(SITE)
    before = stamps(publish.site)
    outputs = [OutputFile.of("index.html", "mới"), OutputFile("ảnh.webp", tmp_path / "mất.webp", "d")]
    with pytest.raises(OSError, match="mất"):
        Emitter(publish.site, publish.manifest).emit(outputs, "g")
    assert stamps(publish.site) == before
    emitter = Emitter(publish.site, publish.manifest)
    assert (emitter.fingerprint, emitter.is_whole()) == ("f", True)


def test_what_speaks_against_a_site_is_said_before_anything_is_written(publish: Publisher) -> None:
    publish(SITE)
    before = stamps(publish.site)
    told: list[tuple[list[str], set[str]]] = []

    def refuse(changed: Sequence[OutputFile], paths: Collection[str]) -> None:
        told.append(([output.path for output in changed], set(paths)))
        raise LibraryError("leak-page")

    outputs = [OutputFile.of(path, text) for path, text in (SITE | {"index.html": "mới"}).items()]
    with pytest.raises(LibraryError, match="leak-page"):
        Emitter(publish.site, publish.manifest).emit(outputs, "g", refuse)
    assert told == [(["index.html"], set(SITE))]
    assert stamps(publish.site) == before


STEPS = ["mkdir", "write_bytes", "write_text", "replace", "unlink", "stat", "rmdir"]


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_the_old_site_or_the_next_build_finishes_the_new(
    tmp_path: Path, step: str
) -> None:
    """Every call that touches the disk is the last one once; what is there is the old site, or what pages name."""
    new = {"index.html": "mới", "books/b/index.html": "b", "books/c/index.html": "c", "ảnh.webp": "hình"}
    whole = getattr(Path, step)
    for last in range(60):
        publish = Publisher(tmp_path / str(last))
        publish(SITE)
        calls = iter(range(last))

        def killed(self: Path, *args: Any, calls: Iterator[int] = calls, **kwargs: Any) -> Any:
            if next(calls, None) is None:
                raise SystemExit
            return whole(self, *args, **kwargs)

        with patch.object(Path, step, killed), patch("shutil.rmtree"), suppress(SystemExit):
            publish(new, "g")
        there = set(publish.content()) - {
            path for path in publish.content() if path.startswith(".tusach-next/")
        }
        journal = (publish.site / ".tusach-next" / "journal.json").is_file()
        if not journal and Emitter(publish.site, publish.manifest).fingerprint == "f":
            assert {path: publish.content()[path] for path in there} == SITE
        # Whatever is named by either site's pages is there until those pages are gone.
        assert there >= SITE.keys() or there >= new.keys()
        emitter = Emitter.ready(publish.site, publish.manifest)
        assert emitter.is_whole()
        assert publish.content() == (SITE if emitter.fingerprint == "f" else new)
        if next(calls, None) is not None:
            return
    pytest.fail("it never came to its end")


def test_in_the_middle_no_page_that_one_can_come_to_names_a_file_that_is_not_there(
    publish: Publisher,
) -> None:
    """Pages name each other in circles, and files that are made after them."""
    old = {"index.html": "a.html", "a.html": "index.html", "gone.html": ""}
    new = {"index.html": "a.html b.html", "a.html": "b.html x.json", "b.html": "a.html y.json"}
    new |= {"x.json": "", "y.json": ""}
    moves = 0
    for stopped in range(len(new)):
        publish(old)
        calls = iter(range(stopped))

        def replaced(staged: Path, target: Path, calls: Iterator[int] = calls) -> None:
            next(calls)
            staged.replace(target)

        with patch("library.site.emit._replace", replaced), suppress(RuntimeError, StopIteration):
            publish(new)
        there = publish.content()
        waiting, seen = ["index.html"], {"index.html"}
        while waiting:
            named = set(there[waiting.pop()].split())
            assert named <= there.keys(), f"after {stopped} moves"
            waiting += [name for name in named - seen if name.endswith(".html")]
            seen |= named
        moves += "b.html" in there
        publish(new)
        assert publish.content() == new
    assert moves == 2


def test_a_file_that_is_open_elsewhere_is_replaced_later(publish: Publisher) -> None:
    publish(SITE)
    replace, refused = Path.replace, []

    def in_use(self: Path, target: Path) -> Path:
        if target.name == "index.html" and len(refused) < 3:
            refused.append(target)
            raise PermissionError(target)
        return replace(self, target)

    with patch.object(Path, "replace", in_use), patch("time.sleep"):
        assert publish(SITE | {"index.html": "mới"}) == (1, 0)
    assert len(refused) == 3


def test_a_file_that_stays_open_is_told_and_replaced_by_the_next_build(publish: Publisher) -> None:
    publish(SITE)
    new = SITE | {"a.html": "a", "index.html": "mới"}
    replace = Path.replace

    def in_use(self: Path, target: Path) -> Path:
        if target == publish.site / "index.html":
            raise PermissionError(target)
        return replace(self, target)

    with patch.object(Path, "replace", in_use), patch("time.sleep"), pytest.raises(LibraryError) as caught:
        publish(new, "g")
    assert (caught.value.code, caught.value.values) == ("site-in-use", {"file": "index.html"})
    emitter = Emitter.ready(publish.site, publish.manifest)
    assert (publish.content(), emitter.fingerprint, emitter.is_whole()) == (new, "g", True)


def test_what_changed_costs_what_changed(publish: Publisher) -> None:
    """Files that stay are not copied, linked or touched."""
    publish(SITE)
    places = {path: path.stat().st_ino for path in publish.site.rglob("*") if path.is_file()}
    publish(SITE | {"index.html": "mới"})
    assert [path.name for path, place in places.items() if path.stat().st_ino != place] == ["index.html"]
    assert not (publish.site / ".tusach-next").exists()


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

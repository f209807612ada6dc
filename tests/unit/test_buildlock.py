"""Two builds of one library do not get in each other's way."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from support.executors import Inline, Silent

from library.buildlock import BuildLock
from library.errors import LibraryError
from library.mkdocs_plugin.run import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from support.schools import School

HOLDER = """
import sys, time
from pathlib import Path
from library.buildlock import BuildLock
lock = BuildLock(Path(sys.argv[1]))
lock.acquire(lambda: None)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Return another process that has the lock."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_build_waits_and_says_so_in_the_language_of_the_site(school: School) -> None:
    other = holder(school.root / ".tusach", 600)

    class Impatient(Silent):
        def waiting(self, told: str) -> None:
            super().waiting(told)
            assert not school.site.exists()
            other.kill()

    progress = Impatient()
    with patch("library.pipeline.Workers", lambda _: Inline()):
        result = build_site(school.root, progress, strict=False, jobs=1, site_dir=None)
    assert result.emitted
    assert progress.waited == "Thư viện này đang được dựng ở nơi khác; đang chờ lần dựng ấy xong…"
    other.wait()


def test_a_build_that_is_alone_waits_for_nobody(school: School) -> None:
    progress = Silent()
    build_site(school.root, progress, strict=False, jobs=1, site_dir=None)
    build_site(school.root, progress, strict=False, jobs=1, site_dir=None)
    assert progress.waited == ""


def test_a_build_that_was_killed_blocks_nobody(tmp_path: Path) -> None:
    other = holder(tmp_path, 600)
    other.kill()
    other.wait()
    waited: list[bool] = []
    lock = BuildLock(tmp_path)
    lock.acquire(lambda: waited.append(True))
    lock.release()
    assert waited == []


@pytest.mark.parametrize("fault", [RuntimeError("hỏng"), LibraryError("disk-full")])
def test_a_build_that_fails_gives_the_lock_back(school: School, fault: Exception) -> None:
    with patch("library.pipeline.Outlet.emit", side_effect=fault), pytest.raises(type(fault)):
        school.build()
    other = holder(school.root / ".tusach", 0)
    assert other.wait() == 0


def test_a_disk_that_fills_up_while_the_site_is_written_is_told(school: School) -> None:
    with (
        patch("library.pipeline.Outlet.emit", side_effect=OSError(28, "No space left on device")),
        pytest.raises(LibraryError) as caught,
    ):
        school.build()
    assert caught.value.code == "disk-full"

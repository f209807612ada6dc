"""A build that is killed at any moment is finished by the next one, as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest
from support.pdfs import make_pdf
from support.schools import School, make_school
from support.trees import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BUILD = """
import sys
from pathlib import Path
from library.mkdocs_plugin.plugin import QuietProgress
from library.mkdocs_plugin.run import build_site
from library.pages import ingest
ingest.PAGES_A_JOB = 2
if __name__ == "__main__":
    build_site(Path(sys.argv[1]), QuietProgress(), strict=True, jobs=2, site_dir=None)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def stock(school: School) -> School:
    """Give a school books of several jobs each."""
    for number in range(3):
        texts = [f"Cuốn {number}, trang {page}: con đò sang sông" for page in range(6)]
        make_pdf(school.books / f"cuốn-{number}.pdf", texts)
    return school


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[School], subprocess.Popen[bytes]]]:
    """Start builds in process groups of their own; none outlives the test."""
    script = tmp_path / "dung.py"
    script.write_text(BUILD, encoding="utf-8")
    builds: list[subprocess.Popen[bytes]] = []

    def begin(school: School) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(script), str(school.root)]
        builds.append(subprocess.Popen(command, start_new_session=True))
        return builds[-1]

    yield begin
    for build in builds:
        if build.poll() is None:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()


def finish(build: subprocess.Popen[bytes]) -> None:
    assert build.wait(timeout=240) == 0


def entries(school: School) -> dict[str, int]:
    """Return the whole entries of the cache, and which folder on the disk each is."""
    return {
        path.name: path.stat().st_ino
        for path in (school.root / ".tusach" / "cache").glob("[0-9a-f][0-9a-f]/[0-9a-f]*")
    }


def drawn(school: School, count: int) -> bool:
    return len(entries(school)) >= count


def written(school: School, count: int) -> bool:
    return sum(len(names) for _, _, names in os.walk(school.site)) >= count


MOMENTS: list[tuple[str, Callable[[School], bool]]] = [
    ("while books are looked into", lambda school: (school.root / ".tusach" / "cache").is_dir()),
    ("while pages are drawn", lambda school: drawn(school, 5)),
    ("while pages are drawn, later", lambda school: drawn(school, 9)),
    ("while the index is made", lambda school: any((school.root / ".tusach" / "index").glob("*"))),
    ("while the site is written", lambda school: written(school, 40)),
]


def test_a_build_that_is_killed_again_and_again_ends_in_the_same_bytes(
    tmp_path: Path, start: Callable[[School], subprocess.Popen[bytes]]
) -> None:
    undisturbed = stock(make_school(tmp_path / "yên" / "truong"))
    finish(start(undisturbed))
    school = stock(make_school(tmp_path / "giết" / "truong"))
    kept: dict[str, int] = {}
    for number, (moment, come) in enumerate(MOMENTS):
        build = start(school)
        until = time.monotonic() + 120
        while not come(school):
            assert build.poll() is None, f"the build was over before it could be killed {moment}"
            assert time.monotonic() < until
            time.sleep(0.002)
        # In turn the parent alone, whose workers have to notice, and all of them.
        workers = psutil.Process(build.pid).children(recursive=True)
        kill = os.kill if number % 2 else os.killpg
        kill(build.pid, signal.SIGKILL)
        build.wait()
        assert psutil.wait_procs(workers, timeout=60)[1] == [], moment
        now = entries(school)
        assert kept.items() <= now.items(), f"work was done again after a kill {moment}"
        kept = now
    (school.site / "books").mkdir(parents=True, exist_ok=True)
    (school.site / "books" / ".trang.webp.tmp").write_bytes(b"half")
    # Had the last kill come too late, there would be nothing left to do, and to sweep.
    (school.root / ".tusach" / "site.json").unlink(missing_ok=True)
    finish(start(school))
    assert files(school.site) == files(undisturbed.site)
    assert kept.items() <= entries(school).items()
    assert len(entries(school)) == len(entries(undisturbed))
    cache = school.root / ".tusach" / "cache"
    assert list(cache.glob("??/.*")) == []

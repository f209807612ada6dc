"""What reading costs: our reader beside page-flip (StPageFlip) on the same pictures, in one run.

Run `python tests/bench/reader [--pages N] [--scratch FOLDER]`; see ../README.md. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

# `bench.reader` is found from the folder of the tests, as pytest finds it.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.lighthouse import Handler
from bench.reader import flipbook, rivals, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]


class Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        # A page that is left hangs up in the middle of a picture.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*args)  # type: ignore[arg-type]


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site as hosts do, text compressed."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    """Make one book twice, read both, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--scratch", type=Path, help="keeps what was installed and made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as folder:
        scratch = given.scratch or Path(folder)
        site, pages = flipbook.make(scratch / "school", given.pages)
        rows = {"ours": flipbook.sizes(ROOT)}
        books = {"ours": visit.OURS}
        rival = rivals.make(scratch / "rival", site, pages)
        if rival:
            rows["page-flip"] = rival
            books["page-flip"] = visit.THEIRS
        with serving(site) as address, visit.browser() as browser:
            for name, book in books.items():
                rows[name] |= visit.first_page(browser, address, book)
                rows[name] |= visit.turns(browser, address, book)
                rows[name] |= visit.memory(browser, address, book, pages)
    names = list(rows)
    print(f"{'':44}" + "".join(f"{name:>12}" for name in names))
    for row in dict.fromkeys(row for figures in rows.values() for row in figures):
        print(f"{row:44}" + "".join(f"{rows[name].get(row, '–'):>12}" for name in names))


if __name__ == "__main__":
    main()

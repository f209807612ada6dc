"""Makes the books of the example school: `python tools/example_books/make.py [name…]`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from common import browser

NAMES = (
    "picture_book",
    "chapter_book",
    "lesson",
    "read_aloud",
    "scan",
    "english",
    "school_banner",
    "exhibits",
)


def main(names: list[str]) -> int:
    """Make the named books, or all of them; return an exit code."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"No such book: {', '.join(unknown)}. There are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    with browser() as chrome:
        for name in names or NAMES:
            out: Path = importlib.import_module(f"{name}.make").make(chrome)
            print(f"{out.stat().st_size / 1024:8.0f} KB  {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

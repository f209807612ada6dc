"""The same pictures in page-flip, set up as its documentation shows."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

from bench.reader.flipbook import BOOK

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "2.0.7"
_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<style>body{{margin:0}}#book{{margin:0 auto}}.page img{{width:100%;height:100%}}</style>
<div id="book">{pages}</div>
<script src="page-flip.browser.js"></script>
<script>
const flip = new St.PageFlip(document.getElementById('book'), {{ width: 360, height: 560, size: 'stretch',
  minWidth: 280, maxWidth: 900, minHeight: 400, maxHeight: 1400, showCover: true, usePortrait: true }})
flip.loadFromHTML(document.querySelectorAll('.page'))
self.flip = flip
</script>
"""


def make(scratch: Path, site: Path, pages: int) -> dict[str, str] | None:
    """Write the book beside ours, `/rival/index.html`; return what its script weighs.

    None, after a line that says why, where the package cannot be had.
    """
    script = scratch / "node_modules" / "page-flip" / "dist" / "js" / "page-flip.browser.js"
    npm = shutil.which("npm")
    if not script.exists() and npm:
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "package.json").write_text('{"private": true}', encoding="utf-8")
        command = [npm, "install", "--no-audit", "--no-fund", f"page-flip@{VERSION}"]
        subprocess.run(command, cwd=scratch, capture_output=True, check=False, timeout=300)
    if not script.exists():
        print(f"page-flip {VERSION} left out: npm could not install it into {scratch}")
        return None
    data = (site / "books" / BOOK / "book.js").read_text(encoding="utf-8")
    images = json.loads(data[data.index("{") : data.rindex("}") + 1])["images"][:pages]
    folder = site / "rival"
    folder.mkdir(exist_ok=True)
    shutil.copy(script, folder)
    leaves = "".join(f'<div class="page"><img src="../books/{BOOK}/{row[3]}"></div>' for row in images)
    (folder / "index.html").write_text(_PAGE.format(pages=leaves), encoding="utf-8")
    weight = len(gzip.compress(script.read_bytes(), 9, mtime=0)) / 1024
    return {"script, KB gzip (≤ 35)": f"{weight:.1f}"}

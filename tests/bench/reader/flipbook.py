"""The book that both read, and what our scripts weigh."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pymupdf

CONFIG = """\
site_name: Thư viện lật trang
docs_dir: catalog/pages
use_directory_urls: false
theme: {name: material, language: vi}
plugins: [tusach]
"""
BOOK = "sach-lat"
# Parts of the reader that the engine uses and that would be there without it.
_SHARED = [f"--external:*/{name}.js" for name in ("desk", "gestures", "nearby")]
_LINE = "Con đò chở sách qua sông, đêm trăng soi bến nước làng quê, cánh diều đứng gió. "


def make(school: Path, pages: int) -> tuple[Path, int]:
    """Build a school with one book of `pages` pages of type; return its site and the pages."""
    site = school / "site"
    if not (site / "books" / BOOK / f"made-{pages}").exists():
        (school / "catalog" / "pages").mkdir(parents=True, exist_ok=True)
        (school / "books").mkdir(exist_ok=True)
        (school / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        _pdf(school / "books" / f"{BOOK}.pdf", pages)
        root = Path(__file__).resolve().parents[3]
        command = [sys.executable, "-c", "from library.cli import main; main()", "build", "-C", str(school)]
        subprocess.run(
            command, check=True, env=os.environ | {"PYTHONPATH": str(root)}, stdout=subprocess.DEVNULL
        )
        (site / "books" / BOOK / f"made-{pages}").touch()
    return site, pages


def _pdf(path: Path, pages: int) -> None:
    font = Path(__file__).resolve().parents[3] / "library" / "fonts" / "BeVietnamPro_400Regular.ttf"
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page(width=360, height=560)
            page.insert_font(fontname="F", fontfile=str(font))
            words = f"Trang {number}. " + _LINE * 12
            page.insert_textbox((30, 40, 330, 530), words, fontname="F", fontsize=13, lineheight=1.5)
        document.subset_fonts()
        document.save(path, garbage=3, deflate=True)


def sizes(root: Path) -> dict[str, str]:
    """Return the KB, gzipped, of the reader and its parts."""
    assets = root / "themes" / "tusach" / "assets"
    reader = root / "themes" / "reader"
    figures = {"script, KB gzip (≤ 35)": _kb((assets / "reader.js").read_bytes())}
    entry = "export * from './src/reader/leaf-renderer.js'; export * from './src/reader/leaf/curl.js'"
    engine = subprocess.run(
        [
            "npx",
            "esbuild",
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2019",
            "--loader=js",
            *_SHARED,
        ],
        input=entry.encode(),
        cwd=reader,
        capture_output=True,
        check=True,
    ).stdout
    figures["  the flip engine of it (≤ 8)"] = _kb(engine)
    return figures | {
        "style sheets, KB gzip": _kb(
            (assets / "reader.css").read_bytes() + (assets / "tokens.css").read_bytes()
        )
    }


def _kb(data: bytes) -> str:
    return f"{len(gzip.compress(data, 9, mtime=0)) / 1024:.1f}"

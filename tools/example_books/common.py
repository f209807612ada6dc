"""What every book needs: places, fonts, the browser that draws, PDF finishing."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BOOKS = ROOT / "books"
AUTHOR = "Nhóm Tủ Sách"
RIGHTS = "CC BY 4.0"
# A line of a page that moves, draws a line, a curve or a box; and its long numbers.
DRAWN = re.compile(rb"^[-\d. ]+ (?:m|l|c|re)$", re.MULTILINE)
LONG = re.compile(rb"-?\d*\.\d{3,}")
# One date for all works: a run next year yields the same bytes.
DATE = "2026-09-05"
FONTS = {
    ("Literata", 400, "normal"): "library/fonts/Literata_400Regular.ttf",
    ("Literata", 400, "italic"): "library/fonts/Literata_400Regular_Italic.ttf",
    ("Literata", 700, "normal"): "library/fonts/Literata_700Bold.ttf",
    ("Literata", 700, "italic"): "library/fonts/Literata_700Bold_Italic.ttf",
    ("Be Vietnam Pro", 400, "normal"): "library/fonts/BeVietnamPro_400Regular.ttf",
    ("Be Vietnam Pro", 400, "italic"): "library/fonts/BeVietnamPro_400Regular_Italic.ttf",
    ("Be Vietnam Pro", 600, "normal"): "library/fonts/BeVietnamPro_600SemiBold.ttf",
    ("Be Vietnam Pro", 700, "normal"): "library/fonts/BeVietnamPro_700Bold.ttf",
    ("Grandstander", 500, "normal"): "tools/example_books/fonts/Grandstander_500Medium.ttf",
    ("Grandstander", 800, "normal"): "tools/example_books/fonts/Grandstander_800ExtraBold.ttf",
    ("Mali", 400, "normal"): "tools/example_books/fonts/Mali_400Regular.ttf",
    ("Mali", 600, "normal"): "tools/example_books/fonts/Mali_600SemiBold.ttf",
    ("Patrick Hand", 400, "normal"): "tools/example_books/fonts/PatrickHand_400Regular.ttf",
    ("Dancing Script", 600, "normal"): "tools/example_books/fonts/DancingScript_600SemiBold.ttf",
    ("Playwrite VN", 400, "normal"): "tools/example_books/fonts/PlaywriteVN_400Regular.woff2",
}


def font_css() -> str:
    """Return @font-face rules for every font the books use."""
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};"
        f"src:url('{(ROOT / file).as_uri()}')}}"
        for (family, weight, style), file in FONTS.items()
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium: it lays out the pages and draws the pictures."""
    with sync_playwright() as play:
        chrome = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--font-render-hinting=none"]
        )
        try:
            yield chrome
        finally:
            chrome.close()


@contextmanager
def _page_file(html: str) -> Iterator[str]:
    # A file, not set_content(): fonts load only into a page with a file:// address.
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        yield page.as_uri()


def document(body: str, css: str, lang: str = "vi", title: str = "") -> str:
    """Return a whole HTML document."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{font_css()}*{{box-sizing:border-box}}body{{margin:0}}{css}</style></head>"
        f"<body>{body}</body></html>"
    )


def print_pdf(chrome: Browser, html: str, width: str, height: str) -> bytes:
    """Return the HTML printed as PDF pages of one size."""
    with _page_file(html) as address:
        page = chrome.new_page()
        page.goto(address)
        page.evaluate("document.fonts.ready")
        data = page.pdf(width=width, height=height, print_background=True, tagged=True)
        page.close()
    return data


def shoot(
    chrome: Browser, html: str, width: int, height: int, scale: float = 1, *, clear: bool = False
) -> Image.Image:
    """Return the HTML as a picture, `scale` device pixels to a CSS pixel."""
    with _page_file(html) as address:
        page = chrome.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
        page.goto(address)
        page.evaluate("document.fonts.ready")
        data = page.screenshot(omit_background=clear)
        page.close()
    return Image.open(io.BytesIO(data)).convert("RGBA" if clear else "RGB")


def jpeg(picture: Image.Image, quality: int = 82) -> bytes:
    """Return JPEG bytes."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def png(picture: Image.Image, colours: int = 0) -> bytes:
    """Return PNG bytes, with a palette of `colours` if given."""
    out = io.BytesIO()
    if colours:
        picture = picture.quantize(colours, dither=Image.Dither.NONE)
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says about itself."""

    title: str
    subject: str = ""
    keywords: str = ""
    author: str = AUTHOR
    language: str = "vi"
    outline: Sequence[tuple[int, str, int]] = ()
    labels: Sequence[dict[str, object]] = ()


def _shorten(pdf: pymupdf.Document) -> None:
    """Round the coordinates of drawings: Chromium writes eight digits, two do."""
    for xref in range(1, pdf.xref_length()):
        kind = pdf.xref_get_key(xref, "Subtype")[1]
        if not pdf.xref_is_stream(xref) or kind == "/Image" or pdf.xref_is_font(xref):
            continue
        stream = pdf.xref_stream(xref)
        if stream and DRAWN.search(stream):
            pdf.update_stream(xref, DRAWN.sub(_rounded, stream))


def _rounded(line: re.Match[bytes]) -> bytes:
    return LONG.sub(lambda n: b"%.2f" % float(n.group()), line.group())


def finish_pdf(data: bytes, facts: PdfFacts, out: Path) -> None:
    """Write the PDF with its metadata, outline and page labels, the same bytes each time."""
    pdf = pymupdf.open("pdf", data)
    _shorten(pdf)
    stamp = f"D:{DATE.replace('-', '')}080000+07'00'"
    pdf.set_metadata(
        {
            "title": facts.title,
            "author": facts.author,
            "subject": facts.subject,
            "keywords": facts.keywords,
            "creator": "Tủ Sách",
            "producer": "Tủ Sách",
            "creationDate": stamp,
            "modDate": stamp,
        }
    )
    if facts.outline:
        pdf.set_toc([list(entry) for entry in facts.outline])
    if facts.labels:
        pdf.set_page_labels(list(facts.labels))
    catalog = pdf.pdf_catalog()
    pdf.xref_set_key(catalog, "Lang", f"({facts.language})")
    pdf.xref_set_key(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>")
    out.parent.mkdir(parents=True, exist_ok=True)
    pdf.save(out, garbage=4, deflate=True, use_objstms=1, no_new_id=True)

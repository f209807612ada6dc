"""Makes the English graded reader: EPUB 3 with pictures, questions and a word list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from common import BOOKS, document, jpeg, shoot
from epub import Epub, Item, write, xhtml

from .scenes import CHAPTERS, cover

if TYPE_CHECKING:
    from art.svg import Canvas
    from playwright.sync_api import Browser

OUT = BOOKS / "Tiếng Anh" / "The Kite Letters.epub"
TEXT = Path(__file__).parent / "text"
TITLE = "The Kite Letters"
CSS = """
body{margin:5%;line-height:1.55}
h1{font-size:1.6em;line-height:1.25;margin:1.4em 0 .8em}h1 .n{display:block;font-size:.6em;color:#2f7fc0;letter-spacing:.08em;font-weight:normal}
p{margin:0 0 .7em}figure{margin:1em 0;text-align:center}figure img{max-width:100%}
.note{margin:1em 1.4em;padding:.6em 1em;border-left:4px solid #2f7fc0;font-style:italic}
.word{text-decoration:none;border-bottom:1px dotted #2f7fc0;color:inherit}
table{border-collapse:collapse;margin:1em 0}caption{font-weight:bold;text-align:left}td,th{border-bottom:1px solid #b9c6d0;padding:.35em .6em;text-align:left;vertical-align:top}
.check{margin-top:2em;border-top:2px solid #f0b02f;padding-top:.6em}.check h2{font-size:1.1em;margin:.2em 0 .5em}
.end{text-align:center;letter-spacing:.15em;margin-top:1.5em}.title{text-align:center}.title h1{font-size:2.2em;text-align:center}
dt{font-weight:bold;margin-top:.8em}dd{margin:0 0 0 1.2em}.cover{margin:0;text-align:center}.cover img{max-width:100%;height:auto}
"""
COVER_CSS = """
.c{position:relative;width:900px;height:1200px;overflow:hidden}svg{position:absolute;width:900px;height:1200px}
h1{position:absolute;left:0;right:0;top:70px;text-align:center;margin:0;color:#fffaf0;font:800 112px/1 Grandstander;text-shadow:0 4px 0 #a8452a80}
p{position:absolute;left:0;right:0;margin:0;text-align:center;color:#fffaf0;font:600 28px 'Be Vietnam Pro'}
"""
QUESTIONS = (
    (
        "Where does the kite come from?",
        "Why does Linh write her letter in English?",
        "What would you do with the kite?",
    ),
    (
        "How does Linh know that the wind has changed?",
        "What happens to the kite the first and second time?",
        "What does the light on the other side mean?",
    ),
    (
        "How many letters are lost?",
        "What does Linh learn from letter number four?",
        "Write letter number five.",
    ),
    (
        "What is the signal, and what does it mean?",
        "How does Linh know that something is wrong?",
        "Why does Linh stay under the mango tree?",
    ),
    (
        "What does Bảo bring with him?",
        "“It was not true when I wrote it. Now it is.” What does he mean?",
        "Which lights look small to you?",
    ),
    (
        "How do people cross the river now?",
        "Who do the children write to?",
        "What would you write on your kite?",
    ),
)
WORDS = (
    ("dyke", "a wall of earth that keeps the river out of the fields", "đê"),
    ("ferry", "a boat that carries people across a river", "phà, đò ngang"),
    ("hyacinth", "water hyacinth: a plant with purple flowers that floats on rivers", "lục bình"),
    ("landing", "a place where boats stop and people get on and off", "bến đò"),
    ("lonely", "sad because you are alone", "cô đơn"),
    ("pigeon", "a grey bird; some pigeons can carry letters home", "bồ câu"),
    ("rescue", "to save somebody from danger", "cứu, giải cứu"),
)
FRONT = f"""<section class="title" epub:type="titlepage"><h1>{TITLE}</h1><p>A graded reader for grades 6–8 (A2)</p><p>Words and pictures: Nhóm Tủ Sách</p>
<p>Written for the example library of the Tủ Sách project, 2026.<br/>Licence: CC BY 4.0.</p></section>"""


def chapter_body(source: str, number: int, alt: str) -> tuple[str, str]:
    """Return a chapter's title and XHTML: picture first, questions last."""
    blocks = source.strip().split("\n\n")
    title = blocks[0].removeprefix("# ")
    out = [
        f'<h1><span class="n">Chapter {number}</span> {title}</h1>',
        f'<figure><img src="../images/{number}.jpg" alt="{alt}"/></figure>',
    ]
    out += [block if block.startswith(("<p", "<table")) else f"<p>{block}</p>" for block in blocks[1:]]
    asked = "".join(f"<li>{question}</li>" for question in QUESTIONS[number - 1])
    out.append(f'<section class="check"><h2>Think about it</h2><ol>{asked}</ol></section>')
    return title, '<section epub:type="chapter" role="doc-chapter">\n' + "\n".join(out) + "\n</section>"


def draw(chrome: Browser, canvas: Canvas, width: int) -> bytes:
    """Return a scene as JPEG of that width."""
    height = round(width * canvas.h / canvas.w)
    return jpeg(
        shoot(
            chrome,
            document(canvas.svg(), f"svg{{display:block;width:{width}px;height:{height}px}}"),
            width,
            height,
        ),
        78,
    )


def make(chrome: Browser) -> Path:
    """Write the book and return where it is."""
    front = (
        f'<div class="c">{cover().svg()}<h1>The Kite<br>Letters</h1><p style="top:320px">English reader · grades 6–8</p>'
        '<p style="bottom:26px">Nhóm Tủ Sách</p></div>'
    )
    picture = jpeg(shoot(chrome, document(front, COVER_CSS, "en"), 900, 1200))
    items = [
        Item("style.css", CSS.encode()),
        Item("images/cover.jpg", picture, "cover-image"),
        Item(
            "text/cover.xhtml",
            xhtml(
                "Cover",
                f'<section class="cover" epub:type="cover"><img src="../images/cover.jpg" alt="Cover of {TITLE}: a girl flies a blue kite over a river"/></section>',
                language="en",
            ),
            spine=True,
        ),
        Item("text/title.xhtml", xhtml(TITLE, FRONT, language="en"), spine=True),
    ]
    contents = []
    for number, (scene, alt) in enumerate(CHAPTERS, 1):
        title, body = chapter_body((TEXT / f"{number}.txt").read_text(encoding="utf-8"), number, alt)
        items += [
            Item(f"images/{number}.jpg", draw(chrome, scene(), 960)),
            Item(f"text/{number}.xhtml", xhtml(title, body, language="en"), spine=True),
        ]
        contents.append((f"{number}. {title}", f"text/{number}.xhtml"))
    words = "".join(
        f'<dt id="{word}">{word}</dt><dd>{meaning} (<span lang="vi" xml:lang="vi">{vi}</span>)</dd>'
        for word, meaning, vi in WORDS
    )
    items.append(
        Item(
            "text/words.xhtml",
            xhtml(
                "Word list",
                f'<section epub:type="glossary" role="doc-glossary"><h1>Word list</h1><dl>{words}</dl></section>',
                language="en",
            ),
            spine=True,
        )
    )
    contents.append(("Word list", "text/words.xhtml"))
    return write(
        Epub(
            uuid="c3a1d5e8-91b7-4f0d-a2c6-7e4b8f5d2a03",
            title=TITLE,
            items=items,
            contents=contents,
            language="en",
            contents_title="Contents",
            description="A blue kite falls on Linh’s maths homework, with a letter on its tail from a boy across the river. Six short chapters with questions and a word list, level A2.",
            subjects=("English readers", "Friendship", "Rivers"),
        ),
        OUT,
    )

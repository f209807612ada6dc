"""The paper of the magazine: ruled sheets, coloured pencil, handwriting."""

from __future__ import annotations

from art.svg import Canvas

W, H = 874, 1240


BLUE, VIOLET, RED, GREEN = "#20409a", "#5a2f8f", "#c2273a", "#1f6b4a"


CSS = """
.sheet{position:relative;width:874px;height:1240px;overflow:hidden;background:#fbf6e8}
.ruled{background-color:#fcf9ef;background-image:linear-gradient(#a9c4e055 1px,transparent 1px),linear-gradient(90deg,#a9c4e055 1px,transparent 1px),
linear-gradient(#7fa3d0aa 1.4px,transparent 1.4px),linear-gradient(90deg,#7fa3d088 1.4px,transparent 1.4px);
background-size:14px 14px,14px 14px,56px 56px,56px 56px}
.margin{position:absolute;left:84px;top:0;bottom:0;width:2px;background:#e08a8acc}
.sheet svg{position:absolute;left:0;top:0;width:874px;height:1240px}
.t{position:absolute;filter:url(#hand)}
.neat{font:400 23px/56px 'Playwrite VN'}.boy{font:400 37px/44px 'Patrick Hand'}.round{font:400 27px/42px Mali}.teacher{font:600 34px/42px 'Dancing Script';color:#c2273a}
.t p{margin:0}.big{font:600 46px/1.15 Mali}.huge{font:600 118px/1 Mali}
.tape{position:absolute;width:120px;height:34px;background:#f2e2a4b8;box-shadow:0 1px 3px #0002}
td{padding:5px 14px;border:2px solid #5a2f8f99}table{border-collapse:collapse}
"""


# Two filters make flat drawing look drawn: lines tremble, and colour skips the paper's grain.
FILTERS = """<svg width="0" height="0" style="position:absolute;width:0;height:0"><defs>
<filter id="hand" x="-2%" y="-2%" width="104%" height="104%"><feTurbulence type="fractalNoise" baseFrequency=".025" numOctaves="2" seed="4" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="5"/></filter>
<filter id="pencil" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="2" seed="7" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="11" result="d"/>
<feTurbulence type="fractalNoise" baseFrequency=".22 .62" numOctaves="2" seed="9" result="g"/>
<feColorMatrix in="g" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -3.4 2.55" result="m"/>
<feComposite in="d" in2="m" operator="in"/></filter></defs></svg>"""


def sheet(drawing: Canvas | None, words: str, kind: str = "") -> str:
    """Return one sheet: pencil drawing below, handwriting above."""
    art = drawing.svg() if drawing else ""
    art = (
        art.replace("<defs>", "<defs>", 1)
        .replace("</defs>", '</defs><g filter="url(#pencil)">', 1)
        .replace("</svg>", "</g></svg>")
    )
    margin = '<div class="margin"></div>' if kind == "ruled" else ""
    return f'<div class="sheet {kind}">{margin}{FILTERS}{art}{words}</div>'


def t(x: int, y: int, w: int, kind: str, words: str, ink: str = BLUE, turn: float = 0) -> str:
    """Return handwriting at a place."""
    return f'<div class="t {kind}" style="left:{x}px;top:{y}px;width:{w}px;color:{ink};transform:rotate({turn}deg)">{words}</div>'


def new(seed: int) -> Canvas:
    """Return an empty sheet to draw on."""
    return Canvas(W, H, seed)

"""Makes what the example's exhibits show: pictures, a view all around, a map, a spoken story, a tune, a film."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from common import ROOT, document, jpeg, shoot

from .area import area
from .scenes import AROUND, HEIGHT, SCENES, WIDTH, around, crossing
from .sound import FRAMES_A_SECOND, can_make, film, play, speak

if TYPE_CHECKING:
    from pathlib import Path

    from art.svg import Canvas
    from PIL import Image
    from playwright.sync_api import Browser

OUT = ROOT / "catalog" / "exhibits"
_SECONDS = 8


def make(chrome: Browser) -> Path:
    """Write everything into `catalog/exhibits` and the map beside it; return the map."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        (OUT / f"{name}.jpg").write_bytes(jpeg(_drawn(chrome, scene(), WIDTH, HEIGHT), 78))
    (OUT / "san-truong-360.jpg").write_bytes(jpeg(_drawn(chrome, around(), *AROUND), 76))
    if can_make():
        told = (OUT / "dinh-loi-ke.txt").read_text(encoding="utf-8")
        speak(told, OUT / "dinh-loi-ke.mp3")
        play(OUT / "nhac-nen.mp3")
        count = _SECONDS * FRAMES_A_SECOND
        film(
            (_drawn(chrome, crossing(at / count), WIDTH, 720, 0.5) for at in range(count)),
            OUT / "chin-ghe.mp4",
        )
    else:
        print("espeak-ng or ffmpeg is missing: sounds and film stay as they are", file=sys.stderr)
    drawn = ROOT / "catalog" / "map.geojson"
    drawn.write_text(area(), encoding="utf-8")
    return drawn


def _drawn(chrome: Browser, canvas: Canvas, width: int, height: int, scale: float = 1) -> Image.Image:
    css = "svg{display:block;width:100vw;height:100vh}"
    return shoot(chrome, document(canvas.svg(), css), width, height, scale)

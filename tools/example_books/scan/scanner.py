"""Makes a clean sheet look scanned: paper, tilt, bend, light, dust."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

# numpy and OpenCV disagree on the widths of floats; here they are all "floats".
Picture = NDArray[Any]


def _noise(rng: np.random.Generator, shape: tuple[int, int], size: float) -> Picture:
    """Return soft noise with blobs about `size` pixels wide, between -1 and 1."""
    small = (max(2, int(shape[0] / size)), max(2, int(shape[1] / size)))
    field: Picture = rng.standard_normal(small).astype(np.float32)
    field = cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    soft: Picture = np.clip(field / 2.5, -1, 1)
    return soft


def _bend(picture: Picture, left: bool, rng: np.random.Generator) -> Picture:
    """Bend the page where it dives into the binding, and tilt it a little."""
    h, w = picture.shape[:2]
    grid: Picture = np.mgrid[0:h, 0:w].astype(np.float32)
    y, x = grid
    near = np.exp(-(x if left else w - x) / (w * 0.07))
    x = x + (1 if left else -1) * near * 9
    y = y + near * 10 * np.sin(np.pi * y / h) * rng.uniform(0.5, 1)
    y += 2.5 * np.sin(x / w * 3 + rng.uniform(0, 6))
    out = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    pad = 26
    ground = (
        np.full((h + 2 * pad, w + 2 * pad, 3), 0.2, np.float32)
        + _noise(rng, (h + 2 * pad, w + 2 * pad), 5)[..., None] * 0.02
    )
    ground[pad:-pad, pad:-pad] = out
    matrix: Picture = cv2.getRotationMatrix2D((w / 2 + pad, h / 2 + pad), float(rng.uniform(-1, 1)), 1)
    matrix[:, 2] += rng.uniform(-5, 5, 2)
    size = (w + 2 * pad, h + 2 * pad)
    turned: Picture = cv2.warpAffine(ground, matrix, size, flags=cv2.INTER_AREA, borderValue=(0.2, 0.2, 0.2))
    return turned[14:-14, 14:-14]


def scan(sheet: Image.Image, back: Image.Image | None, number: int) -> Image.Image:
    """Return the sheet as a scan; `back` shows faintly through the paper."""
    rng = np.random.default_rng(1000 + number)
    page: Picture = np.asarray(sheet, np.float32) / 255
    h, w = page.shape[:2]
    if back is not None:
        other = cv2.GaussianBlur(np.asarray(back, np.float32)[:, ::-1] / 255, (0, 0), 2.2)
        page *= 1 - 0.07 * (1 - other.mean(axis=2, keepdims=True))
    fibre = (
        _noise(rng, (h, w), 2.2) * 0.018 + _noise(rng, (h, w), 9) * 0.012 + _noise(rng, (h, w), 160) * 0.03
    )
    page = page * (1 + fibre[..., None]) * np.array([1, 0.982, 0.938], np.float32)
    for _ in range(10):  # age spots
        x, y, r = rng.integers(0, w), rng.integers(0, h), rng.integers(2, 7)
        spot = np.zeros((h, w), np.float32)
        cv2.circle(spot, (int(x), int(y)), int(r), 1, -1)
        page *= 1 - cv2.GaussianBlur(spot, (0, 0), 2)[..., None] * np.array([0.05, 0.1, 0.2], np.float32)
    left = number % 2 == 1
    page = _bend(page, left, rng)
    h, w = page.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    gutter = (x if left else w - x) / w
    light: Picture = 1 - 0.42 * np.exp(-gutter / 0.035) - 0.1 * np.exp(-gutter / 0.2)
    light *= 1.03 - 0.1 * (y / h - 0.35) ** 2 - 0.05 * (x / w)
    page = page * light[..., None] + rng.standard_normal((h, w, 1)).astype(np.float32) * 0.012
    for _ in range(5):  # dust and a hair on the glass
        cx, cy, turn = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, 360)
        cv2.ellipse(
            page,
            (int(cx), int(cy)),
            (int(rng.integers(3, 20)), int(rng.integers(2, 9))),
            turn,
            0,
            80,
            (0.5, 0.48, 0.45),
            1,
            cv2.LINE_AA,
        )
    page = cv2.GaussianBlur(np.ascontiguousarray(page), (0, 0), 0.55)
    page = np.clip((page - 0.02) * 1.01, 0, 1)
    return Image.fromarray((page * 255).astype(np.uint8))

"""Printed codes as a phone would meet them: drawn from the PDF, tilted, blurred, faded, stained, far."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pymupdf
import zxingcpp

from library.messages import messages
from library.qr.cards import Card, Sender, Spine
from library.qr.presets import sheets
from library.qr.products import PRODUCTS, Order
from library.qr.sheets import draw
from library.resources import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

SHORT = "https://hoagao.example/q/"
LONG = "https://thuvien.thcs-nguyen-thi-minh-khai.longan.edu.vn/tu-sach/q/"
TITLES = ("Bé Na đi tìm tiếng mưa", "Đất rừng phương Nam", "Những tấm lòng cao cả", "Tắt đèn")
_MM = 72 / 25.4
_BORDER = 2.0
"""Millimetres around a card that a phone sees, too."""


@cache
def sender() -> Sender:
    """Return a school with a logo."""
    logo = (theme() / "assets" / "icon.svg").read_bytes()
    return Sender("Thư viện Trường TH và THCS Hoa Gạo", logo, "icon")


def cards(product: str, count: int, before: str = SHORT) -> tuple[Card, ...]:
    """Return `count` cards of different codes that suit a product."""
    kind = "book" if product in {"label", "spine"} else "shelf"
    made = []
    for number in range(count):
        title = TITLES[number % len(TITLES)]
        digest = sha256(f"{product}{number}".encode()).hexdigest()
        code = digest[:5].translate(str.maketrans("01", "gh"))
        books = tuple(Spine(name, at % 8, 0.4) for at, name in enumerate(TITLES * 3))
        made.append(
            Card(
                kind,
                code,
                title,
                f"{before}{code}/",
                "Tầng 1",
                "Nguyễn Nhật Ánh",
                "895.922 NG-A",
                "",
                24,
                books,
            )
        )
    return tuple(made)


def orders(before: str = SHORT, *, full: bool = True) -> Iterator[tuple[str, Order]]:
    """Yield (name, order) of every product on its own paper and on every sheet of labels it fits.

    With `full`, all labels of a sheet are printed, else two.
    """
    for name, product in PRODUCTS.items():
        papers = [None, *(sheets().values() if product.labels else ())]
        for paper in papers:
            count = (paper or product.sheet).count if full else min(2, (paper or product.sheet).count)
            order = Order(name, cards(name, count, before), paper)
            if order.printable:
                yield name + (f" {paper.id}" if paper else ""), order


def drawn(order: Order, dpi: int) -> Iterator[tuple[str, Picture, float]]:
    """Yield (address, picture, pixels a module) of each card of an order's first sheet."""
    data = draw(order, sender(), messages("vi"))
    paper, design = order.paper, PRODUCTS[order.product].design
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for card, (x, y) in zip(order.cards, paper.cells(), strict=False):
            box = (x - _BORDER, y - _BORDER, x + paper.width + _BORDER, y + paper.height + _BORDER)
            clip = pymupdf.Rect(*(side * _MM for side in box))
            pixmap = document[0].get_pixmap(dpi=dpi, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
            picture = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width)
            _, _, width, height = paper.inner(x, y, design.inset)
            symbol = design.symbol(card.address, width, height)
            assert symbol is not None
            _, _, wide, high = design.place(width, height)
            yield card.address, picture.copy(), min(wide, high) / symbol.side * dpi / 25.4


def plain(picture: Picture, module: float) -> Picture:  # noqa: ARG001 -- all conditions are called alike
    """Return the picture as it is printed."""
    return picture


def tilted(picture: Picture, module: float) -> Picture:  # noqa: ARG001
    """Return it turned by 10° and seen from 10° beside."""
    height, width = picture.shape
    pad = int(max(height, width) * 0.25)
    wide = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=255)
    rows, columns = wide.shape
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), 10, 1)
    turned = cv2.warpAffine(wide, turn, (columns, rows), borderValue=255)
    # 10° at arm's length: the far side is a tenth shorter.
    lean = rows * np.sin(np.radians(10)) * 0.3
    before = np.array([(0, 0), (columns, 0), (columns, rows), (0, rows)], np.float32)
    after = np.array([(0, 0), (columns, lean), (columns, rows - lean), (0, rows)], np.float32)
    seen = cv2.getPerspectiveTransform(before, after)
    return np.asarray(cv2.warpPerspective(turned, seen, (columns, rows), borderValue=255), np.uint8)


def blurred(picture: Picture, module: float) -> Picture:
    """Return it a little out of focus: a point becomes a spot of 0.7 modules, measured at half its height."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), module * 0.3), np.uint8)


def smeared(picture: Picture, module: float) -> Picture:
    """Return it far out of focus: a point becomes a spot of more than a module."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), module * 0.45), np.uint8)


def faded(picture: Picture, module: float) -> Picture:  # noqa: ARG001
    """Return it with 60 % of its contrast, as from a printer low on toner in poor light."""
    return np.asarray(picture * 0.6 + 60, np.uint8)


def stained(picture: Picture, module: float) -> Picture:
    """Return it with coffee over a tenth of the code: paper becomes brown, ink stays ink."""
    dark = np.argwhere(picture < 60)
    centre = dark.mean(axis=0)
    code = len(dark) * 2
    radius = int(np.sqrt(code * 0.10 / np.pi))
    spot = np.zeros_like(picture)
    at = (int(centre[1] + 3 * module), int(centre[0] + 4 * module))
    cv2.circle(spot, at, radius, 255, -1)
    spot = np.asarray(cv2.GaussianBlur(spot, (0, 0), max(module, 1)), np.uint8)
    return np.asarray(picture * (1 - 0.55 * (spot / 255.0)), np.uint8)


def from_afar(picture: Picture, dpi: int, metres: float) -> Picture:
    """Return what a phone's picture of 1,920 pixels over 65° holds of it from a distance."""
    a_millimetre = 1920 / (2 * metres * 1000 * np.tan(np.radians(32.5)))
    scale = a_millimetre * 25.4 / dpi
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.copyMakeBorder(small, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=235), np.uint8)


CONDITIONS: dict[str, Callable[[Picture, float], Picture]] = {
    "plain": plain,
    "tilt 10°": tilted,
    "blur": blurred,
    "heavy blur": smeared,
    "contrast 60 %": faded,
    "stain 10 %": stained,
}


def by_zxing(picture: Picture) -> set[str]:
    """Return what zxing-cpp reads."""
    return {found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)}


def by_opencv(picture: Picture) -> set[str]:
    """Return what OpenCV reads with either of its two detectors; each misses codes the other finds."""
    found: set[str] = set()
    for detector in (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()):
        with suppress(cv2.error):
            found.update(detector.detectAndDecodeMulti(picture)[1])
    return found - {""}

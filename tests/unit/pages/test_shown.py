"""A page of a PDF is drawn as a viewer first shows it."""

from __future__ import annotations

import pymupdf
import pytest
from support.hostile import one_page, stream
from support.pictures import pixels_near

from library.pages.raster import draw

LOOK = b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]"
RED = stream(b"1 0 0 rg 0 0 100 100 re f", LOOK)
BOX = b"/Rect[50 90 150 190]"


def centre(data: bytes) -> tuple[int, ...]:
    """Return the colour in the middle of page 1."""
    with pymupdf.open("pdf", data) as document:
        return pixels_near(draw(document[0], 200, 1_000_000).convert("RGB"), 0.5, 0.5)


@pytest.mark.parametrize(
    ("annotation", "shown"),
    [
        (b"/Subtype/Stamp/F 4", True),
        (b"/Subtype/Stamp", True),
        (b"/Subtype/Widget/FT/Tx/T(a)/V(b)", True),
        (b"/Subtype/Stamp/F 2", False),
        (b"/Subtype/Stamp/F 32", False),
        (b"/Subtype/Popup", False),
    ],
    ids=["printed", "not printed", "field of a form", "hidden", "not viewed", "pop-up"],
)
def test_annotations_are_drawn_unless_they_are_hidden(annotation: bytes, shown: bool) -> None:
    note = b"<</Type/Annot%s%s/AP<</N 6 0 R>>>>" % (annotation, BOX)
    colour = centre(one_page(stream(b""), b"", note, RED, page=b"/Annots[5 0 R]"))
    assert colour == ((255, 0, 0) if shown else (255, 255, 255))


@pytest.mark.parametrize(("state", "shown"), [(b"/OFF[6 0 R]", False), (b"/ON[6 0 R]", True), (b"", True)])
def test_a_hidden_layer_is_not_drawn(state: bytes, shown: bool) -> None:
    layer = stream(b"/OC/L BDC 1 0 0 rg 50 90 100 100 re f EMC")
    group = b"<</Type/OCG/Name(L)>>"
    data = one_page(layer, b"/Properties<</L 6 0 R>>", b"<<>>", group)
    settings = b"/OCProperties<</OCGs[6 0 R]/D<<%s>>>>" % state
    # The table of places no longer fits: the file is repaired when it is opened.
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog" + settings)
    assert centre(data) == ((255, 0, 0) if shown else (255, 255, 255))

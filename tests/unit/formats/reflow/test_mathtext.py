"""A formula reads in one line where no formulas can be drawn."""

from __future__ import annotations

import pytest

from library.formats.reflow.mathtext import linear

ROW = "<mtr><mtd><mn>{}</mn></mtd><mtd><mn>{}</mn></mtd></mtr>"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn>", "<i>x</i><sup>2</sup> + 1"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(<i>a</i> + <i>b</i>)/2"),
        ("<msqrt><mn>2</mn></msqrt>", "√2"),
        ("<mi>sin</mi>", "sin"),
        ("<mo>&lt;</mo>", "&lt;"),
        (
            f"<mo>[</mo><mtable>{ROW.format(1, 2)}{ROW.format(3, 4)}</mtable><mo>]</mo>",
            "[1 2; 3 4]",
        ),
        (
            "<mtable><mtr><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr></mtable>",
            "<i>x</i><br/><i>y</i>",
        ),
    ],
)
def test_a_formula_as_a_line(inner: str, said: str) -> None:
    assert linear(f"<math>{inner}</math>") == said


def test_a_formula_without_marks_says_its_alternative() -> None:
    assert linear('<math alttext="a &lt; b"></math>') == "a &lt; b"


def test_depth_has_no_end_but_words_stay() -> None:
    assert "x" in linear("<math>" + "<mrow>" * 200 + "<mi>x</mi>" + "</mrow>" * 200 + "</math>")

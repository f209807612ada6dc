"""Reads every printed code back with two decoders, as a phone would meet it, and prints a table.

.venv/bin/python tests/bench/codes.py            # every label of every sheet: about ten minutes
.venv/bin/python tests/bench/codes.py --quick    # two of each
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.codes import CONDITIONS, LONG, SHORT, by_opencv, by_zxing, drawn, from_afar, orders

DPI = (150, 300)
FAR = {"poster-a4": 2.0, "poster-a5": 1.4, "card": 1.0, "plaque": 1.0, "bookmark": 0.4, "strip": 0.4}
NEAR = 0.25
"""Metres from which a label is read."""


def main() -> None:
    """Print a line for each product and sheet: codes, module size, and what both decoders read."""
    full = "--quick" not in sys.argv
    columns = [f"{name} {dpi}" for dpi in DPI for name in CONDITIONS] + ["afar"]
    totals: dict[str, Counter[str]] = {"zxing": Counter(), "opencv": Counter()}
    print("zxing-cpp / OpenCV, percent of the codes read\n")
    print(f"{'':<18}{'n':>4}{'mm':>6} lvl " + "".join(f"{name:>19}" for name in columns))
    for before in (SHORT, LONG):
        print(f"{before}…")
        for name, order in orders(before, full=full):
            read: dict[str, Counter[str]] = {"zxing": Counter(), "opencv": Counter()}
            size = 0.0
            for dpi in DPI:
                for address, picture, module in drawn(order, dpi):
                    size = module * 25.4 / dpi
                    seen = {
                        f"{condition} {dpi}": make(picture, module) for condition, make in CONDITIONS.items()
                    }
                    if dpi == DPI[-1]:
                        seen["afar"] = from_afar(picture, dpi, FAR.get(order.product, NEAR))
                    for condition, shown in seen.items():
                        read["zxing"][condition] += address in by_zxing(shown)
                        read["opencv"][condition] += address in by_opencv(shown)
            count = min(len(order.cards), order.paper.count)
            shares = [
                "/".join(f"{read[decoder][column] / count:.0%}" for decoder in read) for column in columns
            ]
            level = next(iter(_levels(order)))
            print(
                f"{name:<18}{count:>4}{size:>6.2f}  {level}  " + "".join(f"{share:>19}" for share in shares)
            )
            for decoder, found in read.items():
                totals[decoder].update(found)
                totals[decoder]["all"] += count * len(columns)
    for decoder, found in totals.items():
        asked = found.pop("all")
        print(f"{decoder}: {sum(found.values())} of {asked} read")


def _levels(order: object) -> set[str]:
    from library.qr.products import PRODUCTS, Order, level_on

    assert isinstance(order, Order)
    design = PRODUCTS[order.product].design
    return {level_on(order.paper, design, card.address) for card in order.cards}


main()

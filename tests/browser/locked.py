"""The small school once more, with books that only a class may read."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

from browser.school import School, build

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE, OTHER = "Ghe nắng bàn tre mận", "sông dài cá lội biệt tăm"
LOCKED = {"cay-gao": "class:6A;6B", "suoi-reo": "class:6A", "nguoc-chieu": "class"}
"""The tale (a PDF), the EPUB and the book from right to left; `OTHER` is the passphrase of 6B."""


def lock_school(school: School, root: Path) -> School:
    """Build the school again in `root`, with books for classes."""
    shutil.copytree(school.root, root, ignore=shutil.ignore_patterns("site"))
    table = root / "catalog" / "books.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "Quyền đọc"])
        writer.writeheader()
        writer.writerows(row | {"Quyền đọc": LOCKED.get(row["Mã sách"], "")} for row in rows)
    text = f'6A = "{PASSPHRASE}"\n6B = "{OTHER}"\n'
    (root / "passphrases.toml").write_text(text, encoding="utf-8")
    return build(root)

"""What thousands of titles without files cost: cold build, no-op build, one title added.

Run `python tests/bench/titles.py [COUNT …]`; see README.md. Nothing is asserted: the table shows
each figure beside its budget (DESIGN §9).
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
site_name: Thư viện nghìn cuốn
site_url: https://nghin.example/
docs_dir: catalog/pages
use_directory_urls: false
theme: {name: material, language: vi}
plugins: [tusach]
"""
HEADER = [
    "Nhan đề",
    "Phụ đề",
    "Tác giả",
    "NXB",
    "Nơi xuất bản",
    "Năm XB",
    "Số trang",
    "ISBN",
    "Chủ đề",
    "Môn loại",
    "Lớp",
    "Tùng thư",
    "Tập",
    "Tóm tắt",
    "Kệ",
    "Kí hiệu xếp giá",
    "Số ĐKCB",
    "Số bản",
]
THINGS = [
    "dòng sông",
    "con đò",
    "cây gạo",
    "tiếng mưa",
    "bến nước",
    "cánh diều",
    "hạt lúa",
    "đêm trăng",
    "ngọn núi",
    "làng quê",
]
DEEDS = ["đi tìm", "kể chuyện", "nhớ", "hát cùng", "chờ", "vẽ", "gặp lại", "giữ gìn", "qua mùa", "thức cùng"]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"]
GIVEN = ["Lan", "Minh", "Hoa", "Thảo", "Dũng", "Quỳnh", "Hoài", "Giỏi", "Khánh", "Thơ", "Nhật", "Vân"]
SUBJECTS = [f"{a} {b}" for a in ("Truyện", "Thơ", "Khoa học", "Lịch sử", "Địa lí") for b in THINGS]
SHELVES = [f"Kệ {name}" for name in THINGS] + ["Văn học", "Khoa học", "Tham khảo", "Báo chí"]


def rows(count: int) -> list[list[str]]:
    """Return catalog rows that look like a school's: always the same ones."""
    dice = random.Random(20261121)
    made = []
    for number in range(count):
        thing, other = dice.sample(THINGS, 2)
        name = (
            f"{dice.choice(FAMILY)} {dice.choice(['Văn', 'Thị', 'Ngọc', 'Xuân', 'Thu'])} {dice.choice(GIVEN)}"
        )
        title = f"{thing.capitalize()} {dice.choice(DEEDS)} {other} {number}"
        about = f"Chuyện về {thing} và {other}, " + ", ".join(dice.choices(THINGS, k=18)) + "."
        made.append(
            [
                title,
                "Truyện" if number % 3 else "",
                name,
                "Kim Đồng",
                "Hà Nội",
                str(1990 + number % 36),
                f"{80 + number % 300} tr.",
                f"978{number:010}",
                "; ".join(dice.sample(SUBJECTS, 3)),
                "895.922",
                ";".join(dice.sample("123456789", 2)),
                f"Tủ {number % 97}" if number % 5 == 0 else "",
                str(1 + number % 9),
                about,
                dice.choice(SHELVES),
                f"895.922 T{number:05}",
                f"STK.{number:05}",
                "2",
            ]
        )
    return made


def write_school(root: Path, made: list[list[str]]) -> None:
    """Write the folder of a school that holds the given rows."""
    (root / "catalog" / "pages").mkdir(parents=True, exist_ok=True)
    (root / "catalog" / "pages" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    with (root / "catalog" / "books.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *made])


def measured(root: Path, *, stamping: bool = False) -> dict[str, float]:
    """Build in a process of its own; return its CPU seconds, its peak memory and what it tells."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, __file__, "--build", str(root), *(["--stamping"] if stamping else [])]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"the build of {root} ended with {process.returncode}"
        raise SystemExit(msg)
    cpu = usage.ru_utime + usage.ru_stime
    return {"cpu": cpu, "mb": usage.ru_maxrss / 1024, **json.loads(told)}


def build(root: Path, *, stamping: bool) -> None:
    """Build `root` and print what it wrote, as JSON; with `stamping`, also what a book page costs."""
    from library.mkdocs_plugin.plugin import QuietProgress
    from library.mkdocs_plugin.run import build_site
    from library.site.bookpages import BookPages

    spent = pages = size = 0
    stamp = BookPages._book

    def timed(self, book, presenter):
        nonlocal spent, pages, size
        begun = time.process_time_ns()
        made = list(stamp(self, book, presenter))
        spent += time.process_time_ns() - begun
        pages, size = pages + 1, size + len(made[0].content)
        return made

    if stamping:
        BookPages._book = timed
    result = build_site(root, QuietProgress(), strict=False, jobs=1, site_dir=None)
    figures = {
        "titles": result.titles,
        "files": result.files,
        "written": result.written,
        "bytes": result.bytes,
    }
    if pages:
        figures |= {"stamp_ms": spent / 1e6 / pages, "page_kb": size / 1024 / pages}
    print(json.dumps(figures))


def bench(count: int) -> dict[str, float]:
    """Return the figures for `count` titles."""
    made = rows(count + 1)
    with tempfile.TemporaryDirectory(prefix="tusach-bench-") as folder:
        root = Path(folder)
        write_school(root, made[:-1])
        cold = measured(root)
        no_op = measured(root)
        assert no_op["written"] == 0, "the second build of the same titles wrote something"
        write_school(root, made)
        added = measured(root)
        # Apart from the cold build, which it would slow down.
        other = root / "stamping"
        write_school(other, made[:-1])
        stamped = measured(other, stamping=True)
    return {
        "cold": cold["cpu"],
        "no_op": no_op["cpu"],
        "added": added["cpu"],
        "added_files": added["written"],
        "files": cold["files"],
        "site_mb": cold["bytes"] / 1e6,
        "stamp_ms": stamped["stamp_ms"],
        "page_kb": stamped["page_kb"],
        "mb": max(cold["mb"], no_op["mb"], added["mb"]),
    }


def table(figures: dict[int, dict[str, float]]) -> str:
    """Return the figures beside their budgets."""
    lines = [
        ("cold build, CPU s", "cold", ""),
        ("no-op build, CPU s", "no_op", "≤ 2 at 10,000"),
        ("one title added, CPU s", "added", ""),
        ("  files written for it", "added_files", ""),
        ("a book page stamped, CPU ms", "stamp_ms", "≤ 0.3"),
        ("HTML of a book page, KB", "page_kb", "≤ 15"),
        ("peak memory, MB", "mb", "≤ 1,024"),
        ("files of the site", "files", ""),
        ("site, MB", "site_mb", ""),
    ]
    counts = sorted(figures)
    shown = [f"{'':32}" + "".join(f"{count:>12,}" for count in counts) + "   budget"]
    for label, name, budget in lines:
        cells = "".join(f"{figures[count][name]:12,.2f}" for count in counts)
        shown.append(f"{label:32}{cells}   {budget}")
    few, many = counts[0], counts[-1]
    if few != many:
        ratio = figures[many]["cold"] / figures[few]["cold"]
        shown.append(f"{f'cost({many:,}) / cost({few:,})':32}{ratio:{12 * len(counts)}.2f}   ≤ 12")
    return "\n".join(shown)


def main(arguments: list[str]) -> None:
    """Run the benchmark, or one build of it."""
    if arguments[:1] == ["--build"]:
        build(Path(arguments[1]), stamping="--stamping" in arguments)
        return
    counts = [int(argument) for argument in arguments] or [1_000, 10_000]
    print(table({count: bench(count) for count in counts}))


if __name__ == "__main__":
    main(sys.argv[1:])

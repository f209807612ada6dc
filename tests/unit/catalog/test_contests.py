"""Contests are read with their days and rules; an entry is read on only with a plain consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.schools import settings_for

from library.catalog.activities import Contest, Entry
from library.catalog.load import load

if TYPE_CHECKING:
    from support.schools import School

    from library.catalog.activities import Activities
    from library.errors import Problem

CONTESTS = (
    "Mã cuộc thi,Tên cuộc thi,Bắt đầu,Kết thúc,Đối tượng,Giới thiệu,Trang thể lệ,Nơi nộp bài\n"
    'ke,Kể chuyện,1/10/2026,20/11/2026,Lớp 1-5,"Kể.\nNghe.",Gioi-Thieu.md,https://bieu-mau.example/ke\n'
)
ENTRIES = "Mã bài,Mã cuộc thi,Mã sách,Tên hiển thị,Lớp,Trường,Video,Lời trong video,Đồng ý,Giải\n"
VIDEO = "https://video.example/1"


def read(
    school: School, entries: str = "", contests: str = CONTESTS
) -> tuple[Activities, tuple[Problem, ...]]:
    school.catalog("Mã sách,Nhan đề,Kí hiệu xếp giá\nde-men,Dế Mèn,1\n")
    school.catalog(contests, "contests.csv")
    if entries:
        school.catalog(ENTRIES + entries, "entries.csv")
    catalog, problems = load(settings_for(school.root), [])
    return catalog.activities, problems


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, bool]]:
    return [(problem.code, problem.row, problem.left_out) for problem in problems]


def test_a_contest_is_read_with_all_it_says(school: School) -> None:
    found, problems = read(school)
    assert problems == ()
    assert found.contests == (
        Contest(
            row=2,
            id="ke",
            title="Kể chuyện",
            start="2026-10-01",
            end="2026-11-20",
            audience="Lớp 1-5",
            description="Kể.\nNghe.",
            rules="gioi-thieu.html",
            submit_url="https://bieu-mau.example/ke",
        ),
    )


def test_the_newest_contest_comes_first(school: School) -> None:
    rows = "title,start,end\nA,1/1/2025,2/1/2025\nB,,\nC,1/3/2026,\nD,1/1/2026,5/1/2026\n"
    found, problems = read(school, contests=rows)
    assert problems == ()
    assert [contest.id for contest in found.contests] == ["c", "d", "a", "b"]


@pytest.mark.parametrize(
    ("row", "codes", "left"),
    [
        ("A,20/11/2026,1/10/2026,,", ["CAT-071"], ("", "", "")),
        ("A,31/2/2026,1/10/2026,,", ["CAT-032"], ("", "2026-10-01", "")),
        ("A,,,https://luat.example/,", [], ("", "", "https://luat.example/")),
        ("A,,,../../etc/passwd,javascript:x", ["CAT-072", "CAT-033"], ("", "", "")),
    ],
)
def test_a_fault_in_a_cell_costs_the_cell(
    school: School, row: str, codes: list[str], left: tuple[str, str, str]
) -> None:
    found, problems = read(school, contests=f"title,start,end,rules_page,submit_url\n{row}\n")
    assert [problem.code for problem in problems] == codes
    (contest,) = found.contests
    assert (contest.start, contest.end, contest.rules) == left
    assert contest.submit_url == ""


def test_an_entry_is_read_with_all_it_says(school: School) -> None:
    found, problems = read(
        school, f'a,KE,de-men,Minh A.,5A,Hoa Gạo,{VIDEO},"Xin chào.\nHết.",có,Giải Nhì toàn huyện\n'
    )
    assert problems == ()
    assert found.entries == (
        Entry(2, "a", "ke", "de-men", "Minh A.", "5A", "5", "Hoa Gạo", VIDEO, "Xin chào.\nHết.",
              "Giải Nhì toàn huyện", 2),
    )  # fmt: skip


@pytest.mark.parametrize("consent", ["", "không", "chưa", "hỏi mẹ", "0"])
def test_without_a_plain_consent_nothing_of_an_entry_is_read_on(school: School, consent: str) -> None:
    found, problems = read(school, f"a,ke,,Lan Kín,5A,Hoa Gạo,{VIDEO},Bí mật,{consent},Giải Nhất\n")
    assert found.entries == ()
    assert problems[-1].code == "CAT-073"
    assert not any("Lan" in str(problem) or "Bí mật" in str(problem) for problem in problems)


def test_a_table_without_the_column_of_consent_publishes_nobody(school: School) -> None:
    school.catalog(f"Mã cuộc thi,Tên,Video\nke,Lan,{VIDEO}\n", "entries.csv")
    assert read(school)[0].entries == ()


def test_where_cells_may_be_shifted_nobody_is_published(school: School) -> None:
    found, problems = read(school, f"a,ke,,Lan, em của Tí,5A,Hoa Gạo,{VIDEO},Lời,có,Giải Ba\n")
    assert found.entries == ()
    assert told(problems) == [("CAT-024", 2, True)]


def test_faults_of_entries_are_told(school: School) -> None:
    rows = (
        f"a,kee,,Na,5A,,{VIDEO},,có,\n"
        f"b,ke,de-mem,Na,5A,,{VIDEO},,có,\n"
        "c,ke,,Na,5A,,,,có,\n"
        f"b,ke,,Na,5A,,{VIDEO},,có,\n"
    )
    found, problems = read(school, rows)
    assert [(entry.id, entry.book) for entry in found.entries] == [("b", "")]
    assert told(problems) == [
        ("CAT-070", 2, True),
        ("CAT-028", 3, False),
        ("CAT-074", 4, True),
        ("CAT-012", 5, True),
    ]


def test_awards_come_first_then_schools_with_their_grades(school: School) -> None:
    rows = [
        ("Đê", "10A1", ""), ("Đê", "9B", ""), ("Ao", "khối 3", ""), ("", "", ""), ("Ao", "6A", "Giải ba"),
        ("Ao", "6A", "Giải Nhất"), ("Ao", "6A", "Bạn đọc bình chọn"), ("Ao", "6A", "Khuyến khích"),
    ]  # fmt: skip
    text = "".join(
        f"e{at},ke,,,{group},{place},{VIDEO},,x,{award}\n" for at, (place, group, award) in enumerate(rows)
    )
    found, _ = read(school, text)
    assert [entry.id for entry in found.entries] == ["e5", "e4", "e7", "e6", "e3", "e2", "e1", "e0"]
    assert [entry.grade for entry in found.entries][-4:] == ["", "3", "9", "10"]

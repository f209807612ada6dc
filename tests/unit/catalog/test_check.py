"""Every cell is checked, every fault is told with its row, and nothing good is lost."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.catalog.check import check
from library.catalog.ids import file_key
from library.catalog.reader import Row, Table, read_table
from library.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Catalog
    from library.errors import Problem

NAMES = ("catalog/books.csv", "catalog/shelves.csv")
vi, en = messages("vi"), messages("en")


class Desk:
    """A librarian's desk: writes the tables and has them checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, books: str, files: tuple[str, ...] = (), shelves: str = ""
    ) -> tuple[Catalog, tuple[Problem, ...]]:
        tables = []
        for text, name, kind in ((books, "books.csv", "books"), (shelves, "shelves.csv", "shelves")):
            path = self.folder / name
            if text:
                path.write_text(text, encoding="utf-8")
            tables.append(read_table(path, f"catalog/{name}", kind))
        return check(tables[0], tables[1], NAMES, files)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, bool]]:
    return [(problem.code, problem.row, problem.left_out) for problem in problems]


def test_a_row_becomes_a_holding(desk: Desk) -> None:
    catalog, problems = desk(
        "Nhan đề,Phụ đề,Tác giả,NXB,Năm XB,Chủ đề,Lớp,Kệ,Kí hiệu xếp giá,Số ĐKCB,Tệp\n"
        "Dế Mèn,phiêu lưu kí,Tô Hoài,Kim Đồng,1941,Truyện;Côn trùng;Truyện,3;4,Văn học,895 D,S.1;S.2,a/de.pdf\n",
        ("a/de.pdf",),
    )
    (book,) = catalog.holdings
    assert problems == ()
    assert (book.id, book.title, book.subtitle, book.creators) == (
        "de",
        "Dế Mèn",
        "phiêu lưu kí",
        ("Tô Hoài",),
    )
    assert (book.publisher, book.date, book.subjects) == ("Kim Đồng", "1941", ("Truyện", "Côn trùng"))
    assert (book.grades, book.shelf, book.callno) == (("3", "4"), "van-hoc", "895 D")
    assert (book.accessions, book.copies, book.file, book.access) == (("S.1", "S.2"), 2, "a/de.pdf", "open")


def test_the_message_says_where_what_and_what_was_meant(desk: Desk) -> None:
    _, (problem,) = desk("Nhan đề,Năm xuất bản,Tệp\n\nDế Mèn,20l5,a.pdf\n", ("a.pdf",))
    assert vi.problem(problem) == (
        'catalog/books.csv, dòng 3, cột "Năm xuất bản": "20l5" không phải là năm. Có phải 2015?'
    )
    assert en.problem(problem) == (
        'catalog/books.csv, row 3, column "Năm xuất bản": "20l5" is not a year. Did you mean 2015?'
    )


@pytest.mark.parametrize(
    "date", ["2015", "1941", "[2015]", "khoảng 1990", "2015-2016", "tháng 5/2015", "938"]
)
def test_what_holds_a_year_is_a_date(desk: Desk, date: str) -> None:
    catalog, problems = desk(f"title,date,callno\nA,{date},1\n")
    assert problems == ()
    assert catalog.holdings[0].date == date


@pytest.mark.parametrize(
    ("date", "meant"), [("2O15", "2015"), ("l99O", "1990"), ("2o|5", "2015"), ("xưa", "")]
)
def test_letters_that_look_like_digits_are_suggested(desk: Desk, date: str, meant: str) -> None:
    catalog, (problem,) = desk(f"title,date,callno\nA,{date},1\n")
    assert dict(problem.details)["suggestion"] == meant
    assert catalog.holdings[0].date == date


def test_two_rows_with_one_id_are_told_with_both_rows(desk: Desk) -> None:
    catalog, (problem,) = desk("id,title,callno\nde-men,A,1\nkhac,B,2\nDE-MEN,C,3\n")
    assert [holding.title for holding in catalog.holdings] == ["A", "B"]
    assert (problem.code, problem.row, dict(problem.details)["other"]) == ("CAT-012", 4, "2")
    assert "dòng 4" in vi.problem(problem)
    assert "dòng 2" in vi.problem(problem)


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "lpt9"])
def test_an_id_that_windows_cannot_make_a_folder_of_is_changed_once(desk: Desk, name: str) -> None:
    catalog, problems = desk(f"id,title,callno\n{name},A,1\n{name},B,2\n")
    assert [holding.id for holding in catalog.holdings] == [f"sach-{name.lower()}"]
    assert told(problems) == [("CAT-012", 3, True)]


def test_an_id_that_is_none_is_made_one(desk: Desk) -> None:
    catalog, problems = desk("id,title,callno\nDế Mèn 1,A,1\n♥,B,2\n")
    assert catalog.holdings[0].id == "de-men-1"
    assert catalog.holdings[1].id == "b"
    assert told(problems) == [("CAT-011", 3, False)]


def test_ids_come_from_the_file_else_from_the_title(desk: Desk) -> None:
    catalog, _ = desk("title,file,callno\nA,x/Đất Rừng.pdf,\nBé Na,,1\n♥,,2\nBé Na,,3\n", ("x/Đất Rừng.pdf",))
    ids = [holding.id for holding in catalog.holdings]
    assert ids[:2] == ["dat-rung", "be-na"]
    assert ids[2].startswith("sach-")
    assert ids[3].startswith("be-na-")
    assert len(set(ids)) == 4


def test_long_titles_make_ids_of_64_characters_that_differ(desk: Desk) -> None:
    title = "rất dài " * 20
    catalog, _ = desk(f"title,callno\n{title},1\n{title},2\n")
    ids = [holding.id for holding in catalog.holdings]
    assert len(set(ids)) == 2
    assert all(len(ident) <= 64 for ident in ids)


@pytest.mark.parametrize(
    "cell",
    [
        "Truyện/Bé Na.pdf",
        "books/Truyện/Bé Na.pdf",
        "truyện\\bé na.PDF",
        "./Truyện/Bé Na.pdf",
        "books\\Truyện\\Bé Na.pdf",
    ],
)
def test_a_file_is_found_however_its_path_is_written(desk: Desk, cell: str) -> None:
    catalog, problems = desk(f"title,file\nA,{cell}\n", ("Truyện/Bé Na.pdf",))
    assert problems == ()
    assert catalog.holdings[0].file == "Truyện/Bé Na.pdf"


def test_a_file_named_by_a_mac_is_found(desk: Desk) -> None:
    on_disk = unicodedata.normalize("NFD", "Truyện/Bé Na.pdf")
    catalog, problems = desk("title,file\nA,Truyện/Bé Na.pdf\n", (on_disk,))
    assert problems == ()
    assert catalog.holdings[0].file == on_disk
    assert catalog.holdings[0].id == "be-na"


def test_a_near_miss_suggests_the_file_that_is_there(desk: Desk) -> None:
    catalog, (problem,) = desk("title,file\nA,Be Na đi tìm.pdf\n", ("Bé Na đi tìm.pdf", "khác.pdf"))
    assert (problem.code, problem.row, problem.left_out) == ("CAT-020", 2, True)
    assert dict(problem.details)["suggestion"] == "Bé Na đi tìm.pdf"
    assert catalog.holdings[0].file == ""


@pytest.mark.parametrize(
    "cell",
    ["../../etc/passwd", "/etc/passwd", "..\\..\\bi-mat.pdf", "C:\\Windows\\a.pdf", "books/../bi-mat.pdf"],
)
def test_a_path_that_leads_out_of_the_books_finds_nothing(desk: Desk, cell: str) -> None:
    catalog, (problem,) = desk(f"title,file\nA,{cell}\n", ("khác hẳn.pdf",))
    assert problem.code == "CAT-020"
    assert catalog.holdings[0].file == ""


def test_a_file_belongs_to_one_row(desk: Desk) -> None:
    catalog, problems = desk("title,file\nA,a.pdf\nB,A.PDF\n", ("a.pdf",))
    assert [holding.title for holding in catalog.holdings] == ["A"]
    assert told(problems) == [("CAT-013", 3, True)]
    assert dict(problems[0].details)["other"] == "2"


def test_a_row_without_a_title_takes_that_of_its_file(desk: Desk) -> None:
    catalog, problems = desk("title,file\n,a.pdf\n,\n,b.pdf\n", ("a.pdf",))
    assert [holding.title for holding in catalog.holdings] == [""]
    assert told(problems) == [("CAT-006", 2, False), ("CAT-020", 4, True), ("CAT-005", 4, True)]


def test_a_title_that_nobody_can_find_is_a_warning(desk: Desk) -> None:
    catalog, problems = desk("title,creator,callno\nA,B,\nC,D,1\n")
    assert told(problems) == [("CAT-007", 2, False)]
    assert len(catalog.holdings) == 2


def test_a_table_whose_books_nobody_can_find_is_told_once(desk: Desk) -> None:
    catalog, problems = desk("title,creator\nA,B\nC,D\n")
    assert told(problems) == [("CAT-023", 0, False)]
    assert len(catalog.holdings) == 2


@pytest.mark.parametrize(
    ("cell", "copies", "codes"),
    [
        ("2", 2, []),
        ("2 bản", 2, []),
        ("2.0", 2, []),
        ("", 2, []),
        ("3", 3, ["CAT-042"]),
        ("ba", 2, ["CAT-009"]),
        ("-1", 2, ["CAT-009"]),
    ],
)
def test_copies_are_counted_or_told(desk: Desk, cell: str, copies: int, codes: list[str]) -> None:
    catalog, problems = desk(f"title,copies,accession\nA,{cell},S1;S2\n")
    assert catalog.holdings[0].copies == copies
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(
    ("cell", "access", "code"),
    [
        ("", "open", None),
        ("open", "open", None),
        ("Open", "open", None),
        ("physical", "physical", None),
        ("preview:3", "physical", "CAT-015"),
        ("class", "class", None),
        ("Lớp: 6A; lớp 6b", "class:6a;6b", None),
        ("class:;", "physical", "CAT-014"),
        ("mở", "physical", "CAT-014"),
        ("preview", "physical", "CAT-014"),
    ],
)
def test_what_is_not_plainly_open_is_withheld(desk: Desk, cell: str, access: str, code: str | None) -> None:
    catalog, problems = desk(f"title,file,access\nA,a.pdf,{cell}\n", ("a.pdf",))
    assert catalog.holdings[0].access == access
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert catalog.withheld == (frozenset() if access == "open" else {"a.pdf"})


@pytest.mark.parametrize(
    "rows",
    [
        "trung,A,khac.pdf,\ntrung,B,Đề thi.pdf,physical\n",
        "a,A,De thi.pdf,physical\n",
        "a,A,Đề thi.pdf,open\nb,B,Đề thi.pdf,class\n",
        "a,,De thi.pdf,physical\n",
    ],
    ids=["id twice", "near miss", "file twice", "no title"],
)
def test_a_mistake_in_its_row_does_not_publish_a_withheld_file(desk: Desk, rows: str) -> None:
    catalog, _ = desk(f"id,title,file,access\n{rows}", ("khac.pdf", "Đề thi.pdf"))
    assert catalog.withheld == {"Đề thi.pdf"}


def test_a_row_whose_cells_are_shifted_publishes_none_of_its_files(desk: Desk) -> None:
    catalog, problems = desk(
        "title,file,access\nA, b,Đề thi.pdf,physical\nC,c.pdf,open\n", ("c.pdf", "Đề thi.pdf")
    )
    assert [holding.title for holding in catalog.holdings] == ["C"]
    assert catalog.withheld == {"Đề thi.pdf"}
    assert told(problems) == [("CAT-024", 2, True)]


def test_a_check_costs_each_row_the_same(desk: Desk) -> None:
    """Ids, near misses and shelves: 3,000 rows that share none of them with 3,000 files."""
    rows = "".join(f"Sách {n},sách số {n}x.pdf,Kệ {n}\n" for n in range(3000))
    catalog, problems = desk(f"title,file,shelf\n{rows}", tuple(f"tệp thứ {n}.pdf" for n in range(3000)))
    assert len(catalog.holdings) == len(catalog.shelves) == 3000
    assert len({holding.id for holding in catalog.holdings}) == 3000
    assert {problem.code for problem in problems} >= {"CAT-020"}


def test_accession_numbers_are_counted_and_told_when_given_twice(desk: Desk) -> None:
    catalog, problems = desk(
        "title,accession\nA,STK.001-005;STK.009\nB,STK.4\nC,stk 010-012\nD,STK.011;TN.1\nE,STK.016-012\n"
    )
    assert [holding.copies for holding in catalog.holdings] == [6, 1, 3, 2, 1]
    assert catalog.holdings[0].accessions == ("STK.001-005", "STK.009")
    assert [(p.code, p.row, p.value, dict(p.details).get("other")) for p in problems] == [
        ("CAT-044", 3, "STK.4", "2"),
        ("CAT-044", 5, "STK.011", "4"),
        ("CAT-043", 6, "STK.016-012", None),
    ]


def test_values_are_normalised_or_kept_and_told(desk: Desk) -> None:
    catalog, problems = desk(
        "title,date,isbn,language,ddc,grade,callno\n"
        'A,[1992?].,306406152,Tiếng Anh,"895,92","Lớp 3;Khối 4-5, 6A",1\n'
        "B,20l5,12,lạ lắm,5.1,10-Sep,2\n"
    )
    one, two = catalog.holdings
    assert (one.date, one.isbn, one.language, one.ddc, one.grades) == (
        "[1992?]",
        "0-306-40615-2",
        "en",
        "895.92",
        ("3", "4-5", "6"),
    )
    assert (two.date, two.isbn, two.language, two.ddc, two.grades) == ("20l5", "12", "", "5.1", ("10-Sep",))
    assert [problem.code for problem in problems] == ["CAT-008", "CAT-037", "CAT-039", "CAT-040", "CAT-041"]


def test_shelves_keep_their_order_and_new_ones_follow(desk: Desk) -> None:
    catalog, problems = desk(
        "title,callno,shelf\nA,1,Văn học\nB,2,hoc-tap\nC,3,Truyện cổ\nD,4,truyen-co\n",
        shelves="id,title,place,order\nvan-hoc,Văn học,Tầng 2,2\nhoc-tap,Học tập,Tầng 1,1\n",
    )
    assert problems == ()
    assert [holding.shelf for holding in catalog.holdings] == ["van-hoc", "hoc-tap", "truyen-co", "truyen-co"]
    assert [(shelf.id, shelf.title) for shelf in catalog.shelves] == [
        ("hoc-tap", "Học tập"),
        ("van-hoc", "Văn học"),
        ("truyen-co", "Truyện cổ"),
    ]


def test_a_shelf_that_looks_like_a_known_one_is_told(desk: Desk) -> None:
    _, (problem,) = desk(
        "title,callno,shelf\nA,1,Văn hoc.\nB,2,Vănn học\n", shelves="id,title\nvan-hoc,Văn học\n"
    )
    assert (problem.code, problem.row, dict(problem.details)["suggestion"]) == ("CAT-016", 3, "van-hoc")


def test_faults_of_shelves_are_told_with_their_rows(desk: Desk) -> None:
    catalog, problems = desk("title,callno\nA,1\n", shelves="id,title,order\na,A,1\na,B,2\nc,C,đầu\n♥,,\n")
    assert told(problems) == [("CAT-012", 3, True), ("CAT-010", 4, False), ("CAT-011", 5, True)]
    assert {shelf.id for shelf in catalog.shelves} == {"a", "c"}


cells = st.text(alphabet=st.sampled_from("aBđ书/\\.:-_0129;|ẢỈ² \u0301"), max_size=12) | st.sampled_from(
    ["con", "..", "preview:3", "9" * 5000, "²", "٣", "a.pdf", "A.PDF"]
)
fields = st.sampled_from(
    ["id", "title", "date", "copies", "file", "access", "shelf", "callno", "order", "grade"]
)


@given(st.lists(st.dictionaries(fields, cells.map(lambda cell: (cell,))), max_size=6))
def test_no_cell_makes_the_check_fail_and_ids_stay_unique(rows: list[dict[str, tuple[str, ...]]]) -> None:
    table = Table(tuple(Row(n, row, ()) for n, row in enumerate(rows, 2)), {}, ())
    catalog, problems = check(table, table, NAMES, ["a.pdf", "Đề thi.pdf"])
    ids = [holding.id for holding in catalog.holdings]
    assert len(set(ids)) == len(ids)
    assert len({shelf.id for shelf in catalog.shelves}) == len(catalog.shelves)
    for problem in problems:
        assert vi.problem(problem)


@given(st.text())
def test_a_file_key_is_its_own_key(name: str) -> None:
    if not file_key(name).startswith(("./", "books/", " ")):
        assert file_key(file_key(name)) == file_key(name)


def test_an_id_made_from_a_file_name_leaves_ids_that_are_given_alone(desk: Desk) -> None:
    catalog, problems = desk("Mã sách,Nhan đề,Tệp\n,Một,a-b.pdf\na-b,Hai,c.pdf\n", ("a-b.pdf", "c.pdf"))
    one, two = catalog.holdings
    assert two.id == "a-b"
    assert one.id.startswith("a-b-")
    assert problems == ()


def test_a_misspelt_header_of_access_publishes_nothing(desk: Desk) -> None:
    catalog, problems = desk("Nhan đề,Tệp,Quyn đọc\nMột,a.pdf,physical\n", ("a.pdf",))
    assert catalog.holdings[0].access == "physical"
    assert catalog.withheld == {"a.pdf"}
    assert [(problem.code, problem.column) for problem in problems] == [("CAT-018", "Quyn đọc")]


def test_a_shelf_can_have_a_name_that_windows_keeps_for_itself(desk: Desk) -> None:
    catalog, _ = desk("Nhan đề,Kệ\nMột,Con\n", shelves="id,title\naux,Kệ phụ\n")
    assert {shelf.id for shelf in catalog.shelves} == {"sach-con", "sach-aux"}
    assert catalog.holdings[0].shelf == "sach-con"

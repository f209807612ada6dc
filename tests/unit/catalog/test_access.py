"""Who may read a book: words, rules, and which of several wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pdfs import make_pdf
from support.schools import School, make_school

from library.catalog.access import idle_rights, preview_pages, read_access, ruled, strictest
from library.catalog.load import load
from library.collection import loose
from library.errors import LibraryError
from library.settings import AccessRules

if TYPE_CHECKING:
    from pathlib import Path

    from library.catalog.model import Catalog

RULES = AccessRules(
    default="open",
    folders=(("Truyện", "preview:10"), ("truyện/cũ", "open"), ("đề thi", "physical"), ("lop", "class")),
    rights=(
        ("© NXB Kim Đồng", "preview:5"),
        ("https://creativecommons.org/licenses/by", "open"),
        ("Cấm sao chép", "physical"),
    ),
)


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("open", "open"),
        (" Physical ", "physical"),
        ("CLASS", "class"),
        ("preview:12", "preview:12"),
        ("Preview : 007", "preview:7"),
        ("preview:0", None),
        ("preview", None),
        ("preview:1.5", None),
        ("preview:1234567", None),
        ("mở", None),
        ("", None),
    ],
)
def test_words(text: str, access: str | None) -> None:
    assert read_access(text) == access


def test_pages_of_a_preview() -> None:
    assert [preview_pages(access) for access in ("preview:12", "open", "class", "physical")] == [12, 0, 0, 0]


@pytest.mark.parametrize(
    ("several", "access"),
    [
        ((), "open"),
        (("open", "preview:9", "preview:30"), "preview:9"),
        (("preview:9", "class"), "physical"),
        (("class", "open", "class"), "class"),
        (("physical", "open"), "physical"),
        (("preview:9", "open", "physical"), "physical"),
    ],
)
def test_what_all_allow(several: tuple[str, ...], access: str) -> None:
    assert strictest(several) == strictest(reversed(several)) == access


@pytest.mark.parametrize(
    ("file", "rights", "uri", "access"),
    [
        ("a.pdf", "", "", "open"),
        ("truyện/a.pdf", "", "", "preview:10"),
        ("TRUYỆN/b/a.pdf", "", "", "preview:10"),
        ("truyện/cũ/a.pdf", "", "", "open"),
        ("truyện tranh/a.pdf", "", "", "open"),
        ("a.pdf", "© nxb  kim đồng", "", "preview:5"),
        ("truyện/a.pdf", "© NXB Kim Đồng", "", "preview:5"),
        ("đề thi/a.pdf", "© NXB Kim Đồng", "", "physical"),
        ("a.pdf", "", "http://www.creativecommons.org/licenses/by/4.0/", "open"),
        ("a.pdf", "", "https://creativecommons.org/licenses/by-nc/4.0/", "open"),
        ("đề thi/a.pdf", "", "https://creativecommons.org/licenses/by/4.0/", "physical"),
        ("lop/a.pdf", "© NXB Kim Đồng", "", "physical"),
    ],
)
def test_rules(file: str, rights: str, uri: str, access: str) -> None:
    assert ruled(RULES, file, rights, uri) == access


def test_the_default_holds_where_no_rule_does() -> None:
    closed = AccessRules("physical", rights=RULES.rights)
    assert ruled(closed, "a.pdf") == "physical"
    assert ruled(closed, "a.pdf", "", "https://creativecommons.org/licenses/by/4.0/") == "open"
    assert ruled(closed, "a.pdf", "", "https://creativecommons.org/licenses/by-nc/4.0/") == "physical"


def test_a_licence_that_no_row_has() -> None:
    assert idle_rights(
        RULES, [("© NXB KIM ĐỒNG", ""), ("", "https://creativecommons.org/licenses/by/4.0/")]
    ) == ["Cấm sao chép"]


@pytest.fixture
def school(tmp_path: Path) -> School:
    return make_school(tmp_path / "truong")


def configure(school: School, access: str) -> None:
    config = school.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + f"      access: {access}\n", encoding="utf-8")


def read(school: School, *files: str) -> tuple[Catalog, list[str]]:
    catalog, problems = load(school.settings(), [school.books / file for file in files])
    return catalog, [problem.code for problem in problems]


def test_the_row_wins_over_the_rules(school: School) -> None:
    configure(school, "{default: physical, folders: {truyen: 'preview:10', sach: open}}")
    school.catalog(
        "Nhan đề,Tệp,Quyền đọc\nA,truyen/a.pdf,open\nB,truyen/b.pdf,\nC,c.pdf,\nD,sach/d.pdf,\nE,sach/e.pdf,physical\n"
    )
    catalog, codes = read(
        school, "truyen/a.pdf", "truyen/b.pdf", "c.pdf", "sach/d.pdf", "sach/e.pdf", "truyen/f.pdf"
    )
    assert [each.access for each in catalog.holdings] == [
        "open",
        "preview:10",
        "physical",
        "open",
        "physical",
    ]
    assert catalog.withheld == {"c.pdf", "sach/e.pdf"}
    assert dict(catalog.previews) == {"truyen/b.pdf": 10, "truyen/f.pdf": 10}
    assert [each.access for each in loose(catalog, ["truyen/f.pdf"])] == ["preview:10"]
    assert codes == []


def test_a_file_without_a_row_follows_its_folder(school: School) -> None:
    configure(school, "{folders: {de-thi: physical}}")
    make_pdf(school.books / "de-thi" / "hoa.pdf", ["ĐỀTHI"])
    make_pdf(school.books / "tho.pdf", ["THƠ"])
    result = school.build()
    assert [problem.code for problem in result.problems] == ["ACC-004"]
    assert [path.name for path in (school.site / "books").iterdir() if path.is_dir()] == ["tho"]


def test_the_strictest_of_the_rows_of_a_file_holds(school: School) -> None:
    school.catalog("id,Nhan đề,Tệp,Quyền đọc\na,A,a.pdf,preview:9\na,B,a.pdf,preview:3\n")
    catalog, _ = read(school, "a.pdf")
    assert [each.access for each in catalog.holdings] == ["preview:3"]
    assert dict(catalog.previews) == {"a.pdf": 3}


def test_a_rule_for_a_folder_that_is_not_there_stops_the_build(school: School) -> None:
    configure(school, "{folders: {truyện-trnah: 'preview:10'}}")
    make_pdf(school.books / "truyện-tranh" / "a.pdf", ["Một", "Hai"])
    with pytest.raises(LibraryError) as caught:
        school.build()
    assert (caught.value.code, caught.value.exit_code) == ("catalog", 2)
    assert "truyện-trnah" in str(caught.value.values["reason"])
    assert not school.site.exists()


def test_a_rule_for_a_licence_that_nobody_has_is_told(school: School) -> None:
    configure(school, "{rights: {CC BY: open, CC BY-SA: open}}")
    school.catalog("Nhan đề,Tệp,Bản quyền\nA,a.pdf,cc by\n")
    assert read(school, "a.pdf")[1] == ["ACC-002"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{defualt: physical}", "access-name"),
        ("{default: mở}", "access-value"),
        ("{default: preview}", "access-value"),
        ("{folders: physical}", "access-list"),
        ("{folders: {a: đóng}}", "access-value"),
        ("{rights: {a: }}", "access-value"),
    ],
)
def test_what_is_not_understood_stops_every_command(school: School, written: str, code: str) -> None:
    configure(school, written)
    with pytest.raises(LibraryError) as caught:
        school.settings()
    assert caught.value.code == code


def test_yaml_may_take_a_preview_for_a_mapping(school: School) -> None:
    configure(school, "{default: {preview: 10}}")
    assert school.settings().access.default == "preview:10"

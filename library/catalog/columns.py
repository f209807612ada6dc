"""The columns of the catalog: canonical field names (Dublin Core) and their Vietnamese headers."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from library.text import fold

BOOKS: dict[str, tuple[str, ...]] = {
    "id": ("Mã sách", "Mã"),
    "title": ("Nhan đề", "Tên sách", "Tựa đề"),
    "subtitle": ("Phụ đề",),
    "creator": ("Tác giả", "author"),
    "contributor": ("Người dịch", "Minh hoạ", "Người dịch, minh hoạ"),
    "publisher": ("Nhà xuất bản", "NXB"),
    "pub_place": ("Nơi xuất bản",),
    "date": ("Năm xuất bản", "Năm XB", "year"),
    "edition": ("Lần xuất bản",),
    "extent": ("Số trang", "pages"),
    "isbn": ("ISBN",),
    "language": ("Ngôn ngữ",),
    "subject": ("Chủ đề", "Từ khoá", "Môn học", "Thể loại"),
    "ddc": ("Môn loại", "Kí hiệu phân loại"),
    "grade": ("Lớp", "Khối"),
    "level": ("Cấp học",),
    "series": ("Tùng thư", "Bộ sách"),
    "volume": ("Tập",),
    "description": ("Tóm tắt",),
    "shelf": ("Kệ", "Tủ sách"),
    "callno": ("Kí hiệu xếp giá",),
    "accession": ("Số ĐKCB", "Số đăng kí cá biệt"),
    "copies": ("Số bản",),
    "file": ("Tệp",),
    "cover": ("Ảnh bìa",),
    "cover_alt": ("Mô tả ảnh bìa",),
    "audio": ("Âm thanh",),
    "access": ("Quyền đọc",),
    "rights": ("Bản quyền",),
    "rights_uri": (),
    "source": ("Nguồn",),
    "old_ids": ("Mã cũ",),
    "updated": ("Cập nhật",),
}
SHELVES: dict[str, tuple[str, ...]] = {
    "id": ("Mã kệ", "Mã"),
    "title": ("Tên kệ", "Nhan đề", "Tên"),
    "place": ("Vị trí", "Nơi đặt"),
    "description": ("Giới thiệu", "Mô tả"),
    "cover": ("Ảnh",),
    "order": ("Thứ tự",),
}
MULTIVALUED = frozenset({"creator", "contributor", "subject", "grade", "level", "accession", "old_ids"})

_NEAR = 75
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def header_key(header: str) -> str:
    """Return what headers are compared by: no accents, case, spaces, and i for y."""
    return _NOT_LETTERS.sub("", fold(header)).replace("y", "i")


@cache
def _keys(table: str) -> dict[str, str]:
    fields = {"books": BOOKS, "shelves": SHELVES}[table]
    keys = {}
    for name, aliases in fields.items():
        for header in (name, *aliases):
            keys[header_key(header)] = name
    return keys


def means_access(header: str) -> bool:
    """Return whether an unknown header is a misspelt `access`."""
    wanted = [header_key(name) for name in ("access", *BOOKS["access"])]
    return process.extractOne(header_key(header), wanted, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None


def field_of(header: str, table: str) -> str | None:
    """Return the canonical field of `header` in the table "books" or "shelves", if it is one."""
    return _keys(table).get(header_key(header))

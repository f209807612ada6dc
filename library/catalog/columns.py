"""The columns of the catalog: canonical field names (Dublin Core) and their Vietnamese headers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from library.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

BOOKS: dict[str, tuple[str, ...]] = {
    "id": ("Mã sách", "Mã", "objectid"),
    "title": ("Nhan đề", "Tên sách", "Tựa đề"),
    "subtitle": ("Phụ đề",),
    "creator": ("Tác giả", "Tên tác giả", "author", "authors"),
    "contributor": (
        "Người dịch",
        "Dịch giả",
        "Minh hoạ",
        "Người minh hoạ",
        "Người dịch, minh hoạ",
        "translator",
        "illustrator",
    ),
    "publisher": ("Nhà xuất bản", "NXB", "Nhà XB"),
    "pub_place": ("Nơi xuất bản", "Nơi XB"),
    "date": ("Năm xuất bản", "Năm XB", "Năm", "year"),
    "edition": ("Lần xuất bản",),
    "extent": ("Số trang", "pages"),
    "isbn": ("ISBN",),
    "language": ("Ngôn ngữ", "language code"),
    "subject": ("Chủ đề", "Từ khoá", "Môn học", "Thể loại"),
    "ddc": ("Môn loại", "Kí hiệu phân loại", "Số phân loại", "dewey"),
    "grade": ("Lớp", "Khối"),
    "level": ("Cấp học",),
    "series": ("Tùng thư", "Bộ sách"),
    "volume": ("Tập", "Quyển"),
    "description": ("Tóm tắt", "Giới thiệu", "Tóm tắt nội dung"),
    "author_note": ("Về tác giả", "Giới thiệu tác giả", "about the author"),
    "shelf": ("Kệ", "Tủ sách"),
    "callno": ("Kí hiệu xếp giá", "call number"),
    "accession": ("Số ĐKCB", "Số đăng kí cá biệt", "ĐKCB", "accession number"),
    "copies": ("Số bản", "Số lượng"),
    "file": ("Tệp", "Tên tệp", "filename"),
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
    "old_ids": ("Mã cũ",),
}
REVIEWS: dict[str, tuple[str, ...]] = {
    "id": ("Mã bài", "Mã"),
    "book_id": ("Mã sách", "Sách"),
    "display_name": ("Tên hiển thị", "Người viết", "Bạn đọc", "Họ tên", "Tên"),
    "class": ("Lớp",),
    "date": ("Ngày", "Ngày viết"),
    "rating": ("Số sao", "Sao", "Điểm", "Đánh giá"),
    "text": ("Cảm nhận", "Nhận xét", "Nội dung"),
    "video_url": ("Video", "Liên kết video"),
    "contest_id": ("Cuộc thi", "Mã cuộc thi"),
    "consent": ("Đồng ý", "Phụ huynh đồng ý"),
    "approved": ("Duyệt", "Đã duyệt"),
}
LISTS: dict[str, tuple[str, ...]] = {
    "id": ("Mã danh sách", "Mã"),
    "title": ("Tên danh sách", "Nhan đề", "Tên"),
    "kind": ("Loại",),
    "order": ("Thứ tự",),
    "books": ("Các sách", "Mã sách", "Sách", "book_ids"),
    "description": ("Giới thiệu", "Mô tả"),
    "old_ids": ("Mã cũ",),
}
FAQ: dict[str, tuple[str, ...]] = {
    "id": ("Mã câu hỏi", "Mã"),
    "question": ("Câu hỏi", "Hỏi"),
    "variants": ("Cách hỏi khác", "Các cách hỏi khác", "Câu hỏi tương tự"),
    "answer": ("Trả lời", "Câu trả lời"),
    "link": ("Liên kết", "Trang", "Địa chỉ"),
    "topic": ("Chủ đề", "Nhóm"),
    "next": ("Hỏi tiếp", "Câu hỏi tiếp", "choices"),
}
CONTESTS: dict[str, tuple[str, ...]] = {
    "id": ("Mã cuộc thi", "Mã"),
    "title": ("Tên cuộc thi", "Nhan đề", "Tên", "Cuộc thi"),
    "start": ("Bắt đầu", "Ngày bắt đầu", "Từ ngày"),
    "end": ("Kết thúc", "Ngày kết thúc", "Đến ngày", "Hạn nộp"),
    "audience": ("Đối tượng", "Dành cho"),
    "description": ("Giới thiệu", "Mô tả"),
    "rules_page": ("Trang thể lệ", "Thể lệ"),
    "submit_url": ("Nơi nộp bài", "Liên kết nộp bài"),
    "old_ids": ("Mã cũ",),
}
ENTRIES: dict[str, tuple[str, ...]] = {
    "id": ("Mã bài", "Mã"),
    "contest_id": ("Mã cuộc thi", "Cuộc thi"),
    "book_id": ("Mã sách", "Sách"),
    "display_name": ("Tên hiển thị", "Họ tên", "Tên"),
    "class": ("Lớp",),
    "school": ("Trường",),
    "video_url": ("Video", "Liên kết video"),
    "transcript": ("Lời trong video", "Bài viết", "Lời", "Nội dung"),
    "consent": ("Đồng ý", "Phụ huynh đồng ý"),
    "award": ("Giải", "Giải thưởng"),
}
SURVEYS: dict[str, tuple[str, ...]] = {
    "id": ("Mã khảo sát", "Mã"),
    "title": ("Tên khảo sát", "Nhan đề", "Tên", "Khảo sát"),
    "description": ("Giới thiệu", "Mô tả"),
    "submit_url": ("Gửi đến", "Nơi gửi"),
    "question": ("Câu hỏi",),
    "kind": ("Kiểu", "Loại"),
    "options": ("Lựa chọn", "Các lựa chọn"),
    "field": ("Tên ô", "Ô"),
    "required": ("Bắt buộc",),
    "old_ids": ("Mã cũ",),
}
LIBRARY: dict[str, tuple[str, ...]] = {
    "item": ("Mục",),
    "text": ("Nội dung",),
    "alt": ("Mô tả ảnh",),
}
EXHIBITS: dict[str, tuple[str, ...]] = {
    "id": ("Mã câu chuyện", "Mã"),
    "title": ("Tên", "Nhan đề", "Tên gọi"),
    "kind": ("Loại",),
    "summary": ("Tóm tắt", "Giới thiệu"),
    "page": ("Bài viết", "Trang"),
    "address": ("Địa chỉ", "Nơi đặt biển"),
    "ward": ("Xã, phường", "Phường, xã", "Phường", "Xã", "Ấp", "Khóm", "Thôn", "Tổ dân phố"),
    "latitude": ("Vĩ độ", "Toạ độ", "lat"),
    "longitude": ("Kinh độ", "lon", "lng"),
    "date_start": ("Năm bắt đầu", "Năm thành lập", "Năm xây dựng", "Năm đặt tên", "Năm sinh", "Năm"),
    "name_meaning": ("Ý nghĩa tên gọi", "Ý nghĩa tên"),
    "size": ("Quy mô",),
    "achievements": ("Thành tích",),
    "length": ("Chiều dài",),
    "landmarks": ("Điểm mốc", "Trên đường có"),
    "recognition": ("Xếp hạng", "Công nhận"),
    "origin": ("Xuất xứ", "Nguồn gốc"),
    "process": ("Cách làm", "Quy trình"),
    "contact": ("Liên hệ",),
    "facts": ("Thông tin thêm", "Thông tin"),
    "timeline": ("Các mốc thời gian", "Dòng thời gian", "Các mốc"),
    "routes": ("Tuyến tham quan", "Tuyến"),
    "images": ("Hình ảnh", "Ảnh", "Hình"),
    "image_alt": ("Mô tả hình ảnh", "Mô tả ảnh", "Mô tả hình"),
    "video": ("Video",),
    "audio": ("Lời kể", "Âm thanh"),
    "music": ("Nhạc nền",),
    "transcript": ("Lời kể bằng chữ", "Bản chữ"),
    "panorama": ("Ảnh 360", "Ảnh toàn cảnh", "Toàn cảnh"),
    "panorama_alt": ("Mô tả ảnh 360", "Mô tả ảnh toàn cảnh"),
    "source": ("Nguồn",),
    "rights": ("Bản quyền",),
    "books": ("Sách liên quan", "Mã sách", "Sách"),
    "old_ids": ("Mã cũ",),
}
TABLES = {
    "books": BOOKS,
    "shelves": SHELVES,
    "reviews": REVIEWS,
    "lists": LISTS,
    "contests": CONTESTS,
    "entries": ENTRIES,
    "surveys": SURVEYS,
    "library": LIBRARY,
    "faq": FAQ,
    "exhibits": EXHIBITS,
}
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "books": (("title", "file"),),
    "shelves": (("title", "id"),),
    "reviews": (("book_id",), ("text", "rating", "video_url")),
    "lists": (("title",), ("books",)),
    "contests": (("title",),),
    "entries": (("contest_id",),),
    "surveys": (("title", "id"), ("question",)),
    "library": (("item",), ("text",)),
    "faq": (("question",), ("answer",)),
    "exhibits": (("title",),),
}
"""Of each group, a table has at least one column."""
FINDABLE = frozenset({"file", "callno", "accession"})
"""Without one of these columns nobody can find a book."""
MULTIVALUED = frozenset(
    {"creator", "contributor", "subject", "grade", "level", "accession", "old_ids", "books"}
    | {"options", "variants", "next"}
    | {"facts", "timeline", "routes", "images", "image_alt", "landmarks"}
)
SENTENCES = frozenset({"facts", "timeline", "image_alt"})
"""Fields whose values are sentences: where each stands on a line of its own, a semicolon is a part of it."""
PARAGRAPHS = frozenset({"answer", "author_note", "description", "text", "summary", "transcript"})
"""Fields whose lines are kept."""

_NEAR = 75
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def header_key(header: str) -> str:
    """Return what headers are compared by: no accents, case, spaces, and i for y."""
    return _NOT_LETTERS.sub("", fold(header)).replace("y", "i")


@cache
def _keys(table: str) -> dict[str, str]:
    keys = {}
    for name, aliases in TABLES[table].items():
        for header in (name, *aliases):
            keys[header_key(header)] = name
    return keys


def means_access(header: str) -> bool:
    """Return whether an unknown header is a misspelt `access`."""
    wanted = [header_key(name) for name in ("access", *BOOKS["access"])]
    return process.extractOne(header_key(header), wanted, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None


def field_of(header: str, table: str) -> str | None:
    """Return the canonical field of `header` in a table of `TABLES`, if it is one.

    A question mark stands for any letter: programs of the West leave "Nhan ??" of "Nhan đề".
    """
    found = _keys(table).get(header_key(header))
    if found or "?" not in header:
        return found
    lossy = unicodedata.normalize("NFC", header).strip().casefold()
    meant = {
        name
        for name, aliases in TABLES[table].items()
        if any(_is_left_of(lossy, alias.casefold()) for alias in aliases)
    }
    return meant.pop() if len(meant) == 1 else None


def _is_left_of(lossy: str, whole: str) -> bool:
    letters = zip(lossy, whole, strict=False)
    return (
        len(lossy) == len(whole)
        and all(left in {"?", letter} for left, letter in letters)
        and lossy.strip("? ") != ""
    )


def missing(fields: Iterable[str | None], table: str) -> tuple[str, ...]:
    """Return which columns a table of these fields lacks, each with its Vietnamese and its own name."""
    there = set(fields)
    return tuple(
        " / ".join(f"{TABLES[table][name][0]} ({name})" for name in group)
        for group in REQUIRED[table]
        if not there.intersection(group)
    )

"""One page of every kind that the school's site has."""

from __future__ import annotations

PAGES = {
    "home": "index.html",
    "shelves": "shelves/index.html",
    "shelf": "shelves/van-hoc/index.html",
    "empty shelf": "shelves/cho-sach/index.html",
    "subjects": "subjects/index.html",
    "subject": "subjects/lang-que/index.html",
    "authors": "authors/index.html",
    "author": "authors/le-thi-hat/index.html",
    "grades": "grades/index.html",
    "grade": "grades/4/index.html",
    "all series": "series/index.html",
    "series": "series/truyen-lang/index.html",
    "book": "books/cay-gao/index.html",
    "book without details": "books/tap-san-quet/index.html",
    "printed book": "books/sach-giay/index.html",
    "book with long words": "books/ten-dai/index.html",
    "English book": "books/english-book/index.html",
    "search": "search.html",
    "search with results": "search.html?q=cay%20gao",
    "search without results": "search.html?q=xyzzy",
    "reader": "books/cay-gao/read.html#p=3",
    "reader with matches": "books/cay-gao/read.html#p=9&q=thu%20vien",
    "reader of an EPUB": "books/suoi-reo/read.html",
    "reader from right to left": "books/nguoc-chieu/read.html",
    "reader of a scan": "books/tap-san-quet/read.html",
    "saved books": "saved.html",
    "codes to print": "print/index.html",
    "Markdown page": "gioi-thieu.html",
}
"""Kinds of pages: site-relative addresses by name."""

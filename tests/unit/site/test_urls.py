"""URLs are public and permanent: these are printed, bookmarked and linked to."""

from __future__ import annotations

from library.site import urls


def test_the_urls_of_the_design() -> None:
    assert urls.book("be-na") == "books/be-na/index.html"
    assert urls.reader("be-na") == "books/be-na/read.html"
    assert urls.reader("be-na", 11) == "books/be-na/read.html#p=12"
    assert urls.listing("shelf", "van-hoc") == "shelves/van-hoc/index.html"
    assert urls.listing("subject", "tho", 2) == "subjects/tho/2.html"
    assert urls.listing("author", "to-hoai") == "authors/to-hoai/index.html"
    assert urls.listing("grade", "3") == "grades/3/index.html"
    assert urls.listing("series", "tu-hoa") == "series/tu-hoa/index.html"
    assert urls.qr("fjm4j") == "q/fjm4j/index.html"
    assert (urls.HOME, urls.SEARCH, urls.PRINT) == ("index.html", "search.html", "print/index.html")


def test_what_is_printed_is_absolute_and_short() -> None:
    assert (
        urls.printed("https://hoagao.example/thu-vien/", "fjm4j")
        == "https://hoagao.example/thu-vien/q/fjm4j/"
    )


def test_the_root_is_reached_from_any_depth() -> None:
    assert urls.root_of(urls.HOME) == ""
    assert urls.root_of(urls.PRINT) == "../"
    assert urls.root_of(urls.reader("a")) == "../../"


def test_an_index_file_is_named_by_its_folder_where_the_address_is_absolute() -> None:
    assert urls.absolute("https://x.example/", urls.HOME) == "https://x.example/"
    assert urls.absolute("https://x.example/", urls.book("a")) == "https://x.example/books/a/"
    assert urls.absolute("https://x.example/", "noi quy.html") == "https://x.example/noi%20quy.html"


def test_names_of_pages_and_text_carry_their_content() -> None:
    assert urls.page_image(0, "abc") == "pages/0001.abc.webp"
    assert urls.text_shard(16, "abc") == "text/0017.abc.js"
    assert urls.book_file("a", "book.js") == "books/a/book.js"

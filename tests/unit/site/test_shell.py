"""The frame that Material renders once, stamped with each page's own content."""

from __future__ import annotations

import pytest

from library.errors import LibraryError
from library.site.shell import TOKENS, Shell

FRAME = "<meta csp='connect-src @@CONNECT@@; form-action @@FORMS@@'><title>@@TITLE@@</title><meta content='@@DESCRIPTION@@'>@@HEAD@@<body data-page=@@BODY@@>@@CONTENT@@</body>"


def test_a_page_is_stamped() -> None:
    page = Shell.of(FRAME).stamp("Bé Na & mẹ <3", 'nói "a"', "<link>", "book", "<p>x</p>")
    assert page == (
        "<meta csp='connect-src ; form-action '><title>Bé Na &amp; mẹ &lt;3</title><meta content='nói &#34;a&#34;'><link>"
        "<body data-page=book><p>x</p></body>"
    )


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("times", [0, 2])
def test_a_theme_that_lost_or_doubled_a_placeholder_is_refused(token: str, times: int) -> None:
    with pytest.raises(LibraryError) as caught:
        Shell.of(FRAME.replace(token, token * times))
    assert caught.value.code == "shell-broken"
    assert caught.value.values == {"token": token, "count": times}


def test_content_that_looks_like_a_placeholder_stays_what_it_is() -> None:
    page = Shell.of(FRAME).stamp("@@CONTENT@@", "", "", "book", "@@TITLE@@")
    assert page.count("@@CONTENT@@") == page.count("@@TITLE@@") == 1


def test_a_page_of_its_own_may_send_elsewhere() -> None:
    page = Shell.of(FRAME).stamp("", "", "", "", "", connect=" https://a.example", forms=" mailto:")
    assert "connect-src  https://a.example; form-action  mailto:" in page

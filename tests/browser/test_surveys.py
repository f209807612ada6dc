"""Answers go to the one place that the page names, when somebody sends them, and are not lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.activities import GOOGLE, POST
from browser.places import PAGES
from browser.window import PHONE
from playwright.sync_api import Route, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Window

CORS = {"Access-Control-Allow-Origin": "*"}


class Receiver:
    """Stands for the school's own server: takes what is posted, and answers with `status`."""

    def __init__(self, window: Window, status: int = 200) -> None:
        self.taken: list[dict[str, list[str]]] = []
        self.headers: list[dict[str, str]] = []
        self.status = status
        window.witness.forgiven.update(
            {"y-kien.example", f"status {status}" if status >= 400 else "y-kien.example"}
        )
        window.page.context.route(f"{POST}*", self._take)

    def _take(self, route: Route) -> None:
        self.taken.append(parse_qs(route.request.post_data or ""))
        self.headers.append(route.request.all_headers())
        route.fulfill(
            status=self.status, body="Đã nhận", headers=CORS, content_type="text/plain; charset=utf-8"
        )


def answer(window: Window) -> None:
    page = window.page
    window.press(page.locator(".rate label").nth(3))
    window.press(page.locator(".ask .tick", has_text="Chiều"))
    page.get_by_label("Em muốn gì?").fill("Thêm truyện về biển")


ANSWERED = {"survey": ["gui"], "cau-1": ["4"], "cau-2": ["Chiều"], "cau-3": ["Thêm truyện về biển"]}


def test_answers_are_posted_once_and_the_page_stays(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    receiver = Receiver(window)
    window.go(PAGES["survey"])
    page = window.page
    expect(page.locator(".where")).to_contain_text("y-kien.example")
    answer(window)
    assert receiver.taken == []
    window.press(page.get_by_role("button", name="Gửi"))
    expect(page.get_by_text("Cảm ơn em")).to_be_visible()
    assert receiver.taken == [ANSWERED]
    assert {"cookie", "referer"}.isdisjoint(receiver.headers[0])
    assert page.url == window.site.url(PAGES["survey"])
    window.press(page.get_by_role("button", name="Trả lời lượt khác"))
    expect(page.get_by_label("Em muốn gì?")).to_have_value("")


def test_what_is_required_is_asked_for(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    receiver = Receiver(window)
    window.go(PAGES["survey"])
    window.press(window.page.get_by_role("button", name="Gửi"))
    assert window.page.locator("input[name=cau-1]").first.evaluate("(one) => !one.validity.valid")
    assert receiver.taken == []


def test_without_a_network_answers_are_kept(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    receiver = Receiver(window)
    window.go(PAGES["survey"])
    answer(window)
    window.page.context.set_offline(True)
    window.press(window.page.get_by_role("button", name="Gửi"))
    expect(window.page.locator("#survey-told")).to_contain_text("không có mạng")
    expect(window.page.get_by_label("Em muốn gì?")).to_have_value("Thêm truyện về biển")
    assert receiver.taken == []
    window.page.context.set_offline(False)
    window.press(window.page.get_by_role("button", name="Gửi"))
    expect(window.page.get_by_text("Cảm ơn em")).to_be_visible()
    assert receiver.taken == [ANSWERED]


def test_a_refusal_is_no_thanks(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    receiver = Receiver(window, 500)
    window.witness.forgiven.add("500")
    window.go(PAGES["survey"])
    answer(window)
    window.press(window.page.get_by_role("button", name="Gửi"))
    expect(window.page.locator("#survey-told")).to_contain_text("Chưa chắc")
    expect(window.page.get_by_label("Em muốn gì?")).to_have_value("Thêm truyện về biển")
    assert len(receiver.taken) == 1


def test_without_scripts_the_form_posts_by_itself(open_window: OpenWindow) -> None:
    window = open_window(PHONE, java_script_enabled=False)
    receiver = Receiver(window)
    window.go(PAGES["survey"])
    answer(window)
    window.press(window.page.get_by_role("button", name="Gửi"))
    expect(window.page.locator("body")).to_have_text("Đã nhận")
    assert receiver.taken == [ANSWERED]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_google_form_opens_with_the_answers_in_it(open_window: OpenWindow, scripts: bool) -> None:
    window = open_window(PHONE, java_script_enabled=scripts)
    window.witness.forgiven.add("docs.google.com")
    window.page.context.route(f"{GOOGLE}*", lambda route: route.fulfill(body="<title>Biểu mẫu</title>"))
    window.go(PAGES["survey by Google"])
    answer(window)
    with window.page.expect_popup() as popup:
        window.press(window.page.get_by_role("button", name="Mở biểu mẫu"))
    popup.value.wait_for_url(f"{GOOGLE}*")
    filled = parse_qs(urlsplit(popup.value.url).query)
    assert filled == {
        "usp": ["pp_url"], "entry.1": ["4"], "entry.2": ["Chiều"], "entry.3": ["Thêm truyện về biển"],
    }  # fmt: skip


def test_the_page_may_send_nowhere_else(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    window.witness.forgiven.update({"CSP", "violates", "Content Security Policy", "khac.example"})
    window.go(PAGES["survey"])
    reached: list[str] = []
    window.page.route("https://khac.example/**", lambda route: reached.append(route.request.url))
    blocked = window.page.evaluate(
        "fetch('https://khac.example/', {method: 'POST', mode: 'no-cors'}).then(() => false, () => true)"
    )
    assert blocked
    seen = window.page.evaluate("""() => new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
      const form = document.getElementById('survey')
      form.action = 'https://khac.example/'
      HTMLFormElement.prototype.submit.call(form)
    })""")
    assert (seen, reached) == ("form-action", [])


def test_results_are_charts_with_a_table_beside_them(phone: Window) -> None:
    phone.go(PAGES["survey"])
    results = phone.page.locator("section", has=phone.page.locator("#results"))
    expect(results.locator(".chart svg")).to_have_count(2)
    cells = results.locator("table").first.locator("tr").all_inner_texts()
    assert [" ".join(cell.split()) for cell in cells[1:]] == [
        "5 sao 3 (33 %)", "4 sao 3 (33 %)", "3 sao 3 (33 %)", "2 sao 0 (0 %)", "1 sao 0 (0 %)",
    ]  # fmt: skip
    expect(results.locator(".said")).to_have_text(["Nhiều truyện hơn"])

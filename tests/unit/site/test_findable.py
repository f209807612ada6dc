"""What is no book is found by its own words, and its address leads to it."""

from __future__ import annotations

from library.catalog.activities import Activities, Contest, Survey
from library.catalog.activities import Question as Asked
from library.catalog.model import Catalog, Question
from library.messages import messages
from library.search.export import KINDS
from library.site.exhibition import Exhibition
from library.site.findable import findables

CATALOG = Catalog(
    (),
    (),
    activities=Activities(
        contests=(Contest(2, "ke", "Kể chuyện", audience="Lớp 3", description="Kể ba phút."),),
        surveys=(Survey(2, "y-kien", "Ý kiến", questions=(Asked("Em thích không?", "text"),)),),
    ),
    questions=(Question(2, "the", "Mất thẻ?", "Em báo cô Sáu.", variants=("rơi thẻ",), topic="Thẻ"),),
)


def test_contests_surveys_and_answers_are_found_by_what_they_say() -> None:
    found = findables(CATALOG, Exhibition(), messages("vi"))
    assert [(one.id, one.title, one.byline) for one in found] == [
        ("contests/ke", "Kể chuyện", "Cuộc thi; Lớp 3"),
        ("surveys/y-kien", "Ý kiến", "Khảo sát"),
        ("faq#c-the", "Mất thẻ?", "Hỏi đáp; Thẻ"),
    ]
    told = [dict(one.fields)["description"] for one in found]
    assert told == ["Kể ba phút. Lớp 3", "Em thích không?", "rơi thẻ Em báo cô Sáu."]
    assert {one.kind for one in found} < set(KINDS)

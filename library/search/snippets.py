"""The piece of a text that shows best why it was found."""

from __future__ import annotations

from library.search.analyzer import Token, tokens

WIDTH = 160
_ELLIPSIS = "… "


def snippet(text: str, forms: list[set[str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return about 160 characters of `text`, and the matched places in them as (start, end).

    `forms` holds, for each word of the query, the exact forms that match it; the window with the
    most different words wins, then the one where they stand closest together.
    """
    matched = [(token, n) for token in tokens(text) for n, known in enumerate(forms) if token.exact in known]
    if not matched:
        return _cut(text, 0)[0], ()
    start = matched[_best(matched)][0].start
    piece, (left, right) = _cut(text, start)
    marks = sorted({(t.start - left, t.end - left) for t, _ in matched if left <= t.start and t.end <= right})
    lead = len(_ELLIPSIS) if left else 0
    return piece, tuple((a + lead, b + lead) for a, b in marks)


def _best(matched: list[tuple[Token, int]]) -> int:
    best, best_score = 0, (-1, 0)
    for first, (token, _) in enumerate(matched):
        words: set[int] = set()
        reach = 0
        for other, number in matched[first:]:
            if other.end - token.start > WIDTH:
                break
            if number not in words:
                words.add(number)
                reach = other.end - token.start
        score = (len(words), -reach)
        if score > best_score:
            best, best_score = first, score
    return best


def _cut(text: str, start: int) -> tuple[str, tuple[int, int]]:
    left = max(0, start - WIDTH // 3)
    right = min(len(text), left + WIDTH)
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    lead = _ELLIPSIS if left else ""
    tail = _ELLIPSIS[::-1] if right < len(text) else ""
    return lead + text[left:right].replace("\n", " ") + tail, (left, right)

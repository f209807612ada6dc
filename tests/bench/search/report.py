"""The figures as tables: what each is, what it should be, and whether it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.search.metrics import median, ndcg, share

from library.search.analyzer import tokens

if TYPE_CHECKING:
    from bench.search.answers import Answer, Answers, Made, Place
    from bench.search.judged import Judged, Library

KB = 1000


class Target(NamedTuple):
    """What issue 4 asks for: at most this much."""

    most: float
    unit: str

    def verdict(self, value: float) -> str:
        """Return the target and whether `value` keeps it."""
        return f"≤ {self.most:g} {self.unit}: {'pass' if value <= self.most else 'MISS'}"


def cost(kinds: dict[str, list[str]], pages: int, asked: dict[str, tuple[Made, Answers]]) -> str:
    """Return the table of what indexes and queries cost, one column for each search."""
    visit = Target(25 if pages <= 20_000 else 80, "KB")
    by_kind = {name: _by_kind(kinds, answers) for name, (_, answers) in asked.items()}
    rows: list[tuple[str, dict[str, float], Target | None, str]] = []

    def row(label: str, values: dict[str, float], target: Target | None = None, form: str = "10,.1f") -> None:
        rows.append((label, values, target, form))

    made = {name: one for name, (one, _) in asked.items()}
    said = {name: answers for name, (_, answers) in asked.items()}
    row("first visit, data KB", {name: one.fixed_bytes / KB for name, one in said.items()}, visit)
    row("first visit, data files", {name: one.fixed_files for name, one in said.items()}, None, "10,.0f")
    for kind in kinds:
        parts = {name: one[kind] for name, one in by_kind.items()}
        target = {"2 syllables": Target(15, "KB"), "4 syllables": Target(40, "KB")}.get(kind)
        row(f"{kind}, KB median", {n: median([a.bytes for a in x]) / KB for n, x in parts.items()}, target)
        row("  KB worst", {n: max(a.bytes for a in x) / KB for n, x in parts.items()})
        row(
            "  files median",
            {n: median([a.files for a in x]) for n, x in parts.items()},
            Target(2, "files") if kind == "2 syllables" else None,
            "10,.0f",
        )
        row(
            "  CPU ms median",
            {n: median([a.cpu for a in x]) for n, x in parts.items()},
            Target(10, "ms"),
        )
    filled = {name: [a for a in one.answers if len(a.top) == 10] for name, one in said.items()}
    row(
        "ten snippets, KB median",
        {name: median([a.snippet_bytes for a in found]) / KB for name, found in filled.items()},
        Target(25, "KB"),
    )
    row("  files median", {name: median([a.snippet_files for a in found]) for name, found in filled.items()})
    row("index / text, %", {n: 100 * m.index / m.text for n, m in made.items()}, Target(27, "%"))
    row("texts for snippets / text, %", {n: 100 * m.snippets / m.text for n, m in made.items()})
    fewest = made.get("Pagefind")
    limit = Target(fewest.files // 5, "files") if fewest else None
    row("files", {name: one.files for name, one in made.items()}, limit, "10,.0f")
    row("scripts, KB on disk", {name: one.scripts / KB for name, one in made.items()})
    row("indexing and writing, s", {name: one.seconds for name, one in made.items()})

    lines = [f"{pages:,} pages".ljust(32) + "".join(f"{name:>10}" for name in asked) + "  target, of ours"]
    for label, values, target, form in rows:
        cells = "".join(format(values[name], form) if name in values else " " * 10 for name in asked)
        verdict = target.verdict(values["ours"]) if target else ""
        lines.append(f"{label:32}{cells}  {verdict}".rstrip())
    return "\n".join(lines)


def _by_kind(kinds: dict[str, list[str]], answers: Answers) -> dict[str, list[Answer]]:
    left = iter(answers.answers)
    return {kind: [next(left) for _ in queries] for kind, queries in kinds.items()}


def merit(
    library: Library, judged: list[Judged], tops: dict[str, list[tuple[Place, ...]]], *, each: bool
) -> str:
    """Return the table of how good the first ten are, by kind of query and, with `each`, by query."""
    scores: dict[str, dict[str, list[tuple[float, float | None]]]] = {}
    lines = []
    for at, one in enumerate(judged):
        together = len(list(tokens(one.words))) > 1
        good = set(library.places(one.words)) if together else set()
        cells = ""
        for name, found in tops.items():
            pair = ndcg(found[at], one.gains), share(found[at], good)
            for kind in (one.kind, "all"):
                scores.setdefault(kind, {}).setdefault(name, []).append(pair)
            cells += f"{pair[0]:8.2f} {_dash(pair[1]):>5}"
        lines.append(f"{one.query[:32]:32}{cells}")
    if not each:
        lines = []
    heading = f"{'nDCG@10, share side by side':32}" + "".join(f"{name:>14}" for name in tops)
    kinds = sorted(scores.keys() - {"all"})
    for kind in [*kinds, "all"]:
        cells = ""
        for pairs in scores[kind].values():
            shares = [value for _, value in pairs if value is not None]
            mean = sum(shares) / len(shares) if shares else None
            cells += f"{sum(value for value, _ in pairs) / len(pairs):8.3f} {_dash(mean):>5}"
        lines.append(f"{f'{kind} ({len(next(iter(scores[kind].values())))})':32}{cells}")
    return "\n".join([heading, *lines])


def _dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"

"""The file `_headers` as Cloudflare Pages and Netlify read it."""

from __future__ import annotations

import re

Rules = dict[str, dict[str, str]]


def rules(text: str) -> Rules:
    """Return each pattern to the headers it gives."""
    blocks = (block.splitlines() for block in text.strip().split("\n\n"))
    return {first: dict(line.strip().split(": ", 1) for line in rest) for first, *rest in blocks}


def given(path: str, found: Rules) -> list[tuple[str, str]]:
    """Return the headers of all patterns that a path matches: `*` is anything, `:name` anything but a slash."""
    return [
        header for pattern, headers in found.items() if _matches(pattern, path) for header in headers.items()
    ]


def _matches(pattern: str, path: str) -> bool:
    parts = re.split(r"(\*|:\w+)", pattern)
    wanted = (".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part) for part in parts)
    return re.fullmatch("".join(wanted), path) is not None

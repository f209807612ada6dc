"""The librarians' guide is true: it knows every fault, names real commands, and shows every picture."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from markdown.extensions.toc import slugify
from PIL import Image
from support.trees import files

from library.cli import main
from library.hosting.hosts import hosts
from library.messages import catalogue
from library.resources import theme

GUIDE = theme() / "school" / "catalog" / "pages" / "huong-dan"
EXAMPLE = Path(__file__).parents[2] / "catalog" / "pages" / "huong-dan"
INDEX = (GUIDE / "index.md").read_text(encoding="utf-8")
HOSTING = (GUIDE / "dang-len-mang.md").read_text(encoding="utf-8")


def test_every_fault_is_explained() -> None:
    told = re.findall(r"[A-Z]+-\d{3}", (GUIDE / "bao-loi.md").read_text(encoding="utf-8"))
    known = {match[1] for key in catalogue() if (match := re.fullmatch(r"problem\.([A-Z]+-\d{3})", key))}
    assert set(told) == known


def test_the_example_school_has_the_same_guide() -> None:
    assert files(EXAMPLE) == files(GUIDE)


@pytest.mark.parametrize("line", re.findall(r"^ *(tusach .+)$", INDEX + HOSTING, re.MULTILINE))
def test_a_command_of_the_guide_is_one(line: str) -> None:
    words = [word.strip('"') for word in re.findall(r'"[^"]+"|\S+', line)][1:]
    command = main.commands[words[0]]
    # An option that the command does not have is an error; the folders need not be there.
    _, left, _ = command.make_parser(click.Context(command)).parse_args(words[1:])
    assert left == []


def test_the_guide_of_hosting_knows_every_host() -> None:
    for host in hosts():
        assert f"`{host}`" in HOSTING


def test_its_links_within_the_page_lead_to_headings() -> None:
    headings = re.findall(r"^## (.+?)(?: \{ #([\w-]+) \})?$", HOSTING, re.MULTILINE)
    idents = {given or slugify(title, "-") for title, given in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", HOSTING)) <= idents


def test_every_picture_is_there_and_as_large_as_the_page_says() -> None:
    shown = re.findall(r"\]\(hinh/([\w-]+\.webp)\)\{ loading=lazy width=(\d+) height=(\d+) \}", INDEX)
    assert {name for name, _, _ in shown} == {path.name for path in (GUIDE / "hinh").iterdir()}
    assert len(shown) == INDEX.count("](hinh/")
    for name, width, height in shown:
        with Image.open(GUIDE / "hinh" / name) as picture:
            assert abs(picture.height / picture.width - int(height) / int(width)) < 0.01
        assert (GUIDE / "hinh" / name).stat().st_size < 60_000

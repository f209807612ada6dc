"""A page of the site before it stands in its frame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a module hands to the composer: a template of the theme with its view.

    `script` is the asset that the page runs, "" for none; `description` is for search engines. `forms` and
    `connect` are what the content security policy of this page alone lets forms and scripts send
    to beside the site itself: origins or schemes, each after a space.
    """

    template: str
    url: str
    view: object
    title: str
    description: str = ""
    script: str = ""
    forms: str = ""
    connect: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A QR code that a page shows: its picture, and the address in it as people type it."""

    svg: str
    address: str

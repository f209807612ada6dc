"""The pictures of the site: the school's on the home page, and those of the library's own page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library.pages.schoollogo import missing_logo
from library.pages.schoolpicture import make_picture

if TYPE_CHECKING:
    from library.catalog.model import Catalog
    from library.errors import Problem
    from library.pages.cache import FileDigests
    from library.pages.schoolpicture import SchoolPicture
    from library.settings import Settings


def library_pictures(
    catalog: Catalog, settings: Settings, digests: FileDigests
) -> tuple[tuple[tuple[SchoolPicture, str], ...], list[Problem]]:
    """Return each picture that is there, with what is in it, and the faults of the others."""
    library = catalog.table("library")
    made = []
    problems = []
    for photograph in catalog.about.pictures:
        picture, faults = make_picture(replace(settings, picture=photograph.file), digests)
        if picture is not None:
            made.append((picture, photograph.alt))
        problems += [
            library.fault("CAT-080", photograph.row, "text", photograph.file, **dict(fault.details))
            for fault in faults
        ]
    return tuple(made), problems


def make_pictures(
    catalog: Catalog, settings: Settings, digests: FileDigests
) -> tuple[SchoolPicture | None, tuple[tuple[SchoolPicture, str], ...], list[Problem]]:
    """Return the school's picture, None without one, those of the library's page, and what is wrong with any."""
    picture, problems = make_picture(settings, digests)
    others, of_others = library_pictures(catalog, settings, digests)
    return picture, others, [*problems, *of_others, *missing_logo(settings)]

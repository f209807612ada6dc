"""All that a site is made from, as one hash: a build that would change nothing stops early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.catalog.answers import answer_files
from library.catalog.load import table_files
from library.catalog.mapfile import area_files
from library.hosting.hosts import hosts
from library.issuing import own_sheets
from library.pages.cache import key
from library.pages.covers import pictures
from library.pages.exhibitfiles import media_files
from library.pages.schoolpicture import picture_file
from library.pages.sounds import sound_files
from library.resources import program, theme

if TYPE_CHECKING:
    from pathlib import Path

    from library.pages.cache import FileDigests
    from library.settings import Settings
    from library.site.library import Frame
    from library.site.templates import Assets


def inputs(
    settings: Settings, frame: Frame, assets: Assets, files: list[Path], digests: FileDigests, reads: str
) -> str:
    """Return a hash of all that the site is made from, apart from the codes it may still issue."""
    catalog = [path for paths in table_files(settings.catalog_dir).values() for path in paths]
    catalog += answer_files(settings.catalog_dir)
    catalog += [path for path in (own_sheets(settings),) if path.is_file()]
    beside = {*pictures(settings), *sound_files(settings), *media_files(settings), *area_files(settings)}
    beside |= {path for path in (picture_file(settings),) if path}
    read = [*files, *catalog, *sorted(beside), *(path for _, path in frame.files), *_templates()]
    parts = [f"{settings.relative(path)} {digests.digest(path)}" for path in read]
    return key(
        f"site-{program()}",
        reads,
        *(getattr(settings, name) for name in ("site_name", "site_url", "site_description", "language")),
        settings.picture,
        settings.picture_alt,
        settings.logo,
        settings.book_codes,
        settings.old_urls,
        settings.review_form,
        settings.visits_url,
        settings.class_covers,
        settings.access,
        settings.page_width,
        settings.limits,
        settings.pack,
        hosts().get(settings.host),
        settings.pages_url,
        settings.robots,
        settings.vector_pages,
        *(piece for shell in (*frame.shells, frame.not_found) for piece in shell.pieces),
        frame.pages,
        frame.stories,
        *assets.urls.values(),
        assets.worker,
        *parts,
    )


def _templates() -> list[Path]:
    return sorted(path for folder in ("templates", "messages") for path in (theme() / folder).glob("*.*"))

"""The options of the plugin in mkdocs.yml, and the settings they make."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.utils.yaml import yaml_load

from library.messages import LANGUAGES
from library.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_MIN_WIDTH, _MAX_WIDTH = 600, 2400


class TusachConfig(base.Config):  # type: ignore[misc]
    """What a school may set under `plugins: - tusach:`."""

    books_dir = opt.Type(str, default="books")
    """The folder of EPUB and PDF files."""

    catalog_dir = opt.Type(str, default="catalog")
    """The folder of spreadsheets."""

    picture = opt.Type(str, default="")
    """The school's picture on the home page, relative to docs_dir."""

    page_width = opt.Type(int, default=1200)
    """The width of page images in pixels, 600 to 2,400."""

    jobs = opt.Type(int, default=0)
    """Worker processes; 0 is one a processor."""


def settings_of(config: MkDocsConfig, options: TusachConfig, site_dir: str, jobs: int = 0) -> Settings:
    """Return the settings; `site_dir` is the one of mkdocs.yml, `jobs` the command line's or 0."""
    root = Path(config.config_file_path).parent.resolve()
    # `serve` puts its own address into config.site_url; what is printed is the school's.
    with Path(config.config_file_path).open("rb") as file:
        written = yaml_load(file)
    url = str(written.get("site_url") or "").strip()
    language = str(config.theme.get("language") or LANGUAGES[0])
    return Settings(
        root=root,
        site_name=config.site_name,
        site_url=url if not url or url.endswith("/") else url + "/",
        site_description=config.site_description or "",
        language=language if language in LANGUAGES else LANGUAGES[0],
        books_dir=root / options.books_dir,
        catalog_dir=root / options.catalog_dir,
        docs_dir=Path(config.docs_dir),
        site_dir=Path(site_dir),
        picture=options.picture,
        page_width=min(max(options.page_width, _MIN_WIDTH), _MAX_WIDTH),
        jobs=max(1, jobs or options.jobs or os.cpu_count() or 1),
    )

"""The MkDocs plugin: MkDocs renders the frame and the school's pages, the pipeline does the rest.

Books are no MkDocs pages: thousands of them would take minutes to hours. One hidden page for each
depth of folder is rendered through the theme; every book, shelf and list is stamped from it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from library.buildlock import BuildLock
from library.catalog.load import STORIES, answers
from library.catalog.values import origin
from library.errors import LibraryError
from library.messages import messages
from library.mkdocs_plugin.config import TusachConfig, settings_of
from library.pages.photographs import publishable
from library.pipeline import build
from library.resources import theme
from library.site import urls
from library.site.hosted import Hosted
from library.site.library import Frame
from library.site.shell import Shell
from library.site.templates import Assets
from library.site.views import Link

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from library.pages.ingest import Progress
    from library.report import BuildResult
    from library.settings import Settings

log = logging.getLogger("mkdocs.plugins.tusach")

_SHELLS = ("tusach-shell.md", "tusach-shell/1.md", "tusach-shell/2/2.md")
# MkDocs writes a site map of its own pages alone; the emitter writes that of the whole site.
_OURS = frozenset({"sitemap.xml", "sitemap.xml.gz", "404.html"})
_SHELL_SOURCE = "---\nshell: true\nsearch:\n  exclude: true\n---\n"


def _is_story(file: File) -> bool:
    """Return whether a page tells the story of an exhibit."""
    folder, _, name = str(file.src_uri).rpartition("/")
    return folder == STORIES and name.endswith(".md")


class QuietProgress:
    """Tells MkDocs's log what a terminal would show as a bar."""

    def waiting(self, told: str) -> None:
        """Say what the build waits for."""
        log.warning(told)

    def books(self, count: int) -> None:
        """Say how many book files there are."""
        log.info("books: %d", count)

    def pages(self, count: int) -> None:
        """Ignore: a log is no place for a moving count."""

    def done(self, pages: int) -> None:
        """Ignore."""

    def book_done(self, name: str) -> None:
        """Say that a book is finished."""
        log.debug("finished %s", name)


class TusachPlugin(BasePlugin[TusachConfig]):  # type: ignore[misc]
    """Builds the library in MkDocs's own build."""

    def __init__(self) -> None:
        self.progress: Progress = QuietProgress()
        self.strict = False
        self.jobs = 0
        self.result: BuildResult | None = None
        self._site_dir = ""
        self._settings: Settings | None = None
        self._assets: Assets | None = None
        self._shells: dict[str, Shell] = {}
        self._not_found: Shell | None = None
        self._own_pages: list[Page] = []
        self._stories: dict[str, str] = {}
        self._lock: BuildLock | None = None

    def settings(self, config: MkDocsConfig) -> Settings:
        """Return the settings that a configuration makes."""
        return settings_of(config, self.config, self._site_dir or config.site_dir, self.jobs)

    @event_priority(-50)  # type: ignore[untyped-decorator]
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme over Material, and let MkDocs write beside the site, which it would wipe."""
        if config.theme.name != "material":
            raise PluginError("tusach: theme.name must be 'material' in mkdocs.yml")
        self._site_dir = self._site_dir or config.site_dir
        self._settings = settings = self.settings(config)
        m = messages(settings.language)
        self._assets = Assets.of(theme(), m)
        config.site_dir = str(settings.work_dir / "mkdocs")
        config.use_directory_urls = False
        # A school's page may link to books and lists, which are made after MkDocs has looked.
        config.validation.links.not_found = logging.DEBUG
        config.theme.dirs.insert(0, str(theme()))
        config.theme["font"] = False
        config.extra["tusach"] = {
            "name": settings.site_name,
            "nav": [
                {"label": m(f"view.index_{kind}"), "url": urls.INDEXES[kind]}
                for kind in ("shelf", "subject", "author")
            ],
            "faq": urls.FAQ if answers(settings) else "",
            "assets": self._assets.urls,
            "m": m.area("site"),
            "visits": settings.visits_url,
            "hosted": Hosted(settings.pages_url, settings.robots, origin(settings.visits_url)),
        }
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Wait until no other build writes into the folders of this one."""
        assert self._settings is not None
        told = messages(self._settings.language)("cli.progress.waiting")
        self._lock = BuildLock(self._settings.work_dir)
        self._lock.acquire(lambda: self.progress.waiting(told))

    def on_build_error(self, *, error: Exception) -> None:
        """Let other builds go on."""
        # Not in on_shutdown: MkDocs would keep one plugin, with its state, for all configurations.
        if self._lock is not None:
            self._lock.release()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shells; leave out Material's own assets, which no page of ours loads."""
        kept = [file for file in files if file.src_dir in {None, config.docs_dir}]
        for file in filter(_is_story, kept):
            file.inclusion = InclusionLevel.NOT_IN_NAV
            # Its links are made for the place where its text will stand.
            file.dest_uri = urls.exhibit(file.name)
        for name in _SHELLS:
            shell = File.generated(config, name, content=_SHELL_SOURCE)
            shell.inclusion = InclusionLevel.NOT_IN_NAV
            kept.append(shell)
        return Files(kept)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the school's own pages in the order of its navigation."""
        own = (page for page in nav.pages if page.file.src_uri not in _SHELLS)
        self._own_pages = [page for page in own if not _is_story(page.file)]
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep the stories of exhibits, which stand on their pages."""
        if _is_story(page.file):
            self._stories[Path(page.file.src_uri).name] = html
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the rendered shells; neither they nor the stories of exhibits are files of the site."""
        if _is_story(page.file):
            return ""
        if page.file.src_uri not in _SHELLS:
            return output
        try:
            self._shells[page.file.src_uri] = Shell.of(output)
        except LibraryError as error:
            raise self._plugin_error(error) from error
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the frame of the 404 page, whose links start at the site's address."""
        if template_name != "404.html":
            return output_content
        try:
            self._not_found = Shell.of(output_content)
        except LibraryError as error:
            raise self._plugin_error(error) from error
        return ""

    @event_priority(-100)  # type: ignore[untyped-decorator]
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the library into the site folder of mkdocs.yml."""
        assert self._settings is not None
        assert self._assets is not None
        try:
            self.result = build(
                self._settings, self._frame(config), self._assets, self.progress, strict=self.strict
            )
        except LibraryError as error:
            raise self._plugin_error(error) from error
        finally:
            config.site_dir = self._site_dir
            assert self._lock is not None
            self._lock.release()
        for problem in self.result.problems:
            log.warning(messages(self._settings.language).problem(problem))

    def _frame(self, config: MkDocsConfig) -> Frame:
        assert self._settings is not None
        assert self._not_found is not None
        rendered = Path(config.site_dir)
        pages = tuple(Link(str(page.title), page.url) for page in self._own_pages if page.title)
        written = {path.relative_to(rendered).as_posix(): path for path in sorted(rendered.rglob("*"))}
        return Frame(
            shells=tuple(self._shells[name] for name in _SHELLS),
            not_found=self._not_found,
            not_found_root=urlsplit(config.site_url or "").path.rstrip("/") + "/",
            pages=pages,
            files=tuple(
                (name, publishable(path, self._settings.cache_dir))
                for name, path in written.items()
                if path.is_file() and name not in _OURS
            ),
            stories=tuple(sorted(self._stories.items())),
        )

    def _plugin_error(self, error: LibraryError) -> PluginError:
        language = self._settings.language if self._settings else "vi"
        return PluginError(messages(language).error(error))

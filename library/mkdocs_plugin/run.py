"""MkDocs, driven from the command line's side: load the configuration, build, serve."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from library.errors import LibraryError
from library.hosting.hosts import USB
from library.mkdocs_plugin.plugin import TusachPlugin

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from library.pages.ingest import Progress
    from library.report import BuildResult
    from library.settings import Settings


def load_settings(root: Path) -> Settings:
    """Return the settings of the school's folder `root`.

    Raises:
        LibraryError: when mkdocs.yml is missing or wrong, or does not name the plugin.
    """
    config = _load(root)
    return _plugin(config).settings(config)


def build_site(
    root: Path,
    progress: Progress,
    *,
    strict: bool,
    jobs: int,
    site_dir: Path | None,
    on_stick: bool = False,
) -> BuildResult:
    """Build the site, exactly as `mkdocs build` does, or a copy of it that opens from a USB stick.

    Raises:
        LibraryError: when nothing can be built.
    """
    config = _load(root, site_dir)
    plugin = _plugin(config)
    if on_stick:
        config.site_dir = str(plugin.settings(config).stick_dir)
        plugin.config.update(host=USB, pack=1, pages_url="")
    plugin.progress, plugin.strict, plugin.jobs = progress, strict, jobs
    # MkDocs's own log would stand between the lines of ours.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    logging.getLogger("mkdocs.plugins.tusach").setLevel(logging.CRITICAL)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (MkDocsException, Abort) as error:
        raise _told(error) from error
    finally:
        config.plugins.on_shutdown()
    assert plugin.result is not None
    return plugin.result


def _told(error: BaseException) -> LibraryError:
    """Return what is behind MkDocs's "Aborted with a BuildError!": our own fault, or its reason."""
    first = error
    while (behind := first.__cause__ or first.__context__) is not None:
        if isinstance(behind, LibraryError):
            return behind
        first = behind if isinstance(behind, MkDocsException) else first
        if first is not behind:
            break
    return LibraryError("mkdocs", reason=str(first))


def serve_site(root: Path, address: str) -> None:
    """Build, serve on `address` ("127.0.0.1:8000") and build again whenever something changes.

    Raises:
        LibraryError: when the configuration is wrong.
    """
    config = _load(root)
    settings = _plugin(config).settings(config)
    watched = [str(path) for path in (settings.books_dir, settings.catalog_dir) if path.is_dir()]
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    mkdocs_serve(str(root / "mkdocs.yml"), livereload=True, watch=watched, dev_addr=address)


def _load(root: Path, site_dir: Path | None = None) -> MkDocsConfig:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise LibraryError("no-config", folder=str(root))
    overrides = {} if site_dir is None else {"site_dir": str(site_dir.resolve())}
    reasons: list[str] = []

    def keep(record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            reasons.append(record.getMessage())
        return record.levelno < logging.ERROR

    # What is wrong is only logged; the error says no more than that something is.
    log = logging.getLogger("mkdocs.config")
    log.addFilter(keep)
    try:
        return load_config(str(path), **overrides)
    except (ConfigurationError, Abort) as error:
        reason = "\n".join(reasons) or str(error)
        raise LibraryError("config", file="mkdocs.yml", reason=reason) from error
    finally:
        log.removeFilter(keep)


def _plugin(config: MkDocsConfig) -> TusachPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, TusachPlugin):
            return plugin
    raise LibraryError("no-plugin", file="mkdocs.yml")

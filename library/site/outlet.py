"""Where the files of a site go: into the folder of the site, page images into one of their own where they lie elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.site.emit import Emitter
from library.site.kept import Kept
from library.site.urls import lies_at_pages_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.settings import Settings
    from library.site.emit import Check, OutputFile


class Outlet:
    """An `Emitter`, or two that are asked and told alike."""

    def __init__(self, settings: Settings) -> None:
        self.kept = Kept(settings.kept)
        self._site = Emitter.ready(settings.site_dir, settings.manifest)
        self._pages: Emitter | None = None
        if settings.pages_url:
            own = settings.manifest.with_name(f"pages-{settings.manifest.name}")
            self._pages = Emitter.ready(settings.pages_dir, own)
        self._all = [emitter for emitter in (self._pages, self._site) if emitter]

    @property
    def fingerprint(self) -> str:
        """What the last build was made from."""
        return self._site.fingerprint

    def is_whole(self) -> bool:
        """Return whether every file the last build wrote is still there, unchanged."""
        return all(emitter.is_whole() for emitter in self._all)

    def emit(self, outputs: Iterable[OutputFile], fingerprint: str, check: Check) -> tuple[int, int]:
        """Make the folders hold exactly `outputs`; return how many files were written and deleted.

        `check` is asked as `Emitter.emit` asks it, about all files before any is written.

        Raises:
            LibraryError: as `Emitter.emit` does.
        """
        site, pages = self.divided(outputs)
        self.kept.save()
        if not self._pages:
            return self._site.emit(site, fingerprint, check)
        everywhere = {output.path for output in (*site, *pages)}
        changed = self._site.changed(site) + self._pages.changed(pages)
        check(changed, everywhere)
        # Both are laid down before either changes: a disk that is full leaves both as they were.
        written = self._pages.prepare(pages, fingerprint)
        try:
            written += self._site.prepare(site, fingerprint)
        except BaseException:
            self._pages.discard()
            raise
        # Page images first, since the pages of the site name them.
        return written, self._pages.publish() + self._site.publish()

    def divided(self, outputs: Iterable[OutputFile]) -> tuple[list[OutputFile], list[OutputFile]]:
        """Return the files of the site, and those that lie on another origin."""
        site: list[OutputFile] = []
        pages: list[OutputFile] = []
        for output in outputs:
            (pages if self._pages and lies_at_pages_url(output.path) else site).append(output)
        return site, pages

    def weights(self, outputs: Iterable[OutputFile]) -> dict[str, int]:
        """Return the bytes of each file of the site that will be, by its path."""
        return {output.path: self._site.weight(output) for output in self.divided(outputs)[0]}

    def size(self) -> tuple[int, int]:
        """Return how many files there are and how many bytes they are."""
        counts, sizes = zip(*(emitter.size() for emitter in self._all), strict=True)
        return sum(counts), sum(sizes)

    def sizes(self) -> dict[str, int]:
        """Return the bytes of each file, by its path in its folder."""
        return {path: size for emitter in self._all for path, size in emitter.sizes().items()}

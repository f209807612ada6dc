"""The audit: every book that may not be read in full against every file of the finished site."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from library.audit.evidence import Evidence, EvidenceJob, gather
from library.audit.looks import ALIKE, Look
from library.audit.places import OF_BOOK, misplaced, searchable, site_files
from library.audit.scan import FEW_SAMPLES, Index, scan
from library.audit.windows import letters, text_windows, texts_of
from library.catalog.access import OPEN, is_public, preview_pages, ruled
from library.catalog.classes import is_class
from library.catalog.load import book_files, load, table_files, unreadable
from library.collection import loose
from library.errors import LibraryError, Problem
from library.messages import messages
from library.pages.cache import FileDigests
from library.pages.ranges import reason
from library.pages.sounds import kept_sounds, read_sounds
from library.pages.workers import Workers
from library.site.emit import MARKER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from library.audit.scan import Hit
    from library.catalog.model import Catalog, Holding
    from library.settings import Settings

_ALL_SAMPLES, _MOST_SAMPLES, _LEAST_SAMPLES = 1_000_000, 4_000, 200
"""Samples of text in all, and of a book at most and at least: what is held in memory."""
_CODES = {"text": "ACC-010", "look": "ACC-011", "file": "ACC-012", "bytes": "ACC-013"}


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What an audit found: books that may not be read in full, files and bytes looked through, samples."""

    books: int
    files: int
    bytes: int
    samples: int
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """0 when nothing was found and everything could be looked into, else 1."""
        return int(bool(self.problems))


def audit(settings: Settings, told: Callable[[int, int], None] = lambda _done, _all: None) -> AuditResult:
    """Look through the site for anything of the books that may not be read in full.

    `told` hears how many of how many files are done.

    Raises:
        LibraryError: when there is no site, or the catalog does not tell what may be read.
    """
    if not (settings.site_dir / MARKER).is_file():
        raise LibraryError("audit-no-site", folder=settings.relative(settings.site_dir))
    files = book_files(settings.books_dir) if settings.books_dir.is_dir() else []
    catalog, found = load(settings, files)
    if impossible := unreadable(found):
        raise LibraryError("catalog", reason=messages(settings.language).problem(impossible))
    names = [path.relative_to(settings.books_dir).as_posix() for path in files]
    kept = {each.file: each for each in restricted(catalog, names, settings)}
    if not kept:
        return AuditResult(0, 0, 0, 0, ())
    digests = FileDigests(settings.cache_dir / "files.json")
    most = max(_LEAST_SAMPLES, min(_MOST_SAMPLES, _ALL_SAMPLES // max(1, len(kept))))
    jobs = {
        file: EvidenceJob(
            settings.books_dir / file,
            digests.digest(settings.books_dir / file),
            preview_pages(holding.access),
            bool(holding.cover) or (settings.class_covers and is_class(holding.access)),
            most,
            settings.cache_dir,
            settings.limits,
        )
        for file, holding in kept.items()
    }
    problems: list[Problem] = []
    with Workers(settings.jobs) as workers:
        evidence = dict(_gathered(jobs, workers, settings, problems))
        index = Index.of(evidence, _published(settings))
        spoken = kept_sounds(catalog, read_sounds(catalog, settings))
        index.digests |= {digests.digest(path): file for path, file in spoken.items()}
        by_id = {each.id: each for each in kept.values()}
        problems += searchable(by_id, settings)
        there = list(site_files(settings))
        hits: dict[str, tuple[Hit, ...]] = {}
        size = 0
        for done, (place, path) in enumerate(there, 1):
            problems += misplaced(place, path, by_id, settings)
            seen = scan(path, index)
            size += seen.size
            if seen.hits:
                hits[place] = seen.hits
            if not seen.whole:
                problems.append(Problem("ACC-015", settings.relative(path)))
            told(done, len(there))
        every = (*catalog.holdings, *loose(catalog, names))
        access = {each.id: kept.get(each.file, each).access for each in every}
        opened = {
            each.id: (each.file, preview_pages(access[each.id]))
            for each in every
            if each.file and is_public(access[each.id])
        }
        public = _Public(opened, workers, digests, settings)
        problems += _told(public.left(hits), settings)
    return AuditResult(len(kept), len(there), size, len(index.texts) + len(index.samples), tuple(problems))


def restricted(catalog: Catalog, files: Iterable[str], settings: Settings) -> Iterator[Holding]:
    """Yield the books of which not everything may be read, each with the file that tells all of it."""
    there = list(files)
    known = [each for each in catalog.holdings if each.file in there]
    named = {each.file for each in known}
    for each in (*known, *loose(catalog, there)):
        allowed = each.access
        if each.file not in named and not dict(catalog.previews).get(each.file):
            allowed = ruled(settings.access, each.file)
        if each.file in catalog.withheld and is_public(allowed):
            # A row that was left out withholds it; a folder of pictures that is no book is none.
            if (settings.books_dir / each.file).is_dir():
                continue
            allowed = "physical"
        if allowed != OPEN:
            yield replace(each, access=allowed)


def _gathered(
    jobs: Mapping[str, EvidenceJob], workers: Workers, settings: Settings, problems: list[Problem]
) -> Iterator[tuple[str, Evidence]]:
    futures = {file: workers.submit(gather, job) for file, job in jobs.items()}
    for file, future in futures.items():
        try:
            yield file, future.result()
        except Exception as error:  # noqa: BLE001 -- a worker may die of anything
            problems.append(
                Problem("ACC-016", settings.book_name(file), details=(("reason", reason(error)),))
            )


def _published(settings: Settings) -> set[str]:
    """Return the samples of what the school itself writes: its tables, its pages, its names."""
    written = [path for paths in table_files(settings.catalog_dir).values() for path in paths]
    if settings.docs_dir.is_dir():
        written += [path for path in settings.docs_dir.rglob("*.md") if path.is_file()]
    found = {
        window
        for path in written
        for data in _opened(path)
        for text in texts_of(data)
        for window in text_windows(text)
    }
    return found.union(text_windows(letters(settings.site_description)))


def _opened(path: Path) -> Iterator[bytes]:
    from library.audit.unpack import layers

    return layers(path.read_bytes(), lambda: None)


class _Public:
    """Takes back what is no leak: an open book, or the pages of a preview, say the same, or show the same picture.

    Imprints of one publisher are alike, and so are contents of a series.
    """

    def __init__(
        self,
        books: Mapping[str, tuple[str, int]],
        workers: Workers,
        digests: FileDigests,
        settings: Settings,
    ) -> None:
        self._books, self._workers = books, workers
        self._digests, self._settings = digests, settings

    def left(self, hits: Mapping[str, tuple[Hit, ...]]) -> Iterator[tuple[str, Hit]]:
        """Yield the hits that no such book explains; what is said in its folder may be said elsewhere, too."""
        suspects = {
            self._books[found[1]]
            for place in hits
            if (found := OF_BOOK.fullmatch(place)) and found[1] in self._books
        }
        shown = [(file, own) for file, pages in sorted(suspects) if (own := self._shown(file, pages))]
        samples = {sample for _, own in shown for sample in own.samples}
        for place, met in hits.items():
            for hit in met:
                # No book explains itself: of a preview as long as the book nothing may be read.
                others = [own for file, own in shown if file != hit.book]
                match hit.what:
                    case Look() as look:
                        seen = (other for own in others for _, other in own.looks)
                        explained = any(look.like(other) >= ALIKE for other in seen)
                    case frozenset() as common:
                        explained = len(common - samples) < FEW_SAMPLES
                    case _:
                        explained = any(hit.what in own.texts or hit.what in own.digests for own in others)
                if not explained:
                    yield place, hit

    def _shown(self, file: str, pages: int) -> Evidence | None:
        """Return what the first `pages` pages of a book say and show, or all of it with 0."""
        path = self._settings.books_dir / file
        job = EvidenceJob(
            path,
            self._digests.digest(path),
            0,
            covered=False,
            most=0,
            cache=self._settings.cache_dir,
            limits=self._settings.limits,
        )
        try:
            made: Evidence = self._workers.submit(gather, job).result()
        except Exception:  # noqa: BLE001 -- a book that cannot be read explains nothing
            return None
        if not pages:
            return made
        texts = {window: page for window, page in made.texts.items() if page < pages}
        looks = tuple(each for each in made.looks if each[0] < pages)
        return Evidence(texts, looks, frozenset(), frozenset())


def _told(hits: Iterable[tuple[str, Hit]], settings: Settings) -> Iterator[Problem]:
    """Yield a fault for each book, kind and file of the site, with the first page that was found."""
    pages: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, hit in hits:
        pages[hit.book, _CODES[hit.kind], place].append(hit.page + 1)
    for (book, code, place), found in pages.items():
        details = (("place", place), ("page", str(min(found))), ("count", str(len(found))))
        yield Problem(code, settings.book_name(book), details=details)

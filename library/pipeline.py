"""The whole story: a folder of books and a catalog become a site."""

from __future__ import annotations

import errno
import gc
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from library import report, reportpage
from library.catalog.ledger import read_ledger
from library.catalog.load import book_files, load, unreadable
from library.catalog.values import origin
from library.collection import collect, open_files, page_texts
from library.errors import LibraryError
from library.hosting.packing import packed
from library.inputs import inputs
from library.issuing import (
    Register,
    drawn,
    faults,
    issue_codes,
    label_sheets,
    ledger_path,
    register,
    targets,
)
from library.lock.keyring import Keyring
from library.lock.passphrases import read_passphrases
from library.lock.release import release
from library.messages import messages
from library.outcome import fitting, remember
from library.pages.cache import FileDigests, key, sweep, trim
from library.pages.covers import as_jpeg, make_covers
from library.pages.icons import app_icons
from library.pages.ingest import Ingest
from library.pages.librarypictures import make_pictures
from library.pages.narration import make_narrations
from library.pages.sounds import kept_sounds, read_sounds
from library.pages.tesseract import engine
from library.pages.workers import Workers
from library.report import BuildResult
from library.resources import theme
from library.site import urls
from library.site.compose import Composer
from library.site.exhibition import make_exhibition
from library.site.findable import findables
from library.site.guard import Guard
from library.site.hosted import Hosted
from library.site.library import Library
from library.site.locked import lock_books
from library.site.outlet import Outlet
from library.site.searchdata import search_outputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.catalog.model import Catalog
    from library.collection import Book
    from library.errors import Problem
    from library.messages import Messages
    from library.pages.ingest import Progress
    from library.settings import Settings
    from library.site.emit import OutputFile
    from library.site.library import Frame
    from library.site.templates import Assets

# Faults of the machine, not of the book: the next build tries again.
_PASSING = frozenset({"BOOK-021", "BOOK-022", "BOOK-040"})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_CACHED = (urls.SCHOOL, urls.EXHIBITS.removesuffix("index.html"))
"""Folders of the site whose files may lie in the cache, beside those of books."""
_SHOWN = 10
"""So many dead codes are told at once."""


def build(
    settings: Settings, frame: Frame, assets: Assets, progress: Progress, *, strict: bool
) -> BuildResult:
    """Build the site of `settings` in the frame that MkDocs rendered.

    With `strict`, a fault that leaves something out leaves the old site in place.

    Raises:
        LibraryError: when nothing can be built.
    """
    try:
        return _build(settings, frame, assets, progress, strict=strict)
    except OSError as error:
        if error.errno in _FULL:
            raise LibraryError("disk-full") from error
        raise
    finally:
        gc.unfreeze()


def _build(
    settings: Settings, frame: Frame, assets: Assets, progress: Progress, *, strict: bool
) -> BuildResult:
    begun = time.monotonic()
    m = messages(settings.language)
    digests = FileDigests(settings.cache_dir / "files.json")
    files = book_files(settings.books_dir) if settings.books_dir.is_dir() else []
    reads = engine()
    keyring = Keyring(settings.work_dir / "keys.json", read_passphrases(settings))
    made_from = key(inputs(settings, frame, assets, files, digests, reads), *keyring.ids)
    outlet = Outlet(settings)
    page = settings.report.with_suffix(".html")
    fingerprint = key(made_from, *read_ledger(ledger_path(settings)))
    same = outlet.fingerprint == fingerprint and outlet.is_whole()
    if same and (last := report.load(settings.report)) and last.emitted:
        if not page.is_file():
            reportpage.save(page, last, m)
        return replace(last, written=0, deleted=0, seconds=time.monotonic() - begun)

    sweep(settings.cache_dir)
    catalog, found = _catalog(settings, files, keyring, m)
    named = [(path.relative_to(settings.books_dir).as_posix(), path, digests.digest(path)) for path in files]
    ingest = Ingest(
        settings.cache_dir,
        settings.page_width,
        settings.limits,
        lambda: Workers(settings.jobs),
        progress,
        engine=reads,
    )
    ingested = ingest.run(
        [entry for entry in named if entry[0] not in catalog.withheld],
        dict(catalog.previews),
        drawn=open_files(catalog, [name for name, _, _ in named]) if settings.vector_pages else frozenset(),
    )
    covers, cover_problems = make_covers(catalog, settings, digests)
    sounds = read_sounds(catalog, settings)
    narrations = make_narrations(catalog, ingested.sets, sounds, digests, page_texts)
    picture, shown, picture_problems = make_pictures(catalog, settings, digests)
    exhibition, media_problems = make_exhibition(catalog, frame.stories, settings, digests)
    digests.save()

    books = collect(catalog, ingested.sets, covers, narrations, class_covers=settings.class_covers)
    settings = packed(settings, books)
    known, code_problems = _register(settings, catalog, books, m)
    problems = [
        *found,
        *(replace(problem, file=settings.book_name(problem.file)) for problem in ingested.problems),
        *cover_problems,
        *sounds.problems,
        *picture_problems,
        *media_problems,
        *code_problems,
    ]
    others = findables(catalog, exhibition, m)
    library = Library(
        name=settings.site_name,
        description=settings.site_description,
        site_url=settings.site_url,
        picture=picture,
        picture_alt=settings.picture_alt,
        books=tuple(books),
        shelves=catalog.shelves,
        codes=known.codes,
        titles=known.titles,
        moved=known.moved,
        reviews=catalog.reviews,
        lists=catalog.lists,
        activities=catalog.activities,
        about=catalog.about,
        pictures=shown,
        locked=lock_books(books, keyring),
        questions=catalog.questions,
        review_form=settings.review_form,
        visits_url=settings.visits_url,
        exhibition=exhibition,
        search=search_outputs(settings, books, catalog.shelves, others),
        icons=app_icons(settings.cache_dir, theme() / "assets" / "icon.svg"),
        jpeg=lambda cover: as_jpeg(cover, settings.cache_dir),
        drawn=lambda order: drawn(settings, order),
        label_sheets=tuple(label_sheets(settings).values()),
        pack=settings.pack,
        hosted=Hosted(settings.pages_url, settings.robots, origin(settings.visits_url)),
        drawings=settings.vector_pages,
    )
    result = BuildResult(
        titles=len(books),
        readable=sum(book.readable for book in books),
        pages=sum(book.content.page_count for book in books if book.content),
        problems=tuple(problems),
    )
    if not (strict and result.exit_code):
        composer = Composer(library, frame, theme(), assets, m, outlet.kept)
        passing = any(problem.code in _PASSING for problem in problems)
        key_of_this = "" if passing else key(made_from, *known.codes)
        spoken = {settings.relative(path): digests.digest(path) for path in kept_sounds(catalog, sounds)}
        guard = Guard.of(catalog, named, (path for path, _ in frame.files), spoken)
        result, outputs = _emit(settings, composer, outlet, guard, key_of_this, result)
        cached = (
            out for out in outputs if out.path.startswith(_CACHED) or out.path.endswith(urls.COVER_JPEG)
        )
        used = ingested.used | _entries((*library.search, *cached), settings.cache_dir)
        made = [
            *(path for _, path in (*covers.values(), *frame.files)),
            *(icon.path for icon in library.icons),
        ]
        trim(settings.cache_dir, used.union(path.parent for path in made), time.time())
    told = report.of_books(books, settings, ingested.seconds, outlet.sizes(), problems)
    result = replace(result, books=told, seconds=time.monotonic() - begun)
    report.save(settings.report, result, m)
    reportpage.save(page, result, m)
    return result


def _catalog(
    settings: Settings, files: list[Path], keyring: Keyring, m: Messages
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the catalog, what is kept for classes released, and every fault in it.

    Raises:
        LibraryError: when a table cannot be read that may withhold something.
    """
    with _no_collector():
        catalog, found = release(settings, load(settings, files), keyring.passphrases)
    if impossible := unreadable(found):
        raise LibraryError("catalog", reason=m.problem(impossible))
    return catalog, found


def _emit(
    settings: Settings,
    composer: Composer,
    outlet: Outlet,
    guard: Guard,
    fingerprint: str,
    result: BuildResult,
) -> tuple[BuildResult, list[OutputFile]]:
    """Write the site; return what is told of it, and its files."""
    # All of it exists before the first file is written: a fault leaves the old site whole.
    with _no_collector():
        outputs = list(composer.outputs())
    near = fitting(settings, outputs, outlet)
    written, deleted = outlet.emit(outputs, fingerprint, guard.check)
    if written or deleted:
        remember(settings, outlet)
    count, size = outlet.size()
    told = replace(result, emitted=True, problems=(*result.problems, *near), files=count, bytes=size)
    return replace(told, written=written, deleted=deleted), outputs


def _register(
    settings: Settings, catalog: Catalog, books: list[Book], m: Messages
) -> tuple[Register, list[Problem]]:
    """Return the codes of all that has one, after issuing those that were missing.

    Raises:
        LibraryError: when a code that was issued would lead nowhere: the old site stays.
    """
    found = targets(settings, catalog, [book.holding for book in books])
    known = register(settings, catalog, found)
    problems = [*known.problems, *faults(settings, known)]
    dead = [m.problem(problem) for problem in problems if problem.left_out]
    if dead:
        raise LibraryError("codes-dead", reason="\n".join(dead[:_SHOWN]), count=len(dead))
    return issue_codes(settings, known), problems


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the cyclic collector still, and from then on from what is there: it would walk all books for every few pages."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _entries(outputs: Iterable[OutputFile], cache: Path) -> set[Path]:
    """Return the cache entries that hold files of the site."""
    found = set()
    for output in outputs:
        for part in output.content if isinstance(output.content, tuple) else (output.content,):
            if isinstance(part, Path) and part.is_relative_to(cache):
                found.add(part.relative_to(cache).parts[:2])
    return {cache.joinpath(*entry) for entry in found}

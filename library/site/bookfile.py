"""`book.js`: all that the reader needs to know of a book (schema in tests/contracts/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.pages.jobs import SHARD
from library.site import urls
from library.site.drawings import DrawingFiles
from library.site.emit import OutputFile
from library.site.hosted import USUAL
from library.site.packs import PageFiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library.collection import Book
    from library.pages.model import PageSet, RangeText
    from library.site.hosted import Hosted


def page_files(book: Book, pages: PageSet, pack: int, hosted: Hosted = USUAL) -> Iterator[OutputFile]:
    """Yield the page images, `pack` to a file, the words, the other representation and `book.js`."""
    images = PageFiles(book.id, pages, pack)
    yield from media_files(book, pages, images)
    script = f"self.tusachBook={as_json(book_data(book, pages, images, hosted))};\n"
    yield OutputFile.of(urls.book_file(book.id, "book.js"), script)


def media_files(book: Book, pages: PageSet, images: PageFiles) -> Iterator[OutputFile]:
    """Yield all that a book consists of but `book.js`."""
    yield from images.outputs()
    drawings = _drawings(book, pages, images)
    if drawings:
        yield from drawings.outputs()
    for part, (text, entry) in zip(pages.ranges, pages.texts, strict=True):
        if _has_shard(text, entry):
            path = urls.book_file(book.id, urls.text_shard(part.start, text.digest))
            yield OutputFile(path, entry / SHARD, text.digest)
    source = pages.source
    for media in (*(chapter.content for chapter in source.reflow), *source.pictures):
        path = urls.book_file(book.id, media.file)
        yield OutputFile(path, pages.made / media.file, media.digest, media.bytes)
    for media, sound in book.narration.files if book.narration else ():
        yield OutputFile(urls.book_file(book.id, media.file), sound, media.digest, media.bytes)


def _has_shard(text: RangeText, entry: Path) -> bool:
    """Tell whether the words of a range are published apart from its pages: those of drawings are in them."""
    return bool(text.digest) and (entry / SHARD).is_file()


def _drawings(book: Book, pages: PageSet, images: PageFiles) -> DrawingFiles | None:
    return DrawingFiles(book.id, pages, images.size) if pages.bound and pages.bound[0].chunks else None


def as_json(value: object) -> str:
    """Return JSON as scripts hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def book_data(book: Book, pages: PageSet, files: PageFiles, hosted: Hosted = USUAL) -> dict[str, object]:
    """Return all that the reader is told of a book; `files` name its images."""
    source = pages.source
    sizes = list(dict.fromkeys(source.sizes))
    value: dict[str, object] = {
        "schema": 1,
        "id": book.id,
        "title": book.holding.title,
        "creators": book.holding.creators,
        "language": book.language,
        "progression": source.progression,
        "pageCount": pages.page_count,
        "sizes": sizes,
    }
    if len(sizes) > 1:
        number = {size: at for at, size in enumerate(sizes)}
        value["pageSize"] = [number[size] for size in source.sizes]
    value |= {"pagesFolder": hosted.book_folder(book.id)} if hosted.pages_url else {}
    value |= _images(book, pages, files)
    if source.labels:
        value["labels"] = source.labels
    value["outline"] = [{"title": e.title, "page": e.page, "level": e.level} for e in source.outline]
    value["text"] = [
        {"from": part.start, "to": part.stop - 1}
        | ({"file": urls.text_shard(part.start, text.digest)} if _has_shard(text, entry) else {})
        for part, (text, entry) in zip(pages.ranges, pages.texts, strict=True)
        if text.digest
    ]
    small = next((small for part in pages.ranges for small in part.smalls if small), None)
    if small is not None:
        value["small"] = small.width
    if files.small_packs:
        value["smallPacks"] = files.small_packs
    if source.page_list:
        value["pageList"] = source.page_list
    if source.reflow:
        value["chapters"] = [
            {"title": chapter.title, "page": chapter.page, "file": chapter.content.file}
            for chapter in source.reflow
        ]
    if source.vertical:
        value["vertical"] = True
    if book.narration:
        value["audio"] = {
            "files": [media.file for media, _ in book.narration.files],
            "clips": [
                [clip.page, clip.first, clip.last, clip.audio, clip.begin, clip.end, clip.anchor]
                for clip in book.narration.clips
            ],
        }
    if pages.whole:
        value["whole"] = pages.whole
    value["pageHasCover"] = True
    return value


def _images(book: Book, pages: PageSet, files: PageFiles) -> dict[str, object]:
    """Return what the reader is told of how each page is shown."""
    drawings = _drawings(book, pages, files)
    drawn = drawings.rows if drawings else {}
    rows = [
        drawn.get(number) or (None if image is None else [image.format, image.width, image.bytes, name])
        for number, (name, image) in enumerate(zip(files.names, pages.images, strict=True))
    ]
    return {"images": rows} | ({"vector": drawings.described()} if drawings else {})

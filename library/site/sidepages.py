"""The pages beside books and lists: contests, surveys, the library's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.site import urls
from library.site.about import about_view, card, picture_files
from library.site.emit import OutputFile
from library.site.page import Page
from library.site.surveys import survey_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from library.catalog.ledger import Code, Target
    from library.messages import Messages
    from library.site.contests import Contests, EntryView
    from library.site.library import Library
    from library.site.present import Listing
    from library.site.views import BookCard, Reviews


@dataclass(frozen=True, slots=True)
class SidePages:
    """Makes them; `codes` are those in use, `cards` those of the books."""

    library: Library
    contests: Contests
    codes: Mapping[Target, Code]
    listings: Mapping[tuple[str, str], Listing]
    cards: Mapping[str, BookCard]
    m: Messages

    def outputs(
        self, reviews: Mapping[str, Reviews], entry: Callable[[EntryView], str]
    ) -> Iterator[Page | OutputFile]:
        """Yield the pages and what they load; `reviews` are those of books, `entry` makes the HTML of an entry."""
        of = self.library
        yield from self.contests.outputs(entry)
        yield from survey_pages(of.activities.surveys, self.codes, of.site_url, self.m)
        pictures = picture_files(of)
        for picture in pictures:
            yield from picture.outputs
        view = about_view(of, self.listings, self.cards, reviews, pictures, self.m)
        yield OutputFile.of(urls.CARD, card(of, view.counts, self.m))
        about = " ".join(of.about.introduction)
        yield Page("about", urls.LIBRARY, view, self.m("site.library_page"), about)

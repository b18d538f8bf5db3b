"""What the palette offers besides the commands: every paper, by its title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from hscqa.tui.faces import lines, words
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from hscqa.model import Paper


class PapersProvider(Provider):
    """Every paper that was read so far; choosing one shows its contents.

    A title is shown as it is: the palette would take a string for markup.
    """

    async def discover(self) -> Hits:
        """Offer all papers before a letter is typed."""
        for paper in self._papers():
            yield DiscoveryHit(_face(paper), self._opens(paper), text=f"Open {paper.title}")

    async def search(self, query: str) -> Hits:
        """Offer the papers whose title, publisher or id is like what was typed."""
        matcher = self.matcher(query)
        for paper in self._papers():
            score = matcher.match(f"Open {paper.title} {paper.publisher} {paper.date or ''} {paper.id}")
            if score > 0:
                yield Hit(score, _face(paper), self._opens(paper), text=f"Open {paper.title}")

    def _papers(self) -> Iterable[Paper]:
        return self.screen.holdings.known.values() if isinstance(self.screen, ReadingScreen) else ()

    def _opens(self, paper: Paper) -> partial[bool]:
        return partial(self.app.post_message, Go(ScreenName.PAPERS, paper_id=paper.id))


def _face(paper: Paper) -> Content:
    about = " · ".join(filter(None, (paper.publisher, paper.date, paper.role.value)))
    return lines(words(f"Open {paper.title}"), words(about, "dim"))

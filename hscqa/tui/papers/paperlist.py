"""The papers: title, who published it and when, what it is to the others, what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Status
from hscqa.tui.faces import EMPTY, counted, lines, words
from hscqa.tui.lists.entries import BLANK, Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.library import PaperInfo


class PapersList(EntryList):
    """Every paper; Enter shows its contents."""

    def put_papers(self, papers: Iterable[PaperInfo]) -> None:
        """Show these papers, in the order given."""
        self.put(entry for info in papers for entry in (_entry(info), BLANK))


def _entry(info: PaperInfo) -> Entry:
    paper = info.paper
    about = " · ".join(filter(None, (paper.publisher, paper.date, paper.role.value)))
    counts = f"{counted(info.passages, 'passage')} · {counted(info.statements, 'statement')} · {paper.file}"
    trouble = "; ".join(filter(None, (paper.status.value if paper.status is not Status.READ else "", paper.note or "")))
    face = lines(
        words(paper.title, "b"),
        words(about, "$text-accent"),
        words(counts, "dim"),
        words(trouble, "$text-warning") if trouble else EMPTY,
    )
    return Entry(paper.id, face, paper_id=paper.id)

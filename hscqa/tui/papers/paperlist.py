"""The papers: title, who published it and when, what it is to the others, what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import Status
from hscqa.tui.faces import EMPTY, counted, lines, words
from hscqa.tui.lists.entries import BLANK, Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.library import PaperInfo

_NAMED = 5
"""How many files that are not taken in are named; the box that takes them in names all."""


class PapersList(EntryList):
    """Every paper; Enter shows its contents."""

    def put_papers(self, infos: Sequence[PaperInfo], untaken: Sequence[Path], note: str) -> None:
        """Show these papers, in the order given, or a note where there are none; over them what is not taken in.

        The cursor stays on the paper that it is on; the list is seen from its top, as far as that paper lets it.
        """
        papers = [entry for info in infos for entry in (_entry(info), BLANK)]
        entries = (*_not_taken(untaken), *(papers or [Entry("note", words(note), heading=True)]))
        pointed = self.pointed
        self.put(entries)
        if pointed:
            self.point_to(pointed.key)


def _not_taken(files: Sequence[Path]) -> tuple[Entry, ...]:
    """Name files that are not taken in yet; nothing for none."""
    if not files:
        return ()
    several = len(files) > 1
    head = f"{counted(len(files), 'file')} in corpus/ {'are' if several else 'is'} not taken in yet"
    named = [Content.assemble("  ", words(file.name)) for file in files[:_NAMED]]
    rest = words(f"and {len(files) - _NAMED} more", "dim") if len(files) > _NAMED else EMPTY
    way = words(f"i takes {'them' if several else 'it'} in", "dim")
    return Entry("untaken", lines(words(head, "$text-warning"), *named, rest, way), heading=True), BLANK


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

"""What others say of a statement: which of it stands beside the statement where there is no room for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model.decisions import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.export.report import Entry, ShownTie


def parted(entry: Entry) -> tuple[list[ShownTie], list[ShownTie]]:
    """Part the comments into those that stand beside their statement and the others.

    Beside it stand those that name it, have its words, or were confirmed by a reviewer; where there is none of these,
    the surest one.
    """
    beside = [said for said in entry.comments if _is_close(said)]
    if not beside and entry.comments:
        beside = [max(entry.comments, key=lambda said: said.confidence)]
    kept = {*map(id, beside)}  # not by what they say, which two may share
    return beside, [said for said in entry.comments if id(said) not in kept]


def label_of(said: ShownTie) -> str:
    """Name where a comment stands, and say whether it was written too early to mean the statement."""
    return f"{said.place} (written before it)" if said.is_earlier else said.place


def more(others: Sequence[ShownTie]) -> str:
    """Count the comments that are not shown."""
    return "1 more comment" if len(others) == 1 else f"{len(others)} more comments"


def _is_close(said: ShownTie) -> bool:
    return said.kind in {"cited", "quoted"} or said.decision in {Verdict.ACCEPTED, Verdict.ADDED}

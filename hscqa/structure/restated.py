"""Papers that restate others' statements and reply: what one reply answers, and what stands inside a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.structure import families
from hscqa.structure.pieces import together
from hscqa.structure.sections import ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.structure.pieces import Piece

NO_WORDS = frozenset({"footnote", "timescale", "owner", "source"})
"""Kinds that are no reply."""


def mark_replies(pieces: list[Piece]) -> None:
    """Let the statements that one reply answers be one statement, and mark the headings inside replies."""
    mark_inner_headings(pieces)
    for group in list(_groups(pieces)):
        first = pieces[group[0]]
        others = [_named(pieces[index]) for index in group[1:]]
        first.label = together([_named(first), *(f"{name[0].lower()}{name[1:]}" for name in others)])
        for index in group[1:]:
            pieces[index].kind = "restated"


def mark_inner_headings(pieces: list[Piece]) -> None:
    """Mark the headings that have running text below them and a statement before and after: they part a reply."""
    is_followed, below = False, ""
    for piece in reversed(pieces):
        if piece.kind == "top" or (piece.role == "heading" and families.TOP_NAMES.match(piece.words)):
            is_followed, below = False, "top"
        elif piece.role == "heading":
            piece.is_inner = is_followed and below == "text"
        elif piece.kind == "statement":
            is_followed, below = True, "statement"
        elif piece.kind != "footnote" and piece.has_words:
            below = "text"


def _groups(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    """Find statements that stand one after another with a reply after the last only."""
    waiting: list[int] = []
    for index, end in _extents(pieces):
        if _is_answered(pieces[index:end]):
            if waiting:
                yield [*waiting, index]
            waiting = []
        elif end < len(pieces) and pieces[end].kind == "statement":
            waiting.append(index)
        else:
            waiting = []


def _extents(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Give where each statement begins and where it ends: at the next one, or at a heading outside replies."""
    begun: int | None = None
    for index, piece in enumerate(pieces):
        is_heading = piece.kind == "top" or (piece.role == "heading" and not piece.is_inner)
        if piece.kind != "statement" and not (is_heading and not families.REPLY.match(piece.words)):
            continue
        if begun is not None:
            yield begun, index
        begun = index if piece.kind == "statement" else None
    if begun is not None:
        yield begun, len(pieces)


def _is_answered(statement: Sequence[Piece]) -> bool:
    """Whether a reply stands after a statement's own words."""
    own, rest = statement[0], [piece for piece in statement[1:] if piece.kind not in NO_WORDS and piece.has_words]
    if own.noun.startswith(("Response", "Progress")) or any(families.REPLY.match(piece.words) for piece in rest):
        return True
    placed = next((place for place, piece in enumerate([own, *rest]) if families.PLACED.search(piece.words)), None)
    if placed is not None:
        return placed < len(rest)
    return any(piece.kind not in ITEMS for piece in rest) or bool(families.REPLIES.search(own.words))


def _named(piece: Piece) -> str:
    """Say how people name a statement."""
    return piece.label or f"{piece.noun} {piece.number}"

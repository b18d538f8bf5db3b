"""Statements that carry no label: numbered conclusions under their heading, and what a reply restates.

A list of recommendations is numbered like any other list. What tells it is the heading above it, the paragraphs that
its entries point back to, or the bold type of a whole numbered sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hscqa.structure import families
from hscqa.structure.labels import KEYS
from hscqa.structure.pieces import LONGEST_HEADING
from hscqa.structure.reading import last_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.structure.pieces import Piece

MOST = 0.5
"""The share of a list's entries that must read as recommendations for all to be statements."""
SHORTEST = 20
"""Characters of an entry; a shorter one is a line of a table of contents."""
NEAR = 3
"""Pieces after a heading in which its list begins."""
FEWEST_WORDS = 8
"""Words of a paragraph without a number that is a statement by its ending."""
ITEMS = frozenset({"bullet", "letter", "roman"})
"""What goes on from a statement's opening words."""


class Section(NamedTuple):
    """The pieces under one heading that holds conclusions or recommendations."""

    members: tuple[int, ...]
    both: bool
    """Whether it holds conclusions too."""


def mark_statements(pieces: list[Piece], *, responding: bool) -> None:
    """Make statements of the pieces that are some by their place, their ending or their type.

    `responding` says that the paper replies to another: there an ending is enough.
    """
    for piece in pieces:
        if piece.kind == "numbered" and piece.mark and piece.role != "heading":
            _make(piece, families.noun_of(piece.words))
    sections = list(_sections(pieces))
    for section in sections:
        _mark_lists(pieces, section, families.ADVISES)
        _mark_placed(pieces, section)
    if responding:
        everything = Section(tuple(range(len(pieces))), both=True)
        _mark_lists(pieces, everything, families.WE_RECOMMEND)
        _mark_placed(pieces, everything)
        _mark_answered(pieces, everything)
    if not any(piece.kind == "statement" for piece in pieces):
        for section in sections:
            _mark_prose(pieces, section)


def _sections(pieces: Sequence[Piece]) -> Iterator[Section]:
    """Find the headings that hold recommendations, and what stands under each; themes do not end them."""
    opened: tuple[int, bool] | None = None
    for index, piece in enumerate(pieces):
        both = _opens(pieces, index)
        if both is None and not (opened and _ends(piece, pieces[opened[0]])):
            continue
        if opened is not None:
            yield Section(tuple(range(opened[0] + 1, index)), opened[1])
        opened = None if both is None else (index, both)
        if both is not None and piece.kind == "numbered":
            piece.role = "heading"
    if opened is not None:
        yield Section(tuple(range(opened[0] + 1, len(pieces))), opened[1])


def _opens(pieces: Sequence[Piece], index: int) -> bool | None:
    """Whether a heading over recommendations has conclusions too; None where `index` is no such heading."""
    piece = pieces[index]
    if piece.kind not in ("top", "line", "numbered") or len(piece.text) > LONGEST_HEADING or not piece.is_open:
        return None
    ahead = pieces[index + 1 : index + 1 + NEAR]
    words = piece.words
    if piece.kind == "top" and not piece.mark.strip(" :–-") and ahead:
        words = f"{piece.noun} {ahead[0].words}"
    match = families.RECOMMENDED.match(words)
    if match is None or not (piece.role == "heading" or any(_is_entry(one) for one in ahead)):
        return None
    return bool(match["both"])


def _is_entry(piece: Piece) -> bool:
    """Whether a piece can be an entry of a list of recommendations, and no line of a table of contents."""
    return piece.kind == "statement" or (piece.kind == "numbered" and not piece.is_open)


def _ends(piece: Piece, heading: Piece) -> bool:
    """Whether a piece ends the section under `heading`: a division, or a heading that is no theme of it."""
    if piece.kind == "top":
        return True
    if piece.kind == "numbered" and piece.is_open and piece.run == heading.run >= 0:
        return True
    return piece.role == "heading" and (piece.kind == "numbered" or bool(families.TOP_NAMES.match(piece.words)))


def _mark_lists(pieces: list[Piece], section: Section, telling: re.Pattern[str]) -> None:
    """Make statements of the lists of a section most of whose entries read as some.

    An entry does that points back to the paragraphs it rests on, or, in a section without labels, that says `telling`.
    """
    labelled = [index for index in section.members if pieces[index].kind == "statement"]
    for run in _runs(pieces, section):
        by_words = "." not in pieces[run[0]].number or not section.both
        by_words = by_words and not any(index < run[-1] for index in labelled)
        sample = [_whole(pieces, index) for index in run]
        placed = sum(bool(families.PLACED.search(words)) for words in sample)
        advising = sum(bool(telling.search(words)) for words in sample) if by_words else 0
        if max(placed, advising) >= MOST * len(run):
            for index, words in zip(run, sample, strict=True):
                _make(pieces[index], families.noun_of(words) if section.both or placed else "Recommendation")


def _mark_answered(pieces: list[Piece], section: Section) -> None:
    """In a paper that replies and has no statements yet, make some of a numbered list with words after most entries."""
    if any(piece.kind == "statement" for piece in pieces):
        return
    for run in _runs(pieces, section):
        answered = sum(_has_words_after(pieces, index) for index in run)
        advising = sum(bool(families.ADVISES.search(_whole(pieces, index))) for index in run)
        if min(answered, advising) >= MOST * len(run):
            for index in run:
                _make(pieces[index], families.noun_of(_whole(pieces, index)))


def _has_words_after(pieces: Sequence[Piece], index: int) -> bool:
    """Whether running text without a number follows a piece and its entries."""
    after = next((piece for piece in pieces[index + 1 :] if piece.kind not in ITEMS and piece.kind != "footnote"), None)
    return after is not None and after.kind == "line" and not after.is_open


def _mark_prose(pieces: list[Piece], section: Section) -> None:
    """Make statements of the numbered paragraphs of a section that recommend something; the others argue for it."""
    for run in _runs(pieces, section):
        for index in run:
            if families.WE_RECOMMEND.search(_whole(pieces, index)):
                _make(pieces[index], "Recommendation")


def _runs(pieces: Sequence[Piece], section: Section) -> Iterator[list[int]]:
    """Give the lists that begin in a section, but for those that other words open."""
    runs: dict[object, list[int]] = defaultdict(list)
    for index in section.members:
        piece = pieces[index]
        if piece.kind == "numbered" and piece.role != "heading" and not piece.noun and len(piece.words) > SHORTEST:
            runs[_run_of(piece)].append(index)
    before = {_run_of(piece) for piece in pieces[: section.members[0]] if _is_entry(piece)} if section.members else ()
    for key, run in runs.items():
        if key not in before and not _is_opened(pieces, run[0]):
            yield run


def _run_of(piece: Piece) -> object:
    """Give what the pieces of one list share: the count they belong to, or the chapter they are numbered in."""
    return piece.number.partition(".")[0] if "." in piece.number else piece.run


def _is_opened(pieces: Sequence[Piece], first: int) -> bool:
    """Whether the words before a list open it as something else, or as statements by themselves."""
    before = pieces[first - 1] if first else None
    if before is None or not before.opens_list:
        return False
    opening = last_sentence(before.words)
    return not families.ADVISES.search(opening) or families.lead_in_of(opening, ("Recommendations",)) is not None


def _mark_placed(pieces: list[Piece], section: Section) -> None:
    """Make statements of the pieces that point back to the paragraphs they rest on."""
    is_open = False
    for index in section.members:
        piece = pieces[index]
        if piece.role == "heading":
            is_open = False
        elif piece.kind in ("numbered", "statement"):
            words = _whole(pieces, index)
            placed = families.PLACED.search(words)
            if placed and piece.kind == "numbered":
                _make(piece, families.noun_of(words))
            is_open = piece.kind == "statement" and not placed
        elif piece.kind == "line" and (placed := families.PLACED.search(piece.words)):
            if not is_open and len(piece.words.split()) >= FEWEST_WORDS:
                _make(piece, families.noun_of(piece.words), placed["place"])
            is_open = False


def _whole(pieces: Sequence[Piece], index: int) -> str:
    """Read a piece with the entries right after it, and with the lines that go on where it is open."""
    words = [pieces[index].words]
    for before, piece in pairwise(pieces[index:]):
        goes_on = piece.kind == "line" and piece.role != "heading" and before.is_open and before.kind != "footnote"
        if not (goes_on or piece.kind in ITEMS):
            break
        words.append(piece.words)
    return " ".join(words)


def _make(piece: Piece, noun: str, place: str = "") -> None:
    """Make a statement of a piece; `place` names the paragraphs it rests on where it has no number of its own."""
    piece.kind, piece.role, piece.mark = "statement", "", ""
    piece.noun, piece.key = noun, f"{KEYS[noun]}-"
    if place:
        piece.number = "-".join(re.findall(r"\d+(?:\.\d+)*", place))
        piece.key, piece.label = f"{piece.key}para-", f"{noun} (para {place})"

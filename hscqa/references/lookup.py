"""Places looked up in one paper, and what to say of those that it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.references.families import CAPTIONED, PLURALS
from hscqa.references.grammar import find_pointers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Block
    from hscqa.references.corpus import Corpus
    from hscqa.references.grammar import Pointer
    from hscqa.references.places import Places

MOST_LISTED = 3
"""How many places that are not there a note lists one by one."""


def look_in(
    pointers: Iterable[Pointer], paper: str, whole: Corpus, near: Block | None = None
) -> tuple[tuple[str, ...], list[str]]:
    """Give the ids of the places of one paper, and those that it does not have (`proposal 7 (i)`).

    Of several places with one label, those in the same part of the paper as the block `near` are meant.
    """
    places = whole.places[paper]
    targets: list[str] = []
    missing: list[str] = []
    for pointer in pointers:
        for number in pointer.numbers:
            found = places.find(pointer.kind, number)
            targets += _nearest(found, near, places) if near and pointer.kind != "page" else found
            if not found:
                missing.append(f"{pointer.kind or 'statement'} {spoken(number)}")
    return tuple(dict.fromkeys(targets)), missing


def look_inside(
    outer: Pointer, inner: Sequence[Pointer], paper: str, whole: Corpus
) -> tuple[tuple[str, ...], list[str]]:
    """Look places up inside a division of a paper: `paragraph 4 of Annex A`; what is not inside it is missing.

    Statements need not stand inside: they are numbered through.
    """
    places = whole.places[paper]
    divisions, lacking = look_in([outer], paper, whole)
    if lacking:
        return divisions, lacking
    targets, missing = look_in(inner, paper, whole)
    inside = tuple(target for target in targets if _is_in(target, divisions, places))
    if inside or missing:
        return inside or divisions, missing
    if all(target in places.statements for target in targets):
        return targets, []
    division = f"{outer.kind} {spoken(outer.numbers[0])}"
    return divisions, [
        f"{pointer.kind} {spoken(number)} in {division}" for pointer in inner for number in pointer.numbers
    ]


def lacks(paper: str, missing: Sequence[str], pointers: Sequence[Pointer], block: Block, whole: Corpus) -> str:
    """Say what a paper's text does not have, and what it has instead; `block` is where the pointers stand."""
    listed = ", ".join(missing[:MOST_LISTED])
    if len(missing) > MOST_LISTED:
        listed += f" and {len(missing) - MOST_LISTED} more"
    note = f"the text of {paper} has no place named {listed}"
    kinds = dict.fromkeys(pointer.kind for pointer in pointers if pointer.kind not in {"", "page", "id"})
    has = [instead for kind in kinds if (instead := _instead(kind, pointers, block, whole.places[paper]))]
    return "; ".join((note, *has))


def _instead(kind: str, pointers: Sequence[Pointer], block: Block, places: Places) -> str:
    """Say which places of a kind a paper has (`it has proposals 1 (i) to 6 (iii)`), or where it names one it lacks."""
    numbers = places.numbers(kind)
    many = PLURALS.get(kind, f"{kind}s")
    if len(numbers) > 1:
        return f"it has {many} {spoken(numbers[0])} to {spoken(numbers[-1])}"
    if numbers:
        return f"it has {kind} {spoken(numbers[0])} only"
    wanted = {(pointer.kind, number) for pointer in pointers for number in pointer.numbers}
    is_left_out = kind in CAPTIONED and block.paper_id != places.document.paper.id
    naming = (other for other in places.document.blocks if is_left_out and _names_any(other, wanted))
    where = next((f", and names this one in {places.label(other)}" for other in naming), "")
    return f"it has no {many}{where}"


def _names_any(block: Block, wanted: set[tuple[str, str]]) -> bool:
    """Whether a block names one of some places."""
    return any(
        (pointer.kind, number) in wanted for pointer in find_pointers(block.reading) for number in pointer.numbers
    )


def _nearest(ids: Sequence[str], near: Block, places: Places) -> tuple[str, ...]:
    """Keep the places that share most headings with a block, where one alone does; else all."""
    if len(ids) < 2 or any(place not in places.blocks for place in ids):  # noqa: PLR2004
        return tuple(ids)
    shared = [_shared(places.blocks[place], near) for place in ids]
    most = max(shared)
    return (ids[shared.index(most)],) if most and shared.count(most) == 1 else tuple(ids)


def _shared(one: Block, other: Block) -> int:
    """Count the headings that two blocks stand under together, from the top."""
    count = 0
    for left, right in zip(one.headings, other.headings, strict=False):
        if left != right:
            break
        count += 1
    return count


def _is_in(target: str, divisions: Iterable[str], places: Places) -> bool:
    """Whether a place stands in one of some divisions."""
    block = places.blocks.get(target)
    return block is not None and any(places.holds(division, block, block.span) for division in divisions)


def spoken(number: str) -> str:
    """Write a place's number for people: `2.iii` is `2 (iii)`, `a` is `A`, `4.3` stays."""
    first, *rest = number.split(".")
    while rest and rest[0].isdigit():
        first = f"{first}.{rest.pop(0)}"
    return " ".join((first.upper(), *(f"({item})" for item in rest)))

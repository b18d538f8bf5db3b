"""What a spot covers and which words it marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import Block, BlockKind, Paper, Place, Role, Span
from hscqa.structure import find_structure
from hscqa.tui.reader.mark import cover, marked_words, runs
from hscqa.tui.reader.wording import wordings
from hscqa.tui.spot import Spot

TEXT = """Lamps

1. The lamp at the pier is *old*. It was lit in 1901¹
and has burned since.

¹ Harbour log, p. 7.

Case study 1
A lamp of glass
It was made by hand.
"""


def paper(text: str = TEXT) -> Paper:
    return Paper("lamps", "Lamps", "", "", Role.OTHER, text, "lamps.txt", "")


def block(text: str, *slices: Span, kind: BlockKind = BlockKind.PARAGRAPH, parent: str | None = None) -> Block:
    span = Span(slices[0].start, slices[-1].end)
    reading = " ".join(" ".join(text[start:end] for start, end in slices).split())
    return Block(f"b{span.start}", "lamps", 0, kind, "", 1, (), None, span, slices, text[slice(*span)], reading, parent)


def place(*blocks: Block, text: str) -> Place:
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    return Place(blocks[0].id, paper(text), "", (), span, "", blocks)


def test_a_run_leaves_out_what_the_reading_leaves_out() -> None:
    numbered = next(b for b in find_structure(paper()).blocks if b.kind is BlockKind.NUMBERED)
    start, end = TEXT.index("*old*"), TEXT.index("\nand has")
    [(first, last)] = runs(numbered, [Span(start, end)], TEXT)
    assert numbered.reading[first:last] == "old. It was lit in 1901"


def test_words_are_marked_at_their_own_place_when_they_stand_twice() -> None:
    text = "No fish. Some fish. No fish."
    whole = block(text, Span(0, len(text)))
    again = text.rindex("No fish")
    assert runs(whole, [Span(again, len(text))], text) == (Span(again, len(text)),)


def test_a_passage_of_several_blocks_is_covered_whole() -> None:
    text = "First line.\n\nSecond line.\n\nThird line."
    first, second, third = block(text, Span(0, 11)), block(text, Span(13, 25)), block(text, Span(27, 38))
    spot = Spot(first.id, extent=(Span(0, 25),), marks=(Span(20, 25),))
    covered = cover(spot, place(first, text=text), [first, second, third])
    assert covered == {first.id: (), second.id: (Span(7, 12),)}
    assert marked_words([first, second, third], covered) == "line."


def test_a_footnote_between_two_covered_lines_is_not_covered() -> None:
    text = "Cut in\n\n1 A note.\n\ntwo halves."
    cut, note = block(text, Span(0, 6), Span(19, 30)), block(text, Span(8, 17), kind=BlockKind.FOOTNOTE)
    covered = cover(Spot(cut.id, marks=(Span(0, 30),)), place(cut, text=text), [cut, note])
    assert list(covered) == [cut.id]
    assert marked_words([cut, note], covered) == "Cut in two halves."


def test_without_marks_the_quotation_is_the_whole_place() -> None:
    text = "One thing. Another thing."
    whole = block(text, Span(0, len(text)))
    covered = cover(Spot(whole.id), place(whole, text=text), [whole])
    assert marked_words([whole], covered) == text


def test_a_box_says_only_what_the_blocks_inside_it_do_not() -> None:
    text = "Case study 1 Glass\nMade by hand."
    box = block(text, Span(0, len(text)), kind=BlockKind.BOX)
    inner = block(text, Span(19, len(text)), parent=box.id)
    assert [wording.text for wording in wordings([box, inner], text)] == ["Case study 1 Glass", "Made by hand."]


@given(st.text(alphabet="ab *\n¹.", min_size=1, max_size=40), st.integers(0, 39), st.integers(0, 39))
def test_marked_characters_are_those_of_the_paper(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    whole = block(text, Span(0, len(text)))
    for run in runs(whole, [Span(start, end)], text):
        marked = whole.reading[slice(*run)]
        assert "".join(marked.split()) in "".join(text[start:end].split())

"""What must hold of the structure of any paper: the real ones, the invented ones, and texts that a machine makes up."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hscqa.model import BlockKind, Document, Paper, Role, Span
from hscqa.structure import find_structure, outline_of, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Block, Passage

CONTAINERS = frozenset({BlockKind.BOX, BlockKind.PAIR})
ALONE = frozenset({BlockKind.STATEMENT, BlockKind.NUMBERED})
"""Kinds of which no passage holds two."""
MARK = re.compile(
    r"[ra]?\d+[a-z]?|[ivx]+|[a-z]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(time)?(scale|frame|line)s?|deadline|due|date|by|when|target|completion"
    r"|sources?|notes?|response|to|and|on|para(graph)?s?"
)
"""A word that may stand outside every block, in a number or label."""
NOUNS = frozenset("recommendation recommendations conclusion conclusions proposal proposals action actions".split())
WORDS_OF_A_LABEL = 8
"""A label may say whose statement it is: `Government response to Inquiry Recommendation 7`."""
SECONDS = 5
"""Far above what a text of 30,000 characters takes, far below what it took where time grew with its square."""

LINES = st.sampled_from(
    [
        *("", "", " ", "\t", "\u00a0", "***", "---", "•", "1.", "⁷", "* * *", "(", "“", "|", "\ufffd", "\u200b"),
        *("1. First", "2. Second", "3. Third paragraph, which is a sentence.", "1.1 Dotted", "2)\tBracketed, too."),
        *("• A bullet", "- a dash", "− minus", "(a) a letter", "i. a Roman", "- ii. a bulleted Roman", "   indented"),
        *("Recommendation 7", "Recommendation 7: Do it.", "**Recommendation 8**", "R9 Do that.", "A1.2 And this."),
        *(
            "Response to recommendation 7",
            "Our full response to Recommendation 8: no.",
            "Proposal 3. Words",
            "ACTION 4",
        ),
        *("1. (i) A proposal¹.", "1. (ii) Another one that goes on and on until the page ends and", "we propose that:"),
        *("Timescale: 6 months", "Timescale:", "Deadline:", "Source:", "Source: a council, 2020", "Note: see below"),
        *(
            "Recommendations",
            "The Board should:",
            "Councils and boards are asked to:",
            "Key messages",
            "Key facts",
            "9",
        ),
        *("Part 1", "Appendix A – Terms", "Chapter 2: What *must* be done", "Case study 1", "Box 2: A box", "Annex B"),
        *("£3 million – money spent", "Principles of the work:", "What is to be done?", "A Heading", "Another Heading"),
        *("A long line without any stop at its end that may be a title", "Appendix 3", "we went on to see more of it"),
        *(
            "¹ A note",
            "⁴⁴ https://example.org, p.3.",
            "¹²¹² Twelve",
            "[^3]: A Markdown note",
            "on and on, in small words.",
        ),
        *("a\tb", "Head one\tHead two", "x\t\ty\t3", "Words with a marker² inside, *emphasis* and \\[escapes\\].[^3]"),
        *(
            "Government response",
            "Our response: we agree.",
            "Conclusions and recommendations",
            "Conclusion 14",
            "(para 4",
        ),
        *("**15. We recommend that boats are counted.**", "8.1. Boats should be counted (paragraph 2.20).", "2.21)."),
        *("We urge them to count all the boats they have at once. (Paragraph 45)", "Recommendations 4 and 5", "in"),
        *("Recommendations 6 to 9: words", "Owner: The Board", "3: PAC recommendation: count.", "Recommendation 1."),
        *(
            "Progress on action A3.2: done.",
            "Inquiry Recommendation 7, paragraph 12",
            "8.2. And so on (paragraph",
            "(para 4",
        ),
        *(
            "A sentence of some length that closes as it should. And one more.",
            "12 m² and 5 km³ of [words](https://x.y)",
        ),
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\n\n", " ", "\n\n\n", "\n    "])
WOVEN = st.lists(st.tuples(LINES, ENDS), min_size=10, max_size=50).map(
    lambda parts: "".join(line + end for line, end in parts)
)
TITLES = ("An action plan", "Government response to the review of boats")
TEXTS = st.one_of(WOVEN, st.text(), st.lists(st.text(max_size=12)).map("\n".join))


def paper_of(text: str, title: str = "An action plan") -> Paper:
    return Paper(id="made", title=title, publisher="", date="", role=Role.OTHER, text=text, file="made.txt", sha256="")


def check(document: Document) -> None:
    check_blocks(document)
    check_no_overlap(document)
    check_passages(document)
    check_statements(document)
    check_notes(document)
    check_nothing_lost(document)


def check_blocks(document: Document) -> None:
    levels: dict[str, int] = {}
    for ordinal, block in enumerate(document.blocks):
        assert block.ordinal == ordinal
        assert block.id.startswith(f"{document.paper.id}:")
        assert block.id not in levels
        check_slices(block, document.paper.text)
        check_reading(document.paper.text, block.slices)
        if block.kind is not BlockKind.ROW:
            assert block.reading == read(document.paper.text, block.slices).text
        assert block.level == (1 if block.parent is None else levels[block.parent] + 1) or block.parent is None
        levels[block.id] = block.level


def check_slices(piece: Block | Passage, text: str) -> None:
    assert piece.text == text[piece.span.start : piece.span.end]
    assert piece.text == piece.text.strip()
    assert piece.reading == piece.reading.strip() != ""
    assert piece.slices[0].start == piece.span.start
    assert piece.slices[-1].end == piece.span.end
    assert all(0 <= start < end <= len(text) for start, end in piece.slices)
    assert all(first.end <= second.start for first, second in pairwise(piece.slices))


def check_reading(text: str, slices: tuple[Span, ...]) -> None:
    """Every character of a reading is the paper's at its offset, or a space for white space or between slices."""
    reading = read(text, slices)
    assert len(reading.text) == len(reading.offsets)
    assert all(first <= second for first, second in pairwise(reading.offsets))
    ends = {piece.end for piece in slices}
    for character, offset in zip(reading.text, reading.offsets, strict=True):
        if character == " ":
            assert text[offset].isspace() or text[offset] == "\u200b" or offset in ends
        else:
            assert text[offset] == character
    for start, end in reading.sentences():
        first, last = reading.span(start, end)
        assert text[first] == reading.text[start]
        assert text[last - 1] == reading.text[end - 1]


def check_no_overlap(document: Document) -> None:
    leaves = [block for block in document.blocks if block.kind not in CONTAINERS]
    slices = sorted(piece for block in leaves for piece in block.slices)
    assert all(first.end <= second.start for first, second in pairwise(slices))
    containers = {block.id: block for block in document.blocks if block.kind in CONTAINERS}
    for block in leaves:
        if block.parent in containers:
            outer = containers[block.parent].span
            assert outer.start <= block.span.start < block.span.end <= outer.end


def check_passages(document: Document) -> None:
    kinds = {block.id: block.kind for block in document.blocks}
    held = [block for passage in document.passages for block in passage.blocks]
    assert len(held) == len(set(held))
    for ordinal, passage in enumerate(document.passages):
        assert passage.ordinal == ordinal
        assert passage.id == passage.blocks[0]
        check_slices(passage, document.paper.text)
        assert sum(kinds[block] in ALONE for block in passage.blocks) <= 1


def check_statements(document: Document) -> None:
    blocks = {block.id: block for block in document.blocks}
    assert [s.id for s in document.statements] == [b.id for b in document.blocks if b.kind is BlockKind.STATEMENT]
    for ordinal, statement in enumerate(document.statements):
        assert statement.ordinal == ordinal
        assert statement.text == document.paper.text[statement.span.start : statement.span.end]
        assert statement.reading.startswith(blocks[statement.id].reading)
    assert all(first.span.end <= second.span.start for first, second in pairwise(document.statements))


def check_notes(document: Document) -> None:
    blocks = {block.id: block for block in document.blocks}
    for note in document.notes:
        carrier = blocks[note.carrier_id]
        assert blocks[note.block_id].kind is BlockKind.FOOTNOTE
        assert any(start <= note.marker.start < note.marker.end <= end for start, end in carrier.slices)
        assert carrier.span.start <= note.sentence_span.start < note.sentence_span.end <= carrier.span.end
        assert note.sentence in read(document.paper.text, carrier.slices).text


def check_nothing_lost(document: Document) -> None:
    """Every letter and digit stands in a block (a box's title in the box) or belongs to a mark."""
    slices = [piece for block in document.blocks if block.kind not in CONTAINERS for piece in block.slices]
    for box in (block for block in document.blocks if block.kind is BlockKind.BOX):
        inner = (block.span.start for block in document.blocks if block.parent == box.id)
        slices.append(Span(box.span.start, min(inner, default=box.span.end)))
    end = 0
    for piece in [*sorted(slices), Span(len(document.paper.text), len(document.paper.text))]:
        outside = re.findall(r"[^\W_]+", document.paper.text[end : piece.start].lower())
        is_label = bool(NOUNS.intersection(outside))
        strange = [word for word in outside if word.strip("²³") and not MARK.fullmatch(word)]
        assert is_label or not strange, strange
        assert len(outside) <= WORDS_OF_A_LABEL
        end = max(end, piece.end)


@pytest.mark.parametrize("fixture", ["corpus_documents", "mini_documents", "family_documents"])
def test_papers_keep_all_invariants(fixture: str, request: pytest.FixtureRequest) -> None:
    documents: Mapping[str, Document] = request.getfixturevalue(fixture)
    for document in documents.values():
        check(document)


@given(TEXTS, st.sampled_from(TITLES))
@settings(max_examples=200, deadline=None)
@example("Recommendation 3", TITLES[0])
@example("• ***\n\nBox 2: A box\n1. (i) *\nSource:", TITLES[0])
@example("¹\n\n" + "⁹" * 5000 + " note\n\n" + "9" * 5000 + ". nines", TITLES[0])
def test_any_text_has_a_structure(text: str, title: str) -> None:
    check(find_structure(paper_of(text, title)))


@given(WOVEN)
@settings(max_examples=25, deadline=None)
def test_the_same_text_has_the_same_structure(text: str) -> None:
    paper = paper_of(text)
    document = find_structure(paper)
    assert find_structure(paper) == document
    assert outline_of(paper) == document.blocks


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Z"]), max_size=30), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_offsets_of_a_reading_lead_back(parts: list[str]) -> None:
    text = "".join(parts)
    ends = [sum(map(len, parts[:place])) for place in range(len(parts) + 1)]
    check_reading(text, tuple(Span(start, end) for start, end in pairwise(ends) if start < end))


def test_a_text_of_nothing_has_no_structure() -> None:
    for text in ("", " \n\t\n", "***\n---\n"):
        document = find_structure(paper_of(text))
        assert (document.blocks, document.passages, document.statements, document.notes) == ((), (), (), ())


HOSTILE = {
    "dots": "." * 30_000 + "x",
    "halves of a sentence": "words that go on and on without any stop at all and then\n\n" * 500,
    "bullets": "• a\n" * 6_000,
    "lists of one entry": "1. a\n" * 4_000,
    "rows of one name": "Total\t3\n" * 3_000,
    "lead-ins": "x:\n" * 5_000,
    "notes of one number": "Word¹.\n\n¹ note\n\n" * 1_500,
    "wrapped words": "A heading that is\n" + "word\n" * 6_000,
    "almost a lead-in": f"Recommendations\n\nThe text that a heading stands over.\n\n{'x should work ' * 2_000}:\n• a",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_more_than_its_length_calls_for(text: str) -> None:
    begun = time.perf_counter()
    find_structure(paper_of(text))
    assert time.perf_counter() - begun < SECONDS

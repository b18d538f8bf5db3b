"""The words that are shown of a block, and how they are printed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.visible import visible
from hscqa.model import Block, BlockKind, Cell, Span
from hscqa.tui.reader.typesetting import typeset
from hscqa.tui.reader.wording import Wording, wordings

TEXT = "The lamp is lit."
BLOCK = Block(
    "b", "lamps", 0, BlockKind.PARAGRAPH, "", 1, (), None, Span(0, 16), (Span(0, 16),), TEXT, TEXT, None, None, None
)


def worded(block: Block) -> Wording:
    """Give the wording of a block that stands alone."""
    [wording] = wordings([block], TEXT)
    return wording


def test_a_heading_is_shown_with_its_number_and_its_words_are_found_behind_it() -> None:
    wording = worded(replace(BLOCK, kind=BlockKind.HEADING, label=f"3. {TEXT}"))
    assert wording.text == f"3. {TEXT}"
    assert wording.text[wording.reading_at :] == TEXT


def test_the_label_of_a_statement_is_a_line_of_its_own() -> None:
    wording = worded(replace(BLOCK, kind=BlockKind.STATEMENT, label="Proposal  1\n(i)"))
    assert wording.text.split("\n") == ["Proposal 1 (i)", TEXT]
    assert wording.label == Span(0, len("Proposal 1 (i)"))
    assert wording.text[wording.reading_at :] == TEXT


def test_a_cell_stands_after_the_head_of_its_column() -> None:
    wording = worded(replace(BLOCK, kind=BlockKind.ROW, cells=(Cell("", "Eastmark"), Cell("Year", "0  (1.5)"))))
    assert wording.text == "Eastmark · Year: 0 (1.5)"
    assert [wording.text[slice(*head)] for head in wording.heads] == ["Year: "]
    assert wording.reading_at is None


LETTERS = st.text(alphabet="ab \u202e\x1b灯👩", max_size=20)


@given(LETTERS, st.data())
def test_every_character_is_printed_once_and_every_sign_at_its_place(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    signs = [(place, f"<{number}\x1b>") for number, place in enumerate(sorted(places))]
    printed = typeset(text, signs)
    for place, character in enumerate(text):
        assert printed.plain[slice(*printed.run(Span(place, place + 1)))] == visible(character)
    assert [printed.plain[slice(*run)] for run in printed.signs] == [visible(sign) for _, sign in signs]
    assert len(printed.plain) == len(visible(text)) + sum(len(visible(sign)) for _, sign in signs)
    for (place, _), run in zip(signs, printed.signs, strict=True):
        assert run.end <= printed.starts[place]
        assert place == 0 or run.start >= printed.ends[place - 1]


def test_a_run_before_a_sign_does_not_hold_it() -> None:
    printed = typeset("lamp lit", [(4, "¹")])
    assert printed.plain == "lamp¹ lit"
    assert printed.plain[slice(*printed.run(Span(0, 4)))] == "lamp"
    assert printed.plain[slice(*printed.run(Span(4, 8)))] == " lit"

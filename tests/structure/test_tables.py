"""Tables whose cells stand one a line, tables of pairs, and rows of tabbed cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError
from hscqa.model import BlockKind, TableSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Block, Document

SPEC = TableSpec("Money", ("Council", "Spent: vans", "Left"), note="£ thousand")
TABLE = "Money\n***\nWhat was spent.\nCouncil\nSpent\nvans\nLeft\n(£ thousand)\nEastmark\n12.5\n–\nNorthby\n(3.0)\n0\n"


def rows(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.ROW]


def test_cells_are_gathered_into_rows_under_their_heads(structured: Callable[..., Document]) -> None:
    document = structured(f"Opening words.\n\n{TABLE}\nAfter the table.\n", tables=(SPEC,))
    assert [[(cell.head, cell.text) for cell in row.cells] for row in rows(document)] == [
        [("Council", "Eastmark"), ("Spent: vans", "12.5"), ("Left", "–")],
        [("Council", "Northby"), ("Spent: vans", "(3.0)"), ("Left", "0")],
    ]
    first = rows(document)[0]
    assert (first.text, first.reading, first.lead_in) == ("Eastmark\n12.5\n–", "Eastmark | 12.5 | –", "£ thousand")
    assert document.blocks[-1].reading == "After the table."
    heads = [block for block in document.blocks if block.kind is BlockKind.HEADS]
    assert [block.reading for block in heads] == ["Council Spent vans Left (£ thousand)"]


def test_a_row_is_a_passage_of_its_own_with_its_heads(structured: Callable[..., Document]) -> None:
    passages = [p for p in structured(TABLE, tables=(SPEC,)).passages if p.cells]
    assert [p.body for p in passages] == [
        "Council: Eastmark; Spent: vans: 12.5; Left: –",
        "Council: Northby; Spent: vans: (3.0); Left: 0",
    ]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (TableSpec("Sums", ("Council",)), "made: no line reads “Sums”, which a table should stand under"),
        (TableSpec("Money", ("Council", "Debts")), "made: the table under “Money” has no column head with “debts”"),
        (
            TableSpec("Money", ("Council", "Spent: vans, £ thousand", "Left", "Left")),
            "the table under “Money” has 6 cells, no whole number of rows of 4",
        ),
    ],
)
def test_a_table_that_is_not_as_declared_is_an_error_that_says_so(
    structured: Callable[..., Document], spec: TableSpec, said: str
) -> None:
    with pytest.raises(CorpusError, match=said) as error:
        structured(TABLE, tables=(spec,))
    assert "papers.toml" in error.value.remedy


def test_a_declared_table_without_rows_is_an_error(structured: Callable[..., Document]) -> None:
    with pytest.raises(CorpusError, match="has 0 cells"):
        structured("Money\nCouncil\nSpent\nvans\nLeft\n", tables=(SPEC,))


def test_pairs_end_at_the_next_division(structured: Callable[..., Document]) -> None:
    text = "Earlier recommendations\nAsked\nDone\nCouncils should:\n• act.\nThey act.\n• wait.\n\nThey wait.\n\n"
    spec = TableSpec("Earlier recommendations", ("Asked", "Done"), "pairs")
    document = structured(f"{text}Appendix 2\nTerms\n• a term\n", tables=(spec,))
    pairs = [block for block in document.blocks if block.kind is BlockKind.PAIR]
    assert [(pair.reading, pair.lead_in) for pair in pairs] == [
        ("act. They act.", "Councils should:"),
        ("wait. They wait.", "Councils should:"),
    ]
    assert document.statements == ()
    assert document.blocks[-1].headings == ("Appendix 2 Terms",)
    answers = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH and block.parent]
    assert [block.lead_in for block in answers] == ["act.", "wait."]


def test_tabbed_rows_take_the_first_as_heads_unless_it_has_figures(structured: Callable[..., Document]) -> None:
    named = structured("Date\tTopic\n4/10\tVans\n5/10\tRoutes\n")
    assert [[cell.head for cell in row.cells] for row in rows(named)] == [["Date", "Topic"]] * 2
    gap = structured("Vans\t¹\t4\n")
    assert [row.reading for row in rows(gap)] == ["Vans | 4"]
    bare = structured("3/10\tMoney\n4/10\tVans\n")
    assert [[(cell.head, cell.text) for cell in row.cells] for row in rows(bare)] == [
        [("", "3/10"), ("", "Money")],
        [("", "4/10"), ("", "Vans")],
    ]

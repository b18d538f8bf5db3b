"""Disagreements as JSON and as lines."""

from __future__ import annotations

import json

from hscqa.export import contract_disagreements, text_disagreements
from hscqa.export.lines import plain
from hscqa.model import Disagreement, Side, Span

FOUND = (
    Disagreement(
        "quantity",
        "lost their library van",
        (
            Side("audit-2021", "audit-2021:para-1", "Six villages\nlost their library van.", Span(0, 36), "Six"),
            Side("review-2022", "review-2022:para-2", "Nine villages lost their library van.", Span(5, 42), "Nine"),
        ),
    ),
    Disagreement(
        "name",
        "Chief Officer",
        (
            Side("audit-2021", "audit-2021:para-3", "Jane Smith, Chief Officer", Span(50, 75), "Jane Smith"),
            Side("audit-2021", "audit-2021:para-9", "\x1b[31mJane Smyth", Span(90, 105), "Jane Smyth"),
        ),
    ),
)


def test_json_has_every_side_with_its_exact_words_and_span() -> None:
    first, second = json.loads(json.dumps(contract_disagreements.disagreements(FOUND)))
    assert (first["kind"], first["about"]) == ("quantity", "lost their library van")
    assert first["sides"][0] == {
        "paper": "audit-2021",
        "id": "audit-2021:para-1",
        "quote": "Six villages\nlost their library van.",
        "span": [0, 36],
        "value": "Six",
    }
    assert [side["value"] for side in second["sides"]] == ["Jane Smith", "Jane Smyth"]


def test_lines_show_both_values_with_their_places_and_words() -> None:
    text = plain(text_disagreements.disagreements(FOUND, 80))
    assert text.splitlines()[1:8] == [
        "2 disagreements inside and between the papers",
        "",
        "quantity, two values: lost their library van",
        "    Six [audit-2021:para-1]",
        "      “Six villages lost their library van.”",
        "    Nine [review-2022:para-2]",
        "      “Nine villages lost their library van.”",
    ]
    assert "\x1b" not in text


def test_nothing_is_shown_where_the_papers_agree() -> None:
    assert text_disagreements.disagreements((), 80) == []
    assert contract_disagreements.disagreements(()) == []

"""Whether two papers speak of one matter at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk import crosswalk
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.related import related
from hscqa.crosswalk.vectors import Lens
from hscqa.crosswalk.weights import UNRELATED

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk.vectors import Vectors
    from hscqa.model import Document

BUSES = """Buses to school

Recommendations

We recommend that:

• operators print timetables in large type
• drivers learn first aid within months
• pupils carry passes that open gates.
"""


def near(vectors: Vectors, left: list[str], right: list[str]) -> bool:
    """Say whether texts are related."""
    lens = Lens(vectors, rarity([*left, *right]))
    return related(lens.see(left), lens.see(right))


def test_a_short_paper_may_speak_of_a_part_of_a_long_one(vectors: Vectors) -> None:
    long = ["keepers", "lamps", "walls", "gulls", "piers", "ropes"]
    assert near(vectors, long, ["keepers and lamps"])
    assert near(vectors, ["keepers and lamps"], long)
    assert not near(vectors, long, ["timetables for buses"])


def test_likeness_ties_nothing_in_papers_on_different_matters(
    audit: Document, vectors: Vectors, make_document: Callable[..., Document]
) -> None:
    buses = make_document("buses", BUSES)
    assert len(buses.statements) == 3
    made = crosswalk(buses, audit, (), vectors)
    links = [link for row in made.rows for link in row.links]
    assert links
    assert not any(link.suggested for link in links)
    assert max(link.confidence for link in links) <= UNRELATED
    assert any("hardly speak of one matter" in remark for remark in made.remarks)


def test_comments_of_a_paper_on_another_matter_are_not_suggested(
    review: Document, opinion: Document, vectors: Vectors, make_document: Callable[..., Document]
) -> None:
    buses = make_document("buses", BUSES)
    rows = crosswalk(review, review, (opinion, buses), vectors).rows
    said = [one for row in rows for one in row.comments]
    assert any(one.suggested for one in said)
    assert not any(one.suggested for one in said if one.paper_id == "buses")

"""What papers say differently of one thing, as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.contract import Json, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Disagreement


def disagreements(found: Iterable[Disagreement]) -> list[Json]:
    """Give the list `disagreements` of `verify --json`; each has two sides or more."""
    return [
        {
            "kind": one.kind,
            "about": one.about,
            "sides": [
                {
                    "paper": side.paper_id,
                    "id": side.id,
                    "quote": side.quote,
                    "span": span(side.span),
                    "value": side.value,
                }
                for side in one.sides
            ],
        }
        for one in found
    ]

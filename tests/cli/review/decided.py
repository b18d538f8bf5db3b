"""Ties of the invented papers, and what a crosswalk says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

SUGGESTED = ("review-2022:1.i", "audit-2021:rec-1")


OTHER = ("review-2022:1.i", "audit-2021:rec-3")


COMMENT = ("review-2022:2.i", "readers-2022:reading-panels.p1")


LISTED = ("review-2022:2.i", "readers-2022:introduction.p1")


def link(hscqa: Hscqa, source: str, target: str) -> dict[str, object]:
    rows = hscqa("crosswalk", "--json").json["rows"]
    links = next(row["links"] for row in rows if row["statement"]["id"] == source)
    return next(one for one in links if one["target"]["id"] == target)


def comments_of(rows: list[dict[str, Any]], statement: str) -> list[dict[str, Any]]:
    (row,) = [row for row in rows if row["statement"]["id"] == statement]
    return row["comments"]  # type: ignore[no-any-return]

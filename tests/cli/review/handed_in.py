"""A workbook filled in, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

LINK = ("review-2022:1.i", "audit-2021:rec-1")


OTHER = ("review-2022:1.ii", "audit-2021:rec-3")


COMMENT = ("review-2022:2.i", "readers-2022:reading-panels.p1")


MISSED = ("review-2022:2.i", "audit-2021:rec-1")


DECIDED: Mapping[tuple[str, str], Mapping[str, str]] = {
    LINK: {"your decision": "accept", "your relation": "partly answers", "your note": "See <the> map & hours."},
    OTHER: {"your decision": "Reject", "your reason": "=Not the same\nfortnight."},
    COMMENT: {"your decision": "accept"},
}


def filled(
    root: Path,
    decided: Mapping[tuple[str, str], Mapping[str, str]] = DECIDED,
    *added: Mapping[str, str],
    name: str = "filled.xlsx",
) -> str:
    """Fill in rows of Ties, by both ids, and of Add, and save the workbook beside the empty one."""
    book = openpyxl.load_workbook(root / "empty.xlsx")
    ties = book["Ties"]
    columns = {cell.value: cell.column for cell in ties[1]}
    for row in ties.iter_rows(min_row=2):
        sides = (row[columns["statement_id"] - 1].value, row[columns["tied_id"] - 1].value)
        for head, text in decided.get(sides, {}).items():
            write(ties.cell(row[0].row, columns[head]), text)
    heads = [cell.value for cell in book["Add"][1]]
    for number, cells in enumerate(added, 2):
        for head, text in cells.items():
            write(book["Add"].cell(number, heads.index(head) + 1), text)
    book.save(root / name)
    return str(root / name)


def write(cell: Any, text: str) -> None:  # noqa: ANN401  openpyxl has no types
    """Write a text as a person does into a cell that is formatted as text."""
    cell.value = text
    cell.data_type = "s"


def fates(done: Done) -> list[tuple[str, str | None]]:
    return [(row["fate"], row["act"]) for row in done.json["rows"]]


def acts(hscqa: Hscqa) -> list[tuple[str, str, str, str]]:
    events = hscqa("review", "log", "--json").json["events"]
    return [(one["reviewer"], one["act"], one["source"], one["target"]) for one in events]

"""A workspace of the invented papers from which workbooks go out and to which they come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.export.crosswalk_csv import HEADER, crosswalk_rows
from hscqa.export.report import report
from hscqa.export.workbook.sheets import row_check
from hscqa.library import Library, Workspace
from hscqa.library.returning import apply, desk, returned
from hscqa.library.reviewing import Reviews
from hscqa.model import SheetRow, Sheets, TieId, Verdict
from tests.library.conftest import LetterEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hscqa.export.workbook.read_xlsx import RowFault
    from hscqa.model import Event, Returned


PAPERS = ("review-2022", "audit-2021", "readers-2022")


LINK = ("review-2022:1.i", "audit-2021:rec-1")


OTHER = ("review-2022:1.ii", "audit-2021:rec-3")


UNSUGGESTED = ("review-2022:2.i", "audit-2021:rec-1")


COMMENT = ("review-2022:1.i", "readers-2022:the-routes.p1")


SILENT = ("review-2022:2.i", "")


PLACE = ("review-2022:2.i", "readers-2022:reading-panels.p1")


WORDS = "A panel is only as good as the answers it gets."


ACCEPT = {"your decision": "accept"}


REJECT = {"your decision": "reject", "your reason": "It is about maps."}


@dataclass(frozen=True)
class Office:
    """A workspace, what it exports, and what comes back to it."""

    library: Library

    @property
    def reviews(self) -> Reviews:
        return Reviews(self.library)

    def export(self) -> Sheets:
        """Give the sheets of a workbook as they are read when nobody has filled anything in."""
        made = self.library.crosswalk(*PAPERS[:2], PAPERS[2:])
        papers = {one.paper.id: one.paper for one in self.library.papers()}
        rows = [{name: row.get(name, "") for name in HEADER} for row in crosswalk_rows(report(made, papers))]
        about = dict(zip(("workbook", "source", "target", "comments"), ("crosswalk", *PAPERS), strict=True))
        return Sheets(
            about,
            {
                "Ties": tuple(
                    SheetRow("Ties", number, {**row, "check": row_check(row)}) for number, row in enumerate(rows, 2)
                ),
                "Add": (),
            },
        )

    def look(self, sheets: Sheets, reviewer: str = "Anna", faults: tuple[RowFault, ...] = ()) -> tuple[Returned, ...]:
        return returned(sheets, faults, desk(self.library, self.reviews, reviewer, sheets.about))

    def take(self, sheets: Sheets, reviewer: str = "Anna") -> tuple[Returned, ...]:
        at = desk(self.library, self.reviews, reviewer, sheets.about)
        found = returned(sheets, (), at)
        apply(found, at)
        return found

    def revise(self, file: str, old: str, new: str) -> None:
        place = self.library.workspace.corpus / file
        text = place.read_text("utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), "utf-8")

    def held(self, tie: TieId, reviewer: str = "Anna") -> Verdict | None:
        (one,) = (one for one in self.reviews.current().in_force if one.tie == tie)
        return next(each.verdict for each in one.decisions if each.reviewer == reviewer)


def opened(root: Path) -> Office:
    library = Library(Workspace.at(root))
    library._models._encoder = LetterEncoder()
    return Office(library)


def filled(sheets: Sheets, *cells: tuple[tuple[str, str], Mapping[str, str]]) -> Sheets:
    """Fill in cells of the rows of Ties that are about two ids."""
    ties = list(sheets.rows["Ties"])
    for sides, written in cells:
        at = next(at for at, row in enumerate(ties) if (row.cells["statement_id"], row.cells["tied_id"]) == sides)
        ties[at] = replace(ties[at], cells={**ties[at].cells, **written})
    return replace(sheets, rows={**sheets.rows, "Ties": tuple(ties)})


def adding(sheets: Sheets, *rows: Mapping[str, str]) -> Sheets:
    """Fill in rows of the sheet Add."""
    names = ("statement_id", "tied_id", "words", "relation", "note")
    empty = dict.fromkeys(names, "")
    added = tuple(SheetRow("Add", number, {**empty, **row}) for number, row in enumerate(rows, 2))
    return replace(sheets, rows={**sheets.rows, "Add": added})


def addition(sides: tuple[str, str], **cells: str) -> Mapping[str, str]:
    return {"statement_id": sides[0], "tied_id": sides[1], **cells}


def only(found: tuple[Returned, ...]) -> Returned:
    (one,) = found
    return one


def only_event(office: Office) -> Event:
    (one,) = office.reviews.events()
    return one

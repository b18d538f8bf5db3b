"""Running headers, running footers and page numbers of papers with pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Page
from hscqa.structure.edges import running_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

BODY = "The keepers of the harbour count the boats each night, and write down what they saw"


def paged(*sheets: str) -> tuple[str, tuple[Page, ...]]:
    """Set texts on pages of their own."""
    text = "\n\n".join(sheets)
    starts = [sum(len(sheet) + 2 for sheet in sheets[:place]) for place in range(len(sheets))]
    return text, tuple(Page(number, None, start) for number, start in enumerate(starts, 1))


def lines_of(*sheets: str) -> list[str]:
    """Give the lines that run."""
    text, pages = paged(*sheets)
    return [text[start:].split("\n", 1)[0] for start in sorted(running_lines(text, pages))]


def test_a_line_whose_number_alone_changes_runs() -> None:
    assert lines_of(*(f"{number} HARBOURS\n{BODY}." for number in range(7, 10))) == [
        "7 HARBOURS",
        "8 HARBOURS",
        "9 HARBOURS",
    ]


def test_page_numbers_go_with_the_lines_beside_them() -> None:
    sheets = [f"{number}\nHarbours in the north\n{BODY}.\nPage {number} of 3" for number in range(1, 4)]
    assert len(lines_of(*sheets)) == 9


def test_what_stands_on_two_pages_or_inside_them_stays() -> None:
    assert lines_of(*(f"HARBOURS\n{BODY}." for _ in range(2))) == []
    assert lines_of(*(f"{BODY}.\n{number} boats\n{BODY}." for number in range(5))) == []


def test_a_label_or_a_sentence_never_runs() -> None:
    assert lines_of(*(f"Recommendation {number}\n{BODY}.\nThey wait." for number in range(1, 6))) == []


def test_a_paper_without_pages_has_no_running_lines() -> None:
    assert running_lines("7 HARBOURS\n8 HARBOURS\n9 HARBOURS", ()) == frozenset()


def test_a_sentence_goes_on_over_a_running_line(structured: Callable[..., Document]) -> None:
    sheets = [f"HARBOURS {number}\n{BODY}.\n{BODY}\n{BODY}" for number in range(1, 4)]
    text, pages = paged(*sheets, "HARBOURS 4\nbefore they sleep. The rest is for the gulls.")
    document = structured(text, pages=pages)
    assert all("HARBOURS" not in block.reading for block in document.blocks)
    assert document.blocks[-1].reading.endswith("what they saw before they sleep. The rest is for the gulls.")

"""Invented listings of harbours and their keepers: one of each kind, full and empty, and one of hostile words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.export.gap_list import gap_sections
from hscqa.export.listing import Listing, Row, Section, Shape
from hscqa.export.listing_answers import answer_listing, search_listing
from hscqa.export.listing_checks import checks_listing
from hscqa.export.listing_papers import outline_listing, papers_listing
from hscqa.export.listing_queue import queue_listing, queue_of
from hscqa.model import (
    Answer,
    Block,
    BlockKind,
    Cell,
    Change,
    Claim,
    Decision,
    Disagreement,
    Filters,
    Followed,
    Found,
    Hit,
    Judged,
    Passage,
    Quotation,
    Quote,
    Reference,
    Role,
    SearchReply,
    Seen,
    Side,
    Span,
    Standing,
    Status,
    TieId,
    Verdict,
    Verification,
)
from tests.export.conftest import Counted
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from collections.abc import Iterator

SPAN = Span(0, 1)
MADE_BY = "hscqa 0"
"""As any release would say."""
HOSTILE = (
    "=1+1",
    "+44",
    "-x",
    "@home",
    "<b>bold</b> & {{x}} {% y %}",
    "[/b] [link](x) `code`",
    "*a* _b_ # c > d",
    "- e",
    "1. f",
    "a “quoted” word (see p. 2): yes",
    "שלום and עברית",
    "🌊🧑‍🚒 waves",
    "'apostrophe",
    "word " * 900 + "end",
    "x" * 2000,
)
"""Words that some form might take for markup, a formula or an escape."""


def passage(number: int, words: str, *, lead_in: str | None = None, cells: tuple[Cell, ...] = ()) -> Passage:
    headings = ("Harbours", "Lamps & > walls")
    kind = BlockKind.ROW if cells else BlockKind.NUMBERED
    label, place = f"para {number}", f"audit:para-{number}"
    return Passage(
        place, "audit", number, kind, label, headings, lead_in, SPAN, (SPAN,), words, words, (place,), 4, "ii", cells
    )


ROW = (Cell("Harbour", "North"), Cell("Boats", "12"), Cell("", "(3)"))
HITS = (
    Hit(1, passage(1, "A keeper *trims* the lamp at 4 & 9.", lead_in="The board should:"), 2.0),
    Hit(2, passage(2, "North | 12 | (3)", cells=ROW), 1.0),
)
QUOTES = (
    Quote(
        "A keeper\ntrims the lamp.",
        "A keeper trims the lamp.",
        "audit:para-1",
        "audit",
        "para 1",
        SPAN,
        "Auditor (2018), para 1, p. ii",
        lead_in="The board should:",
        also=("Coast Group (2019), para 7", "Essay (2018), para 1"),
    ),
    Quote(
        "North | 12 | (3)", "North | 12 | (3)", "audit:t.north", "audit", "North", SPAN, "Auditor (2018), North",
        cells=ROW,
    ),
)  # fmt: skip
FILTERS = Filters(roles=(Role.AUDIT, Role.REVIEW), publishers=("coast", "audit"), since="2018", until="2019-02")
ANSWER = Answer(
    "Who trims the *lamp*?",
    answered=True,
    answer="A keeper trims the lamp.",
    confidence=0.834,
    reason=None,
    quotes=QUOTES,
    hits=HITS,
    elapsed_ms=1.0,
    difference="one says 12, the other 13",
    note="“lampp” is read as “lamp”",
)
UNANSWERED = replace(
    ANSWER, answered=False, answer="", quotes=(), difference=None, note=None,
    reason="not found in these 4 papers: what is nearest does not answer it",
)  # fmt: skip


def blocks() -> Iterator[Block]:
    told = (
        (BlockKind.HEADING, "", 1, "Harbours"),
        (BlockKind.NUMBERED, "para 1", 2, "A keeper is needed:"),
        (BlockKind.ITEM, "para 1, bullet 1", 3, "- in the *north*"),
        (BlockKind.PARAGRAPH, "Harbours, paragraph 2", 2, "And in the south."),
        (BlockKind.HEADING, "", 1, "Walls"),
        (BlockKind.FOOTNOTE, "note 1", 3, "1. See above."),
    )
    for number, (kind, label, level, words) in enumerate(told):
        page = number // 2 + 1
        yield Block(
            f"audit:b{number}", "audit", number, kind, label, level, (), None, SPAN, (SPAN,), words, words,
            page=page, page_label=str(page + 10) if page > 1 else None,
        )  # fmt: skip


def quotation(number: int, status: str, found: Found | None = None, difference: str | None = None) -> Quotation:
    claimed = Claim("audit", f"para {number}") if number > 1 else Claim(None, None)
    return Quotation("owners", f"owners:p{number}", "a lamp\nfor us", SPAN, claimed, status, found, difference)


FOUND = Found("audit:para-1", "para 1", "a lamp for all", SPAN)
CHECKED = Verification(
    quotations=(
        quotation(1, "verbatim", FOUND),
        quotation(2, "not in corpus"),
        quotation(3, "altered", FOUND, "a lamp for [-all-] {+us+}"),
    ),
    references=(
        Reference("owners", "owners:p1", "as para 1 says", "para 1", "resolved", ("audit:para-1",), None, SPAN),
        Reference("owners", "owners:p4", "see para 99", "para 99", "unresolved", (), "there is none", SPAN),
    ),
    disagreements=tuple(
        Disagreement(
            "quantity",
            "boats in the north",
            (Side("audit", "audit:b1", "twelve\nboats", SPAN, "12"), Side("owners", place, "13 boats", SPAN, "13")),
        )
        for place in ("owners:p1", "owners:p2")
    ),
)
JUDGED = Judged(
    TieId("review:9", "audit:9"), Verdict.ACCEPTED,
    (Decision(TieId("review:9", "audit:9"), "Anna", Verdict.ACCEPTED, Seen("old wall", "mend"), "2026-03-01"),),
)  # fmt: skip
KEPT = Change(Standing.KEPT, "mend", "mend", "audit:9")
CHANGED = (
    Followed(
        JUDGED, Standing.SUSPECT,
        Change(Standing.SUSPECT, "old wall", "new wall", "review:9", "[-old-] {+new+} wall"), KEPT,
    ),
    Followed(JUDGED, Standing.ORPHANED, Change(Standing.ORPHANED, "old wall", "", ""), KEPT),
    Followed(JUDGED, Standing.MOVED, Change(Standing.MOVED, "old wall", "old wall", "review:8"), KEPT),
)  # fmt: skip


def counted() -> list[Counted]:
    faulty = replace(PAPERS["essay"], status=Status.PARTLY, note="2 pages without text")
    return [Counted(one) for one in (*list(PAPERS.values())[:3], faulty)]


def listings() -> dict[str, Listing]:
    """Make one of each kind."""
    made, papers = crosswalk(), PAPERS
    queue = queue_of(made, CHANGED, [JUDGED])
    nothing = Verification((), ())
    found = {
        "answer": answer_listing(ANSWER, papers, Filters()),
        "unanswered": answer_listing(UNANSWERED, papers, FILTERS),
        "search": search_listing(SearchReply("lamps", HITS, 1.0, "cut"), papers, Filters(("audit",))),
        "papers": papers_listing(counted()),
        "outline": outline_listing(papers["audit"], tuple(blocks())),
        "checks": checks_listing(CHECKED, gap_sections(made, papers), citations=CITATIONS),
        "queue": queue_listing(made, queue, papers, CITATIONS),
        "nothing searched": search_listing(SearchReply("", (), 1.0, "the question is empty"), {}, Filters()),
        "no papers": papers_listing([]),
        "no outline": outline_listing(papers["essay"], ()),
        "nothing checked": checks_listing(nothing),
    }
    return {name: replace(one, made_by=MADE_BY) for name, one in found.items()}


def hostile() -> Listing:
    """Make a listing that has every hostile text everywhere."""
    cells = [(words, words) for words in HOSTILE]
    shapes = (Shape.QUOTATIONS, Shape.PASSAGES, Shape.TABLE)
    rows = tuple(
        Row(words, f"audit:b{number}", words, words, cells[number], words) for number, words in enumerate(HOSTILE)
    )
    bare = tuple(replace(row, lead_in="") for row in rows)
    sections = [
        Section(one.value, one, bare if one is Shape.TABLE else rows, ("one", "other"), grouped_by="group")
        for one in shapes
    ]
    pieces = tuple(replace(row, citation="", cells=("item", "7"), group="", level=1) for row in bare)
    outline = Section("outline", Shape.OUTLINE, pieces, ("kind", "page"))
    return Listing("\n".join(HOSTILE[:10]), HOSTILE, (*sections, outline), MADE_BY)

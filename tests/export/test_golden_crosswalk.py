"""A crosswalk of invented papers in every form, compared with golden files that people can read.

After a change of the exports, look at what differs and renew the files:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_golden_crosswalk.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.export import contract_ties, text_ties
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.crosswalk_markdown import crosswalk_markdown
from hscqa.export.lines import plain
from hscqa.model import Comment, Crosswalk, Evidence, Gaps, Link, Needed, Paper, Role, Row, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

GOLDENS = Path(__file__).resolve().parent / "goldens"
RENEW = "HSCQA_RENEW_GOLDENS"
KEEPERS, WALLS = "1. Keepers and lamps", "2. Walls and who pays for them"
"""The themes of the review; those of the audit differ in their words."""
PAPERS = {
    paper.id: paper
    for paper in (
        Paper("audit", "Harbours in the north", "Auditor", "2018-11-15", Role.AUDIT, "", "a.txt", "0"),
        Paper("review", "Review of harbours", "Coast Group", "2019-02-04", Role.REVIEW, "", "r.txt", "1"),
        Paper("owners", "What owners say", "Boat Owners", "2019-05", Role.STAKEHOLDER, "", "o.txt", "2"),
        Paper("essay", "On *lamps*", "", "2018-06", Role.STAKEHOLDER, "", "e.txt", "3", short="Essay (2018)"),
    )
}
CITATIONS = {"owners:p1": "Boat Owners (2019), para 1", "owners:p2": "Boat Owners (2019), para 2"}


def statement(paper: str, ordinal: int, label: str, reading: str, theme: str) -> Statement:
    return Statement(f"{paper}:{ordinal + 1}", paper, ordinal, label, reading, reading, Span(0, 1), (theme,), None)


KEEPER = statement("audit", 0, "Recommendation 1", "Find a keeper for every harbour.", "Nobody keeps watch")
LAMPS = statement("audit", 1, "Recommendation 2", "Trim the lamps on winter nights.", "Nobody keeps watch")
MEND = statement("audit", 2, "Recommendation 3", "Mend the walls.", "Walls fall down")
PAY = statement("audit", 3, "Recommendation 3", "Say who pays for a wall that two councils use.", "Walls fall down")
FOUND = replace(
    statement("review", 0, "Proposal 1", "A keeper will be found.", KEEPERS),
    owners=("Harbour Board", "councils"),
    timescale="6 months",
    due="2019-08-04",
    status="accepted",
    status_words="we accept this",
)
SHARED = statement("review", 1, "Proposal 2", "Councils will share what a wall costs.", WALLS)
GULLS = statement("review", 2, "Proposal 3", "Gulls will be counted each spring, harbour by harbour, at dawn.", WALLS)
SILENT = statement("review", 3, "Proposal 4", "", WALLS)

WORDS = Evidence("words", "both say “keeper”", 0.6)
UNDER = Evidence("theme", f"under “{KEEPERS}”, which goes with “Nobody keeps watch”", 0.4)
COSTS = Evidence("meaning", "“costs” is near “pays”", 1.0)
NAMED = Evidence("reference", "it names “proposal 1”", 1.0)
ALIKE = Evidence("meaning", "“glad” is near “found”", 0.0)
DATED = Evidence("date", "written earlier (2018-06), so it cannot mean this paper", 0.0)


def links(source: Statement, *rated: tuple[Statement, float, str, Sequence[Evidence]]) -> tuple[Link, ...]:
    return tuple(
        Link(
            source.id,
            target,
            kind,
            "answers" if sure >= 0.7 else "partly answers",
            round(sure * 4 - 1, 2),
            sure,
            suggested=sure >= (0.25 if place == 0 else 0.5),
            evidence=tuple(evidence),
        )
        for place, (target, sure, kind, evidence) in enumerate(rated)
    )


def said(paper: str, number: int, words: str, basis: str, sure: float, *evidence: Evidence) -> Comment:
    place, span = f"{paper}:p{number}", Span(number, number + 9)
    return Comment(paper, place, words, words, span, basis, sure, suggested=sure >= 0.25, evidence=evidence)


@pytest.fixture(scope="module")
def made() -> Crosswalk:
    """Make a crosswalk with every kind of tie and gap: a label twice, a statement without a text, an earlier paper."""
    glad, walls = "We are glad that a keeper will be found.", "Our walls have waited for years."
    rows = (
        Row(
            FOUND,
            links(FOUND, (KEEPER, 0.95, "explicit", (WORDS, UNDER)), (LAMPS, 0.31, "structural", (UNDER,)),
                  (MEND, 0.02, "semantic", ()), (PAY, 0.01, "semantic", ())),
            (said("owners", 1, glad, "cited", 0.9, NAMED, ALIKE),
             said("essay", 1, "A lamp needs a keeper.", "topical", 0.3, WORDS, DATED)),
        ),
        Row(
            SHARED,
            links(SHARED, (PAY, 0.8, "semantic", (COSTS,)), (MEND, 0.44, "semantic", ()),
                  (KEEPER, 0.02, "semantic", ()), (LAMPS, 0.01, "semantic", ())),
            (said("owners", 2, walls, "topical", 0.4, COSTS),),
        ),
        Row(
            GULLS,
            links(GULLS, (LAMPS, 0.12, "semantic", ()), (KEEPER, 0.11, "semantic", ()),
                  (MEND, 0.02, "semantic", ()), (PAY, 0.01, "semantic", ())),
            (said("owners", 1, glad, "cited", 0.12, ALIKE),),
        ),
        Row(SILENT, links(SILENT, *((one, 0.0, "semantic", ()) for one in (KEEPER, LAMPS, MEND, PAY))), ()),
    )  # fmt: skip
    gaps = Gaps(
        (LAMPS.id, MEND.id),
        (GULLS.id, SILENT.id),
        (GULLS.id, SILENT.id),
        {"essay": (SHARED.id, GULLS.id, SILENT.id), "owners": (GULLS.id, SILENT.id)},
    )
    remarks = ("Auditor (2018) has 2 statements called Recommendation 3 (audit:3 and audit:4)",)
    return Crosswalk("review", "audit", ("essay", "owners"), rows, gaps, Needed(0.5, 0.25, 0.25), ("essay",), remarks)


FORMS: dict[str, Callable[[Crosswalk], str]] = {
    "crosswalk.md": lambda made: crosswalk_markdown(made, PAPERS, CITATIONS),
    "crosswalk.csv": lambda made: crosswalk_csv(made, CITATIONS),
    "crosswalk.json": lambda made: json.dumps(contract_ties.crosswalk(made), indent=1, ensure_ascii=False) + "\n",
    "gaps.txt": lambda made: plain(text_ties.gaps(made, PAPERS, 80, CITATIONS)),
    "gaps.json": lambda made: json.dumps(contract_ties.gaps_reply(made), indent=1, ensure_ascii=False) + "\n",
}


@pytest.mark.parametrize("file", FORMS)
def test_a_form_is_as_it_was(made: Crosswalk, file: str) -> None:
    written = FORMS[file](made)
    golden = GOLDENS / file
    if os.environ.get(RENEW):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")


def test_what_people_read_fits_a_terminal(made: Crosswalk) -> None:
    lines = [*FORMS["crosswalk.md"](made).splitlines(), *FORMS["gaps.txt"](made).splitlines()]
    assert max(len(line) for line in lines if not line.startswith("#")) <= 80


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(FORMS)


def test_every_form_shows_the_same_ties(made: Crosswalk) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["crosswalk.csv"](made))))
    table = {
        (row["statement_id"], row["tied_id"], row["confidence"]) for row in rows if row["tie"] in {"link", "comment"}
    }
    ties = json.loads(FORMS["crosswalk.json"](made))["rows"]
    assert table == set(suggested(ties))
    text = FORMS["crosswalk.md"](made)
    assert sorted(re.findall(r"\(confidence (\d\.\d\d)", text)) == sorted(sure for _, _, sure in table)


def suggested(rows: Sequence[dict]) -> Iterator[tuple[str, str, str]]:  # type: ignore[type-arg]
    for row in rows:
        for tie in (*row["links"], *row["comments"]):
            if tie["suggested"]:
                yield row["statement"]["id"], tie.get("id") or tie["target"]["id"], f"{tie['confidence']:.2f}"


def test_every_form_shows_the_same_gaps(made: Crosswalk) -> None:
    gaps = json.loads(FORMS["gaps.json"](made))
    rows = list(csv.DictReader(io.StringIO(FORMS["crosswalk.csv"](made))))
    assert [row["tied_id"] for row in rows if row["tie"] == "unanswered"] == gaps["targets_without_source"]
    assert [row["statement_id"] for row in rows if row["tie"] == "unlinked"] == gaps["sources_without_target"]
    silent = {paper: [] for paper in gaps["by_stakeholder"]}  # type: ignore[var-annotated]
    for row in rows:
        if row["tie"] == "silent":
            silent[row["paper"]].append(row["statement_id"])
    assert silent == gaps["by_stakeholder"]
    numbers = re.findall(r"^  (\d+) of (\d+)", FORMS["gaps.txt"](made), re.MULTILINE)
    assert re.findall(r"^### .*\((\d+) of (\d+)\)$", FORMS["crosswalk.md"](made), re.MULTILINE) == numbers
    assert numbers == [("2", "4"), ("2", "4"), ("2", "4"), ("3", "4"), ("2", "4")]

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
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.export import contract_ties, text_ties
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.lines import plain
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.report import report
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hscqa.model import Crosswalk

GOLDENS = Path(__file__).resolve().parent / "goldens"
RENEW = "HSCQA_RENEW_GOLDENS"


@pytest.fixture(scope="module")
def made() -> Crosswalk:
    return crosswalk()


FORMS: dict[str, Callable[[Crosswalk], str]] = {
    "crosswalk.md": lambda made: crosswalk_markdown(report(made, PAPERS, CITATIONS)),
    "crosswalk.csv": lambda made: crosswalk_csv(report(made, PAPERS, CITATIONS)),
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
    own = {
        "listings",
        "crosswalk.html",
        "crosswalk.docx.txt",
        "crosswalk.xlsx.txt",
        "positions.docx.txt",
        "positions.xlsx.txt",
    }
    assert {path.name for path in GOLDENS.iterdir()} == own | set(FORMS)


def test_every_form_shows_the_same_ties(made: Crosswalk) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["crosswalk.csv"](made))))
    table = [
        (row["statement_id"], row["tied_id"], row["confidence"])
        for row in rows
        if row["tie"].endswith(("link", "comment"))
    ]
    assert sorted(table) == sorted(shown(json.loads(FORMS["crosswalk.json"](made))["rows"]))
    text = " ".join(FORMS["crosswalk.md"](made).split())
    assert sorted(re.findall(r"\(confidence (\d\.\d\d)", text)) == sorted(sure for _, _, sure in table)


def shown(rows: Sequence[dict]) -> Iterator[tuple[str, str, str]]:  # type: ignore[type-arg]
    for row in rows:
        for tie in (*row["links"], *row["comments"]):
            if tie["suggested"] or tie["decision"]:
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
    assert numbers == [("1", "4"), ("2", "4"), ("2", "4"), ("3", "4"), ("2", "4")]

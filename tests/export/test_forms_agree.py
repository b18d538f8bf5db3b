"""Every form of the same crosswalk says the same of every tie, cell for cell, read back from the file alone."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export import contract_ties
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import report
from hscqa.export.word.crosswalk_docx import crosswalk_docx
from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx
from tests.export.cells import Cell, in_csv, in_docx, in_html, in_json, in_markdown, in_xlsx
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.word_files import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.export.report import Report
    from hscqa.model import Crosswalk

READ: Mapping[str, Callable[[Report], list[Cell]]] = {
    "csv": lambda made: in_csv(crosswalk_csv(made)),
    "xlsx": lambda made: in_xlsx(crosswalk_xlsx(made)),
    "html": lambda made: in_html(crosswalk_html(made)),
    "docx": lambda made: in_docx(crosswalk_docx(made), labels(made)),
}
"""What each form says, where it names every place by its id."""
ASIDE = ("rejected", "disputed")


def labels(made: Report) -> dict[str, str]:
    return {entry.label: entry.statement.id for entry in made.entries}


def said(made: Crosswalk) -> list[Cell]:
    return in_json(json.dumps(contract_ties.crosswalk(made)))


@pytest.fixture(scope="module")
def made() -> Crosswalk:
    return crosswalk()


@pytest.fixture(scope="module")
def shown(made: Crosswalk) -> Report:
    return report(made, PAPERS, CITATIONS)


def test_the_invented_crosswalk_has_every_form_and_decision(made: Crosswalk) -> None:
    cells = said(made)
    assert {(cell.form, cell.decision) for cell in cells} == {
        ("link", ""),
        ("link", "accepted"),
        ("link", "added"),
        ("link", "disputed"),
        ("comment", ""),
        ("comment", "disputed"),
        ("comment", "rejected"),
    }


@pytest.mark.parametrize("form", READ)
def test_a_form_says_the_same_as_json_of_every_tie(made: Crosswalk, shown: Report, form: str) -> None:
    told = sorted(READ[form](shown))
    expected = sorted(said(made))
    if form in {"docx", "html"}:
        expected = sorted(map(without_voices, expected))
    if form == "docx":  # it does not repeat the relation of a link that is set aside and counts no more
        told, expected = sorted(map(without_relation, told)), sorted(map(without_relation, expected))
    assert told == expected


def without_voices(cell: Cell) -> Cell:
    """Leave out what each reviewer said, which is running text there."""
    return cell._replace(voices="")


def without_relation(cell: Cell) -> Cell:
    """Leave out the relation of what reviewers set aside."""
    return cell._replace(relation="") if cell.decision in ASIDE else cell


def test_markdown_says_the_same_by_citation(made: Crosswalk, shown: Report) -> None:
    places = {tie.id: tie.place for entry in shown.entries for tie in (*entry.links, *entry.comments, *entry.set_aside)}
    expected = [without_relation(without_voices(cell._replace(place=places[cell.place]))) for cell in said(made)]
    told = in_markdown(crosswalk_markdown(shown), labels(shown))
    assert sorted(map(without_relation, told)) == sorted(expected)


def test_what_every_reviewer_said_stands_in_every_form(made: Crosswalk, shown: Report) -> None:
    ties = [tie for entry in shown.entries for tie in (*entry.links, *entry.comments, *entry.set_aside)]
    voices = [voice for tie in ties for voice in tie.also_said]
    assert len(voices) > len(ties) / 2
    forms = {
        "json": " ".join(cell.voices for cell in said(made)),
        "csv": crosswalk_csv(shown),
        "md": re.sub(r"\\(.)", r"\1", " ".join(crosswalk_markdown(shown).split())),
        "html": html.unescape(crosswalk_html(shown)),
        "docx": " ".join(text_of(opened(crosswalk_docx(shown)).element.body).split()),
        "xlsx": " ".join(cell.voices for cell in in_xlsx(crosswalk_xlsx(shown))),
    }
    missing = [(form, voice) for form, text in forms.items() for voice in voices if voice not in text]
    assert missing == []


@pytest.mark.parametrize("form", [*READ, "md"])
@pytest.mark.parametrize(
    "words", ["=1+1", "<b>bold</b> & {{x}}", "a “quoted” *word* (see p. 2): yes", "+44", "@home", "-x"]
)
def test_words_of_any_kind_come_back_from_every_form(made: Crosswalk, form: str, words: str) -> None:
    first, *others = made.rows
    link, comment = first.links[0], first.comments[0]
    links = (replace(link, target=replace(link.target, reading=words)), *first.links[1:])
    row = replace(first, links=links, comments=(replace(comment, reading=words, quote=words), *first.comments[1:]))
    changed = report(replace(made, rows=(row, *others)), PAPERS, CITATIONS)
    cells = READ[form](changed) if form != "md" else in_markdown(crosswalk_markdown(changed), labels(changed))
    assert [cell.form for cell in cells if cell.text == words] == ["link", "comment"]

"""What each form of a crosswalk says of every tie that it shows, read back from the file alone."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import openpyxl  # type: ignore[import-untyped]
from docx.oxml.ns import qn

from tests.export.word_files import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.table import Table

_FORMS = ("link", "comment")
_DECIDED = r"(?P<decision>[Aa]ccepted|[Aa]dded|[Dd]isputed|[Rr]ejected) by (?P<who>[^“():;.]+)"


class Cell(NamedTuple):
    """A tie as a form shows it."""

    form: str
    statement: str
    """The statement's id."""
    place: str
    """The tied statement's or passage's id; where a form names places by citation only, that citation."""
    text: str
    relation: str
    kind: str
    confidence: str
    decision: str
    reviewers: str
    reason: str
    voices: str = ""
    """What each reviewer said; '' where a form has it as running text."""


def in_json(written: str) -> list[Cell]:
    return [
        Cell(
            form,
            row["statement"]["id"],
            tie["target"]["id"] if form == "link" else tie["id"],
            tie["target"]["reading"] if form == "link" else tie["reading"],
            tie.get("relation", ""),
            tie["kind"] if form == "link" else tie["basis"],
            f"{tie['confidence']:.2f}",
            tie["decision"] or "",
            ", ".join(tie["reviewers"]),
            tie["reason"] or "",
            "; ".join(tie["voices"]),
        )
        for row in json.loads(written)["rows"]
        for form in _FORMS
        for tie in row[f"{form}s"]
        if tie["suggested"] or tie["decision"]
    ]


def in_csv(written: str) -> list[Cell]:
    return list(_in_rows(csv.DictReader(io.StringIO(written))))


def in_xlsx(body: bytes) -> list[Cell]:
    heads, *rows = openpyxl.load_workbook(io.BytesIO(body))["Ties"].iter_rows(values_only=True)
    return list(_in_rows({str(head): _written(cell) for head, cell in zip(heads, row, strict=True)} for row in rows))


def _written(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:.2f}" if isinstance(cell, int | float) else str(cell)


def _in_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Cell]:
    for row in rows:
        form = row["tie"].rpartition(" ")[2]
        if form in _FORMS:
            yield Cell(
                form,
                row["statement_id"],
                row["tied_id"],
                row["tied_text"].removeprefix("'"),
                row["relation"],
                row["kind"],
                row["confidence"],
                row["decision"],
                row["reviewers"].replace("; ", ", "),
                row["reason"],
                row["voices"],
            )


def in_html(page: str) -> list[Cell]:
    reader = _Page()
    reader.feed(page)
    return reader.cells


class _Page(HTMLParser):
    """Reads the list entries of class `tie` inside articles."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Cell] = []
        self._statement = ""
        self._tie: dict[str, str] = {}
        self._into = ""
        self._said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "article":
            self._statement = given.get("id", "")
        elif tag == "li" and given.get("class") == "tie":
            self._tie, self._said = given, {}
        elif tag == "p" and self._tie:
            self._into = "text" if "data-place" in given else given.get("class", "").partition(" ")[0]
            self._tie.update({"place": given["data-place"]} if "data-place" in given else {})

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._into = ""
        elif tag == "details" or (tag == "li" and self._tie and "text" in self._said):
            self._keep()

    def handle_data(self, data: str) -> None:
        if self._tie and self._into:
            self._said[self._into] = self._said.get(self._into, "") + data

    def _keep(self) -> None:
        if not self._tie:
            return
        tie, head = self._tie, self._said["head"].strip()
        told = re.search(rf"{_DECIDED}(?:: “(?P<why>.*)”)?", self._said.get("decision", ""))
        relation = re.match(r"(Partly answers|Answers) ", head)
        decision = tie["data-decision"].replace("undecided", "")
        assert decision == (told["decision"].lower() if told else "")
        self.cells.append(
            Cell(
                tie["data-form"],
                self._statement,
                tie["place"],
                self._said["text"],
                relation[1].lower() if relation else "",
                tie["data-kind"],
                tie["data-confidence"],
                decision,
                told["who"].strip() if told else "",
                (told["why"] or "") if told else "",
            )
        )
        self._tie = {}


def in_markdown(written: str, ids: Mapping[str, str]) -> list[Cell]:
    """Read it back; `ids` says which id each label of a statement has."""
    found: list[Cell] = []
    about = ""
    for part in re.findall(r"^(?:### .*|- (?:.*)(?:\n {2}(?!- ).*)*)", written.partition("## Gaps")[0], re.MULTILINE):
        line = re.sub(r"\\(.)", r"\1", " ".join(part.split()))
        about = ids.get(line.removeprefix("### "), about)
        tie = re.match(
            r"- \*\*(?P<head>Answers|Partly answers|Comment,|Set aside)(?P<rest>.*?)\*\*(?P<place>.*?) ?"
            r"\(confidence (?P<sure>\d\.\d\d)(?P<told>(?:, [^()]*|; .*?)*)\): (?P<text>.*)$",
            line,
        )
        if tie:
            found.append(_in_line(tie, about))
    return found


def _in_line(tie: re.Match[str], about: str) -> Cell:
    told = re.search(_DECIDED, tie["told"])
    offered = tie["told"][: told.start()] if told else tie["told"]
    is_link = tie["head"].casefold().endswith("answers")
    form = "link" if is_link else tie["rest"].strip(" ():") if tie["head"] == "Set aside" else "comment"
    return Cell(
        form,
        about,
        (tie["rest"] if is_link else tie["place"]).strip(),
        tie["text"] if is_link else tie["text"].strip("“”"),
        tie["head"].lower() if is_link else "",
        offered.strip(", ") or tie["rest"].strip(" :").partition(",")[0],
        tie["sure"],
        told["decision"] if told else "",
        told["who"].strip() if told else "",
        tie["told"].partition("; ")[2],
    )


def in_docx(body: bytes, ids: Mapping[str, str]) -> list[Cell]:
    """Read it back; `ids` says which id each label of a statement has."""
    found: list[Cell] = []
    for table in opened(body).tables:
        heads = [text_of(cell._tc) for cell in table.rows[0].cells] + [""]
        if heads[1].startswith("What it answers"):
            found += _in_table(table, ids, columns=(1, 2))
        elif heads[1] in {"What was set aside", "What others say"}:
            found += _in_table(table, ids, columns=(1,))
    return found


def _in_table(table: Table, ids: Mapping[str, str], columns: tuple[int, ...]) -> Iterator[Cell]:
    for row in table.rows[1:]:
        about = ids[text_of(row.cells[0].paragraphs[0]._p)]
        for column in columns:
            pieces = [(one.style.name if one.style else "", one._p) for one in row.cells[column].paragraphs]
            beside = " ".join(text_of(cell._tc) for cell in row.cells[2:]) if len(columns) == 1 else ""
            for at, (style, paragraph) in enumerate(pieces):
                if style.startswith("Words"):
                    told = beside or text_of(pieces[at + 1][1])
                    yield _in_pieces(about, text_of(pieces[at - 1][1]), _runs(paragraph), told)


def _runs(paragraph: object) -> tuple[str, str]:
    """Give words and place of a paragraph: the last run names the place."""
    *words, place = (text_of(run) for run in paragraph.iter(qn("w:r")))  # type: ignore[attr-defined]
    return "".join(words).strip(), place.strip()


def _in_pieces(about: str, label: str, said: tuple[str, str], told: str) -> Cell:
    relation = re.match(r"(Partly answers|Answers) ", label)
    sure = re.search(r"[Cc]onfidence (\d\.\d\d), (\w+)", told)
    decided = re.search(rf"{_DECIDED}(?: \(“(?P<why>.*?)”\))?\.", told)
    assert sure
    return Cell(
        "link" if relation or label.startswith("Link: ") else "comment",
        about,
        said[1],
        said[0],
        relation[1].lower() if relation else "",
        sure[2],
        sure[1],
        decided["decision"].lower() if decided else "",
        decided["who"].strip() if decided else "",
        (decided["why"] or "") if decided else "",
    )

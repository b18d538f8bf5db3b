"""Drafts and exported crosswalks checked against the papers: what was not touched holds, what was is told."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from hscqa.errors import UnreadablePaper, UsageError
from hscqa.export import contract_ties
from hscqa.export.citation import cite
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.report import report
from hscqa.library.checking import check_corpus, check_file
from hscqa.model import Comment, Crosswalk, Evidence, Gaps, Link, Row, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hscqa.model import Block, Document, Statement, Verification

    Check = Callable[[str, str], Verification]

SOURCE, TARGET, SAID = "review-2022", "audit-2021", "readers-2022"


def link(source: Statement, target: Statement) -> Link:
    why = (Evidence("theme", f"under “{target.theme}”, which goes with it", 0.5),)
    return Link(source.id, target, "semantic", "answers", 1.0, 0.9, suggested=True, evidence=why)


def comment(block: Block) -> Comment:
    why = (Evidence("words", "both say “library”", 0.5),)
    return Comment(
        block.paper_id, block.id, block.text, block.reading, block.span, "cited", 0.8, suggested=True, evidence=why
    )


@pytest.fixture(scope="module")
def documents(mini_documents: Mapping[str, Document]) -> list[Document]:
    return list(mini_documents.values())


@pytest.fixture(scope="module")
def crosswalk(mini_documents: Mapping[str, Document]) -> Crosswalk:
    """Tie each statement to a target and a comment, whichever: only their words and places count here."""
    sources, targets = mini_documents[SOURCE].statements, mini_documents[TARGET].statements
    blocks = [block for block in mini_documents[SAID].blocks if len(block.reading.split()) > 12]
    rows = tuple(
        Row(
            statement,
            tuple(link(statement, one) for one in (targets[number % len(targets)], targets[-1 - number % 2])),
            (comment(blocks[number % len(blocks)]),),
        )
        for number, statement in enumerate(sources)
    )
    return Crosswalk(SOURCE, TARGET, (SAID,), rows, Gaps((targets[0].id,), (sources[0].id,), (sources[-1].id,)))


@pytest.fixture(scope="module")
def exported(crosswalk: Crosswalk, mini_documents: Mapping[str, Document]) -> dict[str, str]:
    return written(crosswalk, mini_documents)


def written(crosswalk: Crosswalk, mini_documents: Mapping[str, Document]) -> dict[str, str]:
    """Write a crosswalk in every form that is text, by suffix."""
    papers = {paper: document.paper for paper, document in mini_documents.items()}
    cited = {
        block.id: cite(document.paper, block.label, block.page, block.page_label)
        for document in mini_documents.values()
        for block in document.blocks
    }
    return {
        ".md": crosswalk_markdown(report(crosswalk, papers, cited)),
        ".csv": crosswalk_csv(report(crosswalk, papers, cited)),
        ".json": json.dumps(contract_ties.crosswalk(crosswalk), indent=2),
    }


@pytest.fixture
def check(tmp_path: Path, documents: list[Document]) -> Check:
    def check_it(text: str, suffix: str) -> Verification:
        file = tmp_path / f"ties{suffix}"
        file.write_text(text, encoding="utf-8", newline="")
        return check_file(file, documents)

    return check_it


def unwrapped(markdown: str) -> str:
    """Put each paragraph of an export on one line."""
    return re.sub(r"(?<=\S)\n(?:> | {2,4})(?![-\s])", " ", markdown)


def wrong(checked: Verification) -> list[tuple[str, str | None]]:
    return [(one.status, one.difference) for one in checked.quotations if one.status != "verbatim"]


@pytest.mark.parametrize("suffix", [".md", ".csv", ".json"])
def test_every_text_of_an_exported_crosswalk_stands_at_its_place(
    check: Check, exported: dict[str, str], crosswalk: Crosswalk, suffix: str
) -> None:
    checked = check(exported[suffix], suffix)
    assert wrong(checked) == []
    assert {one.status for one in checked.references} == {"resolved"}
    places = [one.claimed.place for one in checked.quotations if one.claimed.place]
    assert len(places) >= 3 * len(crosswalk.rows)


@pytest.mark.parametrize("suffix", [".md", ".csv", ".json"])
@pytest.mark.parametrize("form", ["links", "comments"])
def test_what_reviewers_set_aside_is_checked_like_what_holds(
    check: Check, crosswalk: Crosswalk, mini_documents: Mapping[str, Document], form: str, suffix: str
) -> None:
    first = crosswalk.rows[0]
    tie = first.links[0] if form == "links" else first.comments[0]
    words = tie.target.reading if isinstance(tie, Link) else tie.reading
    rejected = replace(tie, decision="rejected", reviewers=("Anna",), reason="It is about (other) matters.")
    row = Row(
        first.statement,
        tuple(one for one in [rejected] if isinstance(one, Link)),
        tuple(one for one in [rejected] if isinstance(one, Comment)),
    )
    made = replace(crosswalk, rows=(row,), gaps=Gaps((), (), ()))
    text = written(made, mini_documents)[suffix]
    assert wrong(check(text, suffix)) == []
    *_, third, second, last = words.split()
    changed = re.sub(rf"\b{third}(\s+){second}(\s+){re.escape(last)}", rf"{third}\1zebras\2{last}", text)
    assert changed != text
    told = [one for one in check(changed, suffix).quotations if one.status != "verbatim"]
    assert told
    assert all(one.claimed.place for one in told)


def test_the_reasons_of_an_export_are_the_programs_own_words_and_are_not_checked(
    check: Check, exported: dict[str, str]
) -> None:
    reason = "  - theme: under “A heading that no paper has ever had”, which goes with it\n"
    text = re.sub(r"(?m)^(?=  - )", reason, exported[".md"], count=1)
    assert text != exported[".md"]
    checked = check(text, ".md")
    assert wrong(checked) == []
    assert all(one.claimed.place for one in checked.quotations)


@pytest.mark.parametrize("suffix", [".md", ".csv", ".json"])
@pytest.mark.parametrize("what", ["statement", "target", "comment"])
def test_a_word_that_was_changed_in_an_export_is_told(
    check: Check, exported: dict[str, str], crosswalk: Crosswalk, suffix: str, what: str
) -> None:
    row = crosswalk.rows[1]
    words = {
        "statement": row.statement.reading,
        "target": row.links[0].target.reading,
        "comment": row.comments[0].reading,
    }
    long = next(word for word in words[what].split()[2:] if word.isalpha() and len(word) > 5)
    before = words[what].partition(long)[0].split()[-1]
    written = unwrapped(exported[suffix]) if suffix == ".md" else exported[suffix]
    text = written.replace(f"{before} {long} ", f"{before} zebras ")
    assert text != written
    found = wrong(check(text, suffix))
    assert found
    assert {status for status, _ in found} == {"altered"}
    assert all(f"[-{long}-] {{+zebras+}}" in (difference or "") for _, difference in found)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_comment_that_was_moved_to_another_place_is_elsewhere(
    check: Check, exported: dict[str, str], crosswalk: Crosswalk, suffix: str
) -> None:
    here, there = (crosswalk.rows[number].comments[0] for number in (0, 1))
    if suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(exported[suffix])))
        moved = next(row for row in rows if row["tied_id"] == here.id)
        moved["tied_id"] = there.id
        sink = io.StringIO()
        writer = csv.DictWriter(sink, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
        text = sink.getvalue()
    else:
        made = json.loads(exported[suffix])
        made["rows"][0]["comments"][0]["id"] = there.id
        text = json.dumps(made)
    checked = check(text, suffix)
    assert {status for status, _ in wrong(checked)} == {"elsewhere"}
    (one, *_) = [one for one in checked.quotations if one.status == "elsewhere"]
    assert one.claimed.place == there.id
    assert one.found is not None
    assert one.found.id == here.id
    assert {one.status for one in checked.references} == {"resolved", "contradicted"}


def test_a_comment_in_markdown_under_another_citation_is_elsewhere(
    check: Check, exported: dict[str, str], documents: list[Document]
) -> None:
    readers = next(document for document in documents if document.paper.id == SAID)
    labels = [block.label for block in readers.blocks if len(block.reading.split()) > 12]
    written = unwrapped(exported[".md"])
    text = written.replace(f", {labels[0]} (confidence", f", {labels[1]} (confidence", 1)
    assert text != written
    assert [status for status, _ in wrong(check(text, ".md"))] == ["elsewhere"]


def test_a_place_that_is_in_no_paper_is_not_resolved(check: Check, exported: dict[str, str]) -> None:
    checked = check(exported[".csv"].replace("review-2022:1.i,", "review-2022:9.ix,"), ".csv")
    missing = [one for one in checked.references if one.status == "unresolved"]
    assert missing
    assert all(one.note == "no paper has a place named review-2022:9.ix" for one in missing)


def test_a_statement_that_was_cut_short_is_altered(
    check: Check, exported: dict[str, str], crosswalk: Crosswalk
) -> None:
    made = json.loads(exported[".json"])
    words = crosswalk.rows[0].statement.text
    made["rows"][0]["statement"]["text"] = words[: words.rindex(" ")]
    ((status, difference),) = wrong(check(json.dumps(made), ".json"))
    assert status == "altered"
    assert "[-" in (difference or "")


def test_what_a_person_added_to_an_export_is_checked_as_a_draft_is(check: Check, exported: dict[str, str]) -> None:
    added = (
        "\nThe review says “A map of all the secret routes will be burnt at once” (Library Review, proposal 1 (i)).\n"
    )
    checked = check(exported[".md"] + added, ".md")
    (one,) = [one for one in checked.quotations if one.status != "verbatim"]
    assert one.quote.startswith("A map of all")
    assert one.claimed.paper == SOURCE


def test_a_word_file_is_checked_as_a_draft(tmp_path: Path, documents: list[Document]) -> None:
    draft = docx.Document()
    draft.add_paragraph(
        "The review says “A map of all routes will be published” (Library Review 2022, proposal 1 (i))."
    )
    draft.add_paragraph("A map of all routes will be printed", style="Quote")
    draft.save(str(tmp_path / "draft.docx"))
    first, second = check_file(tmp_path / "draft.docx", documents).quotations
    assert (first.status, first.claimed.place) == ("verbatim", "proposal 1 (i)")
    assert second.status in {"altered", "not in corpus"}


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json"])
@pytest.mark.parametrize("words", ["“two words”", "no marks", '{"rows": []}'])
def test_a_file_that_quotes_nothing_has_nothing_to_check(check: Check, suffix: str, words: str) -> None:
    if suffix == ".json" and words != '{"rows": []}':
        with pytest.raises(UnreadablePaper):
            check(words, suffix)
        return
    checked = check(words, suffix)
    assert (checked.quotations, checked.references) == ((), ())


@pytest.mark.parametrize("kept", [[], [SOURCE]])
def test_a_corpus_with_one_paper_or_none_is_no_error(
    tmp_path: Path, exported: dict[str, str], mini_documents: Mapping[str, Document], kept: Sequence[str]
) -> None:
    few = [mini_documents[paper] for paper in kept]
    assert {one.status for one in check_corpus(few).quotations} <= {"not in corpus"}
    for suffix, text in exported.items():
        (tmp_path / f"ties{suffix}").write_text(text, encoding="utf-8")
        statuses = {one.status for one in check_file(tmp_path / f"ties{suffix}", few).quotations}
        assert statuses <= {"verbatim", "altered", "elsewhere", "not in corpus"}
        assert "not in corpus" in statuses


def test_a_span_of_a_checked_file_is_where_its_words_stand(check: Check, exported: dict[str, str]) -> None:
    for suffix in (".md", ".csv"):
        for one in check(exported[suffix], suffix).quotations:
            written = exported[suffix][one.span.start : one.span.end]
            assert written.lstrip("> ").split()[0].strip("\\'\"*“") in one.quote
            assert one.span != Span(0, len(exported[suffix]))


def test_a_format_that_nobody_reads_is_told(tmp_path: Path, documents: list[Document]) -> None:
    (tmp_path / "ties.pdf").write_bytes(b"%PDF")
    with pytest.raises(UsageError, match="cannot be checked"):
        check_file(tmp_path / "ties.pdf", documents)

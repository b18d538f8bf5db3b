"""Files to papers: parts by marker, failures that stay alone, fingerprints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError
from hscqa.ingest import read_corpus
from hscqa.ingest.corpus import corpus_files
from hscqa.model import Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.ingest import Workspace
    from hscqa.model import Document

WHOLE = '[[paper]]\nid = "whole"\ntitle = "Whole"\nfile = "a.txt"\n'
PART = '[[paper]]\nid = "part"\ntitle = "Part"\nfile = "a.txt"\nbegins = "Second\\npart"\n'
OTHER = '[[paper]]\nid = "other"\ntitle = "Other"\npublisher = "P"\ndate = "2020-05"\nrole = "audit"\nfile = "b.txt"\n'


def test_the_papers_of_the_corpus_are_the_declared_ones(corpus_documents: Mapping[str, Document]) -> None:
    assert list(corpus_documents) == [
        "audit-scotland-2018",
        "audit-scotland-2018-recommendations",
        "msg-2019",
        "eijb-2019",
        "msg-letter-2019",
        "alliance-2019",
        "taylor-2018",
    ]
    roles = {paper_id: document.paper.role for paper_id, document in corpus_documents.items()}
    assert roles["msg-2019"] is roles["msg-letter-2019"] is Role.REVIEW
    assert roles["eijb-2019"] is Role.LOCAL
    assert corpus_documents["msg-2019"].paper.date == "2019-02-04"
    assert corpus_documents["msg-2019"].paper.short == "MSG (2019)"
    assert all(document.paper.status is Status.READ for document in corpus_documents.values())
    assert all(document.paper.note is None for document in corpus_documents.values())


def test_the_parts_of_a_file_are_all_of_it(corpus_documents: Mapping[str, Document]) -> None:
    file = Path(__file__).resolve().parents[2] / "corpus" / "eijb-msg-2019.txt"
    parts = [corpus_documents[paper_id].paper.text for paper_id in ("eijb-2019", "msg-2019", "msg-letter-2019")]
    assert "".join(parts) == file.read_bytes().decode("utf-8")


def test_a_part_begins_at_its_marker_and_ends_where_the_next_begins(corpus_of: Callable[..., Path]) -> None:
    corpus = corpus_of(PART + WHOLE + OTHER, a="First\npart\nSecond\npart\n", b="Other")
    papers = read_corpus(corpus).papers
    assert [(paper.id, paper.text) for paper in papers] == [
        ("part", "Second\npart\n"),
        ("whole", "First\npart\n"),
        ("other", "Other"),
    ]


def test_a_missing_marker_is_an_error_that_names_it(corpus_of: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match=r"paper “part”: its marker “Second” is missing from a\.txt"):
        read_corpus(corpus_of(WHOLE + PART, a="First\npart\n"))


def test_a_marker_that_stands_twice_is_an_error_that_names_it(corpus_of: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match=r"its marker “Second” stands 2 times in a\.txt"):
        read_corpus(corpus_of(WHOLE + PART, a="Second\npart\nSecond\npart\n"))


def test_two_papers_that_begin_at_the_same_place_are_an_error(corpus_of: Callable[..., Path]) -> None:
    twice = WHOLE + WHOLE.replace("whole", "again")
    with pytest.raises(CorpusError, match="paper “whole” begins where another does; give it a marker"):
        read_corpus(corpus_of(twice, a="First\n"))


def test_a_file_that_is_gone_fails_alone(mini_workspace: Workspace) -> None:
    (mini_workspace.corpus / "bridges.txt").unlink()
    corpus = read_corpus(mini_workspace.corpus)
    assert [error.what for error in corpus.failures] == [f"{mini_workspace.corpus / 'bridges.txt'} is not there"]
    failed = [paper for paper in corpus.papers if paper.status is Status.FAILED]
    assert [paper.id for paper in failed] == ["bridges-2020", "bridges-response-2021", "bridges-plan-2021"]
    assert all(paper.text == "" and paper.note and "put the file back" in paper.note for paper in failed)
    assert [p.id for p in corpus.papers if p.status is Status.READ] == ["audit-2021", "review-2022", "readers-2022"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.txt is empty"),
        (b" \n\t\n", "a.txt is empty"),
        ("caf\u00e9".encode("latin-1"), r"a.txt is not UTF-8 \(byte 3 cannot be read\); save it as UTF-8"),
        ("text".encode("utf-16"), r"a.txt is not UTF-8 \(byte 0 cannot be read\)"),
    ],
)
def test_an_unreadable_file_fails_alone_and_says_why(corpus_of: Callable[..., Path], content: bytes, said: str) -> None:
    corpus = read_corpus(corpus_of(WHOLE + OTHER, a=content, b="Other"))
    assert [paper.status for paper in corpus.papers] == [Status.FAILED, Status.READ]
    with pytest.raises(CorpusError, match=said):
        raise corpus.failures[0]


def test_a_file_of_unknown_format_fails_alone(corpus_of: Callable[..., Path]) -> None:
    corpus = read_corpus(corpus_of(WHOLE.replace("a.txt", "a.odt") + OTHER, b="Other"))
    assert [error.what for error in corpus.failures] == ["a.odt is of no known format"]
    assert corpus.failures[0].remedy == "give one of: .markdown, .md, .pdf, .txt"


def test_a_paper_without_a_short_name_is_cited_by_publisher_and_year(corpus_of: Callable[..., Path]) -> None:
    papers = read_corpus(corpus_of(WHOLE + OTHER, a="A", b="B")).papers
    assert [paper.short for paper in papers] == ["Whole", "P (2020)"]


def test_a_fingerprint_changes_with_the_words_and_with_what_is_said_of_them(mini_workspace: Workspace) -> None:
    def fingerprints() -> dict[str, str]:
        return {paper.id: paper.sha256 for paper in read_corpus(mini_workspace.corpus).papers}

    first = fingerprints()
    assert fingerprints() == first
    review = mini_workspace.corpus / "review.txt"
    review.write_text(review.read_text(encoding="utf-8").replace("winter", "spring"), encoding="utf-8")
    papers = mini_workspace.corpus / "papers.toml"
    papers.write_text(papers.read_text(encoding="utf-8").replace("£ thousand;", "£;"), encoding="utf-8")
    changed = {paper_id for paper_id, sha256 in fingerprints().items() if sha256 != first[paper_id]}
    assert changed == {"review-2022", "audit-2021"}


def test_the_files_of_a_corpus_are_named_once(mini_workspace: Workspace) -> None:
    files = corpus_files(mini_workspace.corpus)
    assert files == ["papers.toml", "audit.txt", "review.txt", "response.txt", "bridges.txt"]

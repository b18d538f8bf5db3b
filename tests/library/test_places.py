"""Papers, outlines and places: every id that is shown names its place, and no other text names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.errors import ExitCode, UnknownId
from hscqa.model import BlockKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.library import Library
    from hscqa.model import Block, Document, Passage, Statement

STRANGE = (
    "",
    " ",
    "%",
    "_",
    "'",
    '"',
    "\\",
    "a\0b",
    "\ud800",
    ":",
    "audit-2021:",
    "audit-2021:%",
    "\x1b[2J",
    "x" * 100_000,
)


@pytest.fixture
def library(library_to_read: Library) -> Library:
    """Give the library that no test here changes."""
    return library_to_read


def test_papers_are_told_in_the_order_of_papers_toml_with_what_was_found(
    library: Library, mini_documents: Mapping[str, Document]
) -> None:
    for info, (paper_id, document) in zip(library.papers(), mini_documents.items(), strict=True):
        assert info.paper.id == paper_id
        assert info.paper.status is Status.READ
        counts = (len(document.blocks), len(document.passages), len(document.statements))
        assert (info.blocks, info.passages, info.statements) == counts


def test_an_outline_is_all_blocks_in_order(library: Library, mini_documents: Mapping[str, Document]) -> None:
    for paper_id, document in mini_documents.items():
        assert library.outline(paper_id) == document.blocks
        assert library.document(paper_id) == document


def test_every_id_names_its_place(library: Library, mini_documents: Mapping[str, Document]) -> None:
    for document in mini_documents.values():
        named: list[Block | Passage | Statement] = [*document.blocks, *document.passages, *document.statements]
        for one in named:
            place = library.show(one.id)
            assert place.id == one.id
            assert place.paper == document.paper
            assert place.blocks
            assert place.span.start <= one.span.start < one.span.end <= place.span.end
            assert place.citation.startswith(document.paper.short)
            assert all(
                place.span.start <= block.span.start <= block.span.end <= place.span.end for block in place.blocks
            )


def test_a_passage_is_shown_with_every_block_that_it_gathers(
    library: Library, mini_documents: Mapping[str, Document]
) -> None:
    several = [passage for document in mini_documents.values() for passage in document.passages if passage.blocks[1:]]
    assert several
    for passage in several:
        assert set(passage.blocks) <= {block.id for block in library.show(passage.id).blocks}


def test_a_statement_is_shown_as_one(library: Library, mini_documents: Mapping[str, Document]) -> None:
    for statement in mini_documents["review-2022"].statements:
        assert library.show(statement.id).statement == statement
    assert library.show("audit-2021:para-1").statement is None


def test_a_box_is_shown_with_all_that_is_in_it(library: Library) -> None:
    place = library.show("audit-2021:case-study-1")
    assert place.label == "Case study 1"
    assert place.headings[-1] == "Case study 1 Reading panels in Eastmark"
    assert [block.kind for block in place.blocks][-1] is BlockKind.SOURCE
    assert {block.parent for block in place.blocks} == {"audit-2021:case-study-1"}
    assert "doubled" in " ".join(block.text for block in place.blocks)


def test_a_pair_is_shown_with_both_of_its_sides(library: Library) -> None:
    pair = next(block for block in library.outline("audit-2021") if block.kind is BlockKind.PAIR)
    shown = " ".join(block.reading for block in library.show(pair.id).blocks)
    assert "replace vans older than ten years" in shown
    assert "Two councils have set money aside." in shown


def test_what_stands_around_a_place_touches_it_on_both_sides(library: Library) -> None:
    outline = library.outline("audit-2021")
    for block in outline:
        place = library.show(block.id)
        assert all(other.ordinal < place.blocks[0].ordinal for other in place.before)
        assert all(other.ordinal > place.blocks[-1].ordinal for other in place.after)
        assert len(place.before) <= 3 >= len(place.after)
    assert library.show(outline[0].id).before == ()
    assert library.show(outline[-1].id).after == ()


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("audit-2021:para-11", "audit-2021:para-1"),
        ("review-2022:2.ii", "review-2022:2.i"),
        ("para-3", "audit-2021:para-3"),
        ("audit-2012:para-3", "audit-2021:para-3"),
        ("AUDIT-2021:PARA-3", "audit-2021:para-3"),
        ("review-2022:1 (i)", "review-2022:1.i"),
    ],
)
def test_an_id_that_names_nothing_is_answered_with_ids_like_it(library: Library, asked: str, offered: str) -> None:
    with pytest.raises(UnknownId, match="did you mean") as error:
        library.show(asked)
    assert asked in error.value.what
    assert offered in error.value.remedy
    assert error.value.exit_code == ExitCode.USAGE


def test_a_paper_is_no_place_in_one_and_its_outline_is_named(library: Library) -> None:
    with pytest.raises(UnknownId, match=r"audit-2021 is a paper.*hscqa outline audit-2021"):
        library.show("audit-2021")


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_id_names_nothing_and_its_error_fits_a_line(library: Library, name: str) -> None:
    for question in (library.show, library.paper, library.outline, library.document):
        with pytest.raises(UnknownId) as error:
            question(name)
        line = str(error.value)
        assert len(line) < 500
        assert line.isprintable()
        assert "audit-2021" in line
        line.encode("utf-8")


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_any_text_names_a_place_or_is_refused(library: Library, name: str) -> None:
    known = {block.id for info in library.papers() for block in library.outline(info.paper.id)}
    if name in known:
        assert library.show(name).id == name
    else:
        with pytest.raises(UnknownId):
            library.show(name)

"""The way from a paper's text to all that is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Document
from hscqa.structure.abbreviations import abbreviations
from hscqa.structure.draft import freeze
from hscqa.structure.edges import running_lines
from hscqa.structure.headings import habits, mark_headings
from hscqa.structure.joins import join_cut, take_words
from hscqa.structure.lines import cut
from hscqa.structure.notes import notes
from hscqa.structure.numbers import mark_letters, mark_numbers, number_notes
from hscqa.structure.passages import passages
from hscqa.structure.pieces import classify
from hscqa.structure.repeats import settle_repeats
from hscqa.structure.restated import mark_replies
from hscqa.structure.sections import mark_statements
from hscqa.structure.statements import statements
from hscqa.structure.tables import mark_tables
from hscqa.structure.walk import outline

if TYPE_CHECKING:
    from hscqa.model import Block, Paper
    from hscqa.structure.draft import Draft


def find_structure(paper: Paper) -> Document:
    """Find the blocks, passages, statements, notes and abbreviations of a paper.

    Raises CorpusError where papers.toml declares a table that is not there as declared.
    """
    drafts = drafts_of(paper)
    blocks = freeze(drafts, paper)
    defined = abbreviations(blocks)
    found = statements(paper, drafts, blocks, {one.short: one.long for one in defined})
    return Document(paper, blocks, passages(paper, blocks), found, notes(paper, blocks), defined)


def outline_of(paper: Paper) -> tuple[Block, ...]:
    """Find only the blocks of a paper."""
    return freeze(drafts_of(paper), paper)


def drafts_of(paper: Paper) -> list[Draft]:
    """Mark the pieces of a paper and make its outline."""
    pieces = join_cut(
        take_words(classify(cut(paper.text, running_lines(paper.text, paper.pages), paged=bool(paper.pages))))
    )
    pieces = mark_tables(pieces, paper.tables, paper.id)
    mark_numbers(pieces)
    mark_letters(pieces)
    number_notes(pieces)
    paper_habits = habits(pieces, paper.title)
    mark_headings(pieces, paper_habits)
    mark_statements(pieces, responding=paper_habits.responds)
    if paper_habits.responds:
        mark_replies(pieces)
    drafts = outline(paper, pieces, paper_habits)
    settle_repeats(drafts, paper.text)
    return drafts

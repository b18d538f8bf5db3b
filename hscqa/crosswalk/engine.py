"""The crosswalk: links, comments and the gaps on both sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.crosswalk import weights
from hscqa.crosswalk.comments import comment, is_earlier
from hscqa.crosswalk.links import link
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.remarks import remarks, says_something
from hscqa.crosswalk.topical import linked
from hscqa.crosswalk.vectors import Lens
from hscqa.errors import UsageError
from hscqa.model import Crosswalk, Gaps, Needed, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.crosswalk.explicit import Tie
    from hscqa.crosswalk.vectors import Vectors
    from hscqa.model import Comment, Document, Link, Quotation, Statement

UNLIKE = "the two papers hardly speak of one matter, so only what one names or restates of the other is suggested"
NEEDED = Needed(weights.SUGGESTED, weights.SUGGESTED_BEST, weights.COMMENT_SUGGESTED)


def crosswalk(  # noqa: PLR0913, PLR0917  the papers, and all that is known of them
    source: Document,
    target: Document,
    commenters: Sequence[Document],
    vectors: Vectors,
    ties: Iterable[Tie] = (),
    quotations: Iterable[Quotation] = (),
    others: Sequence[Document] = (),
) -> Crosswalk:
    """Tie each statement of `source` to those of `target`, and to what the commenters say of it.

    `ties` are the sentences of any paper that name a statement; `quotations` the words of any paper that are given as
    another's. `others` are the rest of the corpus: they only tell how rare a word is. The order of commenters, ties,
    quotations and others does not matter. Raises UsageError where source or target has no statements.
    """
    _check_statements(source, target)
    speaking = sorted(commenters, key=lambda document: document.paper.id)
    known = sorted(ties, key=lambda tie: (tie.paper_id, tie.sentence_span, tie.statement_id, tie.pointer))
    quotes = sorted(quotations, key=lambda quotation: (quotation.paper_id, quotation.span))
    corpus = {document.paper.id: document for document in (source, target, *speaking, *others)}
    lens = Lens(vectors, rarity(passage.reading for document in corpus.values() for passage in document.passages))
    links = link(source, target, known, lens)
    comments = comment(source, speaking, known, quotes, linked(target.statements, links.sure, lens), lens)
    rows = tuple(
        _row(statement, links.row(index), comments.row(index) if comments else ())
        for index, statement in enumerate(source.statements)
    )
    ids = tuple(document.paper.id for document in speaking)
    return Crosswalk(
        source.paper.id,
        target.paper.id,
        ids,
        rows,
        find_gaps(rows, target, ids),
        NEEDED,
        earlier=tuple(one.paper.id for one in speaking if is_earlier(one.paper, source.paper)),
        remarks=(*remarks(source, target, speaking), *(() if links.is_related else (UNLIKE,))),
    )


def _check_statements(*documents: Document) -> None:
    """Raise UsageError where a paper has no statements."""
    for document in documents:
        if not document.statements:
            what = f"{document.paper.id} has no statements (recommendations, proposals, responses)"
            raise UsageError(what, "name papers that have some with --from and --to")


def find_gaps(rows: Sequence[Row], target: Document, commenters: Iterable[str] = ()) -> Gaps:
    """Find what no suggested link or comment reaches, on both sides and for each commenting paper."""
    reached = {link.target.id for row in rows for link in row.links if link.holds}
    spoken = {(said.paper_id, row.statement.id) for row in rows for said in row.comments if said.holds}
    ids = [row.statement.id for row in rows]
    discussed = {statement for _, statement in spoken}
    return Gaps(
        targets_without_source=tuple(one.id for one in target.statements if one.id not in reached),
        sources_without_target=tuple(row.statement.id for row in rows if not any(one.holds for one in row.links)),
        sources_without_comment=tuple(one for one in ids if one not in discussed),
        by_stakeholder={paper: tuple(one for one in ids if (paper, one) not in spoken) for paper in commenters},
    )


def _row(statement: Statement, links: Sequence[Link], comments: Sequence[Comment]) -> Row:
    """Make a row in which nothing is a guess: where a text is missing, only what is named or quoted is a tie."""
    speaks = says_something(statement)
    last = min(one.score for one in links)
    told: list[Link] = []
    guessed: list[Link] = []
    for one in links:
        if one.kind == "explicit" or (speaks and says_something(one.target)):
            told.append(one)
        else:
            guessed.append(replace(one, score=last, confidence=0.0, suggested=False, evidence=()))
    return Row(statement, (*told, *guessed), tuple(one for one in comments if speaks or one.basis != "topical"))

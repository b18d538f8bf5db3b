"""The crosswalk: links, comments and the gaps on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk.comments import comment
from hscqa.crosswalk.links import link
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.vectors import Lens
from hscqa.errors import UsageError
from hscqa.model import Crosswalk, Gaps, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.crosswalk.explicit import Tie
    from hscqa.crosswalk.vectors import Vectors
    from hscqa.model import Document, Quotation


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
    for document in (source, target):
        if not document.statements:
            what = f"{document.paper.id} has no statements (recommendations, proposals, responses)"
            raise UsageError(what, "name papers that have some with --from and --to")
    speaking = sorted(commenters, key=lambda document: document.paper.id)
    known = sorted(ties, key=lambda tie: (tie.paper_id, tie.sentence_span, tie.statement_id, tie.pointer))
    quotes = sorted(quotations, key=lambda quotation: (quotation.paper_id, quotation.span))
    corpus = {document.paper.id: document for document in (source, target, *speaking, *others)}
    readings = (passage.reading for document in corpus.values() for passage in document.passages)
    lens = Lens(vectors, rarity(readings))
    links = link(source, target, known, lens)
    comments = comment(source, speaking, known, quotes, lens)
    rows = tuple(
        Row(statement, links.row(index), comments.row(index) if comments else ())
        for index, statement in enumerate(source.statements)
    )
    ids = tuple(document.paper.id for document in speaking)
    return Crosswalk(source.paper.id, target.paper.id, ids, rows, find_gaps(rows, target))


def find_gaps(rows: Sequence[Row], target: Document) -> Gaps:
    """Find what no suggested link or comment reaches, on both sides."""
    reached = {link.target.id for row in rows for link in row.links if link.suggested}
    return Gaps(
        targets_without_source=tuple(one.id for one in target.statements if one.id not in reached),
        sources_without_target=tuple(row.statement.id for row in rows if not any(one.suggested for one in row.links)),
        sources_without_comment=tuple(
            row.statement.id for row in rows if not any(one.suggested for one in row.comments)
        ),
    )

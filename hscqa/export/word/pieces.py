"""How a Word file puts a statement and a tie into paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.word.document import DETAIL, LABEL, TEXT, WORDS, Piece
from hscqa.model.decisions import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.export.report import Entry, ShownTie
    from hscqa.model import Statement


def statement_pieces(entry: Entry) -> Iterator[Piece]:
    """Give a statement's label, lead-in, words and terms."""
    statement = entry.statement
    yield Piece(entry.label, LABEL)
    if statement.lead_in:
        yield Piece(statement.lead_in, DETAIL)
    yield words_of(statement.reading, statement.id)
    yield from terms(statement)


def words_of(text: str, place: str) -> Piece:
    """Give all that a place says; one without a text says so, in a style that is not read back."""
    return Piece(text, WORDS, place) if text else Piece(TEXTLESS, TEXT, place)


def terms(statement: Statement) -> Iterator[Piece]:
    """Give a statement's timescale, who should act, and its status."""
    yield Piece(timescale(statement), DETAIL, strong="Timescale: ")
    if statement.owners:
        yield Piece("; ".join(statement.owners), DETAIL, strong="Who: ")
    if statement.status:
        words = f": “{statement.status_words}”" if statement.status_words else ""
        yield Piece(f"{statement.status}{words}", DETAIL, strong="Status: ")


def timescale(statement: Statement) -> str:
    """Give a statement's timescale with the day that it means, where one can be worked out."""
    due = f" (by {statement.due})" if statement.due else ""
    return f"{statement.timescale or 'none found'}{due}"


def suggested(tie: ShownTie) -> str:
    """Say how sure the program is of a tie, and of what kind it is."""
    if tie.decision == Verdict.ADDED:
        return f"Not suggested by the program (confidence {tie.confidence:.2f}, {tie.kind})."
    return f"Confidence {tie.confidence:.2f}, {tie.kind}."


def decided(tie: ShownTie) -> str:
    """Say what reviewers decided, who, and why, ready to open a paragraph; '' where nobody did."""
    if not tie.decision:
        return ""
    names = ", ".join(tie.reviewers) or "a reviewer"
    why = f" (“{tie.reason}”)" if tie.reason else ""
    return f"{tie.decision.capitalize()} by {names}{why}. "


def offered(tie: ShownTie) -> Piece:
    """Say what reviewers decided, how sure the program is, and its strongest reason."""
    return Piece(f"{suggested(tie)} {because(tie)}".strip(), DETAIL, strong=decided(tie))


def said_besides(tie: ShownTie) -> Iterator[Piece]:
    """Give what reviewers said besides what `offered` has, a paragraph each."""
    yield from (Piece(voice, DETAIL) for voice in tie.also_said)


def because(tie: ShownTie) -> str:
    """Give a tie's strongest reason, and say how many others there are; a remark where nothing else was said."""
    reasons = sorted((one for one in tie.evidence if one.weight), key=lambda one: -one.weight)
    if not reasons:
        return "".join(f"Remark: {one.text}." for one in tie.evidence[:1])
    others = len(reasons) - 1
    more = f"; and {others} other reason{'s' * (others > 1)}" if others else ""
    return f"Because {reasons[0].text} ({reasons[0].weight:.0%}){more}."

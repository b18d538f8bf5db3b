"""Both sides of a tie in words, the matched ones marked; then why they are tied, and what reviewers said so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import cite
from hscqa.export.visible import visible
from hscqa.model import Link, Standing, Verdict
from hscqa.tui.deciding.ties import said, why
from hscqa.tui.faces import EMPTY, lines, words
from hscqa.tui.lists.tied import Tied, named
from hscqa.tui.review.entries import item_name, offered, tie_name
from hscqa.tui.review.matching import matched, pieces
from hscqa.tui.review.waiting import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.model import Change, Comment, Followed, Statement
    from hscqa.tui.deciding.desk import Reviewed
    from hscqa.tui.review.matching import Mark
    from hscqa.tui.review.waiting import Item

_TELLING = "b u $text on $warning 35%"
_SHARED = "u"
"""Both are seen without colour: bold and underlined, or underlined."""
_LEGEND = Content.assemble(
    ("Marked", _TELLING),
    ("  words that the reasons name   ", "dim"),
    ("underlined", _SHARED),
    ("  on both sides", "dim"),
)
_HOW_TO_SETTLE = "d ends the dispute; what each one decided stays on record. a and r say what you hold yourself."
_WAS_AND_IS = re.compile(r"(?P<was>\[-.*?-\])|(?P<is>\{\+.*?\+\})")
_OFFERS = {
    Part.DRAWN: "Not suggested: drawn at random, to learn how many right ones were missed. + or a adds it.",
    Part.WAITING: "Not suggested: the nearest, since no link of the statement holds. + or a adds it.",
}


def pair_face(item: Item, reviewed: Reviewed, names: Mapping[str, str]) -> Content:
    """Give everything on which a decision can be made; `names` are those of the papers, by id."""
    changed = (_changed(one) for one in item.followed)
    whole = _whole(item.tied, reviewed, names) if item.tied else ()
    return Content("\n\n").join([part for part in (_head(item, reviewed, names), *changed, *whole) if part])


def _whole(tied: Tied, reviewed: Reviewed, names: Mapping[str, str]) -> Iterator[Content]:
    """Give both sides with the words marked that they share, then the reasons, and what else the statement answers."""
    statement, tie = tied.statement, tied.tie
    marks = matched(statement.reading, tie.target.reading if isinstance(tie, Link) else tie.reading, tie.evidence)
    yield _statement(statement, marks.left, reviewed)
    if isinstance(tie, Link):
        yield _statement(tie.target, marks.right, reviewed)
    else:
        yield _comment(tie, marks.right, reviewed)
    yield lines(*why(tie), _LEGEND if marks.left else EMPTY)
    yield _others(tied, reviewed, names)


def _head(item: Item, reviewed: Reviewed, names: Mapping[str, str]) -> Content:
    """Say what is tied to what, how, how sure that is, and what reviewers hold of it."""
    if item.tied is None:
        return lines(item_name(item, names), words("There is nothing to decide on any more; s skips it.", "dim"))
    tied, tie = item.tied, item.tied.tie
    says = tie.relation if isinstance(tie, Link) else "comment"
    offer = "" if tie.suggested else _OFFERS.get(item.part, "Not suggested.")
    return lines(
        tie_name(tied, names),
        Content.assemble(words(says), " · ", offered(tied, reviewed.queue.told)),
        words(offer, "$text-warning"),
        *said(tie, reviewed.judged.get(tied.id)),
        words("" if tie.decision != Verdict.DISPUTED else _HOW_TO_SETTLE, "dim"),
    )


# --- both sides -------------------------------------------------------------------------------------------------


def _statement(one: Statement, marks: Sequence[Mark], reviewed: Reviewed) -> Content:
    """Give a statement whole: where it stands, what leads to it, its words, who should act and when."""
    paper = reviewed.papers.get(one.paper_id)
    cited = cite(paper, named(one), one.page) if paper else f"{one.paper_id}, {named(one)}"
    due = f"{one.timescale or ''}{f' (by {one.due})' if one.due else ''}"
    about = (("Timescale", due), ("Who", ", ".join(one.owners)), ("Status", one.status or ""))
    facts = " · ".join(f"{head}: {value}" for head, value in about if value)
    return lines(words(cited, "b"), words(one.lead_in or "", "i"), marked(one.reading, marks), words(facts, "dim"))


def _comment(one: Comment, marks: Sequence[Mark], reviewed: Reviewed) -> Content:
    """Give a comment whole, and where it stands."""
    cited = reviewed.citations.get(one.id) or one.id
    return lines(words(cited, "b"), Content.assemble("“", marked(one.reading, marks), "”"))


def marked(text: str, marks: Sequence[Mark]) -> Content:
    """Give a text with its marks; each piece is made visible by itself, since that may change its length."""
    return Content.assemble(
        *(
            (visible(piece), "" if mark is None else _TELLING if mark.telling else _SHARED)
            for piece, mark in pieces(text, marks)
        )
    )


# --- what is said of them ---------------------------------------------------------------------------------------


def _others(tied: Tied, reviewed: Reviewed, names: Mapping[str, str]) -> Content:
    """Name the other links of the statement that count, so that a decision is made beside them."""
    row = next(row for row in reviewed.crosswalk.rows if row.statement.id == tied.statement.id)
    others = [Tied(row.statement, link) for link in row.links if link.holds or link.decision]
    told = [_other(one, reviewed, names) for one in others if one.id != tied.id]
    return lines(words("Other links of the statement", "b"), *told) if told else EMPTY


def _other(tied: Tied, reviewed: Reviewed, names: Mapping[str, str]) -> Content:
    decision = f" · {tied.tie.decision}" if tied.tie.decision else ""
    return Content.assemble(tie_name(tied, names), "  ", offered(tied, reviewed.queue.told), decision)


def _changed(one: Followed) -> Content:
    """Say what was decided, and what has become of each side's words since."""
    voices = ", ".join(f"{each.verdict or 'noted'} by {each.reviewer}" for each in one.judged.decisions)
    sides = (("The statement", one.source), ("The comment" if one.judged.tie.quote else "The other side", one.target))
    return lines(
        words(f"The words have changed since it was {voices or 'decided'}", "b $text-warning"),
        *(line for name, side in sides for line in _change(name, side)),
    )


def _change(name: str, side: Change) -> Iterator[Content]:
    """Give a text as it was and as it is, word by word where only its wording has changed; nothing where it is kept."""
    if side.standing in {Standing.KEPT, Standing.MOVED}:
        return
    if side.difference:
        yield Content.assemble(words(f"{name}, [-was-] {{+is+}}:", "dim"), " ", _was_and_is(side.difference))
        return
    yield Content.assemble(words(f"{name} was:", "dim"), " ", words(f"“{side.before}”"))
    yield Content.assemble(words("now:", "dim"), " ", words(f"“{side.after}”" if side.place else "gone"))


def _was_and_is(difference: str) -> Content:
    """Give old and new wording as one text; the signs stay, so that it is read without colour."""
    shown = visible(" ".join(difference.split()))
    content = Content(shown)
    for found in _WAS_AND_IS.finditer(shown):
        style = "$text-error strike" if found["was"] else "b $text-success"
        content = content.stylize(style, *found.span())
    return content

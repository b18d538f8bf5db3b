"""Crosswalks made by hand, of any size, and an app that shows one pane of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App

from hscqa.export.listing_queue import queue_of
from hscqa.model import (
    Comment,
    Crosswalk,
    Evidence,
    Gaps,
    Judged,
    Link,
    Paper,
    Role,
    Row,
    Span,
    Statement,
    TieId,
)
from hscqa.tui import app
from hscqa.tui.crosswalk import screen
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.crosswalk.shown import Shown
from hscqa.tui.deciding.desk import Reviewed
from hscqa.tui.deciding.keys import Deciding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.widget import Widget

KEEPERS, HARBOURS, GULLS = "keepers-2022", "harbours-2021", "gulls-2022"
HOSTILE = "[b]x[/b] [@click=app.quit]q[/] \x1b[31m\u202egnorw ️🦀 " + "long " * 40
_PLACE = Span(0, 1)


def paper(paper_id: str) -> Paper:
    """Give a paper without words."""
    title = paper_id.partition("-")[0].capitalize()
    return Paper(paper_id, title, title, "2022", Role.OTHER, "", "", "", short=f"{title} (2022)")


def statement(paper_id: str, number: int, label: str, reading: str = "", theme: str = "Quays") -> Statement:
    """Give a statement; it says something of its own unless `reading` says what."""
    said = reading or f"Keeper {number} will count the gulls on quay {number}."
    return Statement(f"{paper_id}:{number}", paper_id, number, label, said, said, _PLACE, (theme,), None)


def link(
    source: Statement, target: Statement, confidence: float, *, suggested: bool, relation: str = "answers"
) -> Link:
    """Give a link with one reason."""
    evidence = (Evidence("words", "both say “gulls”", 1.0),)
    return Link(source.id, target, "semantic", relation, confidence, confidence, suggested, evidence)


def comment(place: str, words: str, confidence: float = 0.8) -> Comment:
    """Give a suggested comment by those who speak for the gulls."""
    return Comment(GULLS, f"{GULLS}:{place}", words, words, Span(0, len(words)), "topical", confidence, suggested=True)


def crosswalk(rows: int, columns: int, *, words: str = "") -> Crosswalk:
    """Give a crosswalk in which every pair is a candidate; each row has one that is suggested, and one comment.

    `words` stands in every label, theme, statement and comment; '' leaves them plain.
    """
    targets = [statement(HARBOURS, at, f"{words}Recommendation {at + 1}", words) for at in range(columns)]
    made = []
    for at in range(rows):
        source = statement(
            KEEPERS, at, f"{words}Proposal {at // 5 + 1} ({at % 5 + 1})", words, f"{words}Quay {at // 5}"
        )
        sureness = [1.0 if (other - at) % columns == 0 else 0.01 * (other % 30) for other in range(columns)]
        links = [
            link(source, target, sure * 0.95, suggested=sure == 1.0)
            for target, sure in zip(targets, sureness, strict=True)
        ]
        links.sort(key=lambda one: -one.confidence)
        made.append(Row(source, tuple(links), (comment(f"p{at}", words or f"The gulls of quay {at} object."),)))
    unanswered = tuple(one.id for one in targets[rows:])
    gaps = Gaps(unanswered, (), (), {GULLS: ()})
    return Crosswalk(KEEPERS, HARBOURS, (GULLS,), tuple(made), gaps)


def shown(made: Crosswalk, judged: Mapping[TieId, Judged] | None = None) -> Shown:
    """Give a crosswalk as its panes take it, with what reviewers said of it."""
    papers = {one: paper(one) for one in (KEEPERS, HARBOURS, GULLS)}
    holding = judged or {}
    return Shown(
        Reviewed(
            crosswalk=made,
            judged=holding,
            queue=queue_of(made, (), tuple(holding.values())),
            papers=papers,
            citations={said.id: f"Gulls (2022), {said.id}" for row in made.rows for said in row.comments},
            suggested=sum(tie.suggested for _, tie in every_tie(made)),
            decided=0,
            own=0,
            reviewer="Anna Reid",
            nameless="",
            left_out="",
        )
    )


def with_link(made: Crosswalk, row: int, changed: Link) -> Crosswalk:
    """Give a crosswalk in which one link of a row is another one."""
    links = tuple(changed if one.target.id == changed.target.id else one for one in made.rows[row].links)
    rows = [replace(one, links=links) if at == row else one for at, one in enumerate(made.rows)]
    return replace(made, rows=tuple(rows))


class OnePane(App[None]):
    """Shows one pane of the crosswalk, and keeps what it posts."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(app.__file__).with_name("app.tcss"),
        Path(screen.__file__).with_name("crosswalk.tcss"),
    ]

    CSS = "Screen > EntryList { height: 1fr; border: none !important; }"

    def __init__(self, pane: Widget) -> None:
        """Take the pane."""
        super().__init__()
        self._pane = pane
        self.posted: list[object] = []

    def compose(self) -> ComposeResult:
        """Show it alone."""
        yield self._pane

    @property
    def lines(self) -> list[str]:
        """The terminal, line by line."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @on(Deciding.Wished)
    @on(Deciding.Refused)
    @on(Matrix.Entered)
    def _keep(self, event: Message) -> None:
        self.posted.append(event)


def every_tie(made: Crosswalk) -> Iterable[tuple[Row, Link | Comment]]:
    """Give each tie with its row."""
    for row in made.rows:
        yield from ((row, one) for one in row.links)
        yield from ((row, one) for one in row.comments)

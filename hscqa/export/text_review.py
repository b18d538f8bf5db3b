"""Reviewers' decisions as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.lines import BLANK, Line, Tone, clipped, wrap
from hscqa.model import Act, Standing
from hscqa.review.waiting import is_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Change, Comment, Event, Followed, Judged, Link, Row, TieId
    from hscqa.review.agreement import Agreement, Overall
    from hscqa.review.gauge import Calibration, Gauge

DONE = {
    Act.ACCEPT: "accepted",
    Act.REJECT: "rejected",
    Act.ADD: "added",
    Act.NOTE: "noted",
    Act.SETTLE: "settled",
    Act.UNDO: "took back",
}
"""What each act is called once it is done."""


def saved(one: Event, width: int, *, is_new: bool = True) -> list[Line]:
    """Say what was written down, or stands there already."""
    outcome = f" as {one.verdict}" if one.verdict else ""
    told = f"{one.reviewer} {DONE[one.act]}{outcome} {_tie(one.tie)}"
    return wrap(f"{'saved' if is_new else 'already so'}: {told}", width, indent="  ", tone=Tone.GOOD)


def taken_back(one: Event, width: int) -> list[Line]:
    """Say what was taken back."""
    words = f"saved: {one.reviewer} took back what was {DONE[one.act]} at {one.at}: {_tie(one.tie)}"
    return wrap(words, width, indent="  ", tone=Tone.GOOD)


def log(events: Iterable[Event], width: int) -> list[Line]:
    """Give every act, the oldest first."""
    lines: list[Line] = []
    for one in events:
        outcome = f" as {one.verdict}" if one.verdict else ""
        lines += wrap(f"{one.at}  {one.reviewer}  {DONE[one.act]}{outcome}  {_tie(one.tie)}", width, indent="    ")
        lines += wrap(f"{one.words}", width, first="    ")
    return lines or [Line("Nobody has decided anything yet.")]


def changed(found: Sequence[Followed], width: int) -> list[Line]:
    """Give the decisions that need a look since the papers changed, then those that moved; nothing where none did."""
    moved = [one for one in found if one.standing is Standing.MOVED]
    waiting = [one for one in found if one.standing is not Standing.MOVED]
    lines: list[Line] = []
    if waiting:
        lines += wrap(f"To look at again, since the papers changed ({len(waiting)})", width, tone=Tone.HEAD)
        lines += [line for one in waiting for line in (BLANK, *_followed(one, width))]
    if moved:
        title = f"Moved, the words unchanged: these count where they stand now ({len(moved)})"
        lines += [*([BLANK] if waiting else []), *wrap(title, width, tone=Tone.HEAD)]
        lines += [line for one in moved for line in wrap(_move(one), width, first="  ", indent="    ")]
    return [*lines, BLANK] if lines else []


def _move(one: Followed) -> str:
    """Say from where to where a decided tie moved."""
    where = f"{one.now.source} and {one.now.target}" if one.now else ""
    return f"{_tie(one.judged.tie)}: now {where}"


def to_decide(rows: Sequence[Row], told: Calibration, width: int) -> list[Line]:
    """Give what is still to be decided, statement by statement; `told` is what the decisions so far make of links."""
    lines: list[Line] = []
    for row in rows:
        lines += [BLANK, *wrap(f"{row.statement.label} [{row.statement.id}]", width, tone=Tone.HEAD)]
        lines += wrap(clipped(row.statement.reading, 2 * width), width, first="  ")
        lines += [line for link in row.links if is_open(link) for line in _open_link(link, told, width)]
        lines += _missing(row, told, width)
        lines += [line for said in row.comments if is_open(said) for line in _open_comment(said, width)]
    return lines


def sample(drawn: Sequence[TieId], width: int) -> list[Line]:
    """Give the links that were not suggested and were drawn at random, to see how many right ones are missed."""
    if not drawn:
        return []
    pairs = [line for one in drawn for line in wrap(_tie(one), width, first="  ", indent="    ")]
    return [BLANK, *wrap(drawn_title(drawn), width, tone=Tone.HEAD), *pairs]


def drawn_title(drawn: Sequence[TieId]) -> str:
    """Say what links that were drawn at random are there for."""
    return f"Not suggested, drawn at random ({len(drawn)}): decide on them, too, to learn how many were missed"


def agreement(pairs: Sequence[Agreement], whole: Overall, width: int) -> list[Line]:
    """Say how far each two reviewers agree, and all together."""
    if not pairs:
        return [Line("No two reviewers have decided on the same tie yet.")]
    lines = wrap("How far reviewers agree on what both decided", width, tone=Tone.HEAD)
    for one in pairs:
        figures = f"{one.same} of {one.both} alike{_share(one.share)}, Cohen's kappa {_figure(one.kappa)}"
        lines += wrap(f"{one.first} and {one.second}: {figures}", width, first="  ", indent="    ")
    together = f"{whole.ties} ties, {whole.reviewers} reviewers{_share(whole.share)}"
    return [*lines, *wrap(f"all: {together}, Krippendorff's alpha {_figure(whole.alpha)}", width, first="  ")]


def gauge(done: Gauge, width: int) -> list[Line]:
    """Say how much is decided, how often suggestions were right, and how many right links may have been missed."""
    first, *others = gauge_sentences(done)
    lines = wrap(first, width, tone=Tone.HEAD)
    return lines + [line for one in others for line in wrap(one, width, first="  ", indent="    ")]


def gauge_sentences(done: Gauge) -> Iterator[str]:
    """Say the same, a sentence each."""
    yield f"{done.decided} of {done.suggested} suggested ties are decided"
    if any(band.decided for band in done.bands):
        yield "All decided ties, also those that were not suggested, by the confidence offered:"
    for band in done.bands:
        if band.decided:
            yield f"confidence {band.low:.0%} to {band.high:.0%}: {band.right} of {band.decided} right"
    if done.missed is not None and done.missed_low is not None and done.missed_high is not None:
        sample = f"{done.sampled_right} of {done.sampled} in the sample"
        told = f"about {done.missed:.0f} ({done.missed_low:.0f} to {done.missed_high:.0f}) of {done.unseen}"
        yield f"right but not suggested: {told}, by {sample}"


def disagreements(found: Sequence[Judged], width: int) -> list[Line]:
    """Give the ties on which reviewers differ, each with every voice."""
    lines: list[Line] = []
    for one in found:
        outcome = f"settled as {one.verdict} by {one.settled_by}" if one.settled_by else "not settled"
        lines += [BLANK, *wrap(f"{_tie(one.tie)}: {outcome}", width, tone=Tone.HEAD)]
        for each in one.decisions:
            reason = f": {each.reason}" if each.reason else ""
            lines += wrap(f"{each.reviewer} {each.verdict or 'noted'}{reason}", width, first="  ", indent="    ")
        lines += wrap(one.reason if one.settled_by else "", width, first="  settled, since: ", indent="    ")
    return lines


def _share(share: float | None) -> str:
    """Give a share in brackets; '' where there is none."""
    return "" if share is None else f" ({share:.0%})"


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _tie(one: TieId) -> str:
    quote = f" “{clipped(one.quote, 60)}”" if one.quote else ""
    return f"{one.source} and {one.target}{quote}"


def _followed(one: Followed, width: int) -> list[Line]:
    """Say what has become of both texts of a decided tie."""
    names = ", ".join(each.reviewer for each in one.judged.decisions)
    outcome = one.judged.verdict or "noted"
    lines = wrap(f"{one.standing}: {_tie(one.judged.tie)}, {outcome} ({names})", width, indent="  ", tone=Tone.BAD)
    for side in (one.source, one.target):
        if side.standing is not Standing.KEPT:
            lines += _change(side, width)
    return lines


def _change(side: Change, width: int) -> list[Line]:
    """Give a text as it was and as it is, word by word where its wording has changed."""
    if side.difference:
        return wrap(f"{side.difference} [{side.place}]", width, first="  [-was-] {+is+}: ", indent="    ")
    now = f"“{side.after}” [{side.place}]" if side.place else "gone"
    before = wrap(f"“{side.before}”", width, first="  before: ", indent="    ")
    return [*before, *wrap(now, width, first="  now: ", indent="    ")]


def missing(row: Row) -> Link | None:
    """Give the best link that is left to look at, where no link holds any more; None elsewhere."""
    left = [link for link in row.links if link.decision is None]
    if not left or any(link.holds or is_open(link) for link in row.links):
        return None
    return max(left, key=lambda link: link.score)


def sure(link: Link, told: Calibration) -> float:
    """Give the confidence of a link as the decisions so far make it, 0 to 1; an explicit one keeps its own."""
    return link.confidence if link.kind == "explicit" else told(link.confidence)


def _missing(row: Row, told: Calibration, width: int) -> list[Line]:
    nearest = missing(row)
    if nearest is None:
        return []
    title = wrap("No link holds. Of those that were not suggested the nearest:", width, first="  ")
    return [*title, *_open_link(nearest, told, width)]


def _open_link(link: Link, told: Calibration, width: int) -> list[Line]:
    offer = f"{link.relation} {link.target.id} ({sure(link, told):.0%}, {link.kind})"
    return [*wrap(offer, width, first="  → ", indent="      "), *wrap(link.target.reading, width, first="      ")]


def _open_comment(said: Comment, width: int) -> list[Line]:
    told = f"comment {said.id} ({said.confidence:.0%}, {said.basis})"
    return [*wrap(told, width, first="  · ", indent="      "), *wrap(f"“{said.reading}”", width, first="      ")]

"""What reviewers decide in a workspace: written down, taken back, and read with what became of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.library.crosswalks import offered, offers
from hscqa.model import Act, Event, Seen, TieId, Verdict
from hscqa.model.decisions import RELATIONS
from hscqa.review.journal import append, history, new_id, now, read
from hscqa.review.voices import last_of, said_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.library.crosswalks import Offer
    from hscqa.library.library import Library
    from hscqa.model import Place
    from hscqa.review.current import Current
    from hscqa.review.journal import Faulty

SHOWN = 60
"""Letters of a comment by which a message tells it from others."""


class Reviews:
    """The decisions of a library's workspace."""

    def __init__(self, library: Library) -> None:
        """Read nothing yet."""
        self._library = library
        self.folder = library.workspace.reviews
        self._known: tuple[str, list[Offer]] | None = None
        """What was offered, with the generation of the index that it stands for."""

    # -- reading ----------------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        """Give all that reviewers did, the oldest first; what one did in one second stays in order."""
        return history(self.folder)

    def faulty(self) -> tuple[Faulty, ...]:
        """Give the lines that could not be read and were left out."""
        return read(self.folder)[1]

    def current(self) -> Current:
        """Say what holds in the papers as they are now, and what has changed under a decision."""
        from hscqa.library.reworded import reworded  # noqa: PLC0415  as below
        from hscqa.review.current import current  # noqa: PLC0415  rapidfuzz loads only here: deciding should be quick

        return reworded(current(self.events(), self._library.documents()))

    # -- deciding ---------------------------------------------------------------------------------------

    def event(  # noqa: PLR0913  what a reviewer may say of a tie
        self,
        reviewer: str,
        act: Act,
        tie: TieId,
        *,
        words: str = "",
        relation: str = "",
        verdict: Verdict | None = None,
    ) -> Event:
        """Make a decision that can be written down; nothing is written.

        Raises UsageError where it makes no sense: a rejection or settlement without a reason, a note without words, a
        settlement of what nobody decided, an addition of what is suggested, a verdict on what nobody offered or added.
        Raises UnknownId.
        """
        offer = self._offer(tie)
        self._check(act, tie, words.strip(), offer)
        if relation and relation not in RELATIONS:
            raise UsageError(f"“{relation}” is no relation", f"choose one of: {', '.join(RELATIONS)}")
        seen = self._seen(tie, offer)
        return Event(new_id(), now(), reviewer, act, tie, seen, verdict, relation, words.strip())

    def keep(self, made: Sequence[Event]) -> tuple[Event, ...]:
        """Write down acts of one reviewer, all or none, and give those written; when this returns the disk has them.

        Left out is what that reviewer has said already. Raises WorkspaceUnwritable.
        """
        before = self.events()
        new = tuple(one for one in made if said_before(before, one) is None)
        append(self.folder, new)
        return new

    def undo(self, reviewer: str, sides: tuple[str, str] | None = None, quote: str | None = None) -> Event:
        """Take back a reviewer's last act, or the last on the tie of two ids; give what was taken back.

        The ids are those of the texts as they are now, or as they were when it was decided. Raises UsageError where
        there is nothing to take back, or WorkspaceUnwritable.
        """
        events = self.events()
        ties = None if sides is None else self._ties_of(sides, quote, events)
        own = [last_of(events, reviewer, tie) for tie in ties] if ties is not None else [last_of(events, reviewer)]
        order = {event.id: place for place, event in enumerate(events)}
        last = max((one for one in own if one is not None), key=lambda one: order[one.id], default=None)
        if last is None:
            where = f" on {sides[0]} and {sides[1]}" if sides else ""
            raise UsageError(f"{reviewer} has decided nothing{where} that stands", "see: hscqa review log")
        append(self.folder, [Event(new_id(), now(), reviewer, Act.UNDO, last.tie, last.seen, undoes=last.id)])
        return last

    def _ties_of(self, sides: tuple[str, str], quote: str | None, events: Sequence[Event]) -> list[TieId]:
        """Give the decided ties that two ids name, of texts as they are now or were; all comments, or the quoted."""
        from hscqa.review.current import places  # noqa: PLC0415  as above

        found = places(events, self._library.documents())
        meant = [tie for tie in found if (tie.source, tie.target) == sides and (quote is None or quote in tie.quote)]
        return sorted({old for tie in meant for old in found[tie]})

    def _check(self, act: Act, tie: TieId, words: str, offer: Offer | None) -> None:
        """Raise UsageError where an act makes no sense."""
        if act in {Act.REJECT, Act.SETTLE} and not words:
            raise UsageError("a reason is missing", "say why with --reason")
        if act is Act.NOTE and not words:
            raise UsageError("the note has no words", "write them after the ids")
        if not tie.quote and self._is_turned(tie):
            raise UsageError(f"{tie.source} is answered by {tie.target}", "name the statement that answers first")
        if tie.source.partition(":")[0] == tie.target.partition(":")[0]:
            raise UsageError(f"{tie.source} and {tie.target} stand in one paper", "name statements of two papers")
        if act is Act.ADD and offer is not None and offer.suggested:
            raise UsageError(f"{tie.target} is suggested for {tie.source} already", "accept it instead")
        if act is Act.SETTLE and not self._is_decided(tie):
            raise UsageError(f"nobody has decided on {tie.source} and {tie.target}", "accept or reject it instead")
        if act in {Act.ACCEPT, Act.REJECT} and offer is None and not self._is_decided(tie):
            raise UsageError(f"{tie.target} was not offered for {tie.source}", "add it instead, if it belongs there")

    def _is_turned(self, tie: TieId) -> bool:
        """Whether a link was offered the other way round, and not as it is."""
        ties = {one.tie for one in self._offers()}
        return tie not in ties and TieId(tie.target, tie.source) in ties

    def _is_decided(self, tie: TieId) -> bool:
        """Whether somebody has given a verdict on a tie."""
        return any(one.tie == tie and one.verdict for one in self.current().in_force)

    # -- what a tie is ----------------------------------------------------------------------------------

    def tie(self, source: str, target: str, quote: str | None = None) -> TieId:
        """Find the tie that is meant: a link of two statements, or a comment where `target` is a passage.

        A quotation picks one of several comments, or says which words of the passage are meant; without one, the
        comment that was offered is taken, else the whole passage. Raises UnknownId or UsageError.
        """
        statement, place = self._library.show(source), self._library.show(target)
        if statement.statement is None:
            raise UsageError(f"{source} is no statement", "name a proposal, recommendation or response first")
        if place.statement is not None and quote is None:
            return TieId(statement.statement.id, place.statement.id)
        passage = self._passage(place)
        if passage != place.id:
            whole = place.paper.text[place.span.start : place.span.end]
            place, quote = self._library.show(passage), quote or whole
        ties = (one.tie for one in self._offers())
        listed = [tie.quote for tie in ties if (tie.source, tie.target) == (source, place.id) and tie.quote]
        if quote is not None:
            return TieId(source, place.id, self._words(place, quote, listed))
        if len(listed) > 1:
            choice = "; ".join(f"“{' '.join(one.split())[:SHOWN]}”" for one in listed)
            raise UsageError(f"{target} has several comments on {source}", f"name one with --quote: {choice}")
        return TieId(source, place.id, listed[0] if listed else place.paper.text[place.span.start : place.span.end])

    def _passage(self, place: Place) -> str:
        """Name the passage that a place is, or stands in: a block may be a part of one."""
        passages = self._library.document(place.paper.id).passages
        holding = (one.id for one in passages if place.id == one.id or place.id in one.blocks)
        return next(holding, place.id)

    def _words(self, place: Place, quote: str, offered: Sequence[str]) -> str:
        """Give the comment that a quotation picks, else its words exactly as the passage has them; raise UsageError."""
        words = r"\s+".join(re.escape(word) for word in quote.split())
        found = re.search(words, place.paper.text[place.span.start : place.span.end]) if words else None
        if found is None:
            raise UsageError(f"{place.id} does not say “{quote}”", f"see what it says with: hscqa show {place.id}")
        picked = [one for one in offered if re.search(words, one)]
        return picked[0] if len(picked) == 1 else found.group()

    def _seen(self, tie: TieId, offer: Offer | None) -> Seen:
        """Give both texts as they are now, and what was offered of them."""
        source, target = self._library.show(tie.source), self._library.show(tie.target)
        texts = (
            source.statement.reading if source.statement else "",
            tie.quote or (target.statement.reading if target.statement else ""),
        )
        if offer is None:
            return Seen(*texts)
        return Seen(*texts, offer.kind, offer.relation, offer.confidence, offer.suggested)

    def _offer(self, tie: TieId) -> Offer | None:
        """Give what was offered of a tie; None where the program offered no such tie."""
        return next((one for one in self._offers() if one.tie == tie), None)

    def _offers(self) -> list[Offer]:
        """Give what the last crosswalks of these papers offered; the usual one is made where there is none."""
        generation = self._library.generation
        if self._known is None or self._known[0] != generation:
            found = offers(self._library.workspace.index, generation)
            if not found:
                found = list(offered(self._library.crosswalk()))
                generation = self._library.generation
            self._known = generation, found
        return self._known[1]

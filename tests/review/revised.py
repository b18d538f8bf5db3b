"""Invented papers before and after a revision, and decisions about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Decision, Judged, Seen, Standing, TieId, Verdict
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hscqa.model import Document, Followed

    Make = Callable[[str, str], Document]

AUDIT = """Harbours in the north

Recommendations

The Harbour Board should:

• appoint a keeper for every harbour who answers to the board alone
• publish how many boats lie in each harbour.
"""

REVIEW = """Review of Harbours

Proposals

1. Repairs and money

We propose that:

1. (i) The dry dock fees must be settled. Every council will agree what it pays.

1. (ii) One shared budget for repairs will be agreed before winter.

2. Boards and keepers

We propose that:

2. (i) A keeper will be found for every harbour. The keeper answers to the board.

2. (ii) Lamps will be trimmed on winter nights.

2. (iii) Gulls will be counted in spring by the harbour schools.

3. Boats

We propose that:

3. (i) Boats that nobody owns will be towed to the north basin.

3. (ii) Ropes will be tarred twice in a year.
"""

REVISED = """Review of Harbours

Proposals

1. Repairs and money

We propose that:

1. (i) A map of all harbours is to hang in every council chamber.

1. (ii) The dry dock fees must be settled. Every council will agree what it pays.

1. (iii) One shared budget for repairs will be agreed before winter.

1. (iv) Boats that nobody owns will be towed to the north basin.

2. Boards and keepers

We propose that:

2. (i) A keeper will be found for every harbour. The keeper answers to the board and the councils.

2. (ii) Gulls will be counted in spring by the harbour schools.

3. Boats

We propose that:

3. (i) Fishermen share one market hall.

3. (ii) Ropes will be tarred twice in a year.
"""

OPINION = """What the boat owners say

Keepers

We are glad that a keeper is found for every harbour at last. Nobody asked us which keeper we would like to have there.

Repairs

One budget for repairs is what our members have wanted for many long years. The councils have never agreed on anything \
of this sort before, and we doubt that they will.

Lamps

Trimmed lamps would save two boats a winter, as our own count of the wrecks along the northern coast shows.

Gulls

The gulls were louder this year than in any year that the oldest of us remembers.
"""

ANSWERED = """What the boat owners say

Keepers

We are pleased to begin with thanks to all those harbour offices that sent us the papers in time for \
our meeting in the old net loft.

We are glad that a keeper is found for every harbour at last. Nobody asked us which good keeper we would like to have.

Money

Some of us had other plans for the spring, and so this part was written by only three \
of the members on a single evening.

One budget for repairs is what our members have wanted for many long years. The councils have never agreed on anything \
of this sort before, and we doubt that they will.

Gulls

The gulls were louder this year than in any year that the oldest of us remembers.
"""

BECAME = {
    "review:1.i": (Standing.MOVED, "review:1.ii"),
    "review:1.ii": (Standing.MOVED, "review:1.iii"),
    "review:2.i": (Standing.SUSPECT, "review:2.i"),
    "review:2.ii": (Standing.ORPHANED, ""),
    "review:2.iii": (Standing.MOVED, "review:2.ii"),
    "review:3.i": (Standing.MOVED, "review:1.iv"),
    "review:3.ii": (Standing.KEPT, "review:3.ii"),
}
"""What becomes of the review's proposals when it is revised."""


def decided(tie: TieId, seen: Seen, *, at: str = "2026-03-01T09:30:00Z", by: str = "ailsa") -> Judged:
    one = Decision(tie, by, Verdict.ACCEPTED, seen, at)
    return Judged(tie, Verdict.ACCEPTED, (one,))


def link(source: str, said: str, target: str = "audit:rec-2", asked: str = "") -> Judged:
    asked = asked or "publish how many boats lie in each harbour."
    return decided(TieId(source, target), Seen(said, asked, "semantic"))


def links(source: Document, target: Document) -> list[Judged]:
    return [link(one.id, one.reading, two.id, two.reading) for one in source.statements for two in target.statements]


def comments(source: Document, speaking: Document, *, kind: str = "topical") -> list[Judged]:
    """Decide that every sentence speaks of the source's last proposal."""
    about, found = source.statements[-1], []
    blocks = {one.id: one for one in speaking.blocks}
    for passage in speaking.passages:
        for block in (blocks[one] for one in passage.blocks):
            reading = read(speaking.paper.text, block.slices)
            for start, end in reading.sentences():
                span = reading.span(start, end)
                tie = TieId(about.id, passage.id, speaking.paper.text[span.start : span.end])
                found.append(decided(tie, Seen(about.reading, reading.text[start:end], kind)))
    return found


def spoken(followed: Sequence[Followed], words: str) -> Followed:
    (one,) = (one for one in followed if words in one.judged.tie.quote)
    return one


def standings(followed: Sequence[Followed]) -> Mapping[TieId, Standing]:
    return {one.judged.tie: one.standing for one in followed}

"""How a review stands, in words and as a bar of characters; and what to do when it is over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.text_review import gauge_sentences
from hscqa.model import Verdict
from hscqa.tui.deciding.ties import SIGNS
from hscqa.tui.faces import clip, lines, words
from hscqa.tui.review.waiting import ties_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.tui.deciding.desk import Reviewed

_CELLS = 10
"""How many characters the bar has."""
_NAME = 24
"""How many characters of the reviewer's name are shown, so that the counts stand on the first line."""
_NEXT = (
    "2, then e: export the crosswalk with what was decided",
    "e: export what is listed here",
    "hscqa review agreement: how far reviewers agree",
    "u: take back what was decided last",
)


def gauge_face(reviewed: Reviewed) -> Content:
    """Say who reviews, how far the review is, what was decided, and how many right ties may have been missed."""
    if not reviewed.reviewer:
        return lines(words(reviewed.nameless, "$text-warning"), _stands(reviewed))
    who = words(clip(reviewed.reviewer, _NAME), "b")
    return lines(Content.assemble(who, "  ", _stands(reviewed)), words(_missed(reviewed), "dim"))


def over_face(reviewed: Reviewed, drawn: int) -> Content:
    """Say that nothing is left, how the review stands, and what to do next; `drawn` are left of a random sample."""
    figures = [words(one) for one in gauge_sentences(reviewed.queue.done)]
    steps = [Content.assemble("  ", _key(one)) for one in _next(reviewed, drawn)]
    return Content("\n\n").join(
        [words(_opening(reviewed), "b $text-success"), lines(*figures), lines(words("Next", "b"), *steps)]
    )


def _opening(reviewed: Reviewed) -> str:
    """Say that nothing is left; what this reviewer has decided on, and is disputed, is not asked for again."""
    disputed = _verdicts(reviewed)[Verdict.DISPUTED]
    if disputed:
        return f"Nothing is left to decide by you; {disputed} disputed."
    return "Nothing is left to decide." if reviewed.suggested else "Nothing is suggested, so nothing waits."


def _next(reviewed: Reviewed, drawn: int) -> Iterator[str]:
    if drawn:
        yield f"]: go to the {drawn} drawn at random; they tell how many were missed"
    if _verdicts(reviewed)[Verdict.DISPUTED]:
        yield "d: end a dispute, on a tie marked ≠ in the queue"
    yield from _NEXT


def _key(step: str) -> Content:
    key, _, what = step.partition(": ")
    return Content.assemble((key, "b $text-accent"), f"  {what}")


def _stands(reviewed: Reviewed) -> Content:
    """Show the bar, the count, and what was decided."""
    full = int(reviewed.decided / reviewed.suggested * _CELLS) if reviewed.suggested else 0
    bar = Content.styled("█" * full + "░" * (_CELLS - full), "$text-accent")
    found = _verdicts(reviewed)
    told = [Content.styled(f"{SIGNS[one][0]} {found[one]} {one}", SIGNS[one][1]) for one in Verdict if found[one]]
    counted = Content.assemble(bar, f" {reviewed.decided} of {reviewed.suggested} decided", _by_whom(reviewed))
    return Content("  ").join([counted, *told])


def _by_whom(reviewed: Reviewed) -> str:
    """Say that the count is of all reviewers, and how many are this one's; '' where nobody is named."""
    return f" by all · {reviewed.own} by you" if reviewed.reviewer else ""


def _verdicts(reviewed: Reviewed) -> Counter[Verdict]:
    """Count what was decided of all ties of the crosswalk, suggested or not."""
    decided = (tied.tie.decision for tied in ties_of(reviewed.crosswalk).values())
    return Counter(Verdict(one) for one in decided if one)


def _missed(reviewed: Reviewed) -> str:
    """Say how many right ties were not suggested, by the sample; '' where none of it is decided."""
    done = reviewed.queue.done
    return list(gauge_sentences(done))[-1] if done.missed is not None else ""

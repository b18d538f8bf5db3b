"""A quotation's words aligned with a stretch of a paper's: where the same words stand in the same order.

The score is that of local alignment (Smith and Waterman, "Identification of common molecular subsequences", 1981) over
whole words: rare words in common add more, words between them cost. rapidfuzz finds the common words and how like
two misspelt ones are.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Weigh = Callable[[str], float]
    """How much a word tells, 0 to 1."""

GAP = 0.2
"""What each word between two common runs costs, in words that tell the most."""
LONGEST_GAP = 8
"""Words. A longer gap costs no more: a quotation may leave a whole clause out."""
SAME_LETTERS = 80.0
"""How like the letters of two wordings must be to be one wording misspelt or inflected, 0 to 100."""
STRAY = 0.05
"""What a word costs that lies between the common words and one that was moved beyond them."""
MOVED = 0.6
"""The share of what a quotation's loose words tell that must stand beyond the common ones to have been moved."""
SLACK = 4
"""Words by which the end of a quotation may stand off from where it is expected."""


class Aligned(NamedTuple):
    """The stretch of a paper's words that a quotation's align with best."""

    first: int
    last: int
    """With."""
    score: float
    """What the common words tell less what the words between them cost, in words that tell the most."""
    covered: float
    """The share of what the quotation's words tell that stands in the stretch, 0 to 1."""
    letters: int
    """Letters in common words."""


class _Side(NamedTuple):
    """What lies beside the common words, outward from them."""

    source: Sequence[str]
    borders: Sequence[int]
    quoted: Sequence[str]


class _Run(NamedTuple):
    """Words that two texts have in common side by side."""

    quoted: int
    source: int
    size: int

    @property
    def after_quoted(self) -> int:
        return self.quoted + self.size

    @property
    def after_source(self) -> int:
        return self.source + self.size


def align(quoted: Sequence[str], source: Sequence[str], weigh: Weigh, borders: Sequence[int]) -> Aligned | None:
    """Align a quotation's words with a paper's; None where they have no word in common.

    `borders` has the place of each source word's block: an end whose words were all replaced stays in its block.
    """
    runs = _drawn_together(_common(quoted, source), quoted, source)
    if not runs:
        return None
    gains = [sum(map(weigh, quoted[run.quoted : run.after_quoted])) for run in runs]
    likes = [_misspelt(quoted, source, before, run, weigh) for before, run in pairwise(runs)]
    score, start, end = _best(runs, gains, likes)
    chosen = runs[start : end + 1]
    told = sum(gains[start : end + 1]) + sum(likes[start:end])
    first, last = _ends(quoted, source, chosen, weigh, borders)
    letters = sum(len(word) for run in chosen for word in quoted[run.quoted : run.after_quoted])
    return Aligned(first, last, score, told / (sum(map(weigh, quoted)) or 1.0), letters)


def _common(quoted: Sequence[str], source: Sequence[str]) -> list[_Run]:
    """Give the runs of a longest common subsequence of words."""
    return [
        _Run(step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(quoted, source)
        if step.tag == "equal"
    ]


def _drawn_together(runs: Sequence[_Run], quoted: Sequence[str], source: Sequence[str]) -> list[_Run]:
    """Move each run to where the longest one expects it, if the same words stand there: one word stands at many places.

    A longest common subsequence is blind to how far its runs lie apart.
    """
    if not runs:
        return []
    middle = max(range(len(runs)), key=lambda number: runs[number].size)
    drawn = [runs[middle]]
    for run in reversed(runs[:middle]):
        at = drawn[0].source - (drawn[0].quoted - run.quoted)
        drawn.insert(0, run._replace(source=at) if _stands(run, at, quoted, source) else run)
    for run in runs[middle + 1 :]:
        at = drawn[-1].after_source + (run.quoted - drawn[-1].after_quoted)
        drawn.append(run._replace(source=at) if _stands(run, at, quoted, source) else run)
    return drawn


def _stands(run: _Run, at: int, quoted: Sequence[str], source: Sequence[str]) -> bool:
    """Whether the words of a run stand at another place of the source too."""
    return at >= 0 and list(source[at : at + run.size]) == list(quoted[run.quoted : run.after_quoted])


def _misspelt(quoted: Sequence[str], source: Sequence[str], before: _Run, after: _Run, weigh: Weigh) -> float:
    """Give what the words between two runs tell where they are the same but for a few letters; else 0."""
    new, old = quoted[before.after_quoted : after.quoted], source[before.after_source : after.source]
    if not new or not old or len(old) > LONGEST_GAP:
        return 0.0
    likeness = fuzz.ratio("".join(new), "".join(old), score_cutoff=SAME_LETTERS)
    return likeness / 100 * min(sum(map(weigh, new)), sum(map(weigh, old)))


def _best(runs: Sequence[_Run], gains: Sequence[float], likes: Sequence[float]) -> tuple[float, int, int]:
    """Give the score of the best stretch of neighbouring runs, and its first and last run."""
    best = (0.0, 0, 0)
    score, start = 0.0, 0
    for number, run in enumerate(runs):
        if number:
            score += likes[number - 1] - (0.0 if likes[number - 1] else _cost(runs[number - 1], run))
        if score <= 0:
            score, start = 0.0, number
        score += gains[number]
        best = max(best, (score, start, number), key=lambda one: one[0])
    return best


def _cost(before: _Run, after: _Run) -> float:
    """Give what the words between two runs cost."""
    between = max(after.quoted - before.after_quoted, after.source - before.after_source)
    return GAP * min(between, LONGEST_GAP)


def _ends(
    quoted: Sequence[str], source: Sequence[str], runs: Sequence[_Run], weigh: Weigh, borders: Sequence[int]
) -> tuple[int, int]:
    """Give the first and the last source word, with those beside the common words that were replaced or moved."""
    left, right = runs[0], runs[-1]
    loose = Counter(quoted)
    for run in runs:
        loose.subtract(quoted[run.quoted : run.after_quoted])
    before = _Side(source[: left.source][::-1], borders[: left.source][::-1], quoted[: left.quoted][::-1])
    after = _Side(source[right.after_source :], borders[right.after_source :], quoted[right.after_quoted :])
    back = _moved(before, +loose, weigh)
    forth = 0 if back else _moved(after, +loose, weigh)
    if not (back or forth):
        back = _replaced(before, borders[left.source])
        forth = _replaced(after, borders[right.after_source - 1])
    return left.source - back, right.after_source - 1 + forth


def _replaced(side: _Side, block: int) -> int:
    """Say how many words beside the common ones were replaced.

    Those up to where the quotation's outermost word stands, else as many as it has there, in the same block.
    """
    expected = len(side.quoted)
    shifts = sorted(range(-SLACK, SLACK + 1), key=abs)
    for count in (expected + shift for shift in shifts if expected):
        if 0 < count <= len(side.source) and side.source[count - 1] == side.quoted[-1]:
            return count
    return sum(1 for at in side.borders[:expected] if at == block)


def _moved(side: _Side, loose: Counter[str], weigh: Weigh) -> int:
    """Say how many words beside the common ones hold most of the loose words; 0 where those do not stand there."""
    left = Counter(loose)
    whole = sum(weigh(word) * count for word, count in loose.items())
    gain, best, reach = 0.0, 0.0, 0
    for count, word in enumerate(side.source[: len(side.quoted) + loose.total() + SLACK], 1):
        gain += weigh(word) if left[word] > 0 else -STRAY
        left[word] -= 1
        if gain > best:
            best, reach = gain, count
    return reach if best > MOVED * whole else 0

"""The links of a report as a drawing: who answers at the left, what is answered at the right, a curve for each link.

Lengths are in pixels of the drawing. What a text is wide is estimated, with room to spare: the page brings no font of
its own, so nobody knows which one will be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from hscqa.export.page.anchored import anchor
from hscqa.export.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.export.page.anchored import AnchoredEntry, AnchoredTheme, AnchoredTie
    from hscqa.export.report import Report

FONT = 13
"""The size of the type."""
LINE = 17
"""From one line of a text to the next."""
SPACE = 8
"""Between two texts, at least."""
BEFORE = 12
"""What stands before a heading besides."""
SIDE = 270
"""How wide the texts of one side may be."""
MIDDLE = 380
"""What the curves have."""
KNOT = 9
"""From a text to the dot that stands for it."""
BEGIN, END = SIDE + KNOT, SIDE + MIDDLE - KNOT
"""Where curves leave the left side and reach the right one."""
THINNEST, THICKEST = 1.5, 5.5
"""The curves of confidence 0 and 1, where there are no more than MANY."""
MANY = 60
"""Of more curves each is drawn thinner, down to a third."""
LONGEST = 1800
"""How high a drawing may be to be read on an A4 page."""
FAINTEST = 0.45
"""How opaque the curve of confidence 0 is; that of 1 is wholly so."""

_WIDE, _CAPITAL, _NARROW, _OTHER = 1.05, 0.78, 0.4, 0.65
"""How wide a character is, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Text:
    """A heading or a label."""

    lines: tuple[str, ...]
    y: float
    """The base of its first line."""
    anchor: str
    """Whose label it is; '' for a heading."""

    @property
    def rows(self) -> tuple[tuple[float, str], ...]:
        """Each line with its base."""
        return tuple((round(self.y + number * LINE, 1), line) for number, line in enumerate(self.lines))

    @property
    def knot(self) -> float:
        """The height at which curves reach it: the middle of its lines."""
        return round(self.y - FONT * 0.35 + (len(self.lines) - 1) * LINE / 2, 1)


@dataclass(frozen=True, slots=True)
class Curve:
    """A link."""

    link: AnchoredTie
    source: str
    """The label of the statement that answers."""
    path: str
    """As SVG writes it (SVG 2, 9.3)."""
    width: float
    opacity: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn."""

    width: float
    height: float
    begin: float
    """Where curves leave the left side."""
    end: float
    """Where they reach the right side."""
    left: tuple[Text, ...]
    right: tuple[Text, ...]
    curves: tuple[Curve, ...]
    """The surest last, so that it lies on top."""

    @property
    def paper(self) -> str:
        """How it is printed: `portrait`, or `unprinted` where its type would be too small."""
        return "portrait" if self.height <= LONGEST else "unprinted"


@dataclass(frozen=True, slots=True)
class _Label:
    """A text that has no place yet."""

    lines: tuple[str, ...]
    anchor: str

    @property
    def above(self) -> int:
        """What is left free above it."""
        return SPACE if self.anchor else SPACE + BEFORE


def drawing(made: Report, themes: Sequence[AnchoredTheme]) -> Drawing:
    """Lay the drawing out; both sides are as high as the higher one."""
    sides = (
        list(_labels((theme.title, [(one.anchor, one.entry.label) for one in theme.entries]) for theme in themes)),
        list(_labels(_targets(made))),
    )
    height = max(map(_height, sides))
    left, right = (tuple(_placed(side, height)) for side in sides)
    knots = {text.anchor: text.knot for text in (*left, *right)}
    drawn = [(link, one) for theme in themes for one in theme.entries for link in one.drawn]
    scale = max(min(MANY / max(len(drawn), 1), 1), 1 / 3)
    curves = (_curve(link, one, knots, scale) for link, one in drawn)
    return Drawing(
        width=2 * SIDE + MIDDLE,
        height=height,
        begin=BEGIN,
        end=END,
        left=left,
        right=right,
        curves=tuple(sorted(curves, key=lambda curve: curve.link.tie.confidence)),
    )


def _targets(made: Report) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give the statements that may be answered, by theme."""
    for title, targets in groupby(made.targets, key=lambda one: one.statement.theme):
        yield title, [(anchor(one.statement.id), one.label) for one in targets]


def _labels(groups: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> Iterator[_Label]:
    """Give the texts of a side from the top."""
    for title, members in groups:
        if title:
            yield _Label(tuple(wrapped(title, SIDE)), "")
        for where, label in members:
            yield _Label(tuple(wrapped(label, SIDE)), where)


def _height(side: Sequence[_Label]) -> int:
    """Say how high a side is with no more space than it needs."""
    return sum(label.above + len(label.lines) * LINE for label in side) + SPACE


def _placed(side: Sequence[_Label], height: int) -> Iterator[Text]:
    """Give each text its place, so that they fill the height."""
    spare = (height - _height(side)) / max(len(side), 1)
    top = 0.0
    for label in side:
        top += label.above + spare
        yield Text(label.lines, round(top + FONT, 1), label.anchor)
        top += len(label.lines) * LINE


def _curve(link: AnchoredTie, one: AnchoredEntry, knots: dict[str, float], scale: float) -> Curve:
    """Draw a link: level at both ends, `scale` (up to 1) times as thick as it might be."""
    sure = link.tie.confidence
    middle = (BEGIN + END) / 2
    left, right = knots[one.anchor], knots[anchor(link.tie.id)]
    return Curve(
        link,
        one.entry.label,
        f"M{BEGIN} {left}C{middle:g} {left} {middle:g} {right} {END} {right}",
        round((THINNEST + (THICKEST - THINNEST) * sure) * scale, 2),
        round(FAINTEST + (1 - FAINTEST) * sure, 2),
    )


def wrapped(text: str, width: float) -> Iterator[str]:
    """Give a text as lines that are no wider; a word that is wider is parted, and nothing is left out."""
    line = ""
    for word in one_line(text).split(" "):
        joined = f"{line} {word}" if line else word
        if line and breadth(joined) > width:
            yield line
            joined = word
        *full, line = _parted(joined, width)
        yield from full
    yield line


def _parted(word: str, width: float) -> Iterator[str]:
    """Give a word in pieces that are no wider."""
    start = 0
    for end in range(1, len(word)):
        if breadth(word[start : end + 1]) > width:
            yield word[start:end]
            start = end
    yield word[start:]


def breadth(text: str) -> float:
    """Estimate how wide a text is."""
    return FONT * sum(map(_breadth, text))


def _breadth(character: str) -> float:
    if east_asian_width(character) in {"W", "F"} or character in "mwMW":
        return _WIDE
    if character.isupper():
        return _CAPITAL
    return _NARROW if character in " .,:;!'’|()[]ijlI" else _OTHER

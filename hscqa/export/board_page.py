"""A board's self-evaluation as people are shown it: the one model from which terminal and Markdown are written.

All texts are plain and whole; each form escapes and lays out what it takes, and adds no fact of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.review.comparison import Shift
from hscqa.review.summary import SOON, Open, Whose, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Position
    from hscqa.review.comparison import Compared, Comparison, Outdated
    from hscqa.review.summary import Dated, Summary, Tally

UNDER_NONE = "Without a theme"
NO_WORDS = "(no text was found)"
UNRATED = "not rated"
LACKS = {
    Open.RATING: "Without a rating",
    Open.EVIDENCE: "Without evidence",
    Open.ACTION: "Below the top of the scale, without an action",
    Open.LEAD: "Below the top of the scale, without a lead",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What a section tells of one statement, or of one thing."""

    head: str
    words: str = ""
    """What the statement says, to be read; '' where it is not quoted."""
    told: tuple[str, ...] = ()
    """What else there is to it, a line each."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page."""

    title: str
    about: str
    """What holds of all of it, in a sentence; '' where there is nothing to say."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say of a board, or of all boards."""

    title: str
    facts: tuple[str, ...]
    """A sentence each."""
    sections: tuple[Section, ...]
    whole: Section | None = None
    """Every statement with all that the board says of it, for forms that have room; None where it is not of one."""


def board_page(one: Summary, against: Comparison | None, paper: Outdated | None, names: Mapping[str, str]) -> Page:
    """Give the page of one self-evaluation on a day.

    `against` is its comparison with an earlier one, None where there is none; `paper` how its paper has changed since,
    None where that paper is not at hand; `names` are those of papers, by id.
    """
    sections = [
        Section("Ratings by theme", _scale(one), tuple(_theme(tally, one) for tally in one.themes)),
        _counted(f"Overdue on {one.on}", _late(one.overdue)),
        _counted(f"Due within {SOON} days of {one.on}", _late(one.soon)),
        Section("Left open", "", tuple(_lacking(one))),
        *([_compared(against)] if against else []),
        *([_outdated(paper)] if paper and (paper.reworded or paper.gone or paper.new) else []),
    ]
    whole = Section("Statement by statement", "", tuple(map(_position, one.evaluation.positions)))
    return Page(f"{one.evaluation.board} on {one.on}", tuple(_facts(one, paper, names)), tuple(sections), whole)


def boards_page(listed: Sequence[Summary], on: str, names: Mapping[str, str]) -> Page:
    """Give the page of all boards: the self-evaluation of each that held on a day, then theme by theme."""
    sections: list[Section] = []
    for source in sorted({one.evaluation.source for one in listed}):
        group, title = [one for one in listed if one.evaluation.source == source], named(source, names)
        sections.append(Section(f"Against {title}", "", tuple(map(_board, group))))
        sections.append(Section(f"Theme by theme, against {title}", "", tuple(_beside(group))))
    count = len({one.evaluation.board for one in listed})
    return Page(f"Self-evaluations on {on}", (f"{_many(count, 'board')} with a self-evaluation.",), tuple(sections))


def none_page(on: str, board: str, known: Sequence[str]) -> Page:
    """Say that no self-evaluation held on a day, and what there is: boards, or the days of the board that is named.

    `board` is '' where none was named.
    """
    title = f"No self-evaluation{f' of “{board}”' if board else ''} held on {on}"
    return Page(title, (f"There are some of: {'; '.join(known)}." if known else "There are none at all yet.",), ())


def named(paper: str, names: Mapping[str, str]) -> str:
    """Name a paper, with its id."""
    return f"{names[paper]} [{paper}]" if paper in names else paper


def _counted(title: str, items: Iterable[Item]) -> Section:
    """Make a section whose title says how many statements it has."""
    listed = tuple(items)
    return Section(f"{title} ({len(listed)})", "", listed)


def _facts(one: Summary, paper: Outdated | None, names: Mapping[str, str]) -> Iterator[str]:
    """Say which self-evaluation it is, and how much of it is rated."""
    made = one.evaluation
    yield f"The self-evaluation for {made.on} against {named(made.source, names)}, taken in by {made.by} at {made.at}."
    yield f"{_rated(one.whole, one)}{_middle(one.whole)}."
    if paper is None:
        yield f"The paper {made.source} is not in this workspace: whether its words have changed since, is not known."


def _scale(one: Summary) -> str:
    """Name the ratings, the lowest first."""
    return f"The scale, the lowest first: {'; '.join(one.evaluation.scale)}."


def _theme(tally: Tally, one: Summary) -> Item:
    """Count the ratings of a theme."""
    given = zip(tally.counts, one.evaluation.scale, strict=True)
    counted = [f"{count} {rating}" for count, rating in given if count]
    unrated = [f"{tally.unrated} not rated"] if tally.unrated else []
    head = f"{tally.theme or UNDER_NONE} ({_many(tally.statements, 'statement')})"
    return Item(head, told=(f"{', '.join([*counted, *unrated])}{_middle(tally)}",))


def _briefly(tally: Tally) -> str:
    """Say how many statements of a theme have a rating, and how many the best one."""
    return f"{tally.rated} of {tally.statements} rated, {tally.top} at the top"


def _rated(tally: Tally, one: Summary) -> str:
    """Say how many statements have a rating, and how many the best one."""
    top = one.evaluation.scale[-1]
    return f"{tally.rated} of {_many(tally.statements, 'statement')} rated, {tally.top} at the top ({top})"


def _middle(tally: Tally) -> str:
    """Name the rating in the middle; say so where it falls between two, and nothing where nothing is rated."""
    if tally.middle:
        return f"; the middle rating is {tally.middle}"
    return "; the middle falls between two ratings" if tally.rated else ""


def _late(dates: Iterable[Dated]) -> Iterator[Item]:
    """Give the statements with such dates, the earliest first, each once with its dates and what the board does."""
    by_statement: dict[str, list[Dated]] = {}
    for one in dates:
        by_statement.setdefault(one.position.statement, []).append(one)
    for found in by_statement.values():
        about = found[0].position
        answers = _told(Action=about.action, Lead=about.lead)
        told = (*map(_date, found), f"Rating: {about.rating or UNRATED}", *answers)
        yield Item(place(about), about.seen or NO_WORDS, told)


def _position(one: Position) -> Item:
    """Give all that a board says of a statement."""
    answers = _told(Evidence=one.evidence, Action=one.action, Lead=one.lead, **{"The board’s own date": one.date})
    due = _told(**{"The paper’s date": one.due})
    return Item(place(one), one.seen or NO_WORDS, (*due, f"Rating: {one.rating or UNRATED}", *answers))


def _told(**texts: str) -> tuple[str, ...]:
    """Give what is told, each with its name."""
    return tuple(f"{name}: {text}" for name, text in texts.items() if text)


def _date(one: Dated) -> str:
    """Give a date, whose it is, and how far off."""
    whose = "The paper’s date" if one.whose is Whose.PAPER else "The board’s own date"
    return f"{whose}: {one.date}, {_away(one.days)}"


def _away(days: int) -> str:
    """Say how far off a day is; below 0 it has passed."""
    if not days:
        return "today"
    return f"{_many(-days, 'day')} ago" if days < 0 else f"in {_many(days, 'day')}"


def _lacking(one: Summary) -> Iterator[Item]:
    """Name the statements of which something is not told."""
    labels = Counter(each.label for each in one.evaluation.positions)
    for what, found in one.lacking.items():
        if found:
            names = (place(each) if labels[each.label] > 1 else each.label for each in found)
            yield Item(f"{LACKS[what]} ({len(found)})", told=("; ".join(names),))


def _compared(one: Comparison) -> Section:
    """Say what has shifted since an earlier self-evaluation."""
    total = ", ".join(f"{one.counts[shift]} {shift}" for shift in Shift if one.counts[shift]) or "no statements"
    scales = " The scales differ: ratings are compared by name." if one.earlier.scale != one.later.scale else ""
    themes = (
        Item(theme or UNDER_NONE, told=(", ".join(f"{counts[shift]} {shift}" for shift in Shift if counts[shift]),))
        for theme, counts in one.themes.items()
    )
    told = [each for each in one.statements if each.shift is not Shift.SAME or each.is_reworded]
    return Section(f"Compared with {one.earlier.on}", f"In all: {total}.{scales}", (*themes, *map(_shifted, told)))


def _shifted(one: Compared) -> Item:
    """Say what has become of one statement."""
    before = one.before.rating or UNRATED if one.before else ""
    after = one.after.rating or UNRATED if one.after else ""
    told = " → ".join(filter(None, (before, after))) if before != after else before
    changed = (f"Its words have changed; before: “{one.before.seen}”",) if one.before and one.is_reworded else ()
    return Item(f"{place(one.position)}: {one.shift}", told=(told, *changed))


def _outdated(paper: Outdated) -> Section:
    """Say how the paper differs from what the board answered to."""
    reworded = (
        Item(f"{place(after)}: its words have changed", after.seen or NO_WORDS, (f"The board read: “{before.seen}”",))
        for before, after in paper.reworded
    )
    gone = (Item(f"{place(one)}: the paper does not have it any more", one.seen or NO_WORDS) for one in paper.gone)
    new = (Item(f"{place(one)}: the board was not asked", one.seen or NO_WORDS) for one in paper.new)
    return Section("The paper has changed since", "", (*reworded, *gone, *new))


def _board(one: Summary) -> Item:
    """Give one board's line of the list of all."""
    late = len({each.position.statement for each in one.overdue})
    figures = f"{_rated(one.whole, one)}, {late} overdue"
    return Item(one.evaluation.board, told=(f"{one.evaluation.on}: {figures}{_middle(one.whole)}",))


def _beside(group: Sequence[Summary]) -> Iterator[Item]:
    """Give each theme with what each board says of it."""
    for theme, tallies in side_by_side(group).items():
        pairs = [(one, tally) for one, tally in zip(group, tallies, strict=True) if tally]
        told = (f"{one.evaluation.board}: {_briefly(tally)}{_middle(tally)}" for one, tally in pairs)
        yield Item(theme or UNDER_NONE, told=tuple(told))


def place(one: Position) -> str:
    """Name a statement, with its id."""
    return one.label if one.label == one.statement else f"{one.label} [{one.statement}]"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"

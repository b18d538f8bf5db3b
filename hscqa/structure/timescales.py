"""Timescales: when a statement should be done, as a date.

One rule holds for all: the due date is the latest day that the words allow. What starts, goes on or comes again has no
such day, and neither has a season, or a length of time that is counted from something else than the paper.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from hscqa.structure.spelled import MONTHS, NUMBERS
from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable


class Period(NamedTuple):
    """A run of days, both ends in it."""

    first: date
    last: date


DASHES = str.maketrans("‐‑‒–—−", "------")
MONTH_NUMBERS = {
    **{name: number for number, month in enumerate(MONTHS, 1) for name in (month[:3], month)},
    "sept": 9,
}
"""By the name of a month and by its abbreviation."""
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_NUMBER = re.compile(rf"\b(?:{'|'.join(NUMBERS)})\b")
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FINANCIAL = r"(?P<year>(?:19|20)[0-9]{2}) ?(?:/ ?(?P<second>(?:20)?[0-9]{2})|- ?(?P<short>[0-9]{2}))"
"""`2019-2020` may be two years, so it is none."""


def _day(match: re.Match[str]) -> Period:
    """Read a day; the day stands before the month where both are numbers, as in the United Kingdom."""
    month, year = match["month"].rstrip("."), match["year"]
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month]
    day = date(int(year) if len(year) > 2 else 2000 + int(year), number, int(match["day"]))  # noqa: PLR2004
    return Period(day, day)


def _month(match: re.Match[str]) -> Period:
    year, month = int(match["year"]), MONTH_NUMBERS[match["month"]]
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _financial_year(match: re.Match[str]) -> Period:
    """Read a financial year, or a quarter of it: of the public sector, from 1 April to 31 March."""
    year, second = int(match["year"]), match["second"] or match["short"]
    if not str(year + 1).endswith(second):
        raise ValueError(match.group())
    quarter = match.groupdict().get("quarter")
    if quarter is None:
        return Period(date(year, 4, 1), date(year + 1, 3, 31))
    begun = 3 * (QUARTERS.get(quarter) or int(quarter)) + 1
    first, last = _moved(date(year, 1, 1), begun - 1), _moved(date(year, 1, 1), begun + 2)
    return Period(first, last - timedelta(days=1))


def _year(match: re.Match[str]) -> Period:
    return Period(date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31))


PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{_DAY} (?:of )?{_MONTH},? {_YEAR}"), _day),
    (re.compile(rf"{_MONTH} {_DAY},? {_YEAR}"), _day),
    (
        re.compile(r"(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>20[0-9]{2}|[0-9]{2})"),
        _day,
    ),
    (re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})"), _day),
    (re.compile(rf"{_MONTH},? (?:of )?{_YEAR}"), _month),
    (re.compile(rf"(?:the )?(?:financial year |fy ?)?{_FINANCIAL}(?: financial year)?"), _financial_year),
    (
        re.compile(
            rf"(?:the )?(?:q|quarter )?(?P<quarter>(?<=[q ])[1-4]|first|second|third|fourth)(?: quarter)?"
            rf"(?: of)? (?:the )?(?:financial year |fy ?)?{_FINANCIAL}"
        ),
        _financial_year,
    ),
    (re.compile(rf"(?:the )?(?:calendar )?(?:year )?{_YEAR}"), _year),
)
"""How a paper writes a day, a month, a financial year, a quarter of one and a year."""

_STATED = re.compile(
    r"(?:(?:to be )?(?:complete|completed|delivered|implemented|in place|published|ready) (?=by|before))?"
    r"(?:(?P<how>by|before|on or before|no later than|not later than|in|during|on|at) )?"
    r"(?:(?:the )?(?P<edge>end|close|start|beginning)(?: of |-| ))?(?P<period>.+?)(?: at the latest)?"
)
_EVENT = re.compile(rf"by [^0-9.;:]+ in (?P<period>(?:{'|'.join(MONTH_NUMBERS)}) [0-9]{{4}})")
"""An event whose month is told: `By publication of the annual reports in July 2019`."""
_CURRENT = re.compile(r"(?:(?:by|before) )?(?:the )?end of (?:the|this|the current) (?P<kind>financial|calendar) year")
_REPEATS = re.compile(r"[ ,;]+(?:and )?(?:then )?(?:thereafter|annually|yearly|(?:each|every) year)\b.*")
"""What is said of the times after the first."""

_COUNT = r"(?:[1-9][0-9]{0,2}|an?)"
_COUNTED = re.compile(
    r"(?:(?:within|in|over|up to|no more than|no later than) )?(?:a (?:maximum|period) of )?(?:between )?"
    rf"(?P<next>(?:the )?(?:next|coming|following) )?(?:{_COUNT} ?(?:(?:day|week|month|year)s? )?(?:-|to|and) ?)?"
    rf"(?P<count>{_COUNT} ?-?)? ?(?P<unit>day|week|month|year)s?(?P<from> (?:of|from|after|following) .+)?"
)
"""A length of time, or a range of lengths; the end of the range counts."""
_PAPER = re.compile(
    r" (?:of|from|after|following) (?:the )?(?:date of )?(?:"
    r"(?:(?:its|the) )?publication(?: of (?:this|the) (?:report|review|paper|document|plan|response))?"
    r"|this (?:report|review|paper|document|plan|response)(?:'s publication)?(?: being published)?)"
)
"""What a length of time may be said to be counted from."""

A_DAY, TWO_MONTHS_ON = "1900-01-01", "1900-02-28"
"""To see what a length of time comes to; no paper tells a date before them."""
LONGEST = 12
"""Words of a deadline."""
_OPENING = re.compile(
    r"\b(?:by|before|within|no later than|not later than|on or before"
    rf"|(?<!once )(?<!twice )(?<!times )in(?=\s(?:{_COUNT}|{'|'.join(NUMBERS)}) (?:month|year)s?(?:[.,;:)]|$)))\s",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S+")
_ELSEWHERE = re.compile(
    rf"\s+(?:of|from|after|following)\b|\s*(?:and|or|to|[-–/])\s*(?:[0-9]|(?:{'|'.join(MONTH_NUMBERS)})\b)|\s*%",
    re.IGNORECASE,
)
"""What shows that a deadline is longer than the words that were understood."""
_ASIDE = re.compile(
    r"\b(?:if|once|unless|until|when|where|whether|which|who|whom|whose"
    r"|that(?= (?:are|can|cannot|could|did|do|does|had|has|have|is|may|might|must|not|shall|should|was|were|will|would"
    r"|\w+ed)\b))\b",
    re.IGNORECASE,
)
"""What begins a clause that tells which or when, and not what is to be done."""
_OBLIGES = re.compile(r"\b(?:will|shall|should|must|(?:needs?|ought|has|have|is|are) to)\b", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:cannot|never|not(?! only\b)|\w+n[’']t)\b(?:(?!\b(?:and|but)\b)[^,;:()])*$", re.IGNORECASE)
"""What denies the words that follow it."""


def due(timescale: str, published: str) -> str | None:
    """Work out the ISO date by which something with this timescale should be done, in a paper published then.

    - A date (`By 1st April 2019`, `31/03/2020`) is that day, whenever the paper came out.
    - A month, quarter (`Q3 2019/20`), financial year (`2019-20`) or year that is told is over on its last day: `by
      2021` gives 2021-12-31, `before 2021` the day before it begins, `start of April 2020` its first day.
    - The end of the current financial or calendar year is that of the year in which the paper came out.
    - Of what comes again (`By end of March 2019 and thereafter each year`) the first time counts.
    - A length of time (`6 months`, `within one year of publication`) is counted from the paper's date, and of a range
      (`3 - 6 months`) its end. In a shorter month the last day is taken. Where only the paper's month is known, months
      and years are counted from its last day; days and weeks are not, and nothing is where only the year is known.
    - All else gives None: a start (`from 31st March 2019 onwards`), `ongoing`, `immediately`, `quarterly`, a season, a
      day without its year, a length that is not exact, and one that is counted from an event.
    """
    return _worked_out(_REPEATS.sub("", _plain(timescale)), published)


def deadline_in(sentence: str) -> str | None:
    """Give the first words of a sentence that set a deadline (`by 31 March 2020`, `within 12 months`), None for none.

    A length of time of less than two months counts only where the words say that it begins with the paper: short ones
    are as a rule counted from what the sentence speaks of, such as an inspection. What a clause beside the action tells
    (`walls whose owner cannot be found within two years`) is no deadline, nor is one of what is not to be done.
    """
    for opening in _OPENING.finditer(sentence):
        if _is_beside(sentence[: opening.start()]):
            continue
        for end in reversed([match.end() for match in islice(_TOKEN.finditer(sentence, opening.start()), LONGEST)]):
            words = sentence[opening.start() : end].rstrip(".,;:)")
            if _is_deadline(words) and not _ELSEWHERE.match(sentence, opening.start() + len(words)):
                return words
    return None


def _is_beside(before: str) -> bool:
    """Whether what comes next belongs to no action: its clause tells which or when, or its verb is negated.

    One comma after its beginning closes a clause, and two are an aside in it. A clause is over too where the first verb
    that obliges follows it (`the council that owns a wall should mend it by …`).
    """
    obliged = [verb.start() for verb in _OBLIGES.finditer(before)]
    if _REFUSED.search(before, obliged[-1] if obliged else 0):
        return True
    for clause in _ASIDE.finditer(before):
        is_main = bool(obliged) and clause.start() < obliged[0]
        if not is_main and before.count(",", clause.end()) % 2 == 0:
            return True
    return False


def _is_deadline(words: str) -> bool:
    """Whether words are a date, or a length of time that is counted from the paper."""
    told = _plain(words)
    day = None if _EVENT.fullmatch(told) else _worked_out(told, A_DAY)  # or who does it: `by the minister in May 2020`
    is_length = words.lower().startswith(("in", "within"))
    return day is not None and (day > TWO_MONTHS_ON or "publ" in words or not is_length)


def _plain(words: str) -> str:
    """Fold words, their dashes and white space, and write numbers in digits."""
    told = " ".join(fold(words).translate(DASHES).split()).strip(" .,;")
    return _NUMBER.sub(lambda match: str(NUMBERS.index(match.group())), told)


def _worked_out(words: str, published: str) -> str | None:
    """Give the due date of plain words."""
    try:
        day = _stated(words) or _current(words, published) or _counted(words, published)
    except (ValueError, OverflowError):  # a day that no month has, or years beyond the calendar
        return None
    return day.isoformat() if day else None


def _stated(words: str) -> date | None:
    """Give the last day of a period that is told."""
    event = _EVENT.fullmatch(words)
    match = _STATED.fullmatch(f"by {event['period']}" if event else words)
    period = _period(match["period"]) if match else None
    if match is None or period is None:
        return None
    if match["edge"] in ("start", "beginning"):
        return period.first
    is_before = match["how"] == "before" and not match["edge"]
    return period.first - timedelta(days=1) if is_before else period.last


def _period(words: str) -> Period | None:
    """Read a period; None where the words are none."""
    return next((read(match) for pattern, read in PERIODS if (match := pattern.fullmatch(words))), None)


def _current(words: str, published: str) -> date | None:
    """Give the end of the financial or calendar year in which a paper came out."""
    match, last = _CURRENT.fullmatch(words), _last_day(published)
    if match is None or last is None:
        return None
    march = match["kind"] == "financial"
    return date(last.year + (march and last.month > 3), 3 if march else 12, 31)  # noqa: PLR2004


def _counted(words: str, published: str) -> date | None:
    """Count a length of time from a paper's date."""
    match, begin = _COUNTED.fullmatch(words), _last_day(published)
    if match is None or begin is None or not (match["count"] or (match["next"] or "").startswith("the")):
        return None
    if match["from"] and not _PAPER.fullmatch(match["from"]):
        return None
    counted = (match["count"] or "a").rstrip(" -")
    count, unit = int(counted) if counted.isdigit() else 1, match["unit"]
    if unit in ("month", "year"):
        return _moved(begin, count * (12 if unit == "year" else 1))
    is_known = len(published) == len("2019-02-04")
    return begin + timedelta(days=count * (7 if unit == "week" else 1)) if is_known else None


def _last_day(published: str) -> date | None:
    """Give a paper's date, the last day of its month where the day is unknown, None where the month is."""
    parts = published.split("-")
    if len(parts) == 2:  # noqa: PLR2004
        parts.append(str(calendar.monthrange(int(parts[0]), int(parts[1]))[1]))
    return date(*map(int, parts)) if len(parts) == 3 else None  # noqa: PLR2004


def _moved(day: date, months: int) -> date:
    """Go on by whole months; where the month is too short, to its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))

"""What a reader should know of two papers before trusting the ties between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.crosswalk.comments import is_earlier
from hscqa.words import stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Document, Paper, Statement

REPEATED = 0.8
"""The share of a paper's statements that stand in another for it to be a repetition of that one."""

MOST_NAMED = 5
"""How many of a list a remark names."""

_NUMBERED = re.compile(r"(?P<words>.*?(?<!\d))(?P<section>(?:\d+\.)*)(?P<number>\d{1,3})")
"""A label that ends in a number."""
_JOINT = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
"""What joins the labels of a statement that has several."""
_PLURAL = re.compile(r"(?<=\w)s(?=\s+$)")


def remarks(source: Document, target: Document, commenters: Iterable[Document]) -> tuple[str, ...]:
    """Say what is odd about the papers of a crosswalk, a sentence each; empty where nothing is."""
    found = [*_of_dates(source.paper, target.paper)]
    for document in (source, target):
        found += [*_without_words(document), *_same_labels(document), *_missing(document)]
    for document in commenters:
        found += [*_repetition(document, source), *_repetition(document, target)]
    return tuple(found)


def says_something(statement: Statement) -> bool:
    """Whether a statement has a word that carries a topic; where it has none, likeness would be a guess.

    Numbers carry none, neither arabic nor small roman ones.
    """
    return any(not stem[0].isdigit() and not set(stem) <= set("ivx") for stem in stems(statement.reading))


def repeated(document: Document, other: Document) -> int:
    """Count the statements of a paper that are, word for word, statements of another."""
    theirs = {tuple(words(one.reading)) for one in other.statements}
    return sum(tuple(words(one.reading)) in theirs for one in document.statements)


def repeats(document: Document, other: Document) -> bool:
    """Whether nearly all of a paper's statements are those of another, word for word."""
    return bool(document.statements) and repeated(document, other) >= REPEATED * len(document.statements)


def called(paper: Paper) -> str:
    """Give the name that a sentence calls a paper by."""
    return paper.short or paper.title or paper.id


def _of_dates(source: Paper, target: Paper) -> Iterator[str]:
    """Say that what answers was written before what it answers."""
    if is_earlier(source, target):
        yield (
            f"{called(source)} is dated {source.date} and {called(target)} {target.date}: what was written before "
            "cannot answer, and only likeness ties them"
        )


def _without_words(document: Document) -> Iterator[str]:
    """Name the statements that have no text."""
    silent = [one for one in document.statements if not says_something(one)]
    if silent:
        yield (
            f"{called(document.paper)} has no text for {_listed([one.label or one.id for one in silent])}: "
            "only a text that names them ties them"
        )


def _same_labels(document: Document) -> Iterator[str]:
    """Name the labels that several statements have."""
    by_label: dict[str, list[str]] = {}
    for one in document.statements:
        by_label.setdefault(one.label, []).append(one.id)
    for label, ids in by_label.items():
        if label and len(ids) > 1:
            yield (
                f"{called(document.paper)} has {len(ids)} statements called {label} ({_listed(ids)}): what names "
                f"{label} may mean any of them, so it ties none"
            )


def _missing(document: Document) -> Iterator[str]:
    """Name the numbers that a run of labels leaves out: they may have no text, or were not found."""
    runs: dict[str, set[int]] = {}
    written: dict[str, str] = {}
    for before, number in (pair for one in document.statements for pair in _numbered(one.label)):
        run = before.casefold()
        runs.setdefault(run, set()).add(number)
        written[run] = min(before, written.get(run, before))  # with its capital, where it has one
    for run, numbers in runs.items():
        left_out = [f"{written[run]}{number}" for number in range(1, max(numbers)) if number not in numbers]
        if 0 < len(left_out) < len(numbers):
            yield f"{called(document.paper)} has no {_listed(left_out)}: without a text, or not found"


def _numbered(label: str) -> Iterator[tuple[str, int]]:
    """Give the numbers of a label with what stands before each; a joint one (`Actions 2.1 and 2.2`) has several.

    The words of the first hold for a later one that has none, or only the last of them.
    """
    several = [_NUMBERED.fullmatch(part) for part in _JOINT.split(label)]
    found = [match for match in several if match]
    if len(found) < len(several):
        whole = _NUMBERED.fullmatch(label)
        found = [whole] if whole else []
    shared = found[0]["words"] if found else ""
    if len(found) > 1:
        shared = _PLURAL.sub("", shared)
    for match in found:
        goes_on = match is found[0] or shared.casefold().endswith(match["words"].casefold())
        yield (shared if goes_on else match["words"]) + match["section"], int(match["number"])


def _repetition(document: Document, other: Document) -> Iterator[str]:
    """Say that a paper which comments has the statements themselves."""
    if repeats(document, other):
        yield (
            f"{called(document.paper)} repeats {repeated(document, other)} statements of {called(other.paper)} word "
            "for word: some of its comments are these statements"
        )


def _listed(items: Sequence[str]) -> str:
    """Write a list as a sentence has it; a long one only begins, and says how many more there are."""
    if len(items) > MOST_NAMED + 1:
        items = [*items[:MOST_NAMED], f"{len(items) - MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))

"""Scores against the development gold: how far down the evidence stands, and how well links are ranked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
WORDS_OF_A_HIT = 200
"""Words of a hit that count, so that a long passage earns nothing by its length."""
RUN = 5
"""Words of a run; half of a quotation's runs must stand in a text that covers it."""


def questions() -> list[dict[str, Any]]:
    """Read the development questions, those without an answer in the papers among them."""
    lines = (GOLD / "questions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def covers(text: str, quote: str) -> bool:
    """Whether a text holds a quotation, or at least half of its five-word runs."""
    whole = " ".join(words(" ".join(text.split()[:WORDS_OF_A_HIT])))
    quoted = words(quote)
    runs = [" ".join(quoted[i : i + RUN]) for i in range(max(1, len(quoted) - RUN + 1))]
    return " ".join(quoted) in whole or 2 * sum(run in whole for run in runs) >= len(runs)


def rank_of_evidence(texts: Sequence[str], question: dict[str, Any]) -> int | None:
    """Give the 1-based place of the first text with evidence for a question; None where none has it."""
    evidence = [item["quote"] for item in question["evidence"]]
    places = (place for place, text in enumerate(texts, 1) if any(covers(text, quote) for quote in evidence))
    return next(places, None)


def recall(ranks: Sequence[int | None], most: int) -> float:
    """Give the share of questions whose evidence stands among the first `most`."""
    return sum(rank is not None and rank <= most for rank in ranks) / len(ranks)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Give the mean of 1 over the rank; 0 where the evidence was not reached."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def average_precision(ranked: Sequence[str | None], relevant: set[str]) -> float:
    """Give the average precision of a ranking of ids."""
    found, total = 0, 0.0
    for place, item in enumerate(ranked, 1):
        if item in relevant:
            found += 1
            total += found / place
    return total / len(relevant)

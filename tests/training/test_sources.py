"""What is trained on: all that a recipe names, and nothing that is kept aside or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from training import examples
from training.leaks import runs
from training.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.sources import Source

pytestmark = pytest.mark.model


def sources(**settings: bool | str) -> dict[str, Source]:
    """Gather what a recipe with these settings trains on."""
    from training.sources import sources_of  # noqa: PLC0415  torch is loaded only where the tests are run

    return sources_of(Recipe(**settings))  # type: ignore[arg-type]


def texts(found: dict[str, Source]) -> Iterator[str]:
    """Give every text that is trained on."""
    return (text for source in found.values() for row in source.rows for text in row.values() if isinstance(text, str))


def test_no_chapter_that_is_kept_aside_is_trained_on_not_even_where_a_response_quotes_it() -> None:
    apart = {run for one in examples.split(examples.reports())[1] for run in runs(one.passage)}
    public = {**sources(invented=False)}
    reports = {run for text in texts({"reports": public["reports"]}) for run in runs(text)}
    assert apart.isdisjoint(reports)
    real = {pair.first for pair in examples.responses()}
    quoted = [row for row in public["responses"].rows if row["first"] in real]
    assert 30 < len(quoted) < len(real)
    assert apart.isdisjoint(run for row in quoted for text in (row["first"], row["second"]) for run in runs(text))


def test_no_invented_paper_or_review_that_is_kept_aside_is_trained_on() -> None:
    trained = set(texts(sources()))
    papers = examples.aside(examples.invented(), key=examples.by_paper)[1]
    reviews = examples.aside(examples.invented_reviews(), key=examples.by_name)[1]
    assert papers
    assert reviews
    assert trained.isdisjoint(one.passage for one in papers)
    assert trained.isdisjoint(pair.first for one in reviews for pair in (*one.responses, *one.comments))


@pytest.mark.parametrize("review", ["behaviour-change", "covid-19-module-1", "post-office"])
def test_a_review_that_is_left_out_leaves_nothing_behind(review: str) -> None:
    own = {one.passage for one in examples.reports() if one.paper.startswith(f"{review}/")}
    own |= {text for pair in examples.responses() if pair.review == review for text in (pair.first, pair.second)}
    assert own & set(texts(sources()))
    assert own.isdisjoint(texts(sources(without=review)))


def test_a_review_that_is_not_known_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="no review is called post_office"):
        sources(without="post_office")


def test_near_misses_are_trained_on_only_where_the_recipe_says_so() -> None:
    missed = {question for one in examples.invented() for question in one.near_misses}
    assert missed.isdisjoint(texts(sources()))
    assert missed & set(texts(sources(near_misses=True)))

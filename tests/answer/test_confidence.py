"""How sure an answer is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hscqa.answer import Weighing, weigh
from hscqa.answer.confidence import answerable, confidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.answer import Candidate
    from hscqa.model import Document

share = st.floats(min_value=0, max_value=1)


def test_a_name_that_the_papers_lack_lowers_the_chance_of_an_answer(
    fits: Callable[..., Candidate], write: Callable[..., Document]
) -> None:
    candidate = fits(write("1. Norland council pays for its library vans."), 0, 0.6)
    rarity: defaultdict[str, float] = defaultdict(lambda: 1.0)
    known = weigh(["What does Norland pay?"], [candidate], rarity)
    unknown = weigh(["What does Atlantis pay?"], [candidate], rarity)
    assert (known.named_there, unknown.named_there) == (1.0, 0.0)
    assert answerable(unknown) < answerable(known)
    assert confidence(unknown) <= confidence(known)


@given(late=share, there=share, near=share, score=st.floats(min_value=-5, max_value=15))
def test_a_nearer_passage_is_never_less_sure(late: float, there: float, near: float, score: float) -> None:
    weighing = Weighing(late=late, score=score, named_there=there, named_near=near)
    nearer = Weighing(late=1.0, score=score, named_there=there, named_near=near)
    assert 0 <= answerable(weighing) <= answerable(nearer) <= 1
    assert 0 <= confidence(weighing) <= confidence(nearer) <= 1

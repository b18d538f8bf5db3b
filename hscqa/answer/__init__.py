"""What a question's best passages say: exact quotations, or an honest `not found`. Pure.

kind -> extracts -> quoting, lists, differences -> compose; confidence tells whether to answer at all.
"""

from hscqa.answer.candidate import Candidate, WholeList
from hscqa.answer.compose import QUOTED_FROM, Composed, Corpus, compose
from hscqa.answer.confidence import Weighing, weigh
from hscqa.answer.extracts import Asked, best_sentence
from hscqa.answer.kind import needs_lists
from hscqa.answer.lists import find_list
from hscqa.answer.names import names

__all__ = [
    "QUOTED_FROM",
    "Asked",
    "Candidate",
    "Composed",
    "Corpus",
    "Weighing",
    "WholeList",
    "best_sentence",
    "compose",
    "find_list",
    "names",
    "needs_lists",
    "weigh",
]

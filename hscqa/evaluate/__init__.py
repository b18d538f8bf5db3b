"""How good search and answers are on a user's own questions. Pure, but for reading the user's two files.

gold file -gold-> Item;  hits and answer of an item -judge-> Result;  results -scores-> figures, per kind too
an earlier run -runs-> Run;  two runs -compare-> what got better or worse, and whether it could be chance

A figure is the mean of what each question adds to it, so that any figure can be compared question by question.
"""

from hscqa.evaluate.compare import Altered, Comparison, Verdict, compare
from hscqa.evaluate.gold import Gold, Item, read_gold
from hscqa.evaluate.judge import REACH, covers, judge, rank_of_evidence
from hscqa.evaluate.runs import EncoderUsed, Fault, IndexUsed, Outcome, Result, Run, read_run
from hscqa.evaluate.scores import Bin, Scores, by_kind, calibration, score

__all__ = [
    "REACH",
    "Altered",
    "Bin",
    "Comparison",
    "EncoderUsed",
    "Fault",
    "Gold",
    "IndexUsed",
    "Item",
    "Outcome",
    "Result",
    "Run",
    "Scores",
    "Verdict",
    "by_kind",
    "calibration",
    "compare",
    "covers",
    "judge",
    "rank_of_evidence",
    "read_gold",
    "read_run",
    "score",
]

"""What is near a question: candidates from words and vectors, then late interaction. Pure but for the index it reads."""

from hscqa.search.late import late_interaction, sentence_scores, token_weights
from hscqa.search.ranking import Ranked, Sources, rank

__all__ = ["Ranked", "Sources", "late_interaction", "rank", "sentence_scores", "token_weights"]

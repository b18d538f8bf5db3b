"""What is near a question: candidates from words and vectors, then late interaction."""

from hscqa.search.ranking import Ranked, Scope, Sources, rank

__all__ = ["Ranked", "Scope", "Sources", "rank"]

"""What a question's best passages say: exact quotations, or an honest `not found`. Pure."""

from hscqa.answer.candidate import Candidate
from hscqa.answer.compose import Composed, compose

__all__ = ["Candidate", "Composed", "compose"]

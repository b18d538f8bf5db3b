"""What is near a question: its words mended and put in the papers', candidates, then late interaction."""

from hscqa.search.naming import naming
from hscqa.search.ranking import Asked, Ranked, Scope, Sources, rank
from hscqa.search.wording import Lexicon, Wording, reword

__all__ = ["Asked", "Lexicon", "Ranked", "Scope", "Sources", "Wording", "naming", "rank", "reword"]

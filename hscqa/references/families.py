"""The table of label words: how papers name the places that others point at.

A new family of documents adds its words here; no function knows one by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hscqa.structure.spelled import NUMBERS

DOTTED = r"\d{1,3}(?:\.\d{1,3})*[a-z]?(?![\w%])"
"""`7`, `4.3`, `12a`."""
LETTERED = r"(?:\d{1,3}[a-z]?|[IVX]{2,5}|[A-HJ-Z]\d{0,2}|I(?=[.,;:)]|$))(?!\w)"
"""`2`, `A`, `B1`, `IV`: how annexes and exhibits are told apart. `I` before a word is a pronoun."""
CODED = r"(?:[A-Z]{1,2})?\d{1,3}(?:\.\d{1,3})*(?:\.?[ivx]{1,5}|[a-z])?(?![\w%])"
"""`7`, `4.3`, `A3.2`: actions and recommendations may carry a letter; `2iii` and `2.iii` are `2 (iii)`."""
PAGED = r"\d{1,4}(?![\w%])"


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of place: the words that name it and the shape of its numbers."""

    kind: str
    """The one word this package uses for it."""
    one: str
    """Pattern of the label word before a single number."""
    many: str
    """Pattern of the label word before a list; '' where the two are the same word."""
    number: str = DOTTED
    statement: bool = False
    """Whether such a place is a statement (something that can be answered)."""


FAMILIES = (
    Family("proposal", r"proposal", r"proposals", CODED, statement=True),
    Family("recommendation", r"recommendation|rec\.?", r"recommendations|recs\.?", CODED, statement=True),
    Family("action", r"action(?:[ ]point)?", r"action(?:[ ]point)?s", CODED, statement=True),
    Family("commitment", r"commitment", r"commitments", CODED, statement=True),
    Family("conclusion", r"conclusion", r"conclusions", CODED, statement=True),
    Family("finding", r"(?:key[ ])?finding", r"(?:key[ ])?findings", CODED),
    Family("message", r"key[ ]message", r"key[ ]messages"),
    Family("principle", r"principle", r"principles"),
    Family("outcome", r"outcome", r"outcomes"),
    Family("objective", r"objective", r"objectives"),
    Family("paragraph", r"paragraph|para\.?|¶", r"paragraphs|paras\.?|¶¶"),
    Family("section", r"section|sec\.|§|s\.(?=\s?\d)", r"sections|secs\.|§§|ss\.?(?=\s?\d)"),
    Family("chapter", r"chapter|ch\.", r"chapters|chs\."),
    Family("part", r"part", r"parts", LETTERED),
    Family("page", r"page|pg?\.|p(?=\s?\d)", r"pages|pp\.?|pgs\.", PAGED),
    Family("case study", r"case[ ]study", r"case[ ]studies"),
    Family("exhibit", r"exhibit", r"exhibits", LETTERED),
    Family("figure", r"figure|fig\.", r"figures|figs\.", LETTERED),
    Family("table", r"table", r"tables", LETTERED),
    Family("chart", r"chart", r"charts", LETTERED),
    Family("box", r"box", r"boxes", LETTERED),
    Family("appendix", r"appendix|app\.", r"appendices|appendixes", LETTERED),
    Family("annex", r"annexe?", r"annexe?s", LETTERED),
    Family("schedule", r"schedule", r"schedules", LETTERED),
    Family("footnote", r"footnote|fn\.?", r"footnotes|fns\.?"),
)

CODES = (
    ("recommendation", re.compile(r"(?<![\w./-])R(?P<number>\d{1,3})(?![\w/-]|\.\d)")),
    ("action", re.compile(r"(?<![\w./-])(?P<number>A\d{1,2}\.\d{1,2})(?![\w/-]|\.\d)")),
)
"""Labels without a word: `R7` is recommendation 7, `A3.2` is an action."""

PLURALS = {"case study": "case studies", "box": "boxes", "appendix": "appendices", "annex": "annexes"}
"""Of the kinds that do not only take an s."""

STATEMENT_KINDS = frozenset(family.kind for family in FAMILIES if family.statement)

DIVISIONS = frozenset({"part", "chapter", "section", "appendix", "annex", "schedule"})
"""Places that hold numbered places of their own: `paragraph 4 of Appendix 2`."""
CAPTIONED = frozenset({"exhibit", "figure", "table", "chart", "box", "case study"})
"""Places that are known by a caption."""

DOCUMENT = (
    r"(?:reports?|reviews?|papers?|audits?|stud(?:y|ies)|research|responses?|letters?|plans?|strategy|frameworks?"
    r"|guidance|statements?|submissions?|consultations?|briefings?|surveys?|documents?|publications?|articles?"
    r"|inquiry|opinion|anthology|summary|memorandum|minutes|evidence)"
)
"""Nouns for a work as a whole."""
CONTENT = (
    r"(?:proposals?|recommendations?|findings?|conclusions?|observations?|commitments?|calls?|key messages?|analysis"
    r"|assessments?|suggestions?|views?|warnings?|concerns?|exhibits?|case stud(?:y|ies)|definitions?|principles?)"
)
"""Nouns for what a work says."""

SAYING = (
    r"(?:sa(?:id|ys?)|wr(?:ote|ites)|found|finds|(?:not|stat|describ|conclud|observ|argu|acknowledg|recognis|emphasis"
    r"|propos|outlin|advis)(?:e[sd]?|ing)|(?:report|recommend|suggest|explain|comment|highlight|warn|stress|point|call)"
    r"(?:ed|s|ing)?|identif(?:y|ies|ied)|does|did|sets?\s+out|goes\s+on|makes\s+(?:it\s+)?clear|shows?)"
)
"""What a work, or a body in its work, does with words."""

SPELLED = NUMBERS[1:]
"""Numbers as words, from 1: `Part Two`. They count after a label with a capital only."""

BARE_BEFORE = re.compile(r"(?:\b(?:at|in|see|under|per|from|of|with|by|cf\.?|and|or)|[(,;])\s*$", re.IGNORECASE)
"""What stands before `5 (iii)` when it is a pointer and no mere number."""

LEGISLATION = re.compile(
    r"\s*(?:\([\w]+\)\s*)*,?\s*"
    r"(?:(?:of|to|in|under)\s+(?:(?:the|that|this)\s+)?(?:[\w(),'’ -]{0,80}?)|(?:[A-Z]\w+\s+){1,6})\b"
    r"(?:Act|Acts|Regulations?|Order|Bill|Directive|Schedule|Rules|Convention|Treaty|Statute)\b",
)
"""What follows `section 5` or `Schedule 1` when it is a place in a law."""

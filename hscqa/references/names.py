"""What papers are called, and which of them a name, a title or an address means.

Titles are compared by their words, weighed by how rare they are among the titles of the corpus: nearly every paper
of a field has the same few words in its title. A paper that is dated later than the text cannot be meant.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.references.defined import definitions, is_initials, pattern_of
from hscqa.words import STOP, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Paper

COVERAGE = 0.6
"""The share of a title's weight that a mention must have, and of a mention's weight that the title must have."""
FEWEST = 3
"""Words that a mention and a title must share, unless the title is shorter."""
LONGEST_COMMON = 5
"""Letters. A longer word that a title has in pieces (`socialcare`) is known by them."""
DERIVED = frozenset(
    stem(word) for word in ("response", "reply", "summary", "letter", "submission", "commentary", "annex", "supplement")
)
"""Title words that make a paper another one than the one it is named after."""

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:]")
_SLUG_NOISE = frozenset(
    "pdf html htm aspx php docx index www http https uploads upload docs doc documents document publications "
    "publication publish wp content files file assets media sites default system blog resources resource page pages "
    "web".split()
)
"""Parts of an address that name no paper."""
_DATE = re.compile(r"(?<!\d)(?:20)?(?P<year>\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)\s*")
_GIVEN_YEAR = re.compile(r"^(?:['’]s?)?[\s,]*\(?(?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
"""The year right after a name: `Audit Scotland (2018)`, `COSLA (February 2019)`."""
_PART = re.compile(r"\s+(?:for|of|on|in)\s+")
_CAPITALS = re.compile(r"\b[A-Z]")
_ONE_NAME = re.compile(r"[-–/ ]?\s?")
"""What stands between two names that are said in one breath: `Scottish Government-COSLA Group`."""
_ANSWERS = re.compile(
    r"\b(?:respon(?:se|ds)|reply|replies|commentary|comments?|submission)\b(?:.*?\b(?:to|on)\b|:)\s*(?:the\s+)?",
    re.IGNORECASE,
)
"""What a title that names the work it answers has before its name."""
_QUOTED_LAST = re.compile(r"[“\"‘'](?P<title>[^“”\"‘’]{12,})[”\"’'][^“”\"]{0,30}$")
_NO_NAME = re.compile(r"(?!)")
LONGEST_TO_DEFINITION = 60
"""Characters between a name and the definition that is given for it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of one or more papers in a text."""

    span: Span
    papers: tuple[str, ...]
    """Equally likely, the fullest first."""


@dataclass(frozen=True, slots=True)
class _Title:
    paper: Paper
    stems: frozenset[str]
    known: frozenset[str]
    """Of title, publisher, authors and short name."""
    joined: str


class Names:
    """The names of the papers of a corpus.

    `ids` matches the id of a place in one of them, as exports write it; group `paper` is the paper's.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        """Collect the names; a set of initials counts where some paper gives it in brackets."""
        self._papers = {paper.id: paper for paper in papers}
        self._order = [paper.id for paper in sorted(papers, key=lambda paper: -len(paper.text))]
        given = {match for paper in papers for match in re.findall(r"\(([A-Z]{3,})\)", paper.text)}
        self._by_name: dict[str, list[str]] = {}
        for paper_id in self._order:
            for name in _names(self._papers[paper_id], given):
                self._by_name.setdefault(name, []).append(paper_id)
        self._pattern = _pattern(self._by_name)
        ids = "|".join(re.escape(paper.id) for paper in papers) or "(?!)"
        self.ids = re.compile(rf"(?<![\w-])(?P<paper>{ids}):\w(?:[\w.-]*\w)?")
        self._titles = [_title(paper) for paper in papers]
        counts = Counter(word for title in self._titles for word in title.stems)
        self._weights = {word: log(1 + len(papers) / count) for word, count in counts.items()}
        self._unknown = log(1 + len(papers))
        defined = {paper.id: self._define(paper) for paper in papers}
        self._defined = {paper_id: (pattern_of(named), named) for paper_id, named in defined.items() if named}

    def mentions(self, text: str, citing: Paper) -> tuple[Mention, ...]:
        """Find the papers' names in a text, in order; names of papers that cannot be meant are left out.

        A paper's own publisher or author means another paper of theirs only where a year tells which. Of names said in
        one breath the last is meant.
        """
        pattern, defined = self._defined.get(citing.id, (_NO_NAME, {}))
        local = [(Span(*match.span()), defined[match.group()]) for match in pattern.finditer(text)]
        common = [
            (Span(*match.span()), self._meant(match, text, citing))
            for match in self._pattern.finditer(text)
            if not any(start < match.end() and match.start() < end for (start, end), _ in local)
        ]
        named = sorted((*local, *common))
        return tuple(
            Mention(span, papers)
            for number, (span, papers) in enumerate(named)
            if papers
            and not (number + 1 < len(named) and _ONE_NAME.fullmatch(text[span.end : named[number + 1][0].start]))
        )

    def _meant(self, match: re.Match[str], text: str, citing: Paper) -> tuple[str, ...]:
        """Give the papers that a name can mean where it stands."""
        papers = self._by_name[match.group()]
        if year := _GIVEN_YEAR.match(text[match.end() :]):
            papers = [paper for paper in papers if self._papers[paper].date.startswith(year["year"])]
        elif citing.id in papers:
            return ()
        return tuple(paper for paper in papers if self.can_cite(citing, paper))

    def is_own(self, text: str, citing: Paper) -> bool:
        """Whether a text has one of a paper's own names."""
        return any(citing.id in self._by_name[match.group()] for match in self._pattern.finditer(text))

    def answered(self, paper: Paper) -> tuple[str, ...]:
        """Give the papers that a paper's title says it answers (`Response to the review of harbours`)."""
        title = _ANSWERS.search(paper.title)
        return self.titled(paper.title[title.end() :], paper) if title else ()

    def _define(self, paper: Paper) -> dict[str, tuple[str, ...]]:
        """Give the names that a paper defines for others; its own initials are known to all from now on."""
        found: dict[str, tuple[str, ...]] = {}
        for name, before in definitions(paper.text):
            near = before[-LONGEST_TO_DEFINITION:]
            last = deque(self._pattern.finditer(before), maxlen=1)
            if last and last[0].end() < len(before) - len(near):
                last.clear()
            if last and paper.id in self._by_name[last[0].group()]:
                if is_initials(name) and len(name) >= FEWEST:
                    self._by_name.setdefault(name, [paper.id])
                    self._pattern = _pattern(self._by_name)
                continue
            quoted = _QUOTED_LAST.search(before)
            meant = self._meant(last[0], before, paper) if last else ()
            if meant := meant or (self.titled(quoted["title"], paper) if quoted else ()):
                found[name] = meant
        return found

    def titled(self, text: str, citing: Paper) -> tuple[str, ...]:
        """Give the papers whose title these words are, as near as a writer comes to it; empty where none is."""
        return self.entitled(text, citing) or self._best({word: word for word in _stems(text)}, citing)

    def entitled(self, text: str, citing: Paper) -> tuple[str, ...]:
        """Give the papers whose very title this is, in any case, or with its capital and three words up to a colon."""
        asked = words(text)
        is_cut = text.strip()[:1].isupper() and len(asked) >= FEWEST
        return tuple(
            paper
            for paper in self._order
            for title in (self._papers[paper].title,)
            if asked and asked in (words(title), words(main_title(title)) if is_cut else None)
            if self.can_cite(citing, paper)
        )

    def of_year(self, papers: Iterable[str], year: str) -> tuple[str, ...]:
        """Keep the papers of a year."""
        return tuple(paper for paper in papers if self._papers[paper].date.startswith(year))

    def addressed(self, address: str, citing: Paper) -> tuple[str, ...]:
        """Give the papers that a web address names by the words of its path; empty where it names none.

        On the publisher's own site the date in the path is enough.
        """
        site, _, path = re.sub(r"^https?://", "", address).partition("/")
        slug = [word for word in re.split(r"[^a-z0-9]+", path.lower()) if word and word not in _SLUG_NOISE]
        found = self._best({stem(word): word for word in slug if not word.isdigit() and word not in STOP}, citing)
        dates = {f"20{m['year']}-{m['month']}-{m['day']}" for m in _DATE.finditer(path)}
        on_site = [
            paper_id
            for paper_id in found or self._order
            if self._papers[paper_id].date in dates and _is_site_of(site, self._papers[paper_id])
        ]
        if found or on_site:
            return found or tuple(paper for paper in on_site if self.can_cite(citing, paper))
        return tuple(
            paper.id
            for paper in self._papers.values()
            if _bare_address(paper.source) == _bare_address(address) and self.can_cite(citing, paper.id)
        )

    def _best(self, mentioned: dict[str, str], citing: Paper) -> tuple[str, ...]:
        """Give the papers whose titles share most with the words (stem to word), where that is enough."""
        scores = {}
        for title in self._titles:
            if self.can_cite(citing, title.paper.id):
                score = self._score(mentioned, title)
                if score:
                    scores[title.paper.id] = round(score, 6)
        best = max(scores.values(), default=0.0)
        return tuple(paper for paper in self._order if best and scores.get(paper) == best)

    def _score(self, mentioned: dict[str, str], title: _Title) -> float:
        """Give the harmonic mean of the two coverages; 0 where one is too low or the shared words too few."""
        unknown = {word for key, word in mentioned.items() if key not in title.known and len(word) > LONGEST_COMMON}
        joined = {word for word in unknown if word in title.joined}
        inside = {key for key in title.stems if any(key in word for word in joined)}
        shared = (title.stems & mentioned.keys()) | inside
        if len(shared) < min(FEWEST, len(title.stems)):
            return 0.0
        of_title = self._weight(shared) / self._weight(title.stems)
        known = {key for key, word in mentioned.items() if key in title.known or word in joined}
        of_mention = self._weight(known) / self._weight(mentioned)
        if (title.stems & DERIVED) - mentioned.keys():
            of_title *= COVERAGE
        if min(of_title, of_mention) < COVERAGE:
            return 0.0
        return 2 * of_title * of_mention / (of_title + of_mention)

    def _weight(self, stems_: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in stems_)

    def can_cite(self, citing: Paper, paper_id: str) -> bool:
        """Whether a paper can be meant: not the text itself, and not one that came later."""
        cited = self._papers[paper_id]
        if cited.id == citing.id:
            return False
        length = min(len(citing.date), len(cited.date))
        return cited.date[:length] <= citing.date[:length]


def main_title(title: str) -> str:
    """Give a title as far as its colon or dash; all of it where it has none."""
    return re.split(r":\s|\s[–—]\s", title)[0]


def _names(paper: Paper, given: set[str]) -> Iterable[str]:
    """Give the names of a paper: title, short name, publisher and authors, their heads and their initials."""
    main = main_title(paper.title)
    if len(_CAPITALS.findall(main)) == 1:  # plain words of the field, as `Health and social care integration`
        main = ""
    titles = [title for title in (paper.title, main) if len(title.split()) >= FEWEST + 1]
    bodies = [_YEAR.sub("", paper.short)]
    for publisher in (paper.publisher, *paper.authors):
        bodies += _bodies(publisher)
    heads = [head for body in bodies if len(_CAPITALS.findall(head := _PART.split(body)[0])) > 1]
    initials = ["".join(_CAPITALS.findall(name)) for name in (*bodies, *heads)]
    every = (*titles, *bodies, *heads, *given.intersection(initials))
    return dict.fromkeys(name.strip() for name in every if _CAPITALS.search(name))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for names, the longest first."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True))) or '(?!)'})(?!\w)")


def _bare_address(address: str) -> str:
    """Take scheme, `www.` and a last stroke off an address."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip().lower())


def _bodies(publisher: str) -> list[str]:
    """Give the names that a publisher goes by: without brackets, what they hold, and each of several bodies."""
    names = [re.sub(r"\s*\([^)]*\)", "", publisher).strip()]
    names += [name.removeprefix("the ") for name in re.findall(r"\(([^)]*)\)", publisher)]
    several = re.split(r"\s+and\s+|\s*[,&]\s*", names[0])
    if len(several) > 1 and not _PART.search(names[0]) and all(len(_CAPITALS.findall(name)) > 1 for name in several):
        names += several
    return [name for name in names if name]


def _title(paper: Paper) -> _Title:
    title = frozenset(_stems(paper.title))
    others = _stems(" ".join((paper.publisher, *paper.authors, paper.short)))
    joined = "".join(word for word in words(paper.title) if word not in STOP)
    return _Title(paper, title, title | frozenset(others), joined)


def _stems(text: str) -> list[str]:
    """Give the stems of a text without stop words and numbers."""
    return [stem(word) for word in words(text) if word not in STOP and not word[0].isdigit()]


def _is_site_of(site: str, paper: Paper) -> bool:
    """Whether a web site's name is spelled like the paper's publisher (`audit-scotland.gov.uk`)."""
    joined = re.sub(r"[^a-z]", "", site.lower())
    return any(re.sub(r"[^a-z]", "", body.lower()) in joined for body in _bodies(paper.publisher))

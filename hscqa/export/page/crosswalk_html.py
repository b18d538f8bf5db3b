"""The crosswalk as a page: one file that loads nothing from anywhere, to be read, filtered, printed and mailed.

How it is kept safe stands in `filling`. Without script everything is shown.

An element with the attribute data-place holds the words of the place that it names, whole and nothing besides; where
they are all that a statement says it has data-whole too. `read_html` reads them back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hscqa.export.gap_list import NOTHING, TEXTLESS
from hscqa.export.listing import opening
from hscqa.export.page.anchored import anchor, anchored_themes
from hscqa.export.page.drawing import KNOT, drawing
from hscqa.export.page.filling import environment, file_of, hash_of
from hscqa.export.page.matrix import matrix, shade
from hscqa.export.report import HOW_TO_READ
from hscqa.model.decisions import Verdict

if TYPE_CHECKING:
    from jinja2 import Environment

    from hscqa.export.report import Report

UNDECIDED = "undecided"
"""What the page calls a tie on which nobody has decided."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer, each in the order in which a reader meets it."""

    roles: tuple[str, ...]
    papers: tuple[str, ...]
    """By id: those that are answered or that comment."""
    decisions: tuple[str, ...]
    links: tuple[str, ...]
    """Kinds of link."""
    comments: tuple[str, ...]
    """Bases of comments."""


def crosswalk_html(made: Report, pack: str = "") -> str:
    r"""Give the page; the same report gives the same page.

    `pack` is a JSON text that travels with it and is not shown: in the script element `pack`, `<` as `\u003c`. ''
    leaves the element out.
    """
    style, script = file_of("page.css"), file_of("page.js")
    themes = anchored_themes(made)
    return _environment().get_template("page.html.j2").render(
        made=made,
        themes=themes,
        matrix=matrix(made, themes),
        drawing=drawing(made, themes),
        choices=_choices(made),
        papers={paper.id: paper for paper in made.papers},
        unanswered={gap.id: gap for gap in made.unanswered},
        answered_by=_answered_by(made),
        how_to_read=HOW_TO_READ,
        style=style,
        script=script,
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        pack=pack.replace("<", "\\u003c"),
    )  # fmt: skip


@cache
def _environment() -> Environment:
    """Make what fills the templates in; it holds nothing of any crosswalk."""
    made = environment()
    made.filters |= {"anchor": anchor, "shade": shade, "opening": opening, "web": _is_on_the_web}
    made.globals |= {"KNOT": KNOT, "NOTHING": NOTHING, "TEXTLESS": TEXTLESS, "UNDECIDED": UNDECIDED}
    return made


def _is_on_the_web(address: str) -> bool:
    """Whether an address may be followed from a page."""
    return address.startswith(("https://", "http://")) and not any(map(str.isspace, address))


def _choices(made: Report) -> Choices:
    """Offer what there is, so that no choice leaves nothing from the start."""
    ties = [tie for entry in made.entries for tie in (*entry.links, *entry.comments, *entry.set_aside)]
    asked = {made.target, *made.comments_from}
    decided = {tie.decision for tie in ties}
    return Choices(
        roles=tuple(dict.fromkeys(paper.role.value for paper in made.papers if paper.id in asked)),
        papers=tuple(paper.id for paper in made.papers if paper.id in asked),
        decisions=(*([UNDECIDED] if "" in decided else []), *(one.value for one in Verdict if one.value in decided)),
        links=tuple(sorted({tie.kind for tie in ties if tie.form == "link"})),
        comments=tuple(sorted({tie.kind for tie in ties if tie.form == "comment"})),
    )


def _answered_by(made: Report) -> dict[str, list[tuple[str, str, float]]]:
    """Give for each statement that is answered who answers it (id and label) and how sure that is, the surest first."""
    found: dict[str, list[tuple[str, str, float]]] = {target.statement.id: [] for target in made.targets}
    for entry in made.entries:
        for link in entry.links:
            found[link.id].append((entry.statement.id, entry.label, link.confidence))
    return {one: sorted(links, key=lambda link: -link[2]) for one, links in found.items()}

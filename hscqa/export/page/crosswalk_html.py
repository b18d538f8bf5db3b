"""The crosswalk as a page: one file that loads nothing from anywhere, to be read, filtered, printed and mailed.

Every text of papers and reviewers is escaped, and its steering characters are written out. The page names its own
style and script by their hashes in a Content-Security-Policy (W3C, CSP Level 3, 2.3.1), so that a browser runs nothing
else that might ever get into it. Without script everything is shown.

An element with the attribute data-place holds the words of the place that it names, whole and nothing besides; where
they are all that a statement says it has data-whole too. `read_html` reads them back.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from hscqa.export.gap_list import NOTHING, TEXTLESS
from hscqa.export.page.anchored import anchor, anchored_themes
from hscqa.export.page.drawing import KNOT, drawing
from hscqa.export.page.matrix import matrix, shade
from hscqa.export.report import HOW_TO_READ
from hscqa.export.visible import visible
from hscqa.model.decisions import Verdict

if TYPE_CHECKING:
    from hscqa.export.report import Report

FOLDER = "templates"
"""Where the templates, the style and the script stand, beside this module."""
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
    style, script = _file("page.css"), _file("page.js")
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
        style_hash=_hash(style),
        script_hash=_hash(script),
        pack=pack.replace("<", "\\u003c"),
    )  # fmt: skip


@cache
def _environment() -> Environment:
    """Make what fills the templates in; it holds nothing of any crosswalk."""
    made = Environment(
        loader=PackageLoader(__package__, FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"anchor": anchor, "shade": shade, "opening": _opening, "web": _is_on_the_web}
    made.globals |= {"KNOT": KNOT, "NOTHING": NOTHING, "TEXTLESS": TEXTLESS, "UNDECIDED": UNDECIDED}
    return made


def _finalized(value: object) -> object:
    """Write steering characters out in every text that a template shows; what is markup already stays."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _opening(text: str) -> str:
    """Give a text as a sentence opens."""
    return text[:1].upper() + text[1:]


def _is_on_the_web(address: str) -> bool:
    """Whether an address may be followed from a page."""
    return address.startswith(("https://", "http://")) and not any(map(str.isspace, address))


def _file(name: str) -> str:
    """Read a file of the page; a line ends in a newline on every system, as the browser that hashes it will have it."""
    return (resources.files(__package__) / FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Give the source expression for a text between its tags."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


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

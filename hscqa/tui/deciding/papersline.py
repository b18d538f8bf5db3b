"""The line that says which papers a crosswalk is between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hscqa.export.labels import names_apart
from hscqa.tui.faces import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.tui.deciding.desk import Reviewed


class PapersLine(Static):
    """The key that chooses papers, which paper answers which, and who comments."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(markup=False)

    def put(self, reviewed: Reviewed) -> None:
        """Say which papers they are."""
        self.update(papers_told(reviewed))


def papers_told(reviewed: Reviewed) -> Content:
    """Say in one line which papers a crosswalk is between, after the key that chooses others."""
    made, names = reviewed.crosswalk, paper_names(reviewed)
    said = [f"{names[one]}{' (earlier)' if one in made.earlier else ''}" for one in made.comments_from]
    return Content.assemble(
        ("f", "b $text-accent"),
        " ",
        words(names[made.source], "b $foreground"),
        " → ",
        words(names[made.target], "b $foreground"),
        " · comments: ",
        words(", ".join(said) or "none"),
    )


def paper_names(reviewed: Reviewed) -> Mapping[str, str]:
    """Give what each paper of a crosswalk is called, by id; one that is not there any more is called by its id."""
    made = reviewed.crosswalk
    chosen = dict.fromkeys((made.source, made.target, *made.comments_from))
    known = {one: reviewed.papers[one] for one in chosen if one in reviewed.papers}
    return {**dict(zip(chosen, chosen, strict=True)), **names_apart(known)}

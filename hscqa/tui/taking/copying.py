"""What is copied, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from hscqa.export.visible import one_line
from hscqa.tui.faces import clip

_SHOWN = 80
"""How many characters of what was copied are shown."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Words for the clipboard."""

    text: str
    what: str
    """What they are: the head of the notice."""
    on_system: bool = False
    """Whether the system's clipboard has them; the terminal is told in any case."""

    @property
    def told(self) -> str:
        """What the notice says."""
        where = (
            "The system's clipboard has it, and the terminal was told" if self.on_system else "The terminal was told"
        )
        return f"{clip(self.text, _SHOWN)}\n{where} (OSC 52)."


def copied(citation: str, quoted: str) -> Copied:
    """Give what is copied of a place: its citation, or words of it and the citation; '' for no words."""
    if quoted:
        return Copied(one_line(f"“{quoted}” ({citation})"), "Quotation and citation copied")
    return Copied(one_line(citation), "Citation copied")

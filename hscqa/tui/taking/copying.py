"""What is copied, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from hscqa.export.visible import one_line
from hscqa.tui.faces import clip

_SHOWN = 80
"""How many characters of a quotation that was copied are shown."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Words for the clipboard."""

    text: str
    what: str
    """What they are, and that they are copied."""
    shown: str
    """The words as they are told: a long quotation by its first words, the citation whole."""
    on_system: bool = False
    """Whether the system's clipboard has them; the terminal is told in any case."""

    @property
    def told(self) -> str:
        """What the status line says; it names the way where only the terminal knows whether it went well."""
        return f"{self.what}{'' if self.on_system else ', by the terminal (OSC 52)'}: {self.shown}"


def copied(citation: str, quoted: str) -> Copied:
    """Give what is copied of a place: its citation, or words of it and the citation; '' for no words."""
    cited = one_line(citation)
    if quoted:
        shown = f"“{clip(quoted, _SHOWN)}” ({cited})"
        return Copied(f"“{one_line(quoted)}” ({cited})", "Quotation and citation copied", shown)
    return Copied(cited, "Citation copied", cited)

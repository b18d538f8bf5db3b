"""A paper's text to its structure: blocks, statements, notes and passages. Pure: strings in, values out.

    edges, lines -> pieces -> joins -> tables -> numbers -> headings -> sections, restated
    -> walk (outline, lists) -> repeats -> blocks -> statements, notes, passages

`families` is the table of all that is particular to a kind of paper; `labels` is its part on statements' labels.

What finds the structure is imported when it is first asked for (PEP 562): most who read a passage need none of its
hundreds of patterns.
"""

from typing import TYPE_CHECKING

from hscqa.structure.reading import Reading, plain, read, sentences

if TYPE_CHECKING:
    from hscqa.structure.document import find_structure, outline_of

__all__ = ["Reading", "find_structure", "outline_of", "plain", "read", "sentences"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is asked for; raise AttributeError for what does not stand here."""
        if name not in {"find_structure", "outline_of"}:
            raise AttributeError(f"module 'hscqa.structure' has no attribute {name!r}")
        from hscqa.structure import document  # noqa: PLC0415  see above

        return getattr(document, name)

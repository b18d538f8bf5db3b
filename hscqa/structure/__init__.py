"""A paper's text to its structure: blocks, statements, notes and passages. Pure: strings in, values out.

    edges, lines -> pieces -> joins -> tables -> numbers -> headings -> sections, restated
    -> walk (outline, lists) -> repeats -> blocks -> statements, notes, passages

`families` is the table of all that is particular to a kind of paper; `labels` is its part on statements' labels.
"""

from hscqa.structure.document import find_structure, outline_of
from hscqa.structure.reading import Reading, plain, read, sentences

__all__ = ["Reading", "find_structure", "outline_of", "plain", "read", "sentences"]

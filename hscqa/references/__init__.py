"""What a text points at and what it quotes, looked up in the papers. Pure: documents in, values out.

    words -grammar-> Pointer -names, citations-> paper -places, resolve-> block or statement    = Reference, Tie
    words -marks, quotations-> words in marks -claims-> who is quoted -matching, judging-> source = Quotation

`families` is the table of label words; a new kind of place is a new entry there.
"""

from hscqa.references.resolve import Tie, explicit_ties, find_references
from hscqa.references.verify import verify, verify_text

__all__ = ["Tie", "explicit_ties", "find_references", "verify", "verify_text"]

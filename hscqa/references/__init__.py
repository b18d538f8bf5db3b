"""What a text points at and what it quotes, looked up in the papers. Pure: documents in, values out.

    words -grammar-> Pointer -names, citations, around-> paper -places, resolve-> block or statement = Reference, Tie
    words -namings-> a paper that is named without a place                                         = Reference
    words -marks, quotations-> words in marks -claims-> who is quoted -matching, judging-> source = Quotation

`families` is the table of label words; a new kind of place is a new entry there.
"""

from hscqa.references.resolve import find_references
from hscqa.references.ties import Tie, explicit_ties
from hscqa.references.verify import find_quotations, verify, verify_text

__all__ = ["Tie", "explicit_ties", "find_quotations", "find_references", "verify", "verify_text"]

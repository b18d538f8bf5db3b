"""What papers say differently of one thing: two values of a quantity, two spellings of a name, a wrong source. Pure.

    capitals, shortened -> sentences
    amounts -> comparing, bounds -> sentences -> quantities, ends
    people -> spellings; bodies -> sources; all -> finding

`finding.find` is not imported here: it loads rapidfuzz, and an answer needs only the comparison of two sentences.
"""

from hscqa.disagreements.comparing import Claim, amounts_apart, claim, dates_apart, deny, share_enough

__all__ = ["Claim", "amounts_apart", "claim", "dates_apart", "deny", "share_enough"]

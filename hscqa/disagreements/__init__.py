"""What papers say differently of one thing: two values of a quantity, two spellings of a name, a wrong source. Pure.

amounts, bounds -> comparing -> sentences -> quantities, ends; people -> names; bodies -> sources; all -> finding

`finding.find` is not imported here: it loads rapidfuzz, and an answer needs only the comparison of two sentences.
"""

from hscqa.disagreements.comparing import Claim, amounts_apart, claim, dates_apart, deny, share_enough

__all__ = ["Claim", "amounts_apart", "claim", "dates_apart", "deny", "share_enough"]

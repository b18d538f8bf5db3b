"""What answers what, and who spoke of it: two papers' statements tied by name, place and meaning.

statements -explicit, views-> scores -links-> Link
sentences of other papers -cited, topical-> Comment
both -engine-> Crosswalk, with its gaps

Everything here is a function over values. Nothing knows a particular paper; all that was chosen stands in `weights`.
"""

from hscqa.crosswalk.choose import Chosen, choose
from hscqa.crosswalk.engine import crosswalk, find_gaps
from hscqa.crosswalk.explicit import Tie
from hscqa.crosswalk.vectors import Encoded, Vectors

__all__ = ["Chosen", "Encoded", "Tie", "Vectors", "choose", "crosswalk", "find_gaps"]

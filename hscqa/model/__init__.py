"""The nouns: frozen values that every other module takes and gives.

Offsets are code points into `Paper.text`, half-open. Pages are 1-based physical pages.
Identity is place (`msg-2019:2.iii`): the same words stand in two papers more than once.
"""

from hscqa.model.checks import (
    Check,
    Claim,
    Disagreement,
    Found,
    Quotation,
    Reference,
    Side,
    Verification,
)
from hscqa.model.glossary import Glossary
from hscqa.model.papers import (
    Abbreviation,
    Block,
    BlockKind,
    Cell,
    Document,
    Note,
    Page,
    Paper,
    Passage,
    Place,
    Role,
    Span,
    Statement,
    Status,
    TableSpec,
)
from hscqa.model.questions import (
    Answer,
    Filters,
    Hit,
    Mode,
    Quote,
    SearchReply,
)
from hscqa.model.ties import (
    Comment,
    Crosswalk,
    Evidence,
    Gaps,
    Link,
    Needed,
    Row,
)

__all__ = [
    "Abbreviation",
    "Answer",
    "Block",
    "BlockKind",
    "Cell",
    "Check",
    "Claim",
    "Comment",
    "Crosswalk",
    "Disagreement",
    "Document",
    "Evidence",
    "Filters",
    "Found",
    "Gaps",
    "Glossary",
    "Hit",
    "Link",
    "Mode",
    "Needed",
    "Note",
    "Page",
    "Paper",
    "Passage",
    "Place",
    "Quotation",
    "Quote",
    "Reference",
    "Role",
    "Row",
    "SearchReply",
    "Side",
    "Span",
    "Statement",
    "Status",
    "TableSpec",
    "Verification",
]

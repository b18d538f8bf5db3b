"""The one object that both front ends hold, so that they cannot drift.

What stands here is imported when it is first asked for (PEP 562): the library takes longer to import than the first
screen to paint, and the user's configuration, which is read before it, stands in this package too.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.ingest import Workspace
    from hscqa.library.build import IngestReport, Progress
    from hscqa.library.library import Library, PaperInfo

__all__ = ["IngestReport", "Library", "PaperInfo", "Progress", "Workspace"]

if not TYPE_CHECKING:
    _HOMES = {
        "IngestReport": "hscqa.library.build",
        "Library": "hscqa.library.library",
        "PaperInfo": "hscqa.library.library",
        "Progress": "hscqa.library.build",
        "Workspace": "hscqa.ingest",
    }

    def __getattr__(name: str) -> object:
        """Import what is asked for; raise AttributeError for what does not stand here."""
        if name not in _HOMES:
            raise AttributeError(f"module 'hscqa.library' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)

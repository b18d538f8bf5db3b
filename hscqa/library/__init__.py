"""The one object that both front ends hold, so that they cannot drift."""

from hscqa.ingest import Workspace
from hscqa.library.build import IngestReport, Progress
from hscqa.library.library import Library, PaperInfo

__all__ = ["IngestReport", "Library", "PaperInfo", "Progress", "Workspace"]

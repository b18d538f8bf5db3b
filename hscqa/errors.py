"""What can go wrong, and what to do about it.

    HscqaError                 exit 1   the root; never raised itself
    ├── UsageError             exit 2   the question or the command makes no sense as it stands
    │   └── UnknownId          exit 2   no paper, passage or statement has this name
    ├── CorpusError            exit 4   corpus/papers.toml or a paper it names cannot be used
    │   └── UnreadablePaper    exit 4   one file cannot be read; the others can
    ├── IndexUnusable          exit 3   missing, stale or damaged, and building was refused or failed
    ├── ModelUnusable          exit 3   the encoder's files are absent, foreign or damaged
    └── WorkspaceUnwritable    exit 5   the folder cannot be written

Every error is one line for the user: what is wrong, where, and what to do next.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a script reads from `$?`. Part of the interface (docs/commands.md)."""

    FOUND = 0
    NOTHING_FOUND = 1
    USAGE = 2
    INDEX = 3
    CORPUS = 4
    UNWRITABLE = 5
    INTERRUPTED = 130


class HscqaError(Exception):
    """An expected failure: a message for people and the way out of it."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self, what: str, remedy: str) -> None:
        """Keep `what` is wrong (with its place) and the `remedy`: what to do next."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """Give the one line that both front ends show."""
        return f"{self.what}; {self.remedy}"


class UsageError(HscqaError):
    """The question or the command makes no sense as it stands."""

    exit_code = ExitCode.USAGE


class UnknownId(UsageError):
    """No paper, passage or statement has the given name."""


class CorpusError(HscqaError):
    """`papers.toml`, or what it says of a paper, cannot be used."""

    exit_code = ExitCode.CORPUS


class UnreadablePaper(CorpusError):
    """One paper's file cannot be read."""


class IndexUnusable(HscqaError):
    """The index is missing, stale or damaged, and was not built."""

    exit_code = ExitCode.INDEX


class ModelUnusable(HscqaError):
    """The encoder's files are absent, foreign or damaged."""

    exit_code = ExitCode.INDEX


class WorkspaceUnwritable(HscqaError):
    """A folder of the workspace cannot be written."""

    exit_code = ExitCode.UNWRITABLE

"""What is remembered between runs, as values: the theme, what was asked lately, the searches that were saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from hscqa.errors import UsageError
from hscqa.model import Filters

MOST_RECENT = 50
"""Recent ones that are kept; the oldest goes first."""
LONGEST = 2_000
"""Characters of a text that are kept, as many as are read of a question."""

Way = Literal["ask", "search"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or a search, as it was put."""

    text: str
    way: Way = "ask"
    filters: Filters = field(default_factory=Filters)
    workspace: str = ""
    """The resolved folder of the workspace that it was put to."""
    name: str = ""
    """What the user calls it; '' for a recent one."""

    def tidy(self) -> Asked:
        """Clean what people typed as questions are: on one line, without controls, 2,000 characters at most."""
        asked = self.filters
        filters = replace(
            asked,
            papers=tuple(map(tidy, asked.papers)),
            publishers=tuple(map(tidy, asked.publishers)),
            since=asked.since and tidy(asked.since),
            until=asked.until and tidy(asked.until),
        )
        return Asked(tidy(self.text), self.way, filters, _storable(self.workspace), tidy(self.name))


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered, the newest first."""

    theme: str | None = None
    """The name of the theme chosen last; None before any was."""
    recent: tuple[Asked, ...] = ()
    """At most 50 of all workspaces together, none twice."""
    saved: tuple[Asked, ...] = ()
    """No two of one workspace have the same name."""
    trouble: str = ""
    """What the user should know of the file: damaged, of a newer version, not readable; '' where all is well."""

    def within(self, workspace: str) -> Memory:
        """Give what was put to one workspace, and the rest as it is."""
        place = _storable(workspace)
        recent, saved = (tuple(one for one in kept if one.workspace == place) for kept in (self.recent, self.saved))
        return replace(self, recent=recent, saved=saved)

    def with_theme(self, name: str) -> Memory:
        """Put a theme in the place of the one before; a blank name is none."""
        return replace(self, theme=tidy(name) or None)

    def with_recent(self, asked: Asked) -> Memory:
        """Put one in front, in the place of the same one before; a blank text is not remembered."""
        new = replace(asked.tidy(), name="")
        if not new.text:
            return self
        others = (one for one in self.recent if one != new)
        return replace(self, recent=(new, *others)[:MOST_RECENT])

    def with_saved(self, asked: Asked) -> Memory:
        """Put a named one in front, in the place of the workspace's own of that name; raise UsageError without one."""
        new = asked.tidy()
        if not new.text:
            raise UsageError("there is nothing to save", "type a question or words to search for first")
        if not new.name:
            raise UsageError("a saved search needs a name", "give it one")
        return replace(self, saved=(new, *self.without_saved(new.name, new.workspace).saved))

    def without_saved(self, name: str, workspace: str | None = None) -> Memory:
        """Leave out what was saved by a name, in one workspace or (None) in all; there may be none."""
        called = tidy(name)
        return replace(self, saved=tuple(one for one in self.saved if one.name != called or not _is_of(one, workspace)))

    def without(self, asked: Asked) -> Memory:
        """Leave out one: a recent one, or where it has a name the one that was saved by it; there may be none."""
        gone = asked.tidy()
        recent, saved = (tuple(one for one in kept if one != gone) for kept in (self.recent, self.saved))
        return replace(self, recent=recent, saved=saved)

    def without_recent(self, workspace: str | None = None) -> Memory:
        """Leave out what was asked lately, of one workspace or (None) of all."""
        return replace(self, recent=tuple(one for one in self.recent if not _is_of(one, workspace)))


def tidy(text: str) -> str:
    """Give a text on one line, without controls, 2,000 characters at most."""
    from hscqa.ingest.clean import clean  # noqa: PLC0415  who only looks up the theme waits for no reader of papers

    return " ".join(clean(text)[0].split())[:LONGEST].rstrip()


def _is_of(one: Asked, workspace: str | None) -> bool:
    """Whether it was put to a workspace; None is any."""
    return workspace is None or one.workspace == _storable(workspace)


def _storable(path: str) -> str:
    """Give a path as UTF-8 can hold it: bytes of it that are no text become question marks."""
    return path.encode("utf-8", "replace").decode("utf-8")

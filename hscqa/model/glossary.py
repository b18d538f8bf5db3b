"""The field's language: the names that people and papers have for the same thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glossary:
    """Names of things; each is written as people write it, in the singular (`Integration Joint Board`, `IJB`)."""

    same: tuple[tuple[str, ...], ...] = ()
    """Names of one thing each, two or more; any of them may stand for any other."""
    people_say: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What people say, and what the papers may call it; never the other way round."""

    def with_own(self, own: Glossary) -> Glossary:
        """Add a workspace's own names; one that stands in both has the other names of both."""
        return Glossary(self.same + own.same, self.people_say + own.people_say)

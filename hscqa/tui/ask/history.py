"""What was asked lately, to walk through from the box: the words being typed are never lost. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from hscqa.library.remembered import MOST_RECENT, Asked

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class History:
    """Recent questions and searches, the newest first, and where the walk stands."""

    recent: tuple[Asked, ...] = ()
    """None twice."""
    at: int = 0
    """How many steps back; 0 where the user's own words stand in the box."""
    own: Asked = field(default_factory=partial(Asked, ""))
    """What stood in the box when the walk began."""

    @property
    def shown(self) -> Asked:
        """What stands in the box now."""
        return self._steps(self.own)[self.at]

    def older(self, present: Asked) -> History:
        """Go one step back; `present` is what stands in the box. At the oldest it stays."""
        own = self.own if self.at else present
        return replace(self, own=own, at=min(self.at + 1, len(self._steps(own)) - 1))

    def newer(self) -> History:
        """Go one step on, to the user's own words in the end."""
        return replace(self, at=max(0, self.at - 1))

    def with_asked(self, asked: Asked) -> History:
        """Put what was asked in front; the walk begins anew."""
        others = (one for one in self.recent if one != asked)
        return History((asked, *others)[:MOST_RECENT])

    def with_remembered(self, remembered: Iterable[Asked]) -> History:
        """Add what was asked before this session."""
        return replace(self, recent=tuple(dict.fromkeys([*self.recent, *remembered]))[:MOST_RECENT])

    def without(self, asked: Asked) -> History:
        """Leave one out; the walk begins anew."""
        return History(tuple(one for one in self.recent if one != asked))

    def _steps(self, own: Asked) -> tuple[Asked, ...]:
        return (own, *(one for one in self.recent if one != own))

"""Where a reviewer decides on ties with single keys: in a list, and wherever else the cursor is on a tie.

The cursor stays where it is after a decision. What was decided is seen at once under it, `u` takes it back there, and a
key pressed twice cannot decide on a tie that nobody has read. The next tie is one `j` away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from hscqa.model import Act, Link, Verdict
from hscqa.tui.lists.entries import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.tui.lists.tied import Tied

_OTHER = {"answers": "partly answers", "partly answers": "answers"}
"""Each relation's other."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reviewer wants to be written down of a tie."""

    tied: Tied
    act: Act
    """UNDO takes back the reviewer's last act on this tie."""
    relation: str = ""
    """What the reviewer says it is; '' leaves what was offered."""
    words: str = ""
    """The reason of a rejection or settlement, or a note; '' where none is asked for, or not yet."""
    verdict: Verdict | None = None
    """How a dispute is to end; None for any other act, or where that is to be asked yet."""


class Deciding(Widget):
    """Something with a cursor that may be on a tie."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept", show=False, tooltip="Accept the tie as it is shown; add it if not suggested"),
        Binding("r", "wish('reject')", "Reject", show=False, tooltip="Reject it; you are asked for the reason"),
        Binding("u", "wish('undo')", "Undo", show=False, tooltip="Take back what you did last on it"),
        Binding("n", "wish('note')", "Note", show=False, tooltip="Write a note on it, which decides nothing"),
        Binding("p", "turn", "Relation", show=False, tooltip="Accept a link the other way: answers, partly answers"),
        Binding("plus", "add", "Add", show=False, tooltip="Add a tie that was not suggested"),
    ]
    TIELESS: ClassVar[str] = "Point to a link or comment first"
    """What is said where the cursor is on no tie."""

    class Wished(Message):
        """The reviewer pressed a key that decides."""

        def __init__(self, wish: Wish) -> None:
            """Say what is wanted of which tie."""
            super().__init__()
            self.wish = wish

    class Refused(Message):
        """The reviewer pressed a key that makes no sense here."""

        def __init__(self, why: str) -> None:
            """Say why, and what to do instead."""
            super().__init__()
            self.why = why

    @property
    def tied(self) -> Tied | None:
        """The tie under the cursor; None where no tie is."""
        raise NotImplementedError

    def action_wish(self, act: str) -> None:
        """Ask for an act on the tie under the cursor."""
        self._ask(lambda tied: Wish(tied, Act(act)))

    def action_accept(self) -> None:
        """Ask that the tie be accepted, or added."""
        self._ask(accepting)

    def action_add(self) -> None:
        """Ask that the tie be added."""
        if self.tied and self.tied.tie.suggested:
            self.post_message(self.Refused("It is suggested already: a accepts it"))
        else:
            self.action_accept()

    def action_turn(self) -> None:
        """Ask that the link be accepted with the other relation."""
        if self.tied and not isinstance(self.tied.tie, Link):
            self.post_message(self.Refused("A comment has no relation: a accepts it, r rejects it"))
        else:
            self._ask(turning)

    def _ask(self, make: Callable[[Tied], Wish]) -> None:
        """Hand on what is wanted of the tie under the cursor; nobody decides on a tie that is not in sight."""
        is_seen = all(one.display for one in self.ancestors_with_self if isinstance(one, Widget))
        tied = self.tied if is_seen else None
        self.post_message(self.Wished(make(tied)) if tied else self.Refused(self.TIELESS))


class DecidingList(EntryList, Deciding):
    """Entries among which are links and comments to be decided on."""

    BINDINGS: ClassVar[list[BindingType]] = [*Deciding.BINDINGS]

    @property
    def tied(self) -> Tied | None:
        """The tie under the cursor; None where no tie is."""
        return self.pointed.tied if self.pointed else None


def accepting(tied: Tied) -> Wish:
    """Accept a tie as it is shown: with the relation that reviewers gave it, where they did; add an unsuggested one.

    What is added without a relation is written down as an answer, whatever was shown: so it says the one that was.
    """
    is_told = isinstance(tied.tie, Link) and (tied.tie.decision or not tied.tie.suggested)
    return Wish(tied, _good(tied), relation=tied.tie.relation if isinstance(tied.tie, Link) and is_told else "")


def turning(tied: Tied) -> Wish:
    """Accept a link with the relation that is not shown; a comment, which has none, as it is."""
    return Wish(tied, _good(tied), relation=_OTHER[tied.tie.relation] if isinstance(tied.tie, Link) else "")


def _good(tied: Tied) -> Act:
    return Act.ACCEPT if tied.tie.suggested else Act.ADD

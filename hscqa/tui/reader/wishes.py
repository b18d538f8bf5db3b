"""What the reader posts to its screen: what the user wants that needs the library or the list, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from hscqa.tui.reader.leads import Lead
    from hscqa.tui.spot import Spot


class Entered(Message):
    """The keys came to the reader."""


class Wanted(Message):
    """The user wants to read a spot."""

    def __init__(self, spot: Spot) -> None:
        """Say which."""
        super().__init__()
        self.spot = spot


class Followed(Message):
    """The user wants to go where a footnote or reference leads."""

    def __init__(self, lead: Lead) -> None:
        """Say which."""
        super().__init__()
        self.lead = lead


class Travelled(Message):
    """The user wants the place before (-1) or after (1) in the history of places."""

    def __init__(self, by: int) -> None:
        """Say which way."""
        super().__init__()
        self.by = by


class Stepped(Message):
    """The user wants the next (1) or previous (-1) entry of the list."""

    def __init__(self, by: int) -> None:
        """Say which way."""
        super().__init__()
        self.by = by


class Told(Message):
    """There is something to say of what the user did."""

    def __init__(self, news: str) -> None:
        """Say what."""
        super().__init__()
        self.news = news

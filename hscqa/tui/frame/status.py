"""The line above the footer: what is being done, what came of it, what went wrong."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from hscqa.tui.faces import words

_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_SECONDS_A_FRAME = 0.1


class StatusLine(Static):
    """One line of news; a spinner while something is being done.

    The spinner stands still for who wants nothing to move: with TEXTUAL_ANIMATIONS=none, as textual names it.
    """

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(markup=False)
        self._doing: dict[str, str] = {}
        self._news = Content("")
        self._failed = False
        """Whether the news is an error."""
        self._frame = 0

    def on_mount(self) -> None:
        """Start the clock of the spinner; it stands still while nothing is being done."""
        self._clock = self.set_interval(_SECONDS_A_FRAME, self._tick, pause=True)

    def begin(self, job: str, doing: str) -> None:
        """Say that a job goes on; a later `begin` of the same job changes the words. The latest is shown."""
        self._doing.pop(job, None)
        self._doing[job] = doing
        self.remove_class("-error")
        if self.app.animation_level != "none":
            self._clock.resume()
        self._draw()

    def end(self, job: str) -> None:
        """Say no more of a job."""
        self._doing.pop(job, None)
        if not self._doing:
            self._clock.pause()
            self.set_class(self._failed, "-error")
        self._draw()

    def tells(self, job: str) -> bool:
        """Say whether a job was begun and not ended."""
        return job in self._doing

    @property
    def tells_failure(self) -> bool:
        """Whether the last news was that something went wrong."""
        return self._failed

    def say(self, news: str) -> None:
        """Show what came of it."""
        self._failed = False
        self.remove_class("-error")
        self._news = words(news)
        self._draw()

    def fail(self, error: str) -> None:
        """Show what went wrong and what to do, until there is other news; what begins meanwhile is told over it."""
        self._failed = True
        self.add_class("-error")
        self._news = words(f"Error: {error}")
        self._draw()

    def _tick(self) -> None:
        self._frame = (self._frame + 1) % len(_FRAMES)
        self._draw()

    def _draw(self) -> None:
        if self._doing and not self.has_class("-error"):
            doing = list(self._doing.values())[-1]
            self._show(Content.assemble((_FRAMES[self._frame], "$accent"), " ", words(doing)))
        else:
            self._show(self._news)

    def _show(self, line: Content) -> None:
        """Show words; where they take the room of those before, nothing is laid out anew: that holds up the keys."""
        room = self.content_size
        self.update(line, layout=not room.width or max(1, line.get_height({}, room.width)) != room.height)

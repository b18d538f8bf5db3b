"""The terminal UI: ask, read, review, take away. Only home of textual.

    widget -message-> screen -worker-> Holdings -> Library -Finished-> screen -> widgets
    screen -Go-> app -> another screen

Five screens, a folder each: `ask`, `crosswalk`, `review`, `papers`, `checks`. Each is a row of panes whose last is the
reader. Widgets post messages up, the screen mediates: it alone calls the library, and only in thread workers.
What screens share, from the ground up: `frame` (bar, panes, status line, jobs, help), `lists` (entries that fold),
`taking` (copies, exports), `reader` (a paper at a place, and the screens that have one), `deciding` (ties on which a
reviewer decides).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.library import Library

FRAMES_A_SECOND = "120"
"""How often the screen is painted at most: a letter waits for the next time, 17 ms at textual's own 60."""


def run(open_library: Callable[[], Library]) -> None:
    """Show the terminal UI until the user quits; `open_library` is called once, in a thread, after the first paint.

    Raises what ended it where that was a fault of the program.
    """
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)  # textual reads it once, when it is imported
    from hscqa.tui.app import HscqaApp  # noqa: PLC0415 - textual costs a quarter of a second that no other command owes

    app = HscqaApp(open_library)
    app.run()
    if app.fault is not None:
        raise app.fault

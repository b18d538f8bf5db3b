"""The terminal UI: ask or search, read the passage in its paper, review the crosswalk. Only home of textual.

    ask box -Asked-> screen -worker-> Library -Finished-> screen -> results | crosswalk | papers | contents | reader
    crosswalk -Wished-> screen [-> words box] -worker-> Desk -> Library, Reviews -Finished-> screen -> crosswalk, gauge

Widgets post messages up, the screen mediates: it alone calls the library, and only in thread workers.
One file for each region that can be seen. What they share: `entries` (lists that fold), `faces` (papers' words as
text to be shown), `mark` (what of a paper is marked), `jobs` (thread workers). A place to review in is a
`DecidingList` whose entries come from `ties`, on a `ReviewingScreen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.library import Library


def run(library: Library) -> None:
    """Show the terminal UI until the user quits."""
    from hscqa.tui.app import HscqaApp  # noqa: PLC0415 - textual costs a quarter of a second that no other command owes

    HscqaApp(library).run()

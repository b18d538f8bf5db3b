"""With NO_COLOR, all that colour says is said by words and signs too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.snapshots import walks
from tests.tui.snapshots.conftest import LARGE
from tests.tui.snapshots.test_boxes import finds_in_the_reader, follows_a_footnote, turns_to_the_table

if TYPE_CHECKING:
    from tests.tui.snapshots.conftest import Steps, TakePicture
    from tests.tui.snapshots.libraries import Still


@pytest.mark.model
@pytest.mark.parametrize(
    "walk",
    [walks.asks, turns_to_the_table, walks.review, finds_in_the_reader, follows_a_footnote],
    ids=lambda walk: walk.__name__,
)
def test_without_colour(read: Still, picture: TakePicture, walk: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(read, walk, LARGE)

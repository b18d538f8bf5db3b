"""Each of the five screens at its work, in a small and a large terminal, dark and light."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.tui.colours import DARK, LIGHT
from tests.tui.snapshots import walks
from tests.tui.snapshots.conftest import LARGE, SMALL

if TYPE_CHECKING:
    from tests.tui.snapshots.conftest import Steps, TakePicture
    from tests.tui.snapshots.libraries import Still

pytestmark = pytest.mark.model

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
WALKS = {walk.__name__: walk for walk in (walks.asks, walks.crosswalk, walks.review, walks.papers, walks.checks)}


@SIZES
@THEMES
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS.keys())
def test_screen(read: Still, picture: TakePicture, walk: Steps, size: tuple[int, int], theme: str) -> None:
    assert picture(read, walk, size, theme=theme)

"""A reviewer who reads as fast as a test presses keys; tests of the moment to look set it themselves."""

from __future__ import annotations

import pytest

from hscqa.tui.review.screen import ReviewScreen


@pytest.fixture(autouse=True)
def _reads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a tie that came by itself be decided on as soon as it is painted."""
    monkeypatch.setattr(ReviewScreen, "MOMENT", 0.0)

"""A date is a year, a month or a day as ISO 8601 writes them."""

from __future__ import annotations

import pytest

from hscqa.errors import UsageError
from hscqa.model.dates import read_date


@pytest.mark.parametrize(
    ("typed", "read"), [("", None), ("  ", None), (" 2019 ", "2019"), ("2019-02", "2019-02"), ("2020-02-29",) * 2]
)
def test_a_year_a_month_and_a_day_are_dates(typed: str, read: str | None) -> None:
    assert read_date(typed) == read


@pytest.mark.parametrize("typed", ["20", "2019-13", "2019-02-30", "February", "2019/02", "２０１９", "2019-2-4"])
def test_anything_else_is_none_and_what_is_expected_is_told(typed: str) -> None:
    with pytest.raises(UsageError, match="is no date; write 2019, 2019-02 or 2019-02-04"):
        read_date(typed)

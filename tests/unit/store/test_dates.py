from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruznama.store import bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-05-21", "2021-05-21", "2021-05-21"),
        ("2021-05-21T01:32", "2021-05-21", "2021-05-21"),
        ("2021-05", "2021-05-01", "2021-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2021-33", "2021-01-01", "2021-03-31"),
        ("2021-36", "2021-10-01", "2021-12-31"),
        ("2021-41", "2021-07-01", "2021-12-31"),
        ("2023-01-21/2023-02-19", "2023-01-21", "2023-02-19"),
        ("2023/2024-03", "2023-01-01", "2024-03-31"),
        ("../2023-05", None, "2023-05-31"),
        ("2023-05/..", "2023-05-01", None),
        ("2021-05~", "2021-05-01", "2021-05-31"),
        ("XXXX-WXX-1", None, None),
        ("PAST_REF", None, None),
        ("2021-02-30", None, None),
        ("2021-13", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_value_means_these_days(value: str | None, first: str | None, last: str | None) -> None:
    assert bounds(value) == (first, last)


@given(st.text(alphabet="0123456789-/XT~.?%", max_size=24))
def test_any_string_is_answered(value: str) -> None:
    first, last = bounds(value)
    assert all(day is None or len(day) == 10 for day in (first, last))

"""Dates in words: never finer than they are known, in three calendars and three sets of digits."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ruznama.server.days import told
from ruznama.server.interface import Interface

EN = Interface(lang="en")
SOLAR = Interface(lang="en", calendar="persian")


@pytest.mark.parametrize(
    ("value", "gregorian", "solar"),
    [
        ("2022-07-22", "22 July 2022", "31 Tir 1401"),
        ("2022-07-22T18:10", "22 July 2022, 18:10", "31 Tir 1401, 18:10"),
        ("2018-06", "June 2018", "Khordad to Tir 1397"),
        ("2019", "2019", "1397 to 1398"),
        ("198X", "the 1980s", "1358 to 1368"),
        ("2021-21", "spring 2021", "Esfand 1399 to Khordad 1400"),
        ("2025-34", "second quarter of 2025", "Farvardin to Tir 1404"),
        ("2025-06~", "about June 2025", "about Khordad to Tir 1404"),
        ("2021/2023", "2021 to 2023", "1399 to 1402"),
        ("2022-07-01/2022-07-05", "1 July 2022 to 5 July 2022", "10 Tir 1401 to 14 Tir 1401"),
        ("2021/..", "from 2021 on", "from Dey 1399 on"),
        ("../2025-06", "until June 2025", "until Tir 1404"),
        (None, "undated", "undated"),
    ],
)
def test_a_date_is_told_in_both_calendars(value: str | None, gregorian: str, solar: str) -> None:
    assert (told(value, EN), told(value, SOLAR)) == (gregorian, solar)


@pytest.mark.parametrize("lang", ["en", "ar", "fa", "prs"])
@pytest.mark.parametrize("calendar", ["gregorian", "persian", "islamic"])
@given(
    value=st.one_of(st.text(), st.from_regex(r"\A[0-9X]{4}(-[0-9]{2}){0,2}[~?%]?(/([0-9]{4}(-[0-9]{2}){0,2}|\.\.))?\Z"))
)
@example(value="000X")
@example(value="0000/0001")
def test_every_string_is_answered(lang: str, calendar: str, value: str) -> None:
    ui = Interface(lang=lang, calendar=calendar, digits="arab")
    assert told(value, ui)


def test_months_have_the_names_of_each_country() -> None:
    day = "2025-08-01"
    iran, afghanistan = (Interface(lang=lang, calendar="persian", digits="arabext") for lang in ("fa", "prs"))
    assert told(day, iran).split()[1] != told(day, afghanistan).split()[1]
    assert told(day, iran).split()[0] == told(day, afghanistan).split()[0]

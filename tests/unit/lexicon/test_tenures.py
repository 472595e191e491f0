"""EDTF bounds and the order of holders."""

from __future__ import annotations

from datetime import date

import pytest

from ruznama.lexicon.tenures import Tenure, bounds, holders


def days(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2021-01-20", days("2021-01-20", "2021-01-20")),
        ("2021-01-20T12:30", days("2021-01-20", "2021-01-20")),
        ("2020-02", days("2020-02-01", "2020-02-29")),
        ("2021", days("2021-01-01", "2021-12-31")),
        ("2021-03-21/2021-04-20", days("2021-03-21", "2021-04-20")),
        ("2021-21", days("2021-03-01", "2021-05-31")),
        ("2021/..", (date(2021, 1, 1).toordinal(), date.max.toordinal())),
        ("../2021", (date.min.toordinal(), date(2021, 12, 31).toordinal())),
    ],
)
def test_bounds_of_a_date(edtf, expected):
    assert bounds(edtf) == expected


@pytest.mark.parametrize("edtf", ["", "PAST_REF", "XXXX-10-05", "P3D", "0000", "/", "nonsense"])
def test_what_names_no_day_has_no_bounds(edtf):
    assert bounds(edtf) is None
    assert holders([Tenure("o", "p", "2000", "", "elected")], edtf) == ()


def test_the_holder_of_most_of_the_year_comes_first():
    listed = [Tenure("o", "old", "2001", "2021-03", "elected"), Tenure("o", "new", "2021-03", "", "elected")]
    assert [t.person for t in holders(listed, "2021")] == ["new", "old"]
    assert [t.person for t in holders(listed, "2020")] == ["old"]


def test_a_designate_comes_last():
    listed = [Tenure("o", "elect", "2020", "2021", "designate"), Tenure("o", "holder", "2020", "2021", "elected")]
    assert [t.person for t in holders(listed, "2020-12")] == ["holder", "elect"]

"""Planted errors in the actor base are found, each by its own sentence."""

from __future__ import annotations

import pytest

from ruznama.lexicon.base_check import check

PERSON = {
    "id": "anna-example", "name": "Anna Example", "country": "FRA", "fa": "آنا نمونه", "source": "curated",
    "checked": "2026-11",
}  # fmt: skip
OFFICE = {"id": "fra.example", "name": "Example of France", "owner": "FRA", "role": "minister", "source": "curated"}
TENURE = {
    "office": "fra.example", "person": "anna-example", "start": "2010-01-01", "end": "2015-01-01",
    "status": "elected", "source": "curated", "checked": "2026-11",
}  # fmt: skip
SOUND = {"persons": [PERSON], "offices": [OFFICE], "tenures": [TENURE], "deny": [], "metonyms": []}


def found(**changes):
    return check({**SOUND, **changes})


def test_sound_rows_give_no_finding():
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tenures": [TENURE, {**TENURE, "person": "anna-example", "start": "2014-01-01", "end": ""}]}, "held twice"),
        ({"tenures": [TENURE, {**TENURE, "start": "2015-01-02", "end": ""}, {**TENURE, "start": "2020", "end": ""}]},
         "held twice"),
        ({"persons": [PERSON, {**PERSON, "id": "ben-example"}]}, "mark it with ~"),
        ({"offices": [{**OFFICE, "owner": ""}]}, "no known owner"),
        ({"offices": [{**OFFICE, "owner": "XYZ"}]}, "no known owner"),
        ({"offices": [{**OFFICE, "role": "wizard"}]}, "unknown role"),
        ({"tenures": [{**TENURE, "person": "nobody"}]}, "unknown person"),
        ({"tenures": [{**TENURE, "office": "fra.nothing"}]}, "unknown office"),
        ({"tenures": [{**TENURE, "status": "crowned"}]}, "unknown status"),
        ({"tenures": [{**TENURE, "start": "2016"}]}, "ends before it starts"),
        ({"persons": [{**PERSON, "source": ""}]}, "no source"),
        ({"persons": [{**PERSON, "checked": ""}]}, "not checked"),
        ({"persons": [{**PERSON, "country": "ZZZ"}]}, "unknown country"),
        ({"persons": [{**PERSON, "country": ""}]}, "no country"),
        ({"persons": [PERSON, PERSON]}, "given twice"),
        ({"offices": [OFFICE, OFFICE]}, "given twice"),
        ({"metonyms": [{"actor": "nobody", "fa": "هیچ", "source": "curated"}]}, "points at nothing"),
    ],
)  # fmt: skip
def test_a_planted_error_is_found(changes, words):
    findings = found(**changes)
    assert any(words in finding for finding in findings), findings


@pytest.mark.parametrize(
    "changes",
    [
        {"tenures": [TENURE, {**TENURE, "start": "2015-01-01", "end": ""}]},
        {"tenures": [{**TENURE, "end": "2015-01"}, {**TENURE, "start": "2015-01", "end": ""}]},
        {"tenures": [TENURE, {**TENURE, "start": "2012", "end": "2013", "status": "contested"}]},
        {"persons": [PERSON, {**PERSON, "id": "ben-example", "fa": "~آنا نمونه"}]},
        {
            "persons": [PERSON, {**PERSON, "id": "ben-example"}],
            "deny": [{"a": "anna-example", "b": "ben-example", "source": "curated"}],
        },
    ],
)
def test_what_is_right_is_left_alone(changes):
    assert found(**changes) == []

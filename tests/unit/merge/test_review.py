"""A reviewer's judgements stand above the rules, whatever the order of the articles."""

from __future__ import annotations

from itertools import permutations

import pytest

from ruznama.merge import merge
from ruznama.model import Judgement, active

MEET = "en CONSULT happened berg@NOR,jons@ISL @2024-05-0{} #Oslo/NOR | met for round {}"


def members(records, *judged: Judgement) -> list[tuple[str, ...]]:
    return [event.members for event in merge(records, judged).canonical]


@pytest.fixture
def records(told):
    """Two tellings of one meeting, and another meeting days later."""
    lines = [MEET.format(1, "one"), MEET.format(1, "one"), MEET.format(8, "two")]
    return [told(line, str(number)) for number, line in enumerate(lines)]


def test_without_judgements_the_rules_decide(records) -> None:
    assert members(records) == [("e_0", "e_1"), ("e_2",)]


def test_what_is_judged_one_is_one(records) -> None:
    assert members(records, Judgement(id=1, verdict="merge", items=("e_0", "e_2"))) == [("e_0", "e_1", "e_2")]


def test_what_is_split_stands_alone(records) -> None:
    assert members(records, Judgement(id=1, verdict="split", items=("e_1",))) == [("e_0",), ("e_1",), ("e_2",)]


def test_a_later_judgement_stands_above_an_earlier_one(records) -> None:
    merged = Judgement(id=1, verdict="merge", items=("e_0", "e_2"))
    split = Judgement(id=2, verdict="split", items=("e_0", "e_2"))
    assert members(records, merged, split) == [("e_0", "e_2"), ("e_1",)]


def test_a_judgement_on_a_telling_that_is_not_there_waits_for_it(records) -> None:
    judged = Judgement(id=1, verdict="merge", items=("e_0", "e_2"))
    assert members(records[:2], judged) == [("e_0", "e_1")]
    assert members(records[2:], judged) == [("e_2",)]
    assert members([], judged) == []


def test_the_order_of_the_articles_does_not_matter(records) -> None:
    judged = (
        Judgement(id=1, verdict="merge", items=("e_0", "e_2")),
        Judgement(id=2, verdict="split", items=("e_1",)),
        Judgement(id=3, verdict="correct", items=("e_2",), field="date", value="2024-05-02"),
    )
    first = merge(records, judged)
    for shuffled in permutations(records):
        assert merge(shuffled, judged).canonical == first.canonical


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("type", "AGREE", "AGREE"),
        ("mode", "visit", "visit"),
        ("mode", None, None),
        ("status", "planned", "planned"),
    ],
)
def test_a_corrected_field_holds(records, field, value, shown) -> None:
    judged = Judgement(id=1, verdict="correct", items=("e_1",), field=field, value=value)
    event, other = merge(records, (judged,)).canonical
    assert getattr(event, field) == shown
    assert other == merge(records).canonical[1]


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2024-05-02", "day"), ("2024-05", "month"), ("2024-21", "season"), ("2024", "year"), ("202X", "decade"),
     ("2024-05-01/2024-05-09", "interval")],
)  # fmt: skip
def test_a_corrected_date_has_its_own_precision(records, value, precision) -> None:
    judged = Judgement(id=1, verdict="correct", items=("e_0",), field="date", value=value)
    when = merge(records, (judged,)).canonical[0].when
    assert when is not None
    assert (when.value, when.precision) == (value, precision)


def test_a_corrected_place_has_its_country(records) -> None:
    judged = Judgement(id=1, verdict="correct", items=("e_0",), field="place", value="Bergen, NOR")
    where = merge(records, (judged,)).canonical[0].where
    assert where is not None
    assert (where.name, where.country) == ("Bergen", "NOR")


def test_the_later_of_two_corrections_holds(records) -> None:
    judged = [
        Judgement(id=2, verdict="correct", items=("e_0",), field="status", value="planned"),
        Judgement(id=1, verdict="correct", items=("e_1",), field="status", value="negated"),
    ]
    assert merge(records, judged).canonical[0].status == "planned"


def test_the_true_value_of_a_disagreement_is_chosen_by_the_reviewer(told) -> None:
    lines = [
        "en CONSULT happened donald-trump@USA,kim-jong-un@PRK @2018-06-12 #Singapore/SGP | the Singapore summit",
        "ar CONSULT happened donald-trump@USA,kim-jong-un@PRK @2018-07 #Singapore/SGP | قمة سنغافورة",
    ]
    records = [told(line, str(number)) for number, line in enumerate(lines)]
    (conflict,) = [one for one in merge(records).conflicts if one.kind == "date"]
    judged = Judgement(id=1, verdict="accept", items=(conflict.id,), value="2018-07")
    (found,) = [one for one in merge(records, (judged,)).conflicts if one.kind == "date"]
    assert (found.chosen, found.rule) == ("2018-07", "review")
    assert found.values == conflict.values


def test_an_undo_may_be_undone() -> None:
    log = [
        Judgement(id=1, verdict="merge", items=("a", "b")),
        Judgement(id=2, verdict="split", items=("c",)),
        Judgement(id=3, verdict="undo", value="1"),
    ]
    assert [entry.id for entry in active(log)] == [2]
    assert [entry.id for entry in active([*log, Judgement(id=4, verdict="undo", value="3")])] == [1, 2]

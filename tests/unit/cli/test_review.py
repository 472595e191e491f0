"""``review`` in this process: what is judged holds, also after a rebuild, until it is undone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Ruz = Callable[..., tuple[int, str, str]]
ONE = "On 5 March 2024 the president of Turkey met the president of France in Ankara."
TWO = "On 9 March 2024 the president of Turkey met the president of France in Ankara."


@pytest.fixture
def ruz(desk: Callable[..., Ruz]) -> Ruz:
    call = desk({"one.txt": ONE, "two.txt": TWO})
    assert call("add", "one.txt", "two.txt", "--published", "2024-03-10")[0] == 0
    return call


def met(ruz: Ruz) -> list[dict]:
    found = json.loads(ruz("series", "--type", "CONSULT", "--by", "all", "--every", "year", "--json")[1])["points"]
    shown = (ruz("state", "TUR", "FRA", "--json")[1] and id_ for one in found for id_ in one["ids"])
    return sorted(shown)


def test_a_judgement_holds_after_a_rebuild_and_goes_with_its_undo(ruz: Ruz) -> None:
    before = met(ruz)
    assert len(before) == 2
    assert ruz("review", "merge", *before, "--by", "mh", "--note", "one meeting")[0] == 0
    assert len(met(ruz)) == 1
    assert ruz("rebuild")[0] == 0
    assert len(met(ruz)) == 1
    assert ruz("review", "undo")[0] == 0
    assert met(ruz) == before
    _, out, _ = ruz("review", "log")
    assert "(undone)" in out
    assert "one meeting" in out


def test_what_is_split_or_corrected_is_shown(ruz: Ruz) -> None:
    first, second = met(ruz)
    ruz("review", "merge", first, second)
    assert ruz("review", "split", second)[0] == 0
    assert met(ruz) == [first, second]
    code, out, _ = ruz("review", "correct", first, "date", "2024-03")
    assert code == 0
    assert "2024-03 " in out
    found = json.loads(ruz("review", "correct", first, "status", "PLANNED", "--json")[1])
    assert [row["status"] for row in found["events"]] == ["planned"]


def test_what_cannot_be_judged_is_refused_and_leaves_no_trace(ruz: Ruz) -> None:
    first, _ = met(ruz)
    assert ruz("review", "merge", first, "e_nothing")[0] == 4
    assert ruz("review", "merge", first)[0] == 2
    assert ruz("review", "correct", first, "date", "soon")[0] == 2
    assert ruz("review", "correct", first, "type", "DANCE")[0] == 2
    assert ruz("review", "accept", first, "--value", "2024")[0] == 2
    assert ruz("review", "undo")[0] == 4
    assert json.loads(ruz("review", "log", "--json")[1])["judgements"] == []


def test_an_accepted_event_waits_no_longer(ruz: Ruz) -> None:
    waiting = json.loads(ruz("review", "list", "--json", "--limit", "99")[1])["events"]
    for row in waiting:
        assert ruz("review", "accept", row["id"])[0] == 0
    assert json.loads(ruz("review", "list", "--json")[1])["events"] == []


def test_a_judgement_on_an_article_that_was_removed_is_named(ruz: Ruz) -> None:
    first, second = met(ruz)
    ruz("review", "merge", first, second)
    assert ruz("remove", "two.txt")[0] == 0
    assert "not in the archive now" in ruz("review", "log")[1]

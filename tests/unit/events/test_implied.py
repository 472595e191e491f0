"""States that a text names by a city or an adjective only, and weeks as dates of events."""

from __future__ import annotations

from ruznama import pipeline
from ruznama.model import Hints, RawItem
from ruznama.model.edtf import days


def _record(text: str, lang: str):
    item = RawItem(
        uri="line", source="line", media="text", data=text.encode(), hints=Hints(lang=lang, published="2025-06-15")
    )
    return pipeline.read(item)[0]


def test_a_city_visited_brings_its_state_into_the_actors_without_a_mention():
    record = _record("وزیر خارجه ایران وارد مسقط شد.", "fa")
    (event,) = record.events
    assert event.recipients == ("OMN",)
    assert "OMN" in {actor.id for actor in record.actors}
    assert "OMN" not in {mention.actor for mention in record.mentions}


def test_an_adjective_of_a_state_is_a_party():
    record = _record("ایران دو گردشگر فرانسوی را بازداشت کرد.", "fa")
    (event,) = record.events
    assert event.recipients == ("FRA",)
    assert "FRA" in {actor.id for actor in record.actors}


def test_nobody_visits_his_own_state():
    assert not _record("رئیس جمهوری ایران وارد شیراز شد.", "fa").events


def test_a_week_is_a_range_of_seven_days():
    week = days("2021-W36")
    assert week is not None
    assert week.width == 7
    assert days("2021-W53") is None
    assert days("2020-W53") is not None

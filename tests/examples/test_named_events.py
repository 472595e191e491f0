"""The table of named events holds together."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from ruznama import lexicon
from ruznama.merge import merge, named
from ruznama.model import Actor, Article, Coder, Event, EventType, Place, Record, Span, When
from ruznama.model.edtf import days

ROWS = lexicon.rows("shared", "named_events")
COUNTRIES = {row["iso3"] for row in lexicon.rows("shared", "countries")}
IDS = [row["id"] for row in ROWS]


def told(row: dict[str, str]) -> Record:
    """The event as its own row tells it, with the parties by the names of the table."""
    actors = []
    for party in lexicon.cells(row["parties"]):
        name, _, country = party.partition("@")
        if country:
            held = lexicon.base().actors.get(name)
            actors.append(held or Actor(id=country, name=country, names={}, kind="country", country=country))
        elif name in COUNTRIES:
            actors.append(Actor(id=name, name=name, names={}, kind="country", country=name))
        else:
            actors.append(lexicon.base().actors.get(name) or Actor(id=name, name=name, names={}, kind="organization"))
    places = lexicon.cells(row["place"])
    date = row["date"].split("/")[0]
    event = Event(
        id="e_1",
        type=lexicon.cells(row["type"])[0],  # type: ignore[arg-type]
        mode=None,
        contexts=(),
        actors=tuple(actor.id for actor in actors),
        recipients=(),
        when=When(value=date, precision="day", origin="stated"),
        where=Place(places[0], row["country"] or None) if places else None,
        status="happened",
        background=False,
        trigger=Span(0, 1),
        evidence=(Span(0, 1),),
        statement=None,
        intensity=0.0,
        quad=1,
        confidence=1.0,
    )
    return Record(
        article=Article(id="a_1", uri="1.txt", part=0, lang="en", text="."),
        actors=tuple({actor.id: actor for actor in actors}.values()),
        events=(event,),
        coder=Coder(version="0", config="", resources=""),
    )


def test_there_are_at_least_one_hundred_and_fifty_and_each_once() -> None:
    assert len(IDS) == len(set(IDS)) >= 150


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_row_is_whole(row: dict[str, str]) -> None:
    found = days(row["date"])
    assert found is not None
    assert found.width <= 31
    assert row["country"] in COUNTRIES | {""}
    assert set(lexicon.cells(row["type"])) <= set(get_args(EventType))
    assert all(row[lang] for lang in ("ar", "fa", "prs", "en"))
    assert row["source"]
    assert row.get("once", "") in ("", "yes")
    for party in lexicon.cells(row["parties"]):
        person, at, key = party.partition("@")
        if at:
            assert key in COUNTRIES
            assert re.fullmatch(r"[a-z-]+", person)
        else:
            assert party in COUNTRIES or party.startswith("org.")


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_telling_of_an_event_is_recognised_and_no_conflict(row: dict[str, str]) -> None:
    merged = merge([told(row)])
    (event,) = merged.canonical
    assert event.known == row["id"]
    assert event.title == row["name"]
    assert merged.conflicts == ()


def test_known_people_stand_for_the_country_that_the_base_gives_them() -> None:
    actors = lexicon.base().actors
    for entry in named().values():
        for person, key in entry.people.items():
            assert actors[person].country == key, person

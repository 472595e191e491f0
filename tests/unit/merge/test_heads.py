"""A headline is told again by its text; people stand for the post they held at the time."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from ruznama.merge import merge
from ruznama.merge.parties import Parties, cast
from ruznama.model import Actor, Record, Span

Tell = Callable[..., Record]
TITLE = "واشنطن وطالبان توقعان اتفاقا"
TEXT = f"{TITLE}. ووقع المبعوث وبرادر الوثيقة"


def article(told: Tell, second: str, *, titled: bool = True) -> Record:
    head = told(f"ar AGREE happened USA,taliban@! @2020-02-29 #Doha/QAT | {TITLE}", "1", text=TEXT)
    body = told(f"ar {second} | ووقع المبعوث وبرادر الوثيقة", "1b", text=TEXT)
    title = Span(0, len(TITLE)) if titled else None
    return msgspec.structs.replace(
        head,
        article=msgspec.structs.replace(head.article, title=title),
        actors=tuple({actor.id: actor for actor in (*head.actors, *body.actors)}.values()),
        events=(*head.events, *body.events),
    )


def test_a_headline_and_who_did_it_are_one_event(told: Tell) -> None:
    record = article(told, "AGREE happened khalilzad@USA,taliban@! @2020-02-29")
    assert len(merge([record]).canonical) == 1


def test_without_a_headline_two_signings_stay_two(told: Tell) -> None:
    record = article(told, "AGREE happened khalilzad@USA,taliban@! @2020-02-29", titled=False)
    assert len(merge([record]).canonical) == 2


@pytest.mark.parametrize(
    "second",
    [
        "AGREE happened khalilzad@USA,ghani@AFG @2020-02-29",
        "AGREE happened khalilzad@USA,taliban@! @2020-02-22",
        "AGREE happened khalilzad@USA,taliban@! @2020-02-29 #Kabul/AFG",
        "AGREE negated khalilzad@USA,taliban@! @2020-02-29",
        "AGREE planned khalilzad@USA,taliban@! @2020-02-29",
    ],
    ids=["other parties", "another day", "another place", "denied", "planned"],
)
def test_what_differs_from_the_headline_is_another_event(told: Tell, second: str) -> None:
    assert len(merge([article(told, second)]).canonical) == 2


@pytest.mark.parametrize(
    ("person", "country", "sector", "when", "key"),
    [
        ("abdul-ghani-baradar", "AFG", "REB", "2020-02-29", "org.taliban"),
        ("abdul-ghani-baradar", "AFG", "REB", "2022-05-01", "AFG"),
        ("jens-stoltenberg", "NOR", "GOV", "2020-06-01", "org.nato"),
        ("jens-stoltenberg", "NOR", "GOV", "2025-06-01", "NOR"),
        ("antonio-guterres", "PRT", None, "2024-01", "org.un"),
    ],
)
def test_people_stand_for_the_post_they_held_then(
    told: Tell, person: str, country: str, sector: str | None, when: str, key: str
) -> None:
    who = Actor(id=person, name=person, names={}, kind="person", country=country, sector=sector)
    base = told("en CONSULT happened USA,FRA @2020-01-01 | met", "1")
    parties = Parties([msgspec.structs.replace(base, actors=(who,))])
    assert cast(parties, (person,), (), when).actors == {key}


def test_a_mediation_is_called_one(told: Tell) -> None:
    record = told("en CONSULT/third-party happened OMN > USA,IRN @2025-04-12 #Muscat/OMN | Oman mediated", "1")
    assert merge([record]).canonical[0].title == "OMN mediates between IRN and USA in Muscat"

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
    parties = Parties.of([msgspec.structs.replace(base, actors=(who,))])
    assert cast(parties, (person,), (), when).actors == {key}


def test_a_mediation_is_called_one(told: Tell) -> None:
    record = told("en CONSULT/third-party happened OMN > USA,IRN @2025-04-12 #Muscat/OMN | Oman mediated", "1")
    assert merge([record]).canonical[0].title == "OMN mediates between IRN and USA in Muscat"


@pytest.mark.parametrize(
    ("second", "events"),
    [
        ("CONSULT/third-party happened CHN @2023-03-10", 1),
        ("CONSULT/third-party happened CHN > IRN,SAU", 1),
        ("CONSULT/third-party happened OMN > IRN,SAU @2023-03-10", 2),
        ("CONSULT/third-party happened CHN > RUS,UKR @2023-03-10", 2),
        ("CONSULT/third-party happened CHN > IRN,SAU @2022-12-09", 2),
        ("CONSULT/third-party planned CHN > IRN,SAU @2023-03-10", 2),
    ],
    ids=["told again", "undated", "somebody else's", "between others", "another day", "planned"],
)
def test_an_article_tells_of_a_mediation_once(told: Tell, second: str, events: int) -> None:
    text = "mediated by China on Friday. with China between them"
    one = told(
        "en CONSULT/third-party happened CHN > IRN,SAU @2023-03-10 | mediated by China on Friday", "1", text=text
    )
    two = told(f"en {second} | with China between them", "1b", text=text)
    actors = tuple({actor.id: actor for actor in (*one.actors, *two.actors)}.values())
    both = msgspec.structs.replace(one, actors=actors, events=(*one.events, *two.events))
    assert len(merge([both]).canonical) == events


@pytest.mark.parametrize(
    ("side", "meeting", "named"),
    [
        ("lavrov@RUS,RUS,USA", True, "lavrov,USA"),
        ("lavrov@RUS,RUS,USA", False, "RUS,USA"),
        ("lavrov@RUS,RUS,blinken@USA,USA", False, "RUS,USA"),
        ("lavrov@RUS,blinken@USA", False, "lavrov,blinken"),
        ("RUS,lavrov@RUS,shoigu@RUS", False, "lavrov,shoigu"),
        ("omar@!,taliban@!", True, "omar,taliban"),
    ],
    ids=["people meet", "states agree", "both states", "people only", "of one state", "two movements"],
)
def test_a_line_names_a_state_or_those_who_act_for_it(told: Tell, side: str, named: str, *, meeting: bool) -> None:
    record = told(f"en AGREE happened {side} @2020-01-01 | agreed", "1")
    parties = Parties(record.actors)
    assert parties.billed(record.events[0].actors, meeting=meeting) == named.split(",")


def test_a_body_of_a_state_is_not_named_beside_it() -> None:
    state = Actor(id="USA", name="United States", names={}, kind="country", country="USA")
    army = Actor(id="army", name="army", names={}, kind="organization", country="USA", sector="MIL")
    assert Parties((state, army)).billed(("army", "USA"), meeting=False) == ["USA"]


def test_a_story_has_the_name_of_its_headline_not_of_what_it_recalls(told: Tell) -> None:
    head = "the president offers to write"
    text = f"{head}. the two leaders held several summits"
    offer = told(f"en AGREE offered trump@USA > kim@PRK @2025-06-11 ^2025-06-12 | {head}", "1", text=text)
    recalled = told(
        "en CONSULT happened trump@USA,kim@PRK ^2025-06-12 | the two leaders held several summits", "1b", text=text
    )
    record = msgspec.structs.replace(
        offer,
        article=msgspec.structs.replace(offer.article, title=Span(0, len(head))),
        events=(*offer.events, *recalled.events),
    )
    assert merge([record]).stories[0].title == "Trump makes an offer to Kim"

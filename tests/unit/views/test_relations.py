"""Two sides, series, stories and sources, on an archive made by hand."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from ruznama.errors import ConfigError, NotFoundError
from ruznama.merge import merge
from ruznama.model import (
    Actor,
    Article,
    Coder,
    Event,
    EventType,
    Named,
    Published,
    RawItem,
    Record,
    Span,
    Status,
    When,
    article_id,
)
from ruznama.store import Coded, Query, SqliteStore
from ruznama.views.chart import chart
from ruznama.views.pair import pair
from ruznama.views.series import series
from ruznama.views.sides import sides, weight
from ruznama.views.state import state
from ruznama.views.story import chronology, headlines

ACTORS = (
    Actor(id="NOR", name="Norway", names={}, kind="country", country="NOR"),
    Actor(id="NOR.gov", name="Government of Norway", names={}, kind="government", country="NOR"),
    Actor(id="berg", name="Nils Berg", names={}, kind="person", country="NOR", sector="GOV"),
    Actor(id="ISL", name="Iceland", names={}, kind="country", country="ISL"),
    Actor(id="jons", name="Anna Jons", names={}, kind="person", country="ISL", sector="GOV"),
    Actor(id="DNK", name="Denmark", names={}, kind="country", country="DNK"),
    Actor(id="rz:u-1", name="Norway officials", names={}, kind="group", country="NOR", sector="GOV", known=False),
    Actor(id="rz:u-2", name="Norway rebels", names={}, kind="group", country="NOR", sector="REB", known=False),
)


class Archive:
    """An archive that grows by one-sentence articles."""

    def __init__(self) -> None:
        self.store = SqliteStore(":memory:")
        self.number = 0

    def tell(
        self,
        kind: EventType,
        actors: str,
        recipients: str = "",
        *,
        when: str | None = None,
        status: Status = "happened",
        published: str | None = "2024-06-01",
        **fields: Any,
    ) -> str:
        """Put an event into the archive; its id."""
        self.number += 1
        text = f"Item {self.number}: {kind} by {actors} to {recipients}."
        uri = f"{self.number}.txt"
        span = Span(0, len(text))
        precision = "day" if when and len(when) == 10 else "month" if when and len(when) == 7 else "year"
        event = Event(
            id=f"e_{self.number:03}", type=kind, **{"mode": None, "contexts": (), **fields},
            actors=tuple(filter(None, actors.split(","))), recipients=tuple(filter(None, recipients.split(","))),
            when=When(value=when, precision=precision, origin="stated") if when else None, where=None, status=status,
            background=False, trigger=span, evidence=(span,), statement=None, intensity=0.0, quad=1, confidence=0.9,
        )  # fmt: skip
        dated = Published(value=published, precision="day", timezone=None, origin="line", span=None)
        item = Article(
            id=article_id(uri, text, 0), uri=uri, part=0, lang="en", text=text, outlet=Named("The Harbour", None),
            published=dated if published else None,
        )  # fmt: skip
        record = Record(
            article=item, actors=ACTORS, events=(event,), coder=Coder(version="1", config="c", resources="r")
        )
        raw = RawItem(uri=uri, source=uri, media="text", data=text.encode())
        self.store.add([Coded(raw, (record,), uri)])
        self.store.put_merged(merge(self.store.records()), self.store.revision())
        return event.id


@pytest.fixture
def archive() -> Iterator[Archive]:
    made = Archive()
    yield made
    made.store.close()


def test_a_country_is_found_by_its_code_and_stands_for_its_people(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2024-05-01")
    one, two = sides(archive.store, "NO", "Iceland")
    assert (one.name, two.name) == ("Norway", "Iceland")
    assert {"NOR", "NOR.gov", "berg"} <= set(one.members)


def test_a_side_that_nobody_knows_or_that_is_the_other_one_is_refused(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons")
    with pytest.raises(NotFoundError):
        sides(archive.store, "NO", "Atlantis")
    with pytest.raises(ConfigError):
        sides(archive.store, "NO", "Norway")


def test_a_pair_tells_the_two_directions_and_joint_acts_apart(archive: Archive) -> None:
    forth = archive.tell("THREATEN", "berg", "ISL", when="2024-03-02")
    back = archive.tell("REJECT", "jons", "NOR.gov", when="2024-03-09")
    both = archive.tell("CONSULT", "berg,jons", when="2024-04-01")
    third = archive.tell("REQUEST", "DNK", "NOR,ISL", when="2024-04-02")
    denied = archive.tell("AGREE", "NOR,ISL", when="2024-04-03", status="negated")
    found = pair(archive.store, "NOR", "ISL")
    assert (found.forth.ids, found.back.ids, found.together.ids) == ((forth,), (back,), (both,))
    assert (found.third, found.negated) == ((third,), (denied,))
    assert [month.month for month in found.months] == ["2024-03", "2024-04"]
    assert found.months[0].forth.intensity is not None
    assert found.months[0].forth.intensity < 0
    assert found.months[1].together.cooperative == 1
    # The same relation seen from the other side.
    turned = pair(archive.store, "ISL", "NOR")
    assert (turned.forth.ids, turned.back.ids) == ((back,), (forth,))


def test_a_year_is_put_into_no_month(archive: Archive) -> None:
    year = archive.tell("CONSULT", "berg,jons", when="2019")
    undated = archive.tell("ACCUSE", "berg", "jons")
    found = pair(archive.store, "NOR", "ISL")
    assert (found.months, found.coarse, found.undated) == ((), (year,), (undated,))


def test_the_longest_silence_is_named(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2019-01-10")
    archive.tell("THREATEN", "berg", "ISL", when="2023-01-10")
    (quiet,) = pair(archive.store, "NOR", "ISL").silences
    assert (quiet.since, quiet.until, quiet.days) == ("2019-01-10", "2023-01-10", 1461)


def test_words_weigh_as_words_and_what_did_not_happen_weighs_nothing() -> None:
    assert weight("ASSAULT", None, "planned") == weight("THREATEN", None, "happened")
    assert weight("CONSULT", "visit", "planned") == weight("AGREE", None, "happened")
    assert weight("CONSULT", None, "negated") is None


def test_the_chart_is_plain_svg_that_says_its_figures_in_words(archive: Archive) -> None:
    archive.tell("THREATEN", "berg", "ISL", when="2024-03-02")
    archive.tell("CONSULT", "berg,jons", when="2025-04-01")
    drawn = chart(pair(archive.store, "NOR", "ISL"))
    root = ET.fromstring(drawn)  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    described = root.find(f"{space}desc")
    assert described is not None
    assert "2024-03: to 1" in (described.text or "")
    # Ground, one bar of the threat, and the joint act in both lanes.
    assert len(list(root.iter(f"{space}rect"))) == 4
    assert "script" not in drawn


def test_a_chart_without_months_says_so(archive: Archive) -> None:
    archive.tell("THREATEN", "berg", "ISL")
    assert "no event is dated to a month" in chart(pair(archive.store, "NOR", "ISL"))


def test_the_last_contact_is_the_last_meeting_that_took_place(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2019")
    june = archive.tell("CONSULT", "berg", "ISL", when="2019-06", mode="visit")
    archive.tell("CONSULT", "berg,jons", when="2024-07-01", status="planned")
    found = state(archive.store, "NOR", "ISL")
    assert found.contact is not None
    assert found.contact.row.id == june
    assert found.at == "2024-06-01"
    assert found.contact.age == 1798


def test_an_offer_is_open_until_it_is_refused(archive: Archive) -> None:
    archive.tell("AGREE", "berg", "jons", when="2024-01-10", status="offered")
    no = archive.tell("REJECT", "jons", "berg", when="2024-02-10")
    archive.tell("AGREE", "berg", "jons", when="2024-05-10", status="offered")
    found = state(archive.store, "NOR", "ISL").offers
    assert [one.verdict for one in found] == ["open", "refused"]
    assert found[1].answer is not None
    assert found[1].answer.id == no


def test_a_refusal_by_the_one_who_offered_is_no_answer(archive: Archive) -> None:
    archive.tell("AGREE", "berg", "jons", when="2024-01-10", status="offered")
    archive.tell("REJECT", "berg", "jons", when="2024-02-10")
    assert [one.verdict for one in state(archive.store, "NOR", "ISL").offers] == ["open"]


def test_a_planned_meeting_took_place_is_to_come_or_was_not_heard_of_again(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2024-03-05", status="planned")
    done = archive.tell("CONSULT", "berg,jons", when="2024-03-05")
    archive.tell("CONSULT", "berg,jons", when="2024-05-20", status="planned")
    archive.tell("CONSULT", "berg,jons", when="2024-08-01", status="planned")
    found = state(archive.store, "NOR", "ISL").meetings
    assert [one.verdict for one in found] == ["pending", "overdue", "fulfilled"]
    assert found[2].answer is not None
    assert found[2].answer.id == done


def test_a_planned_meeting_that_is_refused_later_is_called_off(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2024-03-05", status="planned")
    archive.tell("REJECT", "jons", "berg", when="2024-03-06", mode="meet")
    assert [one.verdict for one in state(archive.store, "NOR", "ISL").meetings] == ["called off"]


def test_a_refusal_stands_until_its_author_gives_way(archive: Archive) -> None:
    archive.tell("REJECT", "jons", "NOR", when="2023-01-01")
    archive.tell("REJECT", "berg", "ISL", when="2024-01-01")
    archive.tell("CONCEDE", "jons", "NOR", when="2023-06-01")
    found = state(archive.store, "NOR", "ISL").refusals
    assert [(one.way, one.verdict) for one in found] == [("forth", "standing"), ("back", "lifted")]


def test_a_sanction_stands_until_its_author_agrees_and_a_threat_is_past(archive: Archive) -> None:
    archive.tell("SANCTION", "berg", "ISL", when="2016-01-05")
    archive.tell("SANCTION", "jons", "NOR", when="2023-07-01")
    archive.tell("THREATEN", "jons", "NOR", when="2023-01-05")
    deal = archive.tell("AGREE", "NOR,ISL", when="2023-03-10")
    found = state(archive.store, "NOR", "ISL").pressure
    assert [one.verdict for one in found] == ["standing", "past", "may be over"]
    assert found[2].answer is not None
    assert found[2].answer.id == deal


def test_what_many_agree_on_answers_no_offer_of_one_to_the_other(archive: Archive) -> None:
    archive.tell("AGREE", "berg", "jons", when="2024-03-01", status="offered")
    archive.tell("REJECT", "jons", "NOR", when="2024-02-01")
    archive.tell("AGREE", "berg,jons,DNK", when="2024-04-01")
    found = state(archive.store, "NOR", "ISL")
    assert [one.verdict for one in (*found.offers, *found.refusals)] == ["open", "standing"]


def test_drills_against_nobody_named_are_shown_with_the_pressure(archive: Archive) -> None:
    archive.tell("THREATEN", "berg", "ISL", when="2024-01-01")
    drill = archive.tell("MOBILIZE", "NOR.gov", when="2024-02-01")
    joint = archive.tell("COOPERATE", "NOR,DNK", when="2024-03-01", contexts=("military",))
    archive.tell("COOPERATE", "NOR,DNK", when="2024-03-09", contexts=("economic",))
    found = state(archive.store, "NOR", "ISL").pressure
    assert [one.row.id for one in found][:2] == [joint, drill]
    assert len(found) == 3


def test_at_a_day_only_what_was_published_by_then_is_known(archive: Archive) -> None:
    archive.tell("AGREE", "berg", "jons", when="2024-01-10", status="offered", published="2024-01-11")
    archive.tell("REJECT", "jons", "berg", when="2024-02-10", published="2024-02-11")
    assert [one.verdict for one in state(archive.store, "NOR", "ISL", at="2024-01-31").offers] == ["open"]
    assert state(archive.store, "NOR", "ISL", at="2023-12-31").offers == ()


def test_what_others_do_towards_both_is_kept_apart(archive: Archive) -> None:
    offer = archive.tell("AGREE", "DNK", "NOR,ISL", when="2024-01-10", status="offered")
    found = state(archive.store, "NOR", "ISL")
    assert found.offers == ()
    assert [one.row.id for one in found.others] == [offer]


def test_a_series_counts_what_lies_wholly_in_a_period(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", when="2024-02-01")
    archive.tell("THREATEN", "berg", "ISL", when="2024-03-01")
    archive.tell("THREATEN", "berg", "DNK", when="2024")
    months = [(p.period, p.group, p.events) for p in series(archive.store, Query())]
    assert months == [("2024-02", "CONSULT", 1), ("2024-03", "THREATEN", 1), (None, "THREATEN", 1)]
    quarters = [(p.period, p.events) for p in series(archive.store, Query(), every="quarter", by="all")]
    assert quarters == [("2024-Q1", 2), (None, 1)]
    groups = {p.group for p in series(archive.store, Query(), every="year", by="pair")}
    assert groups == {"Anna Jons, Nils Berg", "Nils Berg -> Iceland", "Nils Berg -> Denmark"}


def test_a_story_cites_the_articles_that_say_each_line(archive: Archive) -> None:
    for _ in range(2):
        archive.tell("CONSULT", "berg,jons", when="2024-05-31", published="2024-06-01")
    (head,) = headlines(archive.store)
    assert (head.articles, head.events, head.sources) == (2, 1, ("The Harbour",))
    told = chronology(archive.store, head.id)
    assert told.cited == ((1, 2),)
    assert [paper.number for paper in told.papers] == [1, 2]
    assert chronology(archive.store, told.papers[1].article) == told
    with pytest.raises(NotFoundError):
        chronology(archive.store, "story_none")


def test_sources_are_counted_by_outlet(archive: Archive) -> None:
    archive.tell("CONSULT", "berg,jons", published="2024-05-31")
    archive.tell("THREATEN", "berg", "ISL", published="2024-06-02")
    (found,) = archive.store.outlets()
    assert (found.outlet, found.articles, found.languages, found.events) == ("The Harbour", 2, {"en": 2}, 2)
    assert (found.first, found.last) == ("2024-05-31", "2024-06-02")
    assert len(found.latest) == 2


def test_unnamed_officials_act_for_their_state_and_its_rebels_do_not(archive: Archive) -> None:
    told = archive.tell("AGREE", "rz:u-1", "ISL", when="2024-03-02", status="offered")
    archive.tell("THREATEN", "rz:u-2", "ISL", when="2024-03-03")
    found = state(archive.store, "NO", "IS")
    assert [standing.row.id for standing in found.offers] == [told]
    assert found.pressure == ()


@pytest.mark.parametrize(
    ("kind", "status", "where"),
    [
        ("AGREE", "offered", "offers"),
        ("REQUEST", "happened", "demands"),
        ("CONSULT", "planned", "meetings"),
        ("REJECT", "happened", "refusals"),
        ("SANCTION", "happened", "pressure"),
        ("AGREE", "happened", "commitments"),
    ],
)
def test_how_an_undated_event_of_an_undated_article_stands_is_unclear(
    archive: Archive, kind: EventType, status: Status, where: str
) -> None:
    archive.tell("CONSULT", "berg,jons", when="2024-03-01")
    archive.tell(kind, "berg", "jons", status=status, published=None)
    (standing,) = getattr(state(archive.store, "NO", "IS"), where)
    assert (standing.verdict, standing.age) == ("unclear", None)


def test_what_went_on_is_said_to_have_gone_on_when_it_was_told(archive: Archive) -> None:
    archive.tell("SANCTION", "NOR", "ISL", status="ongoing", when="2024-01")
    (standing,) = state(archive.store, "NO", "IS").pressure
    assert standing.verdict == "ongoing when told"


@pytest.mark.parametrize(("kind", "status"), [("REJECT", "happened"), ("AGREE", "negated")])
def test_a_demand_that_is_told_with_its_refusal_is_refused(archive: Archive, kind: EventType, status: Status) -> None:
    asked = archive.tell("REQUEST", "berg", "ISL", when="2019")
    (record,) = archive.store.records()
    actors = ("ISL",) if kind == "REJECT" else ("ISL", "NOR")
    refusal = msgspec.structs.replace(
        record.events[0], id="e_900", type=kind, status=status, actors=actors,
        recipients=("NOR",) if kind == "REJECT" else (),
    )  # fmt: skip
    both = msgspec.structs.replace(record, events=(*record.events, refusal))
    archive.store.recode([(1, (both,))])
    archive.store.put_merged(merge(archive.store.records()), archive.store.revision())
    (standing,) = state(archive.store, "NO", "IS").demands
    assert standing.row.id == asked
    assert standing.verdict == "refused"
    assert standing.answer is not None
    assert standing.answer.id == "e_900"

"""Disagreements on the date, the place or the persons of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from ruznama import lexicon
from ruznama.merge.facts import JOINT, Fact
from ruznama.merge.judge import countries
from ruznama.merge.named import named
from ruznama.merge.parties import Parties
from ruznama.merge.voices import Found, reference, voice
from ruznama.model import Canonical, ConflictValue, Record, Span
from ruznama.model.edtf import Days, days

__all__ = ["actor", "date", "place"]


def date(event: Canonical, members: Sequence[Fact], articles: Mapping[str, Record]) -> Iterator[Found]:
    """Dates that exclude each other. June against 12 June is no disagreement."""
    known = named()[event.known] if event.known else None
    true = days(known.date) if known else None
    groups: list[tuple[Days, str, list[Fact]]] = []
    # A date that was only bounded by publication, or lent by a statement, is nobody's claim.
    stated = [f for f in members if f.days and f.event.when and f.event.when.origin == "stated"]
    for fact in sorted(stated, key=lambda f: (f.days.width if f.days else 0, f.id)):
        assert fact.days is not None and fact.event.when is not None  # noqa: PT018, S101 - for the type checker
        home = next((group for group in groups if group[0].meets(fact.days)), None)
        if home:
            home[2].append(fact)
        else:
            groups.append((fact.days, fact.event.when.value, [fact]))
    agrees = [true is not None and true.meets(group[0]) for group in groups]
    if len(groups) + (true is not None and not any(agrees)) < 2 or (groups and all(agrees)):
        return
    values = []
    for group, agreeing in zip(groups, agrees, strict=True):
        told = voice(group[1], [(fact, _date_spans(fact, articles)) for fact in group[2]], articles)
        if agreeing and known:
            told = msgspec.structs.replace(told, source=", ".join(filter(None, (told.source, reference("").source))))
        values.append(told)
    if known and true and not any(agrees):
        values.append(reference(known.date))
    yield Found(
        kind="date",
        canonical=event.id,
        values=tuple(values),
        cause=_why([group[0] for group in groups], true, groups, articles),
        chosen=known.date if known else None,
        rule="named-event" if known else "dates-exclude",
    )


def _date_spans(fact: Fact, articles: Mapping[str, Record]) -> list[Span]:
    """The time expressions that give the date, near the evidence first; else the evidence."""
    value = fact.event.when.value if fact.event.when else ""
    times = [time.span for time in articles[fact.article].times if time.value == value and time.function == "none"]
    inside = [span for span in times if any(span.overlaps(piece) for piece in fact.event.evidence)]
    if inside or not times:
        return inside or list(fact.event.evidence[:1])
    return [min(times, key=lambda span: (abs(span.start - fact.event.trigger.start), span))]


def _why(
    told: Sequence[Days],
    true: Days | None,
    groups: Sequence[tuple[Days, str, list[Fact]]],
    articles: Mapping[str, Record],
) -> str | None:
    """The likely cause, where the values show one."""
    for mine, _, facts in groups:
        published = [articles[fact.article].article.published for fact in facts]
        if (
            not (true is not None and true.meets(mine))
            and mine.width == 1
            and all(p is not None and days(p.value) == mine for p in published)
            and any(other.last < mine.first for other in (*told, *([true] if true else [])))
        ):
            return "the day of publication was taken for the day of the event"
    ends = sorted({*told, *([true] if true else [])})
    if len(ends) == 2 and all(end.width == 1 for end in ends) and ends[0].gap(ends[1]) == 1:
        return "one day apart: a time zone, a two-day meeting, or a slip"
    calendars = {
        time.calendar
        for _, value, facts in groups
        for fact in facts
        for time in articles[fact.article].times
        if time.value == value
    }
    return (
        "converted from another calendar"
        if len(calendars) > 1 and len(ends) == 2 and ends[0].gap(ends[1]) <= 2
        else None
    )


@cache
def _cities() -> dict[str, str]:
    """English name of a city, casefolded -> its country."""
    return {
        row["name"].casefold(): row["country"]
        for row in lexicon.rows("shared", "places")
        if row["kind"] in ("capital", "city")
    }


@cache
def _no_cities() -> frozenset[str]:
    """Names of other places: a building may lie in the city, a country or region holds it."""
    rows = lexicon.rows("shared", "places")
    return countries() | {row["name"].casefold() for row in rows} - _cities().keys()


def _city(fact: Fact, record: Record) -> str | None:
    """The city where it was, or the one city that its evidence names, if it is not of a party: that city may act."""
    where = fact.event.where
    if where is not None:
        return None if where.name.casefold() in _no_cities() else where.name
    if fact.group not in JOINT or fact.phase == "negated":
        return None
    names = {actor.id: actor.name for actor in record.actors if actor.kind == "place"}
    held = {
        names[m.actor]
        for m in record.mentions
        if m.actor in names and any(m.span.overlaps(piece) for piece in fact.event.evidence)
    }
    cities = sorted(name for name in held if _cities().get(name.casefold(), "") not in ("", *fact.cast.everyone))
    return cities[0] if len(cities) == 1 else None


def place(event: Canonical, members: Sequence[Fact], articles: Mapping[str, Record]) -> Iterator[Found]:
    """Different cities for one event."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in members:
        if city := _city(fact, articles[fact.article]):
            told[city].append(fact)
    if len(told) < 2:
        return
    places = named()[event.known].places if event.known else ()
    known = places[0] if places else None
    yield Found(
        kind="place",
        canonical=event.id,
        values=tuple(
            voice(city, [(fact, _place_spans(fact, city, articles)) for fact in told[city]], articles)
            for city in sorted(told)
        ),
        chosen=known or None,
        rule="named-event" if known else "cities-differ",
    )


def _place_spans(fact: Fact, city: str, articles: Mapping[str, Record]) -> list[Span]:
    record = articles[fact.article]
    ids = {actor.id for actor in record.actors if actor.name == city}
    found = [mention.span for mention in record.mentions if mention.actor in ids]
    inside = [span for span in found if any(span.overlaps(piece) for piece in fact.event.evidence)]
    if inside or not found:
        return inside or list(fact.event.evidence[:1])
    return [min(found, key=lambda span: (abs(span.start - fact.event.trigger.start), span))]


def actor(
    event: Canonical, members: Sequence[Fact], articles: Mapping[str, Record], parties: Parties
) -> Iterator[Found]:
    """One person against another for the same state, where each telling names one."""
    if event.type not in ("CONSULT", "AGREE"):
        return
    for key in sorted({key for fact in members for key in fact.cast.people}):
        told: dict[str, list[Fact]] = defaultdict(list)
        for fact in members:
            people = fact.cast.people.get(key, frozenset())
            if len(people) == 1:
                told[next(iter(people))].append(fact)
        if len(told) == 2 and all(len(f.cast.people.get(key, ())) <= 1 for f in members):
            yield Found(
                kind="actor",
                canonical=event.id,
                values=tuple(_person(id_, told[id_], articles, parties) for id_ in sorted(told)),
                rule="persons-differ",
            )


def _person(id_: str, told: Sequence[Fact], articles: Mapping[str, Record], parties: Parties) -> ConflictValue:
    pieces = []
    for fact in told:
        mentions = [m.span for m in articles[fact.article].mentions if m.actor == id_]
        inside = [span for span in mentions if any(span.overlaps(piece) for piece in fact.event.evidence)]
        pieces.append((fact, inside or fact.event.evidence[:1]))
    return voice(parties.name(id_), pieces, articles)

"""A press that repeats itself: records of made-up articles that tell the same events again, more or less exactly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from ruznama.model import (
    Actor,
    Article,
    Coder,
    Event,
    Mention,
    Named,
    Place,
    Published,
    RawItem,
    Record,
    Span,
    Statement,
    When,
    article_id,
    item_id,
)
from ruznama.store import Coded

__all__ = ["press"]

_STATES = (
    "USA", "CHN", "RUS", "IRN", "SAU", "EGY", "TUR", "IND", "PAK", "JPN", "KOR", "PRK", "FRA", "GBR", "DEU", "QAT",
    "ARE", "AFG", "IRQ", "SYR", "JOR", "ISR", "UKR", "OMN",
)  # fmt: skip
_KINDS = (
    ("CONSULT", "happened"), ("CONSULT", "happened"), ("CONSULT", "planned"), ("AGREE", "happened"),
    ("AGREE", "offered"), ("REQUEST", "happened"), ("REJECT", "happened"), ("ACCUSE", "happened"),
    ("THREATEN", "happened"), ("SANCTION", "happened"), ("AGREE", "negated"), ("MOBILIZE", "happened"),
)  # fmt: skip
_JOINT = frozenset({"CONSULT", "AGREE"})
_SPOTS = ("City", "City", "Port")
_WORDS = ("border", "gas", "prisoners", "grain", "missiles", "water", "visas", "banks", "fleet", "students", "steel")


def _person(state: str) -> Actor:
    return Actor(id=f"head-{state}", name=f"Head {state}", names={}, kind="person", country=state, sector="GOV")


def _country(state: str) -> Actor:
    return Actor(id=state, name=state, names={}, kind="country", country=state)


def press(articles: int, *, seed: int = 7, days: int = 5_000, told: int = 4) -> Iterator[Coded]:
    """Articles of four events and two statements each, as many tellings of an event as ``told`` says on average."""
    chance = random.Random(seed)  # noqa: S311 - made-up news
    start = date(2010, 1, 1)
    deeds = []
    for _ in range(max(1, articles * 4 // told)):
        one, two = chance.sample(_STATES, 2)
        kind, status = chance.choice(_KINDS)
        deeds.append((chance.randrange(days), one, two, kind, status, chance.sample(_WORDS, 3)))
    deeds.sort()
    for number in range(articles):
        at = chance.randrange(len(deeds))
        mine = [deeds[min(len(deeds) - 1, max(0, at + chance.randint(-4, 4)))] for _ in range(4)]
        printed = start + timedelta(days=max(deed[0] for deed in mine) + chance.choice((0, 0, 1, 2)))
        yield _article(number, printed, mine, start, chance)


def _article(number: int, printed: date, deeds: list[tuple], start: date, chance: random.Random) -> Coded:
    uri = f"press/{number}.txt"
    sentences, spans, at = [], [], 0
    for _, one, two, kind, status, words in deeds:
        text = f"Item {number}: {one} and {two}: {kind.lower()} {status} on {', '.join(words)}. "
        sentences.append(text)
        spans.append(Span(at, at + len(text) - 1))
        at += len(text)
    text = "".join(sentences)
    key = article_id(uri, text, 0)
    actors: dict[str, Actor] = {}
    mentions, events, statements = [], [], []
    for order, ((day, one, two, kind, status, _), span) in enumerate(zip(deeds, spans, strict=True)):
        sides = []
        for state in (one, two):
            actor = chance.choice((_person, _country))(state)
            actors[actor.id] = actor
            sides.append(actor.id)
            mentions.append(Mention(id=item_id(key, "m", span.start, span.start + 1 + len(mentions), order),
                                    span=span, kind="name", actor=actor.id))  # fmt: skip
        when = (start + timedelta(days=day)).isoformat()
        how = chance.random()
        value = None if how < 0.1 else when[:7] if how < 0.2 else when[:4] if how < 0.23 else when
        precision = {4: "year", 7: "month"}.get(len(value or ""), "day")
        joint = kind in _JOINT and status != "offered"
        events.append(
            Event(
                id=item_id(key, "e", span.start, span.end, order),
                type=kind,
                mode=None,
                contexts=(),
                actors=tuple(sides) if joint else (sides[0],),
                recipients=() if joint else (sides[1],),
                when=When(value=value, precision=precision, origin="stated") if value else None,
                where=Place(f"{chance.choice(_SPOTS)} of {one}", one) if chance.random() < 0.3 else None,
                status=status,
                background=False,
                trigger=Span(span.start, span.start + 4),
                evidence=(span,),
                statement=None,
                intensity=0.0,
                quad=1,
                confidence=0.8,
            )
        )
    for order, span in enumerate(spans[:2]):
        statements.append(
            Statement(
                id=item_id(key, "s", span.start, span.end, order),
                speaker=events[order].actors[0],
                speaker_span=None,
                cue=None,
                content=span,
                direct=False,
                act="say",
            )
        )
    dated = Published(value=printed.isoformat(), precision="day", timezone=None, origin="line", span=None)
    item = Article(
        id=key, uri=uri, part=0, lang=("ar", "fa", "prs", "en")[number % 4], text=text,
        outlet=Named(f"Paper {number % 9}", None),
        published=dated if chance.random() > 0.1 else None,
    )  # fmt: skip
    record = Record(
        article=item, actors=tuple(actors.values()), mentions=tuple(mentions), statements=tuple(statements),
        events=tuple(events), coder=Coder(version="1", config="c", resources="r"),
    )  # fmt: skip
    return Coded(RawItem(uri=uri, source=uri, media="text", data=text.encode()), (record,), uri)

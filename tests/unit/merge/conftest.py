"""Events in one line, as records that merging reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ruznama.model import Actor, Article, Coder, Event, Mention, Place, Published, Record, Span, Statement, When
from ruznama.model.edtf import days

HERE = Path(__file__).parent
LINE = re.compile(
    r"(?P<lang>ar|fa|prs|en) (?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<status>[a-z]+) (?P<actors>[^ >@#^|]*(?:@[^ >#^|]*)?)"
    r"(?: > (?P<recipients>[^ ]+))?(?: @(?P<when>[\dX/-]+))?(?: #(?P<place>[^/|^]+?)(?:/(?P<country>[A-Z]{3}))?)?"
    r"(?: \^(?P<published>[\d-]+))? \| (?P<text>.*)\Z"
)


def actor(token: str) -> Actor:
    """``USA``, ``USA.gov``, person ``trump@USA`` (``trump?@USA`` unknown), body ``gcc@``, movement ``taliban@!``."""
    name, at, country = token.partition("@")
    known = not name.endswith("?")
    name = name.removesuffix("?")
    if not at:
        state = token.removesuffix(".gov")
        kind = "government" if token != state else "country"
        return Actor(id=token, name=token, names={}, kind=kind, country=state)
    if country == "!":
        return Actor(id=name, name=name, names={}, kind="group", country="AFG", sector="REB")
    if not country:
        return Actor(id=name, name=name, names={}, kind="organization")
    return Actor(id=name, name=name.title(), names={}, kind="person", country=country, sector="GOV", known=known)


def precision(value: str) -> str:
    if "/" in value:
        return "interval"
    return "decade" if "X" in value else {4: "year", 7: "month"}.get(len(value), "day")


def record(line: str, article: str, *, text: str | None = None, outlet: str | None = None) -> Record:
    """One article with one event, its evidence the text after the bar."""
    found = LINE.match(line)
    assert found, line
    told = found["text"]
    body = text if text is not None else told
    start = body.index(told)
    span = Span(start, start + len(told))
    sides = [[actor(t) for t in (found[side] or "").split(",") if t] for side in ("actors", "recipients")]
    value = found["when"]
    published = found["published"]
    event = Event(
        id=f"e_{article}",
        type=found["type"],
        mode=found["mode"],
        contexts=(),
        actors=tuple(a.id for a in sides[0]),
        recipients=tuple(a.id for a in sides[1]),
        when=When(value=value, precision=precision(value), origin="stated") if value else None,
        where=Place(found["place"], found["country"]) if found["place"] else None,
        status=found["status"],
        background=False,
        trigger=Span(start, start + len(told.split()[0])),
        evidence=(span,),
        statement=None,
        intensity=0.0,
        quad=1,
        confidence=1.0,
    )
    assert value is None or days(value), line
    return Record(
        article=Article(
            id=f"a_{article}",
            uri=f"{article}.txt",
            part=0,
            lang=found["lang"],
            text=body,
            published=Published(value=published, precision="day", timezone=None, origin="line", span=None)
            if published
            else None,
        ),
        actors=tuple({a.id: a for side in sides for a in side}.values()),
        events=(event,),
        coder=Coder(version="0", config="", resources=""),
    )


def said(
    base: Record, number: int, speaker: str, act: str, text: str, *, names: dict[str, str] | None = None
) -> Record:
    """The record with one more statement; ``names`` are actor tokens by the words that name them in it."""
    body = base.article.text
    start = body.index(text)
    who = actor(speaker)
    mentions = list(base.mentions)
    actors = {a.id: a for a in base.actors} | {who.id: who}
    for word, token in (names or {}).items():
        at = body.index(word, start)
        held = actor(token)
        actors[held.id] = held
        mentions.append(Mention(id=f"m{number}{at}", span=Span(at, at + len(word)), kind="name", actor=held.id))
    statement = Statement(
        id=f"s_{base.article.id}_{number}",
        speaker=who.id,
        speaker_span=None,
        cue=None,
        content=Span(start, start + len(text)),
        direct=False,
        act=act,
    )
    return Record(
        article=base.article,
        actors=tuple(actors.values()),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        statements=(*base.statements, statement),
        events=base.events,
        times=base.times,
        coder=base.coder,
    )


def pairs(name: str) -> list[tuple[str, str, str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "why\t"))]
    return [(why, one, two) for why, one, two in rows]


@pytest.fixture
def told() -> Callable[..., Record]:
    return record


@pytest.fixture
def saying() -> Callable[..., Record]:
    return said

"""What the stages find: times, actors, mentions, statements, events, issues (design.md section 5)."""

from __future__ import annotations

import msgspec

from ruznama.model.codes import (
    Act,
    ActorKind,
    Calendar,
    EventType,
    MentionKind,
    Polarity,
    Precision,
    Stage,
    Status,
    TimeFunction,
    TimeType,
    WhenOrigin,
)
from ruznama.model.span import Span

__all__ = ["Actor", "Event", "Issue", "Mention", "Place", "Statement", "Time", "When"]


class Time(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time expression.

    Attributes:
        value: EDTF; ISO 8601 for durations and sets; PAST_REF, PRESENT_REF, FUTURE_REF for vague ones.
        timex: the TIMEX3 spelling of the same value.
        calendar: calendar the text writes the date in.
        original: the date in that calendar when it is not Gregorian, e.g. "1403-12-12".
        mod: TIMEX3 mod (START, MID, END, APPROX, BEFORE, AFTER, ...).
        anchor: EDTF value that a relative expression was counted from.
        rules: ids of the rules that fired.
    """

    id: str
    span: Span
    type: TimeType
    value: str
    timex: str
    calendar: Calendar = "gregorian"
    original: str | None = None
    mod: str | None = None
    anchor: str | None = None
    function: TimeFunction = "none"
    rules: tuple[str, ...] = ()


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One identity; ``id`` is the same in every Record. ``names`` maps a language to the form used in it."""

    id: str
    name: str
    names: dict[str, str]
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    office: str | None = None
    known: bool = True


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place where an actor is named, described or meant. An elided subject points at its verb."""

    id: str
    span: Span
    kind: MentionKind
    actor: str | None
    candidates: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who said what. ``via`` are the outlets that relay; ``when`` is the time of speaking (EDTF)."""

    id: str
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    content: Span
    direct: bool
    act: Act
    addressees: tuple[str, ...] = ()
    channel: str | None = None
    via: tuple[str, ...] = ()
    when: str | None = None
    polarity: Polarity = "affirmed"
    rules: tuple[str, ...] = ()


class When(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Time of an event: EDTF at the precision the text gives.

    ``origin``: stated in the text, taken from the statement that carries it, or only bounded by publication.
    """

    value: str
    precision: Precision
    origin: WhenOrigin


class Place(msgspec.Struct, frozen=True, gc=False):
    """Place of an event: English name and ISO3 country."""

    name: str
    country: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who did what to whom, as PLOVER codes it (design.md section 5, rules of judgement)."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: When | None
    where: Place | None
    status: Status
    background: bool
    trigger: Span
    evidence: tuple[Span, ...]
    statement: str | None
    intensity: float
    quad: int
    confidence: float
    rules: tuple[str, ...] = ()


class Issue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something in the text that could not be read fully; ``code`` is explained by ``ruznama explain CODE``."""

    code: str
    stage: Stage
    span: Span | None
    detail: str

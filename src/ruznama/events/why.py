"""How a text was read: every trigger in it, the parties considered, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from ruznama.events.chunk import Chunk
from ruznama.events.clauses import clause
from ruznama.events.coder import story_of
from ruznama.events.draft import Draft
from ruznama.events.drafts import drafts
from ruznama.events.sheet import Cue
from ruznama.events.slots import slotted
from ruznama.events.story import Story
from ruznama.events.voice import passive
from ruznama.events.windows import inside, windows
from ruznama.model import Actor, Article, Mention, Span, Statement, Text, Time

__all__ = ["Argument", "Considered", "why"]


class Argument(msgspec.Struct, frozen=True):
    """A party phrase that a trigger could have taken.

    Attributes:
        span: its words; None for a party that the clause inherits.
        actors: ids of who is meant.
        slot: how it stands to the trigger: subj, obj, with, ...; ``.dep`` behind it where another noun owns it.
        part: actor, recipient, or "" where it was passed over.
    """

    span: Span | None
    actors: tuple[str, ...]
    slot: str
    part: str


class Considered(msgspec.Struct, frozen=True):
    """A trigger and what became of it.

    Attributes:
        span: its words.
        rule: id of its row.
        type: PLOVER type that the row names.
        outcome: status of the event, or "" where it became none.
        reason: the rules that made it an event, or in words why it is none.
        arguments: the parties of its clause.
    """

    span: Span
    rule: str
    type: str
    outcome: str
    reason: str
    arguments: tuple[Argument, ...]


def why(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[Considered, ...]:
    """Read a text again and tell of each trigger what became of it, in text order; arguments as for ``find``.

    Rows of one word that ask for other words are many: of those that became nothing only the words asked for are told.
    Events that one sentence gives another (dates of a scene, a further telling) are joined after this.
    """
    found: list[Considered] = []
    for part in windows(text):
        if not part.tokens:
            continue
        span = part.token_span(0, len(part.tokens))
        said = tuple(one for one in statements if span.start <= one.content.start < span.end)
        story = story_of(part, item, inside(times, span), actors, inside(mentions, span), said)
        if story is not None:
            heard: list[Considered] = []
            watch = lambda here, cue, got, heard=heard: heard.append(_considered(here, cue, got))  # noqa: E731
            drafts(replace(story, watch=watch))
            found += sorted(heard, key=lambda one: (one.span, not one.outcome, one.rule))
    return tuple(found)


def _slots(story: Story, cue: Cue) -> dict[str, list[Chunk]]:
    sheet = story.sheet
    return slotted(sheet, cue, clause(sheet, cue), story.found, undergone=passive(sheet, cue))


def _considered(story: Story, cue: Cue, got: Draft | str) -> Considered:
    trigger = cue.trigger
    span = story.sheet.text.token_span(cue.first, max(cue.last, cue.first + 1))
    rule, kind = (trigger.id, trigger.type) if trigger is not None else ("", "")
    if isinstance(got, str):
        return Considered(span, rule, kind, "", got, tuple(_arguments(story, cue, (), ())))
    listed = tuple(_arguments(story, cue, got.actors, got.recipients))
    return Considered(span, rule, got.type, got.status, ", ".join(got.rules[1:]), listed)


def _arguments(story: Story, cue: Cue, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Iterator[Argument]:
    """Party phrases of the clause by slot, then the parties that the clause takes from elsewhere."""
    named: set[str] = set()
    seen: set[int] = set()
    for slot, listed in _slots(story, cue).items():
        for chunk in listed:
            if chunk.first in seen:
                continue
            seen.add(chunk.first)
            named.update(chunk.actors)
            own = set(chunk.actors)
            part = "actor" if own & set(actors) else "recipient" if own & set(recipients) else ""
            yield Argument(story.sheet.text.token_span(chunk.head, chunk.last), chunk.actors, slot, part)
    for part, ids in (("actor", actors), ("recipient", recipients)):
        for one in ids:
            if one not in named:
                yield Argument(None, (one,), "inherited", part)

"""The stage: from marked text to drafts, from drafts to events."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import msgspec

from ruznama.events.demands import answered, demands
from ruznama.events.domains import muted
from ruznama.events.draft import Draft
from ruznama.events.drafts import drafts
from ruznama.events.frames import lexicon
from ruznama.events.gather import gather
from ruznama.events.implied import with_states
from ruznama.events.locator import Locator
from ruznama.events.pairs import pairs
from ruznama.events.parties import chunks
from ruznama.events.scan import scan
from ruznama.events.scenes import dated_ahead, scened
from ruznama.events.scope import Scope
from ruznama.events.scores import confidence, contexts, score, themes
from ruznama.events.sheet import Sheet
from ruznama.events.story import Story
from ruznama.events.undone import undone
from ruznama.events.when import dated, when_of, year
from ruznama.model import Actor, Article, Event, Issue, Mention, Span, Statement, Text, Time, item_id

__all__ = ["find", "story_of"]

_MOST_EVIDENCE = 8


def find(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Find the events of a text.

    Args:
        text: the analysed text.
        item: the article, for its publication date.
        times: dates found in it.
        actors: identities found in it.
        mentions: where they are named.
        statements: who said what.

    Returns:
        Events in text order of their first telling, and issues (RZ6xx).
    """
    story = story_of(text, item, times, actors, mentions, statements)
    if story is None:
        return (), ()
    sheet, by_id, found, day = story.sheet, story.actors, story.found, story.day
    found_here = undone(story, _once(drafts(story)))
    found_here = sorted([*found_here, *demands(sheet, statements, found, by_id, found_here)], key=lambda d: d.first)
    told = answered(scened(story, dated_ahead(found_here, day)), by_id)
    published = year(item.published.value) if item.published else None
    named = themes(sheet)
    events = [_event(sheet, best, group, published, named) for best, group in gather(told, by_id)]
    issues = [
        Issue(code="RZ601", stage="events", span=event.trigger, detail=f"{event.type} without a doer")
        for event in events
        if not event.actors
    ]
    return tuple(_distinct(text, events)), tuple(issues)


def story_of(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> Story | None:
    """The marked text with its parties and dates, before any trigger is read; None where it cannot tell an event."""
    if not text.tokens or text.lang == "und":
        return None
    sheet = _sheet(text, times, mentions)
    if muted(sheet):
        return None
    by_id = with_states(actors, (one.state for one in sheet.peoples))
    found = pairs(sheet, chunks(sheet, by_id), by_id)
    day = item.published.value[:10] if item.published else None
    return Story(sheet, [], found, Scope(sheet, statements, by_id, found), dated(sheet, times), by_id, day)


def _sheet(text: Text, times: tuple[Time, ...], mentions: tuple[Mention, ...]) -> Sheet:
    """The marked text; no word of a name or a date means what it says ("dahom" is the tenth, not "I give")."""
    at = Locator(text)
    named = [(mention, *at.tokens(mention.span)) for mention in mentions]
    names: set[int] = set()
    for mention, first, last in named:
        if mention.kind == "name" and last - first > 1:
            names.update(range(first, last))
    dated = {index for time in times for index in range(*at.tokens(time.span))}
    if text.lang == "en":
        # "a day after gunmen stormed": the conjunction is no part of the date.
        dated -= {i for i in dated if text.tokens[i].form in {"after", "before"} and i + 1 not in dated}
    return scan(text, lexicon(text.lang), named, frozenset(names | dated), dated, at)


def _once(found: list[Draft]) -> list[Draft]:
    """Drafts without the protest that an envoy was summoned to hear in English ("summoned X to protest")."""
    summoned = {d.sentence for d in found if "frame.summon" in d.rules and d.rules[0].startswith("en.")}
    return [draft for draft in found if draft.type != "PROTEST" or draft.sentence not in summoned]


def _event(
    sheet: Sheet,
    best: Draft,
    told: tuple[Draft, ...],
    published: int | None,
    named: Sequence[tuple[str, list[int]]],
) -> Event:
    text = sheet.text
    trigger = text.token_span(best.first, best.last)
    evidence: list[Span] = []
    for draft in told:
        span = text.token_span(*draft.clause)
        if span not in evidence and len(evidence) < _MOST_EVIDENCE:
            evidence.append(span)
    when = when_of(best.value, best.origin) if best.value else None
    last = year(when.value) if when else None
    # Without a publication date a bare year is background: the news itself is never told by its year.
    bare = published is None and when is not None and when.precision in {"year", "interval", "decade"}
    past = bare or (last is not None and published is not None and last < published)
    number = score(best.type, best.mode)
    words: set[int] = set()
    sure = 1.0
    for draft in told:
        words.update(range(*draft.clause))
        sure *= 1 - draft.sure
    rules = tuple(dict.fromkeys(chain.from_iterable([draft.rules for draft in told])))
    return Event(
        id=item_id(text.article, "e", trigger.start, trigger.end),
        type=best.type,
        mode=best.mode or None,
        contexts=contexts(named, words),
        actors=best.actors,
        recipients=best.recipients,
        when=when,
        where=best.where,
        status=best.status,
        background=past,
        trigger=trigger,
        evidence=tuple(evidence),
        statement=best.statement,
        intensity=number.intensity,
        quad=number.quad,
        confidence=confidence(1 - sure, rules),
        rules=rules,
    )


def _distinct(text: Text, events: Sequence[Event]) -> list[Event]:
    """Number events that share a trigger, so that ids stay unique."""
    seen: dict[Span, int] = {}
    found = []
    for event in sorted(events, key=lambda e: e.trigger):
        ordinal = seen.get(event.trigger, 0)
        seen[event.trigger] = ordinal + 1
        if ordinal:
            event = msgspec.structs.replace(  # noqa: PLW2901
                event, id=item_id(text.article, "e", event.trigger.start, event.trigger.end, ordinal)
            )
        found.append(event)
    return found

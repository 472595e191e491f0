"""Where sources disagree, field by field, each value with its voices and the words that say it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from ruznama.merge.claims import claims
from ruznama.merge.denials import denials
from ruznama.merge.facts import Fact
from ruznama.merge.fields import actor, date, place
from ruznama.merge.figures import figures
from ruznama.merge.origins import Affinity
from ruznama.merge.outcomes import outcomes
from ruznama.merge.parties import Parties
from ruznama.merge.tolls import tolls
from ruznama.merge.voices import Found
from ruznama.model import Canonical, Conflict, Record, Story

__all__ = ["conflicts"]


def conflicts(
    records: Sequence[Record],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    parties: Parties,
    affinity: Affinity,
    stories: Sequence[Story],
) -> tuple[Conflict, ...]:
    """All disagreements.

    Args:
        records: the records.
        events: canonical events.
        tellings: canonical id -> its tellings.
        parties: all actors.
        affinity: which articles are about one matter.
        stories: articles by matter.
    """
    articles = {record.article.id: record for record in records}
    found: list[Found] = []
    for event in events:
        members = tellings[event.id]
        found += date(event, members, articles)
        if len(members) > 1:
            found += place(event, members, articles)
            found += actor(event, members, articles, parties)
    found += figures(events, tellings, articles, affinity)
    found += _untold(tolls(stories, articles, affinity), found)
    found += outcomes(events, tellings, articles, affinity)
    found += claims(records, events, tellings, parties)
    found += _untold(denials(stories, events, tellings, articles, parties, affinity), found)
    return tuple(_unique(found))


def _untold(more: Iterable[Found], found: Sequence[Found]) -> list[Found]:
    """Those that point at no place that is in a conflict of the same kind already."""
    held = {(f.kind, span.article, span.start) for f in found for value in f.values for span in value.spans}
    return [f for f in more if not any((f.kind, s.article, s.start) in held for value in f.values for s in value.spans)]


def _unique(found: Iterable[Found]) -> Iterable[Conflict]:
    """One conflict per kind and set of places, in the order of ids."""
    seen: dict[str, Conflict] = {}
    for entry in found:
        values = tuple(sorted(entry.values, key=lambda value: (value.value, value.members, value.source or "")))
        places = "|".join(f"{s.article}:{s.start}" for value in values for s in value.spans)
        digest = hashlib.blake2b(f"{entry.kind}|{entry.rule}|{places}".encode(), digest_size=8).hexdigest()
        if f"c_{digest}" in seen:
            continue
        seen[f"c_{digest}"] = Conflict(
            id=f"c_{digest}",
            kind=entry.kind,
            canonical=entry.canonical,
            values=values,
            cause=entry.cause,
            chosen=entry.chosen,
            rule=entry.rule,
        )
    return (seen[id_] for id_ in sorted(seen))

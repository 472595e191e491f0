"""Search: hits of one kind, the number of all, how the question was understood, and what to try where none is found."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

import msgspec

from ruznama.archive import meaning
from ruznama.archive.found import Found, Part
from ruznama.archive.moment import Moment
from ruznama.archive.paging import stretch
from ruznama.archive.question import Question
from ruznama.store import Kind, Query
from ruznama.views.search import Match as Spelled
from ruznama.views.search import hits, terms

__all__ = ["MATCHES", "Match", "search"]

Match = Spelled | Literal["semantic"]
MATCHES = (*get_args(Spelled), "semantic")

# Spellings of a name in the line that tells what was searched.
_SHOWN = 8
_NEAREST = 3


def search(now: Moment, asked: Question, where: Kind, match: Match, cursor: str | None, limit: int) -> Found:
    """See ``Reading.search``."""
    if match == "semantic":
        return _meant(now, asked, where, cursor, limit)
    resolved = now.resolved(asked, match)
    # The newest first, unless one asks for the oldest: a search is for what is new, a timeline for what came first.
    query = msgspec.structs.replace(resolved.query, reverse=asked.order != "oldest")
    counts = {kind: len(now.keys(kind, query)) for kind in get_args(Kind)}
    keys = _ranked(now, query, resolved.parts) if where == "documents" and not asked.order else now.keys(where, query)
    part = stretch(keys, cursor, limit, lambda few: hits(now.store, where, few, resolved.parts, query))
    return Found(
        question=asked.text(),
        searched=_line(resolved.parts),
        parts=resolved.parts,
        unknown=resolved.unknown,
        where=where,
        counts=counts,
        hits=part.items,
        total=part.total,
        start=part.start,
        next=part.next,
        previous=part.previous,
        emptied=() if keys else tuple(_emptied(now, asked, where, query, resolved.parts)),
        nearest=() if keys else _nearest(now, resolved.parts),
    )


def _meant(now: Moment, asked: Question, where: Kind, cursor: str | None, limit: int) -> Found:
    """What lies nearest in meaning, of all that the filters leave."""
    resolved = now.resolved(asked.unspoken())
    words = " ".join((*asked.words, *asked.phrases))
    ranked = {kind: meaning.nearest(now, words, kind, resolved.query) for kind in get_args(Kind)}
    part = stretch(ranked[where], cursor, limit, lambda few: hits(now.store, where, few, (), resolved.query))
    return Found(
        question=asked.text(),
        searched=f"nearest in meaning to {words!r}" if words else "",
        parts=(),
        unknown=resolved.unknown,
        where=where,
        counts={kind: len(keys) for kind, keys in ranked.items()},
        hits=part.items,
        total=part.total,
        start=part.start,
        next=part.next,
        previous=part.previous,
    )


def _ranked(now: Moment, query: Query, parts: Sequence[Part]) -> array[int]:
    """Articles by how much they are about the words; among equals the newest first."""
    match = " OR ".join(f"({part.match})" for part in parts if part.match)
    keys = now.keys("documents", query)
    if not match or not keys:
        return keys

    def rank() -> array[int]:
        scores = now.store.scores(match)
        return array("q", sorted(keys, key=lambda key: scores.get(key, 0.0)))

    return now.once(("ranked", "documents", query), rank)


def _line(parts: Sequence[Part]) -> str:
    """``Trump = Donald Trump: donald trump, trump, ...; talks``."""
    return "; ".join(map(_told, parts))


def _told(part: Part) -> str:
    if part.exact:
        return f'exactly "{part.words}"'
    names = " or ".join(one.name for one in part.names)
    more = len(part.forms) - _SHOWN
    forms = ", ".join(part.forms[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
    said = f"{part.words} = {names}: {forms}" if names else forms
    return said if part.forms else f"{part.words} (no word)"


def _emptied(now: Moment, asked: Question, where: Kind, query: Query, parts: Sequence[Part]) -> Iterator[str]:
    """Words and filters without each of which something would be found."""
    for key, values in asked.filters():
        if key != "order":
            other = now.resolved(asked.without(key)).query
            wider = msgspec.structs.replace(other, terms=query.terms, reverse=query.reverse)
            if now.keys(where, wider):
                yield f"{key}:{','.join(values)}"
    for number, part in enumerate(parts):
        rest = (*parts[:number], *parts[number + 1 :])
        if (rest or any(asked.filters())) and now.keys(where, msgspec.structs.replace(query, terms=terms(rest))):
            yield part.words


def _nearest(now: Moment, parts: Sequence[Part]) -> tuple[str, ...]:
    """Spellings that the archive has, near those of which it has none."""
    lost = [part for part in parts if not part.actors and not now.store.terms.held(part.forms)]
    return tuple(dict.fromkeys(one for part in lost for one in now.store.terms.near(part.words, _NEAREST)))

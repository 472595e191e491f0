"""From Records and merges to the rows of the derived tables."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from ruznama.model import Article, Canonical, Conflict, Merged, Record, Saying, Span, Story, encode
from ruznama.script import fold
from ruznama.store.dates import bounds
from ruznama.store.engine import Engine, listed
from ruznama.store.near import KEYS, NEAR, similarity, sketch
from ruznama.store.protocol import Patch
from ruznama.store.spellings import put_spellings
from ruznama.store.words import index

__all__ = ["derive", "put_merged", "put_patch"]

# A quotation in a list is read at a glance; the whole of it is in the Record.
_QUOTE = 400
# What points at others is emptied before them.
_MERGED = (
    "canonical_data", "canonical_members", "canonical_actors", "canonical_outlets", "canonical", "sayings",
    "saying_members", "stories", "story_members", "conflicts",
)  # fmt: skip


def derive(engine: Engine, key: int, record: Record) -> None:
    """Make the derived rows of one Record, in place of those there are."""
    item = record.article
    engine.run("delete_article", key=key)
    hashes = sketch(item.text)
    engine.many("insert_article", [_article(key, item, hashes)])
    engine.many("insert_sketch", [(hash_, key) for hash_ in hashes[:KEYS]])
    _link(engine, key, hashes)
    _people(engine, key, record)
    engine.many(
        "insert_time",
        [(key, t.id, t.span.start, t.span.end, t.type, t.value, t.calendar) for t in record.times],
    )
    engine.many("insert_mention", [(key, m.id, m.span.start, m.span.end, m.kind, m.actor) for m in record.mentions])
    engine.many(
        "insert_statement",
        [
            (s.id, key, s.speaker, s.act, s.polarity, s.when, bounds(s.when)[0], *_quote(item.text, s.content))
            for s in record.statements
        ],
    )
    engine.many("insert_event", list(_events(key, record)))
    index(engine, key, record)


def _article(key: int, item: Article, hashes: Sequence[int]) -> tuple[object, ...]:
    return (
        key,
        item.id,
        item.part,
        item.lang,
        item.uri,
        item.outlet.name if item.outlet else None,
        item.title.of(item.text) if item.title else None,
        item.published.value if item.published else None,
        item.published.precision if item.published else None,
        len(item.text),
        struct.pack(f"<{len(hashes)}I", *hashes),
    )


def _people(engine: Engine, key: int, record: Record) -> None:
    engine.many("insert_cast", [(key, a.id) for a in record.actors])
    fresh = [a for a in record.actors if engine.fresh((a.id, a.name, *a.names.values()))]
    engine.many(
        "insert_actor",
        [(a.id, a.name, a.kind, a.country, a.sector, a.wikidata, a.known) for a in fresh],
    )
    engine.many(
        "insert_name",
        [
            (fold(form).text, a.id, lang, form)
            for a in fresh
            for lang, form in {**a.names, "en": a.name}.items()
            if form
        ],
    )
    for actor in fresh:
        put_spellings(engine, actor)


def _events(key: int, record: Record) -> Iterator[tuple[object, ...]]:
    for event in record.events:
        value = event.when.value if event.when else None
        first, last = bounds(value)
        place = event.evidence[0] if event.evidence else event.trigger
        head = (event.id, key, event.type, event.mode, event.status, event.background, value, first, last)
        yield (*head, *_quote(record.article.text, place), event.confidence)


def _quote(text: str, span: Span) -> tuple[int, int, str]:
    words = " ".join(text[span.start : min(span.end, span.start + _QUOTE)].split())
    return span.start, span.end, words if span.end - span.start <= _QUOTE else f"{words} ..."


def _link(engine: Engine, key: int, hashes: tuple[int, ...]) -> None:
    """Link an article to the near-identical ones held already."""
    if not hashes:
        return
    for other, packed in engine.rows("alike", hashes=listed(hashes[:KEYS]), key=key):
        share = similarity(hashes, struct.unpack(f"<{len(packed) // 4}I", packed))
        if share >= NEAR:
            low, high = sorted((key, other))
            engine.run("insert_near", article=low, other=high, similarity=round(share, 3))


def put_merged(engine: Engine, merged: Merged) -> None:
    """Replace the merged tables; the caller holds the transaction."""
    for table in _MERGED:
        engine.rows_of(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
    _insert_merged(engine, merged.canonical, merged.sayings, merged.stories, merged.conflicts)


def put_patch(engine: Engine, patch: Patch) -> None:
    """Replace some of the merged rows; the caller holds the transaction."""
    for table, column, ids in (
        ("canonical", "id", patch.gone), ("sayings", "id", patch.unsaid),
        ("saying_members", "saying", patch.unsaid), ("stories", "id", patch.untold),
        ("story_members", "story", patch.untold), ("conflicts", "id", patch.settled),
    ):  # fmt: skip
        engine.delete(table, column, ids)
    _insert_merged(engine, patch.canonical, patch.sayings, patch.stories, patch.conflicts)


def _insert_merged(
    engine: Engine,
    canonical: Sequence[Canonical],
    sayings: Sequence[Saying],
    stories: Sequence[Story],
    conflicts: Sequence[Conflict],
) -> None:
    after = int(engine.rows("last_canonical")[0][0])
    keyed = list(enumerate(canonical, start=after + 1))
    engine.many("insert_canonical", [_listed(key, c) for key, c in keyed])
    engine.many("insert_canonical_data", [(key, _json(c)) for key, c in keyed])
    engine.many("insert_canonical_member", [(event, key, event) for key, c in keyed for event in c.members])
    engine.many(
        "insert_canonical_actor",
        [
            (actor, key, role)
            for key, c in keyed
            for role, actors in (("actor", c.actors), ("recipient", c.recipients))
            for actor in actors
        ],
    )
    for step in ("settle_langs", "settle_undated", "settle_outlets"):
        engine.run(step, after=after)
    engine.many("insert_saying", [(y.id, y.speaker, y.act, bounds(y.when)[0], _json(y)) for y in sayings])
    engine.many("insert_saying_member", [(member, y.id) for y in sayings for member in y.members])
    engine.many("insert_story", [(s.id, s.title, _json(s)) for s in stories])
    engine.many("insert_story_member", [(article, s.id) for s in stories for article in s.members])
    engine.many("insert_conflict", [(k.id, k.kind, k.canonical, _json(k)) for k in conflicts])


def _listed(key: int, c: Canonical) -> tuple[object, ...]:
    """The narrow row of an event. The place of an undated one is settled when its tellings are in."""
    first, last = bounds(c.when.value if c.when else None)
    rank = f"{first or last} {last or ''} {c.id}" if first or last else ""
    newest = f"{last or first} {first or ''} {c.id}" if first or last else ""
    precision = c.when.precision if c.when else None
    return key, c.id, c.type, c.mode, c.status, first, last, precision, rank, newest, ""


def _json(value: object) -> str:
    return encode(value).decode()

"""Keeping the merge up to date: the whole of it, or what lies around a few new articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations

import msgspec

from ruznama.merge import merge
from ruznama.merge.endings import is_ending
from ruznama.merge.facts import Fact, facts
from ruznama.merge.origins import focus
from ruznama.merge.parties import Parties
from ruznama.model import Canonical, Conflict, Judgement, Merged, Record, Saying, Story, active
from ruznama.model.edtf import Days, days
from ruznama.runs.retelling import TITLED, joined, titled
from ruznama.store import Patch, SqliteStore

__all__ = ["refresh", "settle"]

# Below so many events the whole archive is merged again within seconds, and exactly.
_LARGE = 20_000
# More new articles than these are merged with the whole archive: their surroundings would be most of it.
_FEW = 64
# A neighbourhood wider than this is not worth its name (0.5 ms an article).
_MOST = 1_500
# The days around an event within which others may be the same one, or its plan (the numbers of ``merge``).
_SLIP, _SOON, _APART = 3, 61, 4
# An undated plan lies within the 45 days after it was told.
_FORESEEN = 48
# Events of a block are compared with 48 neighbours on either side; of two sides there are few, even within a year.
_BLOCK, _OF_TWO = 96, 400
_TYPES = {
    "AGREE": ("AGREE", "COOPERATE"), "RETREAT": ("RETREAT", "CONCEDE"), "SANCTION": ("SANCTION", "COERCE"),
}  # fmt: skip
_MEETINGS = ("CONSULT", "AGREE")
_WEIGHTIEST = 8


def refresh(store: SqliteStore, *, large: int = _LARGE) -> bool:
    """Merge again if Records or judgements have changed since the last merge; whether that was so.

    Args:
        store: the archive.
        large: from so many events on, a few new articles are merged with what lies around them only.
    """
    revision = store.revision()
    if store.merged_revision() == revision:
        return False
    judged = active(store.judgements())
    fresh = store.unmerged()
    if fresh is not None and len(fresh) <= _FEW and store.merged_revision() >= 0 and store.counts().events >= large:
        patch = _Neighbourhood(store, fresh, judged).patch()
        if patch is not None:
            store.patch(patch, revision)
            return True
    store.put_merged(merge(_telling(store.records()), judged), revision)
    return True


def settle(store: SqliteStore) -> bool:
    """Put right what an interruption or an older program has left: index and merge; whether there was anything."""
    indexed = store.indexed()
    if not indexed:
        store.reindex()
    return refresh(store) or not indexed


def _telling(records: Iterable[Record]) -> Iterator[Record]:
    """Records that say anything; a merge has no use for the others, and they may be many and long."""
    return (record for record in records if record.events or record.statements)


class _Neighbourhood:
    """New or newly judged articles among those that may tell the same, be of one story, or carry the same words."""

    def __init__(self, store: SqliteStore, fresh: Sequence[str], judged: Sequence[Judgement]) -> None:
        self._store, self._around, self._judged = store, store.around, judged
        self._held: dict[str, Record] = {}
        self._load(fresh)
        self._new = list(self._held.values())
        self._parties: dict[str, tuple[str, ...]] = {}

    def patch(self) -> Patch | None:
        """What the new articles change; None where they touch too much of the archive."""
        self._gather()
        while len(self._held) <= _MOST:
            merged = merge(self._held.values(), self._judged)
            patch, missing = self._changes(merged)
            if not self._load(missing):
                return patch
        return None

    def _load(self, articles: Iterable[str]) -> bool:
        """Take articles in; whether any was not there yet."""
        before = len(self._held)
        for article in articles:
            record = None if article in self._held else self._store.record(article)
            if record is not None and (record.events or record.statements):
                self._held[article] = record
        return len(self._held) > before

    def _gather(self) -> None:
        """All articles that may tell of the same as the new ones."""
        ids = [record.article.id for record in self._new]
        wanted = {*self._around.copies(ids), *self._around.siblings(ids)}
        everyone = Parties.of(self._new)
        told = facts(self._new, everyone, {record.article.id: focus(record) for record in self._new})
        near: set[str] = set()
        for fact in told:
            near.update(self._same(fact))
            near.update(self._plans(fact))
            if fact.known:
                near.update(event.id for event in self._around.naming(fact.known, most=_BLOCK))
        wanted.update(self._around.tellers(sorted(near)))
        for record in self._new:
            wanted.update(self._companions(record))
            wanted.update(self._speaking(record))
        wanted.update(self._joined_by_hand())
        self._load(sorted(wanted))

    def _joined_by_hand(self) -> set[str]:
        """Articles of what reviewers judged the new ones to tell, and of what fulfils or foresaw all that together."""
        fresh = {event.id for record in self._new for event in record.events}
        found: set[str] = set()
        for entry in self._judged:
            if not fresh & set(entry.items):
                continue
            events = self._around.canonical(entry.items)
            tellers = self._around.tellers([event.id for event in events])
            found.update(tellers)
            if entry.verdict == "merge" and len(tellers) <= _FEW:
                members = {id_ for event in events for id_ in event.members}
                found.update(self._around.tellers(sorted(self._plans_of_all(tellers, members))))
        return found

    def _plans_of_all(self, tellers: Iterable[str], members: set[str]) -> set[str]:
        """Plans and fulfilments of events that are one by judgement: the parties of each on the days of each."""
        records = [record for id_ in tellers if (record := self._held.get(id_) or self._store.record(id_))]
        told = facts(records, Parties.of(records), {record.article.id: focus(record) for record in records})
        meetings = [fact for fact in told if fact.id in members and fact.group in _MEETINGS]
        several = {(fact.cast.everyone, when): fact for fact in meetings for one in meetings if (when := one.days)}
        return {
            id_ for (_, when), fact in several.items() for id_ in self._plans(msgspec.structs.replace(fact, days=when))
        }

    def _acting(self, key: str) -> tuple[str, ...]:
        """Ids of all who stand for a country or body."""
        if key not in self._parties:
            self._parties[key] = (key, f"{key}.gov", *self._store.agents(key))
        return self._parties[key]

    def _same(self, fact: Fact) -> tuple[str, ...]:
        when = fact.days or fact.near
        if when is None:
            return ()
        parties = tuple(chain.from_iterable(self._acting(key) for key in sorted(fact.cast.everyone)))
        return self._beside(_TYPES.get(fact.group, (fact.group,)), parties, (), when.widened(_SLIP), _BLOCK)

    def _beside(
        self, types: Sequence[str], one: Sequence[str], two: Sequence[str], when: Days, most: int
    ) -> tuple[str, ...]:
        """Events that may lie on these days, and undated ones told around them."""
        dated = self._around.events(types, one, two, first=_day(when.first), last=_day(when.last), most=most)
        early, late = _day(when.first - _FORESEEN), _day(when.last + _SLIP)
        return dated + self._around.undated(types, one, two, early=early, late=late, most=most)

    def _plans(self, fact: Fact) -> Iterator[str]:
        """Meetings of the same two sides weeks before and after: one may be the plan of the other."""
        when = fact.days or fact.near
        if fact.group not in _MEETINGS or when is None:
            return
        for one, two in combinations(sorted(fact.cast.everyone)[:4], 2):
            yield from self._beside(_MEETINGS, self._acting(one), self._acting(two), when.widened(_SOON), _OF_TWO)

    def _companions(self, record: Record) -> tuple[str, ...]:
        """Articles of the same days that speak of the same actors."""
        about = focus(record)
        if about is None or about.width > 31:
            return ()
        counts = Counter(mention.actor for mention in record.mentions if mention.actor)
        for event in record.events:
            counts.update((*event.actors, *event.recipients))
        actors = sorted(counts, key=lambda actor: (-counts[actor], actor))[:_WEIGHTIEST]
        first, last = _day(about.first - _APART), _day(about.last + _APART)
        return self._around.articles(actors, first=first, last=last, least=min(2, len(actors)))

    def _speaking(self, record: Record) -> Iterator[str]:
        """Articles in which the same people speak in these days: one may carry the same words."""
        speakers: dict[Days, set[str]] = defaultdict(set)
        for statement in record.statements:
            when = days(statement.when) or focus(record)
            if statement.speaker and when is not None and when.width <= 31:
                speakers[when].add(statement.speaker)
        for when, found in speakers.items():
            first, last = _day(when.first - _SLIP), _day(when.last + _SLIP)
            yield from self._around.speaking(sorted(found), first=first, last=last)

    def _changes(self, merged: Merged) -> tuple[Patch, set[str]]:
        """What changes, and the articles that must be taken in before that is sure."""
        missing: set[str] = set()
        events, gone = self._events(merged, missing)
        sayings, unsaid = self._sayings(merged, missing)
        stories, untold = self._stories(merged, events, gone, missing)
        conflicts, settled = self._conflicts(merged, events, gone)
        followers = self._followers(merged, events, gone)
        patch = Patch(
            gone=tuple(sorted({*(event.id for event in gone), *(event.id for event in followers)})),
            canonical=(*events, *followers),
            unsaid=tuple(saying.id for saying in unsaid),
            sayings=tuple(sayings),
            untold=tuple(story.id for story in untold),
            stories=tuple(stories),
            settled=tuple(conflict.id for conflict in settled),
            conflicts=tuple(conflicts),
        )
        return patch, missing

    def _events(self, merged: Merged, missing: set[str]) -> tuple[list[Canonical], tuple[Canonical, ...]]:
        """Events that have the new tellings or take over what they displace, and the events these replace."""
        moved = {event.id for record in self._new for event in record.events}
        held = {event.id for record in self._held.values() for event in record.events}
        endings = self._endings()
        while True:
            put = [event for event in merged.canonical if not moved.isdisjoint(event.members)]
            # What a meeting joins, its end may join too.
            moved = moved | {
                ending for event in put if event.type == "CONSULT" for id_ in event.members for ending in endings[id_]
            }
            put = [event for event in merged.canonical if not moved.isdisjoint(event.members)]
            before = self._around.canonical([id_ for event in put for id_ in event.members])
            grown = moved | {id_ for event in (*put, *before) for id_ in event.members}
            if not grown <= held:
                missing.update(self._around.tellers([event.id for event in before]))
                return put, before
            if grown == moved:
                return put, before
            moved = grown

    def _endings(self) -> dict[str, list[str]]:
        """Id of a meeting -> ids of what may tell its end in the same article."""
        found: dict[str, list[str]] = defaultdict(list)
        for record in self._held.values():
            ends = [event.id for event in record.events if is_ending(event.type, event.status)]
            if ends:
                found.update((event.id, ends) for event in record.events if event.type == "CONSULT")
        return found

    def _sayings(self, merged: Merged, missing: set[str]) -> tuple[list[Saying], tuple[Saying, ...]]:
        fresh = {statement.id for record in self._new for statement in record.statements}
        put = [saying for saying in merged.sayings if not fresh.isdisjoint(saying.members)]
        members = sorted({id_ for saying in put for id_ in saying.members})
        before = tuple(self._store.sayings(statements=members)) if members else ()
        held = {statement.id for record in self._held.values() for statement in record.statements}
        missing.update(self._around.carriers(sorted({id_ for old in before for id_ in old.members} - held)))
        return put, before

    def _stories(
        self, merged: Merged, events: Sequence[Canonical], gone: Sequence[Canonical], missing: set[str]
    ) -> tuple[list[Story], tuple[Story, ...]]:
        """Stories of the new articles, and those they replace.

        An article that comes in only joins stories. One that was there before may part them: they are taken in whole.
        """
        fresh = {record.article.id for record in self._new}
        put = [story for story in merged.stories if not fresh.isdisjoint(story.members)]
        before = self._before(put)
        members = {id_ for old in before for id_ in old.members}
        if len(members) <= TITLED and not fresh.isdisjoint(members):
            missing.update(members - self._held.keys())
            put = [story for story in merged.stories if not members.union(fresh).isdisjoint(story.members)]
            before = self._before(put)
        if not {id_ for old in before for id_ in old.members} <= {id_ for story in put for id_ in story.members}:
            put += before
        done = joined(put)
        # What an event is called may change for other stories that tell it.
        known = {(event.id, event.title) for event in gone}
        called = [id_ for event in events if (event.id, event.title) not in known for id_ in event.members]
        held = {id_ for story in done for id_ in story.members}
        others = [story for story in self._before_of(called) if held.isdisjoint(story.members)]
        return [titled(self._store, self._held, story, events) for story in (*done, *others)], (*before, *others)

    def _before_of(self, tellings: Sequence[str]) -> tuple[Story, ...]:
        """Stories of the articles that tell some events."""
        told = set(tellings)
        return self._around.stories(
            sorted(id_ for id_, record in self._held.items() if any(event.id in told for event in record.events))
        )

    def _before(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        return self._around.stories(sorted({id_ for story in stories for id_ in story.members}))

    def _conflicts(
        self, merged: Merged, events: Sequence[Canonical], gone: Sequence[Canonical]
    ) -> tuple[list[Conflict], list[Conflict]]:
        fresh = {record.article.id for record in self._new}
        about = {event.id for event in events}
        put = [
            conflict
            for conflict in merged.conflicts
            if conflict.canonical in about
            or any(span.article in fresh for value in conflict.values for span in value.spans)
        ]
        old = list(self._around.conflicts([event.id for event in gone]))
        places = {_place(conflict, span) for conflict in put for value in conflict.values for span in value.spans}
        for article in sorted({span.article for conflict in put for value in conflict.values for span in value.spans}):
            for conflict in self._around.loose_conflicts(article):
                if any(_place(conflict, span) in places for value in conflict.values for span in value.spans):
                    old.append(conflict)
        return put, list({conflict.id: conflict for conflict in (*old, *put)}.values())

    def _followers(self, merged: Merged, events: Sequence[Canonical], gone: Sequence[Canonical]) -> list[Canonical]:
        """Other events that follow one of these: their links are put right."""
        put = {event.id for event in events}
        lost = {event.id for event in gone}
        changed = put | lost
        links = {
            member: {plan for plan in event.follows if plan in changed}
            for event in merged.canonical
            if event.id not in put
            for member in event.members
        }
        found = {
            event.id: event for plan in sorted(lost) for event in self._around.naming(plan) if plan in event.follows
        }
        members = sorted(member for member, plans in links.items() if plans)
        found.update((event.id, event) for event in self._around.canonical(members))
        righted = []
        for event in found.values():
            if event.id in changed:
                continue
            new = set(chain.from_iterable(links.get(member, ()) for member in event.members))
            follows = tuple(sorted((set(event.follows) - changed) | new))
            if follows != event.follows:
                righted.append(msgspec.structs.replace(event, follows=follows))
        return righted


def _place(conflict: Conflict, span: object) -> tuple[str, str, int]:
    return conflict.kind, getattr(span, "article", ""), getattr(span, "start", 0)


def _day(ordinal: int) -> str:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()

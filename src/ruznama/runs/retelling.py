"""Stories that a few articles change: joined where they meet, and given the title that their articles give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from ruznama.merge.facts import Fact, facts
from ruznama.merge.origins import Affinity
from ruznama.merge.parties import Parties
from ruznama.merge.stories import heading
from ruznama.model import Canonical, Record, Story
from ruznama.store import SqliteStore

__all__ = ["TITLED", "joined", "titled"]

# One article more does not change what a story of so many is about, and all of them are read for its title.
TITLED = 300


def joined(stories: Iterable[Story]) -> list[Story]:
    """Stories that share an article are one."""
    found: list[Story] = []
    for story in stories:
        meeting = [one for one in found if not set(one.members).isdisjoint(story.members)]
        found = [one for one in found if one not in meeting]
        members = tuple(sorted({*story.members, *chain.from_iterable(one.members for one in meeting)}))
        largest = max((story, *meeting), key=lambda one: (len(one.members), one.id))
        found.append(Story(id=f"story_{members[0]}", members=members, title=largest.title))
    return found


def titled(store: SqliteStore, held: Mapping[str, Record], story: Story, events: Sequence[Canonical]) -> Story:
    """A story with the title that its articles give it; of very many articles it keeps the one it has.

    Args:
        store: the archive, before these changes.
        held: Records at hand, by article.
        story: the story.
        events: the events that change.
    """
    if len(story.members) > TITLED:
        return story
    loaded = (held.get(id_) or store.record(id_) for id_ in story.members)
    records = [record for record in loaded if record is not None]
    everyone = Parties.of(records)
    affinity = Affinity(records, everyone, {id_: id_ for id_ in story.members})
    found = facts(records, everyone, affinity.days)
    before = store.around.canonical([fact.id for fact in found])
    changed = {id_ for event in events for id_ in event.members}
    told = [*events, *(event for event in before if changed.isdisjoint(event.members))]
    home = {id_: event.id for event in told for id_ in event.members}
    tellings: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        tellings[home.get(fact.id, fact.id)].append(fact)
    return msgspec.structs.replace(
        story, title=heading(records, [event for event in told if event.id in tellings], tellings, affinity)
    )

"""Both sides, the two leaders, between them: whom a dual means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from ruznama.events.digest import is_digest
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Sheet
from ruznama.events.sides import aside, at, headline, meant, met, state
from ruznama.model import Actor

__all__ = ["joined", "pairs"]

# Two that the text has joined are meant a page later; two that only stand near each other no further than a sentence.
_REACH = 250
_NEAR = 60
_COUPLE = 2
# How many are meant where more than two are.
_COUNTS = {"trio": 3, "quartet": 4}


def pairs(sheet: Sheet, found: Sequence[Chunk], actors: Mapping[str, Actor]) -> list[Chunk]:
    """Chunks, with those that say "both" standing for the two parties named last before them."""
    places = sorted({index for name in ("pair", *_COUNTS) for index in sheet.spots.get(name, ())})
    if not places:
        return list(found)
    spans: list[tuple[int, int]] = []
    for index in places:
        if spans and spans[-1][1] == index and sheet.places[index] == sheet.places[index - 1]:
            spans[-1] = (spans[-1][0], index + 1)
        else:
            spans.append((index, index + 1))
    kept: list[Chunk] = []
    rest = list(found)
    digest = is_digest(sheet, found)
    lead = () if digest else headline(sheet, found, actors)
    outside = aside(sheet, found)
    for first, last in spans:
        while rest and rest[0].first < first:
            kept.append(rest.pop(0))
        own = next((c for c in rest if c.first < last and first < c.last), None)
        if own is not None and sheet.lex.order == "sov" and own.kind == "nominal" and own.last > last:
            # "these two Iranian officials": the phrase names them itself.
            continue
        if sheet.lex.order == "svo" and sheet.slots.get(last) == "of":
            # "the leaders of X"
            continue
        people = sheet.stands("pair_person", first, last)
        three = next((count for name, count in _COUNTS.items() if sheet.stands(name, first, last)), 0)
        known = [c for c in kept if c.first not in outside and (not digest or _same_paragraph(sheet, c.first, first))]
        told = () if three else met(sheet, known, first)
        two = told or (
            _listed(sheet, known, first, three) if three else _two(sheet, known, first, actors, people=people)
        )
        if not told and not people and not three:
            two = meant(sheet, known, (first, last), two, lead, actors)
        if sheet.stands("pair_state", first, last):
            two = _states(two, actors)
        if len(two) < 2 or _own_body([actors[party] for party in two]):
            continue
        if own is not None:
            rest.remove(own)
            kept.append(replace(own, actors=two, dep=False))
            continue
        before = first - 1
        slot = sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"
        if slot == "of" and sheet.lex.order == "svo":
            slot = _held_by(sheet, before)
        attached = sheet.lex.settings.get("_pair_slots", {}).get(sheet.text.tokens[first].form)
        # "the ties of both darkened and X recalled its envoy": both do nothing here.
        owned = slot == "bare" and sheet.lex.order == "sov" and "owned" in sheet.sets.get(before, ())
        kept.append(Chunk(first, first, last, two, attached or slot, owned, None, False, False, "pronoun"))
    return [*kept, *rest]


# "military officials of the two countries": so far before "of" stands the preposition.
_HELD = 5
_OFFICERS = frozenset({"role", "thin", "emissaries", "bearer"})


def _held_by(sheet: Sheet, of: int) -> str:
    """Slot of the English officers that belong to both ("talks with officials of the two states"); "of" for others."""
    if _OFFICERS.isdisjoint(sheet.sets.get(of - 1, frozenset())):
        return "of"
    stop = next((i for i in range(of - 1, max(-1, of - 1 - _HELD), -1) if sheet.marks[i] != " "), -1)
    return sheet.slots.get(stop, "bare") if stop >= 0 and sheet.marks[stop] == "p" else "bare"


def _own_body(two: Sequence[Actor]) -> bool:
    """An official and his body are no two sides; the body of another state can be one."""
    states = {actor.country for actor in two}
    return {actor.kind for actor in two} == {"person", "organization"} and (len(states) == 1 or None in states)


def _states(two: Sequence[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Two parties with the state of a person beside another state in his place: "the two countries"."""
    people = [actors[one] for one in two if actors[one].kind == "person"]
    if len(people) != 1:
        return tuple(two)
    homes = {a.country: a.id for a in actors.values() if a.kind == "country" and a.country}
    return tuple(homes.get(actors[one].country or "", one) if actors[one] in people else one for one in two)


def _same_paragraph(sheet: Sheet, one: int, two: int) -> bool:
    sentences = sheet.text.sentences
    return sentences[sheet.places[one]].paragraph == sentences[sheet.places[two]].paragraph


def joined(sheet: Sheet, one: Chunk, two: Chunk) -> bool:
    """Whether "and" joins two phrases: a word of its own, or a letter written onto the second."""
    between = sheet.marks[one.last : two.head]
    if not between:
        form = sheet.text.tokens[two.head].form
        letters = sheet.lex.settings["and_letters"]
        return bool(letters) and form[0] in letters and form not in sheet.lex.settings["_roots"]
    return "c" in between and not between.strip("c,s")


def _listed(sheet: Sheet, kept: Sequence[Chunk], first: int, count: int) -> tuple[str, ...]:
    """The last list of so many before ("A, B and C"), for "the three states"; who were named so before."""
    run: list[Chunk] = []
    for chunk in reversed([c for c in kept if c.first >= first - _REACH and not c.place]):
        between = sheet.marks[chunk.last : run[0].head] if run else ","
        if not between or between.strip("c,s"):
            run = []
        if len(chunk.actors) == count:
            return chunk.actors
        run.insert(0, chunk)
        if len(run) == count:
            return tuple(dict.fromkeys(a for c in run for a in c.actors))
    return ()


def _many(sheet: Sheet, near: Sequence[Chunk]) -> set[int]:
    """First tokens of the phrases in lists of three or more ("A, B, C and D"): two of them are no pair."""
    marks, many = sheet.marks, set[int]()
    run: list[int] = []
    last = -1
    for chunk in near:
        between = marks[last : chunk.head] if run else ""
        if not between or between.strip("c,s"):
            run = []
        run.append(chunk.first)
        last = chunk.last
        if len(run) > 2:
            many.update(run)
    return many


def _focus(sheet: Sheet, kept: Sequence[Chunk], first: int, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two states of the sentence right before, where it names just two in all ("A's visit to B. Both ...")."""
    here = sheet.places[first]
    found: dict[str, str] = {}
    for chunk in kept[bisect_left(kept, sheet.text.sentences[max(here - 1, 0)].first, key=at) :]:
        if chunk.place or (chunk.dep and chunk.slot == "about"):
            # "said of the meddling of X": X is spoken of.
            continue
        if sheet.places[chunk.first] == here:
            return ()
        if len(chunk.actors) == 1 and not (sheet.lex.order == "svo" and _outside(sheet, chunk, actors)):
            found[state(chunk, actors)] = chunk.actors[0]
    return tuple(found.values()) if len(found) == 2 else ()


def _couple(sheet: Sheet, kept: Sequence[Chunk], first: int) -> tuple[str, ...]:
    """The two persons whom the English sentence right before names, where it names just two ("the two men")."""
    here = sheet.places[first]
    begin = bisect_left(kept, sheet.text.sentences[max(here - 1, 0)].first, key=at)
    named = [c for c in kept[begin:] if c.person and c.kind == "name" and sheet.places[c.first] < here]
    two = tuple(dict.fromkeys(a for c in named for a in c.actors))
    return two if len(two) == _COUPLE else ()


# "brokered by X and the president of Y": so far in front of the second stands "by".
_AGENT = 12


def _brokers(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether English "brokered by X and Y" names go-betweens, who are none of the two sides."""
    if chunk.slot != "by":
        return False
    by = sheet.last_led("by", max(0, chunk.head - _AGENT) + 1, chunk.head)
    return by > 0 and any(
        cue.trigger is not None and cue.trigger.frame == "mediate" for cue in sheet.cues_from(by - 1, by)
    )


def _before(sheet: Sheet, kept: Sequence[Chunk], first: int, *, people: bool) -> list[Chunk]:
    """The parties, or persons, within reach before a word that says "both", go-betweens left out."""
    near = [c for c in kept if c.first >= first - _REACH and not c.place and (c.person or not people)]
    # "the three states" are no two.
    near = [c for c in near if len(c.actors) <= _COUPLE]
    if [c for c in near if c.of is not None]:
        between = {cue.first for cue in sheet.cues if cue.trigger and cue.trigger.frame == "mediate"}
        near = [c for c in near if c.of not in between]
    if sheet.lex.order == "svo":
        near = [c for c in near if not _brokers(sheet, c)]
    return near


def _outside(sheet: Sheet, chunk: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether an English phrase names a go-between, or a body that only tells where ("at the NATO summit")."""
    body = actors[chunk.actors[0]].kind == "organization" and chunk.slot in {"in", "on", "aside", "during", "of"}
    return body or _brokers(sheet, chunk)


def _two(
    sheet: Sheet, kept: Sequence[Chunk], first: int, actors: Mapping[str, Actor], *, people: bool
) -> tuple[str, ...]:
    """The two parties of different states named last, a list of two before anything else."""
    if not people and (two_states := _focus(sheet, kept, first, actors)):
        return two_states
    if people and sheet.lex.order == "svo" and (two_people := _couple(sheet, kept, first)):
        return two_people
    near = _before(sheet, kept, first, people=people)
    # A capital that reads as a place counts in a list too.
    many = _many(sheet, [c for c in kept if c.first >= first - _REACH and (c.person or not people)])
    for one, two in reversed(list(pairwise(near))):
        # Two that the text has joined before ("A and B met") are meant first.
        both = len(two.actors) == _COUPLE
        if not both and (one.slot != two.slot or not joined(sheet, one, two)):
            continue
        if one.first in many or two.first in many:
            continue
        if both:
            return two.actors
        if state(one, actors) != state(two, actors):
            return (*one.actors, *two.actors)
    return _nearest([c for c in kept if c.first >= first - _NEAR], many, actors, people=people)


def _nearest(near: Sequence[Chunk], many: set[int], actors: Mapping[str, Actor], *, people: bool) -> tuple[str, ...]:
    """The two parties of different states that stand nearest, back to the end of a list of more."""
    found: list[str] = []
    homes: list[str] = []
    for chunk in reversed(near):
        if chunk.first in many or len(chunk.actors) > _COUPLE:
            break
        if (
            chunk.place
            or (people and not chunk.person and len(chunk.actors) < 2)
            or (chunk.kind == "pronoun" and len(chunk.actors) < 2)
        ):
            continue
        if len(chunk.actors) == _COUPLE:
            return chunk.actors if not found else tuple(found)
        actor = actors[chunk.actors[0]]
        home = actor.country or actor.id
        if home not in homes:
            homes.append(home)
            found.insert(0, actor.id)
        if len(found) == 2:
            return tuple(found)
    return ()

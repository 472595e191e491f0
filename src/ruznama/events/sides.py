"""Who the two sides of a story are: of its headline, of the talks of its lead; and who only stands beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ruznama.events.frames import frame
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet
from ruznama.model import Actor

__all__ = ["aside", "at", "headline", "meant", "met", "state"]

_COUPLE = 2
# Talks are the story where the headline or one of so many sentences behind it tells them first.
_LEAD = 3


def at(chunk: Chunk) -> int:
    """Where a phrase stands: its first token."""
    return chunk.first


def state(chunk: Chunk, actors: Mapping[str, Actor]) -> str:
    """The state, or the movement, that a phrase speaks of."""
    return _side(chunk.actors[0], actors)


def _side(party: str, actors: Mapping[str, Actor]) -> str:
    # A movement is a side of its own beside the state it fights.
    actor = actors[party]
    return (actor.country or actor.id) if actor.kind in {"country", "government", "person"} else actor.id


def headline(sheet: Sheet, found: Sequence[Chunk], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two parties of different states that a headline names, where it names no third."""
    title = [c for c in found if sheet.places[c.first] == 0 and not c.place and len(c.actors) == 1]
    named = {state(c, actors): c.actors[0] for c in title}
    return tuple(named.values()) if len(named) == 2 and len(sheet.text.sentences) > 1 else ()


def aside(sheet: Sheet, found: Sequence[Chunk]) -> set[int]:
    """First tokens of the Persian phrases that name who mediates between two or only watches: no side."""
    if sheet.lex.order != "sov":
        return set()
    ends = [cue.first for cue in sheet.cues if cue.verb and cue.trigger and cue.trigger.frame == "mediate"]
    watching = set[int]()
    for end in [*ends, *sheet.spots.get("observer", ())]:
        # The verb before ends the clause before.
        low = sheet.parts[end].first
        low = max(low, sheet.marks.rfind("v", low, end) + 1)
        begin, stop = (bisect_left(found, place, key=at) for place in (low, end))
        watching.update([c.first for c in found[begin:stop] if c.slot in {"bare", "obj"}])
    return watching


def meant(
    sheet: Sheet,
    kept: Sequence[Chunk],
    word: tuple[int, int],
    two: Sequence[str],
    lead: Sequence[str],
    actors: Mapping[str, Actor],
) -> tuple[str, ...]:
    """The two named last, or those of the headline or of the lead's talks where these only stand beside them.

    Args:
        sheet: the marked text.
        kept: the phrases before the word.
        word: tokens (half-open) of the word that says "both".
        two: the two named last.
        lead: the two of the headline.
        actors: the actors by their ids.
    """
    first, last = word
    if not lead and sheet.stands("pair_side", first, last):
        lead = _talks(sheet, kept, first, actors)
    return tuple(lead if lead and _strangers(sheet, kept, first, two, lead, actors) else two)


def _talks(sheet: Sheet, kept: Sequence[Chunk], first: int, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two whose talks the Persian lead tells first, as owners of the noun or as those who talked."""
    if sheet.lex.order != "sov":
        return ()
    stop = min(first, sheet.text.sentences[min(_LEAD, len(sheet.text.sentences)) - 1].last)
    for cue in sheet.cues_from(0, stop):
        if cue.trigger is None or cue.trigger.type != "CONSULT" or cue.trigger.frame != "talks":
            continue
        two = _parties(sheet, kept, cue, actors)
        if two:
            return two if len(two) == _COUPLE else ()
    return ()


def _parties(sheet: Sheet, kept: Sequence[Chunk], cue: Cue, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Who owns a noun of talks ("the talks of A and B"), or talked: of each side the one named first."""
    owners = [c for c in kept if c.of is not None and cue.first <= c.of < cue.last]
    beside = owners or [c for c in _beside(sheet, kept, cue) if c.slot in {"bare", "with"}]
    sides = dict[str, str]()
    for chunk in beside:
        for actor in chunk.actors:
            sides.setdefault(_side(actor, actors), actor)
    return tuple(sides.values())


def _beside(sheet: Sheet, kept: Sequence[Chunk], cue: Cue) -> list[Chunk]:
    """The phrases that stand for themselves before a cue in its sentence."""
    begin, end = (bisect_left(kept, place, key=at) for place in (sheet.parts[cue.first].first, cue.first))
    return [c for c in kept[begin:end] if not c.place and not c.dep]


def _strangers(
    sheet: Sheet,
    kept: Sequence[Chunk],
    first: int,
    two: Sequence[str],
    lead: Sequence[str],
    actors: Mapping[str, Actor],
) -> bool:
    """Whether the pair named last only stands beside the two of the headline: mediators, hosts, who announced it.

    Two others become "the two sides" where they did something together: of one verb that tells a joint deed.
    """
    states = {_side(actor, actors) for actor in two}
    if len(states & {_side(actor, actors) for actor in lead}) == len(lead):
        return False
    if len(states) < 2:
        return True
    named = set(two)
    last = next((c.first for c in reversed(kept) if not named.isdisjoint(c.actors)), 0)
    sentence = sheet.places[last]
    # What the two sides do in their own sentence does not tell who they are ("the ministers of both states will meet").
    stop = first if sheet.places[first] == sentence else sheet.text.sentences[sheet.places[first]].first
    cues = [c for c in sheet.cues_from(sheet.text.sentences[sentence].first, stop) if c.verb and c.trigger]
    between = {c.first for c in cues if c.trigger and c.trigger.frame == "mediate"}
    return not any(c.trigger and frame(c.trigger.frame).joint and c.first not in between for c in cues)


def met(sheet: Sheet, kept: Sequence[Chunk], first: int) -> tuple[str, ...]:
    """The two who met last, where the sentence says "in this meeting": subject and companion, or a subject of two."""
    sentence = sheet.text.sentences[sheet.places[first]]
    if not sheet.stands("again", sentence.first, sentence.last):
        return ()
    for cue in reversed(sheet.cues_from(0, sentence.first)):
        if cue.trigger is None or cue.trigger.type != "CONSULT" or not frame(cue.trigger.frame).joint:
            continue
        beside = _beside(sheet, kept, cue)
        subjects = [a for c in beside if c.slot == "bare" for a in c.actors]
        others = [a for c in beside if c.slot == "with" for a in c.actors]
        two = tuple(dict.fromkeys((*subjects[:1], *others[:1]) if others else subjects))
        if len(two) == _COUPLE:
            return two
    return ()

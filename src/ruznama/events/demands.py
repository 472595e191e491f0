"""What a speaker says another must do is a request to that other, though no word of asking stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ruznama.events.draft import Draft
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Sheet
from ruznama.model import Actor, Statement

__all__ = ["answered", "demands"]

# A subject stands close before its "must"; further off it belongs to another clause.
_REACH = 8


def demands(
    sheet: Sheet,
    statements: Sequence[Statement],
    found: Sequence[Chunk],
    actors: Mapping[str, Actor],
    told: Sequence[Draft],
) -> list[Draft]:
    """Requests spoken as "X must": the act is a demand, the subject of "must" a party of another side.

    Args:
        sheet: the marked text; without the word set ``must`` of the language nothing is found.
        statements: who said what.
        found: party phrases.
        actors: identities by id.
        told: drafts of the triggers; a demand that one of them tells already is not told twice.
    """
    drafts: list[Draft] = []
    for statement in statements:
        speaker = actors.get(statement.speaker or "")
        if statement.act != "demand" or speaker is None:
            continue
        first, last = sheet.at.tokens(statement.content)
        place = sheet.first_of("must", first, last)
        if place < 0 or any(d.type == "REQUEST" and sheet.places[place] == d.sentence for d in told):
            continue
        whom = _subject(sheet, found, first, place)
        if whom is None or not _apart(speaker, whom, actors):
            continue
        low = min(first, sheet.at.tokens(statement.cue)[0]) if statement.cue else first
        drafts.append(
            Draft(
                first=place,
                last=place + 1,
                sentence=sheet.places[place],
                clause=(low, last),
                type="REQUEST",
                mode="",
                status="happened",
                actors=(speaker.id,),
                recipients=whom.actors,
                joint=False,
                value=None,
                origin="",
                where=None,
                statement=statement.id,
                sure=0.6,
                explicit=True,
                rules=("demand.must", "frame.ask"),
            )
        )
    return drafts


def _subject(sheet: Sheet, found: Sequence[Chunk], first: int, place: int) -> Chunk | None:
    """The party right before "must" in the words said, with no verb or clause end between."""
    near = [c for c in found if max(first, place - _REACH) <= c.first < place and not c.place]
    if not near or near[-1].slot != "bare" or near[-1].dep:
        return None
    return None if sheet.crosses("vq.o", near[-1].last, place) else near[-1]


def _apart(speaker: Actor, whom: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether the one who must is of another side: nobody asks his own state."""
    return all(i in actors and i != speaker.id and actors[i].country != speaker.country for i in whom.actors)


def answered(drafts: Sequence[Draft], actors: Mapping[str, Actor]) -> list[Draft]:
    """Requests with nobody asked, given whom they were made to: who refuses a request was asked for it.

    Args:
        drafts: tellings in text order.
        actors: identities by id.
    """
    refusals = [draft for draft in drafts if draft.type == "REJECT" and draft.actors]
    done = []
    for draft in drafts:
        if draft.type == "REQUEST" and draft.actors and not draft.recipients:
            asking = {_state(actor, actors) for actor in draft.actors}
            refused = (r for r in refusals if r.clause[0] <= draft.first < r.clause[1])
            for refusal in refused:
                others = {_state(actor, actors) for actor in refusal.recipients}
                if asking & others and asking.isdisjoint(_state(actor, actors) for actor in refusal.actors):
                    draft = replace(  # noqa: PLW2901
                        draft, recipients=refusal.actors, rules=(*draft.rules, "role.answered")
                    )
                    break
        done.append(draft)
    return done


def _state(actor: str, actors: Mapping[str, Actor]) -> str:
    held = actors.get(actor)
    return (held.country if held else None) or actor

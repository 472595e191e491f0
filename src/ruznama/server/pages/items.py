"""The pages of one thing: an event, a statement, an actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ruznama.archive import Reading
from ruznama.errors import ConfigError, NotFoundError
from ruznama.model import Canonical
from ruznama.server.pages.cards import event_cards, statement_cards
from ruznama.server.pages.frame import Asked, Moved, cursor, everybody, first, holdings, named, size, speakers
from ruznama.server.pages.shapes import ActorPage, Counterpart, EventPage, Linked, StatementPage
from ruznama.store import Query, Told
from ruznama.views import Named, Row, StatementDetail, disputes, timeline
from ruznama.views.details import statement_detail
from ruznama.views.exports.deeds import Category, cameo
from ruznama.views.queue import entries
from ruznama.views.sides import weight
from ruznama.views.timeline import row_of

__all__ = ["actor", "event", "statement"]

# Statements before and after one.
_BESIDE = 5
# Those with whom an actor has most to do: as many as the dossier counts, so that they are counted once.
_PARTNERS = 10
_ROLES = {"did": "actor", "received": "recipient"}


def event(now: Reading, id_: str) -> EventPage:
    """A canonical event.

    Raises:
        Moved: the id is that of one of its tellings, or of an event that has become part of another one.
        NotFoundError: there is none.
    """
    query = Query(events=(id_,))
    told = next(now.store.told(query), None)
    if told is None:
        raise NotFoundError(f"there is no event {id_!r} in the archive", fix="The timeline lists all.")
    if told.event.id != id_:
        raise Moved("e", told.event.id)
    found, row = told.event, row_of(now.store, told, query)
    follows, led = _rows(now, found.follows), _rows(now, now.led(id_))
    said = tuple(_carrying(now, told))
    return EventPage(
        holdings=holdings(now),
        names=named(now, [*everybody((row, *follows, *led)), *speakers(said)]),
        row=row,
        intensity=_intensity(found),
        cameo=cameo(Category(found.type, found.mode or "", 0.0, 0)),
        members=found.members,
        cards=event_cards(now.store, told.tellings),
        disputes=tuple(disputes(now.store, ids=row.conflicts)) if row.conflicts else (),
        follows=follows,
        led=led,
        statements=said,
        stories=tuple(_stories(now, told)),
        judgements=tuple(entries(now.store, about=frozenset({id_, *found.members, *row.conflicts}))),
    )


def _rows(now: Reading, ids: Sequence[str]) -> tuple[Row, ...]:
    return tuple(timeline(now.store, Query(events=tuple(ids)))) if ids else ()


def _intensity(found: Canonical) -> float | None:
    known = weight(found.type, found.mode, found.status)
    return known.intensity if known else None


def _carrying(now: Reading, told: Told) -> Iterator[StatementDetail]:
    """The statements by which the event is told, a saying of several articles once."""
    seen: set[str] = set()
    for telling in told.tellings:
        record = now.store.record(telling.article)
        for one in record.events if record else ():
            if one.id == telling.id and one.statement and one.statement not in seen:
                seen.update(each for y in now.store.sayings(statements=(one.statement,)) for each in y.members)
                if found := now.store.stated(one.statement):
                    yield statement_detail(now.store, found)


def _stories(now: Reading, told: Told) -> Iterator[Linked]:
    found = {story.id: story for story in now.store.around.stories([one.article for one in told.tellings])}
    return (Linked("story", story.id, story.title) for story in found.values())


def statement(now: Reading, id_: str) -> StatementPage:
    """A statement, and what its speaker said before and after it.

    Raises:
        Moved: the id is that of one telling of a saying that stands under another one.
        NotFoundError: there is none.
    """
    telling = now.store.stated(id_)
    if telling is None:
        raise NotFoundError(f"there is no statement {id_!r} in the archive")
    saying = next(now.store.sayings(statements=(id_,)), None)
    if saying and saying.id != id_ and now.store.stated(saying.id):
        raise Moved("s", saying.id)
    said = statement_detail(now.store, telling)
    members = saying.members if saying else (id_,)
    others = _voices(now, said.speaker.id) if said.speaker else ()
    at = next((place for place, one in enumerate(others) if one in members), len(others))
    earlier = _details(now, others[max(at - _BESIDE, 0) : at])
    later = _details(now, others[at + 1 : at + 1 + _BESIDE])
    return StatementPage(
        holdings=holdings(now),
        names=named(now, speakers((said, *earlier, *later))),
        said=said,
        cards=statement_cards(now.store, dict.fromkeys((id_, *members))),
        earlier=earlier,
        later=later,
        of_speaker=len(others),
    )


def _voices(now: Reading, speaker: str) -> tuple[str, ...]:
    """Ids of the statements of a speaker in order of time, one of each saying."""

    def made() -> tuple[str, ...]:
        found: dict[str, str] = {}
        for number, saying, _ in now.store.tallies.voices((speaker,)):
            found.setdefault(saying, number)
        return tuple(found.values())

    return now.once(("voices", speaker), made)


def _details(now: Reading, ids: Sequence[str]) -> tuple[StatementDetail, ...]:
    return tuple(statement_detail(now.store, one) for id_ in ids if (one := now.store.stated(id_)))


def actor(now: Reading, id_: str, asked: Asked) -> ActorPage:
    """A dossier; ``?part=did`` or ``received`` narrows the events.

    Raises:
        Moved: somebody is called so, but the id is another one.
        NotFoundError: nobody is.
    """
    known = now.store.actor(id_)
    if known is None:
        if called := now.store.actors(id_):
            raise Moved("a", called[0])
        raise NotFoundError(f"nobody in the archive is called {id_!r}", fix="Try a shorter name or another spelling.")
    role = first(asked, "part")
    if role and role not in _ROLES:
        raise ConfigError(f"{role!r} is no part", fix=f"There are: {', '.join(_ROLES)}.")
    detail = now.actor(id_)
    mine = (id_, f"{id_}.gov")
    found = now.events(Query(actors=mine, role=_ROLES.get(role)), cursor=cursor(asked), limit=size(asked))
    partners = now.partners(id_, _PARTNERS)
    others = [one for one in now.once(("called", known.name), lambda: now.store.actors(known.name)) if one not in mine]
    english = now.store.names([*others, *(one for one, _ in partners)])
    return ActorPage(
        holdings=holdings(now),
        names=named(now, [id_, *everybody(found.items), *speakers(detail.statements), *english]),
        asked={"part": (role,)} if role else {},
        total=found.total,
        cursor=found.next,
        back=found.previous,
        actor=known,
        others=tuple(Named(one, english.get(one, one)) for one in others),
        tenures=detail.tenures,
        did=detail.did,
        received=detail.received,
        said=detail.said,
        counterparts=tuple(Counterpart(one, english.get(one, one), number) for one, number in partners),
        first=detail.first,
        last=detail.last,
        rows=found.items,
        statements=detail.statements,
        spoken=sum(detail.said.values()),
    )

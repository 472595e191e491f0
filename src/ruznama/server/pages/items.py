"""The pages of one thing: an event, a statement, an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ruznama import lexicon
from ruznama.errors import NotFoundError
from ruznama.model import Canonical
from ruznama.server.pages.cards import event_cards, statement_cards
from ruznama.server.pages.frame import Asked, Moved, everybody, first, holdings, named, part, speakers
from ruznama.server.pages.shapes import ActorPage, Counterpart, EventPage, Linked, StatementPage, Tenure
from ruznama.store import Query, SqliteStore, Told
from ruznama.views import Named, StatementDetail, disputes, timeline
from ruznama.views.details import spoken, statement_detail
from ruznama.views.exports.deeds import Category, cameo
from ruznama.views.queue import entries
from ruznama.views.sides import weight
from ruznama.views.timeline import row_of

__all__ = ["actor", "event", "statement"]

# Statements before and after one, and the latest ones of a dossier.
_BESIDE, _LATEST = 5, 10
# Those with whom an actor has most to do.
_PARTNERS = 20


def event(store: SqliteStore, id_: str) -> EventPage:
    """A canonical event.

    Raises:
        Moved: the id is that of one of its tellings, or of an event that has become part of another one.
        NotFoundError: there is none.
    """
    query = Query(events=(id_,))
    told = next(store.told(query), None)
    if told is None:
        raise NotFoundError(f"there is no event {id_!r} in the archive", fix="The timeline lists all.")
    if told.event.id != id_:
        raise Moved("e", told.event.id)
    found, row = told.event, row_of(store, told, query)
    follows = tuple(timeline(store, Query(events=found.follows))) if found.follows else ()
    ids = tuple(one.id for one in store.around.naming(id_) if id_ in one.follows)
    led = tuple(timeline(store, Query(events=ids))) if ids else ()
    said = tuple(_carrying(store, told))
    return EventPage(
        holdings=holdings(store),
        names=named(store, [*everybody((row, *follows, *led)), *speakers(said)]),
        row=row,
        intensity=_intensity(found),
        cameo=cameo(Category(found.type, found.mode or "", 0.0, 0)),
        members=found.members,
        cards=event_cards(store, told.tellings),
        disputes=tuple(disputes(store, ids=row.conflicts)) if row.conflicts else (),
        follows=follows,
        led=led,
        statements=said,
        stories=tuple(_stories(store, told)),
        judgements=tuple(entry for entry in entries(store) if set(entry.judgement.items) & {id_, *found.members}),
    )


def _intensity(found: Canonical) -> float | None:
    known = weight(found.type, found.mode, found.status)
    return known.intensity if known else None


def _carrying(store: SqliteStore, told: Told) -> Iterator[StatementDetail]:
    """The statements by which the event is told, a saying of several articles once."""
    seen: set[str] = set()
    for telling in told.tellings:
        record = store.record(telling.article)
        for one in record.events if record else ():
            if one.id == telling.id and one.statement and one.statement not in seen:
                seen.update(each for y in store.sayings(statements=(one.statement,)) for each in y.members)
                if found := store.stated(one.statement):
                    yield statement_detail(store, found)


def _stories(store: SqliteStore, told: Told) -> Iterator[Linked]:
    found = {story.id: story for one in told.tellings for story in store.stories(one.article)}
    return (Linked("story", story.id, story.title) for story in found.values())


def statement(store: SqliteStore, id_: str) -> StatementPage:
    """A statement, and what its speaker said before and after it.

    Raises:
        Moved: the id is that of one telling of a saying that stands under another one.
        NotFoundError: there is none.
    """
    telling = store.stated(id_)
    if telling is None:
        raise NotFoundError(f"there is no statement {id_!r} in the archive")
    saying = next(store.sayings(statements=(id_,)), None)
    if saying and saying.id != id_ and store.stated(saying.id):
        raise Moved("s", saying.id)
    said = statement_detail(store, telling)
    members = saying.members if saying else (id_,)
    others = list(spoken(store, (said.speaker.id,))) if said.speaker else []
    at = next((place for place, one in enumerate(others) if one.id in members), len(others))
    earlier, later = tuple(others[max(at - _BESIDE, 0) : at]), tuple(others[at + 1 : at + 1 + _BESIDE])
    return StatementPage(
        holdings=holdings(store),
        names=named(store, speakers((said, *earlier, *later))),
        said=said,
        cards=statement_cards(store, dict.fromkeys((id_, *members))),
        earlier=earlier,
        later=later,
        of_speaker=len(others),
    )


def actor(store: SqliteStore, id_: str, asked: Asked) -> ActorPage:
    """A dossier; ``?part=did`` or ``received`` narrows the events.

    Raises:
        Moved: somebody is called so, but the id is another one.
        NotFoundError: nobody is.
    """
    known = store.actor(id_)
    if known is None:
        if called := store.actors(id_):
            raise Moved("a", called[0])
        raise NotFoundError(f"nobody in the archive is called {id_!r}", fix="Try a shorter name or another spelling.")
    mine = {id_, f"{id_}.gov"}
    role = first(asked, "part")
    query = Query(actors=tuple(mine))
    found = list(store.told(query))
    asked_for = [told for told in found if role in {"", _role(told, mine)}]
    here = part(asked, len(asked_for))
    rows = tuple(row_of(store, told, query) for told in asked_for[here.start : here.end])
    said = list(spoken(store, tuple(mine)))
    partners = Counter(one for told in found for one in {*told.event.actors, *told.event.recipients} - mine)
    others = [one for one in store.actors(known.name) if one not in mine]
    english = store.names([*others, *(one for one, _ in partners.most_common(_PARTNERS))])
    dates = [told.event.when.value for told in found if told.event.when]
    latest = tuple(said[-_LATEST:])
    return ActorPage(
        holdings=holdings(store),
        names=named(store, [id_, *everybody(rows), *speakers(latest), *english]),
        asked={"part": (role,)} if role else {},
        total=len(asked_for),
        cursor=here.cursor,
        back=here.back,
        actor=known,
        others=tuple(Named(one, english.get(one, one)) for one in others),
        tenures=tuple(_tenures(id_)),
        did=_types(told for told in found if _role(told, mine) == "did"),
        received=_types(told for told in found if _role(told, mine) == "received"),
        said=dict(Counter(one.act for one in said).most_common()),
        counterparts=tuple(
            Counterpart(one, english.get(one, one), number) for one, number in partners.most_common(_PARTNERS)
        ),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        rows=rows,
        statements=latest,
        spoken=len(said),
    )


def _role(told: Told, mine: set[str]) -> str:
    return "did" if mine & set(told.event.actors) else "received"


def _types(found: Iterable[Told]) -> dict[str, int]:
    return dict(Counter(told.event.type for told in found).most_common())


def _tenures(id_: str) -> Iterator[Tenure]:
    base = lexicon.base()
    for one in base.career(id_):
        office = base.office(one.office)
        yield Tenure(office=office.name if office else one.office, since=one.start or None, until=one.end or None)

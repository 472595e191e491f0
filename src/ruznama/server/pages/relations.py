"""The pages of two sides, and of a story."""

from __future__ import annotations

from itertools import chain

from ruznama.errors import NotFoundError
from ruznama.server.pages.frame import Asked, Moved, everybody, first, holdings, named, part
from ruznama.server.pages.shapes import PairPage, StatePage, StoryPage
from ruznama.store import Query, SqliteStore
from ruznama.views import day, timeline
from ruznama.views.pair import pair as relation_of
from ruznama.views.sides import Bloc
from ruznama.views.state import state as state_of
from ruznama.views.story import chronology

__all__ = ["BETWEEN", "pair", "state", "story"]

# Between two sides in an address.
BETWEEN = "--"


def _sides(both: str) -> tuple[str, str]:
    left, mark, right = both.partition(BETWEEN)
    if not (left and mark and right):
        raise NotFoundError(f"{both!r} are no two sides", fix=f"Write two names or ids: USA{BETWEEN}PRK")
    return left, right


def _settled(kind: str, both: str, left: Bloc, right: Bloc) -> None:
    """Send to the address with ids who came with names."""
    if both != (place := f"{left.id}{BETWEEN}{right.id}"):
        raise Moved(kind, place)


def pair(store: SqliteStore, both: str, asked: Asked) -> PairPage:
    """Two sides (``A--B``) month by month, ``?from=`` and ``?to=``.

    Raises:
        Moved: the sides were given by name.
        NotFoundError: nobody in the archive is called so.
    """
    left, right = _sides(both)
    since, until = day(first(asked, "from") or None, last=False), day(first(asked, "to") or None, last=True)
    relation = relation_of(store, left, right, since=since, until=until)
    _settled("d", both, relation.left, relation.right)
    sides = (relation.left.members, relation.right.members)
    rows = list(timeline(store, Query(pair=sides, since=since, until=until)))
    here = part(asked, len(rows))
    shown = tuple(rows[here.start : here.end])
    return PairPage(
        holdings=holdings(store),
        names=named(store, [relation.left.id, relation.right.id, *everybody(shown)]),
        asked={name: (value,) for name in ("from", "to") if (value := first(asked, name))},
        total=len(rows),
        cursor=here.cursor,
        back=here.back,
        relation=relation,
        rows=shown,
    )


def state(store: SqliteStore, both: str, asked: Asked) -> StatePage:
    """What stands between two sides, ``?at=`` as it was known on a day.

    Raises:
        Moved: the sides were given by name.
        NotFoundError: nobody in the archive is called so.
    """
    left, right = _sides(both)
    found = state_of(store, left, right, at=day(first(asked, "at") or None, last=True))
    _settled("state", both, found.left, found.right)
    lists = (found.offers, found.demands, found.meetings, found.refusals, found.pressure, found.commitments)
    lines = chain([found.contact] if found.contact else (), *lists, found.others)
    rows = (row for line in lines for row in (line.row, line.answer) if row)
    return StatePage(
        holdings=holdings(store), names=named(store, [found.left.id, found.right.id, *everybody(rows)]), state=found
    )


def story(store: SqliteStore, id_: str, asked: Asked) -> StoryPage:
    """A story by date.

    Raises:
        Moved: the id is that of one of its articles.
        NotFoundError: there is none.
    """
    found = chronology(store, id_)
    if found.id != id_:
        raise Moved("t", found.id)
    here = part(asked, len(found.rows))
    shown = slice(here.start, here.end)
    return StoryPage(
        holdings=holdings(store),
        names=named(store, everybody(found.rows[shown])),
        total=len(found.rows),
        cursor=here.cursor,
        back=here.back,
        id=found.id,
        title=found.title,
        rows=found.rows[shown],
        cited=found.cited[shown],
        papers=found.papers,
    )

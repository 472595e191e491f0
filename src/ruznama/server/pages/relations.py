"""The pages of two sides, and of a story."""

from __future__ import annotations

from itertools import chain

from ruznama.archive import Reading
from ruznama.archive.paging import stretch
from ruznama.errors import ConfigError, NotFoundError
from ruznama.server.pages.frame import Asked, Moved, cursor, everybody, first, given, holdings, named, size
from ruznama.server.pages.shapes import PairPage, StatePage, StoryPage
from ruznama.store import Query, bounds
from ruznama.views import day
from ruznama.views.sides import Bloc
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


def pair(now: Reading, both: str, asked: Asked) -> PairPage:
    """Two sides (``A--B``) month by month; ``?date=`` a date or an interval.

    Raises:
        Moved: the sides were given by name.
        NotFoundError: nobody in the archive is called so.
        ConfigError: the date is none.
    """
    left, right = _sides(both)
    since, until = _days(first(asked, "date"))
    relation = now.pair(left, right, since=since, until=until)
    _settled("d", both, relation.left, relation.right)
    query = Query(pair=(relation.left.members, relation.right.members), since=since, until=until)
    found = now.events(query, cursor=cursor(asked), limit=size(asked))
    return PairPage(
        holdings=holdings(now),
        names=named(now, [relation.left.id, relation.right.id, *everybody(found.items)]),
        asked=given(asked, ("date",)),
        total=found.total,
        cursor=found.next,
        back=found.previous,
        relation=relation,
        rows=found.items,
    )


def _days(date: str) -> tuple[str | None, str | None]:
    """First and last day of a date or an interval (2021/2022-03, 2021/.., ../2021)."""
    since, slash, until = date.partition("/")
    found = bounds(since)[0], bounds(until if slash else since)[1]
    wanted = since not in {"", ".."}, (until if slash else since) not in {"", ".."}
    if [one is not None for one in found] != list(wanted):
        raise ConfigError(f"{date!r} is no date", fix="Write 2021, 2021-05, 2021-05-21, or 2021/2022-03.")
    return found


def state(now: Reading, both: str, asked: Asked) -> StatePage:
    """What stands between two sides, ``?at=`` as it was known on a day.

    Raises:
        Moved: the sides were given by name.
        NotFoundError: nobody in the archive is called so.
    """
    left, right = _sides(both)
    found = now.state(left, right, at=day(first(asked, "at") or None, last=True))
    _settled("state", both, found.left, found.right)
    lists = (found.offers, found.demands, found.meetings, found.refusals, found.pressure, found.commitments)
    lines = chain([found.contact] if found.contact else (), *lists, found.others)
    rows = (row for line in lines for row in (line.row, line.answer) if row)
    return StatePage(
        holdings=holdings(now), names=named(now, [found.left.id, found.right.id, *everybody(rows)]), state=found
    )


def story(now: Reading, id_: str, asked: Asked) -> StoryPage:
    """A story by date.

    Raises:
        Moved: the id is that of one of its articles.
        NotFoundError: there is none.
    """
    told = now.once(("story", id_), lambda: chronology(now.store, id_))
    if told.id != id_:
        raise Moved("t", told.id)
    lines = {row.id: (row, cited) for row, cited in zip(told.rows, told.cited, strict=True)}
    found = stretch(list(lines), cursor(asked), size(asked), lambda few: [lines[one] for one in few])
    rows = tuple(row for row, _ in found.items)
    return StoryPage(
        holdings=holdings(now),
        names=named(now, everybody(rows)),
        total=found.total,
        cursor=found.next,
        back=found.previous,
        id=told.id,
        title=told.title,
        rows=rows,
        cited=tuple(cited for _, cited in found.items),
        papers=told.papers,
    )

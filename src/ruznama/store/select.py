"""From a query to SQL: which events, statements or articles answer to it, in which order.

Statements are put together of the pieces below; what a person typed is bound, never written into them. A filter that a
kind of thing does not have (the act of an event, the type of a statement) leaves none of that kind.
"""

# ruff: noqa: S608 - the pieces are written here, values are bound

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from ruznama.store.engine import listed
from ruznama.store.query import Kind, Query

__all__ = ["Chosen", "chosen"]

_NEVER = "0"
# Old versions are few: what stands in no newest version is left out.
_CURRENT = """r.article NOT IN (
    SELECT p.record FROM inputs i JOIN parts p ON p.input = i.id WHERE i.current = 0 AND NOT EXISTS (
      SELECT 1 FROM parts q JOIN inputs j ON j.id = q.input WHERE q.record = p.record AND j.current = 1))"""


class Chosen(NamedTuple):
    """What a query chooses: tables, conditions, order, and the values to bind."""

    tables: str
    where: str
    order: str
    values: Mapping[str, object]


class _Conditions:
    """Conditions that must all hold, and their values."""

    def __init__(self) -> None:
        self._clauses: list[str] = []
        self.values: dict[str, object] = {}

    def add(self, clause: str, **values: object) -> None:
        self._clauses.append(clause)
        self.values.update(values)

    def among(self, column: str, name: str, found: tuple[str, ...]) -> None:
        """A column has one of some values, if any are asked for."""
        if found:
            self.add(_in(column, name), **{name: listed(found)})

    def __str__(self) -> str:
        return " AND ".join(self._clauses) or "1"


def chosen(kind: Kind, query: Query) -> Chosen:
    """The events, statements or articles that answer to a query."""
    return _KINDS[kind](query)


def _events(query: Query) -> Chosen:
    found = _Conditions()
    found.among("c.type", "types", query.types)
    found.among("c.status", "statuses", query.statuses)
    found.among("c.precision", "precisions", query.precisions)
    if query.since:
        found.add("(c.last >= :since OR (c.last IS NULL AND c.first IS NOT NULL))", since=query.since)
    if query.until:
        found.add("(c.first <= :until OR (c.first IS NULL AND c.last IS NOT NULL))", until=query.until)
    if query.langs:
        told = (f"instr(c.langs, :lang{number})" for number in range(len(query.langs)))
        values = {f"lang{number}": f",{lang}," for number, lang in enumerate(query.langs)}
        found.add(f"({' OR '.join(told)})", **values)
    if query.outlets:
        told_by = f"c.key IN (SELECT canonical FROM canonical_outlets WHERE {_in('outlet', 'outlets')})"
        found.add(told_by, outlets=listed(query.outlets))
    if query.actors:
        role = "" if query.role is None else " AND role = :role"
        found.add(f"c.key IN ({_parties('actors')}{role})", actors=listed(query.actors), role=query.role)
    if query.pair is not None:
        one, two = query.pair
        both = _PAIR if set(one) & set(two) else f"{_parties('one')} INTERSECT {_parties('two')}"
        found.add(f"c.key IN ({both})", one=listed(one) or "[]", two=listed(two) or "[]")
    if query.events:
        found.add(f"c.key IN ({_MEMBERS})", events=listed(query.events))
    if query.articles:
        found.add(f"c.key IN ({_TOLD_BY})", articles=listed(query.articles))
    if query.disputed or query.agreed:
        negation = "" if query.disputed else "NOT "
        found.add(f"c.id {negation}IN (SELECT canonical FROM conflicts WHERE canonical IS NOT NULL)")
    if query.acts or (query.disputed and query.agreed):
        found.add(_NEVER)
    worded = """SELECT m.canonical FROM event_words w CROSS JOIN canonical_members m ON m.row = w.rowid
        WHERE w.event_words MATCH :{}"""
    _terms(query, found, "c.key", _parties, worded)
    order = "c.newest DESC" if query.reverse else "c.rank"
    # A look through the index of order, row by row, takes longer than to sort what is found; "+" forbids it.
    return Chosen("canonical c", str(found), f"+{order}" if found.values else order, found.values)


def _in(column: str, name: str) -> str:
    """A column has one of the values that are bound to a name as a list."""
    return f"{column} IN (SELECT value FROM json_each(:{name}))"


def _parties(name: str) -> str:
    return f"SELECT canonical FROM canonical_actors WHERE {_in('actor', name)}"


# Where somebody stands on both sides, one of each side must be two.
_PAIR = f"""SELECT x.canonical FROM canonical_actors x JOIN canonical_actors y ON y.canonical = x.canonical
    WHERE {_in("x.actor", "one")} AND {_in("y.actor", "two")} AND x.actor <> y.actor"""
_MEMBERS = """SELECT key FROM canonical WHERE id IN (SELECT value FROM json_each(:events))
    UNION SELECT canonical FROM canonical_members WHERE event IN (SELECT value FROM json_each(:events))"""
_TOLD_BY = """SELECT m.canonical FROM articles a JOIN events e ON e.article = a.key
      JOIN canonical_members m ON m.event = e.id
    WHERE a.id IN (SELECT value FROM json_each(:articles))"""


def _terms(query: Query, found: _Conditions, column: str, named: Callable[[str], str], worded: str) -> None:
    """Each term is there by one of its actors or by its words; both give keys of what has it."""
    for number, term in enumerate(query.terms):
        whom, words = f"whom{number}", f"words{number}"
        ways = [named(whom)] if term.actors else []
        ways += [worded.format(words)] if term.match else []
        keys = f"{column} IN ({' UNION '.join(ways)})" if ways else _NEVER
        found.add(keys, **{whom: listed(term.actors), words: term.match})


def _statements(query: Query) -> Chosen:
    found = _Conditions()
    found.among("r.act", "acts", query.acts)
    _printed(query, found)
    if query.since:
        found.add("r.day >= :since", since=query.since)
    if query.until:
        found.add("r.day <= :until", until=query.until)
    if query.actors:
        ways = {
            "speaker": _in("r.speaker", "actors"),
            "addressee": _spoken_to("actors"),
            None: f"({_in('r.speaker', 'actors')} OR {_spoken_to('actors')})",
        }
        found.add(ways.get(query.role, _NEVER), actors=listed(query.actors))
    if query.pair is not None:
        one, two = (f"{_in('r.speaker', a)} AND {_spoken_to(b)}" for a, b in (("one", "two"), ("two", "one")))
        found.add(f"({one} OR {two})", one=listed(query.pair[0]) or "[]", two=listed(query.pair[1]) or "[]")
    if query.types or query.statuses or query.precisions or query.events or query.disputed or query.agreed:
        found.add(_NEVER)
    worded = "SELECT rowid FROM statement_words WHERE statement_words MATCH :{}"
    _terms(query, found, "r.row", _speaking, worded)
    found.add(_CURRENT)
    newest = " DESC" if query.reverse else ""
    return Chosen("statement_rows r", str(found), f"r.day IS NULL, r.day{newest}, r.article, r.start", found.values)


def _spoken_to(name: str) -> str:
    return f"r.statement IN (SELECT statement FROM addressees WHERE {_in('actor', name)})"


def _speaking(name: str) -> str:
    return f"""SELECT row FROM statement_rows WHERE {_in("speaker", name)}
        UNION SELECT q.row FROM addressees d JOIN statement_rows q ON q.statement = d.statement
        WHERE {_in("d.actor", name)}"""


def _printed(query: Query, found: _Conditions) -> None:
    """Conditions on the article."""
    own = _Conditions()
    own.among("a.lang", "langs", query.langs)
    own.among("a.outlet", "outlets", query.outlets)
    own.among("a.id", "articles", query.articles)
    if own.values:
        found.add(f"r.article IN (SELECT a.key FROM articles a WHERE {own})", **own.values)


def _articles(query: Query) -> Chosen:
    found = _Conditions()
    _printed(query, found)
    if query.since:
        found.add("r.published >= :since", since=query.since)
    if query.until:
        found.add("r.published <= :until || '~'", until=query.until)
    told = msgspec.structs.replace(query, langs=(), outlets=(), articles=(), since=None, until=None, terms=(), acts=())
    if query.role is None:
        if query.actors:
            found.add(f"r.article IN ({_cast('actors')})", actors=listed(query.actors))
        if query.pair is not None:
            one, two = query.pair
            both = f"r.article IN ({_cast('one')}) AND r.article IN ({_cast('two')})"
            found.add(both, one=listed(one) or "[]", two=listed(two) or "[]")
        told = msgspec.structs.replace(told, actors=(), pair=None)
    if told != Query(limit=query.limit, reverse=query.reverse, role=query.role):
        events = _events(told)
        found.add(
            f"""r.article IN (SELECT e.article FROM canonical c JOIN canonical_members m ON m.canonical = c.key
                JOIN events e ON e.id = m.event WHERE {events.where})""",
            **events.values,
        )
    if query.acts:
        found.add(f"r.article IN (SELECT article FROM statements WHERE {_in('act', 'acts')})", acts=listed(query.acts))
    worded = """SELECT h.article FROM article_words w CROSS JOIN article_rows h ON h.row = w.rowid
        WHERE w.article_words MATCH :{}"""
    _terms(query, found, "r.article", _cast, worded)
    found.add(_CURRENT)
    return Chosen("article_rows r", str(found), "r.published IS NULL, r.published DESC, r.article", found.values)


def _cast(name: str) -> str:
    return f"SELECT article FROM casts WHERE {_in('actor', name)}"


_KINDS: Mapping[Kind, Callable[[Query], Chosen]] = {
    "events": _events, "statements": _statements, "documents": _articles,
}  # fmt: skip

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
_CURRENT = "EXISTS (SELECT 1 FROM parts p JOIN inputs i ON i.id = p.input WHERE p.record = a.key AND i.current = 1)"
_SPOKEN = "coalesce(s.first, substr(a.published, 1, 10))"


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
        found.add(f"c.key IN ({_PAIR})", one=listed(query.pair[0]) or "[]", two=listed(query.pair[1]) or "[]")
    if query.events:
        found.add(f"c.key IN ({_MEMBERS})", events=listed(query.events))
    if query.articles:
        found.add(f"c.key IN ({_TOLD_BY})", articles=listed(query.articles))
    if query.disputed or query.agreed:
        negation = "" if query.disputed else "NOT "
        found.add(f"c.id {negation}IN (SELECT canonical FROM conflicts WHERE canonical IS NOT NULL)")
    if query.acts or (query.disputed and query.agreed):
        found.add(_NEVER)
    _terms(
        query, found, lambda name: f"c.key IN ({_parties(name)})", lambda name: f"c.key IN ({_worded('event', name)})"
    )
    order = "c.newest DESC" if query.reverse else "c.rank"
    return Chosen("canonical c", str(found), order, found.values)


def _in(column: str, name: str) -> str:
    """A column has one of the values that are bound to a name as a list."""
    return f"{column} IN (SELECT value FROM json_each(:{name}))"


def _parties(name: str) -> str:
    return f"SELECT canonical FROM canonical_actors WHERE {_in('actor', name)}"


def _spoken_to(name: str) -> str:
    return f"EXISTS (SELECT 1 FROM addressees d WHERE d.statement = s.id AND {_in('d.actor', name)})"


def _cast(name: str) -> str:
    return f"EXISTS (SELECT 1 FROM casts d WHERE d.article = a.key AND {_in('d.actor', name)})"


_PAIR = f"""SELECT x.canonical FROM canonical_actors x JOIN canonical_actors y ON y.canonical = x.canonical
    WHERE {_in("x.actor", "one")} AND {_in("y.actor", "two")} AND x.actor <> y.actor"""
_MEMBERS = """SELECT key FROM canonical WHERE id IN (SELECT value FROM json_each(:events))
    UNION SELECT canonical FROM canonical_members WHERE event IN (SELECT value FROM json_each(:events))"""
_TOLD_BY = """SELECT m.canonical FROM articles a JOIN events e ON e.article = a.key
      JOIN canonical_members m ON m.event = e.id
    WHERE a.id IN (SELECT value FROM json_each(:articles))"""


def _worded(kind: str, name: str) -> str:
    """Keys of what has the words that are bound to a name."""
    return {
        "event": f"""SELECT m.canonical FROM event_words w JOIN canonical_members m ON m.row = w.rowid
            WHERE w.event_words MATCH :{name}""",
        "statement": f"SELECT rowid FROM statement_words WHERE statement_words MATCH :{name}",
        "article": f"""SELECT r.article FROM article_words w JOIN article_rows r ON r.row = w.rowid
            WHERE w.article_words MATCH :{name}""",
    }[kind]


def _terms(query: Query, found: _Conditions, named: Callable[[str], str], worded: Callable[[str], str]) -> None:
    """Each term is there by one of its actors or by its words."""
    for number, term in enumerate(query.terms):
        whom, words = f"whom{number}", f"words{number}"
        ways = [named(whom)] if term.actors else []
        ways += [worded(words)] if term.match else []
        found.add(f"({' OR '.join(ways)})" if ways else _NEVER, **{whom: listed(term.actors), words: term.match})


def _statements(query: Query) -> Chosen:
    found = _Conditions()
    found.among("s.act", "acts", query.acts)
    _printed(query, found)
    if query.since:
        found.add(f"{_SPOKEN} >= :since", since=query.since)
    if query.until:
        found.add(f"{_SPOKEN} <= :until", until=query.until)
    if query.actors:
        ways = {
            "speaker": _in("s.speaker", "actors"),
            "addressee": _spoken_to("actors"),
            None: f"({_in('s.speaker', 'actors')} OR {_spoken_to('actors')})",
        }
        found.add(ways.get(query.role, _NEVER), actors=listed(query.actors))
    if query.pair is not None:
        one, two = (f"{_in('s.speaker', a)} AND {_spoken_to(b)}" for a, b in (("one", "two"), ("two", "one")))
        found.add(f"({one} OR {two})", one=listed(query.pair[0]) or "[]", two=listed(query.pair[1]) or "[]")
    if query.types or query.statuses or query.precisions or query.events or query.disputed or query.agreed:
        found.add(_NEVER)
    _terms(
        query,
        found,
        lambda name: f"{_in('s.speaker', name)} OR {_spoken_to(name)}",
        lambda name: f"r.row IN ({_worded('statement', name)})",
    )
    found.add(_CURRENT)
    tables = "statement_rows r JOIN statements s ON s.id = r.statement JOIN articles a ON a.key = s.article"
    newest = " DESC" if query.reverse else ""
    return Chosen(tables, str(found), f"{_SPOKEN} IS NULL, {_SPOKEN}{newest}, a.key, s.start", found.values)


def _printed(query: Query, found: _Conditions) -> None:
    """Conditions on the article."""
    found.among("a.lang", "langs", query.langs)
    found.among("a.outlet", "outlets", query.outlets)
    found.among("a.id", "articles", query.articles)


def _articles(query: Query) -> Chosen:
    found = _Conditions()
    _printed(query, found)
    if query.since:
        found.add("a.published >= :since", since=query.since)
    if query.until:
        found.add("a.published <= :until || '~'", until=query.until)
    told = msgspec.structs.replace(query, langs=(), outlets=(), articles=(), since=None, until=None, terms=(), acts=())
    if query.role is None:
        if query.actors:
            found.add(_cast("actors"), actors=listed(query.actors))
        if query.pair is not None:
            one, two = query.pair
            found.add(f"{_cast('one')} AND {_cast('two')}", one=listed(one) or "[]", two=listed(two) or "[]")
        told = msgspec.structs.replace(told, actors=(), pair=None)
    if told != Query(limit=query.limit, reverse=query.reverse, role=query.role):
        events = _events(told)
        found.add(
            f"""a.key IN (SELECT e.article FROM canonical c JOIN canonical_members m ON m.canonical = c.key
                JOIN events e ON e.id = m.event WHERE {events.where})""",
            **events.values,
        )
    if query.acts:
        found.add(f"a.key IN (SELECT article FROM statements WHERE {_in('act', 'acts')})", acts=listed(query.acts))
    _terms(query, found, _cast, lambda name: f"a.key IN ({_worded('article', name)})")
    found.add(_CURRENT)
    return Chosen("articles a", str(found), "a.published IS NULL, a.published DESC, a.key", found.values)


_KINDS: Mapping[Kind, Callable[[Query], Chosen]] = {
    "events": _events, "statements": _statements, "documents": _articles,
}  # fmt: skip

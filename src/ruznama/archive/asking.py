"""From a question to a query of the store: names to ids, dates to days, words to forms."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.archive.question import Question
from ruznama.script import fold_form
from ruznama.store import Query, Store, bounds
from ruznama.views import parties
from ruznama.views.search import Match, Part, parts, terms

__all__ = ["Resolved", "resolve"]

# Nobody and nothing has this id: a name that nobody bears must not widen the answer to everybody.
_NOBODY = ("",)


class Resolved(NamedTuple):
    """A question as the archive understands it.

    Attributes:
        query: for the store.
        parts: the words and names that are looked for.
        unknown: names that nobody in the archive bears, outlets that it does not hold.
    """

    query: Query
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]


def resolve(store: Store, question: Question, match: Match = "identity") -> Resolved:
    """Understand a question.

    Args:
        store: the archive.
        question: what is asked.
        match: how words are looked for; see ``views.search.parts``.
    """
    sides = question.pair or ()
    whom = {name: parties(store, name) for name in question.actors}
    two = {name: parties(store, name, agents=True) for name in sides}
    outlets = {name: store.outlets_named(fold_form(name)) for name in question.outlets}
    found = parts(store, question.words, question.phrases, match)
    since, _, until = (question.date or "").partition("/")
    query = Query(
        actors=tuple(one for ids in whom.values() for one in ids) or (_NOBODY if whom else ()),
        role=question.role,
        pair=(two[sides[0]], two[sides[1]]) if sides else None,
        types=question.types,
        statuses=question.statuses,
        acts=question.acts,
        since=bounds(since)[0],
        until=bounds(until or since)[1],
        langs=question.langs,
        outlets=tuple(one for names in outlets.values() for one in names) or (_NOBODY if outlets else ()),
        precisions=question.precisions,
        disputed=question.conflict == "yes",
        agreed=question.conflict == "no",
        terms=terms(found),
        reverse=question.order == "newest",
    )
    unknown = tuple(name for name, ids in {**whom, **two, **outlets}.items() if not ids)
    return Resolved(query, found, unknown)

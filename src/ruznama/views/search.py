"""Search: what is looked for, and what was found of it in the words of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from ruznama.model import Span
from ruznama.script import fold, fold_form
from ruznama.store import Kind, Printed, Query, Store, Telling, Term
from ruznama.store.words import WORD, pieces, written_words
from ruznama.views.sayings import StatementLine, line
from ruznama.views.timeline import Named, Row, rows_of

__all__ = ["DocumentHit", "EventHit", "Hit", "Match", "Part", "Snippet", "StatementHit", "hits", "parts", "terms"]

Match = Literal["identity", "folded", "exact"]

# The longest run of words that is tried as a name.
_LONGEST = 6
# Characters of a snippet, and before its first mark; snippets of an article, of an event.
_WIDE, _LEAD = 240, 60
_SNIPPETS, _TELLINGS = 3, 2


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of what is looked for, as it was understood.

    Attributes:
        words: as typed.
        names: the actors that they name.
        forms: the folded words and phrases that are looked for in the texts; as written where ``exact``.
        exact: whether they are looked for letter by letter.
    """

    words: str
    names: tuple[Named, ...] = ()
    forms: tuple[str, ...] = ()
    match: str | None = None
    actors: tuple[str, ...] = ()
    exact: bool = False


class Snippet(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of an article in its own spelling.

    Attributes:
        article: its id.
        lang: the article's language.
        start: code point of the article's text at which the piece begins.
        end: where it ends; ``text`` is exactly what stands between.
        marks: what was looked for: ranges of code points of ``text``.
    """

    article: str
    lang: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


class EventHit(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A canonical event that was found."""

    row: Row
    snippets: tuple[Snippet, ...]


class StatementHit(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="statement"):
    """A statement that was found."""

    statement: StatementLine
    snippets: tuple[Snippet, ...]


class DocumentHit(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="document"):
    """An article that was found."""

    document: Printed
    snippets: tuple[Snippet, ...]


Hit = EventHit | StatementHit | DocumentHit


def parts(store: Store, words: Sequence[str], phrases: Sequence[str], match: Match) -> tuple[Part, ...]:
    """What words and phrases ask for.

    Args:
        store: the archive.
        words: words as typed; with ``identity`` the longest runs of them that name actors are names.
        phrases: words that must stand together, as they are.
        match: identity: names stand for the actor in every spelling; folded: words in every spelling of theirs;
            exact: letter by letter.
    """
    if match == "exact":
        exact = ((one, store.terms.exactly(one)) for one in (*words, *phrases))
        return tuple(Part(words=one, forms=found.forms, match=found.match, exact=True) for one, found in exact)
    found: list[Part] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        taken = _named(store, words[at:]) if match == "identity" else None
        if taken is None:
            rest.append(words[at])
            at += 1
        else:
            found += [*_worded(store, rest), taken[0]]
            rest = []
            at += taken[1]
    found += _worded(store, rest)
    for phrase in phrases:
        forms = store.terms.phrase(phrase)
        found.append(Part(words=phrase, forms=forms.forms, match=forms.match))
    return tuple(found)


def _named(store: Store, words: Sequence[str]) -> tuple[Part, int] | None:
    """The longest run of words at the beginning that names somebody."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[:length])
        actors = store.spelled(name)
        if not actors and length == 1:
            # Arabic writes "and", "in", "to" onto the name.
            name = store.terms.name_in(name)
            actors = store.spelled(name)
        if actors:
            ids = tuple(dict.fromkeys(each for actor in actors for each in (actor, f"{actor}.gov")))
            known = store.names(actors)
            forms = store.terms.names([*store.spellings(actors), fold_form(name)])
            names = tuple(Named(one, known.get(one, one)) for one in actors)
            return Part(words=name, names=names, forms=forms.forms, match=forms.match, actors=ids), length
    return None


def _worded(store: Store, words: Sequence[str]) -> Iterator[Part]:
    for unit in store.terms.units(words):
        forms = store.terms.forms(unit)
        yield Part(words=" ".join(unit), forms=forms.forms, match=forms.match)


def terms(found: Iterable[Part]) -> tuple[Term, ...]:
    """The parts as the archive takes them."""
    return tuple(Term(part.actors, part.match) for part in found)


def hits(store: Store, kind: Kind, keys: Sequence[int], looked_for: Sequence[Part], query: Query) -> tuple[Hit, ...]:
    """What was found, by its keys, with the words of the sources.

    Args:
        store: the archive.
        kind: what the keys are of.
        keys: of one page: each costs about a millisecond.
        looked_for: what is marked in the words.
        query: whose tellings stand first.
    """
    marks = _Marks(looked_for)
    if kind == "events":
        events = store.told_at(keys)
        return tuple(
            EventHit(row=row, snippets=tuple(_tellings(store, told.tellings, marks)))
            for told, row in zip(events, rows_of(store, events, query), strict=True)
        )
    if kind == "documents":
        return tuple(
            DocumentHit(document=one, snippets=_passages(store, one.id, marks)) for one in store.printed_at(keys)
        )
    return tuple(_statements(store, keys, marks))


def _statements(store: Store, keys: Sequence[int], marks: _Marks) -> Iterator[StatementHit]:
    for id_, article in store.stated_at(keys):
        record = store.record(article)
        for said in record.statements if record else ():
            if record and said.id == id_:
                piece = _piece(article, record.article.lang, record.article.text, said.content, marks)
                yield StatementHit(statement=line(record, said), snippets=(piece,))


def _tellings(store: Store, tellings: Sequence[Telling], marks: _Marks) -> Iterator[Snippet]:
    """The evidence of the tellings that have what was looked for; of the first one where none has it."""
    marked = [one for one in tellings if marks.find(one.quote)] or list(tellings[:1])
    for one in marked[:_TELLINGS]:
        page = store.words_of(one.article)
        if page is not None:
            yield _piece(one.article, one.lang, page.text, Span(one.start, one.stop), marks)


def _piece(article: str, lang: str, text: str, span: Span, marks: _Marks) -> Snippet:
    words = span.of(text)
    return Snippet(article=article, lang=lang, start=span.start, end=span.end, text=words, marks=marks.find(words))


def _passages(store: Store, article: str, marks: _Marks) -> tuple[Snippet, ...]:
    """The passages of an article that have most of what was looked for, in the order of the text."""
    page = store.words_of(article)
    if page is None:
        return ()
    found = []
    for own in pieces(page.blocks, len(page.text)):
        found += [(own.start + a, own.start + b, part) for a, b, part in marks.parts(own.of(page.text))]
    windows: list[tuple[int, int]] = []
    for start, _, _ in sorted(found, key=lambda mark: _worth(found, mark[0]), reverse=True):
        if len(windows) < _SNIPPETS and all(start >= end or start + _WIDE <= begin for begin, end in windows):
            windows.append((start - _LEAD, start - _LEAD + _WIDE))
    windows = windows or [(0, _WIDE)]
    return tuple(_window(article, page.lang, page.text, begin, found) for begin, _ in sorted(windows))


def _worth(found: Sequence[tuple[int, int, int]], start: int) -> tuple[int, int]:
    """How many parts, and how many marks, stand in the window that begins at a mark."""
    near = [part for at, end, part in found if start <= at and end <= start + _WIDE - _LEAD]
    return len(set(near)), len(near)


def _window(article: str, lang: str, text: str, begin: int, found: Sequence[tuple[int, int, int]]) -> Snippet:
    """A piece that begins and ends between words."""
    start, end = max(0, begin), min(len(text), max(0, begin) + _WIDE)
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    marks = tuple((a - start, b - start) for a, b, _ in found if start <= a and b <= end)
    return Snippet(article=article, lang=lang, start=start, end=end, text=text[start:end], marks=marks)


class _Marks:
    """Finds what was looked for in a text."""

    def __init__(self, looked_for: Sequence[Part]) -> None:
        self._exact = any(part.exact for part in looked_for)
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, part in enumerate(looked_for):
            for form in part.forms:
                words = tuple(form.lower().split(" ") if part.exact else form.split(" "))
                self._by_first.setdefault(words[0], []).append((words, number))
        for forms in self._by_first.values():
            forms.sort(key=lambda one: -len(one[0]))

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Ranges of a text."""
        return tuple((start, end) for start, end, _ in self.parts(text))

    def parts(self, text: str) -> list[tuple[int, int, int]]:
        """Ranges of a text with the number of the part that each is of."""
        if not self._by_first:
            return []
        folded = None if self._exact else fold(text)
        words = written_words(text) if folded is None else list(WORD.finditer(folded.text))
        forms = [word[0].lower() for word in words]
        found = []
        at = 0
        while at < len(forms):
            for run, number in self._by_first.get(forms[at], ()):
                if tuple(forms[at : at + len(run)]) == run:
                    a, b = words[at].start(), words[at + len(run) - 1].end()
                    span = folded.span(a, b) if folded else Span(a, b)
                    found.append((span.start, span.end, number))
                    at += len(run) - 1
                    break
            at += 1
        return found

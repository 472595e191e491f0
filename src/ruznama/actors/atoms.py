"""One pass over the tokens: every listed form, the longest where they overlap, titles in a layer of their own.

A title may hold names ("spokesperson of the White House"), so it does not take them away; a name takes away the titles
inside it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

import msgspec

from ruznama.actors.lists import BODY, NAME, PEOPLE, Form, Lists, Witness
from ruznama.actors.readings import SHORT, Single, readings
from ruznama.lexicon import Hit
from ruznama.lexicon.base import Title
from ruznama.model import Text, Token

__all__ = ["Atom", "scan"]

_FIRST = attrgetter("first")


class Atom(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A listed form in the text.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        start: folded offset, proclitics outside.
        end: folded offset.
        prefix: proclitics (folded).
        suffix: enclitics (folded).
        tag: name, people, body, pronoun, title.
        form: what it may mean.
        definite: whether it carries the article.
        person: whether it may be the name of a person.
        witness: what its form says about the text.
    """

    first: int
    last: int
    start: int
    end: int
    prefix: str
    suffix: str
    tag: str
    form: Form
    definite: bool
    person: bool
    witness: Witness

    @property
    def title(self) -> Title:
        """The first post that a title may mean."""
        return self.form.titles[0]


class _Listed(NamedTuple):
    """Listed forms as they are met: those of several words, and those of one by their token."""

    long: list[Hit[Form]]
    single: dict[int, Single]


def scan(text: Text, forms: list[str], lists: Lists) -> tuple[list[Atom], list[Atom], list[int]]:
    """All forms but titles, and all titles, each in text order and free of overlaps among themselves.

    Args:
        text: the text.
        forms: those of its tokens.
        lists: what is listed in its language.

    Returns:
        The atoms, the titles, and the tokens at which the name of somebody unlisted may begin.
    """
    names, weak, titles = _Listed([], {}), _Listed([], {}), _Listed([], {})
    tokens, index, inner = text.tokens, lists.index, lists.index.inner
    servants, end = lists.classes.get("servant", frozenset()), len(forms) - 1
    sure, opening = names.single, list[int]()
    # Words recur, and two of three mean nothing: a page is gone through in C.
    read = list(map(readings(text.lang).__getitem__, forms))
    for at in compress(count(), read):
        reading = read[at]
        if reading is None:
            continue
        if reading.opens:
            opening.append(at)
        # A word that its spelling ends (ta marbuta) takes no suffix.
        if reading.bare is not None and not any(shape.suffix for shape in tokens[at].shapes):
            reading = reading.bare
        if reading.seconds and at < end and not reading.seconds.isdisjoint(inner[forms[at + 1]]):
            for hit in index.longer(text, at):
                form = hit.value
                if form.titles and not (at and forms[at - 1] in servants):
                    titles.long.append(hit)
                if form.tag and _fits(hit, text) and not _dayed(hit, text, lists):
                    (weak if form.weak else names).long.append(hit)
        if reading.title is not None and not (at and forms[at - 1] in servants):
            titles.single[at] = reading.title
        if reading.sure is not None:
            sure[at] = reading.sure
            continue
        for single in reading.names:
            # The second half of a compound: "low-enriched" is written with the name of Ghana in Persian.
            if (single.apart and tokens[at].joined) or (single.large and not _large(single, tokens[at], text)):
                continue
            (weak if single.form.weak else names).single.setdefault(at, single)
    atoms, posts = _resolved(names, weak, titles)
    return _bodied(_proper(_atoms(atoms, text, lists)), forms, lists), _atoms(posts, text, lists, tag="title"), opening


def _resolved(names: _Listed, weak: _Listed, titles: _Listed) -> tuple[_Listed, _Listed]:
    """Names and titles without overlaps; a title inside a name is none, nor is a mere word inside a title."""
    covered: dict[int, Hit[Form]] = {}
    taken: dict[int, Hit[Form]] = {}
    posts = _longest(titles.long, covered)
    # "the Sudanese foreign (minister)": the last word of a title is not the first of a body's name.
    ends = {post.last - 1 for post in posts}
    long = _longest([hit for hit in names.long if hit.first not in ends] if ends else names.long, taken)
    single = {at: one for at, one in names.single.items() if at not in taken}
    if weak.long:
        long += _longest([hit for hit in weak.long if single.keys().isdisjoint(range(hit.first, hit.last))], taken)
    if weak.single:
        single.update({at: one for at, one in weak.single.items() if at not in taken and at not in single})
    posts = [post for post in posts if not _named(post, taken.get(post.first))]
    inside = {index: post for post in posts for index in range(post.first, post.last)}
    alone = {
        at: one
        for at, one in titles.single.items()
        if at not in covered
        and not (at in taken and taken[at].value.tag == NAME)
        and not (at in single and single[at].form.tag == NAME)
    }
    if inside:
        long = [hit for hit in long if hit.first not in inside or not _swallowed(hit, inside[hit.first])]
        single = {at: one for at, one in single.items() if at not in inside or _tells(one.form)}
    return _Listed(long, single), _Listed(posts, alone)


def _longest(hits: list[Hit[Form]], taken: dict[int, Hit[Form]]) -> list[Hit[Form]]:
    """Hits that overlap nothing taken: the longest first, then the one with less written onto it, then the earlier."""
    kept: list[Hit[Form]] = []
    at, count, free = 0, len(hits), not taken
    while at < count:
        # Hits come in text order, and two of three overlap no other: only runs of those that do are sorted.
        begin, hit = at, hits[at]
        reach = hit.last
        at += 1
        while at < count and hits[at].first < reach:
            reach = max(reach, hits[at].last)
            at += 1
        if at - begin == 1 and free:
            kept.append(hit)
            for place in range(hit.first, reach):
                taken[place] = hit
            continue
        for one in sorted(hits[begin:at], key=_rank):
            places = range(one.first, one.last)
            if taken.keys().isdisjoint(places):
                kept.append(one)
                for place in places:
                    taken[place] = one
    return kept


def _rank(hit: Hit[Form]) -> tuple[int, int, int]:
    return hit.first - hit.last, len(hit.prefix) + len(hit.suffix), hit.first


def _named(post: Hit[Form], name: Hit[Form] | None) -> bool:
    """Whether a title lies inside a name."""
    return name is not None and name.value.tag == NAME and name.first <= post.first and name.last >= post.last


def _swallowed(hit: Hit[Form], post: Hit[Form]) -> bool:
    """A pronoun or a surname inside a longer title says nothing by itself."""
    if post.last - post.first <= hit.last - hit.first:
        return False
    return hit.value.tag != BODY and not _tells(hit.value)


def _tells(form: Form) -> bool:
    """Whether a form of one word says something inside a title: a word for a body does not."""
    return bool(form.names or form.full) if form.tag == NAME else form.tag == PEOPLE


def _fits(hit: Hit[Form], text: Text) -> bool:
    """Whether a form of several words is spelt as it must be."""
    form = hit.value
    if form.tag != NAME:
        return not (hit.suffix and form.tag == PEOPLE and text.lang == "ar")
    if hit.suffix and (text.lang == "ar" or len(text.tokens[hit.last - 1].form) - len(hit.suffix) <= SHORT):
        return False
    if form.country and text.tokens[hit.first].joined:
        return False
    return text.lang != "en" or _capital(form, _source(text, hit.start, hit.end))


def _dayed(hit: Hit[Form], text: Text, lists: Lists) -> bool:
    """Whether the name of an outlet is a state and the day ("Russia today sent"): nothing before tells of an outlet."""
    if not lists.dayed or hit.prefix or text.folded.text[hit.start : hit.end] not in lists.dayed:
        return False
    return hit.first == 0 or text.tokens[hit.first - 1].form not in lists.relaying


def _large(single: Single, token: Token, text: Text) -> bool:
    """Whether a form of one word has the capitals it must have."""
    if single.form.acronym:
        return _source(text, token.start + single.offset, token.end).isupper()
    folded = text.folded
    if folded.source[token.start + folded.shifts[bisect_right(folded.points, token.start) - 1]].isupper():
        return True
    return _capital(single.form, _source(text, token.start, token.end))


def _source(text: Text, start: int, end: int) -> str:
    """A folded range as the source has it, but for marks on its last letter."""
    origin = text.folded.origin
    return text.folded.source[origin(start) : origin(end - 1) + 1]


@lru_cache(maxsize=4096)
def _capital(form: Form, found: str) -> bool:
    """Whether English letters are as large as in one of the names: "foreign policy" is no magazine."""
    words = found.split()
    for large in form.capitals:
        if len(large) != len(words):
            if found[:1].isupper() or not large[0]:
                return True
        elif all(word[:1].isupper() for word, asked in zip(words, large, strict=True) if asked):
            return True
    return False


def _atoms(listed: _Listed, text: Text, lists: Lists, tag: str = "") -> list[Atom]:
    """Forms as atoms, in text order."""
    article, fused, folded, tokens = lists.article, lists.fused, text.folded.text, text.tokens
    found: list[Atom] = []
    add = found.append
    for at, one in listed.single.items():
        form, token = one.form, tokens[at]
        start, kind = token.start + one.offset, tag or form.tag
        add(
            Atom(
                at, at + 1, start, token.end, one.prefix, one.suffix, kind, form, one.definite, one.person, one.witness
            )
        )
    for hit in listed.long:
        form, start, prefix = hit.value, hit.start, hit.prefix
        definite = bool(article) and (prefix in fused or folded.startswith(article, start))
        person, kind = bool(form.persons), tag or form.tag
        add(Atom(hit.first, hit.last, start, hit.end, prefix, hit.suffix, kind, form, definite, person, form.witness))
    found.sort(key=_FIRST)
    return found


def _proper(atoms: list[Atom]) -> list[Atom]:
    """Atoms without names too short to be one: "and Lee" is a name only behind another."""
    short = {atom.first for atom in atoms if atom.prefix and atom.tag == NAME and atom.end - atom.start < SHORT}
    if short:
        short.difference_update([atom.last for atom in atoms if atom.person])
        atoms = [atom for atom in atoms if atom.first not in short]
    return atoms


def _bodied(atoms: list[Atom], forms: list[str], lists: Lists) -> list[Atom]:
    """Atoms where a body that is listed by a common name is one of the state behind it ("security council of X")."""
    for at in range(len(atoms) - 1):
        atom, owner = atoms[at], atoms[at + 1]
        if atom.tag != NAME or owner.first != atom.last or not atom.form.words or not owner.form.country:
            continue
        if atom.form.words[0].kind == "body" and _owns(owner, forms, lists):
            atoms[at] = msgspec.structs.replace(atom, tag=BODY)
    return atoms


# "the council X's and Y's ambassadors - object": so far behind a state stands the mark of an object.
_OBJECT = 4


def _owns(owner: Atom, forms: list[str], lists: Lists) -> bool:
    """Whether a Persian state behind a body is no object of what the body does ("the council condemned X")."""
    behind = forms[owner.last : owner.last + _OBJECT]
    return bool(lists.object) and lists.object.isdisjoint(behind)

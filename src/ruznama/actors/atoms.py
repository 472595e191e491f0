"""One pass over the tokens: every listed form, the longest where they overlap, titles in a layer of their own.

A title may hold names ("spokesperson of the White House"), so it does not take them away; a name takes away the titles
inside it.
"""

from __future__ import annotations

from operator import attrgetter

import msgspec

from ruznama.actors.lists import BODY, NAME, PEOPLE, Form, Lists
from ruznama.lexicon import Hit
from ruznama.lexicon.base import Title
from ruznama.model import Text

__all__ = ["Atom", "scan"]

# A name of two or three letters with something written onto it is more often another word.
_SHORT = 3
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

    @property
    def title(self) -> Title:
        """The first post that a title may mean."""
        return self.form.titles[0]


def scan(text: Text, forms: list[str], lists: Lists) -> tuple[list[Atom], list[Atom]]:
    """All forms but titles, and all titles, each in text order and free of overlaps among themselves.

    Args:
        text: the text.
        forms: those of its tokens.
        lists: what is listed in its language.
    """
    names: list[Hit[Form]] = []
    weak: list[Hit[Form]] = []
    titles: list[Hit[Form]] = []
    servants = lists.classes.get("servant", frozenset())
    for hit in lists.index.find(text, forms=forms):
        form = hit.value
        if form.titles and (hit.first == 0 or forms[hit.first - 1] not in servants):
            titles.append(hit)
        if form.tag and ((form.tag != NAME and not hit.suffix) or _fits(hit, text, lists)):
            (weak if form.weak else names).append(hit)
    posts = _longest(titles, {})
    # "the Sudanese foreign (minister)": the last word of a title is not the first of a body's name.
    ends = {post.last - 1 for post in posts if post.last - post.first > 1}
    if ends:
        names = [hit for hit in names if hit.first not in ends or hit.last - hit.first == 1]
    taken: dict[int, Hit[Form]] = {}
    kept = _longest(names, taken)
    if weak:
        kept += _longest(weak, taken)
    posts = [post for post in posts if not _named(post, taken.get(post.first))]
    inside = {index: post for post in posts for index in range(post.first, post.last)}
    kept = [hit for hit in kept if hit.first not in inside or not _swallowed(hit, inside[hit.first])]
    atoms = _atoms(kept, text, lists)
    people = {atom.last for atom in atoms if atom.person}
    # "and Lee" is a name only behind another.
    atoms = [a for a in atoms if not a.prefix or a.tag != NAME or a.end - a.start >= _SHORT or a.first in people]
    return atoms, _atoms(posts, text, lists, tag="title")


def _longest(hits: list[Hit[Form]], taken: dict[int, Hit[Form]]) -> list[Hit[Form]]:
    """Hits that overlap nothing taken: the longest first, then the one with less written onto it, then the earlier."""
    kept = []
    # Sorted as tuples, the place in the list deciding last: a key would be two calls a hit.
    order = [
        (hit.first - hit.last, len(hit.prefix) + len(hit.suffix), hit.first, at)
        for at, hit in enumerate(hits)
        if hit.last - hit.first > 1
    ]
    order.sort()
    for _, _, _, at in order:
        hit = hits[at]
        places = range(hit.first, hit.last)
        if not taken.keys().isdisjoint(places):
            continue
        for place in places:
            taken[place] = hit
        kept.append(hit)
    # Most are one word: no two of them overlap but in the same place.
    single: dict[int, Hit[Form]] = {}
    for hit in hits:
        first = hit.first
        if first not in taken and hit.last - first == 1:
            other = single.get(first)
            if other is None or _written(hit) < _written(other):
                single[first] = hit
    taken.update(single)
    kept += single.values()
    return kept


def _written(hit: Hit[Form]) -> int:
    """Letters written onto a form."""
    return len(hit.prefix) + len(hit.suffix)


def _named(post: Hit[Form], name: Hit[Form] | None) -> bool:
    """Whether a title lies inside a name."""
    return name is not None and name.value.tag == NAME and name.first <= post.first and name.last >= post.last


def _swallowed(hit: Hit[Form], post: Hit[Form]) -> bool:
    """A word for a body, a pronoun or a surname inside a longer title says nothing by itself."""
    if post.last - post.first <= hit.last - hit.first:
        return False
    tag = hit.value.tag
    if tag == NAME:
        return not hit.value.names and not hit.value.full
    return tag != PEOPLE and (tag != BODY or hit.last - hit.first == 1)


def _fits(hit: Hit[Form], text: Text, lists: Lists) -> bool:
    form = hit.value
    if form.tag != NAME:
        return not (hit.suffix and form.tag == PEOPLE and text.lang == "ar")
    if hit.suffix and (text.lang == "ar" or len(text.tokens[hit.last - 1].form) - len(hit.suffix) <= _SHORT):
        return False
    if text.tokens[hit.first].joined and all(alias.kind == "country" for alias in form.names) and not form.persons:
        # The second half of a compound: "low-enriched" is written with the name of Ghana in Persian.
        return False
    if hit.last - hit.first == 1:
        if hit.prefix and hit.end - hit.start < _SHORT and hit.prefix not in lists.joining:
            return False
        if form.acronym:
            return text.span(hit.start, hit.end).of(text.folded.source).isupper()
    if text.lang != "en":
        return True
    if hit.last - hit.first == 1 and text.folded.source[text.folded.origin(hit.start)].isupper():
        return True
    return _capital(form, text.span(hit.start, hit.end).of(text.folded.source))


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


def _atoms(hits: list[Hit[Form]], text: Text, lists: Lists, tag: str = "") -> list[Atom]:
    """Hits as atoms, in text order."""
    article, fused, folded = lists.article, lists.fused, text.folded.text
    found = []
    for hit in sorted(hits, key=_FIRST):
        form, start, prefix = hit.value, hit.start, hit.prefix
        definite = bool(article) and (prefix in fused or folded.startswith(article, start))
        person = bool(form.persons)
        found.append(
            Atom(hit.first, hit.last, start, hit.end, prefix, hit.suffix, tag or form.tag, form, definite, person)
        )
    return found

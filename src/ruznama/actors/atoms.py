"""One pass over the tokens: every listed form, the longest where they overlap, titles in a layer of their own.

A title may hold names ("spokesperson of the White House"), so it does not take them away; a name takes away the titles
inside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ruznama.actors.lists import BODY, NAME, PEOPLE, TITLE, Listed, Lists
from ruznama.lexicon import Alias, Hit, longest
from ruznama.lexicon.base import Title
from ruznama.lexicon.demonyms import Demonym
from ruznama.model import Text

__all__ = ["Atom", "scan"]

# A name of two or three letters with something written onto it is more often another word.
_SHORT = 3


class Atom(NamedTuple):
    """A listed form in the text.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        start: folded offset, proclitics outside.
        end: folded offset.
        prefix: proclitics (folded).
        suffix: enclitics (folded).
        tag: name, people, body, title, pronoun.
        data: aliases, demonyms, words or titles that share the form.
        definite: whether it carries the article.
    """

    first: int
    last: int
    start: int
    end: int
    prefix: str
    suffix: str
    tag: str
    data: tuple[object, ...]
    definite: bool

    def aliases(self) -> tuple[Alias, ...]:
        """Names it may be."""
        return tuple(entry for entry in self.data if isinstance(entry, Alias))

    def demonyms(self) -> tuple[Demonym, ...]:
        """Peoples it may mean."""
        return tuple(entry for entry in self.data if isinstance(entry, Demonym))

    def titles(self) -> tuple[Title, ...]:
        """Posts it may mean."""
        return tuple(entry for entry in self.data if isinstance(entry, Title))


def scan(text: Text, lists: Lists) -> tuple[list[Atom], list[Atom]]:
    """All forms but titles, and all titles, each in text order and free of overlaps among themselves."""
    names: list[Hit[Listed]] = []
    titles: list[Hit[Listed]] = []
    for hit in lists.index.find(text):
        if hit.value.tag == TITLE:
            titles.append(hit)
        elif _fits(hit, text):
            names.append(hit)
    sure = longest(hit for hit in names if not _weak(hit))
    held = {index for hit in sure for index in range(hit.first, hit.last)}
    places = {(hit.first, hit.last) for hit in sure}
    weak = longest(
        hit
        for hit in names
        if _weak(hit) and ((hit.first, hit.last) in places or not held.intersection(range(hit.first, hit.last)))
    )
    taken = sorted(_group([*sure, *weak], text, lists), key=lambda atom: atom.first)
    posts = _group(longest(titles), text, lists)
    covered = {index: atom for atom in taken if atom.tag == NAME for index in range(atom.first, atom.last)}
    kept = []
    for post in posts:
        over = covered.get(post.first)
        if over is not None and over.last - over.first >= post.last - post.first and over.last >= post.last:
            continue
        kept.append(post)
    inside = {index: post for post in kept for index in range(post.first, post.last)}
    return [atom for atom in taken if not _swallowed(atom, inside.get(atom.first))], kept


def _swallowed(atom: Atom, post: Atom | None) -> bool:
    """A word for a body, a pronoun or a short name inside a longer title says nothing by itself."""
    if post is None or post.last - post.first <= atom.last - atom.first:
        return False
    if atom.tag == NAME:
        return all(alias.kind == "short" for alias in atom.aliases())
    return atom.tag != PEOPLE and (atom.tag != BODY or atom.last - atom.first == 1)


def _fits(hit: Hit[Listed], text: Text) -> bool:
    entry = hit.value.data
    if hit.value.tag != NAME:
        return True
    if hit.suffix and (text.lang == "ar" or len(text.tokens[hit.last - 1].form) - len(hit.suffix) <= _SHORT):
        return False
    if hit.last - hit.first == 1:
        width = hit.end - hit.start
        if hit.prefix and width < _SHORT:
            return False
        if entry.kind == "acronym":
            return text.span(hit.start, hit.end).of(text.folded.source).isupper()
        if text.lang == "en" and not text.span(hit.start, hit.end).of(text.folded.source)[:1].isupper():
            return False
    return True


def _weak(hit: Hit[Listed]) -> bool:
    """A doubtful by-name ("the North"): it takes nothing from other names."""
    entry = hit.value.data
    return hit.value.tag == NAME and entry.ambiguous and entry.kind == "metonym"


def _doubtful(hit: Hit[Listed]) -> bool:
    """No name, or a doubtful one, which a word that points back explains better ("the kingdom")."""
    return hit.value.tag != NAME or _weak(hit)


def _group(hits: Iterable[Hit[Listed]], text: Text, lists: Lists) -> list[Atom]:
    """Hits on the same tokens become one atom; of those the ones with the fewest clitics count."""
    places: dict[tuple[int, int], list[Hit[Listed]]] = {}
    for hit in hits:
        places.setdefault((hit.first, hit.last), []).append(hit)
    found = []
    for (first, last), group in places.items():
        least = min(len(hit.prefix) + len(hit.suffix) for hit in group)
        best = [hit for hit in group if len(hit.prefix) + len(hit.suffix) == least]
        tags = {hit.value.tag for hit in best}
        if BODY in tags and all(_doubtful(hit) for hit in best):
            tags -= {NAME}
        tag = next(t for t in (NAME, PEOPLE, BODY, TITLE, "pronoun") if t in tags)
        lead = next(hit for hit in best if hit.value.tag == tag)
        form = text.tokens[first].form
        found.append(
            Atom(
                first,
                last,
                lead.start,
                lead.end,
                lead.prefix,
                lead.suffix,
                tag,
                tuple(dict.fromkeys(hit.value.data for hit in best)),
                any(form.startswith(article) for article in lists.article),
            )
        )
    return found

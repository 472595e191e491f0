"""Words that bring speech: ``speech.tsv``, inflected and compiled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Generic, TypeVar

import msgspec

from ruznama.lexicon import VERB, Form, Hit, Known, Phrases, article_letters, cells, inflect, longest, rows, verb
from ruznama.model import Text, Token
from ruznama.script import fold_form
from ruznama.statements.cue import Cue, Found, is_bare, takes_pronoun
from ruznama.statements.light import LightNoun, LightVerbs
from ruznama.statements.rules import written

__all__ = ["cues"]

V = TypeVar("V", Found, LightNoun)
_NO_FORM = Form("", "", "", 0, "", negative=False)


@cache
def cues(lang: str) -> _Cues:
    """The compiled cues of a language."""
    return _Cues(lang)


class _Reading(msgspec.Struct, Generic[V], frozen=True, gc=False):
    """A cue, or a noun of one, that a form is by itself.

    Attributes:
        value: what it is listed with.
        prefix: proclitics.
        suffix: enclitics.
        offset: letters of the form in front of it.
    """

    value: V
    prefix: str
    suffix: str
    offset: int

    def hit(self, token: Token, at: int) -> Hit[V]:
        """It at a token."""
        return Hit(self.value, at, at + 1, token.start + self.offset, token.end, self.prefix, self.suffix)


class _Word(msgspec.Struct, frozen=True, gc=False):
    """What a form means as a cue.

    Attributes:
        cues: the cues it is by itself.
        nouns: the nouns of speech it is by itself.
        seconds: the words behind it in cues of several words.
        cut: the noun of speech and the first word of its verb that lost the space between them in it.
    """

    cues: tuple[_Reading[Found], ...]
    nouns: tuple[_Reading[LightNoun], ...]
    seconds: frozenset[str]
    cut: tuple[LightNoun, str] | None


class _Cues:
    def __init__(self, lang: str) -> None:
        entries: list[tuple[str, Found | LightNoun]] = []
        light: list[tuple[Cue, tuple[str, ...]]] = []
        for row in rows(lang, "speech"):
            cue = _cue(row)
            if cue.kind in ("verb", "relay"):
                entries += _verb(lang, cue)
            elif cue.kind == "light":
                light.append((cue, cells(row["light"])))
            else:
                entries += [(form, Found(cue, _NO_FORM, bare=False)) for form in cells(row["cue"])]
        self._light = LightVerbs(lang, light)
        self._phrases = Phrases([*entries, *self._light.nouns], lang=lang, kind=VERB)
        self._articles = article_letters(lang)
        self._known = Known(self._word)

    def _word(self, form: str) -> _Word | None:
        """What a form means, None for the six of seven that mean nothing."""
        alone, seconds = self._phrases.alone(form)
        cut = self._light.cut(form)
        if not (alone or seconds or cut):
            return None
        told: list[_Reading[Found]] = []
        nouns: list[_Reading[LightNoun]] = []
        for value, prefix, suffix in alone:
            offset = len(prefix) - self._articles.get(prefix, 0)
            if isinstance(value, Found):
                told.append(_Reading(value, prefix, suffix, offset))
            elif not suffix:
                nouns.append(_Reading(value, prefix, suffix, offset))
        return _Word(tuple(told), tuple(nouns), seconds, cut)

    def find(self, text: Text, forms: list[str]) -> list[Hit[Found]]:
        """All cues of a text of these forms, overlaps resolved; of the readings of one place the first in the file."""
        found: list[Hit[Found]] = []
        tokens, known, light, phrases, end = text.tokens, self._known, self._light, self._phrases, len(forms) - 1
        for at in known.places(forms):
            word = known[forms[at]]
            if word is None:
                continue
            for cue in word.cues:
                # A word that its spelling ends (ta marbuta) takes no suffix.
                if not cue.suffix or cue.suffix in [shape.suffix for shape in tokens[at].shapes]:
                    found.append(cue.hit(tokens[at], at))
            nouns = word.nouns
            if nouns and at < end and (forms[at + 1] in light.seconds or tokens[at + 1].kind == "hyphen"):
                for noun in nouns:
                    found += light.verbs_of(text, noun.hit(tokens[at], at))
            if word.seconds and at < end and phrases.goes_on(word.seconds, tokens[at + 1]):
                self._longer(found, text, at)
            if word.cut is not None:
                found += light.glued(text, at, *word.cut)
        return list(_without_overlap(found))

    def _longer(self, found: list[Hit[Found]], text: Text, at: int) -> None:
        """Add the cues of several words that begin at a token."""
        for hit in self._phrases.longer(text, at):
            if isinstance(hit.value, Found):
                found.append(hit)  # type: ignore[arg-type]
            else:
                found += self._light.verbs_of(text, hit)  # type: ignore[arg-type]


def _cue(row: dict[str, str]) -> Cue:
    frame, _, listed = row["frame"].partition("/")
    flags = frozenset(fold_form(flag) for flag in listed.split(",") if flag)
    return Cue(
        row["cue"],
        row["kind"],
        row["act"],
        frozenset(map(fold_form, cells(frame))),
        flags,
        {flag.partition(":")[0]: flag.partition(":")[2] for flag in flags if ":" in flag},
    )


def _without_overlap(hits: list[Hit[Found]]) -> Iterator[Hit[Found]]:
    """Of hits in text order the best at each place: runs of overlapping ones are told apart one by one."""
    at, count = 0, len(hits)
    while at < count:
        begin, end = at, hits[at].last
        at += 1
        same = True
        while at < count and hits[at].first < end:
            same = same and hits[at].first == hits[begin].first and hits[at].last == end
            end = max(end, hits[at].last)
            at += 1
        if at == begin + 1:
            yield hits[begin]
        elif same:
            yield min(hits[begin:at], key=_rank)
        else:
            yield from _longest(hits[begin:at], hits[begin].first, end)


def _longest(hits: list[Hit[Found]], first: int, last: int) -> Iterator[Hit[Found]]:
    """Of hits that overlap between two tokens the longest, and of those at one place the best."""
    whole = [hit for hit in hits if hit.first == first and hit.last == last]
    if whole:
        yield min(whole, key=_rank)
        return
    places: dict[int, list[Hit[Found]]] = {}
    for hit in longest(hits):
        places.setdefault(hit.first, []).append(hit)
    for listed in places.values():
        yield min(listed, key=_rank)


def _rank(hit: Hit[Found]) -> tuple[int, int]:
    """The best reading first, of equal ones that with little attached."""
    return hit.value.rank, len(hit.prefix) + len(hit.suffix)


def _verb(lang: str, cue: Cue) -> list[tuple[str, Found]]:
    parts = verb(lang, cue.name)
    if parts is None:
        return []
    found = []
    if "base" in cue.flags:
        found.append((cue.name, Found(cue, Form(cue.name, cue.name, "present", 3, "p", negative=False), bare=False)))
    for form in inflect(lang, parts):
        bare = is_bare(form, parts)
        found.append((form.form, Found(cue, form, bare=bare)))
        if takes_pronoun(form):
            glued = written(lang, "glued_pronouns")
            found += [(pronoun + form.form, Found(cue, form, bare=bare, glued=True)) for pronoun in glued]
    return found

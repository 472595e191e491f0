"""Persian verbs of a noun and a light verb ("statement did"): an index of the nouns and one of the verb forms.

Their product has 50,000 spellings and took 0.25 s to compile; a noun with a verb form behind it is found as surely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ruznama.lexicon import VERB, Form, Hit, Phrases, cells, inflect, split_form, verb
from ruznama.model import Text
from ruznama.statements.cue import Cue, Found, is_bare, takes_pronoun
from ruznama.statements.rules import words, written

__all__ = ["LightVerbs"]

# Shortest word in which a noun and a verb form that lost the space between them are looked for.
_GLUED = 5
# Tokens between a noun of speech and the light verb it shares with the next noun.
_SHARED = 12
# Word forms whose cut is remembered: an article has 300.
_REMEMBERED = 4_000


class _Noun(NamedTuple):
    """A noun of speech, the verbs it goes with, and whether a pronoun is written onto it."""

    cue: Cue
    lemmas: tuple[str, ...]
    glued: bool


class _Light(NamedTuple):
    """A form of a light verb: the words behind its first one, and what it tells."""

    rest: tuple[str, ...]
    form: Form
    bare: bool


class LightVerbs:
    """Nouns of speech and the light verbs that make verbs of them.

    Args:
        lang: the language.
        listed: cues (their name holds the nouns) with the lemmas of their verbs.
    """

    def __init__(self, lang: str, listed: Iterable[tuple[Cue, tuple[str, ...]]]) -> None:
        nouns: list[tuple[str, _Noun]] = []
        lemmas: dict[str, None] = {}
        for cue, verbs in listed:
            lemmas |= dict.fromkeys(verbs)
            for noun in cells(cue.name):
                nouns.append((noun, _Noun(cue, verbs, glued=False)))
                nouns += [(mark + noun, _Noun(cue, verbs, glued=True)) for mark in written(lang, "glued_pronouns")]
        self._nouns = Phrases(nouns, lang=lang, kind=VERB)
        self._forms = _forms(lang, lemmas)
        self._single = {cut[0]: noun for form, noun in reversed(nouns) if len(cut := split_form(form)) == 1}
        self._cuts: dict[str, tuple[_Noun, str] | None] = {}

    def find(self, text: Text) -> list[Hit[Found]]:
        """Nouns with a form of one of their verbs behind them, also where the space between is lost."""
        found: list[Hit[Found]] = []
        for hit in self._nouns.find(text):
            if not hit.suffix:
                at = hit.last
                while at < len(text.tokens) and text.tokens[at].kind == "hyphen":
                    at += 1
                if at < len(text.tokens):
                    found.extend(self._behind(text, hit, at, text.tokens[at].form) or self._shared(text, hit, at))
        for at, token in enumerate(text.tokens):
            cut = self._cut(token.form) if len(token.form) >= _GLUED else None
            if cut is not None:
                whole = Hit(cut[0], at, at, token.start, token.end, "", "")
                found.extend(self._behind(text, whole, at, cut[1]))
        return found

    def _behind(self, text: Text, noun: Hit[_Noun], at: int, word: str) -> list[Hit[Found]]:
        """The cues of a noun whose verb begins with a word at a token."""
        found = []
        for light in self._forms.get(word, ()):
            last = at + 1 + len(light.rest)
            fits = light.form.lemma in noun.value.lemmas and (not noun.value.glued or takes_pronoun(light.form))
            if fits and last <= len(text.tokens) and _follow(text, at + 1, light.rest):
                value = Found(noun.value.cue, light.form, light.bare, glued=noun.value.glued)
                found.append(Hit(value, noun.first, last, noun.start, text.tokens[last - 1].end, noun.prefix, ""))
        return found

    def _shared(self, text: Text, noun: Hit[_Noun], at: int) -> list[Hit[Found]]:
        """A noun before "and" takes the light verb of the noun behind it ("stress and ... call did")."""
        if text.tokens[at].form not in words(text.lang, "and"):
            return []
        for step in range(at + 1, min(len(text.tokens), at + _SHARED)):
            form = text.tokens[step].form
            lights = [light for light in self._forms.get(form, ()) if light.form.lemma in noun.value.lemmas]
            if lights and not lights[0].rest and takes_pronoun(lights[0].form):
                value = Found(noun.value.cue, lights[0].form, bare=False)
                return [Hit(value, noun.first, noun.last, noun.start, noun.end, noun.prefix, "")]
            if form in self._forms or text.tokens[step].kind == "punct":
                break
        return []

    def _cut(self, word: str) -> tuple[_Noun, str] | None:
        """Noun and first word of its verb inside one word, None where it is no such word."""
        if word not in self._cuts:
            if len(self._cuts) >= _REMEMBERED:
                self._cuts.clear()
            places = (place for place in range(2, len(word) - 1) if word[:place] in self._single)
            cuts = ((self._single[word[:place]], word[place:]) for place in places if word[place:] in self._forms)
            self._cuts[word] = next(cuts, None)
        return self._cuts[word]


def _forms(lang: str, lemmas: Iterable[str]) -> dict[str, tuple[_Light, ...]]:
    """First word -> forms of the light verbs; a form of two words may be written as one."""
    found: dict[str, tuple[_Light, ...]] = {}
    for lemma in lemmas:
        parts = verb(lang, lemma)
        if parts is None:
            continue
        for form in inflect(lang, parts):
            spelled = split_form(form.form)
            bare = is_bare(form, parts)
            for spelling in (spelled, *_written_as_one(spelled)):
                found[spelling[0]] = (*found.get(spelling[0], ()), _Light(spelling[1:], form, bare))
    return found


def _written_as_one(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Spellings of a form in which two neighbors, or all of its words, are one."""
    for place in range(len(words) - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
    if len(words) > 2:
        yield ("".join(words),)


def _follow(text: Text, at: int, words: tuple[str, ...]) -> bool:
    return all(text.tokens[at + step].form == word for step, word in enumerate(words))

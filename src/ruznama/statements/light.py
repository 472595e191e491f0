"""Persian verbs of a noun and a light verb ("statement did"): an index of the nouns and one of the verb forms.

Their product has 50,000 spellings and took 0.25 s to compile; a noun with a verb form behind it is found as surely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ruznama.lexicon import Form, Hit, cells, inflect, split_form, verb
from ruznama.model import Text
from ruznama.statements.cue import Cue, Found, is_bare, takes_pronoun
from ruznama.statements.rules import words, written

__all__ = ["LightNoun", "LightVerbs"]

# Shortest word in which a noun and a verb form that lost the space between them are looked for.
_GLUED = 5
# Tokens between a noun of speech and the light verb it shares with the next noun.
_SHARED = 12
# Letters of a word that tell whether a noun of speech can stand in it: six of seven words are done with them.
_HEAD = 2


class LightNoun(msgspec.Struct, frozen=True, gc=False):
    """A noun of speech, the verbs it goes with, and whether a pronoun is written onto it."""

    cue: Cue
    lemmas: tuple[str, ...]
    glued: bool


class _Light(msgspec.Struct, frozen=True, gc=False):
    """A form of a light verb: the words behind its first one, and what it tells."""

    rest: tuple[str, ...]
    form: Form
    bare: bool


class LightVerbs:
    """Nouns of speech and the light verbs that make verbs of them.

    Args:
        lang: the language.
        listed: cues (their name holds the nouns) with the lemmas of their verbs.

    Attributes:
        nouns: spelling of each noun of speech, and the noun.
        seconds: the words one of which stands behind a noun that has its verb.
    """

    def __init__(self, lang: str, listed: Iterable[tuple[Cue, tuple[str, ...]]]) -> None:
        self.nouns: list[tuple[str, LightNoun]] = []
        lemmas: dict[str, None] = {}
        for cue, verbs in listed:
            lemmas |= dict.fromkeys(verbs)
            for noun in cells(cue.name):
                self.nouns.append((noun, LightNoun(cue, verbs, glued=False)))
                self.nouns += [
                    (mark + noun, LightNoun(cue, verbs, glued=True)) for mark in written(lang, "glued_pronouns")
                ]
        self._forms = _forms(lang, lemmas)
        self._single = {cut[0]: noun for form, noun in reversed(self.nouns) if len(cut := split_form(form)) == 1}
        self.seconds = words(lang, "and").union(self._forms)
        self._heads = frozenset(noun[:_HEAD] for noun in self._single)

    def cut(self, word: str) -> tuple[LightNoun, str] | None:
        """The noun of speech and the first word of its verb that have lost the space between them in a word."""
        if len(word) >= _GLUED and word[:_HEAD] in self._heads:
            for place in range(_HEAD, len(word) - 1):
                if word[:place] in self._single and word[place:] in self._forms:
                    return self._single[word[:place]], word[place:]
        return None

    def verbs_of(self, text: Text, noun: Hit[LightNoun]) -> list[Hit[Found]]:
        """A noun with a form of one of its verbs behind it."""
        tokens, at = text.tokens, noun.last
        if noun.suffix:
            return []
        while at < len(tokens) and tokens[at].kind == "hyphen":
            at += 1
        if at == len(tokens):
            return []
        return self._behind(text, noun, at, tokens[at].form) or self._shared(text, noun, at)

    def glued(self, text: Text, at: int, noun: LightNoun, word: str) -> list[Hit[Found]]:
        """A noun and the first word of its verb in one token."""
        token = text.tokens[at]
        return self._behind(text, Hit(noun, at, at, token.start, token.end, "", ""), at, word)

    def _behind(self, text: Text, noun: Hit[LightNoun], at: int, word: str) -> list[Hit[Found]]:
        """The cues of a noun whose verb begins with a word at a token."""
        by_second = self._forms.get(word)
        if by_second is None:
            return []
        found = []
        tokens = text.tokens
        second = tokens[at + 1].form if at + 1 < len(tokens) else ""
        for light in (*by_second.get("", ()), *(by_second.get(second, ()) if second else ())):
            last = at + 1 + len(light.rest)
            fits = light.form.lemma in noun.value.lemmas and (not noun.value.glued or takes_pronoun(light.form))
            if fits and last <= len(tokens) and _follow(text, at + 1, light.rest):
                value = Found(noun.value.cue, light.form, bare=light.bare, glued=noun.value.glued)
                found.append(Hit(value, noun.first, last, noun.start, tokens[last - 1].end, noun.prefix, ""))
        return found

    def _shared(self, text: Text, noun: Hit[LightNoun], at: int) -> list[Hit[Found]]:
        """A noun before "and" takes the light verb of the noun behind it ("stress and ... call did")."""
        if text.tokens[at].form not in words(text.lang, "and"):
            return []
        for step in range(at + 1, min(len(text.tokens), at + _SHARED)):
            by_second = self._forms.get(text.tokens[step].form)
            if by_second is not None:
                light = next((light for light in by_second.get("", ()) if light.form.lemma in noun.value.lemmas), None)
                if light is not None and takes_pronoun(light.form):
                    value = Found(noun.value.cue, light.form, bare=False)
                    return [Hit(value, noun.first, noun.last, noun.start, noun.end, noun.prefix, "")]
                break
            if text.tokens[step].kind == "punct":
                break
        return []


def _forms(lang: str, lemmas: Iterable[str]) -> dict[str, dict[str, tuple[_Light, ...]]]:
    """First word -> second word or "" -> forms of the light verbs; a form of two words may be written as one."""
    found: dict[str, dict[str, tuple[_Light, ...]]] = {}
    for lemma in lemmas:
        parts = verb(lang, lemma)
        if parts is None:
            continue
        for form in inflect(lang, parts):
            spelled = split_form(form.form)
            bare = is_bare(form, parts)
            for first, *rest in (spelled, *_written_as_one(spelled)):
                second = rest[0] if rest else ""
                by_second = found.setdefault(first, {})
                by_second[second] = (*by_second.get(second, ()), _Light(tuple(rest), form, bare))
    return found


def _written_as_one(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Spellings of a form in which two neighbors, or all of its words, are one."""
    for place in range(len(words) - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
    if len(words) > 2:
        yield ("".join(words),)


def _follow(text: Text, at: int, words: tuple[str, ...]) -> bool:
    return all(text.tokens[at + step].form == word for step, word in enumerate(words))

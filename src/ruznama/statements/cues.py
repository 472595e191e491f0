"""Words that bring speech: ``speech.tsv``, inflected and compiled."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import VERB, Form, Hit, Phrases, cells, inflect, longest, rows, verb
from ruznama.model import Text
from ruznama.script import fold_form
from ruznama.statements.cue import Cue, Found, is_bare, takes_pronoun
from ruznama.statements.light import LightVerbs
from ruznama.statements.rules import written

__all__ = ["cues"]

_NO_FORM = Form("", "", "", 0, "", negative=False)
_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})


@cache
def cues(lang: str) -> _Cues:
    """The compiled cues of a language."""
    return _Cues(lang)


class _Cues:
    def __init__(self, lang: str) -> None:
        entries: list[tuple[str, Found]] = []
        light: list[tuple[Cue, tuple[str, ...]]] = []
        for row in rows(lang, "speech"):
            frame, _, flags = row["frame"].partition("/")
            cue = Cue(
                row["cue"], row["kind"], row["act"], frozenset(map(fold_form, cells(frame))),
                frozenset(fold_form(flag) for flag in flags.split(",") if flag),
            )  # fmt: skip
            if cue.kind in ("verb", "relay"):
                entries += _verb(lang, cue)
            elif cue.kind == "light":
                light.append((cue, cells(row["light"])))
            else:
                entries += [(form, Found(cue, _NO_FORM, bare=False)) for form in cells(row["cue"])]
        self.phrases = Phrases(entries, lang=lang, kind=VERB)
        self.light = LightVerbs(lang, light) if light else None

    def find(self, text: Text) -> list[Hit[Found]]:
        """All cues of a text, overlaps resolved; of the readings of one place the first in the file."""
        hits = self.phrases.find(text)
        if self.light is not None:
            hits += self.light.find(text)
        found: list[Hit[Found]] = []
        for hit in longest(hits):
            if found and found[-1].first == hit.first and _rank(found[-1]) <= _rank(hit):
                continue
            if found and found[-1].first == hit.first:
                found.pop()
            found.append(hit)
        return found


def _rank(hit: Hit[Found]) -> tuple[bool, bool, bool, int]:
    """The best reading first: told tenses before others, nouns last, third before first person, little attached."""
    form, noun = hit.value.form, hit.value.form.tense == "noun" or hit.value.cue.kind == "noun"
    untold = form.tense not in _TOLD and bool(form.tense)
    return untold, noun, form.person == 1, len(hit.prefix) + len(hit.suffix)


def _verb(lang: str, cue: Cue) -> list[tuple[str, Found]]:
    parts = verb(lang, cue.name)
    if parts is None:
        return []
    found = []
    for form in inflect(lang, parts):
        bare = is_bare(form, parts)
        found.append((form.form, Found(cue, form, bare)))
        if takes_pronoun(form):
            glued = written(lang, "glued_pronouns")
            found += [(pronoun + form.form, Found(cue, form, bare, glued=True)) for pronoun in glued]
    return found

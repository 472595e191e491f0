"""Words that bring speech: ``speech.tsv``, inflected and compiled."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ruznama.lexicon import VERB, Form, Hit, Phrases, cells, inflect, longest, rows, verb
from ruznama.model import Text
from ruznama.script import fold_form
from ruznama.statements.rules import written

__all__ = ["Cue", "Found", "cues"]

_NO_FORM = Form("", "", "", 0, "", negative=False)
_THIRD = 3
_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})


class Cue(NamedTuple):
    """A row of ``speech.tsv``.

    Attributes:
        name: lemma or phrase, for the rule id.
        kind: verb, light (noun and verb, in one piece), split (noun ... verb), relay, source, asay, phrase, noun.
        act: act of the statement it brings.
        frame: complements it may have.
        flags: conditions on subject and complement.
    """

    name: str
    kind: str
    act: str
    frame: frozenset[str]
    flags: frozenset[str]


class Found(NamedTuple):
    """What a compiled form tells: its row and its inflection.

    Attributes:
        cue: the row.
        form: the inflection.
        bare: a participle that may lack its verb.
        glued: a pronoun is written onto it.
    """

    cue: Cue
    form: Form
    bare: bool
    glued: bool = False


@cache
def cues(lang: str) -> _Cues:
    """The compiled cues of a language."""
    return _Cues(lang)


class _Cues:
    def __init__(self, lang: str) -> None:
        entries: list[tuple[str, Found]] = []
        self.split: dict[str, list[tuple[Cue, frozenset[str]]]] = {}
        for row in rows(lang, "speech"):
            frame, _, flags = row["frame"].partition("/")
            cue = Cue(
                row["cue"], row["kind"], row["act"], frozenset(map(fold_form, cells(frame))),
                frozenset(fold_form(flag) for flag in flags.split(",") if flag),
            )  # fmt: skip
            if cue.kind in ("verb", "relay"):
                entries += _verb(lang, cue, "", row["cue"])
            elif cue.kind == "light":
                for noun in cells(row["cue"]):
                    for light in cells(row["light"]):
                        entries += _verb(lang, cue, noun + " ", light)
            else:
                entries += [(form, Found(cue, _NO_FORM, bare=False)) for form in cells(row["cue"])]
        self.phrases = Phrases(entries, lang=lang, kind=VERB)

    def find(self, text: Text) -> list[Hit[Found]]:
        """All cues of a text, overlaps resolved; of the readings of one place the first in the file."""
        found: list[Hit[Found]] = []
        for hit in longest(self.phrases.find(text)):
            if found and found[-1].first == hit.first and _rank(found[-1]) <= _rank(hit):
                continue
            if found and found[-1].first == hit.first:
                found.pop()
            found.append(hit)
        return found


def _rank(hit: Hit[Found]) -> tuple[bool, bool, int]:
    """The best reading first: told tenses before others, the third person before the first, little attached."""
    form = hit.value.form
    return form.tense not in _TOLD and bool(form.tense), form.person == 1, len(hit.prefix) + len(hit.suffix)


def _verb(lang: str, cue: Cue, before: str, lemma: str) -> list[tuple[str, Found]]:
    parts = verb(lang, lemma)
    if parts is None:
        return []
    found = []
    for form in inflect(lang, parts):
        bare = form.tense == "perfect" and " " not in form.form and any(form.form[:-1] == past for past in parts.past)
        found.append((before + form.form, Found(cue, form, bare)))
        if form.tense == "past" and form.person == _THIRD and form.number == "s" and not form.negative:
            glued = written(lang, "glued_pronouns")
            found += [(pronoun + before + form.form, Found(cue, form, bare, glued=True)) for pronoun in glued]
    return found

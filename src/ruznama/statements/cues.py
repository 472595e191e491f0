"""Words that bring speech: ``speech.tsv``, inflected and compiled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from ruznama.lexicon import VERB, Form, Hit, Phrases, cells, inflect, longest, rows, verb
from ruznama.model import Text
from ruznama.script import fold_form
from ruznama.statements.cue import Cue, Found, is_bare, takes_pronoun
from ruznama.statements.light import LightNoun, LightVerbs
from ruznama.statements.rules import written

__all__ = ["cues"]

_NO_FORM = Form("", "", "", 0, "", negative=False)


@cache
def cues(lang: str) -> _Cues:
    """The compiled cues of a language."""
    return _Cues(lang)


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

    def find(self, text: Text, forms: list[str]) -> list[Hit[Found]]:
        """All cues of a text of these forms, overlaps resolved; of the readings of one place the first in the file."""
        found: list[Hit[Found]] = []
        nouns: list[Hit[LightNoun]] = []
        for hit in self._phrases.find(text):
            (nouns if type(hit.value) is LightNoun else found).append(hit)  # type: ignore[arg-type]
        if self._light:
            found += self._light.find(text, forms, nouns)
            found.sort(key=itemgetter(1))
        return list(_without_overlap(found))


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
            yield from _best(longest(hits[begin:at]))


def _best(hits: list[Hit[Found]]) -> Iterator[Hit[Found]]:
    """Of hits at one place the best."""
    places: dict[int, list[Hit[Found]]] = {}
    for hit in hits:
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

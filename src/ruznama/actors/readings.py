"""What a word may be by itself among the listed forms, worked out once a form."""

from __future__ import annotations

import msgspec

from ruznama.actors.lists import NAME, PEOPLE, Form, Lists, Witness, lists
from ruznama.lexicon import Known, per_base

__all__ = ["SHORT", "Reading", "Single", "readings"]

# A name of two or three letters with something written onto it is more often another word.
SHORT = 3


class Single(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A listed form of one word in a word of the text.

    Attributes:
        form: what it may mean.
        offset: letters of the word before it.
        prefix: proclitics (folded).
        suffix: enclitics (folded).
        definite: whether it carries the article.
        person: whether it may be the name of a person.
        witness: what the form says about the text.
        apart: whether it counts only where no ZWNJ joins it to the word before.
        large: whether it counts only in capitals, or as English writes names.
    """

    form: Form
    offset: int
    prefix: str
    suffix: str
    definite: bool
    person: bool
    witness: Witness
    apart: bool
    large: bool


class Reading(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What a word may be.

    Attributes:
        title: the title it is, or None.
        names: the names, peoples, bodies and pronouns it may be, the one with least written onto it first.
        sure: the one of them that it is, whatever the source looks like; None where that has to be seen.
        seconds: the words behind it in listed forms of several words.
        opens: whether it is a first name, and the name of somebody unlisted may begin here.
        bare: its reading without enclitics, or None where that is the same.
    """

    title: Single | None
    names: tuple[Single, ...]
    sure: Single | None
    seconds: frozenset[str]
    opens: bool
    bare: Reading | None = None


@per_base
def readings(lang: str) -> Known[Reading | None]:
    """Folded word of a language -> what it may be, None for the two of three that are nothing."""
    listed = lists(lang)

    def read(word: str) -> Reading | None:
        found, seconds = listed.index.alone(word)
        opens = word in listed.openers or listed.shaped(word)
        if not found and not seconds and not opens:
            return None
        singles = [_single(word, *one, lang, listed) for one in found]
        singles.sort(key=lambda single: len(single.prefix) + len(single.suffix))
        named = [single for single in singles if single.form.tag and _stands(single, word, lang, listed)]
        full = _reading(singles, named, seconds, opens=opens)
        if not any(single.suffix for single in singles):
            return full
        singles, named = [one for one in singles if not one.suffix], [one for one in named if not one.suffix]
        return msgspec.structs.replace(full, bare=_reading(singles, named, seconds, opens=opens))

    return Known(read)


def _reading(singles: list[Single], named: list[Single], seconds: frozenset[str], *, opens: bool) -> Reading:
    title = next((single for single in singles if single.form.titles), None)
    seen = any(single.form.weak for single in named) or not named or named[0].apart or named[0].large
    return Reading(title, tuple(named), None if seen else named[0], seconds, opens)


def _single(word: str, form: Form, prefix: str, suffix: str, lang: str, listed: Lists) -> Single:
    offset = listed.index.offset(prefix)
    definite = bool(listed.article) and (prefix in listed.fused or word.startswith(listed.article, offset))
    large = form.tag == NAME and (lang == "en" or form.acronym)
    return Single(form, offset, prefix, suffix, definite, bool(form.persons), form.witness, form.country, large)


def _stands(single: Single, word: str, lang: str, listed: Lists) -> bool:
    """Whether what is written onto a form leaves it what it is."""
    if single.form.tag != NAME:
        return not (single.suffix and single.form.tag == PEOPLE and lang == "ar")
    if single.suffix and (lang == "ar" or len(word) - len(single.suffix) <= SHORT):
        return False
    return not single.prefix or len(word) - single.offset >= SHORT or single.prefix in listed.joining

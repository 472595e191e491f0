"""The grammar of questions: ``actor:Trump type:CONSULT date:2025-06 lang:fa "exact phrase" words``.

A filter is a key, a colon and values with commas between them; a value with spaces or commas stands in quotation
marks. What is neither filter nor quotation is a word. An error says at which character it stands.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

from ruznama.archive.question import FIELDS, Question
from ruznama.errors import ConfigError
from ruznama.script import fold_form, spellings
from ruznama.store import bounds
from ruznama.views import day

__all__ = ["QuestionError", "from_params", "parse"]

# Quotation marks and commas as keyboards of the four languages write them.
_MARKS = re.escape(spellings('"') + "«»")
_COMMAS = re.escape(spellings(","))
_KEY = re.compile(r"([A-Za-z]+):(?!//)")
_QUOTED = re.compile(f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_BARE = re.compile(rf"[^\s{_COMMAS}{_MARKS}]+")
_WORD = re.compile(rf"[^\s{_MARKS}]+")
_COMMA = re.compile(f"[{_COMMAS}]")
_SPACE = re.compile(r"\s+")
# Two names with a comma between them.
_SIDES = 2


class QuestionError(ConfigError):
    """A question is malformed; ``at`` is the offset of the character where it is."""

    def __init__(self, message: str, at: int, *, fix: str = "") -> None:
        super().__init__(f"{message}, at character {at + 1}", fix=fix)
        self.at = at


class _Value(NamedTuple):
    text: str
    at: int


def parse(text: str) -> Question:
    """Read a question.

    Args:
        text: any string.

    Raises:
        QuestionError: a filter is unknown or has no such value, or a quotation mark is missing.
    """
    found: dict[str, list[_Value]] = {}
    words, phrases = [], []
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
        elif quoted := _QUOTED.match(text, at):
            phrases.append(" ".join(quoted[1].split()))
            at = quoted.end()
        elif re.match(f"[{_MARKS}]", text[at]):
            raise QuestionError("the quotation that begins here does not end", at, fix='Put a " after its last word.')
        elif (key := _KEY.match(text, at)) and (name := _known(key[1], at)):
            values, at = _values(text, key.end(), name)
            found.setdefault(name, []).extend(values)
        elif word := _WORD.match(text, at):
            words.append(word[0])
            at = word.end()
    return _question(words, filter(None, phrases), found)


def from_params(pairs: Iterable[tuple[str, str]]) -> Question:
    """Read a question from the query of an address: ``q`` holds words or a whole question, filters stand beside it.

    Keys that are no filters are left alone: an address has others too (``cursor``, ``ui``).

    Raises:
        QuestionError: as ``parse``; for a filter of its own the offset is that in its value.
    """
    asked = Question()
    found: dict[str, list[_Value]] = {}
    for key, value in pairs:
        if key == "q":
            asked = _joined(asked, parse(value))
        elif key in FIELDS and value.strip():
            found.setdefault(key, []).extend(_values(value, 0, key)[0] if key == "pair" else [_one(value)])
    return _joined(asked, _question([], [], found))


def _one(value: str) -> _Value:
    """A value of an address, whole: it may hold commas, but never a quotation mark."""
    return _Value(" ".join(re.sub(f"[{_MARKS}]", " ", value).split()), 0)


def _known(key: str, at: int) -> str:
    if key.lower() in FIELDS:
        return key.lower()
    near = difflib.get_close_matches(key.lower(), FIELDS, n=1)
    hint = f"Did you mean {near[0]}:?" if near else f"There are: {', '.join(FIELDS)}."
    raise QuestionError(f"there is no filter {key!r}", at, fix=f"{hint} To look for the words, put them in quotes.")


def _values(text: str, at: int, key: str) -> tuple[list[_Value], int]:
    """The values that follow a key, and where they end."""
    found = []
    while True:
        if quoted := _QUOTED.match(text, at):
            found.append(_Value(" ".join(quoted[1].split()), at + 1))
            at = quoted.end()
        elif bare := _BARE.match(text, at):
            found.append(_Value(bare[0], at))
            at = bare.end()
        else:
            raise QuestionError(f"{key}: has no value here", at, fix=f"Write it without a space: {key}:VALUE")
        comma = _COMMA.match(text, at)
        if not comma:
            return found, at
        at = comma.end()


def _question(words: Iterable[str], phrases: Iterable[str], found: dict[str, list[_Value]]) -> Question:
    values: dict[str, object] = {}
    for key, given in found.items():
        field = FIELDS[key]
        read = tuple(dict.fromkeys(_read(key, one) for one in given if one.text))
        if key == "pair":
            values["pair"] = _pair(given)
        elif field.many:
            values[field.name] = read
        elif len(read) > 1:
            raise QuestionError(f"{key}: can be given once", given[-1].at)
        elif read:
            values[field.name] = read[0]
    return Question(words=tuple(words), phrases=tuple(phrases), **values)  # type: ignore[arg-type] # by FIELDS


def _read(key: str, value: _Value) -> str:
    """A value in the spelling of its list."""
    if key == "date":
        return _date(value)
    allowed = FIELDS[key].allowed
    if not allowed:
        return value.text
    for one in allowed:
        if one.lower() == value.text.lower():
            return one
    near = difflib.get_close_matches(value.text.lower(), [one.lower() for one in allowed], n=1)
    hint = f"Did you mean {next(one for one in allowed if one.lower() == near[0])}? " if near else ""
    raise QuestionError(f"there is no {key} {value.text!r}", value.at, fix=f"{hint}There are: {', '.join(allowed)}.")


def _date(value: _Value) -> str:
    """A date or an interval of two, in digits that all know."""
    text = fold_form(value.text).replace(" ", "")
    sides = text.upper().split("/")
    if len(sides) > _SIDES or sides in (["..", ".."], [".."]):
        raise QuestionError(f"{value.text!r} is no date", value.at, fix="Write 2021, 2021-05, 2021-05-21 or A/B.")
    for side in sides:
        try:
            if side not in ("..", ""):
                day(side, last=False)
        except ConfigError as error:
            raise QuestionError(error.message, value.at, fix=error.fix) from error
    first, last = bounds(sides[0])[0], bounds(sides[-1])[1]
    if first and last and first > last:
        raise QuestionError(f"{value.text!r} ends before it begins", value.at, fix="Write the earlier date first.")
    return "/".join(side or ".." for side in sides)


def _pair(given: list[_Value]) -> tuple[str, str]:
    names = [name.strip() for one in given for name in _COMMA.split(one.text) if name.strip()]
    if len(names) != _SIDES:
        raise QuestionError("pair: takes two names", given[0].at, fix='Write pair:Iran,Iraq or pair:"Kim Jong Un",USA')
    return names[0], names[1]


def _joined(one: Question, two: Question) -> Question:
    """Both questions at once; where a filter takes one value, the second's."""
    fields: dict[str, object] = {"words": one.words + two.words, "phrases": one.phrases + two.phrases}
    for key, field in FIELDS.items():
        left, right = getattr(one, field.name), getattr(two, field.name)
        both = field.many and key != "pair"
        fields[field.name] = tuple(dict.fromkeys((*left, *right))) if both else right or left
    return Question(**fields)  # type: ignore[arg-type] # by FIELDS

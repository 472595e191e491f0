"""Quantities in a text: how many of what, and how long, in comparable numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from ruznama import lexicon
from ruznama.merge.words import common
from ruznama.model import Record, Span
from ruznama.script import fold, fold_form

__all__ = ["Quantity", "quantities"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s\w]")
_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HM]))\Z")
_LENGTH = {"Y": "year", "M": "month", "W": "day", "D": "day"}
# "Five thousand Taliban prisoners": one word may stand between a number and what it counts.
_BETWEEN = 2
_SIGN = "?"
# "Five people were killed": the word that says so stands within so many words on either side.
_FATE = 6
_LONGEST = 3
# In the other languages the word is one letter long.
_AND = frozenset({"and"})


class Quantity(msgspec.Struct, frozen=True, order=True, gc=False):
    """How many of what.

    Attributes:
        start: where it stands, source offset.
        end: its end.
        unit: what is counted, e.g. "prisoner", "day".
        value: how many.
    """

    start: int
    end: int
    unit: str
    value: float

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def spoken(self) -> str:
        """E.g. "5000 prisoner"."""
        return f"{self.value:g} {self.unit}" if self.value < 1e6 else f"{self.value:.12g} {self.unit}"


@cache
def _counted(lang: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(_TOKEN.findall(fold_form(form))): row["unit"]
        for row in lexicon.rows(lang, "counted")
        if not row["unit"].endswith(_SIGN)
        for form in lexicon.cells(row["forms"])
    }


@cache
def _signs(lang: str) -> dict[str, str]:
    """Word -> what persons are in its sentence: killed or wounded."""
    rows = [row for row in lexicon.rows(lang, "counted") if row["unit"].endswith(_SIGN)]
    return {
        fold_form(form).split()[0]: row["unit"].removesuffix(_SIGN)
        for row in rows
        for form in lexicon.cells(row["forms"])
    }


@cache
def _heads(lang: str) -> frozenset[str]:
    """First words of what is counted."""
    return frozenset(form[0] for form in _counted(lang))


@cache
def _numbers(lang: str) -> dict[str, tuple[int, str]]:
    return {fold_form(row["form"]): (int(row["value"]), row["class"]) for row in lexicon.rows(lang, "numbers")}


@cache
def _joiners(lang: str) -> frozenset[str]:
    """Letters written before a number word (Arabic wa-, bi-, li-) and the word "and" between number words."""
    return lexicon.prefixes(lang, lexicon.NOUN)


def quantities(record: Record, spans: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """Quantities of an article, in the order of the text.

    Args:
        record: the record; its durations are taken from its times.
        spans: only what touches these; empty for the whole text.
    """
    lang, text = record.article.lang, record.article.text
    dates = [time.span for time in record.times if time.type != "DURATION"]
    found = [q for time in record.times if (q := _duration(time.span, time.type, time.value))]
    if lang in lexicon.LANGUAGES:
        for span in spans or (Span(0, len(text)),) if text else ():
            counted = _count(span.of(text), span.start, lang)
            # "On 11 October": the day counts nothing, whatever follows.
            found += [q for q in counted if not any(date.overlaps(q.span) and date.start <= q.start for date in dates)]
    if spans:
        found = [q for q in found if any(q.start < span.end and span.start < q.end for span in spans)]
    return tuple(sorted(set(found)))


def _duration(span: Span, kind: str, value: str) -> Quantity | None:
    match = _DURATION.match(value) if kind == "DURATION" else None
    if match is None:
        return None
    if match[1]:
        number = float(match[1]) * (7 if match[2] == "W" else 1)
        return Quantity(span.start, span.end, _LENGTH[match[2]], number)
    return Quantity(span.start, span.end, "hour" if match[4] == "H" else "minute", float(match[3]))


def _count(text: str, offset: int, lang: str) -> list[Quantity]:
    folded = fold(text)
    plural = lexicon.suffixes(lang, lexicon.NOUN)
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded.text)]
    found, at = [], 0
    while at < len(tokens):
        first = tokens[at][0]
        if not first[0].isdigit() and _word(first, lang)[0] is None:
            at += 1
            continue
        value, after = _number(tokens, at, lang)
        if value is None:
            at += 1
            continue
        # "Tens of", "thousands of": a number word in the plural counts nothing.
        vague = after < len(tokens) and len(tokens[after][0]) > 1 and tokens[after][0] in plural
        if not vague and (hit := _unit(tokens, after, lang)) is not None:
            unit, last = hit
            unit = _fate(tokens, at, last, lang) if unit == "person" else unit
            span = folded.span(tokens[at][1], tokens[last - 1][2])
            found.append(Quantity(span.start + offset, span.end + offset, unit, value))
        at = after
    return found


def _fate(tokens: list[tuple[str, int, int]], first: int, last: int, lang: str) -> str:
    """What became of counted persons, as the words around say; "person" where they say nothing or two things."""
    signs, heads = _signs(lang), _joiners(lang)
    nearest: dict[int, set[str]] = {}
    for ahead, side in ((True, tokens[last : last + _FATE]), (False, tokens[max(0, first - _FATE) : first][::-1])):
        for steps, (token, _, _) in enumerate(side):
            if not token[0].isalpha():
                break
            head = next((p for p in heads if token.startswith(p) and token[len(p) :] in signs), None)
            if head is not None:
                # A verb that "and" is written onto opens the next clause.
                nearest.setdefault(steps + (ahead and head != ""), set()).add(signs[token[len(head) :]])
                break
    found = nearest[min(nearest)] if nearest else set()
    return found.pop() if len(found) == 1 else "person"


def _unit(tokens: list[tuple[str, int, int]], at: int, lang: str) -> tuple[str, int] | None:
    counted, heads = _counted(lang), _heads(lang)
    for start in range(at, min(at + _BETWEEN, len(tokens))):
        word = tokens[start][0]
        if word in heads:
            for length in range(min(_LONGEST, len(tokens) - start), 0, -1):
                unit = counted.get(tuple(token for token, _, _ in tokens[start : start + length]))
                if unit:
                    return unit, start + length
        if not word.isalpha() or word in common(lang) or word in _joiners(lang):
            return None
    return None


def _number(tokens: list[tuple[str, int, int]], at: int, lang: str) -> tuple[float | None, int]:
    """Value of the number that begins at a token, and the token after it; (None, at) where none begins."""
    total, part, start, read = 0.0, 0.0, at, False
    while at < len(tokens):
        token = tokens[at][0]
        value, kind = _word(token, lang) if not token[0].isdigit() else (_digits(token), "digits")
        if value is None:
            # "Five hundred and twenty": the word between belongs to the number when a number word follows.
            linked = read and (len(token) == 1 or token in _AND) and token.isalpha() and at + 1 < len(tokens)
            if linked and _word(tokens[at + 1][0], lang)[0] is not None:
                at += 1
                continue
            break
        if kind == "scale":
            part, total = (0.0, total + (part or 1) * value) if value >= 1000 else (part * value, total)
        elif kind == "digits" and read:
            break
        elif value == 100 and 1 <= part % 1000 <= 9:
            part += 99 * (part % 1000)
        else:
            part += value
        read = True
        at += 1
    return (total + part, at) if read else (None, start)


def _digits(token: str) -> float | None:
    """Value of digits with separators: 5,000 is five thousand, 20.5 is not twenty thousand five."""
    if token.isdigit():
        return float(token[:15])
    groups = re.split(r"[.,]", token)
    if len(groups) == 2 and len(groups[1]) != 3:
        return float(f"{groups[0][:15]}.{groups[1][:6]}")
    return float("".join(groups)[:15])


@lru_cache(maxsize=8192)
def _word(token: str, lang: str) -> tuple[float | None, str]:
    numbers = _numbers(lang)
    hit = numbers.get(token)
    if hit is None and lang == "ar":
        heads = (p for p in _joiners(lang) if p and token.startswith(p) and token[len(p) :] in numbers)
        hit = next((numbers[token[len(p) :]] for p in heads), None)
    if hit is None or hit[1] not in ("cardinal", "scale"):
        return None, ""
    return float(hit[0]), hit[1]

"""Finding expressions: rules over items, then joins over expressions; always the longest at the earliest place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ruznama.model import Calendar
from ruznama.times.calendars import year_calendar
from ruznama.times.draft import Draft
from ruznama.times.forms import Senses
from ruznama.times.grammar import Alphabet, Matches, Rule, Slots
from ruznama.times.lexer import Item, Items
from ruznama.times.numerals import SHORT_YEARS
from ruznama.times.words import Settings

__all__ = ["parse"]

# Dates nest no deeper: weekday, date, second calendar.
_JOIN_ROUNDS = 3


def parse(items: Items, how: Settings) -> list[Draft]:
    """All expressions of a text, in order, without overlap.

    No pattern asks for a word that no rule knows, so that such words cut a text into islands which are read apart.
    """
    drafts: list[Draft] = []
    matches = how.rules.matches
    for island in how.islands.finditer(items.chars):
        found = matches(island[0])
        if found:
            drafts += _island(items, island, found, how)
    return drafts


def _island(items: Items, island: re.Match[str], matches: Iterable[tuple[int, Matches]], how: Settings) -> list[Draft]:
    """The expressions of an island."""
    start, chars = island.start(), island[0]
    read: list[tuple[int, int, Draft | None]] = []
    after, done = "", 0
    for at, listed in matches:
        taken = _best(items, start, listed, how) if at >= done else None
        if taken is not None:
            last, draft = taken
            read.append((at, last, draft))
            after += chars[done:at] + (how.kinds[draft.kind()] if draft is not None else Alphabet.OTHER)
            done = last
    after += chars[done:]
    if not read or not how.phases.of(after):
        return [draft for _, _, draft in read if draft is not None]
    seen: list[Item] = []
    done = 0
    for at, last, draft in (*read, (len(chars), len(chars), None)):
        seen += [items[start + place] for place in range(done, at)]
        if draft is not None:
            seen.append(_item(draft, how))
        elif last > at:
            seen.append(items[start + at]._replace(char=Alphabet.OTHER, senses={}))
        done = last
    return [item.senses["draft"] for item in _joins(seen, how) if "draft" in item.senses]


def _best(items: Items, start: int, listed: Matches, how: Settings) -> tuple[int, Draft | None] | None:
    """The longest match that makes sense at a place of an island: the unit after it, its draft; None for a refusal."""
    for rule, slots in listed:
        if rule.op == "refuse":
            return slots.last, None
        values = _values(items, start, slots, rule)
        if _agrees(rule.op, values, how):
            first, end = items[start + slots.first], items[start + slots.last - 1].end
            return slots.last, Draft(rule.op, values, first.start, end, first.token, (rule.id,))
    return None


def _values(items: Sequence[Item] | Items, start: int, slots: Slots, rule: Rule) -> dict[str, Any]:
    """What the slots of a match that begins ``start`` units on say."""
    found: dict[str, Any] = dict(rule.fixed)
    for name, places in slots.of.items():
        listed = [_sense(items[start + place].senses, classes) for place, classes in places]
        found[name] = listed[0]
        if len(listed) > 1:
            found[name + "+"] = listed
    if "clipped" in found:
        # "July '74".
        found["year"] += 2000 if found["year"] < SHORT_YEARS else 1900
    return found


def _sense(senses: Senses, classes: tuple[str, ...]) -> Any:  # noqa: ANN401
    """The value of the first class that a unit has."""
    for name in classes:
        if name in senses:
            return senses[name]
    return None


def _agrees(op: str, values: dict[str, Any], how: Settings) -> bool:
    """Whether the values fit: two names of one month are the same month, month and year are of one calendar."""
    if op != "date" or "month" not in values:
        return True
    months = values.get("month+")
    if months and len(set(months)) > 1:
        month = _one_month(months, values, how)
        if month is None:
            return False
        values["month"] = month
    if "year" not in values or values.get("short"):
        return True
    calendar = values["month"][0]
    return year_calendar(int(values["year"]), values.get("era"), calendar, solar=how.solar) is not None


def _one_month(
    months: list[tuple[Calendar, int]], values: dict[str, Any], how: Settings
) -> tuple[Calendar, int] | None:
    """The month of two names that overlap ("September (Shahrivar) 2014"): that in the calendar of the year."""
    one, two = months[0], months[-1]
    if one[0] == two[0] or "islamic" in (one[0], two[0]):
        return None
    west, solar = (one, two) if one[0] == "gregorian" else (two, one)
    # Farvardin is the last third of March and the first two thirds of April.
    if (west[1] - solar[1]) % 12 not in (2, 3):
        return None
    if "year" not in values or values.get("short"):
        return one
    told = year_calendar(int(values["year"]), values.get("era"), None, solar=how.solar)
    return next((month for month in (one, two) if month[0] == told), None)


def _item(draft: Draft, how: Settings) -> Item:
    kind = draft.kind()
    return Item(draft.start, draft.end, draft.token, how.kinds[kind], {kind: draft, "draft": draft})


def _joins(seen: list[Item], how: Settings) -> list[Item]:
    """An island after all joins."""
    chars = "".join([item.char for item in seen])
    for joins in how.phases.of(chars):
        for _ in range(_JOIN_ROUNDS):
            listed = joins.matches(chars)
            joined = _join(seen, listed, how) if listed else None
            if joined is None:
                break
            seen = joined
            chars = "".join([item.char for item in seen])
    return seen


def _join(items: list[Item], matches: Iterable[tuple[int, Matches]], how: Settings) -> list[Item] | None:
    """One round of joins; None when nothing joined."""
    seen: list[Item] = []
    done = 0
    for at, listed in matches:
        taken = _joined(items, listed) if at >= done else None
        if taken is not None:
            seen += items[done:at]
            seen.append(_item(taken[1], how))
            done = taken[0]
    if not done:
        return None
    seen += items[done:]
    return seen


def _joined(items: Sequence[Item], listed: Matches) -> tuple[int, Draft] | None:
    for rule, slots in listed:
        draft = _combine(rule, _values(items, 0, slots, rule), items, slots)
        if draft is not None:
            return slots.last, draft
    return None


def _combine(rule: Rule, values: dict[str, Any], items: Sequence[Item], slots: Slots) -> Draft | None:
    """The draft of a join, or None where the parts do not fit."""
    parts = [value for value in values.values() if isinstance(value, Draft)]
    if not parts:
        return None
    fired = tuple(dict.fromkeys(name for part in parts for name in part.rules))
    first = items[slots.first]
    return Draft(rule.op, values, first.start, items[slots.last - 1].end, first.token, (*fired, rule.id))

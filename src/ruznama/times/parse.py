"""Finding expressions: rules over items, then joins over expressions; always the longest at the earliest place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ruznama.model import Calendar
from ruznama.times.calendars import year_calendar
from ruznama.times.draft import Draft
from ruznama.times.grammar import Rule, RuleSet, Slots, longest
from ruznama.times.lexer import Item
from ruznama.times.numerals import SHORT_YEARS
from ruznama.times.words import Settings

__all__ = ["parse"]

# Dates nest no deeper: weekday, date, second calendar.
_JOIN_ROUNDS = 3


def parse(items: list[Item], how: Settings) -> list[Draft]:
    """All expressions of a text, in order, without overlap."""
    found = _scan(items, how.rules, how)
    if not found:
        return []
    seen = _replace(items, found, how)
    chars = "".join([item.char for item in seen])
    for joins in how.phases:
        for _ in range(_JOIN_ROUNDS):
            joined = _join(seen, chars, joins, how)
            if joined is None:
                break
            seen = joined
            chars = "".join([item.char for item in seen])
    return [item.senses["draft"] for item in seen if "draft" in item.senses]


def _scan(items: list[Item], rules: RuleSet, how: Settings) -> list[tuple[int, int, Draft | None]]:
    """Expressions with their item range; None where a rule refused one."""
    chars = "".join([item.char for item in items])
    found: list[tuple[int, int, Draft | None]] = []
    at = 0
    while candidate := rules.candidates.search(chars, at):
        at = candidate.start()
        listed = rules.rules(chars, at)
        taken = _best(items, chars, at, listed, how) if listed else None
        if taken is None:
            at += 1
        else:
            found.append(taken)
            at = taken[1]
    return found


def _best(
    items: Sequence[Item], chars: str, at: int, listed: tuple[Rule, ...], how: Settings
) -> tuple[int, int, Draft | None] | None:
    """The longest match that makes sense at a place."""
    for rule, slots in longest(listed, chars, at):
        values = _values(items, slots, rule)
        if rule.op == "refuse":
            return at, slots.last, None
        if not _agrees(rule.op, values, how):
            continue
        first = items[at]
        return at, slots.last, Draft(rule.op, values, first.start, items[slots.last - 1].end, first.token, (rule.id,))
    return None


def _values(items: Sequence[Item], slots: Slots, rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = dict(rule.fixed)
    for name, places in slots.of.items():
        listed = []
        for place, classes in places:
            senses = items[place].senses
            listed.append(next((senses[c] for c in classes if c in senses), None))
        found[name] = listed[0]
        if len(listed) > 1:
            found[name + "+"] = listed
    if "clipped" in found:
        # "July '74".
        found["year"] += 2000 if found["year"] < SHORT_YEARS else 1900
    return found


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


def _replace(items: list[Item], found: list[tuple[int, int, Draft | None]], how: Settings) -> list[Item]:
    seen: list[Item] = []
    at = 0
    for first, last, draft in found:
        seen.extend(items[at:first])
        seen.append(
            _item(draft, how)
            if draft is not None
            else Item(items[first].start, items[last - 1].end, items[first].token, how.alphabet.OTHER, {})
        )
        at = last
    seen.extend(items[at:])
    return seen


def _item(draft: Draft, how: Settings) -> Item:
    classes = draft.classes()
    senses: dict[str, Any] = dict.fromkeys(classes, draft)
    senses["draft"] = draft
    return Item(draft.start, draft.end, draft.token, how.alphabet.char(classes), senses)


def _join(items: list[Item], chars: str, joins: RuleSet, how: Settings) -> list[Item] | None:
    """One round of joins; None when nothing joined."""
    seen: list[Item] = []
    at = done = 0
    while candidate := joins.candidates.search(chars, at):
        at = candidate.start()
        listed = joins.rules(chars, at)
        taken = _joined(items, chars, at, listed) if listed else None
        if taken is None:
            at += 1
        else:
            last, draft = taken
            seen.extend(items[done:at])
            seen.append(_item(draft, how))
            at = done = last
    if not done:
        return None
    seen.extend(items[done:])
    return seen


def _joined(items: Sequence[Item], chars: str, at: int, listed: tuple[Rule, ...]) -> tuple[int, Draft] | None:
    for rule, slots in longest(listed, chars, at):
        values = _values(items, slots, rule)
        draft = _combine(rule, values, items, slots)
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

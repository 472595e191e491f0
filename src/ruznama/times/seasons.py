"""Seasons, quarters, halves, decades and centuries."""

from __future__ import annotations

from datetime import timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import date_of, year_calendar, year_of
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.nearest import choose
from ruznama.times.relative import decade_value, shifted
from ruznama.times.value import Value, interval, month_value, year_value
from ruznama.times.years import GREGORIAN, has_year, named_year, shift_month

__all__ = ["century_of", "decade_of", "quarter_of", "season_of"]


def season_of(draft: Draft, context: Context) -> Value | None:
    """A season: EDTF 21-24 of a Gregorian year, the exact days of a Solar one."""
    season = int(draft.get("season"))
    if has_year(draft):
        named = named_year(draft, context)
        return _season_value(named[0], named[1], season) if named else None
    anchor = context.anchor
    calendar: Calendar = "persian" if context.how.solar_relative else GREGORIAN
    own = year_of(anchor, calendar) if anchor else None
    if anchor is None or own is None:
        context.unresolved = True
        return Value(f"XXXX-{season}", grain="season")
    options = [v for year in (own - 1, own, own + 1) if (v := _season_value(calendar, year, season)) is not None]
    return context.anchored(choose(options, draft.get("rel"), anchor, draft, context))


def _season_value(calendar: Calendar, year: int, season: int) -> Value | None:
    if calendar == "gregorian":
        month = (3, 6, 9, 12)[season - 21]
        first = date_of(calendar, year, month, 1)
        following = date_of(calendar, *shift_month(year, month, 3), 1)
        if first is None or following is None:
            return None
        return Value(f"{year:04d}-{season}", first=first, last=following - timedelta(days=1), grain="season")
    if calendar == "persian":
        return _months_of(calendar, year, (season - 21) * 3 + 1, 3)
    return None


def _months_of(calendar: Calendar, year: int, month: int, count: int) -> Value | None:
    first, last = month_value(calendar, year, month), month_value(calendar, year, month + count - 1)
    if first is None or last is None:
        return None
    return interval(first, last)._replace(grain="season", value=f"{first.first}/{last.last}")


def quarter_of(draft: Draft, context: Context) -> Value | None:
    """A quarter or half of a year."""
    named = named_year(draft, context)
    if named is None and not has_year(draft) and context.anchor:
        calendar = "persian" if context.how.solar_relative else GREGORIAN
        own = year_of(context.anchor, calendar)
        named = (calendar, own) if own else None
    if named is None:
        return None
    calendar, year = named
    half = "half" in draft.values or draft.get("nmonths") == 6
    if draft.get("nmonths") not in (None, 3, 6):
        return None
    parts, letter, width = (2, "H", 6) if half else (4, "Q", 3)
    number = parts if "last" in draft.values or str(draft.get("ord")) == "last" else int(draft.get("ord"))
    if not 1 <= number <= parts:
        return None
    if calendar == "gregorian":
        whole = _months_of(calendar, year, (number - 1) * width + 1, width)
        return whole._replace(value=f"{year:04d}-{letter}{number}") if whole else None
    return _months_of(calendar, year, (number - 1) * width + 1, width)


def decade_of(draft: Draft, context: Context) -> Value | None:
    """A decade."""
    if "year" in draft.values:
        year = int(draft.get("year"))
        told = year_calendar(year, draft.get("era"), None, solar=context.how.solar)
        return decade_value(told, year) if told and year % 10 == 0 else None
    tens = (int(draft.get("nth")) - 1) * 10 if "nth" in draft.values else int(draft.get("decn"))
    era = draft.get("era")
    if not 0 <= tens < 100 or tens % 10:
        return None
    if "century" in draft.values:
        return decade_value("gregorian", (int(draft.get("century")) - 1) * 100 + tens)
    if "rel" in draft.values and context.anchor:
        return decade_value("gregorian", (context.anchor.year // 100 + int(draft.get("rel"))) * 100 + tens)
    if era == "persian" or (era is None and context.how.solar and "rel" not in draft.values and "decn" in draft.values):
        return decade_value("persian", 1300 + tens)
    return decade_value("gregorian", 1900 + tens)


def century_of(draft: Draft, context: Context) -> Value | None:
    """A century."""
    if "century" in draft.values:
        number = int(draft.get("century"))
        if not 1 <= number <= 21:
            return None
        if draft.get("era") == "persian":
            first, last = year_value("persian", (number - 1) * 100 + 1), year_value("persian", number * 100)
            return interval(first, last)._replace(grain="century") if first and last else None
        if draft.get("era") == "islamic":
            first, last = year_value("islamic", (number - 1) * 100 + 1), year_value("islamic", number * 100)
            return interval(first, last)._replace(grain="century") if first and last else None
        return Value(f"{number - 1:02d}XX", grain="century") if draft.get("era") != "bce" else None
    if context.anchor is None:
        return None
    return context.anchored(shifted("century", int(draft.get("rel") or 0), context.anchor, "gregorian"))

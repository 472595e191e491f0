"""Weekdays, today and yesterday, last week, that year: what is counted from the anchor or from the text."""

from __future__ import annotations

from datetime import date, timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import in_calendar
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.value import Value, day_value, interval, month_value, week_value, year_value
from ruznama.times.years import GREGORIAN, relative_calendar, shift_month, told_year

__all__ = [
    "decade_value",
    "deictic_date",
    "named_before",
    "relative_unit",
    "shifted",
    "some_units",
    "vague_time",
    "weekday_date",
    "weekend_value",
    "with_part",
    "year_word",
]


def weekday_date(draft: Draft, context: Context) -> Value | None:
    """A weekday: by "last" and "next", else by tense; open without an anchor."""
    wanted: int = draft.get("weekday")
    anchor = context.anchor
    base = anchor
    if "same" in draft.values:
        last = context.last(("day",))
        base = last.first if last else anchor
    if base is None:
        context.unresolved = True
        return Value(f"XXXX-WXX-{wanted}", grain="day")
    if "wrel" in draft.values or "wrel0" in draft.values:
        start = base - timedelta(days=(base.isoweekday() - context.how.week_start) % 7)
        start += timedelta(days=7 * int(draft.get("wrel") or 0))
        found = start + timedelta(days=(wanted - context.how.week_start) % 7)
        return context.anchored(day_value(found))
    return context.anchored(day_value(_weekday_near(wanted, base, draft, context)))


def _weekday_near(wanted: int, anchor: date, draft: Draft, context: Context) -> date:
    back = (anchor.isoweekday() - wanted) % 7
    ahead = (wanted - anchor.isoweekday()) % 7
    rel = draft.get("rel")
    if rel is not None:
        direction = int(str(rel))
        further = 7 * (abs(direction) - 1)
        if direction < 0:
            return anchor - timedelta(days=(back or 7) + further)
        if direction > 0:
            return anchor + timedelta(days=(ahead or 7) + further)
    if back == 0:
        return anchor
    if "this" in draft.values:
        return anchor + timedelta(days=ahead)
    return anchor + timedelta(days=ahead) if context.tense(draft) > 0 else anchor - timedelta(days=back)


def deictic_date(draft: Draft, context: Context) -> Value | None:
    """Today, yesterday, tonight; a weekday beside it wins."""
    parts = str(draft.get("dx")).split(":")
    offset = int(parts[1])
    weekday = draft.get("weekday")
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        if weekday:
            return Value(f"XXXX-WXX-{weekday}", grain="day")
        return Value("PRESENT_REF" if offset == 0 else "PAST_REF" if offset < 0 else "FUTURE_REF")
    found = anchor + timedelta(days=offset)
    if weekday:
        # The weekday wins over "today": a night posting carries the date of the next day.
        shift = (weekday - found.isoweekday() + 3) % 7 - 3
        found += timedelta(days=shift)
    value = context.anchored(day_value(found))
    return with_part(value, parts[2]) if value and len(parts) > 2 else value


def relative_unit(draft: Draft, context: Context) -> Value | None:
    """Last week, this month, next year."""
    unit: str = draft.get("unit")
    by = int(draft.get("rel") or 0)
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        open_units = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "day": "XXXX-XX-XX"}
        return Value("PAST_REF" if by < 0 else "FUTURE_REF" if by > 0 else open_units.get(unit, "PRESENT_REF"))
    if "the" in draft.values:
        # "In late July ... and the next month": from what the sentence told before.
        base = context.just_told(draft)
        by = 1
        if base is not None and base.first is not None:
            value = shifted(unit, by, base.first, base.calendar)
            return value._replace(anchor=base.value) if value else None
    told = context.named[-1] if context.named and draft.get("rel0") == "same" else None
    if told is not None and told.grain == unit and told.first is not None:
        # "In this very year" after a year just named is that year.
        return told._replace(mod=None, anchor=told.value)
    return context.anchored(shifted(unit, by, anchor, relative_calendar(draft, context)))


def year_word(draft: Draft, context: Context) -> Value | None:
    """Persian words for this year, last year, the year before last."""
    calendar: Calendar = "persian" if context.how.solar_relative else GREGORIAN
    year = told_year(draft, context, calendar)
    if year is None:
        context.unresolved = True
        return Value("XXXX")
    return context.anchored(year_value(calendar, year))


def shifted(unit: str, by: int, base: date, calendar: Calendar) -> Value | None:
    """The day, week, month, year, decade or century that lies ``by`` of them from a day."""
    if unit in ("day", "night"):
        return day_value(base + timedelta(days=by))
    if unit == "week":
        return week_value(base + timedelta(weeks=by))
    own = in_calendar(base, calendar)
    if own is None:
        return None
    if unit == "month":
        return month_value(calendar, *shift_month(own[0], own[1], by))
    if unit == "year":
        return year_value(calendar, own[0] + by)
    if unit == "decade":
        return decade_value("gregorian", (base.year // 10 + by) * 10)
    if unit == "century":
        return Value(f"{base.year // 100 + by:02d}XX", grain="century")
    return None


def decade_value(calendar: Calendar, start: int) -> Value | None:
    """The ten years from ``start`` on."""
    first, last = year_value(calendar, start), year_value(calendar, start + 9)
    if first is None or last is None:
        return None
    if calendar == "gregorian":
        return Value(f"{start // 10:03d}X", first=first.first, last=last.last, grain="decade")
    return interval(first, last)._replace(grain="decade")


def weekend_value(draft: Draft, context: Context) -> Value | None:
    """Saturday and Sunday: of this week for what is to come, of the last one for what is over."""
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        return Value("XXXX-WXX", written="XXXX-WXX-WE")
    by = draft.get("rel")
    saturday = anchor + timedelta(days=(6 - anchor.isoweekday()) if anchor.isoweekday() < 7 else -1)
    if by is None:
        ahead = context.tense(draft) > 0 or anchor >= saturday
        saturday -= timedelta(days=0 if ahead else 7)
    else:
        saturday += timedelta(days=7 * int(str(by)))
    week = week_value(saturday)
    value = interval(day_value(saturday), day_value(saturday + timedelta(days=1)))
    return context.anchored(value._replace(grain="week", written=f"{week.value}-WE"))


def some_units(draft: Draft, context: Context) -> Value | None:
    """The past few months, the coming days: no length is told."""
    del context
    by = int(str(draft.get("rel")))
    return Value("PAST_REF" if by < 0 else "FUTURE_REF" if by > 0 else "PRESENT_REF")


def vague_time(draft: Draft, context: Context) -> Value | None:
    """A vague time: PAST_REF, PRESENT_REF, FUTURE_REF."""
    value = str(draft.get("vague"))
    # "Soon" in a tale of the past points nowhere.
    return None if value == "FUTURE_REF" and context.anchor and context.tense(draft) < 0 else Value(value)


def named_before(draft: Draft, context: Context) -> Value | None:
    """That year, the same day, the following month: counted from what the text named before."""
    if "time" in draft.values:
        last = context.last()
        return last._replace(mod=None, anchor=last.value) if last else Value("PAST_REF")
    unit = str(draft.get("unit"))
    by = int(draft.get("foll") or 0)
    grains = {"day": ("day",), "night": ("day",), "week": ("day", "week"), "month": ("day", "month")}.get(unit, ())
    last = context.last(grains)
    anchor = context.anchor
    if last and last.first and anchor and not by and last.first > anchor and context.tense(draft) <= 0:
        # "The same day" of a past clause is not the deadline just named.
        last = context.last(grains, until=anchor) or last
    base = last.first if last else anchor
    if base is None:
        context.unresolved = True
        return Value({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    calendar = last.calendar if last else ("persian" if context.how.solar_relative else GREGORIAN)
    if by > 0 and last and last.last and unit in ("day", "night"):
        base = last.last
    value = shifted(unit, by, base, calendar)
    return value._replace(anchor=last.value if last else base.isoformat()) if value else None


def with_part(value: Value, part: str) -> Value:
    """The value with a part of day."""
    return value._replace(value=value.value[:10] + part, kind="TIME")

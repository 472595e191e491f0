"""Expressions made of expressions: weekday and date, two calendars, ranges, parts."""

from __future__ import annotations

from datetime import timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import date_of, in_calendar, year_calendar
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.value import Value, day_value, interval, month_value, open_value, year_value
from ruznama.times.years import SHORT_YEARS, has_year

__all__ = ["equated_date", "merged_date", "part_of", "range_of", "range_of_days", "range_of_months", "range_of_years"]


def merged_date(draft: Draft, context: Context) -> Value | None:
    """A weekday or "yesterday" beside a date: one day; the weekday decides the year of a date without one."""
    left, right = draft.get("a"), draft.get("b")
    if right.op == "date" and left.op == "weekday":
        if "weekday" in right.values:
            return None
        right.values["weekday"] = left.get("weekday")
        return context.resolve(right)
    if left.op == "deictic":
        near = context.resolve(left)
        if right.op == "weekday":
            left.values["weekday"] = right.get("weekday")
            return context.resolve(left)
        value = context.resolve(right)
        if near is None or near.first is None or value is None or value.first is None:
            return value
        return value
    if left.op == "weekday":
        return context.resolve(right)
    return context.resolve(left)


def equated_date(draft: Draft, context: Context) -> Value | None:
    """A date told in two calendars: the finer or the first; another one is only a second spelling."""
    left, right = context.resolve(draft.get("a")), context.resolve(draft.get("b"))
    if left is None or right is None:
        return left or right
    if left.kind == "TIME":
        return left
    if right.kind == "TIME":
        return right._replace(calendar=left.calendar, original=left.original)
    return left


def part_of(draft: Draft, context: Context) -> Value | None:
    """The beginning, middle or end of a month, year or longer: the whole with a mod."""
    value = context.resolve(draft.get("e"))
    return value._replace(mod=str(draft.get("part"))) if value else None


def range_of(draft: Draft, context: Context) -> Value | None:
    """From one date to another; what only the second tells (year, month, "last") holds for both."""
    left, right = draft.get("a"), draft.get("b")
    if left.op == "date" and right.op == "date":
        for name in ("year", "era", "yrel", "yrel0", "ysame", "rel"):
            if name in right.values and not has_year(left) and name not in left.values:
                left.values[name] = right.values[name]
    # The "to" of a range is no deadline.
    right.values["ranged"] = True
    last = context.resolve(right)
    if last is None or last.first is None:
        return _open_span(left, right, context)
    if left.op == "weekday" and right.op in ("weekday", "merge"):
        back = (last.first.isoweekday() - left.get("weekday")) % 7
        start, end = last.first - timedelta(days=back), last.first
        if context.anchor and str(right.get("rel")) == "1" and start <= context.anchor < end:
            # "Next Wednesday and Thursday" said on a Wednesday: a range that is to come begins later.
            start, last = start + timedelta(days=7), day_value(end + timedelta(days=7))
        first: Value | None = day_value(start)
    else:
        first = context.resolve(left)
    if first is None or first.first is None or last.first is None or first.first > (last.last or last.first):
        return None
    return interval(first, last)


def _open_span(left: Draft, right: Draft, context: Context) -> Value | None:
    first, last = context.resolve(left), context.resolve(right)
    if first is None or last is None or "_REF" in first.value + last.value:
        return None
    return Value(f"{first.value}/{last.value}")


def range_of_years(draft: Draft, context: Context) -> Value | None:
    """Years from one to another."""
    first, last = int(draft.get("y1")), int(draft.get("y2"))
    if first < 100:
        if first < SHORT_YEARS:
            return None
        first += 1300
    if last < 100:
        last += first // 100 * 100
    era = draft.get("era")
    told = year_calendar(first, era, None, solar=context.how.solar)
    if not first < last <= first + 300 or told is None or era == "bce":
        return None
    left, right = year_value(told, first), year_value(told, last)
    return interval(left, right) if left and right else None


def range_of_days(draft: Draft, context: Context) -> Value | None:
    """Days of one month."""
    values = {name: value for name, value in draft.values.items() if name not in ("d1", "d2")}
    right = Draft("date", {**values, "day": draft.get("d2")}, draft.start, draft.end, draft.token, ())
    last = context.resolve(right)
    if last is None:
        return None
    if last.first is None:
        left = context.resolve(
            Draft("date", {**values, "day": draft.get("d1")}, draft.start, draft.end, draft.token, ())
        )
        return Value(f"{left.value}/{last.value}") if left else None
    calendar: Calendar = last.calendar
    own = in_calendar(last.first, calendar)
    first = date_of(calendar, own[0], own[1], draft.get("d1")) if own else None
    if first is None or first >= last.first:
        return None
    return interval(day_value(first, calendar), last)._replace(anchor=last.anchor)


def range_of_months(draft: Draft, context: Context) -> Value | None:
    """Months from one to another."""
    names = ("m1", "m2", "m1x", "m2x")
    values = {name: value for name, value in draft.values.items() if name not in names}
    right = Draft("date", {**values, "month": draft.get("m2")}, draft.start, draft.end, draft.token, ())
    last = context.resolve(right)
    month = draft.get("m1")
    if last is None or month[0] != draft.get("m2")[0] or month[1] == draft.get("m2")[1]:
        return None
    if last.first is None:
        left = open_value(month[0], month[1], None)
        return Value(f"{left.value}/{last.value}") if left else None
    own = in_calendar(last.first, month[0])
    if own is None:
        return None
    first = month_value(month[0], own[0] if month[1] < own[1] else own[0] - 1, month[1])
    return interval(first, last) if first else None

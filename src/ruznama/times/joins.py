"""Expressions made of expressions: weekday and date, two calendars, ranges, parts."""

from __future__ import annotations

from datetime import timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import date_of, in_calendar, year_calendar, year_of
from ruznama.times.context import Context
from ruznama.times.dates import exact
from ruznama.times.draft import Draft
from ruznama.times.value import Value, day_value, interval, month_value, open_value, year_value
from ruznama.times.years import GREGORIAN, SHORT_YEARS, has_year

__all__ = [
    "equated_date",
    "merged_date",
    "part_of",
    "range_of",
    "range_of_days",
    "range_of_months",
    "range_of_years",
    "share_years",
]

_YEARS = ("year", "era", "short", "yrel", "yrel0", "ysame", "dxy")
# Characters of an "and" or a comma between two days of a list.
_AND = 5
_LAST = 31


def share_years(drafts: list[Draft]) -> None:
    """Let a day take the year of the day that follows it in a list ("15 September and 13 October 2019")."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if left.op != "date" or right.op != "date" or right.start - left.end > _AND or has_year(left):
            continue
        if (
            "day" not in left.values
            or "month" not in left.values
            or "month" not in right.values
            or "rel" in left.values
        ):
            continue
        # A later month before the year belongs to the year before, which is rarely written so: left alone.
        one, two = left.get("month"), right.get("month")
        if has_year(right) and one[0] == two[0] and (one[1], left.get("day")) < (two[1], right.get("day") or _LAST):
            left.values.update({name: right.values[name] for name in _YEARS if name in right.values})


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
    if left.op == right.op == "date" and not has_year(left):
        for name in (*_YEARS, "rel"):
            if name in right.values:
                left.values.setdefault(name, right.values[name])
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
        if not has_year(left) and not has_year(right) and left.op == right.op == "date" and "rel" not in right.values:
            first, last = _around(left, right, first, last, context)
    if first is None or first.first is None or last.first is None or first.first > (last.last or last.first):
        return None
    return interval(first, last)


def _around(
    left: Draft, right: Draft, first: Value | None, last: Value, context: Context
) -> tuple[Value | None, Value]:
    """Two days without a year: the nearest such stretch, that which holds the anchor before all others."""
    anchor = context.anchor
    calendar: Calendar = right.get("month")[0] if "month" in right.values else GREGORIAN
    if anchor is None or last.first is None or "month" not in left.values or left.get("month")[0] != calendar:
        return first, last
    own = year_of(last.first, calendar)
    if own is None:
        return first, last
    options = []
    for year in (own - 1, own, own + 1):
        ends = exact(calendar, year, right.get("month")[1], right.get("day"))
        early = (left.get("month")[1], left.get("day") or 0) > (right.get("month")[1], right.get("day") or 0)
        begins = exact(calendar, year - early, left.get("month")[1], left.get("day"))
        if begins and ends and begins.first and ends.last:
            options.append((begins, ends))
    around = next((pair for pair in options if pair[0].first <= anchor <= pair[1].last), None)  # type: ignore[operator]
    same = next((pair for pair in options if pair[1].first == last.first), None)
    found = around or same
    return (found[0], found[1]._replace(anchor=last.anchor)) if found else (first, last)


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
    if first is None or own is None or first >= last.first:
        return None
    if not has_year(draft) and context.anchor and "rel" not in draft.values:
        for year in (own[0], own[0] + 1):
            begins, ends = date_of(calendar, year, own[1], draft.get("d1")), date_of(calendar, year, own[1], own[2])
            if begins and ends and begins <= context.anchor <= ends:
                # Days that hold the anchor are these days, not those of another year.
                return interval(day_value(begins, calendar), day_value(ends, calendar))._replace(anchor=last.anchor)
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

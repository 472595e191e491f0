"""Dates as people of a language and calendar write them, no finer than they are known.

An EDTF value is a day, week, month, season, quarter, year, decade or an interval of such. A day has its date in every
calendar; what is longer has its own name in the Gregorian one and is told by its first and last month or year in the
others, since no month of theirs is a month of ours.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, get_args

from ruznama.model import Calendar
from ruznama.model.edtf import Days, days
from ruznama.server.interface import Interface
from ruznama.times.calendars import in_calendar

__all__ = ["CALENDARS", "told", "wide"]

CALENDARS: Final[tuple[Calendar, ...]] = get_args(Calendar)
_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d).*)?\Z")
_WEEK = re.compile(r"\d{4}-W\d\d\Z")
_BLURRED = re.compile(r"(\d{2,3})(X{1,2})\Z")
_YEAR = 360
_LAST = date.max.toordinal()


def told(value: str | None, ui: Interface, calendar: Calendar | None = None) -> str:
    """An EDTF value in words, in a calendar (the reader's by default). Total: what is no EDTF stays as it is."""
    if not value:
        return ui.text("date.none")
    cal = calendar or ui.calendar
    if "/" not in value:
        return ui.written(_single(value, ui, cal))
    left, _, right = value.partition("/")
    if left in ("", ".."):
        return ui.written(_filled(ui, "date.until", date=_edge(right, ui, cal, last=True)))
    if right in ("", ".."):
        return ui.written(_filled(ui, "date.since", date=_edge(left, ui, cal, last=False)))
    found = _days(value)
    if cal != "gregorian" and found and (wide(left) or wide(right)):
        return ui.written(_range(found, ui, cal))
    return ui.written(_span(_single(left, ui, cal), _single(right, ui, cal), ui))


def _days(value: str | None) -> Days | None:
    """The days of a value, where the calendar of the machine has them: there is no year 0."""
    found = days(value)
    return found if found is not None and date.min.toordinal() <= found.first <= found.last <= _LAST else None


def wide(value: str | None) -> bool:
    """Whether a date is not known to the day."""
    found = _days(value)
    return found is None or found.width > 1


def _filled(ui: Interface, key: str, **values: str) -> str:
    """A message without isolates: the whole of a date stands in one element."""
    return ui.pattern(key).format(**values)


def _single(value: str, ui: Interface, cal: Calendar) -> str:
    plain = value.rstrip("~?%")
    if plain != value:
        return _filled(ui, "date.about", date=_single(plain, ui, cal))
    found = _days(value)
    if found is None:
        return value
    match = _PARTS.match(value)
    if match and match[3]:
        day = _day(date.fromordinal(found.first), ui, cal)
        return _filled(ui, "date.at", date=day, time=match[4]) if match[4] else day
    if _WEEK.match(value):
        return _filled(ui, "date.week", date=_day(date.fromordinal(found.first), ui, cal))
    return _own(value, match, ui) if cal == "gregorian" else _range(found, ui, cal)


def _edge(value: str, ui: Interface, cal: Calendar, *, last: bool) -> str:
    """Where an open interval begins or ends; in another calendar its month, where it is not known better."""
    found = _days(value)
    if cal == "gregorian" or found is None or found.width == 1:
        return _single(value, ui, cal)
    day = found.last if last else found.first
    return _range(Days(day, day), ui, cal)


def _own(value: str, match: re.Match[str] | None, ui: Interface) -> str:
    """What is longer than a day, in the calendar it was dated in."""
    if match is None:
        blurred = _BLURRED.match(value)
        if blurred is None:
            return value
        first, last = blurred[1] + "0" * len(blurred[2]), blurred[1] + "9" * len(blurred[2])
        if len(blurred[2]) == 1:
            return _filled(ui, "date.decade", year=first)
        return _filled(ui, "date.century", year=first, last=last)
    year, part = match[1], int(match[2] or 0)
    if not part:
        return str(int(year))
    if part <= 12:
        return _filled(ui, "date.month", month=ui.text(f"month.gregorian.{part}"), year=str(int(year)))
    return _filled(ui, f"date.season.{part}", year=str(int(year)))


def _range(found: Days, ui: Interface, cal: Calendar) -> str:
    """The months, or of a year and more the years, of another calendar that a time touches."""
    ends = [in_calendar(date.fromordinal(day), cal) for day in (found.first, found.last)]
    if ends[0] is None or ends[1] is None:
        return f"{date.fromordinal(found.first).isoformat()}/{date.fromordinal(found.last).isoformat()}"
    (year, month, _), (last_year, last_month, _) = ends[0], ends[1]
    if found.width > _YEAR:
        return str(year) if year == last_year else _span(str(year), str(last_year), ui)
    first, last = ui.text(f"month.{cal}.{month}"), ui.text(f"month.{cal}.{last_month}")
    if (year, month) == (last_year, last_month):
        return _filled(ui, "date.month", month=first, year=str(year))
    end = _filled(ui, "date.month", month=last, year=str(last_year))
    begin = first if year == last_year else _filled(ui, "date.month", month=first, year=str(year))
    return _span(begin, end, ui)


def _span(left: str, right: str, ui: Interface) -> str:
    return left if left == right else ui.pattern("date.span").format(**{"from": left, "to": right})


def _day(day: date, ui: Interface, cal: Calendar) -> str:
    found = in_calendar(day, cal)
    if found is None:
        return day.isoformat()
    year, month, number = found
    return _filled(ui, "date.day", day=str(number), month=ui.text(f"month.{cal}.{month}"), year=str(year))

"""From what the words say to a value: one operation for each kind of expression."""

from __future__ import annotations

from datetime import date

from ruznama.times.clock import clock_range, clock_time, date_with_clock, date_with_part, part_of_day
from ruznama.times.context import Clause, Context, Operation
from ruznama.times.counts import counted_duration, counted_offset, repeated
from ruznama.times.dates import calendar_date, nth_weekday, numeric_date
from ruznama.times.feasts import holiday_of
from ruznama.times.joins import (
    equated_date,
    merged_date,
    part_of,
    range_of,
    range_of_days,
    range_of_months,
    range_of_years,
)
from ruznama.times.relative import (
    deictic_date,
    named_before,
    relative_unit,
    some_units,
    vague_time,
    weekday_date,
    weekend_value,
    year_word,
)
from ruznama.times.seasons import century_of, decade_of, quarter_of, season_of
from ruznama.times.words import Settings

__all__ = ["resolution"]

_OPERATIONS: dict[str, Operation] = {
    "date": calendar_date,
    "numeric": numeric_date,
    "nthday": nth_weekday,
    "weekday": weekday_date,
    "deictic": deictic_date,
    "unit": relative_unit,
    "offset": counted_offset,
    "duration": counted_duration,
    "set": repeated,
    "season": season_of,
    "quarter": quarter_of,
    "decade": decade_of,
    "century": century_of,
    "holiday": holiday_of,
    "clock": clock_time,
    "clocks": clock_range,
    "tod": part_of_day,
    "vague": vague_time,
    "few": some_units,
    "weekend": weekend_value,
    "anaphora": named_before,
    "years": range_of_years,
    "days": range_of_days,
    "months": range_of_months,
    "merge": merged_date,
    "equate": equated_date,
    "daypart": date_with_part,
    "clockdate": date_with_clock,
    "yearword": year_word,
    "part": part_of,
    "span": range_of,
}


def resolution(how: Settings, anchor: date | None, clause: Clause) -> Context:
    """A context that resolves the expressions of one text, in order.

    Args:
        how: the language.
        anchor: day that relative expressions are counted from.
        clause: tells the tense of the clause an expression stands in.
    """
    return Context(how, anchor, clause, _OPERATIONS)

"""Clock times and parts of the day."""

from __future__ import annotations

from datetime import timedelta

from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.relative import with_part
from ruznama.times.value import Value, day_value

__all__ = ["clock_range", "clock_text", "clock_time", "date_with_clock", "date_with_part", "part_of_day"]


def clock_time(draft: Draft, context: Context) -> Value | None:
    """A clock time without a date: of the day named just before, else of the anchor."""
    text = clock_text(draft)
    if text is None:
        return None
    if context.anchor is None:
        context.unresolved = True
        return Value("XXXX-XX-XX" + text, kind="TIME")
    last = context.named[-1] if context.named and context.named[-1].grain == "day" else None
    base = last.first if last and last.first and last.value[:10] == last.first.isoformat() else context.anchor
    if last is not None and context.just_named(draft) is last and last.kind == "TIME" and text < last.value[10:]:
        # "From 8 p.m. to 5 a.m." ends on the next day.
        base += timedelta(days=1)
    return context.anchored(Value(base.isoformat() + text, kind="TIME", first=base, last=base, grain="day"))


def clock_range(draft: Draft, context: Context) -> Value | None:
    """From one clock time to another of the same day or the next."""
    first, last = context.resolve(draft.get("a")), context.resolve(draft.get("b"))
    if first is None or last is None or first.first is None or last.first is None:
        return None
    day = last.first + timedelta(days=1) if last.value <= first.value else last.first
    return first._replace(value=f"{first.value}/{day.isoformat()}{last.value[10:]}")


def clock_text(draft: Draft, night: str | None = None) -> str | None:
    """The ``T15:00`` of an expression, or None where there is no such time."""
    hour, minute = draft.get("hour"), draft.get("min") or 0
    if "hm" in draft.values:
        hour, minute = divmod(int(draft.get("hm")), 100)
    if hour is None:
        return None
    part = draft.get("ampm") or night
    fraction = draft.get("frac")
    if fraction is not None:
        minute = {"half": 30, "quarterf": 15, "third": 20}.get(str(fraction), 30)
    if "lessq" in draft.values:
        hour, minute = hour - 1, 45
    hour = _hour(int(hour), part)
    if not (0 <= hour <= 24 and 0 <= int(minute) < 60) or (hour == 24 and minute):
        return None
    seconds = draft.get("sec")
    tail = f":{seconds:02d}" if isinstance(seconds, int) and seconds else ""
    zone = "Z" if draft.get("tz") == "GMT" else ""
    return f"T{hour:02d}:{int(minute):02d}{tail}{zone}"


def _hour(hour: int, part: object) -> int:
    """The hour of 24 that an hour of 12 and a part of day name."""
    if hour > 12 or part is None:
        return hour
    if part in ("am", "TDA", "TMO"):
        return hour % 12
    if part in ("pm", "TAF", "TEV"):
        return hour % 12 + 12
    if part == "TMI":
        return hour if hour >= 10 else hour + 12
    if part == "TNI":
        return (hour + 12) % 24 if hour >= 6 else hour
    return hour


def part_of_day(draft: Draft, context: Context) -> Value | None:
    """A part of day that stands alone: of the anchor or the day just named; "that night": of the last day named."""
    if not (draft.get("alone") or draft.get("same")):
        return None
    last = context.last(("day",)) if draft.get("same") else context.just_named(draft)
    base = last.first if last else context.anchor
    if base is None:
        return None
    return context.anchored(with_part(day_value(base), str(draft.get("tod"))))


def date_with_part(draft: Draft, context: Context) -> Value | None:
    """A day with its part: ``2024-11-19TEV``."""
    inner = draft.get("e")
    tod = draft.get("tod")
    value = context.resolve(inner)
    if value is None:
        return None
    part = str(tod.get("tod"))
    if "T" in value.value[4:]:
        return value
    if value.value.endswith("_REF"):
        return value
    return with_part(value, part)


def date_with_clock(draft: Draft, context: Context) -> Value | None:
    """A day with its clock time."""
    value = context.resolve(draft.get("e"))
    if value is None:
        return None
    # "At eleven last night": the word for the day tells the part of day.
    part = value.value[10:] if value.value[10:] in ("TNI", "TEV") else None
    text = clock_text(draft.get("clock"), part)
    if text is None or "/" in value.value or value.value.endswith("_REF"):
        return value
    return value._replace(value=value.value[:10] + text, kind="TIME")

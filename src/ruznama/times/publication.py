"""The publication date of an article, from its clues."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ruznama.model import Article, Calendar, Clue, Issue, Published, PublishedPrecision, Span
from ruznama.script import fold
from ruznama.times.calendars import date_of
from ruznama.times.find import Found, scan, tokens_of
from ruznama.times.words import settings

__all__ = ["publication"]

_ISO = re.compile(
    r"(?<![0-9])(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    r"(?:[t ]{1,3}(?P<h>[0-9]{1,2}):(?P<i>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<z>z|gmt|utc|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])"
)
_COMPACT = re.compile(
    r"(?<![0-9])(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?:t(?P<h>[0-9]{2}):?(?P<i>[0-9]{2}):?(?P<s>[0-9]{2})?"
    r" ?(?P<z>z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])"
)
_PATH = re.compile(r"/(?P<y>[0-9]{4})[/-](?P<m>[0-9]{1,2})[/-](?P<d>[0-9]{1,2})(?=[/_-]|$)")
_MACHINE = ("metadata", "feed", "url", "option")
# A line longer than this is no stamp; only its beginning is read.
_LINE_MAX = 400
# A dateline without a clue: among the first lines, short, and at least this much of it the date.
_HEAD, _HEAD_LINES, _DATELINE_MAX, _SHARE = 1000, 4, 90, 0.6
_ZONED = re.compile(r"\b(?:gmt|utc) ?[+-][0-9]{1,2}\)?$")
_OFFSET = re.compile(r"(?:(?<![0-9])|gmt|utc) ?(?P<sign>[+-])(?P<h>[01]?[0-9])(?::?(?P<m>[0-5][0-9]))?\)?$")


class _Stamp(NamedTuple):
    """A date read off a clue."""

    published: Published
    day: date | None
    calendar: Calendar
    issue: Issue | None


def publication(item: Article) -> tuple[Published | None, tuple[Issue, ...]]:
    """Read the clues in order; the first that tells a date wins.

    A clue in another calendar yields to a Gregorian one that names another day: site software is known to write Solar
    dates into machine fields with a slip.

    Args:
        item: its ``clues`` and ``lang`` are read.

    Returns:
        The date, no finer than the clue, or None where no clue tells one; and what was odd.
    """
    clues = item.clues if isinstance(item.clues, tuple) else ()
    stamps: list[_Stamp] = []
    issues: list[Issue] = []
    for clue in clues:
        stamp = _read(clue, item.lang)
        if stamp is None:
            if clue.origin in ("option", "line"):
                detail = f"no date in {clue.origin} {clue.value[:80]!r}"
                issues.append(Issue(code="RZ302", stage="times", span=clue.span, detail=detail))
            continue
        stamps.append(stamp)
    if not stamps:
        return _dateline(item), tuple(issues)
    chosen = stamps[0]
    if chosen.published.origin != "option":
        chosen = _settle(stamps, issues)
    if chosen.issue is not None:
        issues.append(chosen.issue)
    return chosen.published, tuple(issues)


def _dateline(item: Article) -> Published | None:
    """A line at the head of the text that is a date and little else, where no clue told one."""
    start = 0
    for line in item.text[:_HEAD].split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if 0 < len(line) <= _DATELINE_MAX and any(char.isdigit() for char in line):
            span = Span(start, start + len(line))
            stamp = _spoken(Clue(origin="line", value=line, span=span), item.lang, share=_SHARE)
            if stamp is not None and stamp.day is not None:
                return stamp.published
        start += len(line) + 1
    return None


def _settle(stamps: list[_Stamp], issues: list[Issue]) -> _Stamp:
    chosen = stamps[0]
    for other in stamps[1:]:
        if chosen.day is None or other.day is None or abs((chosen.day - other.day).days) <= 1:
            continue
        issues.append(
            Issue(
                code="RZ304",
                stage="times",
                span=other.published.span,
                detail=f"{chosen.published.origin} says {chosen.published.value}, "
                f"{other.published.origin} says {other.published.value}",
            )
        )
        machine = chosen.published.origin in _MACHINE
        if machine and chosen.calendar != "gregorian" and other.calendar == "gregorian":
            chosen = other
    return chosen


def _read(clue: Clue, lang: str) -> _Stamp | None:
    folded = fold(clue.value[:_LINE_MAX])
    text = folded.text.strip()
    stamp = None
    if clue.origin in _MACHINE or not any(char.isalpha() for char in text.replace("t", "").replace("z", "")):
        stamp = _machine(clue, text, lang)
    return stamp or _spoken(clue, lang)


def _machine(clue: Clue, text: str, lang: str) -> _Stamp | None:
    patterns = (_PATH, _ISO, _COMPACT) if clue.origin == "url" else (_ISO, _COMPACT)
    for pattern in patterns:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            told = _calendar(int(parts["y"]), lang)
            day = date_of(told, int(parts["y"]), int(parts["m"]), int(parts["d"]))
            if day is not None and 1900 <= day.year <= 2100:
                return _machine_stamp(clue, day, told, parts)
    return None


def _calendar(year: int, lang: str) -> Calendar:
    """A machine date of 1300-1500 is never Gregorian: Solar in Persian and Dari up to 1429, else lunar."""
    if 1300 <= year <= 1500:
        return "persian" if lang in ("fa", "prs", "und") and year < 1430 else "islamic"
    return "gregorian"


def _machine_stamp(clue: Clue, day: date, told: Calendar, parts: dict[str, str | None]) -> _Stamp:
    value, precision = day.isoformat(), "day"
    hour, minute, second = parts.get("h"), parts.get("i"), parts.get("s")
    zone = None
    if hour is not None and minute is not None and int(hour) < 24 and int(minute) < 60:
        # Exactly midnight is what software writes when it knows the day only.
        if int(hour) or int(minute) or int(second or 0):
            value += f"T{int(hour):02d}:{minute}"
            precision = "minute"
            # Seconds of 00 are filled in by software.
            if second is not None and 0 < int(second) < 60:
                value += f":{second}"
                precision = "second"
        zone = _zone(parts.get("z"))
    published = Published(
        value=value, precision=_precision(precision), timezone=zone, origin=clue.origin, span=clue.span
    )
    return _Stamp(published, day, told, None)


def _precision(name: str) -> PublishedPrecision:
    return name if name in ("year", "month", "day", "minute", "second") else "day"  # type: ignore[return-value]


def _zone(text: str | None) -> str | None:
    if not text:
        return None
    if text in ("z", "gmt", "utc") or text.replace(":", "") in ("+0000", "-0000"):
        return "GMT"
    return f"{text[:3]}:{text[-2:]}"


def _spoken(clue: Clue, lang: str, share: float = 0.0) -> _Stamp | None:
    """A date in words or in the numeric order of the language, which takes up at least a share of the clue."""
    folded = fold(clue.value[:_LINE_MAX])
    tokens, _ = tokens_of(folded)
    for code in dict.fromkeys((lang if lang != "und" else "en", "en", "ar", "fa")):
        how = settings(code)
        found, _ = scan(tokens, frozenset(), code, None)
        entry = _choose(found, folded.text, code)
        if entry is None:
            continue
        draft, value = entry
        if draft.end - draft.start < share * len(folded.text.strip()):
            continue
        items = how.lexer.read(tokens)
        zone = next((str(item.senses["tz"]) for item in items if "tz" in item.senses), None)
        zone = _offset(folded.text) or (None if zone == "local" else zone)
        text, precision = _stamp_value(value.value)
        if value.grain != "day":
            # A month is a stamp of a monthly; a year alone is a footer.
            if value.grain != "month" or value.calendar != "gregorian":
                continue
            text, precision = value.value, "month"
        issue = None
        weekday = draft.get("weekday") if draft.op == "date" else _weekday_of(draft)
        if weekday and value.first and value.first.isoweekday() != weekday:
            detail = f"{value.first} is no such weekday: {clue.value[:80]!r}"
            issue = Issue(code="RZ303", stage="times", span=clue.span, detail=detail)
        published = Published(
            value=text, precision=_precision(precision), timezone=zone, origin=clue.origin, span=clue.span
        )
        return _Stamp(published, value.first if value.grain == "day" else None, value.calendar, issue)
    return None


def _weekday_of(draft: object) -> int | None:
    """The weekday told beside a date, inside any nesting of joins."""
    stack = [draft]
    while stack:
        here = stack.pop()
        values = getattr(here, "values", None)
        if not isinstance(values, dict):
            continue
        if isinstance(values.get("weekday"), int):
            return int(values["weekday"])
        stack.extend(value for value in values.values() if hasattr(value, "values"))
    return None


def _offset(text: str) -> str | None:
    found = _OFFSET.search(text.strip())
    if found is None or not (found["m"] or _ZONED.search(text)):
        return None
    return f"{found['sign']}{int(found['h']):02d}:{found['m'] or '00'}"


def _stamp_value(value: str) -> tuple[str, str]:
    value = value.removesuffix("Z")
    if len(value) > 10 and value[10] == "T" and value[11:13].isdigit():
        return value, "second" if value.count(":") == 2 else "minute"
    return value[:10], "day"


def _choose(found: list[Found], text: str, lang: str) -> Found | None:
    """The date that says when it was published: not one that follows a word for "updated"."""
    dated = [entry for entry in found if entry[1].first is not None and entry[1].grain in ("day", "month")]
    dated = [entry for entry in dated if entry[0].op not in ("deictic", "weekday", "unit", "offset")]
    if not dated:
        return None
    updated = settings(lang).updated
    start = 0
    for entry in dated:
        label = text[start : entry[0].start]
        if not any(word in label for word in updated):
            return entry
        start = entry[0].end
    return dated[0]

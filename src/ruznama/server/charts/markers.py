"""Single events over time, drawn as surely as they are dated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from ruznama.model.edtf import Days, days
from ruznama.server.charts.frame import GAP, MARGIN, TARGET, WIDTH, Axis, Frame, Link
from ruznama.server.days import told
from ruznama.server.interface import Interface
from ruznama.server.pen import Pen
from ruznama.server.texts import made
from ruznama.views import Row

__all__ = ["markers"]

# A picture grows with the number of its events up to this width; it scrolls by itself then.
_WIDEST, _EACH = 2400.0, 16.0
_FOOT, _RADIUS = 34.0, 8.0
# An event dated to more than a year does not stretch the axis: its bar is cut at the edges.
_YEAR = 366


class _Spot(NamedTuple):
    """An event's place: start and length in the direction of time, and how many others are beneath it."""

    row: Row
    start: float
    length: float
    up: bool
    level: int


def markers(rows: Sequence[Row], ui: Interface, pen: Pen, axis: Axis, link: Link) -> Markup:
    """Single events: a dot for a day, a bar as long as the time for what is dated less finely.

    Dashed is what lies about that time or is only bounded by its publication; the end of an open interval fades; hollow
    is what is not told to have happened; where sources disagree a sign stands on it, and the label says so in words.

    Args:
        rows: events; undated ones have no place.
        ui: the reader's settings.
        pen: writes their names.
        axis: direction of time.
        link: address of an event by its id.
    """
    dated = [(row, span) for row in rows if (span := days(row.date))]
    if not dated:
        return Markup("")
    fine = [span for _, span in dated if span.width <= _YEAR] or [span for _, span in dated]
    low, high = min(span.first for span in fine), max(span.last for span in fine)
    frame = Frame(max(WIDTH, min(_WIDEST, _EACH * len(dated))), axis, ui)
    spots = _stacked(dated, low, high, frame.width - 2 * MARGIN - TARGET, pen)
    base = GAP + (TARGET + GAP) * (1 + max((spot.level for spot in spots if spot.up), default=-1))
    height = base + (TARGET + GAP) * (1 + max((spot.level for spot in spots if not spot.up), default=-1)) + _FOOT

    def parts() -> Iterator[Markup]:
        yield frame.line(base)
        for spot in spots:
            yield _marker(spot, frame, base, pen, link(spot.row.id))
        for ordinal, first in ((low, True), (high, False))[: 1 if low == high else 2]:
            at_left = first == (axis == "ltr")
            x, side = (MARGIN, "left") if at_left else (frame.width - MARGIN, "right")
            yield frame.label(told(date.fromordinal(ordinal).isoformat(), ui), x, height - 10, side)  # type: ignore[arg-type]

    return frame.picture(height, ui.text("timeline.single"), parts())


def _stacked(dated: Sequence[tuple[Row, Days]], low: int, high: int, inner: float, pen: Pen) -> list[_Spot]:
    """Events side by side, one above the other where they would touch."""
    scale = inner / max(high - low, 1)
    spots: list[_Spot] = []
    busy: dict[bool, list[float]] = {True: [], False: []}
    for row, span in sorted(dated, key=lambda one: (one[1].first, one[1].last, one[0].id)):
        begin, end = (min(max((day - low) * scale, 0.0), inner) for day in (span.first, span.last))
        up = pen.stance(row) == "up"
        level = next((at for at, taken in enumerate(busy[up]) if taken <= begin), len(busy[up]))
        if level == len(busy[up]):
            busy[up].append(0.0)
        busy[up][level] = end + TARGET + GAP
        spots.append(_Spot(row, MARGIN + begin, end - begin + TARGET, up, level))
    return spots


def _marker(spot: _Spot, frame: Frame, base: float, pen: Pen, address: str) -> Markup:
    row, ui = spot.row, frame.ui
    step = TARGET + GAP
    y = base - (spot.level + 1) * step if spot.up else base + GAP + spot.level * step
    x, middle = frame.left(spot.start, spot.length), y + TARGET / 2
    said = [told(row.date, ui), pen.plain_line(row), *([ui.text("disputed")] if row.conflicts else [])]
    shapes = [Frame.box("hit", x, y, spot.length, TARGET)]
    classes = " ".join(_classes(row, up=spot.up))
    if spot.length <= TARGET + 1:
        shapes.append(made(f'<circle class="{classes}" cx="{x + TARGET / 2:.1f}" cy="{middle:.1f}" r="{_RADIUS}"/>'))
    else:
        shapes.append(Frame.box(classes, x + GAP, middle - 6, spot.length - 2 * GAP, 12))
    if side := _open(row.date or ""):
        at_left = (side == "before") == (frame.axis == "ltr")
        end = x + GAP if at_left else x + spot.length - GAP - 16
        shapes += [Frame.box("open", end + (0 if at_left else 8), middle - 7, 8, 14)]
        shapes += [Frame.box("open half", end + (8 if at_left else 0), middle - 7, 8, 14)]
    if row.conflicts:
        shapes.append(made(f'<path class="sign" d="M{x + spot.length / 2:.1f} {middle - 5:.1f}l5 9h-10z"/>'))
    return frame.link(address, Markup(". ").join(said), shapes, "marker")


def _classes(row: Row, *, up: bool) -> Iterator[str]:
    yield "up" if up else "down"
    if row.origin == "bounded" or (row.date or "").endswith(("~", "?", "%")):
        yield "about"
    if row.status == "negated":
        yield "denied"
    elif row.status not in ("happened", "ongoing"):
        yield "ahead"
    if row.conflicts:
        yield "disputed"


def _open(value: str) -> str:
    """Which side of an interval is open: ``before``, ``after`` or none."""
    left, slash, right = value.partition("/")
    if not slash:
        return ""
    return "after" if right in ("", "..") else "before" if left in ("", "..") else ""

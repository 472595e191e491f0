"""Pictures of a list: events over time, bars by period, and a relation month by month, as SVG inside the page.

A picture is an extra: whatever it shows stands as a list or table beneath it, and its marks are links to that. It has no
style of its own (the strict content policy allows none): classes are painted by the style sheet. Inside, x runs from left
to right whatever the page's direction; where time runs from right to left, x is mirrored here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from markupsafe import Markup

from ruznama.model.edtf import Days, days
from ruznama.server.days import told
from ruznama.server.interface import Interface
from ruznama.server.pages.shapes import Bar
from ruznama.server.pen import Pen
from ruznama.views import Row
from ruznama.views.pair import Cell, Relation
from ruznama.views.sides import weight

__all__ = ["Axis", "bars", "markers", "relation"]

Axis = Literal["ltr", "rtl"]
Link = Callable[[str], str]

# Width of a picture at least, margin, and the smallest target a finger meets (WCAG 2.5.8: 24 pixels) with its gap.
_WIDTH, _MARGIN, _TARGET, _GAP = 960, 32, 24, 4
# A slot of a bar; more of them than this make the picture coarser instead of longer.
_SLOT, _SLOTS = 28, 60
# Half of a relation's lane stands for PLOVER's strongest intensity.
_HALF, _STRONGEST = 64, 10.0
# Fewer events than these in a month are no basis for a mean: such bars are hatched.
_THIN = 2
# Pixels that a label under the axis needs.
_LABEL = 72


class _Frame:
    """A picture's width, and where something stands in it."""

    def __init__(self, width: float, axis: Axis) -> None:
        self.width, self.axis = width, axis

    def left(self, start: float, length: float = 0.0) -> float:
        """X of the left edge of something that begins at ``start`` in the direction of time."""
        return round(self.width - start - length if self.axis == "rtl" else start, 1)


def _svg(frame: _Frame, height: float, label: str, parts: Iterator[Markup]) -> Markup:
    head = Markup(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" direction="ltr" role="group" aria-label="{}"'
        ' viewBox="0 0 {} {}" width="{}" height="{}">'
    ).format(label, int(frame.width), int(height), int(frame.width), int(height))
    return head + Markup("").join(parts) + Markup("</svg>")


def _rect(classes: str, x: float, y: float, width: float, height: float, more: str = "") -> Markup:
    made = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>')
    return made.format(classes, round(x, 1), round(y, 1), round(width, 1), round(height, 1), Markup(more))


def _label(text: str, x: float, y: float, anchor: str = "middle") -> Markup:
    made = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    return made.format(round(x, 1), round(y, 1), anchor, text)


def _line(frame: _Frame, y: float) -> Markup:
    made = Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>')
    return made.format(_MARGIN, y, int(frame.width) - _MARGIN, y)


# Periods


def _slots(first: str, last: str) -> list[str]:
    """All days, months, years or decades from one to another."""
    if len(first) == 10:
        begin, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
        return [date.fromordinal(day).isoformat() for day in range(begin, end + 1)]
    if len(first) == 7:
        begin, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
    if first.endswith("X"):
        return [f"{decade:03}X" for decade in range(int(first[:3]), int(last[:3]) + 1)]
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def _coarser(period: str) -> str:
    return period[:7] if len(period) == 10 else period[:4] if len(period) == 7 else f"{period[:3]}X"


def _fitting(periods: Sequence[str]) -> tuple[list[str], Callable[[str], str]]:
    """Slots for some periods, few enough for a picture, and which slot a period goes into."""

    def place(period: str) -> str:
        for _ in range(steps):
            period = _coarser(period)
        return period

    for steps in range(3):
        made = _slots(place(min(periods)), place(max(periods)))
        if len(made) <= _SLOTS:
            break
    return made, place


def _ticks(frame: _Frame, slots: Sequence[str], step: float, y: float, ui: Interface) -> Iterator[Markup]:
    every = max(1, int(-(-_LABEL // step)))
    for at, slot in enumerate(slots):
        if at % every == 0:
            yield _label(told(slot, ui, "gregorian"), frame.left(_MARGIN + at * step, step) + step / 2, y)


def bars(found: Sequence[Bar], ui: Interface, axis: Axis, link: Link) -> Markup:
    """Events by period: cooperative ones above the line, conflictual ones below, denied ones in outline at the end."""
    if not found:
        return Markup("")
    slots, place = _fitting([one.period for one in found])
    counts = {slot: [0, 0, 0] for slot in slots}
    for one in found:
        mine = counts[place(one.period)]
        for at, number in enumerate((one.cooperative, one.conflictual, one.negated)):
            mine[at] += number
    step = max(_SLOT, (_WIDTH - 2 * _MARGIN) / len(slots))
    frame = _Frame(2 * _MARGIN + step * len(slots), axis)
    most = max(max(up, down + no) for up, down, no in counts.values())
    scale = 70 / max(most, 4)
    base = 12 + scale * max(max(up for up, _, _ in counts.values()), 1)
    height = base + scale * max(max(down + no for _, down, no in counts.values()), 1) + 34

    def parts() -> Iterator[Markup]:
        yield _line(frame, base)
        for at, (slot, (up, down, no)) in enumerate(counts.items()):
            if not up + down + no:
                continue
            x = frame.left(_MARGIN + at * step, step)
            wide = min(step - _GAP, 40)
            inner = x + (step - wide) / 2
            text = ui.text("chart.bar", period=told(slot, ui, "gregorian"), up=up, down=down, no=no)
            yield Markup('<a href="{}" aria-label="{}"><title>{}</title>').format(link(slot), text, text)
            yield _rect("hit", x, 4, step, height - 30)
            yield _rect("up", inner, base - up * scale, wide, up * scale)
            yield _rect("down", inner, base, wide, down * scale)
            yield _rect("no", inner, base + down * scale, wide, no * scale)
            yield Markup("</a>")
        yield from _ticks(frame, slots, step, height - 8, ui)

    return _svg(frame, height, ui.text("timeline.picture"), parts())


# Single events


class _Spot(NamedTuple):
    """An event's place: start and length in the direction of time, and how many others are beneath it."""

    row: Row
    start: float
    length: float
    up: bool
    level: int
    open: str


def markers(rows: Sequence[Row], ui: Interface, pen: Pen, axis: Axis, link: Link) -> Markup:
    """Single events: a dot for a day, a bar as long as the time for what is dated less finely.

    Dashed is what is only about that time or bounded by its publication; an arrow's end fades where an interval is open;
    what did not happen is hollow; where sources disagree there is a sign beside it, and the label says so.
    """
    dated = [(row, span) for row in rows if row.date and (span := days(row.date))]
    if not dated:
        return Markup("")
    fine = [span for _, span in dated if span.width <= 366] or [span for _, span in dated]
    low, high = min(span.first for span in fine), max(span.last for span in fine)
    inner = max(_WIDTH, min(2400, 12 * len(dated) + 400)) - 2 * _MARGIN - _TARGET
    frame = _Frame(inner + 2 * _MARGIN + _TARGET, axis)
    spots = _stacked(dated, low, inner / max(high - low, 1), inner)
    above = max((spot.level for spot in spots if spot.up), default=-1) + 1
    below = max((spot.level for spot in spots if not spot.up), default=-1) + 1
    base = 10 + above * (_TARGET + _GAP)
    height = base + below * (_TARGET + _GAP) + 38

    def parts() -> Iterator[Markup]:
        yield Markup(
            '<defs><linearGradient id="fade"><stop class="stop" offset="0"/><stop class="stop" offset="1"'
            ' stop-opacity="0"/></linearGradient></defs>'
        )
        yield _line(frame, base)
        for spot in spots:
            yield _marker(spot, frame, base, ui, pen, link)
        yield _label(told(date.fromordinal(low).isoformat(), ui), *_end(frame, 0, height))
        if high > low:
            yield _label(told(date.fromordinal(high).isoformat(), ui), *_end(frame, 1, height))

    return _svg(frame, height, ui.text("timeline.picture"), parts())


def _end(frame: _Frame, which: int, height: float) -> tuple[float, float, str]:
    """Where the label of the first or last day stands."""
    at_left = (which == 0) == (frame.axis == "ltr")
    return (_MARGIN if at_left else frame.width - _MARGIN), height - 10, ("start" if at_left else "end")


def _stacked(dated: Sequence[tuple[Row, Days]], low: int, scale: float, inner: float) -> list[_Spot]:
    """Events side by side, one above the other where they would touch."""
    spots: list[_Spot] = []
    taken: dict[bool, list[float]] = {True: [], False: []}
    for row, span in sorted(dated, key=lambda one: (one[1].first, one[1].last, one[0].id)):
        begin = min(max((span.first - low) * scale, 0.0), inner)
        end = min(max((span.last - low) * scale, 0.0), inner)
        known = weight(row.type, row.mode, "happened")
        up = known is None or known.cooperative
        lanes = taken[up]
        level = next((at for at, busy in enumerate(lanes) if busy <= begin), len(lanes))
        length = max(end - begin, 0.0) + _TARGET
        if level == len(lanes):
            lanes.append(0.0)
        lanes[level] = begin + length + _GAP
        left, _, right = (row.date or "").partition("/")
        side = "after" if right in ("", "..") and "/" in (row.date or "") else "before" if left in ("", "..") else ""
        spots.append(_Spot(row, _MARGIN + begin, length, up, level, side))
    return spots


def _marker(spot: _Spot, frame: _Frame, base: float, ui: Interface, pen: Pen, link: Link) -> Markup:
    row = spot.row
    y = base - (spot.level + 1) * (_TARGET + _GAP) if spot.up else base + _GAP + spot.level * (_TARGET + _GAP)
    x = frame.left(spot.start, spot.length)
    classes = ["up" if spot.up else "down"]
    if row.origin == "bounded" or (row.date or "").endswith(("~", "?", "%")):
        classes.append("about")
    if row.status == "negated":
        classes.append("hollow")
    elif row.status not in ("happened", "ongoing"):
        classes.append("ahead")
    if row.conflicts:
        classes.append("disputed")
    said = [told(row.date, ui), pen.plain_line(row)]
    if row.conflicts:
        said.append(ui.text("disputed"))
    text = ". ".join(said)
    made = Markup('<a href="{}" aria-label="{}" class="marker"><title>{}</title>').format(link(row.id), text, text)
    made += _rect("hit", x, y, spot.length, _TARGET)
    middle = y + _TARGET / 2
    if spot.length <= _TARGET + 1:
        made += Markup('<circle class="{}" cx="{}" cy="{}" r="8"/>').format(
            " ".join(classes), round(x + spot.length / 2, 1), round(middle, 1)
        )
    else:
        made += _rect(" ".join(classes), x + 4, middle - 6, spot.length - 8, 12, ' rx="3"')
    if spot.open:
        tail = x if (spot.open == "before") == (frame.axis == "ltr") else x + spot.length - 12
        made += _rect("open", tail, middle - 6, 12, 12)
    if row.conflicts:
        tip = x + spot.length / 2
        made += Markup('<path class="sign" d="M{} {}l5 9h-10z"/>').format(round(tip, 1), round(middle - 5, 1))
    return made + Markup("</a>")


# Two sides


def relation(found: Relation, ui: Interface, pen: Pen, axis: Axis, link: Link) -> Markup:
    """Two lanes, one for each direction: mean intensity by period, cooperation up and conflict down.

    Joint acts stand in both lanes as narrow bars; a bar of a single event is hatched; beneath each the number of events.
    """
    if not found.months:
        return Markup("")
    slots, place = _fitting([one.month for one in found.months])
    cells: dict[str, dict[str, _Sum]] = {slot: {} for slot in slots}
    for month in found.months:
        for way in ("forth", "back", "together"):
            cell: Cell = getattr(month, way)
            if cell.intensity is not None:
                mine = cells[place(month.month)]
                mine[way] = mine.get(way, _Sum(0, 0.0)).plus(cell.events, cell.intensity)
    step = max(_SLOT, (_WIDTH - 2 * _MARGIN) / len(slots))
    frame = _Frame(2 * _MARGIN + step * len(slots), axis)
    lane = 2 * _HALF + 58
    height = 2 * lane + 30
    left = pen.plain_name(found.left.id, found.left.name)
    right = pen.plain_name(found.right.id, found.right.name)
    ways = {
        "forth": ui.text("pair.forth", a=left, b=right),
        "back": ui.text("pair.forth", a=right, b=left),
        "together": ui.text("pair.together"),
    }

    def parts() -> Iterator[Markup]:
        yield Markup(
            '<defs><pattern id="thin" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path class="hatch" d="M0 0v6"/></pattern></defs>'
        )
        for number, way in enumerate(("forth", "back")):
            base = 26 + _HALF + number * lane
            start = _MARGIN if axis == "ltr" else frame.width - _MARGIN
            yield _label(ways[way], start, base - _HALF - 8, "start" if axis == "ltr" else "end")
            yield _line(frame, base)
            for at, slot in enumerate(slots):
                yield _cells(cells[slot], way, frame.left(_MARGIN + at * step, step), step, base, slot, ways, ui, link)
        yield from _ticks(frame, slots, step, height - 8, ui)

    return _svg(frame, height, ui.text("pair.series"), parts())


class _Sum(NamedTuple):
    """Events and the sum of their intensities."""

    events: int
    total: float

    def plus(self, events: int, mean: float) -> _Sum:
        """With the events of another month."""
        return _Sum(self.events + events, self.total + events * mean)

    @property
    def mean(self) -> float:
        """Mean intensity."""
        return self.total / self.events


def _cells(
    mine: dict[str, _Sum], way: str, x: float, step: float, base: float, slot: str, ways: dict[str, str],
    ui: Interface, link: Link,
) -> Markup:  # fmt: skip
    shown = [(one, mine[one]) for one in (way, "together") if one in mine]
    if not shown:
        return Markup("")
    text = ". ".join(
        ui.text(
            "pair.bar", month=told(slot, ui, "gregorian"), way=ways[one], events=ui.counted("events", cell.events),
            mean=ui.number(cell.mean, 1, sign=True),
        )
        for one, cell in shown
    )  # fmt: skip
    made = Markup('<a href="{}" aria-label="{}"><title>{}</title>').format(link(slot), text, text)
    made += _rect("hit", x, base - _HALF, step, 2 * _HALF + 20)
    wide = min(step - 6, 36.0)
    inner = x + (step - wide) / 2
    for one, cell in shown:
        high = max(abs(cell.mean) / _STRONGEST * _HALF, 2.0)
        top = base - high if cell.mean >= 0 else base
        side = "up" if cell.mean >= 0 else "down"
        # A joint act takes the last third of the slot, so that both stay visible.
        at, room = (inner, wide * 0.62) if one == way else (inner + wide * 0.68, wide * 0.32)
        made += _rect(f"{side} {one}", at, top, room, high)
        if cell.events < _THIN:
            made += _rect("thin", at, top, room, high, ' fill="url(#thin)"')
    number = ui.number(sum(cell.events for _, cell in shown))
    return made + _label(number, x + step / 2, base + _HALF + 14) + Markup("</a>")

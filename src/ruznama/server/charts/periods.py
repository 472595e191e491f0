"""Events by period as bars, and the slots of time that bars stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from ruznama.server.charts.frame import GAP, MARGIN, WIDTH, Axis, Frame, Link
from ruznama.server.days import told
from ruznama.server.interface import Interface
from ruznama.server.pages.shapes import Bar

__all__ = ["Slots", "bars"]

# Width of a slot at least; with more slots than these a picture becomes coarser instead of longer.
_SLOT, _MOST = 28.0, 60
# Pixels that a label under the axis needs.
_LABEL = 76.0
# Height of the highest bar, what one event is at most, and the foot for the labels.
_HIGH, _ONE, _FOOT = 72.0, 18.0, 30.0


class Slots:
    """All periods from the first to the last one, so that empty time is seen too; coarser where they would be many.

    Args:
        periods: days, months or years (one kind), at least one.
        axis: direction of time.
        ui: the reader's settings.
    """

    def __init__(self, periods: Sequence[str], axis: Axis, ui: Interface) -> None:
        self._place: Callable[[str], str] = str
        self.names = _between(min(periods), max(periods))
        size = len(periods[0])
        while len(self.names) > _MOST and size > len("198X") - 1:
            size = {10: 7, 7: 4, 4: 3}[size]
            self._place = _cutter(size)
            self.names = _between(self.place(min(periods)), self.place(max(periods)))
        self.step = max(_SLOT, (WIDTH - 2 * MARGIN) / len(self.names))
        self.frame = Frame(2 * MARGIN + self.step * len(self.names), axis, ui)

    def place(self, period: str) -> str:
        """The slot that holds a period."""
        return self._place(period)

    def left(self, at: int) -> float:
        """The x of the left edge of a slot."""
        return self.frame.left(MARGIN + at * self.step, self.step)

    def ticks(self, y: float) -> Iterator[Markup]:
        """Names of slots under the axis, as many as there is room for."""
        every = max(1, int(-(-_LABEL // self.step)))
        for at in range(0, len(self.names), every):
            name = told(self.names[at], self.frame.ui, "gregorian")
            yield self.frame.label(name, self.left(at) + self.step / 2, y)


def _cutter(size: int) -> Callable[[str], str]:
    return lambda period: f"{period[:3]}X" if size == 3 else period[:size]


def _between(first: str, last: str) -> list[str]:
    """All days, months, years or decades from one to another."""
    if len(first) == len("2025-06-11"):
        begin, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
        return [date.fromordinal(day).isoformat() for day in range(begin, end + 1)]
    if len(first) == len("2025-06"):
        begin, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
    if first.endswith("X"):
        return [f"{decade:03}X" for decade in range(int(first[:3]), int(last[:3]) + 1)]
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def bars(found: Sequence[Bar], ui: Interface, axis: Axis, link: Link) -> Markup:
    """Events by period: cooperative ones above the line, conflictual ones below it, denied ones in outline under those.

    Args:
        found: counts by day, month or year.
        ui: the reader's settings.
        axis: direction of time.
        link: address of the list for one period.
    """
    if not found:
        return Markup("")
    slots = Slots([one.period for one in found], axis, ui)
    counts = {name: [0, 0, 0] for name in slots.names}
    for one in found:
        for at, number in enumerate((one.cooperative, one.conflictual, one.negated)):
            counts[slots.place(one.period)][at] += number
    above = max(up for up, _, _ in counts.values())
    below = max(down + no for _, down, no in counts.values())
    scale = min(_HIGH / max(above, below, 1), _ONE)
    base = GAP + scale * above
    height = base + scale * below + _FOOT

    def parts() -> Iterator[Markup]:
        for at, (name, (up, down, no)) in enumerate(counts.items()):
            if not up + down + no:
                continue
            wide = min(slots.step - GAP, 40.0)
            x = slots.left(at) + (slots.step - wide) / 2
            text = ui.text("chart.bar", period=told(name, ui, "gregorian"), up=up, down=down, no=no)
            shapes = (
                Frame.box("hit", slots.left(at), 1, slots.step, height - _FOOT + 6),
                Frame.box("up", x, base - up * scale, wide, up * scale),
                Frame.box("down", x, base, wide, down * scale),
                Frame.box("no", x, base + down * scale, wide, no * scale),
            )
            yield slots.frame.link(link(name), text, shapes)
        yield slots.frame.line(base)
        yield from slots.ticks(height - 8)

    return slots.frame.picture(height, ui.text("timeline.picture"), parts())

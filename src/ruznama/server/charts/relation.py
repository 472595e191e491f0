"""The relation of two sides, month by month and in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from ruznama.server.charts.frame import MARGIN, Axis, Frame, Link
from ruznama.server.charts.periods import Slots
from ruznama.server.days import told
from ruznama.server.interface import Interface
from ruznama.server.pen import Pen
from ruznama.server.texts import made
from ruznama.views.pair import Cell, Relation

__all__ = ["relation"]

# Half of a lane is as high as the strongest mean, and stands for this much of PLOVER's 10 at least: weak days stay low.
_HALF, _WEAK = 60.0, 4.0
_HEAD, _FOOT = 24.0, 26.0
_LANE = _HEAD + 2 * _HALF + 22.0
# Fewer events than these in a month are no basis for a mean: such bars are hatched.
_THIN = 2


class _Sum(NamedTuple):
    """Events and the sum of their intensities."""

    events: int = 0
    total: float = 0.0

    def plus(self, cell: Cell) -> _Sum:
        """With the events of another month."""
        return _Sum(self.events + cell.events, self.total + cell.events * (cell.intensity or 0.0))

    @property
    def mean(self) -> float:
        """Mean intensity."""
        return self.total / self.events


def relation(found: Relation, ui: Interface, pen: Pen, axis: Axis, link: Link) -> Markup:
    """Two lanes, one for each direction: mean intensity by period, cooperation up and conflict down.

    Joint acts stand in both lanes as narrow bars; a bar of a single event is hatched; beneath stands how many.

    Args:
        found: the relation.
        ui: the reader's settings.
        pen: writes their names.
        axis: direction of time.
        link: address of the list for one period.
    """
    if not found.months:
        return Markup("")
    slots = Slots([one.month for one in found.months], axis, ui)
    sums = _summed(found, slots)
    ways = _named(found, ui, pen)
    strongest = max(_WEAK, *(abs(cell.mean) for mine in sums.values() for cell in mine.values()))
    height = 2 * _LANE + _FOOT
    frame = slots.frame

    def parts() -> Iterator[Markup]:
        yield Markup(
            '<defs><pattern id="thin" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path class="hatch" d="M0 0v6"/></pattern></defs>'
        )
        for number, way in enumerate(("forth", "back")):
            base = _HEAD + _HALF + number * _LANE
            x, side = (MARGIN, "left") if axis == "ltr" else (frame.width - MARGIN, "right")
            yield frame.label(ways[way], x, base - _HALF - 8, side)  # type: ignore[arg-type]
            yield frame.line(base)
            for value, y in ((strongest, base - _HALF + 10), (-strongest, base + _HALF)):
                far, edge = (frame.width - MARGIN, "right") if axis == "ltr" else (MARGIN, "left")
                yield frame.label(ui.number(value, 1, sign=True), far, y, edge)  # type: ignore[arg-type]
            for at, slot in enumerate(slots.names):
                mine = {one: sums[slot][one] for one in (way, "together") if one in sums[slot]}
                if mine:
                    text = Markup(". ").join(_said(slot, ways[one], cell, ui) for one, cell in mine.items())
                    yield frame.link(link(slot), text, _shapes(mine, way, slots, at, base, _HALF / strongest))
                    count = ui.number(sum(cell.events for cell in mine.values()))
                    yield frame.label(count, slots.left(at) + slots.step / 2, base + _HALF + 14)
        yield from slots.ticks(height - 8)

    return frame.picture(height, ui.text("pair.series"), parts())


def _summed(found: Relation, slots: Slots) -> Mapping[str, Mapping[str, _Sum]]:
    sums: dict[str, dict[str, _Sum]] = {name: {} for name in slots.names}
    for month in found.months:
        mine = sums[slots.place(month.month)]
        for way, cell in (("forth", month.forth), ("back", month.back), ("together", month.together)):
            if cell.events:
                mine[way] = mine.get(way, _Sum()).plus(cell)
    return sums


def _named(found: Relation, ui: Interface, pen: Pen) -> Mapping[str, Markup]:
    left, right = (pen.plain_name(one.id, one.name) for one in (found.left, found.right))
    return {
        "forth": ui.text("pair.forth", a=left, b=right),
        "back": ui.text("pair.forth", a=right, b=left),
        "together": ui.text("pair.together"),
    }


def _said(slot: str, way: str, cell: _Sum, ui: Interface) -> Markup:
    month = told(slot, ui, "gregorian")
    mean = ui.number(cell.mean, 1, sign=True)
    return ui.text("pair.bar", month=month, way=way, events=ui.counted("events", cell.events), mean=mean)


def _shapes(mine: Mapping[str, _Sum], way: str, slots: Slots, at: int, base: float, scale: float) -> Iterator[Markup]:
    left = slots.left(at)
    yield Frame.box("hit", left, base - _HALF, slots.step, 2 * _HALF + 20)
    wide = min(slots.step - 6, 36.0)
    x = left + (slots.step - wide) / 2
    for one, cell in mine.items():
        high = max(abs(cell.mean) * scale, 2.0)
        top = base - high if cell.mean >= 0 else base
        # A joint act takes the last third of the slot, so that both stay visible.
        begin, room = (x, wide * 0.62) if one == way else (x + wide * 0.68, wide * 0.32)
        yield Frame.box(f"{'up' if cell.mean >= 0 else 'down'} {one}", begin, top, room, high)
        if cell.events < _THIN:
            size = f'x="{begin:.1f}" y="{top:.1f}" width="{room:.1f}" height="{high:.1f}"'
            yield made(f'<rect fill="url(#thin)" {size}/>')

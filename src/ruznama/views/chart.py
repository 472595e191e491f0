"""The relation of two sides as a picture: plain SVG with the same figures as text inside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ruznama.views.pair import Cell, Month, Relation

__all__ = ["chart"]

_WIDTH, _LANE, _LEFT, _TOP, _GAP = 960, 150, 24, 56, 40
# Half of a lane is 70 pixels high and stands for PLOVER's strongest intensity.
_SCALE = 7.0
_COLORS = {"up": "#1b7f5c", "down": "#b3402a"}


def chart(relation: Relation) -> str:
    """Two lanes, one for each direction; bars up for cooperation and down for conflict, a joint act in both.

    The picture needs no script and no font; ``title``, ``desc`` and a title for each bar say in words what it shows.
    """
    lanes = (
        (f"{relation.left.name} to {relation.right.name}", "forth"),
        (f"{relation.right.name} to {relation.left.name}", "back"),
    )
    height = _TOP + 2 * _LANE + _GAP + 30
    name = escape(f"{relation.left.name} and {relation.right.name}: mean intensity of reported acts by month")
    box = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-labelledby="t d" direction="ltr">',
        "<style>text { font: 13px system-ui, sans-serif } .name { font-weight: 600 }</style>",
        f'<title id="t">{name}</title>',
        f'<desc id="d">{escape(_words(relation))}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text class="name" x="{_LEFT}" y="24">{name}</text>',
    ]
    for number, (label, side) in enumerate(lanes):
        base = _TOP + _LANE // 2 + number * (_LANE + _GAP)
        parts += _lane(relation, escape(label), side, base)
    parts += _axis(relation, height - 12)
    return "\n".join([*parts, "</svg>", ""])


def _words(relation: Relation) -> str:
    return "; ".join(
        f"{month.month}: {_told('to', month.forth)}, {_told('back', month.back)}, {_told('together', month.together)}"
        for month in relation.months
    )


def _told(word: str, cell: Cell) -> str:
    return f"{word} {cell.events}" + ("" if cell.intensity is None else f" (mean {cell.intensity:+.1f})")


def _lane(relation: Relation, label: str, side: str, base: int) -> Iterator[str]:
    yield f'<text x="{_LEFT}" y="{base - _LANE // 2 - 2}" class="name">{label}</text>'
    yield f'<line x1="{_LEFT}" y1="{base}" x2="{_WIDTH - _LEFT}" y2="{base}" stroke="#666"/>'
    step = _step(relation)
    for month in relation.months:
        left = _LEFT + _place(relation, month) * step
        own: Cell = getattr(month, side)
        for offset, cell, opacity in ((0.0, own, 1.0), (0.5, month.together, 0.45)):
            if cell.intensity is None:
                continue
            high = max(abs(cell.intensity) * _SCALE, 1.0)
            top = base - high if cell.intensity >= 0 else float(base)
            color = _COLORS["up" if cell.intensity >= 0 else "down"]
            what = "joint acts" if cell is month.together else label
            yield (
                f'<rect x="{left + offset * step:.1f}" y="{top:.1f}" width="{max(0.45 * step, 2.0):.1f}"'
                f' height="{high:.1f}" fill="{color}" fill-opacity="{opacity}"><title>{month.month}, {what}:'
                f" {cell.events}, mean {cell.intensity:+.1f}</title></rect>"
            )


def _axis(relation: Relation, base: int) -> Iterator[str]:
    """Years under the lanes; where they would crowd, every second, fourth ... one."""
    if not relation.months:
        yield f'<text x="{_LEFT}" y="{base}">no event is dated to a month</text>'
        return
    step = _step(relation)
    first, last = _number(relation.months[0]), _number(relation.months[-1])
    every = 1
    while every * 12 * step < 40:
        every *= 2
    for number in range(first, last + 1):
        year, month = divmod(number, 12)
        if number == first or (month == 0 and year % every == 0 and (number - first) * step > 60):
            x = _LEFT + (number - first) * step
            yield f'<text x="{x:.1f}" y="{base}">{year}{f"-{month + 1:02}" if number == first else ""}</text>'


def _number(month: Month) -> int:
    return int(month.month[:4]) * 12 + int(month.month[5:7]) - 1


def _place(relation: Relation, month: Month) -> int:
    return _number(month) - _number(relation.months[0])


def _step(relation: Relation) -> float:
    """Pixels of a month."""
    if not relation.months:
        return 1.0
    return (_WIDTH - 2 * _LEFT) / (_number(relation.months[-1]) - _number(relation.months[0]) + 1)

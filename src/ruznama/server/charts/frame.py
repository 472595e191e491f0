"""The ground of a picture: its size, which way time runs, and the shapes it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal

from markupsafe import Markup, escape

from ruznama.server.interface import Interface
from ruznama.server.texts import made

__all__ = ["GAP", "MARGIN", "TARGET", "WIDTH", "Axis", "Frame", "Link"]

Axis = Literal["ltr", "rtl"]
Link = Callable[[str], str]

# Width of a picture beside the filters of a page, its margin, and the smallest target that a finger meets (WCAG 2.5.8:
# 24 pixels) with the gap to the next one.
WIDTH: Final = 880.0
MARGIN: Final = 24.0
TARGET: Final = 24.0
GAP: Final = 4.0


class Frame:
    """A picture of some width in which time runs one way.

    Args:
        width: in pixels.
        axis: direction of time.
        ui: the reader's settings; labels are in their language.
    """

    def __init__(self, width: float, axis: Axis, ui: Interface) -> None:
        self.width, self.axis, self.ui = width, axis, ui

    def left(self, start: float, length: float = 0.0) -> float:
        """The x of the left edge of something that begins at ``start`` in the direction of time."""
        return self.width - start - length if self.axis == "rtl" else start

    def picture(self, height: float, name: str, parts: Iterable[Markup]) -> Markup:
        """The whole picture under a name."""
        wide, high = round(self.width), round(height)
        size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        head = f'<svg class="chart" direction="ltr" role="group" aria-label="{escape(name)}" {size}>'
        return made(f"{head}{''.join(parts)}</svg>")

    def line(self, y: float) -> Markup:
        """The axis."""
        return made(f'<line class="axis" x1="{MARGIN}" y1="{y:.1f}" x2="{self.width - MARGIN:.1f}" y2="{y:.1f}"/>')

    def label(self, text: str, x: float, y: float, side: Literal["left", "middle", "right"] = "middle") -> Markup:
        """Words in the interface's language; ``side``: which side of them x names, as one sees it.

        In text that runs from right to left SVG's "start" is its right edge.
        """
        anchor = {"left": "start", "middle": "middle", "right": "end"}[side]
        if self.ui.dir == "rtl":
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        place = f'direction="{self.ui.dir}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
        return made(f"<text {place}>{escape(text)}</text>")

    def link(self, address: str, text: str, parts: Iterable[Markup], classes: str = "slot") -> Markup:
        """Shapes that lead somewhere; ``text`` says what they show."""
        said, to = escape(text), escape(address)
        return made(f'<a class="{classes}" href="{to}" aria-label="{said}"><title>{said}</title>{"".join(parts)}</a>')

    @staticmethod
    def box(classes: str, x: float, y: float, width: float, height: float) -> Markup:
        """A rectangle."""
        return made(f'<rect class="{classes}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>')

"""The ground of a picture: its size, which way time runs, and the shapes it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal

from markupsafe import Markup

from ruznama.server.interface import Interface

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
        size = {"w": round(self.width), "h": round(height)}
        made = Markup(
            '<svg class="chart" direction="ltr" role="group" aria-label="{name}" viewBox="0 0 {w} {h}" width="{w}"'
            ' height="{h}">{parts}</svg>'
        )
        return made.format(name=name, parts=Markup("").join(parts), **size)

    def line(self, y: float) -> Markup:
        """The axis."""
        made = Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>')
        return made.format(*(round(at, 1) for at in (MARGIN, y, self.width - MARGIN, y)))

    def label(self, text: str, x: float, y: float, side: Literal["left", "middle", "right"] = "middle") -> Markup:
        """Words in the interface's language; ``side``: which side of them x names, as one sees it.

        In text that runs from right to left SVG's "start" is its right edge.
        """
        anchor = {"left": "start", "middle": "middle", "right": "end"}[side]
        if self.ui.dir == "rtl":
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        made = Markup('<text direction="{}" x="{}" y="{}" text-anchor="{}">{}</text>')
        return made.format(self.ui.dir, round(x, 1), round(y, 1), anchor, text)

    def link(self, address: str, text: str, parts: Iterable[Markup], classes: str = "slot") -> Markup:
        """Shapes that lead somewhere; ``text`` says what they show."""
        made = Markup('<a class="{}" href="{}" aria-label="{}"><title>{}</title>{}</a>')
        return made.format(classes, address, text, text, Markup("").join(parts))

    @staticmethod
    def box(classes: str, x: float, y: float, width: float, height: float) -> Markup:
        """A rectangle."""
        made = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>')
        return made.format(classes, *(round(one, 1) for one in (x, y, width, height)))

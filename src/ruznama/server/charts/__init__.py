"""Pictures of a list: events by period, single events over time, and a relation month by month, as SVG inside the page.

A picture is an extra: whatever it shows stands as a list or table beneath it, and its marks are links. It has no style
of its own (the strict content policy allows none): the style sheet paints classes. Inside, x runs from left to right
whatever the page's direction; where time runs from right to left, x is mirrored here.
"""

from ruznama.server.charts.frame import Axis
from ruznama.server.charts.markers import markers
from ruznama.server.charts.periods import bars
from ruznama.server.charts.relation import relation

__all__ = ["Axis", "bars", "markers", "relation"]

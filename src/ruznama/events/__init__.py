"""Who did what to whom."""

from ruznama.events.implied import implied
from ruznama.events.why import Argument, Considered, why
from ruznama.events.windows import find

__all__ = ["Argument", "Considered", "find", "implied", "why"]

"""Who did what to whom."""

from ruznama.events.implied import implied
from ruznama.events.windows import find

__all__ = ["find", "implied"]

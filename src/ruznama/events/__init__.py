"""Who did what to whom."""

from ruznama.events.coder import find

__all__ = ["find"]

"""Who said what, to whom, through whom."""

from ruznama.statements.find import find

__all__ = ["find"]

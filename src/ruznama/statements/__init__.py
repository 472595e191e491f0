"""Who said what, to whom, through whom."""

from ruznama.statements.find import find
from ruznama.statements.voices import voices

__all__ = ["find", "voices"]

"""Vectors of meaning: texts that say the same lie near each other, whatever their language. Needs the extra semantic.

They propose what to look at and decide nothing: "A threatened B" and "B threatened A" lie side by side.
"""

from ruznama.embed.model import DIMENSIONS, Model, model
from ruznama.embed.near import available, neighbours

__all__ = ["DIMENSIONS", "Model", "available", "model", "neighbours"]

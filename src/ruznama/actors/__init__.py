"""Mentions and the actors they mean: one identity across scripts, spellings, titles and years."""

from ruznama.actors.distance import name_distance, same_name
from ruznama.actors.find import find

__all__ = ["find", "name_distance", "same_name"]

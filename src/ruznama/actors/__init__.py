"""Mentions and the actors they mean: one identity across scripts, spellings, titles and years."""

from ruznama.actors.distance import name_distance, same_name
from ruznama.actors.find import find
from ruznama.actors.known import Verdict, same

__all__ = ["Verdict", "find", "name_distance", "same", "same_name"]

"""Attribution without a verb: "according to X", "by the word of X"; outlets that only relay; headlines."""

from ruznama.statements.sources.headline import headline
from ruznama.statements.sources.read import read, relays

__all__ = ["headline", "read", "relays"]

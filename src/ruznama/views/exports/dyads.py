"""Pairs of source and target, for formats in which an event has one of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations, product

import msgspec

from ruznama.model import Actor
from ruznama.views.exports.deeds import Deed

__all__ = ["Dyad", "dyads", "number"]

# 48 bits: an exact integer also in readers that hold numbers as floats (2^53).
_BYTES = 6


class Dyad(msgspec.Struct, frozen=True, gc=False):
    """One source and one target; either is None where the event has none."""

    id: int
    source: Actor | None
    target: Actor | None


def dyads(deed: Deed, *, id_of: str = "") -> Iterator[Dyad]:
    """Every source with every target; of a joint act every two parties once, in the order of the text.

    Args:
        deed: the telling.
        id_of: what the number of a pair is made from; by default the event's own id.
    """
    joint = not deed.recipients and len(deed.actors) > 1
    pairs = combinations(deed.actors, 2) if joint else product(deed.actors or (None,), deed.recipients or (None,))
    for source, target in pairs:
        yield Dyad(number(id_of or deed.event.id, source, target), source, target)


def number(event: str, source: Actor | None, target: Actor | None) -> int:
    """A stable integer for a pair within an event."""
    key = "\0".join((event, source.id if source else "", target.id if target else ""))
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=_BYTES).digest(), "big")

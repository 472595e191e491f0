"""Statements that a source phrase attributes, and the outlets that only relay."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.statements.draft import Draft, Line
from ruznama.statements.ends import content_end
from ruznama.statements.sources.content import SHORT, attributed
from ruznama.statements.sources.speaker import named, source_of
from ruznama.statements.view import Spot

__all__ = ["read", "relays"]


def relays(line: Line) -> list[Spot]:
    """Outlets that the sentence names as its source: they relay and do not speak."""
    found = []
    for hit in line.hits:
        if hit.value.cue.kind == "source":
            spot = named(line, line.view.rules, hit)
            if spot is not None and spot.kind == "outlet":
                found.append(spot)
    return found


def read(line: Line) -> Iterator[Draft]:
    """Statements that a source phrase attributes."""
    rules = line.view.rules
    for hit in line.hits:
        cue = hit.value.cue
        if cue.kind != "source" or hit.first in line.view.quote_at:
            continue
        source = source_of(line, rules, hit)
        found = attributed(line, rules, hit, source.after) if source is not None else None
        if source is None or found is None:
            continue
        content, via = found
        first, last, quoted = content_end(line, rules, content, frozenset())
        if "quoting" in cue.flags and _speaks(line, first, last):
            continue
        # A clause of three words is whole only where its last word must be the verb.
        if last - first < (SHORT - 1 if rules.sets["verb_final"] else SHORT):
            continue
        yield Draft(
            cue=(hit.first, hit.last),
            subject=source.subject,
            content=(first, last),
            act=cue.act,
            quoted=quoted,
            sentence=line.number,
            via=via,
            rule=f"{'reads' if source.document else 'source'}:{cue.label}",
        )


def _speaks(line: Line, first: int, last: int) -> bool:
    """Whether what is quoted begins with a person who says it ("citing the ministry, its spokesman NAME said")."""
    spot = line.view.at.get(first)
    if spot is None or spot.kind != "person":
        return False
    return any(hit.value.cue.kind in {"verb", "light", "split"} and first < hit.first < last for hit in line.hits)

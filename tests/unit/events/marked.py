"""Example lines with their mentions and dates marked, as stage input and as expected events.

``[words|EGY]`` is a mention of a country, ``[words|p:EGY]`` of a person of it, ``g:`` its government, ``o:NAME`` an
organization, ``@EGY`` a place in it; ``{words|2025-06}`` is a date. Several mentions of one id are one actor. A first
line that begins with ``# `` is the headline.
"""

from __future__ import annotations

import re

from ruznama import events
from ruznama.model import Actor, Article, Block, Event, Mention, Published, Span, Time
from ruznama.text import analyze

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|\{([^|}]+)\|([^}]+)\}")
_KINDS = {"p": "person", "g": "government", "o": "organization", "u": "group"}
PUBLISHED = "2025-06-15"


def read(marked: str, lang: str) -> tuple[str, tuple[Event, ...]]:
    """The plain text of a marked line and the events the stage finds in it."""
    headed = marked.startswith("# ")
    marked = marked.removeprefix("# ")
    plain, mentions, times, actors = "", [], [], {}
    at = 0
    for found in _MARK.finditer(marked):
        plain += marked[at : found.start()]
        words, who = found[1] or found[3], found[2]
        span = Span(len(plain), len(plain) + len(words))
        plain += words
        at = found.end()
        if who is None:
            kind = "DATE"
            times.append(Time(id=f"t{at}", span=span, type=kind, value=found[4], timex=found[4]))
            continue
        place = who.startswith("@")
        prefix, _, rest = who.partition(":")
        kind = "place" if place else _KINDS.get(prefix, "country") if rest else "country"
        country = None if prefix == "o" else re.sub("[0-9]", "", who[1:] if place else rest or who)
        actors[who] = Actor(id=who, name=who, names={}, kind=kind, country=country)
        mentions.append(Mention(id=f"m{at}", span=span, kind="name" if kind != "person" else "nominal", actor=who))
    plain += marked[at:]
    item = Article(
        id="a_example",
        uri="example",
        part=0,
        lang=lang,
        text=plain,
        published=Published(value=PUBLISHED, precision="day", timezone=None, origin="option", span=None),
        blocks=_blocks(plain, headed=headed),
    )
    done, _ = events.find(analyze(item, lang), item, tuple(times), tuple(actors.values()), tuple(mentions), ())
    return plain, done


def _blocks(plain: str, *, headed: bool) -> tuple[Block, ...]:
    head = plain.find("\n") if headed else 0
    title = (Block("title", Span(0, head)),) if head > 0 else ()
    return (*title, Block("body", Span(head, len(plain)))) if plain else ()


def told(event: Event) -> str:
    """An event as the examples write it: type, status, parties, date."""
    parties = "+".join(sorted(event.actors)) + (">" + "+".join(sorted(event.recipients)) if event.recipients else "")
    return " ".join(filter(None, (event.type, event.status, parties, f"@{event.when.value}" if event.when else "")))

"""The stage: every sentence through the constructions of its language, then one pass that resolves the speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruznama.model import Actor, Article, Issue, Mention, Statement, Text, Time
from ruznama.statements import sources, sov, svo, unmarked, vso
from ruznama.statements.cues import cues
from ruznama.statements.draft import Draft, Line
from ruznama.statements.resolve import resolve
from ruznama.statements.view import Spot, View

__all__ = ["find"]

_ORDERS: dict[str, Callable[[Line], Iterator[Draft]]] = {
    "ar": vso.read,
    "fa": sov.read,
    "prs": sov.read,
    "en": svo.read,
}

_STOPS = frozenset({".", "!", "?", ";"})


def find(
    text: Text, item: Article, times: tuple[Time, ...], actors: tuple[Actor, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """Find the statements of an article.

    Args:
        text: the analysed text.
        item: the article, for its id and publication date.
        times: times of the text.
        actors: actors of the record.
        mentions: where they stand.

    Returns:
        Statements in text order, and issues.
    """
    read = _ORDERS.get(text.lang)
    if read is None or not text.tokens:
        return (), ()
    view = View(text, times, actors, mentions)
    drafts: list[Draft] = []
    relays: dict[int, tuple[Spot, ...]] = {}
    for line in _lines(view, drafts):
        if line.title:
            drafts.extend(sources.headline(line))
            drafts.extend(sov.nominal(line))
        if line.hits:
            drafts.extend(read(line))
            drafts.extend(sources.read(line))
            outlets = sources.relays(line)
            if outlets:
                relays[line.number] = tuple(outlets)
        drafts.extend(unmarked.read(line, drafts))
    said, issues = resolve(view, item, drafts, relays)
    open_ended = [
        Issue(code="RZ502", stage="statements", span=one.content, detail="the quotation is never closed")
        for one in said
        if one.direct and one.content.end in view.unclosed
    ]
    return tuple(said), (*issues, *open_ended)


def _lines(view: View, drafts: list[Draft]) -> Iterator[Line]:
    """The sentences that may hold speech: headlines, those with cues, and those right behind a draft."""
    hits = cues(view.text.lang).find(view.text, view.forms[: len(view.text.tokens)])
    place, count = 0, len(hits)
    for number, sentence in enumerate(view.text.sentences):
        begin = place
        while place < count and hits[place].first < sentence.last:
            place += 1
        title = sentence.kind == "title"
        if begin == place and not title and not unmarked.may_follow(view.text, number, drafts):
            continue
        last = sentence.last
        while last > sentence.first and view.forms[last - 1] in _STOPS:
            last -= 1
        mine = hits[begin:place]
        places = frozenset([hit.first for hit in mine])
        told = frozenset([hit.first for hit in mine if hit.value.told])
        yield Line(view, number, sentence.first, last, mine, title, places, told)

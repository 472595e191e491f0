"""The stage: every sentence through the constructions of its language, then one pass that resolves the speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruznama.model import Actor, Article, Issue, Mention, Statement, Text, Time
from ruznama.statements import unmarked
from ruznama.statements.cues import cues
from ruznama.statements.draft import Draft, Line
from ruznama.statements.resolve import resolve
from ruznama.statements.sources.headline import headline, opens
from ruznama.statements.sources.read import read as read_sources
from ruznama.statements.sources.read import relays as relayed
from ruznama.statements.sov.nominal import nominal
from ruznama.statements.sov.read import read as read_sov
from ruznama.statements.svo.read import read as read_svo
from ruznama.statements.view import Spot, View
from ruznama.statements.vso.read import read as read_vso

__all__ = ["find"]

_ORDERS: dict[str, Callable[[Line], Iterator[Draft]]] = {
    "ar": read_vso,
    "fa": read_sov,
    "prs": read_sov,
    "en": read_svo,
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
        if line.title or (read is read_sov and opens(view, line.number)):
            drafts.extend(headline(line))
        if line.title:
            drafts.extend(nominal(line))
        if line.hits:
            drafts.extend(read(line))
            drafts.extend(read_sources(line))
            outlets = relayed(line)
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
    verb_final = _ORDERS[view.text.lang] is read_sov
    for number, sentence in enumerate(view.text.sentences):
        begin = place
        while place < count and hits[place].first < sentence.last:
            place += 1
        title = sentence.kind == "title"
        spoken = begin < place or title or (verb_final and opens(view, number))
        if not spoken and not unmarked.may_follow(view.text, number, drafts):
            continue
        last = sentence.last
        while last > sentence.first and view.forms[last - 1] in _STOPS:
            last -= 1
        mine = hits[begin:place]
        places = frozenset([hit.first for hit in mine])
        told = frozenset([hit.first for hit in mine if hit.value.told])
        yield Line(view, number, sentence.first, last, mine, title, places, told)

"""The stage: every sentence through the constructions of its language, then one pass that resolves the speakers."""

from __future__ import annotations

from bisect import bisect_left
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

_TOLD = frozenset({"past", "present", "perfect", "pluperfect", "progressive"})


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
    for line in _lines(view):
        if line.title:
            drafts.extend(sources.headline(line))
            drafts.extend(sov.nominal(line))
        if line.hits:
            drafts.extend(read(line))
            drafts.extend(sources.read(line))
            outlets = sources.relays(line)
            if outlets:
                relays[line.number] = tuple(outlets)
        if drafts:
            drafts.extend(unmarked.read(line, drafts))
    said, issues = resolve(view, item, drafts, relays)
    open_ended = [
        Issue(code="RZ502", stage="statements", span=one.content, detail="the quotation is never closed")
        for one in said
        if one.direct and one.content.end in view.unclosed
    ]
    return tuple(said), (*issues, *open_ended)


def _lines(view: View) -> Iterator[Line]:
    hits = cues(view.text.lang).find(view.text)
    starts = [hit.first for hit in hits]
    for index, sentence in enumerate(view.text.sentences):
        low, high = bisect_left(starts, sentence.first), bisect_left(starts, sentence.last)
        last = sentence.last
        while last > sentence.first and view.form(last - 1) in (".", "!", "?", ";"):
            last -= 1
        mine = hits[low:high]
        told = frozenset(hit.first for hit in mine if hit.value.form.tense in _TOLD and hit.value.form.person != 1)
        places = frozenset(hit.first for hit in mine)
        title = sentence.kind == "title"
        yield Line(view, index, sentence.first, last, mine, title, places, told)

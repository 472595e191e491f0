"""The stage: analysed text in, actors and mentions out."""

from __future__ import annotations

from functools import lru_cache

from ruznama.actors.desk import Desk, Found
from ruznama.actors.lists import lists
from ruznama.actors.reader import read
from ruznama.model import Actor, Article, Issue, Mention, Text, Time, item_ids

__all__ = ["find"]


def find(
    text: Text, item: Article, times: tuple[Time, ...]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Issue, ...]]:
    """Find who is named, described or meant in an article.

    Args:
        text: the analysed article.
        item: the article, with its language and publication date settled.
        times: its time expressions; a post is looked up on the date its sentence gives.

    Returns:
        Every actor mentioned (once, in order of first mention), the mentions in text order, and what could not be
        told.
    """
    if text.lang == "und" or not text.tokens:
        return (), (), ()
    desk = Desk(text, item, times, lists(text.lang))
    read(desk)
    mentions: list[Mention] = []
    order: dict[str, Actor] = {}
    place, identify = text.folded.span, item_ids(item.id, "m")
    for found in _sorted(desk.found):
        span, actor = place(found.start, found.end), found.actor
        mentions.append(
            Mention(
                id=identify(span.start, span.end),
                span=span,
                kind=found.kind,
                actor=actor,
                candidates=found.candidates,
                rules=_rules(found.rule),
            )
        )
        if actor not in order:
            order[actor] = desk.actor(actor)
    for span, actor in desk.outlets:
        if not any(mention.span.overlaps(span) for mention in mentions):
            key = identify(span.start, span.end)
            mentions.append(Mention(id=key, span=span, kind="name", actor=actor, rules=("actors.name-outlet",)))
            order.setdefault(actor, desk.actor(actor))
    if desk.outlets:
        mentions.sort(key=lambda mention: mention.span)
    return tuple(order.values()), tuple(mentions), tuple(desk.issues)


@lru_cache(maxsize=512)
def _rules(rule: str) -> tuple[str, ...]:
    return (f"actors.{rule}",)


def _sorted(found: list[Found]) -> list[Found]:
    """In text order, one at a place: of several on the same characters the first noted."""
    kept: dict[tuple[int, int], Found] = {}
    for entry in found:
        kept.setdefault((entry.start, entry.end), entry)
    return [kept[place] for place in sorted(kept)]

"""One thing with its evidence, for people: an event, statement, article, actor, conflict or story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from ruznama.cli.printing import count, cut, dispute_lines, row_lines
from ruznama.views import (
    ActorDetail,
    ArticleDetail,
    Detail,
    DisputeDetail,
    EventDetail,
    Passage,
    StatementDetail,
    StoryDetail,
    Tenure,
    tail,
)

__all__ = ["detail_lines", "post", "said_lines", "tenure_line"]


def detail_lines(found: Detail) -> Iterator[str]:
    """One thing with its evidence."""
    if isinstance(found, EventDetail):
        yield from _event_lines(found)
    elif isinstance(found, StatementDetail):
        yield from _statement_lines(found)
    elif isinstance(found, ArticleDetail):
        yield from _article_lines(found)
    elif isinstance(found, ActorDetail):
        yield from _actor_lines(found)
    elif isinstance(found, StoryDetail):
        yield click.style(found.title or found.id, bold=True)
        yield from row_lines(found.events)
    elif isinstance(found, DisputeDetail):
        yield from dispute_lines([found.dispute])


def _event_lines(found: EventDetail) -> Iterator[str]:
    row = found.row
    yield click.style(row.sentence, bold=True)
    fields = (
        ("date", f"{row.date} ({row.precision}, {row.origin})" if row.date else "undated"),
        ("type", f"{row.type}/{row.mode}" if row.mode else row.type),
        ("status", f"{row.status}, background" if row.background else row.status),
        ("actors", _named(row.actors)),
        ("recipients", _named(row.recipients)),
        ("place", ", ".join(filter(None, (row.place, row.country)))),
        ("sources", f"{count(len(row.quotes), 'telling')}, {row.witnesses} independent ({' '.join(row.languages)})"),
        ("confidence", f"{row.confidence:.2f}"),
        ("id", row.id),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    yield from _evidence(found.evidence)
    if found.disputes:
        yield "disagreements"
        yield from (f"  {text}" for text in dispute_lines(found.disputes))
    if found.follows:
        yield "follows"
        yield from (f"  {text}" for text in row_lines(found.follows))


def _evidence(passages: Sequence[Passage]) -> Iterator[str]:
    """The passages under the article that has them, which is named once."""
    yield "evidence"
    for _, group in groupby(passages, key=lambda passage: passage.id):
        found = list(group)
        first = found[0]
        date = f", {first.published}" if first.published else ""
        yield f"  {first.source} ({first.lang}{date}) | {first.article} | {first.id}"
        for passage in found:
            yield from _passage_lines(passage)
        if first.rules:
            yield click.style(f"    rules: {', '.join(first.rules)}", dim=True)


def _passage_lines(passage: Passage) -> Iterator[str]:
    # The passage stands on lines of its own, so that its direction is its own.
    yield click.style(f"    {tail(passage.uri)}:{passage.start}-{passage.end}", dim=True)
    if passage.before:
        yield f"      ... {passage.before}"
    yield f'      "{click.style(passage.text, bold=True)}"'
    if passage.after:
        yield f"      {passage.after} ..."


def _statement_lines(found: StatementDetail) -> Iterator[str]:
    speaker = found.speaker.name if found.speaker else "?"
    act = f"not {found.act}" if found.polarity == "negated" else found.act
    yield click.style(f"{speaker}: {act}", bold=True)
    fields = (
        ("date", found.date or "undated"),
        ("addressees", _named(found.addressees)),
        ("via", _named(found.via)),
        ("channel", found.channel or ""),
        ("direct", "yes" if found.direct else "no"),
        ("id", found.id),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    yield from _evidence(found.evidence)


def _article_lines(found: ArticleDetail) -> Iterator[str]:
    yield click.style(found.title or found.uri, bold=True)
    date = found.published
    fields = (
        ("from", found.uri if not found.part else f"{found.uri}, related article {found.part}"),
        ("outlet", found.outlet or ""),
        ("credit", found.credit or ""),
        ("published", f"{date.value} ({date.precision}, {date.origin})" if date else "unknown"),
        ("language", found.lang),
        ("keywords", ", ".join(found.keywords)),
        ("holds", _held(found)),
        ("versions", ", ".join(f"{v.version}{'*' if v.current else ''} {v.article}" for v in found.versions)),
        ("copies", _copies(found)),
        ("id", found.id),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    for issue in found.issues:
        yield f"  {issue.code:<11} {issue.detail}"
    yield from row_lines(found.events)


def _held(found: ArticleDetail) -> str:
    return (
        f"{count(found.characters, 'character')}, {count(found.times, 'time')}, {count(found.mentions, 'mention')},"
        f" {count(found.statements, 'statement')}, {count(len(found.events), 'event')}"
    )


def _copies(found: ArticleDetail) -> str:
    return ", ".join(
        f"{one.other if one.article == found.id else one.article} ({one.similarity:.0%})" for one in found.near
    )


def _actor_lines(found: ActorDetail) -> Iterator[str]:
    actor = found.actor
    yield click.style(actor.name, bold=True)
    fields = (
        ("kind", ", ".join(filter(None, (actor.kind, actor.country, actor.sector)))),
        *((f"name {lang}", ", ".join(forms)) for lang, forms in actor.forms.items()),
        ("wikidata", actor.wikidata or ""),
        ("in", count(actor.articles, "article")),
        ("seen", f"{found.first} to {found.last}" if found.first else ""),
        ("did", _counted(found.did)),
        ("received", _counted(found.received)),
        ("said", _counted(found.said)),
        ("with", ", ".join(f"{name} {number}" for name, number in found.counterparts)),
        ("id", actor.id if actor.known else f"{actor.id} (not in the actor base)"),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    if found.tenures:
        yield "offices"
        yield from (f"  {tenure_line(one)}" for one in found.tenures)
    if found.events:
        yield "latest events"
        yield from (f"  {text}" for text in row_lines(found.events))
    if found.statements:
        yield "latest statements"
        for said in found.statements:
            yield from (f"  {text}" for text in said_lines(said))


def said_lines(found: StatementDetail) -> Iterator[str]:
    """One statement in a list: when, the act, to whom, the words, where they stand."""
    first = found.evidence[0]
    act = f"not {found.act}" if found.polarity == "negated" else found.act
    to = f" to {', '.join(one.name for one in found.addressees)}" if found.addressees else ""
    yield f'{found.date or "undated":<10}  {act}{to}: "{cut(first.text)}"'
    yield click.style(f"            {first.source} ({first.lang}) | {found.id}", dim=True)


def tenure_line(one: Tenure) -> str:
    """A post and its time: ``2018-04/..  President of France (acting), current``."""
    return f"{one.dates:<21}  {post(one)}{', current' if one.current else ''}"


def post(one: Tenure) -> str:
    """A post, with a word for a holder not in due form."""
    return f"{one.office} ({one.status})" if one.status else one.office


def _named(people: Sequence[object]) -> str:
    return ", ".join(f"{getattr(one, 'name', '')} [{getattr(one, 'id', '')}]" for one in people)


def _counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())

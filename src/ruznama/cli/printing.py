"""Results on standard output: JSON, CSV, or lines for people.

Texts stay in logical order: turning them around for display is the terminal's work.
"""

from __future__ import annotations

import csv
import io
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import click
import msgspec

from ruznama.model import Record, encode
from ruznama.views import (
    ActorDetail,
    ArticleDetail,
    Detail,
    Dispute,
    DisputeDetail,
    EventDetail,
    Passage,
    Row,
    StatementDetail,
    StoryDetail,
)

__all__ = ["csv_rows", "detail_lines", "dispute_lines", "line", "lines", "object_", "row_lines", "statement_lines"]

# Longer evidence is cut in lists; show prints all of it.
_QUOTE = 160
CSV = (
    "id", "type", "mode", "status", "date", "precision", "origin", "actors", "recipients", "place", "country",
    "background", "confidence", "intensity", "quad", "article", "uri", "lang", "published", "start", "end", "evidence",
)  # fmt: skip


def line(data: bytes) -> None:
    """One line of JSON."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")


def object_(value: object) -> None:
    """One JSON object, indented for people only when people read it."""
    data = encode(value)
    line(msgspec.json.format(data, indent=2) if sys.stdout.isatty() else data)


def lines(found: Iterable[str]) -> None:
    """Lines for people."""
    for text in found:
        click.echo(text)


def csv_rows(records: Iterable[Record]) -> Iterator[str]:
    """Events as CSV, one line each, after a line with the names of the columns."""
    yield _csv(CSV)
    for record in records:
        names = {actor.id: actor.name for actor in record.actors}
        item = record.article
        for event in record.events:
            span = event.evidence[0] if event.evidence else event.trigger
            when, where = event.when, event.where
            yield _csv(
                (
                    event.id,
                    event.type,
                    event.mode,
                    event.status,
                    when and when.value,
                    when and when.precision,
                    when and when.origin,
                    "; ".join(names.get(one, one) for one in event.actors),
                    "; ".join(names.get(one, one) for one in event.recipients),
                    where and where.name,
                    where and where.country,
                    int(event.background),
                    event.confidence,
                    event.intensity,
                    event.quad,
                    item.id,
                    item.uri,
                    item.lang,
                    item.published and item.published.value,
                    span.start,
                    span.end,
                    _flat(span.of(item.text)),
                )
            )


def _csv(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return buffer.getvalue()


def row_lines(rows: Iterable[Row], *, why: dict[str, tuple[str, ...]] | None = None) -> Iterator[str]:
    """The timeline: date and sentence, then what is known about it, then the words that say it.

    Args:
        rows: the events.
        why: ids of rules by event, to be printed beneath.
    """
    for row in rows:
        yield f"{_date(row)}  {click.style(row.sentence, bold=True)}"
        yield click.style(f"            {_facts(row)}", dim=True)
        for quote in row.quotes[:1]:
            yield f'            "{_cut(quote.text)}"'
        if why is not None:
            rules = dict.fromkeys(rule for quote in row.quotes for rule in why.get(quote.event, ()))
            yield click.style(f"            why: {', '.join(rules) or 'no rule named'}", dim=True)


def _date(row: Row) -> str:
    value = row.date or "undated"
    return click.style(f"{value:<10}", fg="cyan")


def _facts(row: Row) -> str:
    parts = [f"{row.type}/{row.mode}" if row.mode else row.type]
    if row.origin == "bounded":
        parts.append("date bounded by publication")
    if row.date is None and row.quotes and row.quotes[0].published:
        parts.append(f"told on {row.quotes[0].published[:10]}")
    if row.background:
        parts.append("background")
    parts.append(f"{', '.join(row.sources[:3])}{' ...' if len(row.sources) > 3 else ''} ({' '.join(row.languages)})")
    if row.conflicts:
        parts.append(f"! {len(row.conflicts)} disagreement{'s' if len(row.conflicts) > 1 else ''}")
    parts.append(row.id)
    return " | ".join(parts)


def dispute_lines(found: Iterable[Dispute]) -> Iterator[str]:
    """Disagreements: what about, then each value with who tells it in which words."""
    for dispute in found:
        yield click.style(f"{dispute.kind}: {dispute.about or dispute.event or dispute.id}", bold=True)
        for side in dispute.sides:
            mark = "*" if dispute.chosen == side.value else " "
            told = (side.source and _tail(side.source)) or ", ".join(_tail(uri) for uri in side.articles[:3]) or "?"
            langs = f" ({' '.join(side.languages)})" if side.languages else ""
            yield f"  {mark} {side.value:<24} {told}{langs}"
            for quote in side.quotes[:1]:
                yield f'      "{_cut(quote)}"'
        chosen = f"chosen: {dispute.chosen} by {dispute.rule}" if dispute.chosen else f"open, found by {dispute.rule}"
        cause = f" | likely cause: {dispute.cause}" if dispute.cause else ""
        yield click.style(f"    {chosen}{cause} | {dispute.id}", dim=True)


def statement_lines(records: Iterable[Record]) -> Iterator[str]:
    """Statements of Records: when, who, how, what."""
    for record in records:
        names = {actor.id: actor.name for actor in record.actors}
        text = record.article.text
        for said in record.statements:
            who = names.get(said.speaker or "", said.speaker) or (
                _flat(said.speaker_span.of(text)) if said.speaker_span else "?"
            )
            act = f"not {said.act}" if said.polarity == "negated" else said.act
            yield f"{said.when or 'undated':<10}  {click.style(f'{who}: {act}', bold=True)}"
            yield f'            "{_cut(_flat(said.content.of(text)))}"'
            place = f"{_tail(record.article.uri)}:{said.content.start}-{said.content.end}"
            yield click.style(f"            {place} ({record.article.lang}) | {said.id}", dim=True)


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
        ("sources", f"{len(row.quotes)} tellings, {row.witnesses} independent ({' '.join(row.languages)})"),
        ("confidence", f"{row.confidence:.2f}"),
        ("id", row.id),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    yield "evidence"
    for passage in found.evidence:
        yield from _passage_lines(passage)
    if found.disputes:
        yield "disagreements"
        yield from (f"  {text}" for text in dispute_lines(found.disputes))
    if found.follows:
        yield "follows"
        yield from (f"  {text}" for text in row_lines(found.follows))


def _passage_lines(passage: Passage) -> Iterator[str]:
    date = f", {passage.published}" if passage.published else ""
    yield f"  {passage.source} ({passage.lang}{date}) {_tail(passage.uri)}:{passage.start}-{passage.end}"
    # The passage stands on lines of its own, so that its direction is its own.
    yield f"    ... {passage.before}" if passage.before else "    ..."
    yield f'    "{click.style(passage.text, bold=True)}"'
    yield f"    {passage.after} ..." if passage.after else "    ..."
    if passage.rules:
        yield click.style(f"    rules: {', '.join(passage.rules)}", dim=True)


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
    yield "evidence"
    for passage in found.evidence:
        yield from _passage_lines(passage)


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
        f"{found.characters} characters, {found.times} times, {found.mentions} mentions,"
        f" {found.statements} statements, {len(found.events)} events"
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
        ("in", f"{actor.articles} articles"),
        ("seen", f"{found.first} to {found.last}" if found.first else ""),
        ("did", _counted(found.did)),
        ("was told", _counted(found.received)),
        ("said", _counted(found.said)),
        ("with", ", ".join(f"{name} {number}" for name, number in found.counterparts)),
        ("id", actor.id if actor.known else f"{actor.id} (not in the actor base)"),
    )
    yield from (f"  {name:<11} {value}" for name, value in fields if value)
    if found.events:
        yield "latest events"
        yield from (f"  {text}" for text in row_lines(found.events))
    if found.statements:
        yield "latest statements"
        for said in found.statements:
            yield f'  {said.date or "undated":<10}  {said.act}: "{_cut(said.evidence[0].text)}"'


def _named(people: Sequence[object]) -> str:
    return ", ".join(f"{getattr(one, 'name', '')} [{getattr(one, 'id', '')}]" for one in people)


def _counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    """A quotation for a list: without the comma or full stop that a clause may begin with, and not too long."""
    start = 0
    while start < len(text) and text[start] != '"' and unicodedata.category(text[start]) in {"Po", "Zs"}:
        start += 1
    text = text[start:] or text
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE].rsplit(' ', 1)[0]} ..."


def _tail(uri: str) -> str:
    return uri.rstrip("/").rpartition("/")[2] or uri

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
from ruznama.views import Dispute, Row, Side, StatementLine, tail

__all__ = [
    "count",
    "csv_rows",
    "cut",
    "dispute_lines",
    "line",
    "lines",
    "object_",
    "row_lines",
    "statement_lines",
    "told_value",
]

# Longer evidence is cut in lists; show prints all of it.
_QUOTE = 160
_SOURCES = 3
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
            yield f'            "{cut(quote.text)}"'
        if why is not None:
            rules = dict.fromkeys(rule for quote in row.quotes for rule in why.get(quote.event, ()))
            yield click.style(f"            why: {', '.join(rules) or 'no rule named'}", dim=True)


def _date(row: Row) -> str:
    value = row.date or "undated"
    return click.style(f"{value:<10}", fg="cyan")


def _facts(row: Row) -> str:
    parts = [f"{row.type}/{row.mode}" if row.mode else row.type]
    if row.origin == "bounded":
        parts.append("date inferred")
    if row.date is None and row.quotes and row.quotes[0].published:
        parts.append(f"told on {row.quotes[0].published[:10]}")
    if row.background:
        parts.append("background")
    more = f" and {len(row.sources) - _SOURCES} more" if len(row.sources) > _SOURCES else ""
    parts.append(f"{', '.join(row.sources[:_SOURCES])}{more} ({' '.join(row.languages)})")
    if row.conflicts:
        parts.append(f"! {count(len(row.conflicts), 'disagreement')}")
    parts.append(row.id)
    return " | ".join(parts)


def dispute_lines(found: Iterable[Dispute]) -> Iterator[str]:
    """Disagreements: what about, then each value with who tells it in which words."""
    for dispute in found:
        yield click.style(f"{dispute.kind}: {dispute.about or dispute.event or dispute.id}", bold=True)
        for side in dispute.sides:
            mark = "*" if dispute.chosen == side.value else " "
            told = (side.source and tail(side.source)) or ", ".join(tail(uri) for uri in side.articles[:3]) or "?"
            langs = f" ({' '.join(side.languages)})" if side.languages else ""
            # A claim is its own quotation: who makes it says more than its first words again.
            value = ", ".join(side.speakers) if dispute.kind == "claim" else ""
            yield f"  {mark} {value or told_value(side.value, dispute.kind):<24} {told}{langs}"
            yield from (f"      {text}" for text in _told(side))
        verdict = f"open, found by {dispute.rule}"
        if dispute.chosen:
            verdict = f"chosen: {told_value(dispute.chosen, dispute.kind)} by {dispute.rule}"
        cause = f" | likely cause: {dispute.cause}" if dispute.cause else ""
        yield click.style(f"    {verdict}{cause} | {dispute.id}", dim=True)


def _told(side: Side) -> Iterator[str]:
    """The words of one source in brackets, inside what stands around them: "90 days" alone tells a reader nothing."""
    for passage in side.passages[:1]:
        words = cut(passage.text)
        alone = not (passage.before or passage.after)
        yield f'"{words}"' if alone else f'"{passage.before}[{words}]{passage.after}"'


def told_value(value: str, kind: str) -> str:
    """A value for people: "90 day" is 90 days."""
    number, space, unit = value.partition(" ")
    if kind != "number" or not space or number == "1" or not unit.isalpha():
        return value
    return f"{number} {plural(unit)}"


def statement_lines(found: Iterable[StatementLine]) -> Iterator[str]:
    """Statements of Records: when, who, how, what."""
    for said in found:
        who = said.speaker.name if said.speaker else _flat(said.words or "?")
        act = f"not {said.act}" if said.polarity == "negated" else said.act
        to = f" to {', '.join(one.name for one in said.addressees)}" if said.addressees else ""
        yield f"{said.date or 'undated':<10}  {click.style(f'{who}: {act}', bold=True)}{to}"
        yield f'            "{cut(_flat(said.content))}"'
        place = f"{tail(said.uri)}:{said.start}-{said.end}"
        yield click.style(f"            {place} ({said.lang}) | {said.id}", dim=True)


def _flat(text: str) -> str:
    return " ".join(text.split())


def cut(text: str) -> str:
    """A quotation for a list: without the comma or full stop that a clause may begin with, and not too long."""
    start = 0
    while start < len(text) and text[start] != '"' and unicodedata.category(text[start]) in {"Po", "Zs"}:
        start += 1
    text = text[start:] or text
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE].rsplit(' ', 1)[0]} ..."


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 event", "2 events"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """An English noun of ours, in the plural."""
    if noun in {"person", "people"}:
        return "people"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"

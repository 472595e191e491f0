"""Pages as data: JSON is the page itself, CSV its list with one line an item, Atom its list as a feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import msgspec

from ruznama.server.harmless import harmless
from ruznama.server.pages.shapes import (
    ActorLine,
    Card,
    DocumentLine,
    DocumentPage,
    IngestPage,
    Page,
    ReviewPage,
    StatePage,
)
from ruznama.store import Source, bounds
from ruznama.views import Dispute, Named, Row, StatementDetail
from ruznama.views.state import Standing
from ruznama.views.story import Headline

__all__ = ["atom", "comma", "items"]

# What a spreadsheet would take for a formula; a leading apostrophe makes it text again (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# The list of a page is its field of one of these names, the first that it has.
_LISTS = ("rows", "hits", "cards", "disputes", "stories", "sources", "documents", "actors", "latest")
_NEVER = "1970-01-01T00:00:00Z"


def items(page: Page) -> list[Any]:
    """The list that a page is about; the page itself where it is about none."""
    if isinstance(page, StatePage):
        return [one for _, one in _standings(page)]
    if isinstance(page, DocumentPage):
        return list(page.marks)
    if isinstance(page, ReviewPage):
        return [*page.disputes, *page.unsure]
    if isinstance(page, IngestPage):
        return list(page.latest)
    for name in _LISTS:
        if isinstance(found := getattr(page, name, None), tuple):
            return list(found)
    return [page]


def _standings(page: StatePage) -> Iterator[tuple[str, Standing]]:
    """The lines of a state of play, each with the name of its list."""
    found = page.state
    if found.contact:
        yield "contact", found.contact
    for name in ("offers", "demands", "meetings", "refusals", "pressure", "commitments", "others"):
        for one in getattr(found, name):
            yield name, one


def comma(page: Page) -> bytes:
    """The list of a page as CSV (UTF-8, a line of names first)."""
    if isinstance(page, StatePage):
        lines = [{"list": name, **_flat(one)} for name, one in _standings(page)]
    else:
        lines = [_flat(one) for one in items(page)]
    columns = list(dict.fromkeys(name for line in lines for name in line)) or ["id"]
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(line.get(name)) for name in columns] for line in lines)
    return made.getvalue().encode("utf-8", "replace")


def _flat(item: Any, prefix: str = "") -> dict[str, object]:  # noqa: ANN401 - any structure
    """A structure as cells: ``row.date`` for a field of a field, ids and names apart, the number of other things."""
    found: dict[str, object] = {}
    for name, value in msgspec.structs.asdict(item).items():
        key = prefix + name
        if isinstance(value, Named):
            found |= {key: value.name, f"{key}.id": value.id}
        elif isinstance(value, msgspec.Struct):
            found |= _flat(value, f"{key}.")
        elif isinstance(value, (tuple, list)):
            found |= _list(key, value)
        elif isinstance(value, Mapping):
            found[key] = "; ".join(f"{one} {what}" for one, what in value.items() if not isinstance(what, Mapping))
        else:
            found[key] = value
    return found


def _list(key: str, values: Iterable[Any]) -> dict[str, object]:
    found = list(values)
    if found and all(isinstance(one, Named) for one in found):
        return {key: "; ".join(one.name for one in found), f"{key}.id": "; ".join(one.id for one in found)}
    if any(isinstance(one, (msgspec.Struct, tuple)) for one in found):
        return {f"{key}.number": len(found)}
    return {key: "; ".join(str(one) for one in found)}


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Entry(NamedTuple):
    """An entry of a feed: id, address, title, day or time, text."""

    id: str
    path: str
    title: str
    updated: str | None
    text: str = ""


@singledispatch
def _entry(item: object) -> _Entry | None:  # noqa: ARG001 - what is of no kind below stands in no feed
    return None


@_entry.register
def _(item: Row) -> _Entry:
    told = item.quotes[0] if item.quotes else None
    when = bounds(item.date)[0] or (told.published if told else None)
    date = f"{item.date}: " if item.date else ""
    text = f'"{told.text}" ({", ".join(item.sources)})' if told else ""
    return _Entry(item.id, f"/e/{item.id}", f"{date}{item.sentence}", when, text)


@_entry.register
def _(item: Standing) -> _Entry:
    entry = _entry(item.row)
    assert entry is not None  # noqa: S101 - rows have entries
    return entry._replace(title=f"{item.verdict}: {entry.title}")


@_entry.register
def _(item: StatementDetail) -> _Entry:
    who = item.speaker.name if item.speaker else "?"
    words = item.evidence[0].text if item.evidence else ""
    return _Entry(item.id, f"/s/{item.id}", f"{who}: {item.act}", item.date, words)


@_entry.register
def _(item: Dispute) -> _Entry:
    path = f"/e/{item.event}" if item.event else f"/conflicts#{item.id}"
    told = " | ".join(side.value for side in item.sides)
    return _Entry(item.id, path, f"{item.kind}: {item.about or told}", None, told)


@_entry.register
def _(item: Headline) -> _Entry:
    return _Entry(item.id, f"/t/{item.id}", item.title, item.last, f"{item.articles} articles, {item.events} events")


@_entry.register
def _(item: Source) -> _Entry:
    name = item.outlet or "-"
    return _Entry(f"source:{name}", f"/sources/{quote(name, safe='')}", name, item.last, f"{item.articles} articles")


@_entry.register
def _(item: DocumentLine) -> _Entry:
    return _Entry(item.id, f"/doc/{item.id}", item.title or item.uri, item.published, item.outlet or "")


@_entry.register
def _(item: ActorLine) -> _Entry:
    return _Entry(f"actor:{item.id}", f"/a/{quote(item.id, safe='')}", item.name, None, f"{item.articles} articles")


@_entry.register
def _(item: Card) -> _Entry:
    at = f"{item.article}:{item.start}:{item.id}"
    return _Entry(at, f"/doc/{item.article}", item.source, item.published, item.text)


def atom(page: Page, base: str, path: str, title: str) -> bytes:
    """The list of a page as an Atom feed.

    Args:
        page: the page.
        base: scheme and host of this server.
        path: the feed's own address, with its query.
        title: of the feed.
    """
    entries = [entry for one in items(page) if (entry := _entry(one))]
    newest = max((_instant(one.updated) for one in entries), default=_NEVER)
    own, plain = base + path, base + path.replace(".atom", "", 1)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_xml(own)}</id><title>{_xml(title)}</title><updated>{newest}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(own)}/><link href={_attribute(plain)}/>',
        "<author><name>ruznama</name></author>",
    ]
    for one in entries:
        lines.append(
            f"<entry><id>urn:ruznama:{_xml(one.id)}</id><title>{_xml(one.title)}</title>"
            f"<updated>{_instant(one.updated)}</updated><link href={_attribute(base + one.path)}/>"
            f'<content type="text">{_xml(one.text)}</content></entry>'
        )
    return "\n".join([*lines, "</feed>", ""]).encode("utf-8")


def _instant(value: str | None) -> str:
    """A day or time as RFC 3339 wants it; what is not known to the day begins with its first one."""
    day = bounds(value)[0] if value else None
    if not day:
        return _NEVER
    clock = (value or "")[11:16]
    timed = len(clock) == 5 and clock[2] == ":" and clock.replace(":", "").isdigit()
    return f"{day}T{clock if timed else '00:00'}:00Z"


def _xml(text: str) -> str:
    return escape(_valid(text))


def _attribute(text: str) -> str:
    return quoteattr(_valid(text))


def _valid(text: str) -> str:
    """Only what XML 1.0 allows."""
    return harmless(text).replace("\ufffe", "").replace("\uffff", "")

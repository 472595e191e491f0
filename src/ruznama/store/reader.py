"""The archive in one SQLite file: reading."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ruznama.model import (
    Actor,
    Canonical,
    Conflict,
    Hints,
    Judgement,
    RawItem,
    Record,
    Saying,
    Story,
    decode_record,
)
from ruznama.script import fold_form
from ruznama.store.around import Around
from ruznama.store.engine import Engine, listed
from ruznama.store.overview import Overview
from ruznama.store.protocol import Counts, Held, Kind, Known, NearPair, Page, Printed, Query, Source, Telling, Told
from ruznama.store.select import chosen
from ruznama.store.tallies import Tallies
from ruznama.store.terms import Terms
from ruznama.store.vectors import Vectors
from ruznama.store.words import version

__all__ = ["Reader"]

# Rows fetched at a time, so that no statement stays open while the caller writes.
_PAGE = 100
# Articles by which a list points at an outlet.
_LATEST = 3
_KEYS: Mapping[Kind, str] = {"events": "c.key", "statements": "r.row", "documents": "r.article"}
_COUNTED = (
    "inputs", "times", "mentions", "actors", "statements", "events", "canonical", "conflicts", "stories", "near",
)  # fmt: skip

T = TypeVar("T")


class _Paged(msgspec.Struct, frozen=True, gc=False):
    """The part of a Record's JSON that holds it; the rest is skipped, which takes a tenth of the time."""

    article: Page


class Reader:
    """What an archive answers. See ``Store`` for what its methods promise."""

    def __init__(self, path: str | Path, *, create: bool = True, writes: bool = True) -> None:
        self._engine = Engine(path, create=create, writes=writes)
        self.around = Around(self._engine)
        self.terms = Terms(self._engine)
        self.tallies = Tallies(self._engine)
        self.vectors = Vectors(self._engine)
        self.overview = Overview(self._engine)

    @property
    def path(self) -> str:
        """The archive's file."""
        return self._engine.path

    def reading(self) -> AbstractContextManager[None]:
        """Everything asked within is answered as the archive is at the first question."""
        return self._engine.reading()

    def copy(self, target: str | Path) -> None:
        """Copy the whole archive into a new file, while others read and write it."""
        self._engine.copy(str(target))

    def inputs(self) -> Iterator[Held]:
        """All inputs, old versions too, in order of adding."""
        after = 0
        while rows := self._engine.rows("inputs", after=after, size=_PAGE):
            for row in rows:
                yield self._held(row)
            after = rows[-1][0]

    def find_inputs(self, name: str) -> tuple[Held, ...]:
        """Inputs by article id, address, uri or the uri's last part."""
        rows = self._engine.rows("input_ids_by_name", name=name) or self._engine.rows(
            "input_ids_by_tail", tail="%/" + _plain(name)
        )
        ids = [number for (number,) in rows]
        return tuple(self._held(row) for row in self._engine.rows("inputs_by_ids", ids=listed(ids)))

    def records(self, *, old: bool = False) -> Iterator[Record]:
        """Records of current versions (of all versions if ``old``), in order of adding."""
        page, query = ("record_page", "all_records") if old else ("input_page", "current_records")
        after = 0
        while upto := self._page(page, after):
            for _, data in self._engine.rows(query, after=after, upto=upto):
                yield decode_record(zlib.decompress(data))
            after = upto

    def record(self, article: str) -> Record | None:
        """The Record of an article."""
        row = self._engine.row("record", id=article)
        return decode_record(zlib.decompress(row[0])) if row else None

    def revision(self) -> int:
        """Counts up with every change of the Records."""
        return self._meta("revision", 0)

    def merged_revision(self) -> int:
        """The revision that the merged tables were made from; -1 if there are none yet."""
        return self._meta("merged", -1)

    def indexed(self) -> bool:
        """Whether the index of words is whole and of this program's making."""
        row = self._engine.row("get_meta", key="index")
        return row[0] == version() if row else not self._engine.rows_of("SELECT 1 FROM records LIMIT 1")

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole review log, in order."""
        names = ("id", "verdict", "items", "field", "value", "by", "at", "note")
        rows = (dict(zip(names, row, strict=True)) for row in self._engine.rows("judgements"))
        return tuple(msgspec.convert({**row, "items": msgspec.json.decode(row["items"])}, Judgement) for row in rows)

    def unmerged(self) -> tuple[str, ...] | None:
        """Articles added or judged since the last merge; None where more has changed than that, or it is not known."""
        found = tuple(article for (article,) in self._engine.rows("unmerged"))
        return found if found and not self._meta("stale", 0) else None

    def told(self, query: Query) -> Iterator[Told]:
        """Canonical events in order of time, undated ones last."""
        keys = self.keys("events", query)
        for start in range(0, len(keys), _PAGE):
            yield from self.told_at(keys[start : start + _PAGE])

    def keys(self, kind: Kind, query: Query) -> array[int]:
        """Keys of the events, statements or articles that answer to a query, in order."""
        found = chosen(kind, query)
        limit = -1 if query.limit is None else query.limit
        statement = f"SELECT {_KEYS[kind]} FROM {found.tables} WHERE {found.where} ORDER BY {found.order} LIMIT :limit"  # noqa: S608
        return array("q", self._engine.column(statement, {**found.values, "limit": limit}))

    def told_at(self, keys: Sequence[int]) -> tuple[Told, ...]:
        """Canonical events by their keys, in the order of these."""
        wanted = listed(keys) or "[]"
        rows = self._engine.rows("canonical_at", keys=wanted)
        events = {key: msgspec.json.decode(data, type=Canonical) for key, data in rows}
        tellings: dict[int, list[Telling]] = defaultdict(list)
        for key, *row in self._engine.rows("tellings", keys=wanted):
            tellings[key].append(_telling(row))
        conflicts: dict[str, list[str]] = defaultdict(list)
        for id_, name in self._engine.rows("conflict_ids", ids=listed(event.id for event in events.values()) or "[]"):
            conflicts[id_].append(name)
        return tuple(
            Told(event=event, tellings=tuple(tellings[key]), conflicts=tuple(conflicts[event.id]))
            for key in keys
            if (event := events.get(key))
        )

    def scores(self, match: str) -> dict[int, float]:
        """Keys of articles that have the words of an expression, with BM25: the lower, the more they are about them."""
        return dict(self._engine.rows("scores", match=match))

    def stated_at(self, keys: Sequence[int]) -> tuple[tuple[str, str], ...]:
        """Statements by their keys, in the order of these: their ids and those of their articles."""
        found = {key: (id_, article) for key, id_, article in self._engine.rows("stated_at", keys=listed(keys) or "[]")}
        return tuple(found[key] for key in keys if key in found)

    def printed_at(self, keys: Sequence[int]) -> tuple[Printed, ...]:
        """Articles by their keys, in the order of these."""
        rows = self._engine.rows("printed_at", keys=listed(keys) or "[]")
        found = {key: _printed(row) for key, *row in rows}
        return tuple(found[key] for key in keys if key in found)

    def words_of(self, article: str) -> Page | None:
        """The text of an article with its blocks, without what was read in it."""
        row = self._engine.row("record", id=article)
        return msgspec.json.decode(zlib.decompress(row[0]), type=_Paged).article if row else None

    def spelled(self, name: str) -> tuple[str, ...]:
        """Ids of the actors of which a name is a full spelling, best first."""
        rows = self._engine.rows("actors_by_name", folded=fold_form(name), typed=name.strip())
        return tuple(actor for actor, _ in rows)

    def spellings(self, actors: Sequence[str]) -> tuple[str, ...]:
        """The folded spellings of actors."""
        return tuple(form for (form,) in self._engine.rows("spellings_of", actors=listed(actors) or "[]"))

    def stated(self, statement: str) -> Telling | None:
        """A statement by its id."""
        row = self._engine.row("stated", id=statement)
        return _telling(row) if row else None

    def spoken(self, speakers: Sequence[str]) -> Iterator[Telling]:
        """Statements of these speakers in order of time, undated ones last; newest versions of articles only."""
        for row in self._engine.rows("spoken", speakers=listed(speakers) or "[]"):
            yield _telling(row)

    def sayings(self, *, speakers: Sequence[str] = (), statements: Sequence[str] = ()) -> Iterator[Saying]:
        """Sayings of these speakers or holding these statements; all without both."""
        if statements:
            found = self._decoded(Saying, "sayings_with", statements=listed(statements))
            return (one for one in found if not speakers or one.speaker in speakers)
        if speakers:
            return self._decoded(Saying, "sayings_by", speakers=listed(speakers))
        return self._decoded(Saying, "sayings")

    def conflicts(self, *, ids: Sequence[str] = (), kind: str | None = None) -> Iterator[Conflict]:
        """Conflicts by id and kind."""
        if ids:
            return self._decoded(Conflict, "conflicts_by", ids=listed(ids), kind=kind)
        return self._decoded(Conflict, "conflicts", kind=kind)

    def stories(self, article: str | None = None) -> Iterator[Story]:
        """Stories, or those that hold an article."""
        if article is not None:
            return self._decoded(Story, "stories_with", article=article)
        return self._decoded(Story, "stories")

    def stories_by(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Stories by their ids, in the order of these."""
        found = dict(self._engine.rows("stories_by", ids=listed(ids) or "[]"))
        return tuple(msgspec.json.decode(found[id_], type=Story) for id_ in ids if id_ in found)

    def near(self, article: str | None = None) -> Iterator[NearPair]:
        """Near-identical copies, of one article or all."""
        rows = self._engine.rows("near") if article is None else self._engine.rows("near_to", article=article)
        for row in rows:
            yield NearPair(*row)

    def newest(self) -> str | None:
        """The last day of publication of all current articles, ISO; None where no article bears a day."""
        row = self._engine.row("newest")
        return row[0] if row else None

    def papers(self, articles: Sequence[str]) -> tuple[Printed, ...]:
        """Articles by their ids, in no order."""
        return tuple(_printed(row) for row in self._engine.rows("papers", ids=listed(articles) or "[]"))

    def outlets(self) -> Iterator[Source]:
        """The outlets, those with most articles first."""
        for outlet, langs, articles, first, last, events, statements, copies in self._engine.rows("outlets"):
            counts = Counter(msgspec.json.decode(langs, type=list[str]))
            dated = self.papers(msgspec.json.decode(articles, type=list[str]))
            newest = sorted(dated, key=lambda one: (one.published or "", one.id), reverse=True)
            yield Source(
                outlet=outlet or None,
                articles=counts.total(),
                languages=dict(sorted(counts.items())),
                first=first,
                last=last,
                events=events,
                statements=statements,
                copies=copies,
                latest=tuple(one.id for one in newest[:_LATEST]),
            )

    def outlets_named(self, name: str) -> tuple[str, ...]:
        """Outlets whose folded name is this one, or else has it as a part."""
        folded = {outlet: fold_form(outlet) for (outlet,) in self._engine.rows("outlet_names")}
        same = [outlet for outlet, form in folded.items() if form == name]
        return tuple(sorted(same or (outlet for outlet, form in folded.items() if name and f" {name} " in f" {form} ")))

    def actors(self, name: str) -> tuple[str, ...]:
        """Ids of the actors that an id, a full name in any script or a part of one names, best first."""
        engine, name = self._engine, name.strip()
        if rows := engine.rows("actor_by_id", name=name, upper=name.upper()):
            return (rows[0][0],)
        folded = fold_form(name)
        if not folded:
            return ()
        rows = engine.rows("actors_by_name", folded=folded, typed=name) or engine.rows(
            "actors_by_part", word=folded.partition(" ")[0], part=f"% {_plain(folded)} %"
        )
        return tuple(row[0] for row in rows)

    def agents(self, country: str) -> tuple[str, ...]:
        """Ids of the governments, organizations and people of a country, given by its id."""
        return tuple(row[0] for row in self._engine.rows("agents", country=country))

    def actor(self, actor: str) -> Known | None:
        """An actor by its id."""
        row = self._engine.row("actor", id=actor)
        if row is None:
            return None
        forms: dict[str, tuple[str, ...]] = {}
        for lang, form in self._engine.rows("actor_forms", id=actor):
            forms[lang] = (*forms.get(lang, ()), form)
        *head, known, articles = row
        fields = dict(zip(("id", "name", "kind", "country", "sector", "wikidata"), head, strict=True))
        return Known(**fields, known=bool(known), forms=forms, articles=articles)

    def names(self, actors: Sequence[str]) -> dict[str, str]:
        """English names of actors."""
        return dict(self._engine.rows("actor_names", ids=listed(actors)))

    def cast(self, actors: Sequence[str]) -> tuple[Actor, ...]:
        """Actors by their ids, with their English names only."""
        return tuple(
            Actor(id=id_, name=name, names={}, kind=kind, country=country, sector=sector, known=bool(known))
            for id_, name, kind, country, sector, known in self._engine.rows("actors_by_id", ids=listed(actors))
        )

    def counts(self) -> Counts:
        """How much is held."""
        numbers = {
            table: int(self._engine.rows_of(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - names stand above
            for table in _COUNTED
        }
        return Counts(articles=dict(self._engine.rows("count_articles")), **numbers)

    def coders(self) -> dict[tuple[str, str, str], int]:
        """Number of Records by (version, config, resources) of their coder."""
        return {(row[0], row[1], row[2]): row[3] for row in self._engine.rows("coders")}

    def check(self) -> tuple[str, ...]:
        """What is wrong with the archive; nothing if it is whole."""
        found = [row[0] for row in self._engine.rows_of("PRAGMA quick_check(10)") if row[0] != "ok"]
        if lost := self._engine.rows_of("PRAGMA foreign_key_check"):
            found.append(f"{len(lost)} rows point at rows that are gone")
        for query, text in (
            ("without_article", "records without derived rows"),
            ("without_input", "records whose input is gone"),
            ("unindexed", "articles, events or statements that the index of words lacks"),
        ):
            if number := self._engine.rows(query)[0][0]:
                found.append(f"{number} {text}")
        return tuple(found)

    def close(self) -> None:
        """Let go of the archive."""
        self._engine.close()

    def _held(self, row: tuple[Any, ...]) -> Held:
        number, address, version, current, uri, source, media, encoding, hints, data = row
        raw = RawItem(
            uri=uri,
            source=source,
            media=media,
            data=zlib.decompress(data),
            encoding=encoding,
            hints=msgspec.json.decode(hints, type=Hints),
        )
        articles = tuple(article for (article,) in self._engine.rows("parts_of", input=number))
        return Held(id=number, raw=raw, address=address, version=version, current=bool(current), articles=articles)

    def _page(self, name: str, after: int) -> int | None:
        number: int | None = self._engine.rows(name, after=after, size=_PAGE)[0][0]
        return number

    def _meta(self, key: str, default: int) -> int:
        row = self._engine.row("get_meta", key=key)
        return int(row[0]) if row else default

    def _decoded(self, model: type[T], name: str, /, **values: object) -> Iterator[T]:
        for (data,) in self._engine.rows(name, **values):
            yield msgspec.json.decode(data, type=model)


def _printed(row: Sequence[Any]) -> Printed:
    return Printed(**dict(zip(("id", "lang", "uri", "outlet", "title", "published"), row, strict=True)))


def _plain(text: str) -> str:
    """Text with the signs that LIKE reads as patterns made plain."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _telling(row: Sequence[Any]) -> Telling:
    number, article, part, lang, uri, outlet, published, start, stop, quote, status, background, confidence = row
    return Telling(
        id=number,
        article=article,
        part=part,
        lang=lang,
        uri=uri,
        outlet=outlet,
        published=published,
        start=start,
        stop=stop,
        quote=quote,
        status=status,
        background=bool(background),
        confidence=confidence,
    )

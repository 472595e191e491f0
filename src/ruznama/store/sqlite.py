"""The archive in one SQLite file: writing. Reading is in ``reader``."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence

import msgspec

from ruznama.model import Judgement, Merged, RawItem, Record, decode_record, encode
from ruznama.store.derive import derive, put_merged, put_patch
from ruznama.store.engine import listed
from ruznama.store.protocol import Coded, Outcome, Patch
from ruznama.store.reader import Reader
from ruznama.store.spellings import put_spellings
from ruznama.store.words import index, version

__all__ = ["SqliteStore"]

# Level 1 of zlib costs 0.05 ms on a 3,500-character page and leaves 40 % of it; level 6 costs three times that for 4 %.
_LEVEL = 1


class SqliteStore(Reader):
    """A Store in one SQLite file, or in memory at ``:memory:``. See ``Store`` for what its methods promise."""

    def add(self, batch: Sequence[Coded]) -> tuple[Outcome, ...]:
        """Keep inputs and their Records; what is held already is not kept twice."""
        with self._engine.writing():
            if self.indexed():
                self._engine.run("set_meta", key="index", value=version())
            outcomes = tuple(self._add(coded) for coded in batch)
            if any(outcome != "known" for outcome in outcomes):
                self._changed(only_added=set(outcomes) <= {"added", "known"})
                added = [coded for coded, outcome in zip(batch, outcomes, strict=True) if outcome == "added"]
                fresh = [(record.article.id,) for coded in added for record in coded.records]
                self._engine.many("insert_unmerged", fresh)
        return outcomes

    def holds(self, raw: RawItem) -> bool:
        """Whether exactly this input is the newest version of its page."""
        row = self._engine.row("input_by_digest", digest=_digest(raw))
        return row is not None and bool(row[2])

    def recode(self, batch: Sequence[tuple[int, tuple[Record, ...]]]) -> None:
        """Replace the Records of inputs, given by their id."""
        with self._engine.writing():
            for number, records in batch:
                self._put_records(number, records)
            self._changed()

    def remove(self, inputs: Sequence[int]) -> None:
        """Forget inputs; of a page whose newest version goes, the one before becomes current."""
        engine = self._engine
        with engine.writing():
            for row in engine.rows("inputs_by_ids", ids=listed(inputs)):
                keys = listed(key for (key,) in engine.rows("part_keys", input=row[0]))
                engine.run("delete_input", id=row[0])
                engine.run("delete_orphans", keys=keys)
                engine.run("newest_current", address=row[1])
            self._sweep()
            self._changed()

    def rederive(self) -> None:
        """Make all derived tables but the merged ones again from the Records."""
        engine = self._engine
        with engine.writing():
            engine.forget()
            for table in ("delete_articles", "delete_actors", "delete_names", "delete_spellings"):
                engine.run(table)
            engine.run("delete_spelling_words")
            self._empty_index()
            for key, record in self._all_records():
                derive(engine, key, record)
            engine.run("set_meta", key="index", value=version())
            self._changed()

    def reindex(self) -> None:
        """Make the index of words anew."""
        engine = self._engine
        with engine.writing():
            engine.forget()
            self._empty_index()
            for key, record in self._all_records():
                index(engine, key, record)
                for actor in record.actors:
                    if engine.fresh((actor.id, actor.name, *actor.names.values())):
                        put_spellings(engine, actor)
            engine.run("renumber_members")
            engine.run("set_meta", key="index", value=version())

    def _empty_index(self) -> None:
        for kind in ("article", "event", "statement"):
            self._engine.rows_of(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('delete-all')")  # noqa: S608
            self._engine.rows_of(f"DELETE FROM {kind}_rows")  # noqa: S608
        self._engine.rows_of("DELETE FROM compounds")

    def _all_records(self) -> Iterator[tuple[int, Record]]:
        after = 0
        while upto := self._page("record_page", after):
            for key, data in self._engine.rows("all_records", after=after, upto=upto):
                yield key, decode_record(zlib.decompress(data))
            after = upto

    def put_merged(self, merged: Merged, revision: int) -> None:
        """Replace the merged tables by a merge of the Records as they were at ``revision``."""
        with self._engine.writing():
            put_merged(self._engine, merged)
            self._merged(revision)

    def patch(self, patch: Patch, revision: int) -> None:
        """Replace some of the merged rows, so that they are those of the Records at ``revision``."""
        with self._engine.writing():
            put_patch(self._engine, patch)
            self._merged(revision)

    def _merged(self, revision: int) -> None:
        self._engine.run("set_meta", key="merged", value=str(revision))
        # Another process may have added articles meanwhile: then all that is noted waits for the next merge.
        if revision == self.revision():
            self._engine.run("delete_unmerged")
            self._engine.run("set_meta", key="stale", value="0")

    def judge(self, entry: Judgement) -> int:
        """Append an entry to the review log; its number. The articles it bears on wait for the next merge."""
        engine, values = self._engine, msgspec.structs.asdict(entry)
        del values["id"]
        touched = self._touched(entry)
        # A judgement is a person's work: it is on the disk before it is acknowledged, also if the power fails.
        with engine.durable(), engine.writing():
            cursor = engine.run("insert_judgement", **{**values, "items": json.dumps(entry.items)})
            engine.many("insert_unmerged", [(article,) for article in touched])
            self._changed(only_added=bool(touched))
        return int(cursor.lastrowid or 0)

    def _touched(self, entry: Judgement) -> list[str]:
        """Articles that tell what a judgement is about, or what the one that it undoes is about."""
        log = {str(held.id): held for held in self.judgements()}
        while entry.verdict == "undo" and entry.value in log:
            entry = log.pop(entry.value)
        if not entry.items:
            return []
        conflicts = list(self.conflicts(ids=entry.items))
        events = self.around.canonical([*entry.items, *(one.canonical for one in conflicts if one.canonical)])
        voices = {span.article for one in conflicts for value in one.values for span in value.spans}
        return sorted(voices.union(self.around.tellers([event.id for event in events])))

    def _add(self, coded: Coded) -> Outcome:
        engine, digest = self._engine, _digest(coded.raw)
        if row := engine.row("input_by_digest", digest=digest):
            number, address, current = row
            if current:
                return "known"
            # The page went back to an earlier text.
            engine.run("make_current", id=number, address=address)
            return "version"
        if row := engine.row("input_by_host", id=coded.records[0].article.id):
            return self._again(coded, digest, *row)
        last = engine.rows("last_version", address=coded.address)[0][0]
        cursor = engine.run("insert_input", **_columns(coded, digest), address=coded.address, version=last + 1)
        number = int(cursor.lastrowid or 0)
        engine.run("make_current", id=number, address=coded.address)
        self._put_records(number, coded.records)
        return "version" if last else "added"

    def _again(self, coded: Coded, digest: bytes, number: int, address: str, current: int) -> Outcome:
        """The same sender and text have come again, in other bytes or with other hints."""
        if address != coded.address:
            return "known"
        held = self.record(coded.records[0].article.id)
        if current and held is not None and encode(held) == encode(coded.records[0]):
            return "known"
        columns = _columns(coded, digest)
        self._engine.run(
            "update_input", id=number, **{k: columns[k] for k in ("digest", "encoding", "hints", "size", "data")}
        )
        self._engine.run("make_current", id=number, address=address)
        self._put_records(number, coded.records)
        return "updated"

    def _put_records(self, number: int, records: tuple[Record, ...]) -> None:
        engine = self._engine
        before = [key for (key,) in engine.rows("part_keys", input=number)]
        engine.run("delete_parts", input=number)
        for record in records:
            key = self._put_record(record)
            engine.run("insert_part", input=number, part=record.article.part, record=key)
        if before:
            engine.run("delete_orphans", keys=listed(before))

    def _put_record(self, record: Record) -> int:
        engine, data = self._engine, zlib.compress(encode(record), _LEVEL)
        coder = msgspec.structs.asdict(record.coder)
        values = {"part": record.article.part, "data": data, **coder}
        if row := engine.row("record_key", id=record.article.id):
            key = int(row[0])
            if row[1] == data:
                return key
            engine.run("update_record", key=key, **values)
        else:
            key = int(engine.run("insert_record", id=record.article.id, **values).lastrowid or 0)
        derive(engine, key, record)
        return key

    def _sweep(self) -> None:
        self._engine.forget()
        for table in ("actors", "names", "spellings", "spelling_words"):
            self._engine.run(f"delete_unused_{table}")

    def _changed(self, *, only_added: bool = False) -> None:
        if not only_added:
            self._engine.run("set_meta", key="stale", value="1")
        self._engine.run("set_meta", key="revision", value=str(self.revision() + 1))


def _hints(raw: RawItem) -> str:
    return encode(raw.hints).decode()


def _digest(raw: RawItem) -> bytes:
    total = hashlib.blake2b(digest_size=16)
    total.update(json.dumps([raw.source, raw.media, raw.encoding, _hints(raw)]).encode())
    total.update(raw.data)
    return total.digest()


def _columns(coded: Coded, digest: bytes) -> dict[str, object]:
    raw = coded.raw
    return {
        "digest": digest,
        "uri": raw.uri,
        "source": raw.source,
        "media": raw.media,
        "encoding": raw.encoding,
        "hints": _hints(raw),
        "size": len(raw.data),
        "data": zlib.compress(raw.data, _LEVEL),
    }

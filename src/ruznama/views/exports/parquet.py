"""Parquet: one file for each kind of thing, with every field of the Record (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import msgspec.inspect

from ruznama.errors import MissingPieceError
from ruznama.model import Actor as Party
from ruznama.model import Article, Canonical, Conflict, Event, Issue, Mention, Record, Saying, Statement, Story, Time
from ruznama.store import Query, Store

__all__ = ["parquet"]

_BATCH = 10_000
_LAYERS: dict[str, type[msgspec.Struct]] = {
    "times": Time, "actors": Party, "mentions": Mention, "statements": Statement, "events": Event, "issues": Issue,
}  # fmt: skip


def parquet(store: Store, query: Query, folder: Path) -> dict[str, int]:
    """Write ``articles.parquet``, ``events.parquet``, ``canonical.parquet``, ... into a folder.

    Nested fields are structs and lists; each row of a layer has its ``article``. Text is kept in ``articles``.

    Args:
        store: the archive.
        query: which canonical events; the other tables hold the articles that tell them.
        folder: an existing folder.

    Returns:
        Rows written, by file.

    Raises:
        MissingPieceError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingPieceError("Parquet needs pyarrow", fix="pip install 'ruznama[parquet]'")
    everything = query == Query()
    articles = set() if everything else {one.article for told in store.told(query) for one in told.tellings}

    def records() -> Iterator[Record]:
        return (one for one in store.records() if everything or one.article.id in articles)

    written: dict[str, int] = {}

    def write(name: str, kind: type[msgspec.Struct], rows: Iterable[dict[str, Any]], *, layer: bool = False) -> None:
        written[name] = _write(folder / f"{name}.parquet", kind, rows, layer=layer)

    write("articles", Article, (_plain(one.article) for one in records()))
    for name, kind in _LAYERS.items():
        items = ({"article": one.article.id, **_plain(item)} for one in records() for item in getattr(one, name))
        write(name, kind, items, layer=True)
    write("canonical", Canonical, (_plain(told.event) for told in store.told(query)))
    if everything:
        write("conflicts", Conflict, map(_plain, store.conflicts()))
        write("sayings", Saying, map(_plain, store.sayings()))
        write("stories", Story, map(_plain, store.stories()))
    return written


def _plain(item: object) -> dict[str, Any]:
    """A struct as plain data; maps become lists of key and value, which every reader of Parquet knows."""
    made: dict[str, Any] = msgspec.to_builtins(item)
    if isinstance(made.get("names"), dict):
        made["names"] = [{"lang": lang, "name": name} for lang, name in sorted(made["names"].items())]
    return made


def _write(path: Path, kind: type[msgspec.Struct], rows: Iterable[dict[str, Any]], *, layer: bool) -> int:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    fields = _fields(msgspec.inspect.type_info(kind))
    schema = pa.schema([("article", pa.string()), *fields] if layer else fields)
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch.append(row)
            count += 1
            if len(batch) == _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
                batch.clear()
        writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return count


def _fields(struct: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - msgspec's types of types
    """Arrow fields of a struct."""
    return [(field.encode_name, _arrow(field.type)) for field in struct.fields]


def _arrow(kind: Any) -> Any:  # noqa: ANN401 - one line a kind
    """The Arrow type of a field."""
    import pyarrow as pa  # noqa: PLC0415

    match kind:
        case msgspec.inspect.IntType():
            return pa.int64()
        case msgspec.inspect.FloatType():
            return pa.float64()
        case msgspec.inspect.BoolType():
            return pa.bool_()
        case msgspec.inspect.StructType():
            return pa.struct(_fields(kind))
        case msgspec.inspect.VarTupleType():
            return pa.list_(_arrow(kind.item_type))
        case msgspec.inspect.DictType():
            return pa.list_(pa.struct([("lang", pa.string()), ("name", pa.string())]))
        case msgspec.inspect.UnionType():
            return _arrow(next(one for one in kind.types if not isinstance(one, msgspec.inspect.NoneType)))
        case _:
            return pa.string()

"""ICEWS' 20 columns: one row for each pair of source and target of each event of each article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruznama.lexicon import rows
from ruznama.model import Actor, Event
from ruznama.store import Query, Store
from ruznama.views.exports.deeds import Deed, cameo, cells, deeds, goldstein, known_country
from ruznama.views.exports.dyads import dyads

__all__ = ["COLUMNS", "icews"]

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def icews(store: Store, query: Query, skipped: Callable[[Event], None]) -> Iterator[list[str]]:
    """Rows in the order of ``COLUMNS``, the header first; codes are strings with their leading zeros."""
    yield list(COLUMNS)
    labels = {
        (row["type"], row.get("mode", "")): row["label"] for row in rows("shared", "plover_labels") if row.get("label")
    }
    for _, tellings in deeds(store, query, skipped):
        for deed in tellings:
            category = deed.category
            text = labels.get((category.type, category.mode)) or labels.get((category.type, ""), category.type.lower())
            for pair in dyads(deed):
                yield cells(_row(deed, pair.id, pair.source, pair.target, text))


def _row(deed: Deed, number: int, source: Actor | None, target: Actor | None, text: str) -> list[object]:
    code, where = cameo(deed.category), deed.event.where
    country = known_country(where.country) if where else ""
    return [
        number, deed.day, *_party(source), text, code, goldstein(code, "icews"), *_party(target),
        deed.record.article.id, deed.sentence, deed.telling.outlet or "",
        where.name if where and where.name != country else "", "", "", country, "", "",
    ]  # fmt: skip


def _party(actor: Actor | None) -> list[object]:
    if actor is None:
        return ["", "", ""]
    return [actor.name, actor.sector or "", known_country(actor.country)]

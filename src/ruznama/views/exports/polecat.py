"""POLECAT's 40 columns (weekly files, 2018 on): one row for each event of each article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruznama.model import Actor, Event
from ruznama.store import Query, Store
from ruznama.views.exports.deeds import Deed, cells, codes, deeds, known_country, surface

__all__ = ["COLUMNS", "polecat"]

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_LANGUAGES = {"ar": "Arabic", "fa": "Persian", "prs": "Dari", "en": "English"}
_BODIES = frozenset({"government", "organization", "group"})
_PLACES = frozenset({"country", "place"})


def polecat(store: Store, query: Query, skipped: Callable[[Event], None]) -> Iterator[list[str]]:
    """Rows in the order of ``COLUMNS``, the header first.

    A date that is not known to the day is left empty, as are coordinates and GeoNames ids: nothing is made up.
    """
    yield list(COLUMNS)
    for _, tellings in deeds(store, query, skipped):
        for deed in tellings:
            yield cells(_row(deed))


def _row(deed: Deed) -> list[object]:
    event, article, coded = deed.event, deed.record.article, deed.category
    where = event.where
    return [
        event.id, deed.day, coded.type, coded.mode, _number(coded.intensity), _QUADS[coded.quad],
        _join(event.contexts),
        *_party(deed, deed.actors),
        *_party(deed, deed.recipients),
        where.name if where else "", _city(deed), "", "", known_country(where.country) if where else "",
        "", "", "", "", "",
        deed.telling.outlet or "", (article.published.value[:10] if article.published else ""),
        _join(_named(deed, frozenset({"person"}))), _join(_named(deed, _BODIES)), _join(_named(deed, _PLACES)),
        _LANGUAGES.get(article.lang, ""), deed.record.coder.version,
    ]  # fmt: skip


def _number(value: float) -> str:
    return f"{value:g}"


def _city(deed: Deed) -> str:
    where = deed.event.where
    return where.name if where and where.name != known_country(where.country) else ""


def _party(deed: Deed, actors: tuple[Actor, ...]) -> list[object]:
    """Name, country, COW, primary sector, sectors, title, raw name, Wikipedia id (we hold none)."""
    countries = [actor.country for actor in actors if actor.country]
    sectors = [actor.sector for actor in actors if actor.sector]
    raw = [found.text for actor in actors if (found := surface(deed, actor.id)) is not None]
    return [
        _join([actor.name for actor in actors]),
        _join(countries),
        _join([cow for country in countries if (cow := codes(country).cow)]),
        sectors[0] if sectors else "",
        _join(sectors),
        _join([actor.office for actor in actors if actor.office]),
        _join(raw),
        "",
    ]


def _named(deed: Deed, kinds: frozenset[str]) -> list[str]:
    return [actor.name for actor in deed.record.actors if actor.kind in kinds]


def _join(values: list[str] | tuple[str, ...]) -> str:
    return "; ".join(dict.fromkeys(value.replace(";", ",") for value in values))

"""GDELT 2.0: 61 columns of events and 16 of mentions, without a header, as its readers expect them.

Country codes are CAMEO's for actors and FIPS 10-4 for places, as in GDELT. A date that is not known to the day has its
year and month alone. Tone is not measured and stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruznama.model import Actor, Event, Place
from ruznama.store import Query, Store
from ruznama.views.exports.deeds import Deed, cameo, cells, codes, deeds, goldstein, known_country, surface
from ruznama.views.exports.dyads import Dyad, dyads

__all__ = ["EVENTS", "MENTIONS", "gdelt"]

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("_Type", "_FullName", "_CountryCode", "_ADM1Code", "_ADM2Code", "_Lat", "_Long", "_FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

# MentionType: 1 a web page, 2 a source known by its citation only. _Type: 0 no place, 1 country, 4 city of the world.
_WEB, _CITED = 1, 2
_NOWHERE, _COUNTRY, _CITY = 0, 1, 4
_NO_OFFSET = -1


def gdelt(
    store: Store, query: Query, skipped: Callable[[Event], None], *, added: str
) -> Iterator[tuple[str, list[str]]]:
    """Rows, each with the table it belongs to: ``events`` or ``mentions``.

    An event is a canonical one for one pair of actors; its first telling that can be held gives category and parties.

    Args:
        store: the archive.
        query: which canonical events.
        skipped: is told each event that the format cannot hold.
        added: ``DATEADDED`` and the times of both mentions columns, YYYYMMDDHHMMSS.
    """
    for told, tellings in deeds(store, query, skipped):
        first = tellings[0]
        same = [deed for deed in tellings if deed.category == first.category]
        for pair in dyads(first, id_of=told.event.id):
            yield "events", cells(_event(pair, first, same, added))
            for deed in same:
                yield "mentions", cells(_mention(pair, deed, added))


def _event(pair: Dyad, deed: Deed, tellings: list[Deed], added: str) -> list[object]:
    code, when = cameo(deed.category), deed.told.event.when
    day = when.value.replace("-", "") if when and when.precision == "day" else ""
    month = when.value[:7].replace("-", "") if when and when.precision in ("day", "month") else ""
    year = when.value[:4] if when and when.precision in ("day", "month", "season", "quarter", "year") else ""
    root = code[:2]
    return [
        pair.id, day, month, year, _fraction(day),
        *_actor(pair.source), *_actor(pair.target),
        int(any(one.leading for one in tellings)), code, code[:3], root, _quad(root), goldstein(code, "gdelt"),
        len(tellings), len({one.telling.outlet or one.telling.uri for one in tellings}),
        len({one.telling.article for one in tellings}), "",
        *_geo(None), *_geo(None), *_geo(deed.told.event.where),
        added, deed.telling.uri,
    ]  # fmt: skip


def _fraction(day: str) -> str:
    """GDELT's FractionDate: year + (month * 30 + day) / 365, months from 0."""
    if not day:
        return ""
    return f"{int(day[:4]) + ((int(day[4:6]) - 1) * 30 + int(day[6:])) / 365:.4f}"


def _quad(root: str) -> int:
    """QuadClass by CAMEO root: 01-05, 06-08, 09-13, 14-20."""
    number = int(root)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


def _actor(actor: Actor | None) -> list[object]:
    if actor is None:
        return [""] * len(_ACTOR)
    country = codes(actor.country).cameo
    sector = actor.sector or ""
    return [country + sector, actor.name.upper(), country, "", "", "", "", sector, "", ""]


def _geo(place: Place | None) -> list[object]:
    if place is None:
        return [_NOWHERE, *[""] * (len(_GEO) - 1)]
    country = known_country(place.country)
    city = place.name != country
    name = f"{place.name}, {country}" if city and country else place.name
    return [_CITY if city else _COUNTRY, name, codes(place.country).fips, "", "", "", "", ""]


def _mention(pair: Dyad, deed: Deed, added: str) -> list[object]:
    web = deed.telling.uri.startswith(("http://", "https://"))
    return [
        pair.id, added, added, _WEB if web else _CITED, deed.telling.outlet or "", deed.telling.uri, deed.sentence,
        _offset(deed, pair.source), _offset(deed, pair.target), deed.event.trigger.start, 1,
        max(10, round(deed.event.confidence * 10) * 10), len(deed.record.article.text), "", "", "",
    ]  # fmt: skip


def _offset(deed: Deed, actor: Actor | None) -> int:
    found = surface(deed, actor.id) if actor else None
    return found.start if found else _NO_OFFSET

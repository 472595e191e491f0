"""The actor base in the vocabulary of FollowTheMoney, one entity a line, and back.

Persons, bodies (``PublicBody`` where they are of a state, else ``Organization``), posts (``Position``) and terms
(``Occupancy``). FollowTheMoney has no language of a name and no mark of doubt: the row as we hold it travels along
under the key ``ruznama``, which other programs leave alone; entities of others are read by their properties.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from ruznama.lexicon.base import Base, base
from ruznama.lexicon.own import TABLES, Row, shared
from ruznama.lexicon.post_labels import read_label
from ruznama.lexicon.tables import LANGUAGES, cells

__all__ = ["SOURCE", "Entity", "entities", "read_entities"]

SOURCE = "ftm"
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
_BODIES = frozenset({"Organization", "PublicBody", "Company"})
_DOUBT = "~"


class Entity(msgspec.Struct, omit_defaults=True):
    """An entity of FollowTheMoney; ``ruznama`` is the row of ours behind it, with the name of its table."""

    id: str
    schema: str
    properties: dict[str, list[str]] = {}
    ruznama: tuple[str, Row] | None = None


def entities() -> Iterator[Entity]:
    """The base in use as entities: people, bodies, outlets, posts, terms of office."""
    known = base()
    for table in ("persons", "orgs", "outlets"):
        for row in shared(table):
            yield _thing(known, table, row)
    for row in shared("offices"):
        owner = row["owner"]
        properties = {"name": [row["name"]], "country": _codes(known, known.actors[owner].country)}
        if owner not in known.codes:
            properties["organization"] = [owner]
        yield _entity(row["id"], "Position", properties, "offices", row)
    for row in shared("tenures"):
        properties = {
            "holder": [row["person"]],
            "post": [row["office"]],
            "startDate": [row["start"]],
            "endDate": [row["end"]],
            "status": ["ended" if row["end"] else "current"],
        }
        key = f"{row['office']}:{row['person']}:{row['start']}"
        yield _entity(key, "Occupancy", properties, "tenures", row)


def _thing(known: Base, table: str, row: Row) -> Entity:
    person = table == "persons"
    public = not person and row.get("sector", "") in _STATE and bool(row.get("country"))
    forms = [form for lang in LANGUAGES for form in cells(row.get(lang, ""))]
    weak = [form for lang in LANGUAGES for form in cells(row.get(f"short_{lang}", ""))]
    properties = {
        "name": [row["name"]],
        "alias": _plain(form for form in forms if not form.startswith(_DOUBT) and form != row["name"]),
        "weakAlias": _plain([*weak, *(form for form in forms if form.startswith(_DOUBT))]),
        "nationality" if person else "country": _codes(known, row.get("country")),
        "wikidataId": [row.get("wikidata", "")],
        "website": [f"https://{domain}" for domain in cells(row.get("domains", ""))],
    }
    return _entity(
        row["id"], "Person" if person else "PublicBody" if public else "Organization", properties, table, row
    )


def _entity(key: str, schema: str, properties: Mapping[str, list[str]], table: str, row: Row) -> Entity:
    filled = {name: kept for name, values in properties.items() if (kept := [value for value in values if value])}
    return Entity(key, schema, filled, (table, {column: cell for column, cell in row.items() if cell}))


def _plain(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(form.removeprefix(_DOUBT) for form in forms))


def _codes(known: Base, country: str | None) -> list[str]:
    code = known.codes.get(country or "")
    return [code.iso2.lower()] if code else []


def read_entities(found: Iterable[Entity]) -> Iterator[tuple[str, Row]]:
    """Rows of the base with the name of their table, from entities of ours or of others.

    A post is read where its name says which it is (``post_labels``); a term where it has a post, a holder and a start.
    """
    known = base()
    alpha2 = {code.iso2.lower(): iso3 for iso3, code in known.codes.items()}
    offices: dict[str, str] = {}
    terms: list[Entity] = []
    for entity in found:
        if entity.ruznama is not None and entity.ruznama[0] in TABLES:
            yield entity.ruznama
            if entity.schema == "Position":
                offices[entity.id] = entity.id
        elif entity.schema == "Person":
            yield "persons", _named(entity, alpha2)
        elif entity.schema in _BODIES:
            sector = "GOV" if entity.schema == "PublicBody" else ""
            yield "orgs", {**_named(entity, alpha2), "kind": "organization", "sector": sector}
        elif entity.schema == "Position":
            row = _post(known, entity, alpha2)
            if row is not None:
                offices[entity.id] = row["id"]
                if known.office(row["id"]) is None:
                    yield "offices", row
        elif entity.schema == "Occupancy":
            terms.append(entity)
    # A term may stand before its post in the file.
    for entity in terms:
        yield from _term(entity, offices)


def _first(entity: Entity, *names: str) -> str:
    return next((value for name in names for value in entity.properties.get(name, ()) if value), "")


def _country(entity: Entity, alpha2: Mapping[str, str]) -> str:
    return alpha2.get(_first(entity, "nationality", "citizenship", "country", "jurisdiction").lower(), "")


def _named(entity: Entity, alpha2: Mapping[str, str]) -> Row:
    row: dict[str, Any] = {lang: [] for lang in LANGUAGES}
    for name in ("name", "alias", "previousName"):
        for form in entity.properties.get(name, ()):
            # Persian and Arabic spellings are not told apart there; each reads the other's at no cost.
            for lang in ("ar", "fa") if _arabic(form) else ("en",):
                row[lang].append(form if " " in form else f"{_DOUBT}{form}")
    found = {lang: "|".join(dict.fromkeys(forms)) for lang, forms in row.items()}
    return {
        "id": entity.id,
        "name": _first(entity, "name"),
        "country": _country(entity, alpha2),
        "wikidata": _first(entity, "wikidataId"),
        **found,
        "source": SOURCE,
    }


def _arabic(form: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("ARABIC") for letter in form)


def _post(known: Base, entity: Entity, alpha2: Mapping[str, str]) -> Row | None:
    owner, role = read_label(_first(entity, "name"))
    owner = (owner or _country(entity, alpha2)) if owner is not None else None
    if not owner or not role:
        return None
    listed = known.offices(owner, role)
    office = listed[0].id if listed else f"{owner.lower()}.{role}"
    name = known.roles[role].described.format(known.actors[owner].name)
    return {"id": office, "name": name, "owner": owner, "role": role, "source": SOURCE}


def _term(entity: Entity, offices: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    office, person = offices.get(_first(entity, "post")), _first(entity, "holder")
    start, end = _first(entity, "startDate"), _first(entity, "endDate")
    ended = _first(entity, "status") == "ended"
    if office and person and start and (end or not ended):
        yield "tenures", {
            "office": office, "person": person, "start": start, "end": end, "status": "elected", "source": SOURCE,
        }  # fmt: skip

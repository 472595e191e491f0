"""The actor base: countries, places, people, bodies, outlets and their names, and who held which office when.

Tables in ``resources/shared``; in a cell ``|`` stands between alternatives and a leading ``~`` marks a form that means
somebody or something else as often: it needs a title, a country or a full name near by. Dari names fall back on the
Persian column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, cast

from ruznama.lexicon import tenures
from ruznama.lexicon.demonyms import Demonym, demonyms
from ruznama.lexicon.own import per_base, shared
from ruznama.lexicon.tables import LANGUAGES, cells, rows
from ruznama.lexicon.tenures import Office, Tenure
from ruznama.model import Actor, ActorKind

__all__ = ["Alias", "Base", "Codes", "Landmark", "Role", "Title", "base"]

AMBIGUOUS = "~"


class Alias(NamedTuple):
    """A form that means an actor.

    Attributes:
        form: spelling, not folded.
        actor: actor id.
        kind: country, full, short, acronym, metonym, place, body, outlet. An acronym counts only in capitals.
        ambiguous: whether the form alone is not enough.
        lang: language the spelling belongs to; not always the one it was asked for.
    """

    form: str
    actor: str
    kind: str
    ambiguous: bool
    lang: str


class Codes(NamedTuple):
    """A country in other code lists; "" where it has no code."""

    iso2: str
    cow: str
    fips: str
    cameo: str


class Landmark(NamedTuple):
    """A place.

    Attributes:
        actor: its own actor id.
        country: ISO3, or "".
        kind: capital, city, region, building, sea, peninsula, venue, dam, island, border.
        stands_for: actor that is meant when the name acts or speaks, or "".
    """

    actor: str
    country: str
    kind: str
    stands_for: str


class Role(NamedTuple):
    """A kind of post: id, English title, and how a bearer without a name is called ("Foreign Minister of {}")."""

    id: str
    name: str
    described: str


class Title(NamedTuple):
    """A word or phrase for a role.

    Attributes:
        form: spelling, not folded.
        role: role id.
        number: s or p.
        gender: f where the form is feminine, else "".
        needs: country or body where the title says little without one; else "".
    """

    form: str
    role: str
    number: str
    gender: str
    needs: str


class Base:
    """The actor base, immutable. Get it from ``base()``.

    Attributes:
        actors: actor id -> Actor, with a name in each language it has one in.
        places: place id -> Landmark.
        codes: ISO3 -> codes of the country in other lists.
        roles: role id -> Role.
        part_of: actor id -> the actor it belongs to (a ministry to its government, an organ to its organisation).
        domains: web domain -> outlet id.
        denials: pairs of actors never to be taken for one by the likeness of their names.
    """

    def __init__(self) -> None:
        self._aliases: dict[str, list[Alias]] = {lang: [] for lang in LANGUAGES}
        actors: dict[str, Actor] = {}
        for actor in self._read():
            actors[actor.id] = actor
        self.actors: Mapping[str, Actor] = MappingProxyType(actors)
        self.places: Mapping[str, Landmark] = MappingProxyType(_places())
        self.codes: Mapping[str, Codes] = MappingProxyType(
            {row["iso3"]: Codes(row["iso2"], row["cow"], row["fips"], row["cameo"]) for row in shared("countries")}
        )
        self.roles: Mapping[str, Role] = MappingProxyType(
            {row["role"]: Role(row["role"], row["name"], row["described"]) for row in shared("roles")}
        )
        self.part_of: Mapping[str, str] = MappingProxyType(
            {row["id"]: row["part_of"] for row in shared("orgs") if row.get("part_of")}
            | {f"{row['iso3']}.gov": row["iso3"] for row in shared("countries")}
        )
        self.domains: Mapping[str, str] = MappingProxyType(
            {domain: row["id"] for row in shared("outlets") for domain in cells(row.get("domains", ""))}
        )
        self._index_offices()
        self.denials: frozenset[frozenset[str]] = frozenset(
            frozenset((left, right)) for row in shared("deny") for left in cells(row["a"]) for right in cells(row["b"])
        )
        self._listed = {lang: tuple(self._of_language(lang)) for lang in LANGUAGES}

    def aliases(self, lang: str) -> tuple[Alias, ...]:
        """Forms to look for in a text of ``lang``, its own spellings first.

        Dari reads the Persian forms too, Persian the Dari ones, and all read Latin acronyms and outlet names.
        """
        return self._listed.get(lang, ())

    def demonyms(self, lang: str) -> tuple[Demonym, ...]:
        """Adjectives and peoples of countries, inflected."""
        return demonyms(lang)

    def titles(self, lang: str) -> tuple[Title, ...]:
        """Words for roles."""
        return _titles(lang)

    def government(self, country: str) -> str:
        """Actor id of a country's government."""
        return f"{country}.gov"

    def office(self, office: str) -> Office | None:
        """The office of an id."""
        return self._offices.get(office)

    def offices(self, owner: str | None = None, role: str | None = None) -> tuple[Office, ...]:
        """Offices of an owner (actor id) or of a role, or of both."""
        if owner is not None:
            found: Iterable[Office] = self._by_owner.get(owner, ())
        else:
            found = self._offices.values()
        return tuple(office for office in found if role is None or office.role == role)

    def holders(self, office: str, date: str | None = None) -> tuple[Tenure, ...]:
        """Who held an office on an EDTF date (None: who holds it still), the likeliest first."""
        return tenures.holders(self._tenures.get(office, ()), date)

    def holders_ever(self, office: str) -> tuple[Tenure, ...]:
        """All tenures of an office, in no order."""
        return self._tenures.get(office, ())

    def office_of(self, person: str, date: str | None = None) -> tuple[Tenure, ...]:
        """Offices a person held on an EDTF date (None: holds still), the likeliest first."""
        return tenures.holders(self._careers.get(person, ()), date)

    def career(self, person: str) -> tuple[Tenure, ...]:
        """All tenures of a person, in the order of their start."""
        return tuple(sorted(self._careers.get(person, ()), key=lambda tenure: tenure.start))

    def denied(self, left: str, right: str) -> bool:
        """Whether two actors must never be taken for one by the likeness of their names."""
        return frozenset((left, right)) in self.denials

    def _index_offices(self) -> None:
        by_owner: dict[str, list[Office]] = defaultdict(list)
        self._offices = {
            row["id"]: Office(row["id"], row["name"], row["owner"], row["role"]) for row in shared("offices")
        }
        for office in self._offices.values():
            by_owner[office.owner].append(office)
        held: dict[str, list[Tenure]] = defaultdict(list)
        careers: dict[str, list[Tenure]] = defaultdict(list)
        for row in shared("tenures"):
            tenure = Tenure(row["office"], row["person"], row["start"], row["end"], row["status"])
            held[tenure.office].append(tenure)
            careers[tenure.person].append(tenure)
        self._by_owner = {key: tuple(value) for key, value in by_owner.items()}
        self._tenures = {key: tuple(value) for key, value in held.items()}
        self._careers = {key: tuple(value) for key, value in careers.items()}

    def _of_language(self, lang: str) -> Iterator[Alias]:
        yield from self._aliases[lang]
        other = {"prs": "fa", "fa": "prs"}.get(lang)
        if other:
            seen = {(alias.form, alias.actor) for alias in self._aliases[lang]}
            yield from (alias for alias in self._aliases[other] if (alias.form, alias.actor) not in seen)
        if lang != "en":
            yield from (alias for alias in self._aliases["en"] if alias.kind in {"acronym", "outlet"})

    def _read(self) -> Iterator[Actor]:
        for row in shared("countries"):
            yield self._actor(row, row["iso3"], "country", "country", country=row["iso3"])
            yield _government(row)
        bodies = {row["id"]: row for row in shared("orgs")}
        for row in shared("places"):
            named = bodies.get(row.get("stands_for", ""), row) if not row["ar"] else row
            yield self._actor({**row, **{lang: named.get(lang, "") for lang in LANGUAGES}}, row["id"], "place", "place")
        # A body that shares its names with its building is found as the place, which says what it stands for.
        housed = {row["stands_for"] for row in shared("places") if not row["ar"] and row.get("stands_for")}
        for row in bodies.values():
            yield self._actor(row, row["id"], row["kind"], "" if row["id"] in housed else "body")
        for row in shared("outlets"):
            yield self._actor(row, row["id"], "outlet", "outlet")
        for row in shared("persons"):
            yield self._actor(row, row["id"], "person", "full")
            for lang in LANGUAGES:
                self._list(lang, row["id"], "short", row.get(f"short_{lang}", ""))
        for row in shared("metonyms"):
            for lang in LANGUAGES:
                self._list(lang, row["actor"], "metonym", row.get(lang, ""))

    def _actor(self, row: dict[str, str], key: str, kind: str, listed: str, country: str | None = None) -> Actor:
        name, names = row["name"], {}
        for lang in LANGUAGES:
            forms = cells(row.get(lang, "")) or (cells(row.get("fa", "")) if lang == "prs" else ())
            if forms and lang != "en":
                names[lang] = forms[0].removeprefix(AMBIGUOUS)
            if listed:
                self._list(lang, key, listed, row.get(lang, ""))
        names["en"] = name
        if listed and name not in (form.removeprefix(AMBIGUOUS) for form in cells(row.get("en", ""))):
            self._list("en", key, listed, name)
        return Actor(
            id=key,
            name=name,
            names=names,
            kind=cast("ActorKind", kind),
            country=country or row.get("country") or None,
            sector=row.get("sector") or None,
            wikidata=row.get("wikidata") or None,
        )

    def _list(self, lang: str, actor: str, kind: str, cell: str) -> None:
        for form in cells(cell):
            plain = form.removeprefix(AMBIGUOUS)
            short = kind in {"country", "body", "outlet"} and plain.isascii() and plain.isupper()
            self._aliases[lang].append(Alias(plain, actor, "acronym" if short else kind, plain != form, lang))


def _government(row: dict[str, str]) -> Actor:
    return Actor(
        id=f"{row['iso3']}.gov",
        name=f"Government of {row['phrase'] or row['name']}",
        names={"en": f"Government of {row['phrase'] or row['name']}"},
        kind="government",
        country=row["iso3"],
        sector="GOV",
    )


def _places() -> dict[str, Landmark]:
    return {
        row["id"]: Landmark(row["id"], row["country"], row["kind"], row.get("stands_for", ""))
        for row in shared("places")
    }


@per_base
def _titles(lang: str) -> tuple[Title, ...]:
    found: dict[Title, None] = {}
    for row in rows(lang, "titles"):
        for column, number, gender in (("forms", "s", ""), ("feminine", "s", "f"), ("plural", "p", "")):
            for form in cells(row.get(column, "")):
                found[Title(form, row["role"], number, gender, row.get("needs", ""))] = None
    return tuple(found)


@per_base
def base() -> Base:
    """The actor base, read once; within ``using(path)`` with the user's own tables joined in.

    Raises:
        ResourceError: a table is missing or ragged.
    """
    return Base()

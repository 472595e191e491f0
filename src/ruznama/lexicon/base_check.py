"""Checks of the actor base: what no reader of a single row can see.

The findings are plain sentences, one a line, each naming the table and the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ruznama.lexicon.own import TABLES, shared
from ruznama.lexicon.tables import EXTENDS, LANGUAGES, cells
from ruznama.lexicon.tenures import Tenure, span
from ruznama.script import fold_form

__all__ = ["STATUSES", "TABLES", "check"]

Row = Mapping[str, str]
STATUSES = frozenset({"elected", "acting", "interim", "de-facto", "contested", "designate"})
_CURATED = "curated"
# Posts that several people hold side by side: deputies, spokespersons, envoys of one country.
_SHARED_ROLES = frozenset(
    {"deputy-fm", "deputy-pm", "vice-president", "minister-of-state", "spokesperson", "adviser", "envoy",
     "ambassador", "chief-negotiator", "deputy"}
)  # fmt: skip
# Claims and stand-ins run beside another tenure by their nature.
_BESIDE = frozenset({"contested", "designate", "de-facto"})
# A month or a year as a bound leaves room for the handover inside it.
_SLACK = 366


def check(tables: Mapping[str, Sequence[Row]] | None = None) -> list[str]:
    """Findings about the actor base, empty when it is sound.

    Args:
        tables: table name -> rows; those not given are those in use, with the user's own joined in.

    Returns:
        One sentence a finding: overlapping tenures of one office, a full name owned by two people without a deny rule
        or a mark, an office without owner, a tenure of an unknown person or office, a row without source, an unknown
        country code, an id given twice, a bound that is no date.
    """
    given = tables or {}
    base = {name: tuple(given[name] if name in given else shared(name)) for name in TABLES}
    countries = {row.get("iso3", "") for row in base["countries"]}
    owners = countries | {f"{iso3}.gov" for iso3 in countries} | {row.get("id", "") for row in base["orgs"]}
    return [
        *_sources(base),
        *_twice(base),
        *_countries(base, countries),
        *_offices(base, owners),
        *_tenures(base),
        *_overlaps(base),
        *_names(base),
        *_references(base, owners | {row.get("id", "") for row in base["persons"]}),
    ]


def _key(row: Row) -> str:
    return " ".join(list(row.values())[:2])


def _sources(base: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for name, listed in base.items():
        for row in listed:
            if not row.get("source"):
                yield f"{name}: no source: {_key(row)}"
            # The second pass is a duty of the rows that come with the program.
            mine = row.get("source", "").startswith(_CURATED)
            if name in {"persons", "tenures"} and mine and not row.get("checked"):
                yield f"{name}: not checked a second time: {_key(row)}"


def _twice(base: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name in ("countries", "places", "persons", "orgs", "outlets"):
        for row in base[name]:
            key = row.get("iso3" if name == "countries" else "id", "")
            if key in seen:
                yield f"{name}: id given twice: {key} (also in {seen[key]})"
            seen[key] = name
    offices: set[str] = set()
    for row in base["offices"]:
        if row.get("id", "") in offices:
            yield f"offices: id given twice: {row.get('id', '')}"
        offices.add(row.get("id", ""))


def _countries(base: Mapping[str, Sequence[Row]], known: set[str]) -> Iterator[str]:
    for name in ("places", "persons", "orgs", "outlets"):
        for row in base[name]:
            country = row.get("country", "")
            if country and country not in known:
                yield f"{name}: unknown country {country}: {_key(row)}"
            if name == "persons" and not country:
                yield f"persons: no country: {_key(row)}"


def _offices(base: Mapping[str, Sequence[Row]], owners: set[str]) -> Iterator[str]:
    roles = {row.get("role", "") for row in base["roles"]}
    for row in base["offices"]:
        if row.get("owner", "") not in owners:
            yield f"offices: no known owner ({row.get('owner', '') or 'empty'}): {_key(row)}"
        if row.get("role", "") not in roles:
            yield f"offices: unknown role {row.get('role', '')}: {_key(row)}"


def _tenures(base: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    people = {row.get("id", "") for row in base["persons"]}
    offices = {row.get("id", "") for row in base["offices"]}
    for row in base["tenures"]:
        tenure = _tenure(row)
        if tenure.person not in people:
            yield f"tenures: unknown person {tenure.person}: {_key(row)}"
        if tenure.office not in offices:
            yield f"tenures: unknown office {tenure.office}: {_key(row)}"
        if tenure.status not in STATUSES:
            yield f"tenures: unknown status {tenure.status}: {_key(row)}"
        first, last = span(tenure)
        if first > last:
            yield f"tenures: ends before it starts: {_key(row)} {tenure.start}/{tenure.end}"


def _tenure(row: Row) -> Tenure:
    return Tenure(
        row.get("office", ""), row.get("person", ""), row.get("start", ""), row.get("end", ""), row.get("status", "")
    )


def _overlaps(base: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    role = {row.get("id", ""): row.get("role", "") for row in base["offices"]}
    held: dict[str, list[Tenure]] = defaultdict(list)
    for row in base["tenures"]:
        tenure = _tenure(row)
        if role.get(tenure.office) not in _SHARED_ROLES and tenure.status not in _BESIDE:
            held[tenure.office].append(tenure)
    for office, listed in held.items():
        ordered = sorted(listed, key=span)
        for earlier, later in pairwise(ordered):
            room = _room(earlier.end, later.start)
            # A suspended holder keeps the post while another acts.
            if later.status == "acting" and span(later)[1] <= span(earlier)[1]:
                continue
            if span(earlier)[1] - span(later)[0] > room:
                yield (
                    f"tenures: {office} held twice: {earlier.person} {earlier.start}/{earlier.end} "
                    f"and {later.person} {later.start}/{later.end}"
                )


def _room(end: str, start: str) -> int:
    """Days two tenures may share: one for a handover, the whole month or year where the bounds are as coarse."""
    coarse = min((len(bound) for bound in (end, start) if bound), default=10)
    return {10: 0, 7: 31}.get(coarse, _SLACK) if end else -1


def _names(base: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    denied = {
        frozenset((left, right))
        for row in base["deny"]
        for left in cells(row.get("a", ""))
        for right in cells(row.get("b", ""))
    }
    for lang in LANGUAGES:
        owners: dict[str, set[str]] = defaultdict(set)
        for row in base["persons"]:
            for column in (*((lang,) if lang not in EXTENDS else (lang, EXTENDS[lang])), f"short_{lang}"):
                for form in cells(row.get(column, "")):
                    if not form.startswith("~"):
                        owners[fold_form(form)].add(row.get("id", ""))
        for form, people in owners.items():
            if len(people) > 1 and frozenset(people) not in denied:
                yield f"persons: {form} ({lang}) means {_listed(people)}: mark it with ~ or deny the pair"


def _references(base: Mapping[str, Sequence[Row]], known: set[str]) -> Iterator[str]:
    for name, columns in (
        ("places", ("stands_for",)),
        ("orgs", ("part_of",)),
        ("metonyms", ("actor",)),
        ("deny", ("a", "b")),
    ):
        for row in base[name]:
            for column in columns:
                for target in cells(row.get(column, "")):
                    if target not in known:
                        yield f"{name}: {column} points at nothing: {target}"


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))

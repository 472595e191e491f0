"""From items of Wikidata to rows of the actor base: people with an office, bodies, posts, tenures.

The reviewed base wins: somebody it knows keeps their id and is only given more spellings, and a tenure that clashes
with one it lists is left out. A post is taken over where its English label says which: title and country, and nothing
more ("President of the Senate of France" is no President of France).
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from ruznama.lexicon import tables
from ruznama.lexicon.base import Base, base
from ruznama.lexicon.own import Row, using
from ruznama.lexicon.own_files import replace
from ruznama.lexicon.post_labels import has_title, read_label
from ruznama.lexicon.tables import LANGUAGES
from ruznama.lexicon.tenures import Tenure, span
from ruznama.lexicon.wikidata import Claim, Item, items
from ruznama.script import fold_form

__all__ = ["SOURCE", "Imported", "import_wikidata"]

SOURCE = "wikidata"
# Languages of Wikidata -> ours, the nearest first. "mul" is the label that holds in all Latin-script languages.
_CODES = {"ar": ("ar",), "fa": ("fa",), "prs": ("fa-af", "prs"), "en": ("en", "mul")}
# Wikidata lists nicknames and initials too: of other names this many, and of two words at least.
_MOST = 6
# Two tenures of one post may share the days of a handover.
_HANDOVER = 31
_EDTF_LATEST = "9999"


class Imported(msgspec.Struct):
    """What an import has brought: rows by table, people that the base knew, what was left out, and bad lines."""

    persons: int = 0
    known: int = 0
    orgs: int = 0
    outlets: int = 0
    offices: int = 0
    tenures: int = 0
    left_out: int = 0
    bad: int = 0


def import_wikidata(
    path: Path,
    target: str,
    *,
    since: str = "2000",
    told: Callable[[int], None] | None = None,
    bad: Callable[[int, str], None] | None = None,
) -> Imported:
    """Read a dump and put what it says of people in office, bodies and outlets into the user's own tables.

    Args:
        path: the dump.
        target: folder of the user's own tables; what an earlier import left there is replaced.
        since: year; whoever left their last post before is not taken.
        told: called with the bytes read so far.
        bad: called with number and fault of a line that is no item.

    Returns:
        Figures of the import.

    Raises:
        OSError: the dump cannot be read or the tables cannot be written.
        ConfigError: the target is a file.
    """
    report = Imported()

    def fault(number: int, reason: str) -> None:
        report.bad += 1
        if bad is not None:
            bad(number, reason)

    # People are matched against the reviewed base alone: what an earlier import left is about to be replaced.
    with using(""), tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        reading = _Reading(base(), since, kept, report)
        for item in items(path, told=told, bad=fault):
            reading.take(item)
        posts = reading.posts()
        tenures = list(_settled(reading.base, posts, reading.rows("terms"), report))
        report.offices = replace(target, "offices", _new_offices(reading.base, posts, tenures), source=SOURCE)
        report.tenures = replace(target, "tenures", tenures, source=SOURCE)
        for table in ("persons", "orgs", "outlets"):
            setattr(report, table, replace(target, table, reading.rows(table), source=SOURCE))
    return report


class _Post(msgspec.Struct, frozen=True):
    office: str
    owner: str
    role: str


class _Reading:
    """State of one pass: rows of people, bodies and terms go to a file, only posts stay in memory."""

    def __init__(self, known: Base, since: str, kept: IO[str], report: Imported) -> None:
        self.base, self.since, self.kept, self.report = known, since, kept, report
        self.kinds = {row["qid"]: row for row in tables.rows("shared", "wikidata")}
        self.countries = {qid: row["means"] for qid, row in self.kinds.items() if row["kind"] == "country"}
        self.labels: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.by_name = _people_by_name(known)

    def take(self, item: Item) -> None:
        """Note what an item is."""
        kinds = [self.kinds[qid] for qid in item.values("P31") if qid in self.kinds]
        if any(row["kind"] == "person" for row in kinds):
            self._person(item)
            return
        for code in item.values("P298"):
            if code in self.base.codes:
                self.countries[item.id] = code
        body = next((row for row in kinds if row["kind"] not in {"country", "person"}), None)
        if body is not None:
            self._body(item, body)
        label = item.labels.get("en") or item.labels.get("mul", "")
        if label and has_title(label):
            self.labels[item.id] = (label, item.values("P1001") or item.values("P17"))

    def posts(self) -> dict[str, _Post]:
        """The posts of the file that the base has a role for, by Q number."""
        found = {}
        for qid, (label, homes) in self.labels.items():
            owner, role = read_label(label)
            home = next((self.countries[home] for home in homes if home in self.countries), "")
            owner = owner or (home if owner is not None else "")
            if not owner or not role:
                continue
            listed = self.base.offices(owner, role)
            office = listed[0].id if listed else f"{owner.lower()}.{role}"
            found[qid] = _Post(office, owner, role)
        return found

    def rows(self, table: str) -> Iterator[Row]:
        """Rows of a table from the file."""
        self.kept.seek(0)
        for line in self.kept:
            name, row = msgspec.json.decode(line, type=tuple[str, Row])
            if name == table:
                if "homes" in row:
                    row["country"] = row["country"] or next(
                        (self.countries[q] for q in row.pop("homes").split() if q in self.countries), ""
                    )
                yield row

    def _person(self, item: Item) -> None:
        died = next(iter(item.values("P570")), "")
        terms = [claim for claim in item.claims.get("P39", ()) if (claim.end or died or _EDTF_LATEST) >= self.since]
        if not terms:
            return
        row = _named(item)
        if not row["name"]:
            return
        person = self._known(item, row)
        if person:
            self.report.known += 1
            row = {"name": "", **{column: row[column] for column in LANGUAGES}}
        self._keep("persons", {
            "id": person or item.id, **row, "country": "", "sector": "" if person else "GOV", "wikidata": item.id,
            "homes": "" if person else " ".join(item.values("P27")),
        })  # fmt: skip
        for claim in terms:
            end = claim.end or _last(claim, died)
            self._keep("terms", {"post": claim.value, "person": person or item.id, "start": claim.start, "end": end})

    def _known(self, item: Item, row: Row) -> str:
        """Id of the person in the base: the same Q number, or the same full English name and country."""
        homes = {self.countries[qid] for qid in item.values("P27") if qid in self.countries}
        for form in row["en"].split("|"):
            for person in self.by_name.get(fold_form(form.removeprefix("~")), ()):
                actor = self.base.actors[person]
                if actor.wikidata == item.id or (not actor.wikidata and actor.country in homes):
                    return person
        return ""

    def _body(self, item: Item, kind: Row) -> None:
        row = _named(item)
        if row["name"]:
            homes = " ".join(item.values("P17"))
            if kind["kind"] == "outlet":
                self._keep("outlets", {"id": item.id, **row, "country": "", "homes": homes})
            else:
                self._keep("orgs", {
                    "id": item.id, **row, "kind": kind["kind"], "sector": kind["means"], "country": "", "homes": homes,
                })  # fmt: skip

    def _keep(self, table: str, row: Row) -> None:
        self.kept.write(msgspec.json.encode((table, {**row, "source": SOURCE})).decode() + "\n")


def _last(claim: Claim, died: str) -> str:
    """A term without an end ended with the life of its holder."""
    return died if claim.start and died else ""


def _people_by_name(known: Base) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for alias in known.aliases("en"):
        if alias.kind == "full":
            found[fold_form(alias.form)].add(alias.actor)
    return found


def _named(item: Item) -> Row:
    """Names of an item: label first, then those of its other names that look like full ones."""
    row: Row = {}
    for lang, codes in _CODES.items():
        label = next((item.labels[code] for code in codes if code in item.labels), "")
        others = [form for code in codes for form in item.aliases.get(code, ()) if " " in form]
        forms = [form.strip() for form in (label, *others) if _plain(form)]
        row[lang] = "|".join(dict.fromkeys(form if " " in form else f"~{form}" for form in forms[: 1 + _MOST]))
    row["name"] = next((row[lang].split("|")[0].removeprefix("~") for lang in ("en", "fa", "ar") if row[lang]), "")
    return row


def _plain(form: str) -> bool:
    return bool(form) and not any(letter.isdigit() or letter in "|\t\n\r~!()" for letter in form)


def _settled(known: Base, posts: dict[str, _Post], terms: Iterable[Row], report: Imported) -> Iterator[Row]:
    """Tenures of posts that the base has a role for, without those that clash with the reviewed ones."""
    held: dict[str, list[Tenure]] = defaultdict(list)
    for row in terms:
        post, start, end = posts.get(row["post"]), row["start"], row["end"]
        if post is None or not start or (end and end < start[: len(end)]):
            report.left_out += 1
            continue
        held[post.office].append(Tenure(post.office, row["person"], start, end, "elected"))
    for office, listed in sorted(held.items()):
        reviewed = known.holders_ever(office)
        mine = sorted(set(listed), key=lambda tenure: (tenure.start, tenure.person))
        for at, tenure in enumerate(mine):
            following = next((other for other in mine[at + 1 :] if other.person != tenure.person), None)
            # Wikidata often leaves a term open that ended: the next holder closes it.
            end = tenure.end or (following.start if following else "")
            closed = tenure._replace(end=end)
            if any(_clash(closed, other) for other in reviewed):
                report.left_out += 1
            else:
                yield {**closed._asdict(), "source": SOURCE}


def _clash(left: Tenure, right: Tenure) -> bool:
    if left.person == right.person:
        return True
    first, second = span(left), span(right)
    return min(first[1], second[1]) - max(first[0], second[0]) > _HANDOVER


def _new_offices(known: Base, posts: dict[str, _Post], tenures: Iterable[Row]) -> Iterator[Row]:
    held = {row["office"] for row in tenures}
    for post in sorted(set(posts.values()), key=lambda post: post.office):
        if known.office(post.office) is None and post.office in held:
            name = known.roles[post.role].described.format(known.actors[post.owner].name)
            yield {"id": post.office, "name": name, "owner": post.owner, "role": post.role, "source": SOURCE}

"""``actors add``: somebody, more spellings, or a post, into the user's own tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from ruznama import lexicon
from ruznama.cli import printing
from ruznama.cli.actors_asked import country as asked_country
from ruznama.cli.actors_asked import day_given, found
from ruznama.cli.common import json_option, note, settings, verb
from ruznama.cli.settings import own_actors
from ruznama.lexicon.base_check import STATUSES, check
from ruznama.lexicon.own_files import append
from ruznama.script import fold_form

__all__ = ["add"]

_LANGUAGES = lexicon.LANGUAGES
_TABLES = {"person": "persons", "organization": "orgs", "group": "orgs", "outlet": "outlets", "place": "places"}
_SLUG = re.compile(r"[^a-z0-9]+")


def _form_options(function: Any) -> Any:  # noqa: ANN401 - a decorator
    for lang in reversed(_LANGUAGES):
        for option, what in ((f"--short-{lang}", "Surname or short form"), (f"--{lang}", "Name")):
            function = click.option(option, multiple=True, metavar="FORM", help=f"{what} in {lang}; may be repeated.")(
                function
            )
    return function


@verb("add", db=False, actors=True)
@click.argument("name", metavar="NAME")
@click.option("--id", "key", metavar="ID", help="Its id; else that of the actor of this name, else made of the name.")
@click.option("--kind", type=click.Choice(tuple(_TABLES)), default="person", show_default=True)
@click.option("--country", metavar="NAME", help="Its code, or its name in any script.")
@click.option("--sector", metavar="CODE", help="PLOVER sector, e.g. GOV, MIL, REB.")
@click.option("--wikidata", metavar="QID", help="Its number in Wikidata.")
@_form_options
@click.option("--office", metavar="ID", help="A post held, e.g. irn.foreign-minister.")
@click.option("--role", metavar="ROLE", help="With a new --office: its role, e.g. envoy. It is of --country.")
@click.option("--from", "start", metavar="DATE", default="", help="Since when: day, month or year.")
@click.option("--to", "end", metavar="DATE", default="", help="Until when; left out while it lasts.")
@click.option("--status", type=click.Choice(sorted(STATUSES)), default="elected", show_default=True)
@click.option("--source", default="own", show_default=True, help="Where you know it from.")
@json_option
def add(name: str, as_json: bool, **given: Any) -> int:  # noqa: ANN401 - click's
    """Put an actor, more of its spellings, or a post it held into your own file.

    NAME is the English name or an id. A form with ~ before it counts only with a title, a country or the full name near
    by; one with ! before it takes that form away from what the base lists.
    """
    target = own_actors(settings())
    with lexicon.using(target if Path(target).exists() else ""):
        before = set(check())
        rows = _rows(name, given)
    written = sorted({str(append(target, table, [row])) for table, row in rows})
    with lexicon.using(target):
        findings = [finding for finding in check() if finding not in before]
    if as_json:
        printing.object_({"schema": 1, "rows": [[table, row] for table, row in rows], "files": written,
                          "findings": findings})  # fmt: skip
    else:
        for table, row in rows:
            click.echo(f"{table}: {' '.join(f'{column}={cell}' for column, cell in row.items() if cell)}")
        click.echo(f"written to {', '.join(written)}")
    for finding in findings:
        note(f"note: {finding}")
    return 0


def _rows(name: str, given: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    base = lexicon.base()
    listed = [actor for actor in found(name) if actor.kind == given["kind"]]
    key = given["key"] or (listed[0].id if len(listed) == 1 else "") or _slug(name)
    country = asked_country(given["country"]) if given["country"] else ""
    for column in ("start", "end"):
        if given[column]:
            day_given(given[column])
    row = {"id": key, "name": "" if key in base.actors else name, "country": country, "source": given["source"]}
    if _TABLES[given["kind"]] == "orgs":
        row["kind"] = given["kind"]
    row |= {column: given[column] or "" for column in ("sector", "wikidata")}
    for lang in _LANGUAGES:
        row[lang] = "|".join(given[lang])
        row[f"short_{lang}"] = "|".join(given[f"short_{lang}"])
    rows = [(_TABLES[given["kind"]], {column: cell for column, cell in row.items() if cell})]
    if given["office"]:
        office = given["office"]
        if base.office(office) is None:
            rows.append(("offices", _office(office, given["role"], country, given["source"])))
        tenure = {"office": office, "person": key, "start": given["start"], "end": given["end"]}
        rows.append(("tenures", {**tenure, "status": given["status"], "source": given["source"]}))
    return rows


def _office(office: str, role: str | None, country: str, source: str) -> dict[str, str]:
    base = lexicon.base()
    known = base.roles.get(role or "")
    if known is None or not country:
        raise click.UsageError(f"There is no post {office!r}. For a new one give --country and --role (e.g. envoy).")
    name = known.described.format(base.actors[country].name)
    return {"id": office, "name": name, "owner": country, "role": known.id, "source": source}


def _slug(name: str) -> str:
    slug = _SLUG.sub("-", fold_form(name)).strip("-")
    if not slug:
        raise click.UsageError("Give the English name, and other spellings with --ar, --fa, --prs; or give --id.")
    return slug

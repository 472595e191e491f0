"""``actors``: the actor base: list, show, add, check, compare names, import, export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import click

from ruznama import lexicon
from ruznama.cli import printing
from ruznama.cli.actors_add import add
from ruznama.cli.actors_asked import country as asked_country
from ruznama.cli.actors_asked import day_given, found
from ruznama.cli.actors_files import export, import_
from ruznama.cli.actors_same import same
from ruznama.cli.cards import post, tenure_line
from ruznama.cli.common import actors_option, json_option, note, settings, verb
from ruznama.errors import NotFoundError
from ruznama.lexicon.base_check import check
from ruznama.model import Actor, ActorKind
from ruznama.views import tenures

__all__ = ["actors"]


@click.group("actors", context_settings={"help_option_names": ["-h", "--help"]})
def actors() -> None:
    """The actor base: who is who, under which names, in which posts and when.

    It is that of the program joined with your own (--actors PATH, the setting actors, or the folder actors beside your
    ruznama.toml): a folder of TSV files, or a TOML file.
    """


@verb("list", db=False, actors=True)
@click.option("--kind", type=click.Choice(get_args(ActorKind)), help="Only actors of this kind.")
@click.option("--country", metavar="NAME", help="Only of this country: its code, or its name in any script.")
@click.option("--office", metavar="ID", help="Only who holds or held this post: its id, or a role such as president.")
@click.option("--on", metavar="DATE", help="With --office: who held it on this day, month or year.")
@json_option
def list_(kind: str | None, country: str | None, office: str | None, on: str | None, as_json: bool) -> int:
    """Who is in the base, in the order of their ids."""
    with lexicon.using(settings().config.actors):
        base = lexicon.base()
        state = asked_country(country) if country else None
        held = _holders(office, on) if office else None
        listed = [
            actor
            for key, actor in sorted(base.actors.items())
            if (kind is None or actor.kind == kind)
            and (state is None or actor.country == state)
            and (held is None or key in held)
        ]
        if as_json:
            printing.object_({"schema": 1, "actors": [_shown(actor) for actor in listed]})
        else:
            for actor in listed:
                posts = ", ".join(post(one) for one in tenures(actor.id) if one.current)
                click.echo(f"{actor.id:<30} {actor.country or '':<4} {actor.kind:<12} {actor.name}  {posts}".rstrip())
    note(printing.count(len(listed), "actor") if listed else "nobody in the base answers to that")
    return 0


def _holders(office: str, on: str | None) -> set[str]:
    base = lexicon.base()
    offices = [base.office(office)] if base.office(office) else base.offices(role=office)
    if not offices:
        raise click.UsageError(f"There is no post or role {office!r}; a role is e.g. president, foreign-minister.")
    if on is not None:
        day_given(on)
        return {tenure.person for one in offices if one for tenure in base.holders(one.id, on)}
    return {tenure.person for one in offices if one for tenure in base.holders_ever(one.id)}


@verb("show", db=False, actors=True)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@json_option
def show(name: tuple[str, ...], as_json: bool) -> int:
    """What the base holds on an actor: names, spellings, posts over time. NAME is an id or a name in any script."""
    asked = " ".join(name)
    with lexicon.using(settings().config.actors):
        listed = found(asked)
        if not listed:
            raise NotFoundError(f"nobody in the base is called {asked!r}", fix="ruznama actors list lists all.")
        if as_json:
            printing.object_({"schema": 1, "actors": [_shown(actor) for actor in listed]})
        else:
            for actor in listed:
                printing.lines(_lines(actor))
    return 0


def _spellings(actor: Actor) -> dict[str, list[str]]:
    base = lexicon.base()
    return {
        lang: forms
        for lang in lexicon.LANGUAGES
        if (forms := [a.form for a in base.aliases(lang) if a.actor == actor.id and a.lang == lang])
    }


def _shown(actor: Actor) -> dict[str, object]:
    posts = [tenure._asdict() for tenure in lexicon.base().career(actor.id)]
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector,
        "wikidata": actor.wikidata, "names": actor.names, "spellings": _spellings(actor), "offices": posts,
    }  # fmt: skip


def _lines(actor: Actor) -> Iterator[str]:
    yield click.style(actor.name, bold=True)
    fields = [
        ("kind", ", ".join(filter(None, (actor.kind, actor.country, actor.sector)))),
        *((f"name {lang}", ", ".join(forms)) for lang, forms in _spellings(actor).items()),
        *(("post", tenure_line(one)) for one in tenures(actor.id)),
        ("wikidata", actor.wikidata or ""),
        ("id", actor.id),
    ]
    yield from (f"  {name:<9} {value}" for name, value in fields if value)


@verb("check", db=False, actors=True)
@click.option("--strict", is_flag=True, help="Exit 1 if anything is found.")
@json_option
def check_(strict: bool, as_json: bool) -> int:
    """Look for what is wrong in the base: clashing terms, a name of two people, posts of nobody, no source."""
    with lexicon.using(settings().config.actors):
        findings = check()
    if as_json:
        printing.object_({"schema": 1, "findings": findings})
    else:
        printing.lines(findings)
    note(printing.count(len(findings), "finding"))
    return 1 if strict and findings else 0


actors.params.append(actors_option())
for _command in (list_, show, add, check_, same, import_, export):
    actors.add_command(_command)

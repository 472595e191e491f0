"""``explain`` and ``schema``: what the output means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ruznama import lexicon
from ruznama.cli import printing
from ruznama.cli.common import json_option, verb
from ruznama.errors import NotFoundError
from ruznama.script import fold_form

__all__ = ["explain", "meaning", "schema"]


@verb("explain", db=False)
@click.argument("code")
@json_option
def explain(code: str, as_json: bool) -> int:
    """What a code means: an issue (RZ104), an event type or mode (CONSULT, CONSULT/visit), or a rule's id."""
    found = meaning(code)
    if not found:
        near = difflib.get_close_matches(code, _known(), n=3)
        raise NotFoundError(
            f"{code!r} is no issue code, event type or rule",
            fix=f"Did you mean {', '.join(near)}?"
            if near
            else "Issues are called RZ101, types CONSULT; show names the rules.",
        )
    if as_json:
        printing.object_(dict(found))
    else:
        for name, text in found:
            click.echo(f"{name:<9} {text}")
    return 0


def meaning(code: str) -> list[tuple[str, str]]:
    """What a code, event type or rule means, as names with texts; nothing where it is none."""
    for find in (_issue, _type, _rule, _trigger, _noted):
        if found := list(find(code)):
            return found
    return []


def _issue(code: str) -> Iterator[tuple[str, str]]:
    for row in lexicon.rows("shared", "issues"):
        if row["code"].casefold() == code.casefold():
            yield from ((name, row[name]) for name in ("code", "stage", "title", "meaning", "fix") if row.get(name))


def _type(code: str) -> Iterator[tuple[str, str]]:
    kind, _, mode = code.partition("/")
    modes = []
    for row in lexicon.rows("shared", "plover_labels"):
        if row["type"].casefold() != kind.casefold():
            continue
        if row["mode"].casefold() == mode.casefold():
            yield "type", row["type"] + (f"/{row['mode']}" if row["mode"] else "")
            yield "label", row["label"]
            yield "meaning", row["meaning"]
        elif row["mode"]:
            modes.append(row["mode"])
    if modes and not mode:
        yield "modes", ", ".join(modes)


def _rule(code: str) -> Iterator[tuple[str, str]]:
    for lang, name, rule in [*_time_rules(code), *lexicon.all_rules()]:
        if rule.get("id") in {code, code.partition(".time.")[2]}:
            yield "rule", code
            yield "file", f"resources/{lang}/{name}.toml"
            yield from (
                (key, " | ".join(map(str, value)) if isinstance(value, list) else str(value))
                for key, value in rule.items()
                if key != "id"
            )
            return


def _time_rules(code: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The rules of one language, where the code names it (``fa.time.weekday``): others have a weekday of their own."""
    lang, time, _ = code.partition(".time.")
    if not time or lang not in lexicon.LANGUAGES:
        return []
    return [(lang, "time_rules", rule) for rule in lexicon.rules(lang, "time_rules").get("rule", ())]


def _trigger(code: str) -> Iterator[tuple[str, str]]:
    """A word that tells an event: ``en.verb.meet`` names its language, kind and first form in folded spelling."""
    lang, _, rest = code.partition(".")
    kind, _, form = rest.partition(".")
    if lang not in lexicon.LANGUAGES or not form:
        return
    # Dari adds rows to the Persian ones; all are named after Persian.
    for own in (lang, *(one for one in lexicon.LANGUAGES if one != lang and lexicon.languages_of(one)[-1] == lang)):
        if found := list(_listed(code, own, kind, form)):
            yield from found
            return


def _listed(code: str, lang: str, kind: str, form: str) -> Iterator[tuple[str, str]]:
    """What the triggers of a language tell about a form."""
    rows = lexicon.rows(lang, "event_triggers")
    listed = [row for row in rows if row["kind"] == kind and form in _written(lexicon.cells(row["form"]))]
    verbs = [row for row in rows if kind == "noun" and row["kind"] == "verb" and form in _nouns(lang, row["form"])]
    for row in listed or verbs:
        yield "rule", code
        yield "file", f"resources/{lang}/event_triggers.tsv"
        yield "meaning", f"These words{'' if listed else ', as nouns and participles,'} tell an event of this type."
        yield from (
            (name, row[name]) for name in ("form", "verbs", "type", "mode", "status", "frame", "note") if row.get(name)
        )


def _nouns(lang: str, lemmas: str) -> set[str]:
    """The verbal nouns and participles that tell a verb's event, as rules are named after them."""
    parts = [found for lemma in lexicon.cells(lemmas) if (found := lexicon.verb(lang, lemma))]
    made = [one.form for told in parts for one in lexicon.inflect(lang, told) if one.tense == "participle"]
    return _written([*made, *(noun for told in parts for noun in told.noun)])


def _written(forms: Iterable[str]) -> set[str]:
    return {fold_form(one).replace(" ", "_") for one in forms}


def _noted(code: str) -> Iterator[tuple[str, str]]:
    """A rule that stands in code, by its name or by the family that it belongs to (``frame.*``)."""
    found = {row["rule"]: row for row in lexicon.rows("shared", "rule_notes")}
    stop = re.search(r"[.:]", code)
    # A rule of all languages is printed with the text's own before it: fa.time.publication.
    _, _, own = code.partition(".")
    for name in (code, own, *([f"{code[: stop.end()]}*"] if stop else [])):
        if row := found.get(name):
            yield "rule", code
            yield from ((each, row[each]) for each in ("stage", "meaning"))
            return


def _known() -> list[str]:
    issues = [row["code"] for row in lexicon.rows("shared", "issues")]
    types = [
        row["type"] + (f"/{row['mode']}" if row["mode"] else "") for row in lexicon.rows("shared", "plover_labels")
    ]
    noted = [row["rule"] for row in lexicon.rows("shared", "rule_notes") if "*" not in row["rule"]]
    return [*issues, *types, *noted, *(rule["id"] for _, _, rule in lexicon.all_rules() if "id" in rule)]


@verb("schema", db=False)
@click.option("--merged", is_flag=True, help="Of what read --merged --format json prints.")
@json_option
def schema(merged: bool, as_json: bool) -> int:  # noqa: ARG001 - it is always JSON; the option stands at every verb
    """Print the JSON Schema of the Record."""
    import msgspec  # noqa: PLC0415 - one verb needs it

    from ruznama.model import Merged, record_schema  # noqa: PLC0415

    printing.object_(msgspec.json.schema(Merged) if merged else record_schema())
    return 0

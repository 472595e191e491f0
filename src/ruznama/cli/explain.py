"""``explain`` and ``schema``: what the output means."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import click

from ruznama import lexicon
from ruznama.cli import printing
from ruznama.cli.common import json_option, verb
from ruznama.errors import NotFoundError

__all__ = ["explain", "schema"]


@verb("explain", db=False)
@click.argument("code")
@json_option
def explain(code: str, as_json: bool) -> int:
    """What a code means: an issue (RZ104), an event type or mode (CONSULT, CONSULT/visit), or a rule's id."""
    found = list(_issue(code)) or list(_type(code)) or list(_rule(code))
    if not found:
        near = difflib.get_close_matches(code, _known(), n=3)
        raise NotFoundError(
            f"{code!r} is no issue code, event type or rule",
            fix=f"Did you mean {', '.join(near)}?" if near else "Issues are called RZ101, types CONSULT.",
        )
    if as_json:
        printing.object_(dict(found))
    else:
        for name, text in found:
            click.echo(f"{name:<9} {text}")
    return 0


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
    for lang, name, rule in lexicon.all_rules():
        if rule.get("id") == code:
            yield "rule", code
            yield "file", f"resources/{lang}/{name}.toml"
            yield from (
                (key, " | ".join(map(str, value)) if isinstance(value, list) else str(value))
                for key, value in rule.items()
                if key != "id"
            )
            return


def _known() -> list[str]:
    issues = [row["code"] for row in lexicon.rows("shared", "issues")]
    types = [
        row["type"] + (f"/{row['mode']}" if row["mode"] else "") for row in lexicon.rows("shared", "plover_labels")
    ]
    return [*issues, *types, *(rule["id"] for _, _, rule in lexicon.all_rules() if "id" in rule)]


@verb("schema", db=False)
@click.option("--merged", is_flag=True, help="Of what read --merged --format json prints.")
def schema(merged: bool) -> int:
    """Print the JSON Schema of the Record."""
    import msgspec  # noqa: PLC0415 - one verb needs it

    from ruznama.model import Merged, record_schema  # noqa: PLC0415

    printing.object_(msgspec.json.schema(Merged) if merged else record_schema())
    return 0

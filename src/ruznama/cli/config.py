"""``config``: the settings and where they come from."""

from __future__ import annotations

import click

from ruznama.cli import printing
from ruznama.cli.common import json_option, settings, verb

__all__ = ["config"]


_ORDER = "Options win over RUZNAMA_* variables, these over ruznama.toml (found upward), this over your own file."


@verb("config", epilog=_ORDER)
@json_option
def config(as_json: bool) -> int:
    """Print the settings and where they come from."""
    found = settings().all
    if as_json:
        printing.object_({"schema": 1, "settings": list(found.values())})
    else:
        values = {setting.name: _written(setting.value) for setting in found.values()}
        width = max(map(len, values.values()))
        for setting in found.values():
            click.echo(f"{setting.name:<10} {values[setting.name]:<{width}}  {setting.origin}")
    return 0


def _written(value: str | int | bool) -> str:
    """A value as ruznama.toml would have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)

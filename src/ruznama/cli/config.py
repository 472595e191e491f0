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
        width = max(len(str(setting.value)) for setting in found.values())
        for setting in found.values():
            click.echo(f"{setting.name:<10} {setting.value!s:<{width}}  {setting.origin}")
    return 0

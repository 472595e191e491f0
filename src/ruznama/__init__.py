"""ruznama: from a news page to a sourced timeline, in Arabic, Persian, Dari and English.

The public names are loaded on first use, so that ``import ruznama`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOME = {
    "Article": "model",
    "Config": "config",
    "Event": "model",
    "Issue": "model",
    "Mention": "model",
    "Record": "model",
    "RuznamaError": "errors",
    "Span": "model",
    "Statement": "model",
    "Time": "model",
    "code": "pipeline",
    "read": "pipeline",
}

__all__ = [
    "Article",
    "Config",
    "Event",
    "Issue",
    "Mention",
    "Record",
    "RuznamaError",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "code",
    "read",
]

if TYPE_CHECKING:
    from ruznama.config import Config
    from ruznama.errors import RuznamaError
    from ruznama.model import Article, Event, Issue, Mention, Record, Span, Statement, Time
    from ruznama.pipeline import code, read


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the point is to load on first use

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

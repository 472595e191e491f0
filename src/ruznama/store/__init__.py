"""The archive: what came in, what was coded, and everything derived from it."""

from ruznama.store.dates import bounds
from ruznama.store.protocol import (
    Coded,
    Counts,
    Held,
    Known,
    NearPair,
    Outcome,
    Patch,
    Printed,
    Query,
    Source,
    Store,
    Telling,
    Told,
)
from ruznama.store.sqlite import SqliteStore

__all__ = [
    "Coded",
    "Counts",
    "Held",
    "Known",
    "NearPair",
    "Outcome",
    "Patch",
    "Printed",
    "Query",
    "Source",
    "SqliteStore",
    "Store",
    "Telling",
    "Told",
    "bounds",
]

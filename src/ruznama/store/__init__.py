"""The archive: what came in, what was coded, and everything derived from it."""

from ruznama.store.dates import bounds
from ruznama.store.protocol import (
    Coded,
    Counts,
    Held,
    Kind,
    Known,
    NearPair,
    Outcome,
    Patch,
    Printed,
    Query,
    Source,
    Store,
    Telling,
    Term,
    Told,
)
from ruznama.store.sqlite import SqliteStore
from ruznama.store.tallies import Dealing, Deed

__all__ = [
    "Coded",
    "Counts",
    "Dealing",
    "Deed",
    "Held",
    "Kind",
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
    "Term",
    "Told",
    "bounds",
]

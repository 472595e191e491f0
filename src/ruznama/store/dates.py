"""The days that an EDTF value may mean, as the archive sorts and filters by them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ruznama.model.edtf import days

__all__ = ["bounds"]


@lru_cache(8192)
def bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value as ISO days; None for a side that is open or unreadable.

    Total: any string is answered. ``2021-05`` gives 2021-05-01 and 2021-05-31.
    """
    left, slash, right = (value or "").partition("/")
    first, last = days(left), days(right if slash else left)
    return (
        date.fromordinal(first.first).isoformat() if first else None,
        date.fromordinal(last.last).isoformat() if last else None,
    )

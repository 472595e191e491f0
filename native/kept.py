"""What compiled records need at run time; laid into the compiled copy as ``ruznama._kept``."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

__all__ = ["replace"]


_R = TypeVar("_R")


def replace(record: _R, /, **changes: Any) -> _R:  # noqa: ANN401 - as msgspec types it
    """A copy with other values: ``msgspec.structs.replace``, for compiled records too."""
    if isinstance(record, msgspec.Struct):
        return msgspec.structs.replace(record, **changes)
    made: _R = record.copied()  # type: ignore[attr-defined]
    for name, value in changes.items():
        setattr(made, name, value)
    return made

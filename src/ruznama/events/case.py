"""A reading of a trigger, as its needs are tested."""

from __future__ import annotations

import msgspec

from ruznama.events.clauses import Clause
from ruznama.events.frames import Trigger
from ruznama.events.sheet import Cue
from ruznama.events.status import Verdict

__all__ = ["Case"]


class Case(msgspec.Struct, frozen=True, gc=False):
    """A reading of a trigger: its clause, its parties, what was judged of it.

    ``unnamed``: whether the text tells the deed of a doer it does not name (a crowd, a passive), yet of somebody,
    somewhere, or some day. ``near``: whether the word sets that the row needs are known to stand around it.
    """

    cue: Cue
    trigger: Trigger
    where: Clause
    who: tuple[str, ...]
    whom: tuple[str, ...]
    verdict: Verdict
    unnamed: bool = False
    near: bool = False

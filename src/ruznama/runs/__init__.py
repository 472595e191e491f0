"""Jobs: coding many inputs, and keeping what was coded."""

from ruznama.runs.adding import Kept, Report, add, address, rebuild
from ruznama.runs.coding import Done, code_all
from ruznama.runs.interrupts import Interrupts
from ruznama.runs.judging import judge
from ruznama.runs.merging import refresh, settle
from ruznama.runs.replay import replay

__all__ = [
    "Done",
    "Interrupts",
    "Kept",
    "Report",
    "add",
    "address",
    "code_all",
    "judge",
    "rebuild",
    "refresh",
    "replay",
    "settle",
]

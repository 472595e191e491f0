"""The archive as files: other projects' formats, and everything it holds."""

from ruznama.views.exports.gdelt import EVENTS as GDELT_EVENTS
from ruznama.views.exports.gdelt import MENTIONS as GDELT_MENTIONS
from ruznama.views.exports.gdelt import gdelt
from ruznama.views.exports.icews import COLUMNS as ICEWS
from ruznama.views.exports.icews import icews
from ruznama.views.exports.parquet import parquet
from ruznama.views.exports.polecat import COLUMNS as POLECAT
from ruznama.views.exports.polecat import polecat

__all__ = ["GDELT_EVENTS", "GDELT_MENTIONS", "ICEWS", "POLECAT", "gdelt", "icews", "parquet", "polecat"]

"""Reading inputs: files, folders, JSONL streams, standard input.

``read`` yields one ``RawItem`` an item and one ``Failure`` for whatever cannot be read, in the order of the inputs; it
never holds more than one item in memory, and one bad input does not stop the others.
"""

from ruznama.sources.encoding import recognize
from ruznama.sources.items import Failure, Options
from ruznama.sources.reader import read

__all__ = ["Failure", "Options", "read", "recognize"]

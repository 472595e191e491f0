"""Times: what the text says about when, as EDTF values with the words that say it."""

from ruznama.times.find import find, tag
from ruznama.times.publication import publication
from ruznama.times.timeml import timeml

__all__ = ["find", "publication", "tag", "timeml"]

"""The Python face of an archive: one grammar for questions, readings that are bounded, search, the review log.

from ruznama import archive

news = archive.open("news.db")
for row in news.timeline("actor:Trump type:CONSULT date:2025/..").items:
print(row.date, row.sentence)
found = news.search('"nuclear talks" lang:fa', where="statements")
"""

from ruznama.archive.asking import Resolved, resolve
from ruznama.archive.cache import Cache
from ruznama.archive.face import Archive, open  # noqa: A004 - archive.open, as gzip.open
from ruznama.archive.found import ActorLine, Found, Stretch
from ruznama.archive.grammar import QuestionError, from_params, parse
from ruznama.archive.meaning import learn
from ruznama.archive.question import FIELDS, Question
from ruznama.archive.reading import Reading
from ruznama.archive.searching import MATCHES, Match
from ruznama.archive.snapshots import Snapshot, backup, snapshots

__all__ = [
    "FIELDS",
    "MATCHES",
    "ActorLine",
    "Archive",
    "Cache",
    "Found",
    "Match",
    "Question",
    "QuestionError",
    "Reading",
    "Resolved",
    "Snapshot",
    "Stretch",
    "backup",
    "from_params",
    "learn",
    "open",
    "parse",
    "resolve",
    "snapshots",
]

"""Articles side by side: which are copies of one text, and which are about the same matter at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import log1p, sqrt
from zlib import crc32

from ruznama.merge.parties import Parties
from ruznama.merge.unions import Unions
from ruznama.model import Record
from ruznama.model.edtf import Days, days
from ruznama.script import fold

__all__ = ["Affinity", "focus", "origins"]

# A bottom-k sketch of word runs: two texts that share a share J of their runs of four words share about that share of
# their smallest hashes. 64 hashes estimate J = 0.7 with a standard error of 0.06.
_RUN, _SIZE = 4, 64
# A wire copy with a new headline and a few words changed keeps 0.7 and more of its runs; two reports of one event by
# different hands in one language stay below 0.2 on the samples and the gold.
_COPY = 0.6
# Two copies share one of their 6 smallest hashes in all but one of 10,000 cases.
_KEYS = 6
_ODD = 0x9E3779B1
# Reports of one matter appear within this many days of each other.
_APART = 4
# Cosine of the actors: related and host articles on different matters reach 0.35 on the seeds, true companions 0.6.
_ALIKE = 0.5
# A related article on its host's matter has 0.79 and 0.84, one on another matter 0.34 (seeds and gold).
_HOST = 0.6


def focus(record: Record) -> Days | None:
    """The days an article is about: its publication, else the one day that most of its own events share."""
    article = record.article
    if article.published and (found := days(article.published.value)):
        return found
    told = [e.when.value for e in record.events if e.when and not e.background and e.when.precision == "day"]
    best = max(sorted(set(told)), key=told.count, default=None)
    return days(best)


def _sketch(text: str) -> tuple[int, ...]:
    words = fold(text).text.encode("utf-8", "surrogatepass").split()
    # crc32 alone is linear, so that neighbouring runs stay neighbours; the odd factor scatters them.
    runs = {
        crc32(b" ".join(words[i : i + _RUN])) * _ODD & 0xFFFFFFFF
        for i in range(max(len(words) - _RUN + 1, bool(words)))
    }
    return tuple(sorted(runs)[:_SIZE])


def _likeness(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    left, right = set(one), set(two)
    smallest = sorted(left | right)[: min(_SIZE, len(left | right))]
    return sum(value in left and value in right for value in smallest) / len(smallest) if smallest else 0.0


def origins(records: Sequence[Record]) -> dict[str, str]:
    """Article id -> id of the first article (by id) that carries the same text: copies are one witness."""
    sketches = {record.article.id: _sketch(record.article.text) for record in records}
    holders: dict[int, list[str]] = defaultdict(list)
    for article in sorted(sketches):
        for key in sketches[article][:_KEYS]:
            holders[key].append(article)
    unions = Unions(sorted(sketches))
    for found in holders.values():
        # A phrase that hundreds of articles begin with is boilerplate; neighbours are enough to chain real copies.
        for one, two in combinations(found, 2) if len(found) <= 30 else pairwise(found):
            if not unions.same(one, two) and _likeness(sketches[one], sketches[two]) >= _COPY:
                unions.join(one, two)
    return {article: unions.find(article) for article in sketches}


class Affinity:
    """Whether articles are about the same matter: nearly the same actors, at the same time."""

    def __init__(self, records: Sequence[Record], parties: Parties, origin: dict[str, str]) -> None:
        self.origin = origin
        self.days: dict[str, Days | None] = {}
        self.actors: dict[str, dict[str, float]] = {}
        for record in records:
            id_ = record.article.id
            self.days[id_] = focus(record)
            counts = Counter(parties.key(mention.actor) for mention in record.mentions if mention.actor)
            for event in record.events:
                counts.update(parties.key(actor) for actor in (*event.actors, *event.recipients))
            weights = {key: log1p(n) for key, n in counts.items()}
            norm = sqrt(sum(w * w for w in weights.values()))
            self.actors[id_] = {key: w / norm for key, w in weights.items()} if norm else {}
        self._lend_days(records)
        self._known: dict[tuple[str, str], bool] = {}

    def _lend_days(self, records: Sequence[Record]) -> None:
        """An undated article inside a page, on the matter of its host, is of the host's days or a few before.

        Only to find its companions: the article itself carries no such date.
        """
        hosts = {record.article.uri: record.article.id for record in records if not record.article.part}
        for record in records:
            id_, host = record.article.id, hosts.get(record.article.uri)
            if not record.article.part or host is None or self.days[id_] is not None:
                continue
            lent = self.days[host]
            if lent is not None and self.likeness(id_, host) >= _HOST:
                self.days[id_] = lent.widened(_APART - 1)

    def akin(self, one: str, two: str) -> bool:
        """Whether two articles (ids) tell of the same matter."""
        pair = (one, two) if one < two else (two, one)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._akin(*pair)
        return found

    def _akin(self, one: str, two: str) -> bool:
        if one == two or self.origin[one] == self.origin[two]:
            return True
        a, b = self.days[one], self.days[two]
        return a is not None and b is not None and a.gap(b) <= _APART and self.likeness(one, two) >= _ALIKE

    def likeness(self, one: str, two: str) -> float:
        """Cosine of the actors of two articles, 0 to 1."""
        a, b = self.actors[one], self.actors[two]
        if len(b) < len(a):
            a, b = b, a
        return sum(weight * b.get(key, 0.0) for key, weight in a.items())

"""How far two names are from each other across scripts and spellings: a weighted alignment of their sounds.

Words are aligned in order; up to three on one side may meet one on the other (lost ZWNJ, syllables of Korean names).
Costs are in ``resources/script/name_costs.tsv``: weak letters come and go cheaply, sounds that a script cannot write
are near those it writes instead.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ruznama.actors.key import Key, key
from ruznama.lexicon import rows

__all__ = ["FAR", "LIMIT", "distance", "name_distance", "same_name"]

# Accepting at .22 and killing a word at .36 gave the best recall without a single false join on the names gold
# (sweep in reference/actors.md: .17 loses 1 %, .28 brings the first false joins).
LIMIT = 0.22
_WORD_LIMIT = 0.36
FAR = 9.0
# In a word of few consonants none may be left over: Zarif is not Sharif.
_FEW, _ONE_LEFT = 3.5, 0.99
# One word alone is a name of its own from two consonants on (Vance in Persian); not Lee.
_STRONG = 2
# One word against several must be the same word with its space lost: "Vance" is near "Wang Yi".
_GLUED_LIMIT = 0.08
_MERGE = 0.06
# Words run together must be near: Park Ji-won is not Park Jin with two vowels more.
_MERGED_LIMIT = 0.22
_MOST_MERGED = 3
_ARTICLES = ("al", "el")
_ARTICLE_COST = 0.05
_ALEF = "a"
_LONG = 4
_NONE: frozenset[tuple[int, int]] = frozenset()


@cache
def _costs() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Substitution costs both ways, and costs of leaving a sound out."""
    swap: dict[str, dict[str, float]] = {}
    drop: dict[str, float] = {}
    for row in rows("script", "name_costs"):
        left, right, cost = row["a"], row["b"], float(row["cost"])
        if right:
            swap.setdefault(left, {})[right] = cost
            swap.setdefault(right, {})[left] = cost
        else:
            drop[left] = cost
    return swap, drop


@lru_cache(maxsize=8192)
def _weight(word: str) -> int:
    drop = _costs()[1]
    return sum(sound not in drop for sound in word) or max(1, len(word) // 2)


@lru_cache(maxsize=16384)
def _word(left: str, right: str) -> float:
    """Cost of reading one word as the other, the article written or not."""
    cost = _edit(left, right)
    if cost > _ARTICLE_COST:
        if len(left) > _LONG and left.startswith(_ARTICLES):
            cost = min(cost, _edit(left[2:], right) + _ARTICLE_COST)
        if len(right) > _LONG and right.startswith(_ARTICLES):
            cost = min(cost, _edit(left, right[2:]) + _ARTICLE_COST)
    return FAR if cost < 1 and (_moved(left, right) or _moved(right, left)) else cost


def _moved(left: str, right: str) -> bool:
    """Whether the first has a long a before a consonant behind which the other has it: Ryabkov is not Rybakov.

    Letters may come and go, but no spelling of a name puts one on the other side of its neighbor. At the beginning a
    helping vowel does stand on either side (Stefan, Istefan), one a of two may be missing (Rafael, Rfael), and that of
    Allah is written before its l.
    """
    if len(left) != len(right):
        return False
    at = left.find(_ALEF, 1)
    while 0 < at < len(left) - 1:
        sound = left[at + 1]
        if right[at : at + 2] == sound + _ALEF and sound != "l" and sound not in _costs()[1]:
            return _ALEF not in (left[at + 2 : at + 3], right[at - 1])
        at = left.find(_ALEF, at + 1)
    return False


def _edit(left: str, right: str) -> float:
    """Cheapest edit; what both share at their ends is set aside, unless that leaves a whole consonant over.

    "fwcyc" and "wcyc" share "wcyc", but it is the f that is heard as w.
    """
    cost = _core(*_trimmed(left, right))
    return min(cost, _core(left, right)) if cost >= 1 and ("w" in left or "w" in right) else cost


def _trimmed(left: str, right: str) -> tuple[str, str]:
    low, high = 0, min(len(left), len(right))
    while low < high and left[low] == right[low]:
        low += 1
    end = 0
    while end < high - low and left[-1 - end] == right[-1 - end]:
        end += 1
    return left[low : len(left) - end], right[low : len(right) - end]


def _core(left: str, right: str) -> float:
    swap, drop = _costs()
    row = [0.0]
    for sound in right:
        row.append(row[-1] + drop.get(sound, 1.0))
    for sound in left:
        near, lost = swap.get(sound, {}), drop.get(sound, 1.0)
        diagonal, row[0] = row[0], row[0] + lost
        before = row[0]
        for at, other in enumerate(right, 1):
            change = diagonal + (0.0 if sound == other else near.get(other, 1.0))
            diagonal = row[at]
            skip, add = diagonal + lost, before + drop.get(other, 1.0)
            before = min(skip, change)
            before = min(add, before)
            row[at] = before
    return row[-1]


def distance(left: Key, right: Key) -> float:
    """Mean cost a consonant of the best alignment of any of their readings; 9 where there is none."""
    others = _others(left, right)
    if not left.others and not right.others:
        return _apart(left.tokens, right.tokens, others)
    return min(_apart(a, b, others) for a in left.readings for b in right.readings)


def _others(left: Key, right: Key) -> frozenset[tuple[int, int]]:
    """Places of words that are two given names: Hassan and Hussein, Mahmoud and Muhammad."""
    if not any(left.given) or not any(right.given):
        return _NONE
    return frozenset(
        (i, j)
        for i, names in enumerate(left.given)
        for j, mine in enumerate(right.given)
        if names and mine and names.isdisjoint(mine)
    )


def _apart(a: tuple[str, ...], b: tuple[str, ...], others: frozenset[tuple[int, int]]) -> float:
    if not a or not b or len(a) > _MOST_MERGED * len(b) or len(b) > _MOST_MERGED * len(a):
        return FAR
    if a == b:
        return 0.0
    if len(a) == len(b):
        straight = _straight(a, b) if not any(left == right for left, right in others) else FAR
        if straight <= LIMIT:
            return straight
    best: dict[tuple[int, int], tuple[float, float]] = {(0, 0): (0.0, 0.0)}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = best.get((i, j))
            if here is not None:
                _extend(best, a, b, i, j, here, others)
    total = best.get((len(a), len(b)))
    return total[0] / total[1] if total else FAR


def _limit(weight: float) -> float:
    """Largest cost at which two words of so many consonants may be one."""
    limit = _WORD_LIMIT * weight
    return min(limit, _ONE_LEFT) if weight <= _FEW else limit


def _straight(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Distance word by word, which nearly all spellings of one name need no more than."""
    total = weight = 0.0
    for left, right in zip(a, b, strict=True):
        share = (_weight(left) + _weight(right)) / 2
        cost = _word(left, right)
        if cost > _limit(share):
            return FAR
        total, weight = total + cost, weight + share
    return total / weight


def _extend(
    best: dict[tuple[int, int], tuple[float, float]],
    a: tuple[str, ...],
    b: tuple[str, ...],
    i: int,
    j: int,
    here: tuple[float, float],
    others: frozenset[tuple[int, int]],
) -> None:
    for p, q in ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1)):
        if i + p > len(a) or j + q > len(b) or (p == q and (i, j) in others):
            continue
        left, right = "".join(a[i : i + p]), "".join(b[j : j + q])
        weight = (_weight(left) + _weight(right)) / 2
        cost = _word(left, right) + _MERGE * (p + q - 2)
        if cost > (_limit(weight) if p == q else _MERGED_LIMIT * weight):
            continue
        fresh = (here[0] + cost, here[1] + weight)
        old = best.get((i + p, j + q))
        if old is None or fresh[0] / fresh[1] < old[0] / old[1]:
            best[(i + p, j + q)] = fresh


@lru_cache(maxsize=8192)
def name_distance(a: str, b: str) -> float:
    """Distance of two names, in any of the scripts.

    Returns:
        0 for the same sounds, up to ``LIMIT`` for spellings of one name, 9 where the names cannot be aligned.
    """
    return distance(key(a), key(b))


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name by their sounds alone.

    A single short word is never enough: too many people are called Lee or Kim.
    """
    left, right = key(a), key(b)
    if not (_enough(left) and _enough(right)):
        return False
    alone = (len(left.tokens) == 1) != (len(right.tokens) == 1)
    return distance(left, right) <= (_GLUED_LIMIT if alone else LIMIT)


def _enough(name: Key) -> bool:
    return len(name.tokens) > 1 or sum(map(_weight, name.tokens)) >= _STRONG

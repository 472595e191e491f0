"""Names against the actor base: the people whose listed names a spelling is, or is near by its sounds."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ruznama import lexicon
from ruznama.actors.distance import FAR, LIMIT, distance, same_name
from ruznama.actors.key import Key, key, skeleton
from ruznama.lexicon import LANGUAGES, per_base
from ruznama.script import fold_form

__all__ = ["Verdict", "known_by_key", "same"]

# Whoever has a double in the deny list must be spelt nearly as listed: Khomeini lies .11 from Khamenei.
_CONFUSABLE = 0.05
_REMEMBERED = 8192


class Verdict(NamedTuple):
    """Whether two names are one actor's.

    Attributes:
        same: the judgement.
        distance: of their sounds: 0 for the same, up to .22 for spellings of one name, 9 where they cannot be aligned.
        why: in words.
    """

    same: bool
    distance: float
    why: str


def same(a: str, b: str, *, key_only: bool = False) -> Verdict:
    """Whether two names are one actor's, by the base first and by their sounds where it does not know them.

    Args:
        a: a name, in any script and spelling.
        b: another.
        key_only: whether to leave the base aside.
    """
    apart = round(distance(key(a), key(b)), 3)
    if key_only:
        return _by_sounds(a, b, apart)
    left, right = _listed(a), _listed(b)
    if left and right:
        both = left & right
        return Verdict(bool(both), apart, f"base: {_named(both)}" if both else f"base: {_named(left)}, {_named(right)}")
    for known, other in ((left, b), (right, a)):
        if known and (near := _near(other, lexicon.own().digest)):
            best = near[0][0]
            joined = best in known
            return Verdict(joined, apart, f"base and key: {_named(known if joined else {*known, best})}")
        if known & _confusable() and apart > _CONFUSABLE:
            return Verdict(same=False, distance=apart, why=f"deny list: {_named(known)} has a double")
    if not left and not right:
        first, second = known_by_key(a), known_by_key(b)
        if first and second:
            return Verdict(first == second, apart, f"key to base: {_named({first, second})}")
    return _by_sounds(a, b, apart)


def _by_sounds(a: str, b: str, apart: float) -> Verdict:
    if apart >= FAR:
        return Verdict(same_name(a, b), apart, "key: no alignment")
    joined = same_name(a, b)
    short = not joined and apart <= LIMIT
    return Verdict(joined, apart, f"key: {apart} of {LIMIT}" + (", too short or too uneven to say" if short else ""))


def _named(actors: frozenset[str] | set[str]) -> str:
    listed = lexicon.base().actors
    return " and ".join(sorted(listed[actor].name for actor in actors))


@per_base
def _forms() -> dict[str, frozenset[str]]:
    """Folded form -> actors it means beyond doubt."""
    found: dict[str, set[str]] = {}
    base = lexicon.base()
    for lang in LANGUAGES:
        for alias in base.aliases(lang):
            if not alias.ambiguous:
                found.setdefault(fold_form(alias.form), set()).add(alias.actor)
    return {form: frozenset(actors) for form, actors in found.items()}


def _listed(name: str) -> frozenset[str]:
    return _forms().get(fold_form(name), frozenset())


@per_base
def _by_skeleton() -> dict[str, tuple[tuple[str, Key], ...]]:
    """Coarse skeleton -> people of the base with a full name of that skeleton."""
    found: dict[str, dict[tuple[str, Key], None]] = {}
    base = lexicon.base()
    for lang in LANGUAGES:
        for alias in base.aliases(lang):
            if alias.kind == "full":
                sounds = key(alias.form)
                if len(sounds.tokens) > 1:
                    for reading in sounds.readings:
                        found.setdefault(skeleton(reading), {})[alias.actor, sounds] = None
    return {skeleton: tuple(people) for skeleton, people in found.items()}


@per_base
def _confusable() -> frozenset[str]:
    """People of the deny list: somebody else's name lies near theirs."""
    return frozenset(person for pair in lexicon.base().denials for person in pair)


def known_by_key(name: str) -> str | None:
    """The one person of the base whose full name is this name in another spelling, or None."""
    near = _near(name, lexicon.own().digest)
    return near[0][0] if len(near) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def _near(name: str, base: str) -> tuple[tuple[str, float], ...]:  # noqa: ARG001 - the base in use is part of the key
    """People whose full names lie near, with their distance, the nearest first."""
    sounds = key(name)
    if len(sounds.tokens) < 2:
        return ()
    found: dict[str, float] = {}
    listed = _by_skeleton()
    for person, other in {entry for reading in sounds.readings for entry in listed.get(skeleton(reading), ())}:
        apart = distance(sounds, other)
        if apart <= (_CONFUSABLE if person in _confusable() else LIMIT):
            found[person] = min(apart, found.get(person, apart))
    return tuple(sorted(found.items(), key=lambda entry: (entry[1], entry[0])))

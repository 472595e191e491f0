"""Patterns over word classes.

A text is read as a string of class characters, one an item: all items with the same set of classes share one
private-use character. A pattern such as ``day:d|o of? month:M year:y`` is compiled to a regular expression over these
characters: matching runs in C, never backtracks far (no pattern repeats without a bound), is linear in the text.

    name:class|class   an item of one of the classes, kept as a slot    ( a | b )?   groups, alternatives, optional
    class?             an optional item                                 @name        a macro
    <class  !<class    the item before (not) of a class                 >class !>class   the item after
    <class+class       the two items before
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from ruznama.errors import ResourceError

__all__ = ["Alphabet", "Phases", "Rule", "RuleSet", "Slots", "compile_rules", "longest"]


_NOTHING = "[^\\s\\S]"
# Strings of classes that a set of rules remembers, and how long they may be: a page has 300, nearly all shorter.
_REMEMBERED, _RECURS = 8192, 16


class Alphabet:
    """Class sets and their characters. Character 0 stands for any word that no rule knows."""

    OTHER: ClassVar[str] = "\ue000"

    def __init__(self) -> None:
        self._chars: dict[frozenset[str], str] = {frozenset(): self.OTHER}
        self._of: dict[str, str] = {}

    def char(self, classes: Iterable[str]) -> str:
        """The character of a set of classes."""
        key = frozenset(classes)
        found = self._chars.get(key)
        if found is None:
            found = self._chars[key] = chr(0xE000 + len(self._chars))
            for name in key:
                self._of[name] = self._of.get(name, "") + found
        return found

    def sets(self) -> list[tuple[frozenset[str], str]]:
        """All sets of classes with their characters."""
        return list(self._chars.items())

    def members(self, name: str) -> str:
        """Characters of all sets that hold a class."""
        return self._of.get(name, "")


class Slots(NamedTuple):
    """What a rule matched: slot name -> (item index, class) pairs in text order."""

    first: int
    last: int
    of: dict[str, list[tuple[int, tuple[str, ...]]]]


class Rule:
    """A compiled rule: ``op`` names the function that makes a date of the slots, ``fixed`` its constants."""

    __slots__ = ("_groups", "bare", "fixed", "id", "op", "regex", "starts")

    def __init__(self, name: str, op: str, fixed: Mapping[str, Any], source: _Source) -> None:
        self.id = name
        self.op = op
        self.fixed = fixed
        self.regex = re.compile(source.regex)
        # The same without groups.
        self.bare = re.sub(r"\((?!\?)", "(?:", source.regex)
        self.starts = source.starts
        self._groups = source.groups

    def match(self, chars: str, at: int) -> Slots | None:
        """Match at an item index."""
        found = self.regex.match(chars, at)
        return self.slots(found) if found is not None and found.end() > at else None

    def slots(self, found: re.Match[str]) -> Slots:
        """The slots of a match."""
        slots: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, (name, classes) in enumerate(self._groups, 1):
            place = found.start(number)
            if place >= 0:
                slots.setdefault(name, []).append((place, classes))
        return Slots(found.start(), found.end(), slots)


def longest(rules: Iterable[Rule], chars: str, at: int) -> list[tuple[Rule, Slots]]:
    """What the rules match at a place, the longest first, then in the order of the rules."""
    matches: list[tuple[int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        found = rule.regex.match(chars, at)
        if found is not None and found.end() > at:
            matches.append((-found.end(), order, rule, found))
    matches.sort(key=itemgetter(0, 1))
    return [(rule, rule.slots(found)) for _, _, rule, found in matches]


Matches = tuple[tuple[Rule, Slots], ...]


class RuleSet:
    """Rules by the character they can begin with.

    Nine of ten places where an expression could begin hold none. One pattern of all rules of a place, without groups,
    tells them apart: it is compiled when such a place is first met, for the few sets of rules that texts reach. Short
    strings recur ("3 May", "and this"), so what rules match in them is worked out once.

    Attributes:
        at: character -> rules that can begin with it.
        seen: characters that some pattern asks for, be it before or behind what it takes.
    """

    __slots__ = ("_begins", "_gates", "_of", "_remembered", "at", "seen")

    def __init__(self, index: Mapping[str, Sequence[Rule]]) -> None:
        self.at: dict[str, tuple[Rule, ...]] = {char: tuple(rules) for char, rules in index.items()}
        self.seen = frozenset(
            char for rules in self.at.values() for rule in rules for char in rule.bare if char >= Alphabet.OTHER
        )
        self._begins = re.compile(f"[{''.join(sorted(self.at))}]" if self.at else _NOTHING)
        self._of: dict[tuple[Rule, ...], re.Pattern[str]] = {}
        self._gates: dict[str, re.Pattern[str]] = {}
        self._remembered: dict[str, tuple[tuple[int, Matches], ...]] = {}

    def matches(self, chars: str) -> Iterable[tuple[int, Matches]]:
        """Places of a string where rules match, in order, with what they match there, the longest first."""
        found = self._remembered.get(chars)
        if found is not None:
            return found
        if len(chars) > _RECURS:
            return self._find(chars)
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        found = self._remembered[chars] = tuple(self._find(chars))
        return found

    def _find(self, chars: str) -> Iterator[tuple[int, Matches]]:
        for candidate in self._begins.finditer(chars):
            at = candidate.start()
            char = chars[at]
            gate = self._gates.get(char) or self._gate(char)
            if gate.match(chars, at):
                yield at, tuple(longest(self.at[char], chars, at))

    def _gate(self, char: str) -> re.Pattern[str]:
        rules = self.at[char]
        gate = self._of.get(rules)
        if gate is None:
            gate = self._of[rules] = re.compile("|".join(dict.fromkeys(rule.bare for rule in rules)))
        self._gates[char] = gate
        return gate


class Phases:
    """Sets of rules that are tried one after another, each on what those before it made."""

    __slots__ = ("_remembered", "_sets")

    def __init__(self, sets: Sequence[RuleSet]) -> None:
        self._sets = tuple(sets)
        self._remembered: dict[str, tuple[RuleSet, ...]] = {}

    @property
    def seen(self) -> frozenset[str]:
        """Characters that some pattern asks for."""
        return frozenset().union(*(rules.seen for rules in self._sets))

    def of(self, chars: str) -> tuple[RuleSet, ...]:
        """The sets from the first one on that matches in a string; none in most strings."""
        found = self._remembered.get(chars)
        if found is not None or len(chars) > _RECURS:
            return self._sets if found is None else found
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        first = next((at for at, rules in enumerate(self._sets) if rules.matches(chars)), len(self._sets))
        found = self._remembered[chars] = self._sets[first:]
        return found


class _Source(NamedTuple):
    regex: str
    starts: frozenset[str]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def _set(alphabet: Alphabet, classes: Iterable[str], where: str) -> str:
    found: set[str] = set()
    for name in classes:
        members = alphabet.members(name)
        if not members:
            raise ResourceError(f"{where}: nothing has the class {name!r}")
        found.update(members)
    return f"[{''.join(sorted(found))}]"


def _expand(pattern: str, macros: Mapping[str, str], where: str, depth: int = 0) -> list[str]:
    if depth > 8:
        raise ResourceError(f"{where}: macros nest too deeply")
    words: list[str] = []
    for word in pattern.split():
        if word.startswith("@"):
            name, optional = word[1:].removesuffix("?"), word.endswith("?")
            if name not in macros:
                raise ResourceError(f"{where}: no macro {name}")
            words += ["(", *_expand(macros[name], macros, where, depth + 1), ")?" if optional else ")"]
        else:
            words.append(word)
    return words


def _compile(pattern: str, macros: Mapping[str, str], alphabet: Alphabet, where: str) -> _Source:
    regex: list[str] = []
    groups: list[tuple[str, tuple[str, ...]]] = []
    words = _expand(pattern, macros, where)
    for word in words:
        if word in ("(", "|", ")", ")?"):
            regex.append("(?:" if word == "(" else word)
            continue
        for mark, shape in (("!<", "(?<!{})"), ("!>", "(?!{})"), ("<", "(?<={})"), (">", "(?={})")):
            if word.startswith(mark):
                sets = [_set(alphabet, part.split("|"), where) for part in word[len(mark) :].split("+")]
                regex.append(shape.format("".join(sets)))
                break
        else:
            optional = word.endswith("?")
            name, _, classes = word.removesuffix("?").rpartition(":")
            listed = tuple(classes.split("|"))
            chars = _set(alphabet, listed, where)
            if name:
                groups.append((name, listed))
                chars = f"({chars})"
            regex.append(chars + ("?" if optional else ""))
    try:
        starts, _, rest = _first(words, 0, alphabet)
        re.compile("".join(regex))
    except (re.error, IndexError) as error:
        raise ResourceError(f"{where}: {pattern!r} is no pattern: {error}") from error
    if rest != len(words):
        raise ResourceError(f"{where}: {pattern!r} has a bracket too many")
    return _Source("".join(regex), frozenset(starts), tuple(groups))


def _first(words: list[str], at: int, alphabet: Alphabet) -> tuple[set[str], bool, int]:
    """Characters that the alternatives from ``at`` can begin with, whether they can be empty, and where they end."""
    found: set[str] = set()
    open_now, empty_any = True, False
    while at < len(words) and words[at] not in (")", ")?"):
        word = words[at]
        at += 1
        if word == "|":
            empty_any = empty_any or open_now
            open_now = True
        elif word == "(":
            inner, empty, at = _first(words, at, alphabet)
            if open_now:
                found |= inner
                open_now = empty or words[at] == ")?"
            at += 1
        elif open_now and word[0] not in "<>!":
            classes = word.removesuffix("?").rpartition(":")[2].split("|")
            found.update(c for name in classes for c in alphabet.members(name))
            open_now = word.endswith("?")
    return found, empty_any or open_now, at


def compile_rules(
    listed: Iterable[Mapping[str, Any]], macros: Mapping[str, str], alphabet: Alphabet, lang: str
) -> RuleSet:
    """Compile rules and index them by the characters that they can begin with.

    Raises:
        ResourceError: a pattern is malformed; the message names the rule.
    """
    index: dict[str, list[Rule]] = {}
    seen: set[str] = set()
    for entry in listed:
        name = entry["id"]
        # Dari rules come before the Persian ones and hide those with their id.
        if name in seen:
            continue
        seen.add(name)
        patterns = entry["pattern"]
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            source = _compile(pattern, macros, alphabet, f"{lang}.time.{name}")
            rule = Rule(f"{lang}.time.{name}", entry["op"], entry.get("set", {}), source)
            for char in rule.starts:
                index.setdefault(char, []).append(rule)
    return RuleSet(index)

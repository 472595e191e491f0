"""One look at a text: which tokens are triggers, modal words, prepositions, verbs, marks; where clauses end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ruznama.events.cues import carry, cues
from ruznama.events.finite import finite
from ruznama.events.frames import Lexicon
from ruznama.events.locator import Locator
from ruznama.events.look import Look, look
from ruznama.events.sheet import Cue, People, Sheet, VerbAt
from ruznama.lexicon import longest
from ruznama.model import Mention, Sentence, Text

__all__ = ["scan"]

_EMPTY: frozenset[str] = frozenset()


def scan(
    text: Text,
    lex: Lexicon,
    named: list[tuple[Mention, int, int]],
    names: frozenset[int],
    dated: Iterable[int],
    at: Locator,
) -> Sheet:
    """Mark a text.

    Args:
        text: the analysed text.
        lex: the lexicon of its language.
        named: mentions with their token ranges (half-open).
        names: tokens inside names of several words and inside dates, in which no word means what it says.
        dated: tokens inside dates.
        at: where spans of the source lie.
    """
    seen = look(text, lex, names)
    marks, slots, sets = seen.marks, seen.slots, seen.sets
    # "goft o gu" holds no "said" and no "and".
    whole = {i for hit in seen.long if hit.value.what == "trigger" for i in range(hit.first, hit.last)}
    if lex.order == "sov":
        for index in whole:
            if marks[index] == "c":
                marks[index] = " "
    verbs, said = finite(text, lex, seen, names | whole, {last - 1 for _, _, last in named})
    if lex.order == "svo":
        _conjunctions(text, seen)
        said = _aside_of_names(text, lex, marks, verbs, said)
    spots = _spots(sets)
    for index in spots.get("postposed", ()):
        # "A however did": the word behind the subject opens no clause; behind a verb or a mark it does.
        if marks[index] == "q" and index and marks[index - 1] == " ":
            marks[index] = "n"
    telling = cues(seen, said)
    for cue in telling:
        # "is to", "has the aim": the verb inside such words ends no clause.
        if not cue.trigger and cue.verb is None and cue.last > cue.first + 1:
            for index in range(cue.first, cue.last):
                if marks[index] == "v":
                    marks[index] = "m"
    places: list[int] = []
    parts: list[Sentence] = []
    for place, part in enumerate(text.sentences):
        places += [place] * (part.last - part.first)
        parts += [part] * (part.last - part.first)
    telling = carry(text, lex, seen, telling, verbs, places)
    peoples = _peoples(text, seen, lex.order, {last for _, _, last in named}) if "bearer" in spots else []
    spots["dated"] = sorted(dated)
    for index in spots["dated"]:
        sets[index] = sets.get(index, _EMPTY) | {"dated"}
    return Sheet(
        text,
        lex,
        "".join(marks),
        slots,
        sets,
        spots,
        verbs,
        telling,
        [cue.first for cue in telling],
        at,
        named,
        places,
        parts,
        peoples,
    )


def _spots(sets: dict[int, frozenset[str]]) -> dict[str, list[int]]:
    """The tokens of each word set, in text order."""
    spots: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(sets):
        for name in sets[index]:
            spots[name].append(index)
    return dict(spots)


# "three months after X and Y had invaded": the subject of a clause of time is short.
_SUBJECT = 10


# What shows that a clause follows as well as a verb ("before it was due").
_AUXILIARY = frozenset({"was", "were", "is", "are", "had", "has", "have", "will", "would"})


def _conjunctions(text: Text, seen: Look) -> None:
    """Make "after", "before", "since" open a clause where a subject and its verb follow ("after X invaded Y")."""
    marks, slots, sets = seen.marks, seen.slots, seen.sets
    copulas = {i for i, token in enumerate(text.tokens) if token.form in _AUXILIARY}
    for index in [i for i, slot in slots.items() if slot in {"after", "before", "since"}]:
        for ahead in range(index + 1, min(len(marks), index + _SUBJECT)):
            if ahead > index + 1 and (marks[ahead] == "v" or ahead in copulas):
                marks[index] = "q"
                sets[index] = sets.get(index, _EMPTY) | {"sequel"}
                del slots[index]
                break
            if marks[ahead] not in " csn" and slots.get(ahead) != "of":
                break


# "what Iran described as", "what his ministry called": the one who calls it so stands between.
_CALLING = 5


def _aside_of_names(text: Text, lex: Lexicon, marks: list[str], verbs: dict[int, VerbAt], said: list[Cue]) -> list[Cue]:
    """Step over "what X called" before the words of X: the verb ends no clause and says nothing of its own."""
    naming = lex.settings.get("naming_verbs", ())
    for index in [index for index, token in enumerate(text.tokens) if token.form == "what"]:
        place = next((i for i in range(index + 1, min(len(marks), index + _CALLING + 1)) if marks[i] in "v.,"), -1)
        if place > 0 and marks[place] == "v" and verbs[place].lemma in naming:
            verb = verbs[place]
            for inside in range(index, verb.last):
                marks[inside] = "s"
            said = [cue for cue in said if cue.first != verb.first]
    return said


# "diplomats (senior) of that country": an adjective of rank may stand between.
_BEARING = 2


def _tied(text: Text, hits: list[People], ends: set[int]) -> set[int]:
    """Where English adjectives of states begin that a hyphen ties to another state ("Thai-Cambodian talks")."""
    states, tokens = {hit.last for hit in hits} | ends, text.tokens
    found = set[int]()
    for hit in hits:
        link = hit.first - 1
        if link > 0 and link in states and tokens[link].kind == "hyphen":
            tight = tokens[link - 1].end == tokens[link].start and tokens[link].end == tokens[hit.first].start
            if tight:
                found.add(hit.first)
    return found


def _peoples(text: Text, seen: Look, order: str, ends: set[int]) -> list[People]:
    """Adjectives of states beside their bearers ("citizens", "warships"), or joined to such an adjective by "and".

    The bearer stands before its adjective; in English behind it.
    """
    marks, sets = seen.marks, seen.sets
    found: list[People] = []
    hits = _adjectives(seen)
    if order == "svo":
        tied = _tied(text, hits, ends)
        for hit in reversed(hits):
            joined = bool(found) and hit.last + 1 == found[0].first and marks[hit.last] in "c,"
            joined = joined or hit.first in tied or hit.last + 1 in tied
            near = range(hit.last, min(hit.last + _BEARING + 1, len(marks)))
            bearer = next((i for i in near if marks[i] != " " or "bearer" in sets.get(i, ())), -1)
            shared = marks[hit.last : hit.last + 2] == ["c", " "] and "bearer" in sets.get(hit.last + 2, ())
            if joined or shared or (bearer >= 0 and "bearer" in sets.get(bearer, ())):
                # "Thai and Cambodian forces": the second adjective may stand in a name.
                found.insert(0, People(hit.first, hit.last, hit.state))
        return found
    for hit in hits:
        index = hit.first - 1
        joined = bool(found) and found[-1].last == index and marks[index] == "c"
        low = max(0, hit.first - _BEARING)
        while index >= low and marks[index] == " " and "bearer" not in sets.get(index, ()):
            index -= 1
        if joined or (index >= 0 and marks[index] == " " and "bearer" in sets.get(index, ())):
            found.append(People(hit.first, hit.last, hit.state))
    return found


def _adjectives(seen: Look) -> list[People]:
    """Adjectives of states, of overlapping ones the longest; "financial aid" is written like "aid of Mali"."""
    long = longest(
        hit for hit in seen.long if hit.value.what == "people" and "stop" not in seen.sets.get(hit.first, ())
    )
    taken = {index for hit in long for index in range(hit.first, hit.last)}
    found = [People(hit.first, hit.last, hit.value.name) for hit in long]
    for index, gloss in seen.states:
        if index not in taken and "stop" not in seen.sets.get(index, ()):
            found += [People(index, index + 1, state) for state in gloss.states]
    return sorted(found, key=_place)


def _place(one: People) -> int:
    return one.first

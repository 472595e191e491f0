"""Whether the clause around an expression speaks of the past or the future."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from ruznama.model import Token
from ruznama.times.draft import Draft
from ruznama.times.grammar import Alphabet
from ruznama.times.lexer import Item
from ruznama.times.words import Settings, settings

__all__ = ["Tense"]

# A cue farther away than this belongs to another clause (news clauses rarely reach 20 words).
_REACH = 20
# A verb of speech this near to the time has it for its own ("announced on Monday"); farther away the time may be that
# of what was said ("announced a summit on Monday").
_OWN = 3
# Longer sentences are lists.
_SENTENCE = 60
# "A day before their first summit": the noun is among the next words; how far back it is looked for.
_NOUN = 3
_SHORT_WORD = 3
_MEMORY = 300
_MENTIONS = 8
_STOPS = ".!?;"
_DATED = frozenset({"date", "days", "months", "holiday", "season"})
# What a word says besides the tense: nothing, though it looks like a verb; a verb of speech; a clause of its own; "to
# meet"; past or subjunctive; "must"; "was to"; "put off", which makes "until" a day to come; the further words of a
# listed one; "may", which is a month too.
_NONE, _DUMB, _SPEECH, _CLAUSE, _AIM, _EITHER, _MODAL, _MEANT, _EXTEND, _INNER, _MAY = 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
# A participle, which its neighbors make past or future; "is" behind it; "be" before it; "before he left"; "open".
_MADE, _IS, _BE, _CARRY, _PLAIN = 12, 13, 14, 15, 16
_CODES = (
    ("past", -1), ("future", 1), ("present", 1), ("speech", _SPEECH), ("clause", _CLAUSE), ("aim", _AIM),
    ("modal", _MODAL), ("meant", _MEANT), ("extend", _EXTEND), ("notfuture", _DUMB), ("ptc", _MADE),
    ("perfaux", _IS), ("auxbe", _BE), ("carry", _CARRY), ("plain", _PLAIN),
)  # fmt: skip


class Tense:
    """Reads the tense at a place: -1 past, +1 future, 0 not told."""

    def __init__(self, tokens: Sequence[Token], items: Sequence[Item], breaks: frozenset[int], how: Settings) -> None:
        self._tokens = tokens
        self._breaks = breaks
        self._how = how
        self._items = items
        self._starts: list[int] | None = None
        self._listed: Mapping[int, int] | None = None

    def of(self, draft: Draft) -> int:
        """Tense of the clause an expression stands in."""
        if self._starts is None:
            self._starts = [item.token for item in self._items]
        self._cues()
        first = draft.token
        last = first
        while last < len(self._tokens) and self._tokens[last].start < draft.end:
            last += 1
        before = bisect_left(self._starts, first) - 1
        if before >= 0 and "back" in self._items[before].senses:
            return -1
        low, high = self._clause(first, last)
        until = not draft.get("ranged") and before >= 0 and "until" in self._items[before].senses
        if until and any(self._cues().get(place) == _EXTEND for place in range(low, high)):
            return 1
        told = self._told(first, last, low, high, dated=draft.op in _DATED)
        if until:
            # What "lasted until" a day is over, what "has until" it is not: after a past verb the nearer day counts.
            return 0 if told < 0 else 1
        return told

    def _told(self, first: int, last: int, low: int, high: int, *, dated: bool) -> int:
        if self._how.verb_last:
            if any(self._cues().get(place) == _MEANT for place in range(low, first)):
                return -1
            ahead = self._ahead(last, high)
            if ahead == _EITHER:
                return 1 if any(self._cues().get(place) == _MODAL for place in range(low, last)) else -1
            return ahead or self._behind(first, low)
        behind = self._behind(first, low)
        if behind == _AIM:
            # The year of a day is told by nearness: "voted to condemn the test of 29 November".
            behind = 0 if dated else 1
        if behind == _SPEECH:
            return 0
        # Arabic and English verbs stand before their times; what follows often opens another clause.
        ahead = behind or self._ahead(last, high)
        return 0 if ahead == _SPEECH else ahead or self._headline(low)

    def _cues(self) -> Mapping[int, int]:
        """What listed words say, by token; read once, when it is first asked for."""
        if self._listed is None:
            self._listed = _listed(self._items, _codes(self._how.lang))
        return self._listed

    def together(self, first: int, last: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return last - first < _SENTENCE and not any(
            place in self._breaks or self._stops(place) for place in range(first + 1, last + 1)
        )

    def mentions(self, draft: Draft) -> list[int]:
        """Earlier tokens that repeat the noun after an expression: with its next words first, then the nearest."""
        after = draft.token
        while after < len(self._tokens) and self._tokens[after].start < draft.end:
            after += 1
        nouns = [token.form for token in self._tokens[after : after + _NOUN] if len(token.form) > _SHORT_WORD]
        low = max(draft.token - _MEMORY, 0)
        found = [place for place in range(draft.token - 1, low - 1, -1) if self._tokens[place].form in nouns[:1]]
        # "The Geneva meeting" is rather the one that was told with Geneva than the last meeting.
        found.sort(key=lambda at: -sum(token.form in nouns for token in self._tokens[at : at + _NOUN]))
        return found[:_MENTIONS]

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        low = first
        while low > 0 and first - low < _REACH and low not in self._breaks and not self._stops(low - 1):
            low -= 1
        high = last
        end = min(len(self._tokens), last + _REACH)
        while high < end and high not in self._breaks and not self._stops(high):
            high += 1
        return low, high

    def _stops(self, place: int) -> bool:
        """Whether a sentence ends at a token; the stop of "p.m." ends none."""
        return self._tokens[place].form in _STOPS and self._cues().get(place) != _INNER

    def _behind(self, first: int, low: int) -> int:
        """The nearest cue before an expression: a tense, a verb of speech, or none."""
        aim = False
        for place in range(first - 1, low - 1, -1):
            told = self._word(place)
            if told == _CLAUSE:
                if not self._how.verb_last:
                    break
            elif told == _AIM:
                aim = True
            elif told == _SPEECH:
                return 1 if aim else -1 if first - place <= _OWN else _SPEECH
            elif told in (1, -1):
                # "Will be held": the participle after "be" waits for its auxiliary.
                if told == 1 or place == 0 or self._cues().get(place - 1) != _BE:
                    return told
            elif told in (_EITHER, _MADE):
                return -1
            elif told in (_NONE, _PLAIN) and self._coming(place, first - place):
                return 1
        # "To meet on Friday" without a verb before it is a headline; after a past verb it is what that was done for.
        return _AIM if aim else 0

    def _ahead(self, last: int, high: int) -> int:
        """The nearest cue after an expression."""
        made = 0
        for place in range(last, high):
            told = self._word(place)
            if told == _MADE:
                if place + 1 >= high or self._cues().get(place + 1) == _IS or self._tokens[place + 1].kind == "punct":
                    return -1
                made = -1
            if told == _CLAUSE and not self._how.verb_last:
                return 0
            if told == _SPEECH:
                return _SPEECH
            if told == 1 and place not in self._cues() and self._how.conjunction(self._tokens[place].form[0]):
                # "... on Monday, and will": another clause.
                return 0
            if told in (1, -1, _EITHER):
                return told
        return made

    def _word(self, place: int) -> int:
        """What one word says about the tense."""
        told = self._cues().get(place)
        if told is not None and told != _EXTEND:
            return told
        token = self._tokens[place]
        how = self._how
        if token.kind != "word" or how.verb_last:
            return _NONE
        form = token.form
        if form == how.infinitive and place + 1 < len(self._tokens) and self._tokens[place + 1].form in how.base_forms:
            return _AIM
        bare = form[1:] if how.conjunction(form[0]) else form
        if form in how.speech_forms or bare in how.speech_forms:
            return _SPEECH
        if form in how.past_forms or bare in how.past_forms:
            return -1
        verb = how.future_verb
        return int(verb is not None and (verb.match(form) is not None or verb.match(bare) is not None))

    def _coming(self, place: int, distance: int) -> bool:
        """A verb in the present right before a time announces what is to come; no news tells the past in it."""
        how = self._how
        form = self._tokens[place].form
        if distance > _OWN:
            return False
        if how.present_verb is None:
            # "The talks open on Monday": the plural of the noun tells the verb from the adjective.
            told = self._cues().get(place)
            return told == _PLAIN and place > 0 and self._tokens[place - 1].form.endswith(how.plural)
        if form not in how.present_forms and not self._imperfect(form):
            return False
        # An Arabic imperfect may be turned back by a past word ("was visiting", "before he returned").
        return not any(self._word(before) in (-1, _CARRY) for before in range(max(place - 2, 0), place))

    def _imperfect(self, form: str) -> bool:
        verb = self._how.present_verb
        return verb is not None and verb.match(form) is not None and not self._how.words.readings(form)

    def _headline(self, low: int) -> int:
        """An Arabic sentence that begins with an imperfect announces what is to come."""
        if self._how.present_verb is None or low >= len(self._tokens):
            return 0
        if low and low not in self._breaks and not self._stops(low - 1):
            return 0
        form = self._tokens[low].form
        return int(form not in self._how.speech_forms and (form in self._how.present_forms or self._imperfect(form)))


@cache
def _codes(lang: str) -> Mapping[str, int]:
    """What the words of a set of classes say, by its character."""
    found: dict[str, int] = {}
    for classes, char in settings(lang).alphabet.sets():
        told = next((code for name, code in _CODES if name in classes), _NONE)
        if told == -1:
            # Persian writes "he read" and "should read" alike; a noun ("session" is "he sat") is no verb.
            told = _DUMB if "eventy" in classes else _EITHER if "present" in classes else told
        elif told == 1 and "M" in classes:
            told = _MAY
        # What is a word of time here ("before" is "accepted" in Arabic) is no verb.
        found[char] = told or _DUMB
    return found


def _listed(items: Sequence[Item], codes: Mapping[str, int]) -> dict[int, int]:
    """Tokens that listed words read, with what they say; further words of one ("expected" in "is expected") nothing."""
    found: dict[int, int] = {}
    last = len(items) - 1
    for number, item in enumerate(items):
        char = item.char
        if char == Alphabet.OTHER:
            continue
        place = item.token
        if number < last:
            following = items[number + 1].token
            while following - 1 > place:
                following -= 1
                found[following] = _INNER
        told = codes.get(char, _DUMB)
        if told == _MAY:
            # "9 May" is not what one may do.
            dated = any("n" in other.senses for other in items[max(number - 1, 0) : number + 2])
            told = _DUMB if dated else 1
        # A conjunction written onto a word has the same place and says nothing.
        if found.get(place, _DUMB) == _DUMB:
            found[place] = told
    return found

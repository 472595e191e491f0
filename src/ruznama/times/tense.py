"""Whether the clause around an expression speaks of the past or the future."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from ruznama.model import Token
from ruznama.times.draft import Draft
from ruznama.times.grammar import Alphabet
from ruznama.times.lexer import Items
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
_STOPS = frozenset(".!?;")
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

    def __init__(self, tokens: Sequence[Token], items: Items, breaks: frozenset[int], how: Settings) -> None:
        self._tokens = tokens
        self._how = how
        self._items = items
        # What listed words say, by token.
        self._cues = cues = _listed(items, _codes(how.lang))
        # Tokens at which a sentence ends; the stop of "p.m." ends none.
        stops = [at for at, form in enumerate(items.forms) if form in _STOPS and cues[at] != _INNER]
        # Tokens that begin a sentence or a paragraph.
        self._opens = sorted(breaks.union([at + 1 for at in stops]))
        # Tokens that end a sentence, or before which a paragraph ends.
        self._ends = sorted(breaks.union(stops))

    def of(self, draft: Draft) -> int:
        """Tense of the clause an expression stands in."""
        first = draft.token
        last = self._after(draft)
        places, items, cues = self._items.tokens, self._items, self._cues
        before = bisect_left(places, first) - 1
        said = items[before].senses if before >= 0 else {}
        if "back" in said:
            return -1
        low, high = self._clause(first, last)
        until = "until" in said and not draft.get("ranged")
        if until and any(cues[place] == _EXTEND for place in range(low, high)):
            return 1
        told = self._told(first, last, low, high, dated=draft.op in _DATED)
        if until:
            # What "lasted until" a day is over, what "has until" it is not: after a past verb the nearer day counts.
            return 0 if told < 0 else 1
        return told

    def _after(self, draft: Draft) -> int:
        """The token after an expression."""
        last = draft.token
        while last < len(self._tokens) and self._tokens[last].start < draft.end:
            last += 1
        return last

    def _told(self, first: int, last: int, low: int, high: int, *, dated: bool) -> int:
        if self._how.verb_last:
            if any(self._cues[place] == _MEANT for place in range(low, first)):
                return -1
            ahead = self._ahead(last, high)
            if ahead == _EITHER:
                return 1 if any(self._cues[place] == _MODAL for place in range(low, last)) else -1
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

    def together(self, first: int, last: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return last - first < _SENTENCE and bisect_right(self._ends, first) == bisect_right(self._ends, last)

    def mentions(self, draft: Draft) -> list[int]:
        """Earlier tokens that repeat the noun after an expression: with its next words first, then the nearest."""
        forms = self._items.forms
        after = self._after(draft)
        nouns = [form for form in forms[after : after + _NOUN] if len(form) > _SHORT_WORD]
        low = max(draft.token - _MEMORY, 0)
        found = [place for place in range(draft.token - 1, low - 1, -1) if forms[place] in nouns[:1]]
        # "The Geneva meeting" is rather the one that was told with Geneva than the last meeting.
        found.sort(key=lambda at: -sum(form in nouns for form in forms[at : at + _NOUN]))
        return found[:_MENTIONS]

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        low, high = max(first - _REACH, 0), min(last + _REACH, len(self._tokens))
        opening = bisect_right(self._opens, first)
        if opening:
            low = max(low, self._opens[opening - 1])
        ending = bisect_left(self._ends, last)
        if ending < len(self._ends):
            high = min(high, self._ends[ending])
        return low, high

    def _behind(self, first: int, low: int) -> int:
        """The nearest cue before an expression: a tense, a verb of speech, or none."""
        aim = False
        for place in range(first - 1, low - 1, -1):
            told = self._word(place)
            if told == _CLAUSE:
                if not self._how.verb_last:
                    # "is expected that X will": what is expected lies ahead.
                    if place > low and self._word(place - 1) == 1:
                        return 1
                    break
            elif told == _AIM:
                aim = True
            elif told == _SPEECH:
                return 1 if aim else -1 if first - place <= _OWN else _SPEECH
            elif told in (1, -1):
                # "Will be held": the participle after "be" waits for its auxiliary.
                if told == 1 or place == 0 or self._cues[place - 1] != _BE:
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
                if place + 1 >= high or self._cues[place + 1] == _IS or self._tokens[place + 1].kind == "punct":
                    return -1
                made = -1
            if told == _CLAUSE and not self._how.verb_last:
                return 0
            if told == _SPEECH:
                return _SPEECH
            if told == 1 and self._cues[place] is None and self._how.conjunction(self._tokens[place].form[0]):
                # "... on Monday, and will": another clause.
                return 0
            if told == 1 and self._tokens[place].form in self._how.past_forms:
                # "on 2 October they agreed to meet": what they agreed to is ahead, the day is not.
                return -1
            if told in (1, -1, _EITHER):
                return told
        return made

    def _word(self, place: int) -> int:
        """What one word says about the tense."""
        told = self._cues[place]
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
            told = self._cues[place]
            return told == _PLAIN and place > 0 and self._tokens[place - 1].form.endswith(how.plural)
        if form not in how.present_forms and not self._imperfect(form):
            return False
        # An Arabic imperfect may be turned back by a past word ("was visiting", "before he returned").
        return not any(self._word(before) in (-1, _CARRY) for before in range(max(place - 2, 0), place))

    def _imperfect(self, form: str) -> bool:
        verb = self._how.present_verb
        return verb is not None and verb.match(form) is not None and not self._how.lexer.words.readings(form)

    def _headline(self, low: int) -> int:
        """An Arabic sentence that begins with an imperfect announces what is to come."""
        if self._how.present_verb is None or low >= len(self._tokens):
            return 0
        opening = bisect_left(self._opens, low)
        if low and self._opens[opening : opening + 1] != [low]:
            return 0
        form = self._items.forms[low]
        return int(form not in self._how.speech_forms and (form in self._how.present_forms or self._imperfect(form)))


class _Codes(dict[str, int | None]):
    """What the units of a token say together: the first that says anything; None where no rule knows the word."""

    def __init__(self, lang: str) -> None:
        super().__init__({"": _INNER, Alphabet.OTHER: None})
        self._sets = {char: classes for classes, char in settings(lang).alphabet.sets()}

    def __missing__(self, cell: str) -> int | None:
        told = [self._of(char) for char in cell if char != Alphabet.OTHER]
        self[cell] = found = next((code for code in told if code != _DUMB), told[-1] if told else None)
        return found

    def _of(self, char: str) -> int:
        classes = self._sets.get(char, ())
        told = next((code for name, code in _CODES if name in classes), _NONE)
        if told == -1:
            # Persian writes "he read" and "should read" alike; a noun ("session" is "he sat") is no verb.
            told = _DUMB if "eventy" in classes else _EITHER if "present" in classes else told
        elif told == 1 and "M" in classes:
            told = _MAY
        # What is a word of time here ("before" is "accepted" in Arabic) is no verb.
        return told or _DUMB


@cache
def _codes(lang: str) -> Mapping[str, int | None]:
    return _Codes(lang)


def _listed(items: Items, codes: Mapping[str, int | None]) -> list[int | None]:
    """What listed words say, by token; further words of one ("expected" in "is expected") nothing."""
    told = list(map(codes.__getitem__, items.cells))
    if _MAY in told:
        for place in [place for place, code in enumerate(told) if code == _MAY]:
            # "9 May" is not what one may do.
            number = bisect_left(items.tokens, place)
            near = range(max(number - 1, 0), min(number + 2, len(items.tokens)))
            told[place] = _DUMB if any("n" in items[other].senses for other in near) else 1
    if _INNER in told:
        cells, before = items.cells, -1
        for place in [place for place, code in enumerate(told) if code == _INNER]:
            if place and cells[place - 1]:
                before = place - 1
            if before < 0 or cells[before][-1] == Alphabet.OTHER or place > items.tokens[-1]:
                told[place] = None
    return told

"""Clauses: the stretch of a sentence in which a trigger finds its parties, and the clause it governs."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = ["Clause", "clause", "related"]


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Token ranges (half-open).

    Attributes:
        first: first token of the clause.
        last: index after its last token.
        comp: first token of the clause it governs ("that ..."), or ``last``.
        end: index after the governed clause.
        outer: first token of the clause around an embedded relative one, or -1.
        hole: index after the last token of that outer clause before the embedded one.
        gaps: token ranges of asides inside the clause ("X, who is on a tour, visited Y").
    """

    first: int
    last: int
    comp: int
    end: int
    outer: int
    hole: int
    gaps: tuple[tuple[int, int], ...] = ()

    def holds(self, token: int) -> bool:
        """Whether a token belongs to the clause itself and to no aside in it."""
        if not self.first <= token < self.last:
            return False
        return not self.gaps or not any(low <= token < high for low, high in self.gaps)


def clause(sheet: Sheet, cue: Cue) -> Clause:
    """The clause of a cue."""
    sentence = sheet.parts[cue.first]
    low, high = sentence.first, sentence.last
    if sheet.lex.order == "sov":
        return _verb_final(sheet, cue, low, high)
    return _verb_medial(sheet, cue, low, high)


def related(sheet: Sheet, where: Clause, verb: VerbAt) -> Clause:
    """The clause of a noun with the relative one behind it whose verb says that it took place, when and where."""
    marks, at = sheet.marks, where.last
    if at >= verb.first or marks[at] not in "qr" or sheet.crosses(".v", at, verb.first):
        return where
    last = verb.last
    if sheet.lex.order != "sov":
        while last < sheet.parts[verb.first].last and marks[last] not in ".qrvi":
            last += 1
    return replace(where, last=last, comp=last, end=last)


def _verb_final(sheet: Sheet, cue: Cue, low: int, high: int) -> Clause:
    """Persian, Dari: everything from the verb before to the verb; an embedded "which ..." clause is stepped over."""
    marks = sheet.marks
    stop = cue.end
    if cue.verb is None:
        while stop < high and marks[stop] not in "v.q":
            stop += 1
        while stop < high and marks[stop] == "v":
            stop += 1
    first, outer, hole = cue.first, -1, -1
    while first > low and marks[first - 1] not in ".q":
        if marks[first - 1] == "v":
            back = _embedded(sheet, first - 1, low, closed=first == cue.first)
            if back < 0:
                break
            outer = hole = back
            while outer > low and marks[outer - 1] not in "v.q":
                outer -= 1
            break
        first -= 1
    comp = stop
    ahead = stop
    while ahead < high and marks[ahead] in "s,":
        ahead += 1
    # "but", "because" join two clauses; they open none that the verb governs.
    opens = ahead < high and marks[ahead] in "qi" and "but" not in sheet.sets.get(ahead, ())
    if opens or (ahead < high and marks[ahead] == "." and sheet.text.tokens[ahead].form == ":"):
        comp = ahead
    governs = comp == ahead and ahead < high and (opens or sheet.text.tokens[ahead].form == ":")
    if not governs and stop < high and cue.verb is not None and marks[stop] in " ps" and "v" in marks[stop:high]:
        # "promised (that) he helps": words right behind the verb are the clause it governs.
        governs = True
    return Clause(
        first, stop, comp if governs else stop, _governed(sheet, comp, high) if governs else stop, outer, hole
    )


def _governed(sheet: Sheet, comp: int, high: int) -> int:
    """Where a Persian clause that a verb governs ends: before ", but" and another clause, or with the sentence."""
    at = sheet.marks.find(",", comp + 1, high - 1)
    while at >= 0:
        if "but" in sheet.sets.get(at + 1, ()) and "v" in sheet.marks[comp:at]:
            return at
        at = sheet.marks.find(",", at + 1, high - 1)
    return high


def _embedded(sheet: Sheet, verb: int, low: int, *, closed: bool) -> int:
    """Token before the "which" that opened a verb's clause; -1 where the clause is not closed.

    A comma closes it, the main predicate right behind it (``closed``), or an object that waits for its verb.
    """
    marks = sheet.marks
    closed = closed or (verb + 1 < len(marks) and marks[verb + 1] == ",")
    index = sheet.verbs[verb].first - 1
    while index > low and marks[index] not in ".v":
        # "the journey (obj) that was planned for today cancelled": the main clause goes on with its verb.
        if marks[index] == "q" and (marks[index - 1] == "o" or (closed and marks[index - 1] in " ,s")):
            return index
        index -= 1
    return -1


def _verb_medial(sheet: Sheet, cue: Cue, low: int, high: int) -> Clause:
    """Arabic, English: to the next finite verb, complementizer or relative on both sides."""
    marks = sheet.marks
    own = cue.verb
    first = cue.first
    conjoined = own is not None and bool(own.prefix) and own.prefix[0] in sheet.lex.settings.get("and_letters", "")
    if not conjoined:
        while first > low and marks[first - 1] not in ".qrvi":
            first -= 1
    outer = hole = -1
    aside = _past_aside(sheet, cue, low)
    if aside is not None:
        first = aside[0]
        while first > low and marks[first - 1] not in ".qrvi":
            first -= 1
    elif first > low and marks[first - 1] == "r":
        outer = hole = first - 1
        while outer > low and marks[outer - 1] not in ".qrv":
            outer -= 1
    elif (close := _closing(sheet, low, first, cue.first)) >= 0 and marks[first - 1] == "v":
        first = close + 1
    last, gaps = _run_on(sheet, cue.end, _circumstance(sheet, cue, high))
    if last < high and marks[last] == "v" and (close := _closing(sheet, low, cue.end, last)) >= 0:
        last = close
    gaps = (aside, *gaps) if aside is not None else gaps
    if first > low and marks[first - 1] == "r" and sheet.lex.order == "vso":
        # The comma that closes "X, who backs Y, did" closes the relative clause, if a comma opened it.
        opened = first > low + 1 and marks[first - 2] == ","
        last = marks.find(",", cue.end, last) if opened and "," in marks[cue.end : last] else last
    comp, end = last, last
    if last < high and marks[last] == "q" and "says" in sheet.sets.get(last, ()):
        comp, end = last, high
    elif sheet.lex.order == "vso" and last < high and marks[last] == "v":
        comp = last
    return Clause(first, last, comp, end, outer, hole, gaps)


# Between the comma that closes an aside and its verb.
_HELPING = frozenset({"has", "have", "had", "will", "would", "also", "later", "then", "is", "was", "are", "were", "on"})
# "X, which has been fighting the rebels of Y since the fall of Z, shot".
_RELATIVE = 30


def _past_aside(sheet: Sheet, cue: Cue, low: int) -> tuple[int, int] | None:
    """The relative clause between commas right before an English verb ("X, who heads Y, signed"), or None."""
    verb = cue.verb
    if sheet.lex.order != "svo" or verb is None or verb.form.tense == "participle":
        return None
    close = verb.first - 1
    while close > low and (
        sheet.text.tokens[close].form in _HELPING
        or sheet.text.tokens[close].form.endswith("ly")
        or "dated" in sheet.sets.get(close, ())
    ):
        close -= 1
    if sheet.marks[close] != ",":
        return None
    for index in range(close - 1, max(low, close - _RELATIVE), -1):
        if sheet.marks[index] in ".i" or (sheet.marks[index] == "q" and sheet.text.tokens[index].form == "that"):
            return None
        if sheet.marks[index] == "r":
            opened = sheet.marks[index - 1] == "," and sheet.text.tokens[index].form in {"who", "which"}
            return (index - 1, close + 1) if opened else None
    return None


def _circumstance(sheet: Sheet, cue: Cue, high: int) -> int:
    """Where an Arabic participle behind a comma opens a clause of its own ("opposed the draft, calling on X to")."""
    if sheet.lex.order != "vso" or cue.verb is None:
        return high
    for other in sheet.cues_from(cue.end, high):
        if other.trigger is not None and "hal" in other.trigger.needs and sheet.marks[other.first - 1] == ",":
            return other.first
    return high


def _closing(sheet: Sheet, low: int, first: int, last: int) -> int:
    """The one comma in a stretch that closes the clause that opens an English sentence ("After X left Y, Z came")."""
    if sheet.lex.order != "svo" or low >= first or sheet.marks[low] != "q" or "q" in sheet.marks[low + 1 : last]:
        return -1
    between = sheet.marks[first:last]
    return first + between.index(",") if between.count(",") == 1 and between[-1] != "," else -1


# An aside between commas is rarely longer.
_ASIDE = 24


def _run_on(sheet: Sheet, start: int, high: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Where the clause that goes on at ``start`` ends, and the asides that an Arabic one steps over."""
    marks, last = sheet.marks, start
    gaps: list[tuple[int, int]] = []
    while last < high and marks[last] not in ".qi":
        if marks[last] in "rv":
            close = _closed(sheet, start, last, high) if sheet.lex.order == "vso" else -1
            if close < 0:
                break
            gaps.append((last, close))
            start = last = close
        last += 1
    return last, tuple(gaps)


def _closed(sheet: Sheet, start: int, index: int, high: int) -> int:
    """The comma that closes an aside with a relative or a verb in it, or -1.

    A comma opens the aside; behind the one that closes it stands no other verb and no "and".
    """
    marks = sheet.marks
    opened = next((i for i in range(index - 1, start - 1, -1) if marks[i] in ",."), -1)
    if opened < 0 or (marks[index] == "v" and (opened == index - 1 or marks[opened + 1] not in "ps")):
        return -1
    close = next((i for i in range(index + 1, min(high, index + _ASIDE)) if marks[i] in ",.qi"), -1)
    if close < 0 or marks[close] != "," or close + 1 >= high or marks[close + 1] not in " ps":
        return -1
    token = sheet.text.tokens[close + 1]
    letters = sheet.lex.settings["and_letters"]
    return -1 if any(s.prefix and s.prefix[0] in letters for s in token.shapes[1:]) else close

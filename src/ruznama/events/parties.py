"""Who stands where: mentions become chunks, each with the slot its preposition, mark or neighbour gives it."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from msgspec.structs import replace

from ruznama.events.bearers import adverb, agent, authority, bearer_of, definite, described, genitive, titled
from ruznama.events.chunk import Chunk
from ruznama.events.lists import appositions, lists
from ruznama.events.sheet import People, Sheet
from ruznama.model import Actor, Mention

__all__ = ["Chunk", "chunks"]

# Slots whose phrase ends before an object with its mark ("after the decision X (obj) called"): adjuncts own no object.
_UNMARKED = frozenset({"bare", "and", "after", "before", "during", "since", "aside"})
_NAMED = frozenset({"person", "country", "government", "organization", "group", "place"})
# Sets of nouns that own no party, whatever pronoun they carry ("in his speech | the Taliban").
_TOLD = frozenset({"in_words"})
# A noun phrase before a name is rarely longer: title, ministry, state and two adjectives.
_WALK = 7
_TITLES = frozenset({"role", "thin", "apposed"})


def chunks(sheet: Sheet, actors: dict[str, Actor]) -> list[Chunk]:
    """All party and place phrases in text order, modifiers and appositions taken out."""
    located = _with_peoples(sheet, _located(sheet, actors), actors)
    told = [cue for cue in sheet.cues if cue.trigger is not None]
    nominal: set[int] = set()
    for cue in told:
        if cue.verb is None or cue.verb.first != cue.first:
            nominal.update(range(cue.first, cue.last))
    ends = {cue.last - 1: cue.first for cue in {cue.first: cue for cue in told}.values()}
    outlets = _outlets(sheet, actors)
    found: list[Chunk] = []
    for place in located:
        before = found[-1].last if found else -1
        if place[3].kind == "person" or "role" in sheet.sets.get(place[0], ()):
            # "according to the report of OUTLET the minister of X met": outlets have no persons.
            outlet = bisect_right(outlets, place[0])
            before = max(before, outlets[outlet - 1]) if outlet else before
        found.append(_chunk(sheet, place, nominal, ends, before))
    return _with_posts(sheet, lists(sheet, appositions(sheet, found, actors)))


def _with_posts(sheet: Sheet, found: list[Chunk]) -> list[Chunk]:
    """Persian names with the post right behind them whose state is not told ("NAME minister of foreign affairs")."""
    if sheet.lex.order != "sov":
        return found
    for place, chunk in enumerate(found):
        if not chunk.person or chunk.kind != "name" or "role" not in sheet.sets.get(chunk.last, ()):
            continue
        last, stop = chunk.last, found[place + 1].head if place + 1 < len(found) else len(sheet.marks)
        while last < stop and sheet.marks[last] == " " and "role" in sheet.sets.get(last, ()):
            last += 1
        found[place] = replace(chunk, last=last)
    return found


def _outlets(sheet: Sheet, actors: dict[str, Actor]) -> list[int]:
    """Where Persian outlets end: who is named right behind one is the subject."""
    if sheet.lex.order != "sov":
        return []
    found = [last for m, _, last in sheet.named if (a := actors.get(m.actor or "")) is not None and a.kind == "outlet"]
    return sorted(found)


def _located(sheet: Sheet, actors: dict[str, Actor]) -> list[tuple[int, int, Mention, Actor]]:
    """Mentions with their tokens; of nested ones the outermost that names a party."""
    kept: list[tuple[int, int, Mention, Actor]] = []
    sets = sheet.sets
    for mention, first, last in sorted(sheet.named, key=_extent):
        actor = actors.get(mention.actor or "")
        if actor is None or mention.kind == "elided" or actor.kind not in _NAMED:
            continue
        if first >= last or (first in sets and "idle" in sets[first]):
            continue
        if first - 1 in sets and "neighbor" in sets[first - 1]:
            # The neighbors of a state are not the state.
            continue
        if _compounded(sheet, last):
            continue
        if kept and kept[-1][0] <= first and last <= kept[-1][1]:
            continue
        kept.append((first, _bracketed(sheet, last), mention, actor))
    return kept


def _bracketed(sheet: Sheet, last: int) -> int:
    """Index after the short name that an English name has behind it in brackets ("the United Nations (UN)")."""
    if sheet.lex.order != "svo" or last + 2 >= len(sheet.marks):
        return last
    opens, shuts = sheet.text.tokens[last].form, sheet.text.tokens[last + 2].form
    return last + 3 if (opens, shuts) == ("(", ")") else last


_BACKED = frozenset(
    {"backed", "supported", "funded", "allied", "aligned", "brokered", "mediated", "sponsored", "proposed", "trained"}
)


def _compounded(sheet: Sheet, last: int) -> bool:
    """Whether an English hyphen makes an adjective of a name ("the X-backed leader"): X does nothing there."""
    tokens = sheet.text.tokens
    if sheet.lex.order != "svo" or last + 1 >= len(tokens) or tokens[last].kind != "hyphen":
        return False
    if tokens[last].start == tokens[last - 1].end and sheet.marks[last + 1] == "c":
        # "X- and Y-brokered talks"
        return True
    attached = tokens[last].start == tokens[last - 1].end and tokens[last + 1].start == tokens[last].end
    return attached and tokens[last + 1].form in _BACKED


def _extent(one: tuple[Mention, int, int]) -> tuple[int, int]:
    span = one[0].span
    return span.start, -span.end


def _with_peoples(
    sheet: Sheet, located: list[tuple[int, int, Mention, Actor]], actors: dict[str, Actor]
) -> list[tuple[int, int, Mention, Actor]]:
    """Mentions, with adjectives of states that stand in none of them ("two French citizens")."""
    if not sheet.peoples:
        return located
    taken = {index for first, last, _, _ in located for index in range(first, last)}
    found = [
        (one.first, one.last, _adjective(sheet, one), actors[one.state])
        for one in sheet.peoples
        if one.state in actors and not taken.intersection(range(one.first, one.last))
    ]
    return sorted([*located, *found], key=itemgetter(0, 1))


def _adjective(sheet: Sheet, one: People) -> Mention:
    return Mention(id="", span=sheet.text.token_span(one.first, one.last), kind="nominal", actor=one.state)


def _prefix(sheet: Sheet, token: int, offset: int) -> str:
    """Letters written before a phrase's first word: up to the mention's start, or the fused li."""
    form = sheet.text.tokens[token].form
    letters = form[: max(0, offset)]
    for head, slot in sheet.lex.fused.items():
        if form.startswith(head) and len(form) > len(head) + 1:
            return slot if not letters or len(letters) < len(head) else letters
    return letters


def _chunk(
    sheet: Sheet, place: tuple[int, int, Mention, Actor], nominal: set[int], ends: dict[int, int], previous: int
) -> Chunk:
    first, last, mention, actor = place
    lex = sheet.lex
    order, attached = lex.order, lex.attached
    slot, dep, of, head = "bare", False, None, first
    if attached:
        letters = _prefix(sheet, first, mention.span.start - sheet.at.starts[first])
        slot = attached.get(letters, letters if letters in lex.fused.values() else "bare")
    if slot == "bare":
        floor = max(sheet.parts[first].first, first - _WALK)
        stop = _stop(sheet, first, floor, nominal, previous)
        head, dep = _phrase(sheet, first, stop, adjective=not mention.id)
        own = ""
        if attached and head < first:
            own = next((s for i in range(head, first) if (s := _word_slot(sheet, i))), "")
        if own:
            slot = own
        elif head > stop + 1 or stop < floor:
            slot = "bare"
        elif stop in nominal and not _closed(sheet, stop, head):
            # "in this meeting X said": a noun that is pointed at has no owner, X is the subject.
            alone = _pointed(sheet, ends.get(stop, stop)) or "indefinite" in sheet.sets.get(stop, ())
            of = None if alone else ends.get(stop, stop)
            slot, dep = "bare" if of is None else "gen", False
        else:
            slot = _slot(sheet, stop)
            if slot == "and":
                low = max(sheet.parts[first].first, first - 2 * _WALK) if order == "sov" else floor
                slot = _coordinated(sheet, stop, max(low, previous)) or slot
    if slot == "bare" and (head == first or _titleless(sheet, head, place)):
        slot, head = _apposed(sheet, place, previous)
    if slot in _GROUPED:
        slot, head = (_grouped if order == "sov" else _delegated)(sheet, slot, head, previous)
    slot, head = _owning(sheet, slot, head, place)
    # "the attack on X (obj)": the mark belongs to the attack, X keeps the slot of its preposition.
    if order == "sov" and slot in _UNMARKED and sheet.marks[last : last + 1] == "o":
        dep = dep and slot == "bare"
        slot = "obj"
    if order != "sov" and not mention.id:
        # "two French hostages", "a French base": the noun has no owner but the state.
        dep = False
    if order == "svo" and genitive(sheet, last):
        behind = last if actor.kind == "place" else agent(sheet, last + 2, nominal)
        dep, last = behind == last, behind
    kind = actor.kind
    if order == "vso" and slot == "bare" and actor.kind == "government" and _seat(sheet, first):
        # "received in his office in the capital of X, Y, the envoy": Y is where it was.
        return Chunk(head, first, last, (actor.id,), "in", False, None, True, False, mention.kind)
    return Chunk(head, first, last, (actor.id,), slot, dep, of, kind == "place", kind == "person", mention.kind)


# "the Saudi port city of Jeddah": so many words from an adjective to the town.
_TOWNS = 2


def _sited(sheet: Sheet, last: int, actor: Actor) -> bool:
    """Whether an English adjective of a state only tells where a town lies ("in the Angolan capital Luanda")."""
    named = actor.kind == "country" and last < len(sheet.marks) and sheet.marks[last] == " "
    return named and sheet.stands("township", last, min(last + _TOWNS, len(sheet.marks)))


def _seat(sheet: Sheet, first: int) -> bool:
    """Whether "the capital", an adjective between or not, stands before a name."""
    return any("capital" in sheet.sets.get(i, ()) for i in (first - 1, first - 2))


def _phrase(sheet: Sheet, first: int, stop: int, *, adjective: bool) -> tuple[int, bool]:
    """First token of the phrase of a mention, and whether a noun that is no title owns the mention."""
    order = sheet.lex.order
    # "five thousand American soldiers left": the noun before a Persian adjective is the state's own.
    bearer = bearer_of(sheet, first, stop) if adjective and order == "sov" else first
    head, dep = _head(sheet, bearer, stop) if stop + 1 < bearer else (bearer, False)
    if order == "vso" and (noun := described(sheet, first, stop, adjective=adjective)) >= 0:
        return noun, False
    if order == "vso" and adjective and head == first == stop + 2 and sheet.marks[stop : stop + 1] == "p":
        # "in the lands, the Iraqi": the adjective has the preposition of its noun.
        head -= definite(sheet, first - 1) and definite(sheet, first)
    return _unquoted(sheet, min(head, bearer), stop), dep


def _slot(sheet: Sheet, stop: int) -> str:
    """Slot that a preposition before a phrase gives it, or "and"; else "bare"."""
    mark = sheet.marks[stop]
    if mark == "p" and sheet.lex.order == "sov" and "closed" in sheet.sets.get(stop, ()):
        return "bare"
    return sheet.slots.get(stop, "bare") if mark == "p" else "and" if mark == "c" else "bare"


def _titleless(sheet: Sheet, head: int, place: tuple[int, int, Mention, Actor]) -> bool:
    """Whether an Arabic title with the article stands before a state, which is none of its own ("the minister | X")."""
    if sheet.lex.order != "vso" or place[3].kind not in {"country", "government"} or definite(sheet, place[0]):
        return False
    return "role" in sheet.sets.get(head, ()) and definite(sheet, head)


# "the foreign minister of X, NAME": words of a title.
_TITLE = 8


def _apposed(sheet: Sheet, place: tuple[int, int, Mention, Actor], previous: int) -> tuple[str, int]:
    """Slot and head of an Arabic name that a comma parts from its title ("met the minister of X, NAME, and")."""
    first, _, mention, actor = place
    head, low = first, max(previous, sheet.parts[first].first, first - _TITLE)
    named = sheet.lex.order == "vso" and actor.kind == "person" and mention.kind == "name"
    if not named or first - 1 <= low or sheet.marks[first - 1] != ",":
        return "bare", first
    for index in range(first - 2, low - 1, -1):
        if sheet.marks[index] != " ":
            break
        head = index if "role" in sheet.sets.get(index, ()) else head
    if head == first:
        return "bare", first
    own, before = _word_slot(sheet, head), head - 1
    led = _slot(sheet, before) if before >= low else "bare"
    return own or led, head


def _owning(sheet: Sheet, slot: str, head: int, place: tuple[int, int, Mention, Actor]) -> tuple[str, int]:
    """Slot and head of a mention that owns the words before its preposition.

    "The authorities in X": it is X that does it. Arabic: "the secretary-general of (li) the body".
    """
    if slot == "in" and place[3].kind == "country" and head > 1 and (owner := authority(sheet, head - 2)) >= 0:
        return "bare", owner
    if slot != "to" or sheet.lex.order != "vso" or (title := titled(sheet, place[0])) >= place[0]:
        return slot, head
    before = title - 1
    return (sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"), title


def _delegated(sheet: Sheet, slot: str, head: int, _: int) -> tuple[str, int]:
    """Slot and head of a state whose delegation is told of: "met a delegation from X", X is met."""
    if sheet.marks[head - 1] == "s":
        # "a delegation from «X»"
        head -= 1
    if "emissaries" not in sheet.sets.get(head - 2, ()) or sheet.text.tokens[head - 3].form in {"its", "their", "own"}:
        # "withdrew its diplomats from X": X is left.
        return slot, head
    before = next((i for i in range(head - 3, max(-1, head - _WALK), -1) if sheet.marks[i] != " "), -1)
    slot = sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"
    # "expelled most of the diplomats from X"
    return "bare" if slot == "of" else slot, head - 2


def _grouped(sheet: Sheet, slot: str, head: int, previous: int) -> tuple[str, int]:
    """Slot and head of a Persian phrase that belongs to a group before it: its members, or whose delegation it is."""
    index = head - 2
    if slot == "among":
        # "countries of the region, among them X": X has the preposition of the countries, if they are no phrase.
        while index >= max(0, previous) and sheet.marks[index] in " sp" and sheet.slots.get(index, slot) == slot:
            index -= 1
        return ("among", head) if index < previous else (sheet.slots.get(index, "bare"), head)
    for index in range(head - 2, max(-1, head - 2 - _SENT), -1):
        if sheet.marks[index] != " ":
            break
        if "emissaries" in sheet.sets.get(index, ()):
            # "a delegation from X arrived"
            first = index - (index > 0 and "thin" in sheet.sets.get(index - 1, ()))
            before = first - 1
            return (sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"), first
    return slot, head


_GROUPED = frozenset({"among", "from"})
# "a delegation of three from": so far before "from" the delegation stands.
_SENT = 4


def _pointed(sheet: Sheet, noun: int) -> bool:
    """Whether "this" or "that" stands before a Persian noun."""
    return sheet.lex.order == "sov" and "this" in sheet.sets.get(noun - 1, ())


def _coordinated(sheet: Sheet, stop: int, floor: int) -> str:
    """Slot of Persian "with the president and X", "from the help and support of X": nobody is named before "and"."""
    index = stop - 1
    # "against some bodies and men and two ships of X": nobody is named before.
    between = " sc" if sheet.lex.order == "sov" else " s"
    while index >= floor and sheet.marks[index] in between and sheet.text.tokens[index].kind == "word":
        # "X in 1979 and Y in 1994"
        if "dated" in sheet.sets.get(index, ()):
            return ""
        index -= 1
    joined = sheet.lex.order == "sov" and sheet.marks[stop] == "c" and floor <= index < stop - 1
    return sheet.slots.get(index, "") if joined and sheet.marks[index] == "p" else ""


def _unquoted(sheet: Sheet, head: int, stop: int) -> int:
    """Head of a phrase with the quotation mark that Persian agencies set before a name ("with «NAME»")."""
    if sheet.lex.order == "svo" or (sheet.lex.order == "vso" and sheet.marks[max(stop, 0)] not in "pc"):
        return head
    while head > stop + 1 and sheet.marks[head - 1] == "s" and sheet.text.tokens[head - 1].kind == "punct":
        head -= 1
    return head


def _closed(sheet: Sheet, noun: int, head: int) -> bool:
    """Whether an Arabic noun takes no genitive: it has a pronoun, or the article, which what follows has not."""
    if sheet.lex.order != "vso":
        return False
    form, endings = sheet.text.tokens[noun].form, sheet.lex.settings["possessed"]
    return (len(form) > 4 and form.endswith(endings)) or (definite(sheet, noun) and not definite(sheet, head))


def _stop(sheet: Sheet, first: int, floor: int, nominal: set[int], previous_end: int) -> int:
    """Index of the word that ends a phrase on its left: a preposition, a mark, an event noun, another mention."""
    marks, sets, possessed = sheet.marks, sheet.sets, sheet.lex.settings["possessed"]
    svo = sheet.lex.order == "svo"
    for index in range(first - 1, floor - 1, -1):
        mark = marks[index]
        if index in nominal or index < previous_end or (index in sets and "closed" in sets[index]):
            return index
        if index - 1 > floor and mark == " " == marks[index - 1] and "reflexive" in sets.get(index, ()):
            # "at the end of his own visit | the minister of X met"
            return index
        if index in sets and "alone" in sets[index] and (index + 1 == first or "role" in sets.get(index + 1, ())):
            return index
        if mark == "p" and sheet.slots.get(index) == "of" and index > floor:
            continue
        if mark not in " s" or (svo and index in sets and "dated" in sets[index]) or adverb(sheet, index):
            # English: "summoned on Monday X's envoy": the day and its preposition do not own the phrase behind them.
            return index
        if possessed and mark == " " and sheet.text.tokens[index].kind == "word" and _possessed(sheet, index):
            # "with its neighbor X": the noun stands for X.
            if index + 1 == first and index in sets and "apposed" in sets[index]:
                continue
            return index
    return floor - 1


def _head(sheet: Sheet, first: int, stop: int) -> tuple[int, bool]:
    """First token of a phrase, words behind its stop, and whether a noun that is no title owns the mention."""
    tokens, sets, order = sheet.text.tokens, sheet.sets, sheet.lex.order
    words = [i for i in range(stop + 1, first) if tokens[i].kind == "word"]
    if order != "svo":
        # "at dawn on Thursday X's jets": the day before a subject does not own it.
        words = [i for i in words if i not in sets or "dated" not in sets[i]]
    titles = [i for i in words if i in sets and not sets[i].isdisjoint(_TITLES)]
    if order == "svo":
        of = "of" in [sheet.slots.get(i) for i in range(stop + 1, first)]
        # "the leaders of X" are X; "a co-chair of X" is not, although "a" may stand before a name.
        named = [i for i in titles if "determiner" not in sets[i]]
        return (words[0] if words else first), of and not named
    begin = titles[0] if titles else first
    outside = [i for i in words if i < begin]
    if order == "vso":
        # A noun with the article takes no genitive: what follows it is a phrase of its own.
        while outside and not definite(sheet, outside[-1]):
            begin = outside.pop()
        return begin, begin < (titles[0] if titles else first)
    if outside:
        # "with «NAME» the envoy of X": an unknown name between quotation marks owns nothing.
        quoted = all(tokens[i].kind == "punct" and sheet.marks[i] == "s" for i in (stop + 1, begin - 1))
        return (stop + 1, False) if quoted else (outside[0], True)
    return begin, False


def _possessed(sheet: Sheet, index: int) -> bool:
    """Whether a word carries a pronoun and so ends its phrase ("in his speech | the Taliban")."""
    form = sheet.text.tokens[index].form
    endings = sheet.lex.settings["possessed"]
    known = sheet.sets.get(index, frozenset()) - _TOLD
    return bool(endings) and len(form) > 4 and form.endswith(endings) and not known


def _word_slot(sheet: Sheet, index: int) -> str:
    """Slot that the letters written onto a word give its phrase; "" where they give none."""
    form = sheet.text.tokens[index].form
    settings = sheet.lex.settings
    for head, slot in sheet.lex.fused.items():
        if form.startswith(head) and len(form) > len(head) + 1:
            return slot
    if index in sheet.sets:
        attached = sheet.lex.attached
        for shape in sheet.text.tokens[index].shapes:
            if shape.prefix and shape.prefix in attached and shape.stem in settings["_roots"]:
                return attached[shape.prefix]
    return ""

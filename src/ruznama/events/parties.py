"""Who stands where: mentions become chunks, each with the slot its preposition, mark or neighbour gives it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from ruznama.events.sheet import People, Sheet
from ruznama.model import Actor, Mention

__all__ = ["Chunk", "chunks"]

# Slots whose phrase ends before an object with its mark ("after the decision X (obj) called"): adjuncts own no object.
_UNMARKED = frozenset({"bare", "and", "after", "before", "during", "since", "aside"})
_PARTY = frozenset({"person", "country", "government", "organization", "group"})
# A noun phrase before a name is rarely longer: title, ministry, state and two adjectives.
_WALK = 7
_APPOSITION = 14
# "the ship, the naval, the Greek": an adjective may stand between a noun and that of its state.
_BEARING = 2
# Word sets of those who stand for their state; a plan of a state does not.
_ANIMATE = frozenset({"people", "envoy", "troops", "thin", "role", "ship", "aircraft", "captives"})


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase with a mention in it.

    Attributes:
        head: first token of the phrase (title included, preposition not).
        first: first token of the mention.
        last: index after its last token.
        actors: who is meant; several for "both sides".
        slot: bare, a preposition's slot, or gen (after the trigger noun ``of``).
        dep: whether another noun stands before it, whose owner or topic it is.
        of: the trigger noun it follows as a genitive, or None.
        place: whether the actor is a place.
        person: whether the actor is a person.
        kind: kind of the mention.
        linked: whether "and" joins it to the phrase before.
    """

    head: int
    first: int
    last: int
    actors: tuple[str, ...]
    slot: str
    dep: bool
    of: int | None
    place: bool
    person: bool
    kind: str
    linked: bool = False


def chunks(sheet: Sheet, mentions: Sequence[Mention], actors: dict[str, Actor]) -> list[Chunk]:
    """All party and place phrases in text order, modifiers and appositions taken out."""
    located = _with_peoples(sheet, _located(sheet, mentions, actors), actors)
    starts = {cue.first: cue for cue in sheet.cues if cue.trigger}
    nominal = {
        index
        for cue in sheet.cues
        if cue.trigger and (cue.verb is None or cue.verb.first != cue.first)
        for index in range(cue.first, cue.last)
    }
    ends = {cue.last - 1: cue.first for cue in starts.values()}
    found: list[Chunk] = []
    for place in located:
        found.append(_chunk(sheet, place, nominal, ends, found[-1].last if found else -1))
    return _lists(sheet, _appositions(sheet, found))


def _located(
    sheet: Sheet, mentions: Sequence[Mention], actors: dict[str, Actor]
) -> list[tuple[int, int, Mention, Actor]]:
    """Mentions with their tokens; of nested ones the outermost that names a party."""
    kept: list[tuple[int, int, Mention, Actor]] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        actor = actors.get(mention.actor or "")
        if actor is None or mention.kind == "elided" or (actor.kind not in _PARTY and actor.kind != "place"):
            continue
        first, last = sheet.at.tokens(mention.span)
        if first >= last or "idle" in sheet.sets.get(first, ()):
            continue
        if kept and kept[-1][0] <= first and last <= kept[-1][1]:
            continue
        kept.append((first, last, mention, actor))
    return kept


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
    return sorted([*located, *found], key=lambda place: place[:2])


def _adjective(sheet: Sheet, one: People) -> Mention:
    return Mention(id="", span=sheet.text.token_span(one.first, one.last), kind="nominal", actor=one.state)


def _prefix(sheet: Sheet, token: int, offset: int) -> str:
    """Letters written before a phrase's first word: up to the mention's start, or the fused li."""
    form = sheet.text.tokens[token].form
    letters = form[: max(0, offset)]
    fused = sheet.lex.settings.get("fused", {})
    for head, slot in fused.items():
        if form.startswith(head) and len(form) > len(head) + 1:
            return str(slot) if not letters or len(letters) < len(head) else letters
    return letters


def _chunk(
    sheet: Sheet, place: tuple[int, int, Mention, Actor], nominal: set[int], ends: dict[int, int], previous: int
) -> Chunk:
    first, last, mention, actor = place
    letters = _prefix(sheet, first, mention.span.start - sheet.at.starts[first])
    attached, fused = sheet.lex.settings["attached"], sheet.lex.settings.get("fused", {})
    slot, dep, of, head = attached.get(letters, letters if letters in fused.values() else "bare"), False, None, first
    if slot == "bare":
        floor = max(sheet.sentence(first).first, first - _WALK)
        stop = _stop(sheet, first, floor, nominal, previous)
        # "five thousand American soldiers left": the noun before a Persian adjective is the state's own.
        bearer = _bearer(sheet, first, stop) if not mention.id and sheet.lex.order == "sov" else first
        head, dep = _head(sheet, bearer, stop)
        head = min(head, bearer)
        noun = _described(sheet, first, stop, adjective=not mention.id)
        if noun >= 0:
            head, dep = noun, False
        own = next((s for i in range(head, first) if (s := _word_slot(sheet, i))), "") if head < first else ""
        if own:
            slot = own
        elif head > stop + 1:
            slot = "bare"
        elif stop >= floor and stop in nominal and not _closed(sheet, stop, head):
            slot, of, dep = "gen", ends.get(stop, stop), False
        elif stop >= floor:
            slot = (
                sheet.slots.get(stop, "bare")
                if sheet.marks[stop] == "p"
                else "and"
                if sheet.marks[stop] == "c"
                else slot
            )
    if slot == "from" and sheet.lex.order != "sov" and "emissaries" in sheet.sets.get(head - 2, ()):
        # "met a delegation from X": X is met.
        before = next((i for i in range(head - 3, max(-1, head - _WALK), -1) if sheet.marks[i] != " "), -1)
        slot = sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"
        head -= 2
    if slot == "to" and sheet.lex.order == "vso" and (title := _titled(sheet, first)) < first:
        # "the secretary-general of the body": the letter before the body makes it the owner of the title.
        head = title
        before = head - 1
        slot = sheet.slots.get(before, "bare") if before >= 0 and sheet.marks[before] == "p" else "bare"
    if slot == "in" and actor.kind == "country" and head >= 2 and (owner := _authority(sheet, head - 2)) >= 0:
        # "the authorities in X": it is X that does it.
        slot, head = "bare", owner
    # "the attack on X (obj)": the mark belongs to the attack, X keeps the slot of its preposition.
    if sheet.lex.order == "sov" and last < len(sheet.marks) and sheet.marks[last] == "o" and slot in _UNMARKED:
        slot, dep = "obj", dep and slot == "bare"
    if sheet.lex.order != "sov" and not mention.id:
        # "two French hostages", "a French base": the noun has no owner but the state.
        dep = False
    if sheet.lex.order == "svo" and _genitive(sheet, last):
        behind = last if actor.kind == "place" else _agent(sheet, last + 2, nominal)
        dep, last = behind == last, behind
    return Chunk(
        head, first, last, (actor.id,), slot, dep, of, actor.kind == "place", actor.kind == "person", mention.kind
    )


def _bearer(sheet: Sheet, first: int, stop: int) -> int:
    """First token of the noun an adjective of belonging describes; ``first`` where none is listed."""
    return next((i for i in range(first - 1, stop, -1) if "bearer" in sheet.sets.get(i, ())), first)


# "the secretary-general", "the high representative": two words.
_HEADED = 2


def _titled(sheet: Sheet, first: int) -> int:
    """First token of the definite Arabic title right before a body ("the secretary-general of"), or ``first``."""
    words = range(first - _HEADED, first)
    titled = words.start >= 0 and all("role" in sheet.sets.get(i, ()) and _definite(sheet, i) for i in words)
    return words.start if titled else first


def _authority(sheet: Sheet, index: int) -> int:
    """First token of the authority that ends here ("a court", "an armed group"), or -1."""
    for start in (index, index - 1):
        if start >= 0 and sheet.marks[start] == " " and "authority" in sheet.sets.get(start, ()):
            return start
    return -1


def _described(sheet: Sheet, first: int, stop: int, *, adjective: bool) -> int:
    """The Arabic noun that an adjective of a state describes ("the journalist, the French"), or -1."""
    if sheet.lex.order != "vso":
        return -1
    form = sheet.text.tokens[first].form
    if not adjective and not (_definite(sheet, first) and form.endswith(sheet.lex.settings.get("nisba", ("\0",)))):
        return -1
    near = range(first - 1, max(stop, first - 1 - _BEARING), -1)
    found = next((i for i in near if "bearer" in sheet.sets.get(i, ()) and _ANIMATE & sheet.sets[i]), -1)
    return found if found >= 0 and _definite(sheet, found) == _definite(sheet, first) else -1


def _closed(sheet: Sheet, noun: int, head: int) -> bool:
    """Whether an Arabic noun takes no genitive: it has a pronoun, or the article, which what follows has not."""
    if sheet.lex.order != "vso":
        return False
    form, endings = sheet.text.tokens[noun].form, sheet.lex.settings["possessed"]
    return (len(form) > 4 and form.endswith(endings)) or (_definite(sheet, noun) and not _definite(sheet, head))


def _stop(sheet: Sheet, first: int, floor: int, nominal: set[int], previous_end: int) -> int:
    """Index of the word that ends a phrase on its left: a preposition, a mark, an event noun, another mention."""
    index = first - 1
    while index >= floor:
        mark = sheet.marks[index]
        if index in nominal or index < previous_end or "closed" in sheet.sets.get(index, ()):
            return index
        if mark == "p" and sheet.slots.get(index) == "of" and index > floor:
            index -= 1
            continue
        if mark not in " s" or (mark == " " and sheet.text.tokens[index].kind == "word" and _possessed(sheet, index)):
            return index
        index -= 1
    return floor - 1


def _head(sheet: Sheet, first: int, stop: int) -> tuple[int, bool]:
    """First token of a phrase behind its stop, and whether a noun that is no title owns the mention."""
    if stop + 1 >= first:
        return first, False
    words = [
        i
        for i in range(stop + 1, first)
        if sheet.text.tokens[i].kind == "word"
        # "at dawn on Thursday X's jets": the day before a subject does not own it.
        and not (sheet.lex.order != "svo" and "dated" in sheet.sets.get(i, ()))
    ]
    titles = [i for i in words if sheet.sets.get(i, frozenset()) & {"role", "thin"}]
    order = sheet.lex.order
    if order == "svo":
        of = any(sheet.slots.get(i) == "of" for i in range(stop + 1, first))
        # "the leaders of X" are X; "a co-chair of X" is not, although "a" may stand before a name.
        named = [i for i in titles if "determiner" not in sheet.sets[i]]
        return (words[0] if words else first), of and not named
    begin = titles[0] if titles else first
    outside = [i for i in words if i < begin]
    if order == "vso":
        # A noun with the article takes no genitive: what follows it is a phrase of its own.
        while outside and not _definite(sheet, outside[-1]):
            begin = outside.pop()
        return begin, begin < (titles[0] if titles else first)
    if outside:
        return outside[0], True
    return begin, False


def _definite(sheet: Sheet, index: int) -> bool:
    article = sheet.lex.settings["article"]
    form = sheet.text.tokens[index].form
    return form.startswith(article) or form[1:].startswith(article)


def _possessed(sheet: Sheet, index: int) -> bool:
    """Whether a word carries a pronoun and so ends its phrase ("in his speech | the Taliban")."""
    form = sheet.text.tokens[index].form
    endings = sheet.lex.settings["possessed"]
    return bool(endings) and len(form) > 4 and form.endswith(endings) and not sheet.sets.get(index)


def _word_slot(sheet: Sheet, index: int) -> str:
    """Slot that the letters written onto a word give its phrase; "" where they give none."""
    form = sheet.text.tokens[index].form
    settings = sheet.lex.settings
    for head, slot in settings.get("fused", {}).items():
        if form.startswith(head) and len(form) > len(head) + 1:
            return str(slot)
    known = sheet.sets.get(index)
    if known:
        for shape in sheet.text.tokens[index].shapes:
            if shape.prefix and shape.prefix in settings.get("attached", {}) and shape.stem in settings["_roots"]:
                return str(settings["attached"][shape.prefix])
    return ""


def _genitive(sheet: Sheet, last: int) -> bool:
    """English 's after a name: the name owns what follows."""
    tokens = sheet.text.tokens
    return last + 1 < len(tokens) and tokens[last].form == "'" and tokens[last].start == tokens[last - 1].end


# "X's deputy prime minister": an English title is rarely longer.
_TITLE = 5
_AGENTS = frozenset({"role", "thin", "people", "troops", "envoy", "ship", "aircraft", "missile"})


def _agent(sheet: Sheet, start: int, nominal: set[int]) -> int:
    """Index after the officer, force or ship that an English 's owns ("X's foreign minister"): X acts through it.

    ``start - 2`` (the name's own end) where something else is owned ("X's proposal").
    """
    last = start - 2
    for index in range(start, min(len(sheet.marks), start + _TITLE)):
        if sheet.marks[index] != " " or sheet.text.tokens[index].kind != "word" or index in nominal:
            break
        if _AGENTS & sheet.sets.get(index, frozenset()):
            last = index + 1
        elif last >= start:
            break
    if last > start and last < len(sheet.marks) and sheet.text.tokens[last].form == "'":
        # "X's president's plane"
        return start - 2
    return last


def _appositions(sheet: Sheet, found: list[Chunk]) -> list[Chunk]:
    """Drop titles that only describe the person beside them, and states inside such titles."""
    kept: list[Chunk] = []
    until = -1
    for place, chunk in enumerate(found):
        if chunk.first < until:
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        if following is not None and _describes_next(sheet, chunk, following):
            if following.slot == "bare" and not following.dep:
                found[place + 1] = replace(following, head=chunk.head, slot=chunk.slot, dep=chunk.dep, of=chunk.of)
            continue
        if kept and kept[-1].person and _is_title(sheet, chunk) and not _conjoined(sheet, chunk):
            marks = sheet.marks[kept[-1].last : chunk.head]
            if marks in {"", ",", "s"} and (marks or sheet.lex.order == "sov"):
                until = _closing(sheet, chunk.last) if marks else chunk.last
                kept[-1] = replace(kept[-1], last=max(until, chunk.last))
                continue
        kept.append(chunk)
    return kept


def _is_title(sheet: Sheet, chunk: Chunk) -> bool:
    return sheet.stands("role", chunk.head, chunk.last)


def _conjoined(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether an Arabic "and" is written onto the title of a phrase ("X, and his counterpart Y,")."""
    letters, roots = sheet.lex.settings["and_letters"], sheet.lex.settings["_roots"]
    token = sheet.text.tokens[chunk.head]
    return chunk.head < chunk.first and any(s.prefix and s.prefix in letters and s.stem in roots for s in token.shapes)


def _describes_next(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    """A state between a title and a name, or a title right before a name, belongs to the name."""
    if not following.person or following.slot == "and":
        return False
    if sheet.lex.order == "sov" and not _touching(sheet, chunk, following):
        return False
    if sheet.lex.order == "vso" and following.kind == "nominal" and "role" in sheet.sets.get(following.first, ()):
        # "the government of X | the ambassador of Y"
        return False
    gap = range(chunk.last, following.first)
    if sheet.lex.order == "svo" and not chunk.person and _genitive(sheet, chunk.last) and len(gap) <= 2:
        # "Rwanda's Olivier N.": the state of a name.
        return following.kind == "name"
    if len(gap) > 4 or sheet.marks[chunk.last : following.first].strip(" s"):
        return False
    words = (*range(chunk.head, chunk.last), *gap)
    if sheet.lex.order == "vso":
        # "the government of X (expelled) the envoy": a body is nobody's title.
        body = {"authority", "chamber"} & sheet.sets.get(chunk.head, frozenset())
        words = () if body else (chunk.head,)
    titled = any("role" in sheet.sets.get(index, ()) for index in words)
    return (titled and not chunk.person) or (chunk.kind == "nominal" and following.kind == "name" and not gap)


def _touching(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    return all(
        sheet.sets.get(index, frozenset()) & {"role", "thin"} for index in range(chunk.last, following.first)
    ) and (chunk.last < following.first or chunk.head < chunk.first or chunk.kind == "nominal")


def _closing(sheet: Sheet, start: int) -> int:
    """Where an apposition that a comma opened ends: at the next comma, verb or clause end."""
    for index in range(start, min(len(sheet.marks), start + _APPOSITION)):
        if sheet.marks[index] in ",.vqoc":
            return index
    return start


def _goes_on(sheet: Sheet, found: list[Chunk], place: int) -> bool:
    """Whether the list that a comma opens is closed by "and"; "at the request of X, Y met" is none."""
    if sheet.lex.order == "svo":
        return True
    for one, two in pairwise(found[place:]):
        between = sheet.marks[one.last : two.head]
        if two.slot == "and" or "c" in between:
            return not between.strip(" ,cs") and len(between) <= _APPOSITION
        if between != ",":
            return False
    return False


def _lists(sheet: Sheet, found: list[Chunk]) -> list[Chunk]:
    """Members of a list take the slot of its first member."""
    kept: list[Chunk] = []
    for place, chunk in enumerate(found):
        if chunk.slot == "and":
            chunk = replace(chunk, linked=True)  # noqa: PLW2901
        if kept:
            last = kept[-1]
            between = sheet.marks[last.last : chunk.head]
            joined = chunk.slot == "and" or (between and between[-1] == "," and _goes_on(sheet, found, place))
            # "in a speech to X on Tuesday, Y": a date ends the list.
            joined = joined and not sheet.stands("dated", last.last, chunk.head)
            if joined and len(between) <= _APPOSITION and not between.strip(" ,cs"):
                near = between.count(" ") <= 1 and last.place == chunk.place
                # "X, a co-chair of Y": what an apposition belongs to is no second member.
                owned = sheet.lex.order == "svo" and chunk.dep and not last.dep
                if chunk.slot == "and" or (near and last.person == chunk.person and not owned):
                    chunk = replace(chunk, slot=last.slot, of=last.of, dep=last.dep and chunk.dep)  # noqa: PLW2901
        if chunk.slot == "and":
            chunk = replace(chunk, slot="bare")  # noqa: PLW2901
        kept.append(chunk)
    return kept

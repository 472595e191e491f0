"""Phrases beside each other: appositions are taken out, members of a list take one slot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from ruznama.events.bearers import genitive
from ruznama.events.chunk import Chunk
from ruznama.events.posted import between_commas, gap_of, posted, shared_slot
from ruznama.events.sheet import Sheet
from ruznama.model import Actor

__all__ = ["appositions", "lists"]
_APPOSITION = 14
_TWO = 2
# Two commas and a word between them.
_ENCLOSED = 3
# What stands between a name and the title that describes it.
_BESIDE = frozenset({"", ",", "s"})


def appositions(sheet: Sheet, found: list[Chunk], actors: Mapping[str, Actor]) -> list[Chunk]:
    """Drop titles that only describe the person beside them, and states inside such titles."""
    kept: list[Chunk] = []
    until, final = -1, len(found) - 1
    for place, chunk in enumerate(found):
        if chunk.first < until:
            continue
        if posted(sheet, found, place):
            found[place + 2] = replace(found[place + 2], head=chunk.head, slot=chunk.slot, dep=chunk.dep, of=chunk.of)
            until = found[place + 2].first
            continue
        if kept and (
            (
                kept[-1].place
                and (_situated(sheet, kept[-1], chunk, actors) or _of_state(sheet, kept[-1], chunk, actors))
            )
            or _titled(sheet, kept, chunk, actors)
            or _seat(sheet, kept[-1], chunk)
        ):
            kept[-1] = replace(kept[-1], last=chunk.last)
            continue
        following = found[place + 1] if place < final else None
        if following is not None and (
            (following.person and _describes_next(sheet, chunk, following))
            or (not _described(chunk, kept) and _introduces(sheet, chunk, following, actors))
            or _owns_next(sheet, chunk, following)
        ):
            if following.slot == "bare" and not following.dep:
                found[place + 1] = replace(following, head=chunk.head, slot=chunk.slot, dep=chunk.dep, of=chunk.of)
            continue
        if (
            kept
            and kept[-1].person
            and _is_title(sheet, chunk)
            and not _conjoined(sheet, chunk)
            and not _counterpart(sheet, kept[-1], chunk)
        ):
            marks = sheet.marks[kept[-1].last : chunk.head]
            if sheet.lex.order == "sov" and marks:
                # "«NAME», minister of": the quotation mark stands before the comma.
                marks = marks.replace("s", "") or "s"
            apposed = marks or (sheet.lex.order == "sov" and not _another(kept[-1], chunk, actors))
            if marks in _BESIDE and apposed:
                until = _closing(sheet, chunk.last) if marks else chunk.last
                kept[-1] = replace(kept[-1], last=max(until, chunk.last))
                continue
        kept.append(chunk)
    return kept


def _situated(sheet: Sheet, town: Chunk, state: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether a town stands right before its state ("in Jeddah of Saudi Arabia", "in Jeddah, Saudi Arabia").

    In English not before a verb, whose subject the state is ("in Jeddah, Saudi Arabia said").
    """
    if sheet.lex.order == "vso" or state.place or state.slot != "bare" or len(state.actors) > 1:
        return False
    home, owner = actors.get(town.actors[0]), actors.get(state.actors[0])
    if sheet.lex.order == "svo":
        last = state.last
        closed = sheet.marks[last : last + 1] in {"", ",", ".", "p", "q", "r"} or "dated" in sheet.sets.get(last, ())
        near = closed and sheet.marks[town.last : state.head] in {"", ","} and state.head == state.first
        return bool(near and home and owner and owner.kind == "country" and home.country == owner.country)
    near = town.last == state.head or (town.last == state.first - 1 and "thin" in sheet.sets.get(town.last, ()))
    # "Doha, the capital of Qatar,"
    near = near or (sheet.marks[town.last] == "," and "capital" in sheet.sets.get(state.first - 1, ()))
    return bool(near and home and owner and owner.kind == "country" and home.country == owner.country)


def _of_state(sheet: Sheet, town: Chunk, state: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether a comma parts an Arabic town from its state ("in Jeddah, Saudi Arabia")."""
    if sheet.lex.order != "vso" or state.slot != "bare" or sheet.marks[town.last : state.head] != ",":
        return False
    home, owner = actors.get(town.actors[0]), actors.get(state.actors[0])
    return bool(home and owner and owner.kind == "country" and home.country == owner.country)


def _titled(sheet: Sheet, kept: list[Chunk], chunk: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether a state is the second one of a title behind two Persian names ("A and B, the presidents of X and Y")."""
    if sheet.lex.order != "sov" or chunk.person or len(kept) < _TWO or sheet.marks[kept[-1].last : chunk.head] != "c":
        return False
    one, two = kept[-2:]
    roles = sheet.stands("role", two.first, two.last)
    if not (roles and one.person and two.person):
        return False
    homes = {actors[i].country for i in (*one.actors, *two.actors) if i in actors}
    return all(i in actors and actors[i].kind == "country" and actors[i].country in homes for i in chunk.actors)


def _is_title(sheet: Sheet, chunk: Chunk) -> bool:
    return sheet.stands("role", chunk.head, chunk.last)


def _counterpart(sheet: Sheet, one: Chunk, two: Chunk) -> bool:
    """Whether a title behind a name is of another: Persian "his counterpart of X", an Arabic title with its name."""
    if sheet.lex.order == "vso":
        # "X, the envoy of the body NAME": in Arabic too the name is of another; not "X, the envoy of President NAME".
        roles = [i for i in range(two.head, two.first) if "role" in sheet.sets.get(i, ())]
        owned = any(b - a == 1 for a, b in pairwise(roles))
        return two.person and two.kind == "name" and one.actors != two.actors and not owned
    if two.kind == "name" and two.head < two.first:
        # "with X, General NAME": a rank is no apposition.
        opens = sheet.stands("rank", two.head, two.first)
    else:
        opens = sheet.lex.order == "sov" and "counterpart" in sheet.sets.get(two.first, ())
    return opens and two.person and one.actors != two.actors


def _another(one: Chunk, two: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether a Persian title right behind a name is of another state ("X the envoys of Y (obj) received")."""
    homes = [{actors[i].country for i in chunk.actors if i in actors} - {None} for chunk in (one, two)]
    return one.actors != two.actors and all(homes) and homes[0].isdisjoint(homes[1])


def _conjoined(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether an Arabic "and" is written onto the title of a phrase ("X, and his counterpart Y,")."""
    letters, roots = sheet.lex.settings["and_letters"], sheet.lex.settings["_roots"]
    token = sheet.text.tokens[chunk.head]
    return chunk.head < chunk.first and any(
        s.prefix and s.prefix[0] in letters and s.stem in roots for s in token.shapes
    )


def _describes_next(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    """A state between a title and the name of a person, or a title right before the name, belongs to it."""
    if following.slot == "and":
        return False
    if sheet.lex.order == "sov" and not _touching(sheet, chunk, following):
        return False
    if between_commas(sheet, chunk, following):
        return True
    if sheet.lex.order == "vso" and following.kind == "nominal" and "role" in sheet.sets.get(following.first, ()):
        # "the government of X | the ambassador of Y"
        return False
    gap = range(chunk.last, following.first)
    if sheet.lex.order == "svo" and not chunk.person and genitive(sheet, chunk.last) and len(gap) <= 2:
        # "Rwanda's Olivier N.": the state of a name.
        return following.kind == "name"
    if len(gap) > 4 or sheet.marks[chunk.last : following.first].strip(" s"):
        return False
    words = (*range(chunk.head, chunk.last), *gap)
    if sheet.lex.order == "vso":
        # "the government of X (expelled) the envoy": a body is nobody's title.
        body = {"authority", "chamber"} & sheet.sets.get(chunk.head, frozenset())
        words = () if body else (chunk.head,)
    sets = sheet.sets
    titled = any(index in sets and "role" in sets[index] for index in words)
    return (titled and not chunk.person) or (
        chunk.kind == "nominal" and following.kind == "name" and not gap_of(sheet, gap)
    )


def _seat(sheet: Sheet, one: Chunk, two: Chunk) -> bool:
    """Whether a Persian place is where the envoy before it is posted, in a list ("with NAME, envoy of X in Y, and")."""
    if sheet.lex.order != "sov" or not two.place or two.slot != "in" or not one.person:
        return False
    posted = sheet.stands("envoy", one.first, one.last) and two.head - one.last <= 1
    return posted and sheet.marks[two.last : two.last + 1] in {",", "c"}


def _described(chunk: Chunk, kept: list[Chunk]) -> bool:
    """Whether a title stands right behind a name: it is that person's ("NAME the envoy of X, General NAME")."""
    return bool(kept) and kept[-1].person and kept[-1].kind == "name" and kept[-1].last == chunk.head


def _introduces(sheet: Sheet, chunk: Chunk, following: Chunk, actors: Mapping[str, Actor]) -> bool:
    """Whether a Persian title with its state introduces the person a comma parts from it ("the emir of X, NAME,").

    A comma or the end of the phrase stands behind the name, so that "the minister of X, NAME and others" stays a list.
    """
    if sheet.lex.order != "sov" or chunk.person or not following.person or following.kind != "name":
        return False
    if sheet.marks[chunk.last : following.head].replace("s", "") != "," or "role" not in sheet.sets.get(chunk.head, ()):
        return False
    if sheet.marks[following.last : following.last + 2].replace("s", "")[:1] == "c":
        return False
    states = {actors[i].country for i in chunk.actors if i in actors}
    return {actors[i].country for i in following.actors if i in actors} <= {*states, None}


def _owns_next(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    """Whether an English owner and title introduce the person a comma parts from them ("X's envoy, NAME, will").

    Also a state and the title behind it: "the Chinese ambassador, NAME, to lodge".
    """
    if sheet.lex.order != "svo" or not following.person or following.kind != "name" or chunk.last >= following.head:
        return False
    between = sheet.marks[chunk.last : following.head]
    title = sheet.sets.get(following.head - 2, frozenset())
    if between.strip(" ") != "," or between[-1] != "," or title.isdisjoint({"role", "envoy"}):
        return False
    behind = sheet.marks[following.last : following.last + 2]
    return behind[:1] in {"v", "."} or (behind[:1] == "," and behind[1:] != "c")


def _touching(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    return all(
        sheet.sets.get(index, frozenset()) & {"role", "thin"} for index in range(chunk.last, following.first)
    ) and (chunk.last < following.first or chunk.head < chunk.first or chunk.kind == "nominal")


def _closing(sheet: Sheet, start: int) -> int:
    """Where an apposition that a comma opened ends: at the next comma, verb or clause end.

    Persian leaves out the comma behind it: where the verb comes first, what stands between belongs to the verb.
    """
    for index in range(start, min(len(sheet.marks), start + _APPOSITION)):
        if sheet.marks[index] in ",.vqoc":
            return start if sheet.lex.order == "sov" and sheet.marks[index] in ".vo" else index
    return start


def _goes_on(sheet: Sheet, found: list[Chunk], place: int) -> bool:
    """Whether the list that a comma opens is closed by "and"; "at the request of X, Y met" is none."""
    if sheet.lex.order == "svo":
        return True
    for one, two in pairwise(found[place:]):
        between = sheet.marks[one.last : two.head]
        if two.slot == "and" or "c" in between:
            return not between.strip(" ,cs") and len(between) <= _APPOSITION
        if between != "," and not _post(sheet, one, two):
            return False
    return False


def _post(sheet: Sheet, one: Chunk, two: Chunk) -> bool:
    """Whether only a post without a state stands between two Persian names ("with A, the speaker, B, president of")."""
    low, high = one.last, two.head
    between = sheet.marks[low:high]
    if sheet.lex.order != "sov" or not (one.person and two.person) or len(between) < _ENCLOSED:
        return False
    closed = between[0] == between[-1] == "," and not between[1:-1].strip(" ")
    return closed and high - low <= _APPOSITION and "role" in sheet.sets.get(low + 1, ())


def _after_adjunct(sheet: Sheet, found: list[Chunk], kept: list[Chunk], place: int) -> bool:
    """Whether a comma closes the adjunct that opens a Persian sentence, and the subjects follow.

    "After a test by X, Y and Z met": X stands deep in a phrase with a preposition, and nobody else is a subject.
    """
    last = kept[-1]
    if sheet.lex.order != "sov" or last.slot == "bare" or last.linked:
        return False
    low = sheet.parts[last.first].first
    opening = low
    while sheet.marks[opening] == "p":
        opening += 1
    if opening == low or last.head <= opening or sheet.crosses("vqo", low, last.first):
        return False
    verb = sheet.marks.find("v", last.last, sheet.parts[last.first].last)
    if any(c.slot == "bare" and not c.place for c in takewhile(lambda c: c.first >= low, reversed(kept))):
        return False
    ahead = found[place : bisect_right(found, verb, place, key=_first)]
    for chunk in ahead:
        if sheet.marks[last.last : chunk.head].strip(" ,cs"):
            break
        last = chunk
    return not any(c.slot == "bare" and last.first < c.first < verb for c in ahead)


def _first(chunk: Chunk) -> int:
    return chunk.first


def _hyphened(sheet: Sheet, one: Chunk, two: Chunk) -> bool:
    """Whether a hyphen joins two Persian names."""
    between = sheet.text.tokens[one.last : two.head]
    return sheet.lex.order == "sov" and len(between) == 1 and between[0].kind == "hyphen"


_HELPING = frozenset(
    {"has", "have", "had", "will", "would", "also", "later", "then", "did", "does", "is", "was", "were"}
)


def _opens_clause(sheet: Sheet, kept: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether ", and X" opens an English clause of its own ("wrote to A, and X has asked"): a verb is behind it."""
    last = kept[-1]
    if sheet.lex.order != "svo" or last.slot in {"bare", "between", "and"}:
        return False
    # "with A, B, and C" may be one list; "with A and B, and C" is closed before its last comma.
    listed = not last.linked and len(kept) > 1 and kept[-2].slot == last.slot == "with"
    if sheet.marks[last.last : chunk.head] != ",c" or listed:
        return False
    at = chunk.last
    while at < len(sheet.marks) and sheet.text.tokens[at].form in _HELPING:
        at += 1
    return sheet.marks[at : at + 1] == "v"


def _resumes(sheet: Sheet, kept: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether an English subject behind a comma goes on with the sentence that "after X did" opened."""
    last = kept[-1]
    part = sheet.parts[last.first].first
    if sheet.lex.order != "svo" or sheet.marks[part] != "q" or sheet.marks[chunk.last : chunk.last + 1] != "v":
        return False
    between = sheet.marks[part + 1 : chunk.head]
    return "v" in between and between.count(",") == 1


def lists(sheet: Sheet, found: list[Chunk]) -> list[Chunk]:
    """Members of a list take the slot of its first member."""
    kept: list[Chunk] = []
    for place, chunk in enumerate(found):
        linked = chunk.slot == "and"
        if linked and kept and _opens_clause(sheet, kept, chunk):
            linked, chunk = False, replace(chunk, slot="bare")  # noqa: PLW2901
        if linked:
            chunk = replace(chunk, linked=True)  # noqa: PLW2901
        if kept and (linked or sheet.marks[chunk.head - 1] == ","):
            last = kept[-1]
            between = sheet.marks[last.last : chunk.head]
            joined = linked or (between and _goes_on(sheet, found, place))
            if joined and not linked and (_after_adjunct(sheet, found, kept, place) or _resumes(sheet, kept, chunk)):
                joined = False
            # "in a speech to X on Tuesday, Y": a date ends the list.
            joined = joined and not sheet.stands("dated", last.last, chunk.head)
            if joined and len(between) <= _APPOSITION and not between.strip(" ,cs"):
                near = (between.count(" ") <= 1 or _post(sheet, last, chunk)) and last.place == chunk.place
                # "X, a co-chair of Y": what an apposition belongs to is no second member.
                owned = sheet.lex.order == "svo" and chunk.dep and not last.dep
                if linked or (near and last.person == chunk.person and not owned):
                    # Persian "for the efforts of X and Y": what owns a noun owns it together.
                    together = sheet.lex.order == "sov" and between == "c" and last.slot == "from"
                    dep = last.dep and (chunk.dep or together)
                    chunk = replace(chunk, slot=last.slot, of=last.of, dep=dep)  # noqa: PLW2901
        if kept and _hyphened(sheet, kept[-1], chunk):
            # "the ties of X-Y": both own them.
            chunk = replace(chunk, slot=kept[-1].slot, of=kept[-1].of, dep=kept[-1].dep)  # noqa: PLW2901
        if chunk.slot == "and":
            slot = shared_slot(sheet, chunk) if sheet.lex.order == "vso" else "bare"
            chunk = replace(chunk, slot=slot)  # noqa: PLW2901
        kept.append(chunk)
    return kept

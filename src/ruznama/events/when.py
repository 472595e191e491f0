"""When and where: the date the clause gives, the scene's date, the place in a locative slot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from ruznama import lexicon
from ruznama.events.clauses import Clause
from ruznama.events.modality import introduced
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet
from ruznama.model import Actor, Place, Precision, Time, When

__all__ = ["BEHIND", "Dated", "dated", "has_been", "nearest", "place", "precision", "when_of", "year"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHAPES: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "month"),
    (re.compile(r"\d{4}-2[1-4]"), "season"),
    (re.compile(r"\d{4}-3[3-6]"), "quarter"),
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{3}X"), "decade"),
    # A week is neither day nor month; ISO writes its interval so.
    (re.compile(r"\d{4}-W\d\d"), "interval"),
)
_PART = re.compile(r"\.\.|\d{4}(-\d\d){0,2}")


class Dated(msgspec.Struct, frozen=True, gc=False):
    """A usable date in the text: token range, EDTF value."""

    first: int
    last: int
    value: str
    relative: bool = False


def dated(sheet: Sheet, times: Sequence[Time]) -> list[Dated]:
    """Dates that can be an event's time, in text order."""
    found = []
    for time in times:
        if time.type not in {"DATE", "TIME"} or time.function == "publication":
            continue
        value = time.value.split("T")[0]
        if precision(value) is None:
            continue
        first, last = sheet.at.tokens(time.span)
        counted = _counted(sheet, last) or _reckoned(sheet, first) or (time.anchor == value and _onward(sheet, first))
        if first < last and not counted and "either" not in sheet.sets.get(first - 1, ()):
            found.append(Dated(first, last, value, time.anchor is not None))
    return sorted(found, key=lambda date: (date.first, date.last, date.value, date.relative))


# So far behind a feast stands what one is wished ("the feast to him and the people of X").
_FEAST = 12


def _counted(sheet: Sheet, last: int) -> bool:
    """Whether a time counts from something told behind it ("four days before the ceremony"), not from today.

    Nor is a Persian feast the day of the deed where one is congratulated on it ("the coming of the feast (obj)").
    """
    if sheet.lex.order == "sov" and last < len(sheet.marks) and sheet.stands("congratulated", last, last + _FEAST):
        return True
    if sheet.lex.order == "svo":
        onward = last < len(sheet.marks) and sheet.marks[last] in " psc" and sheet.text.tokens[last].kind == "word"
        return onward and sheet.text.tokens[last - 1].form in {"before", "after"}
    return "before" in sheet.sets.get(last - 2, ())


def _onward(sheet: Sheet, first: int) -> bool:
    """Whether a Persian sentence opens with "since then": what follows came later, nobody says when."""
    opening = first - 1 == sheet.parts[first].first
    return opening and sheet.lex.order == "sov" and sheet.slots.get(first - 1) in {"from", "since"}


def _between(sheet: Sheet, cue: Cue, dates: Sequence[Dated]) -> list[Dated]:
    """Dates between a Persian noun and its verb, which are the noun's ("yesterday told of a journey on Friday")."""
    verb = cue.verb.first if cue.verb is not None else sheet.marks.find("v", cue.last, sheet.parts[cue.first].last)
    if sheet.crosses("q", cue.last, max(verb, cue.last)):
        return []
    return [d for d in dates if cue.last <= d.first < verb]


def _reckoned(sheet: Sheet, first: int) -> bool:
    """Whether a date only tells since when there was none ("their first meeting since 2016")."""
    # Arabic dates told from today hold their preposition.
    held = sheet.text.tokens[first].form in sheet.lex.settings.get("date_since", ())
    if not held and not {"since", "from"} & {sheet.slots.get(first - 1), sheet.slots.get(first)}:
        return False
    begin = max(sheet.parts[first].first, first - _RECKONED)
    while begin < first and (at := sheet.first_of("foremost", begin, first)) >= 0:
        if not sheet.crosses(".qr", at, first):
            return True
        begin = at + 1
    return False


@lru_cache(maxsize=1024)
def precision(value: str) -> Precision | None:
    """Precision of an EDTF value; None where it names no date."""
    plain = value.rstrip("~?%")
    for pattern, name in _SHAPES:
        if pattern.fullmatch(plain):
            return name
    parts = plain.split("/")
    if len(parts) == 2 and all(_PART.fullmatch(part) for part in parts) and parts != ["..", ".."]:
        return "interval"
    return None


def when_of(value: str, origin: str) -> When | None:
    """A When, or None where the value names no date."""
    name = precision(value)
    return When(value=value, precision=name, origin=origin) if name else None  # type: ignore[arg-type]


@lru_cache(maxsize=1024)
def year(value: str) -> int | None:
    """Last year a value touches."""
    found = re.findall(r"\d{4}", value)
    return int(found[-1]) if found else None


# "the first official visit of a minister of that country to the city since": so far back stands "first".
_RECKONED = 14
# The date of a noun behind "after" stands this close to it.
BEHIND = 8


def nearest(
    sheet: Sheet, cue: Cue, where: Clause, dates: Sequence[Dated], contents: Sequence[tuple[int, int]]
) -> Dated | None:
    """The date nearest to the trigger in its clause, else the only date of the sentence's same stretch."""
    if not dates:
        return None
    spoken = _spoken(sheet, cue, dates) if sheet.lex.order == "svo" else None
    return spoken or _nearest(sheet, cue, where, dates, contents)


def _nearest(
    sheet: Sheet, cue: Cue, where: Clause, dates: Sequence[Dated], contents: Sequence[tuple[int, int]]
) -> Dated | None:
    slot = introduced(sheet, cue) if cue.verb is None else _described(sheet, cue)
    if slot in {"after", "since", "before"}:
        # "after talks, X said on Monday": the Monday is not the talks'.
        behind = [d for d in dates if cue.last <= d.first < cue.last + BEHIND]
        return next((d for d in behind if not sheet.marks[cue.last : d.first].strip(" ps")), None)
    inside = [d for d in dates if where.holds(d.first) or cue.first <= d.first < cue.end]
    if not inside and where.outer >= 0:
        inside = [d for d in dates if where.outer <= d.first < where.first and not _described_by(sheet, cue, where, d)]
    if inside:
        exact = [d for d in inside if not _foreign(sheet, cue, d)]
        exact = [d for d in exact if not _past(sheet, cue, d)] or exact if len(exact) > 1 else exact
        # "at the third meeting of this year in September": the finer date tells the coarser.
        exact = [d for d in exact if not any(o.value.startswith(f"{d.value}-") for o in exact)]
        if sheet.lex.order == "sov" and len(exact) > 1:
            exact = _between(sheet, cue, exact) or exact
        if exact:
            # Of "on 11 September, four days before the ceremony" the date that needs no counting is meant.
            return min(exact, key=lambda d: (d.relative, min(abs(d.first - cue.first), abs(cue.first - d.last))))
        return None
    sentence = sheet.parts[cue.first]
    then = _then(sheet, cue, dates) if sheet.lex.order == "svo" else None
    if then is not None or (then := _emerged(sheet, cue, dates)) is not None:
        return then
    around = [d for d in dates if sentence.first <= d.first < sentence.last and not _foreign(sheet, cue, d)]
    if sheet.lex.order == "sov":
        # "agreed (that) the vote be held on the 30th": the day is the vote's.
        around = [d for d in around if not where.comp <= d.first < where.end]
        around = [d for d in around if not _described_by(sheet, cue, where, d)]
    values = {d.value for d in around}
    # "attacked X on the 24th and after that closed its ports"
    # ", and also X has done": what is added has no day of what was told before.
    added = sheet.lex.order == "sov" and sheet.marks.startswith("cc", where.first)
    later = added or (sheet.marks[where.first] == "c" and sheet.slots.get(where.first + 1) == "after")
    if later or len(values) != 1 or any(_apart(content, cue.first, around[0].first) for content in contents):
        return None
    between = range(min(around[0].first, cue.first), max(around[0].first, cue.first))
    if any(sheet.marks[i] == "." or (sheet.marks[i] == "q" and not _while(sheet, i)) for i in between):
        return None
    if sheet.lex.order == "svo" and ",c" in sheet.marks[between.start : between.stop + 1]:
        # "must leave by 20 November, and troops will be deployed"
        return None
    verbs = {sheet.verbs[i].first for i in between if sheet.marks[i] == "v"} - {cue.verb.first if cue.verb else -1}
    return around[0] if len(verbs) <= 1 else None


# "the second meeting of the city that": from the meeting to its relative word.
_MEETING = 5


def _described_by(sheet: Sheet, cue: Cue, where: Clause, date: Dated) -> bool:
    """Whether a Persian date stands in a relative clause that tells of a noun ("left for the summit that is held on").

    Of "cancelled the journey (obj) that was planned for today" the day is the journey's and hence the deed's, of "took
    part in the meeting that was held in May" the meeting's.
    """
    # "the summit that was held in May ended without an accord", too.
    attends = cue.trigger is not None and (cue.trigger.frame == "attend" or "follow" in cue.trigger.needs)
    # Not of "the delegation that left on Friday takes part".
    attends = attends and any(
        c.trigger is not None and c.trigger.type == "CONSULT" and c.verb is None
        for c in sheet.cues_from(max(0, where.hole - _MEETING), where.hole)
    )
    if attends or sheet.lex.order != "sov" or not 0 < where.hole <= date.first < where.first:
        return False
    return sheet.marks[where.hole - 1] != "o"


# "condemned on Tuesday": the date of words stands this close behind their verb.
_CLOSE = 2


def _spoken(sheet: Sheet, cue: Cue, dates: Sequence[Dated]) -> Dated | None:
    """The date before an English verb of words; behind its object stands the date of what they are about.

    "On Tuesday summoned the envoy and protested the raid of Sunday".
    """
    if cue.verb is None or cue.trigger is None or cue.trigger.type not in _WORDS:
        return None
    if any(0 <= d.first - cue.last <= _CLOSE for d in dates) or not any(d.first > cue.last for d in dates):
        return None
    first = sheet.parts[cue.first].first
    for date in reversed([d for d in dates if first <= d.first and d.last <= cue.first]):
        slot = sheet.slots.get(date.first - 1, sheet.slots.get(date.first, ""))
        free = slot not in _FOREIGN and not sheet.crosses(".qr", date.last, cue.first)
        return date if free and not _foreign(sheet, cue, date) else None
    return None


_WORDS = frozenset({"ACCUSE", "PROTEST", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})
_FOREIGN = frozenset({"after", "before", "since", "during", "from", "of"})


def _then(sheet: Sheet, cue: Cue, dates: Sequence[Dated]) -> Dated | None:
    """The date that an English "when" takes up ("worsened in August 2019, when X stripped Y of its seat")."""
    low = sheet.parts[cue.first].first
    opened = next((i for i in range(cue.first - 1, low, -1) if sheet.marks[i] in ".qr"), low)
    if sheet.text.tokens[opened].form != "when" or "," in sheet.marks[opened : cue.first]:
        return None
    return next((d for d in dates if low <= d.first and opened - 1 <= d.last <= opened), None)


def _emerged(sheet: Sheet, cue: Cue, dates: Sequence[Dated]) -> Dated | None:
    """The day on which it became known what somebody is doing ("on 26 November it emerged that X weighs talks")."""
    first = sheet.parts[cue.first].first
    that = sheet.marks.rfind("q", first, cue.first)
    if that < 0 or not any("emerged" in sheet.sets.get(i, ()) for i in (that - 1, that - 2)):
        return None
    tenses = {sheet.verbs[i].form.tense for i in range(that, cue.last) if i in sheet.verbs}
    before = [d for d in dates if first <= d.first < that]
    return before[0] if len(before) == 1 and tenses <= {"present", "progressive", "participle"} else None


def _described(sheet: Sheet, cue: Cue) -> str:
    """Slot of the noun that an Arabic verb describes without a relative word ("after a mediation it led")."""
    before = cue.first - 2
    return (
        sheet.slots.get(before, "") if sheet.lex.order == "vso" and before >= 0 and sheet.marks[before] == "p" else ""
    )


def _while(sheet: Sheet, index: int) -> bool:
    """Whether a complementizer is one of place or time ("when", "where", two words in Persian): same time."""
    return sheet.lex.order == "sov" and "q" in (
        sheet.marks[index - 1],
        sheet.marks[index + 1] if index + 1 < len(sheet.marks) else "",
    )


def _apart(content: tuple[int, int], cue: int, date: int) -> bool:
    """Whether a statement's words hold one of the two and not the other: said today is not done today."""
    return (content[0] <= cue < content[1]) != (content[0] <= date < content[1])


def _modifies(sheet: Sheet, date: Dated) -> bool:
    """Whether an English date stands before the noun it tells of ("a 2016 ruling", "the 3 May attack")."""
    after = date.last
    if date.first == 0 or after >= len(sheet.marks) or "dated" in sheet.sets.get(after, ()):
        return False
    determined = "determiner" in sheet.sets.get(date.first - 1, frozenset()) | sheet.sets.get(date.first, frozenset())
    return determined and sheet.marks[after] in " vn" and sheet.text.tokens[after].kind == "word"


def _of_the_aside(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether a date belongs to the verb of a relative clause that a comma closes ("X, which fell in May, met Y")."""
    verb = cue.verb
    if verb is None or date.first >= verb.first:
        return False
    opened = [i for i in range(sheet.parts[cue.first].first, date.first) if sheet.marks[i] == "r"]
    if not opened or "v" not in sheet.marks[opened[-1] : date.first]:
        return False
    return "," in sheet.marks[date.last : verb.first]


def _elsewhere(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether an English date tells of a noun ("the bombing of 6 August"), a relative clause, or an earlier clause."""
    before = date.first - 1
    if cue.last < before and sheet.slots.get(before) == "of":
        return True
    if cue.last <= before and "r" in sheet.marks[cue.last : before]:
        return True
    if any("ahead_word" in sheet.sets.get(i, ()) for i in range(cue.last, before)) and cue.verb is not None:
        # "discussed their next meeting in September"
        return True
    # "seized it a week ago and has yet to": what has been done by now has no day but one told behind it.
    return has_been(sheet, cue) and (date.first < cue.first or len(date.value) < _DAYS)


# Letters of a day.
_DAYS = 10


def has_been(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English verb is a present perfect."""
    verb = cue.verb
    if verb is None or (sheet.lex.order == "svo" and verb.form.tense == "participle"):
        return False
    return any(
        sheet.text.tokens[i].form in {"has", "have"} and sheet.marks[i] == " "
        for i in range(max(sheet.parts[verb.first].first, verb.first - _PERFECT), verb.first)
    )


# "has since repeatedly refused"
_PERFECT = 3


def _of_the_described(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether a date belongs to a verb that describes the noun right before it, without a relative word.

    English: "revived the accord signed in 2001"; Arabic, behind a noun without the article: "at talks begun on Monday".
    """
    order, article = sheet.lex.order, sheet.lex.settings["article"]
    for index in range(cue.end + 1, date.first):
        before = index - 1
        if sheet.marks[index] != "v" or sheet.marks[before] != " ":
            continue
        known = sheet.sets.get(before, frozenset())
        if order == "svo" and "paper" in known:
            return True
        plain = order == "vso" and not sheet.verbs[index].prefix and sheet.verbs[index].first == index
        if plain and known & {"talks", "paper"} and not sheet.text.tokens[before].form.startswith(article):
            return True
    return False


# So many words before a date stands "since" or "before" whose date it is.
_SINCE, _SINCE_DOING = 4, 6


def _foreign(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """A date behind "since" or "before" beside another event is not this one's, nor what tells a noun or an aside."""
    if sheet.lex.order == "svo" and (
        (_modifies(sheet, date) and not 0 <= cue.first - date.last < _CLOSE)
        or _of_the_aside(sheet, cue, date)
        or _elsewhere(sheet, cue, date)
    ):
        return True
    if _of_the_described(sheet, cue, date):
        return True
    if sheet.lex.order == "vso" and _of_a_paper(sheet, cue, date):
        return True
    if sheet.lex.order == "vso" and any("on_account" in sheet.sets.get(i, ()) for i in range(cue.end, date.first)):
        # "cut its ties in protest at what was done on Tuesday"
        return True
    if sheet.lex.order == "sov" and _since(sheet, cue, date):
        return True
    if abs(date.first - cue.first) <= 2:
        return False
    # "his first trip since taking office on 20 May"
    reach = _SINCE_DOING if sheet.lex.order == "svo" else _SINCE
    for index in range(date.first - 1, max(-1, date.first - reach), -1):
        if sheet.marks[index] == "p" and sheet.slots.get(index) in {"since", "before"}:
            return True
        if sheet.marks[index] in ".,vq":
            break
    return False


def _of_a_paper(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether an Arabic year tells which accord is meant ("suspended the accord of 2019"), not when it is signed."""
    trigger = cue.trigger
    if len(date.value) != len("2019") or trigger is None or {"set:paper", "near:paper"} & trigger.needs:
        return False
    return bool({"paper", "treaty"} & sheet.sets.get(date.first - 1, frozenset()))


def _since(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether a Persian date stands deep in "since the start of the war in May", "before the signing due on Friday"."""
    return _deep(sheet, date, ("since", "before"), cue.last if cue.last <= date.first else 0)


def _past(sheet: Sheet, cue: Cue, date: Dated) -> bool:
    """Whether a Persian date stands in "right after the tariffs of this week," which a comma closes."""
    if sheet.lex.order != "sov" or "," not in sheet.marks[date.last : cue.first]:
        return False
    return _deep(sheet, date, ("after",), 0)


def _deep(sheet: Sheet, date: Dated, slots: tuple[str, ...], low: int) -> bool:
    """Whether a date stands, other words between or not, in a phrase that a preposition of some slots opens."""
    index = date.first - 1
    while index >= low and sheet.marks[index] not in ".,vqo":
        if sheet.marks[index] == "p" and sheet.slots.get(index) in slots:
            return True
        index -= 1
    return False


def place(sheet: Sheet, where: Clause, found: Sequence[Chunk], actors: Mapping[str, Actor], cue: Cue) -> Place | None:
    """The place of the clause: a place, or a state, in a locative slot; the one nearest to the trigger."""
    visit = cue.trigger is not None and cue.trigger.frame == "visit"
    inside = [
        c
        for c in found
        if where.first <= c.first < max(where.last, cue.end)
        and (
            c.slot == "in"
            # "in the capital", written as one word; "through the strait" is a way.
            or (c.place and c.slot == "by_means" and not (sheet.lex.order == "vso" and sheet.marks[c.head - 1] == "p"))
            or (c.place and visit and c.slot in {"to", "bare"})
            # "the meeting of Tashkent"
            or (c.place and c.slot == "gen" and c.of == cue.first)
        )
        and not c.person
        and not c.dep
        and not _of_a_matter(sheet, cue, c)
    ]
    if not inside:
        return None
    best = min(inside, key=lambda c: (not c.place, abs(c.first - cue.first)))
    actor = actors[best.actors[0]]
    if actor.kind not in {"place", "country", "government"}:
        return None
    if actor.kind == "place" and actor.name in _broad():
        return None
    # "arrived in the capital": the government that is named by it is no place.
    seat = _seats().get(actor.country or "") if actor.kind == "government" else None
    return Place(seat or actor.name, actor.country)


@cache
def _seats() -> Mapping[str, str]:
    """The capital of each country by its code."""
    return {row["country"]: row["name"] for row in lexicon.rows("shared", "places") if row["kind"] == "capital"}


@cache
def _broad() -> frozenset[str]:
    """Continents and the like, where nothing takes place: "the conference on Africa"."""
    return frozenset(
        row["name"] for row in lexicon.rows("shared", "places") if row["kind"] == "region" and not row["country"]
    )


# What force is used on is where it is used, and what people protest at: the base, the troops, the embassy.
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
# "a ceasefire in the eastern X", and an adjective behind an Arabic or Persian noun.
_ADJECTIVES = 2


def _of_a_matter(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether a place tells where a war, a truce or an embassy is that the event is about ("agreed a truce in X")."""
    if cue.trigger is None or cue.trigger.type in _FORCE:
        return False
    at = chunk.first - 1
    while at > chunk.first - 1 - _ADJECTIVES and sheet.marks[at] == " ":
        at -= 1
    if at < 1 or sheet.marks[at] != "p":
        return False
    if sheet.lex.order == "vso" and cue.trigger.type != "AGREE" and "papered" in sheet.sets.get(at - 1, ()):
        # "discussed the accord signed in X"
        return True
    # English adjectives stand before the noun: of "a peace deal in X" the noun is the deal.
    behind = (at - 1,) if sheet.lex.order == "svo" else (at - 1, at - 2)
    noun = next((i for i in behind if i >= 0 and "matter" in sheet.sets.get(i, ())), -1)
    if noun < 0 or cue.first <= noun < cue.end or sheet.crosses(".,vqp", noun + 1, at):
        return False
    # "met at the embassy in X": they are there.
    return not any(sheet.slots.get(i) == "in" for i in (noun - 1, noun - 2))

"""Which words are finite verbs where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from ruznama.events.frames import Lexicon
from ruznama.events.glosses import Reading, read
from ruznama.events.look import Look
from ruznama.events.sheet import Cue, VerbAt
from ruznama.events.trigger import Entry
from ruznama.lexicon import longest
from ruznama.model import Sentence, Text

__all__ = ["finite"]

_EMPTY: frozenset[str] = frozenset()


def finite(
    text: Text, lex: Lexicon, look: Look, names: frozenset[int], ends: set[int]
) -> tuple[dict[int, VerbAt], list[Cue]]:
    """Finite verbs by token, marked as such, and the triggers and modal words among them.

    Args:
        text: the analysed text.
        lex: the lexicon of its language.
        look: what its words mean.
        names: tokens in which no word means what it says.
        ends: last tokens of mentions.
    """
    marks = look.marks
    found: dict[int, VerbAt] = {}
    said: list[Cue] = []
    for index, form in look.copulas:
        if marks[index] == " ":
            found[index] = VerbAt(index, index + 1, form.lemma, form, "", "")
            marks[index] = "v"
    quoted: set[int] = set()
    if lex.order == "vso":
        quoted = {index for quote in text.quotes for index in range(quote.first, quote.last)}
    for first, last, readings in _places(look):
        if marks[first] in "pqrios" or (first in names and last - 1 in names):
            continue
        tense, tried = "", dict[int, VerbAt | None]()
        seen: set[int] = set()
        held: Reading | None = None
        for reading in _bases(text, look, first, readings) if lex.order == "svo" else readings:
            form, number = reading.form, reading.number
            if lex.order == "vso" and form.person == 1 and first not in quoted:
                continue
            if number not in tried:
                verb = VerbAt(first, last, form.lemma, form, reading.prefix, reading.suffix)
                tried[number] = verb if _fits(text, lex, verb, look, ends, found) else None
            fit = tried[number]
            # Readings of a place stand in the order of their likeliness, the subjunctive last.
            if fit is None or (held is not None and form.tense == "subjunctive" != tense):
                continue
            tense = form.tense if held is None else tense
            held = reading
            if reading.meaning >= 0 and reading.meaning not in seen:
                seen.add(reading.meaning)
                entry = reading.entry
                said.append(Cue(first, last, entry, entry.trigger, fit, reading.prefix, reading.suffix, last))
        if held is not None:
            _mark(text, lex, look, held, first, last, found)
    if lex.order == "sov":
        return found, _joined(look.marks, found, said)
    return found, said


def _joined(marks: list[str], found: dict[int, VerbAt], said: list[Cue]) -> list[Cue]:
    """Give a bare Persian participle before "and" the tense of the verb that follows ("meet and will confer").

    Only a tense that tells of what has not been done matters: else the participle is past by itself.
    """
    verbs = sorted({verb.first: verb for verb in found.values()}.values(), key=_opening)
    for one, two in pairwise(verbs):
        bare = one.form.tense == "perfect" and one.last == one.first + 1 and not one.form.negative
        if not bare or two.form.tense not in _UNREAL or marks[one.last : one.last + 1] != ["c"]:
            continue
        if "." not in marks[one.last : two.first]:
            form = replace(one.form, tense=two.form.tense, person=two.form.person, number=two.form.number)
            found[one.first] = replace(one, form=form)
            said = [cue.carried(found[one.first]) if cue.verb is one else cue for cue in said]
    return said


_UNREAL = frozenset({"future", "subjunctive"})


def _opening(verb: VerbAt) -> int:
    return verb.first


def _bases(text: Text, look: Look, first: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings of an English form: behind "to", "will", "may" the base, where it is spelt like the past ("to cut")."""
    if len(readings) == 1:
        return readings
    pasts = [reading for reading in readings if reading.form.tense == "past"]
    if not pasts or len(pasts) == len(readings) or first == 0:
        return readings
    governed = text.tokens[first - 1].form == "to" or not look.sets.get(first - 1, _EMPTY).isdisjoint(_MODAL)
    others = tuple(reading for reading in readings if reading.form.tense != "past")
    return (
        others if governed else tuple(reading for reading in readings if reading not in others or reading.form.person)
    )


_MODAL = frozenset({"will", "may", "not"})


def _places(look: Look) -> list[tuple[int, int, tuple[Reading, ...]]]:
    """Token ranges that can be finite verbs, in text order; of overlapping ones the longest."""
    if not look.long_verbs:
        return [(index, index + 1, gloss.readings) for index, gloss in look.verbs]
    long: dict[tuple[int, int], list[tuple[Entry, str, str]]] = {}
    for hit in longest(look.long_verbs):
        long.setdefault((hit.first, hit.last), []).append((hit.value, hit.prefix, hit.suffix))
    taken = {index for first, last in long for index in range(first, last)}
    places = [(index, index + 1, gloss.readings) for index, gloss in look.verbs if index not in taken]
    places += [(first, last, read(found)) for (first, last), found in long.items()]
    return sorted(places, key=_first)


def _first(place: tuple[int, int, tuple[Reading, ...]]) -> int:
    return place[0]


def _mark(
    text: Text, lex: Lexicon, look: Look, reading: Reading, first: int, last: int, found: dict[int, VerbAt]
) -> None:
    """Mark a finite verb and keep it."""
    made, marks = reading.form, look.marks
    if made.tense == "subjunctive" and made.lemma in lex.settings.get("bare_present", ()):
        # Persian "to have" needs no prefix in the present.
        made = replace(made, tense="present")
    verb = VerbAt(first, last, made.lemma, made, reading.prefix, reading.suffix)
    # "refused to meet X": an infinitive ends no clause.
    before = (
        first - 1 - (first > 1 and (text.tokens[first - 1].form == '"' or text.tokens[first - 1].form.endswith("ly")))
    )
    # "how to \"restore\" relations", "to illegally cross": a mark of quotation or an adverb may stand between.
    infinitive = lex.order == "svo" and made.person == 0 and first > 0 and text.tokens[before].form == "to"
    for index in range(first, last):
        if index > first and marks[index] == "p" and lex.order != "sov":
            continue
        found[index] = verb
        marks[index] = "n" if infinitive else "v"
        look.slots.pop(index, None)


def _fits(text: Text, lex: Lexicon, verb: VerbAt, look: Look, ends: set[int], found: dict[int, VerbAt]) -> bool:
    """Whether a form can be a finite verb where it stands."""
    if "bare_said" in look.sets.get(verb.first, _EMPTY) and verb.first - 1 in ends and look.marks[verb.last] == " ":
        # Dari: "X said Y will come", a participle with neither "is" nor "that".
        return True
    if not _finite(text, verb, look.marks, look.sets):
        return False
    if lex.order == "vso":
        placed = _placed(verb, look.marks, look.slots, found, lex)
        return not placed and not _is_noun(text, lex, verb, look.marks, look.sets, ends, found)
    return lex.order != "svo" or _english_verb(text, verb, look.marks, look.sets, ends)


def _finite(text: Text, verb: VerbAt, marks: list[str], sets: dict[int, frozenset[str]]) -> bool:
    """Whether a verb form can be one here: no listed noun, and no participle that describes the word before it."""
    names: frozenset[str] = sets.get(verb.first, _EMPTY)
    form = verb.form
    if verb.last == verb.first + 1 and "nonverb" in names:
        before = sets.get(verb.first - 1, _EMPTY)
        if text.lang == "en" and (
            before & {"will", "may"} or (verb.first > 0 and text.tokens[verb.first - 1].form == "to")
        ):
            # "will close", "to free": behind these a listed noun is a verb.
            return True
        # "sat down to talks" is written like "the session": a verb only behind the talks.
        return verb.first > 0 and "seat" in sets.get(verb.first - 1, ()) and marks[verb.last : verb.last + 1] != [" "]
    if form.tense == "perfect" and verb.last == verb.first + 1 and text.lang in {"fa", "prs"}:
        # A bare Persian participle is a verb only where its clause ends; else it is "the envoy", "the stalled talks".
        ends = verb.last >= len(marks) or marks[verb.last] in ",c.qi" or "so_that" in sets.get(verb.last, _EMPTY)
        return "role" not in names and ends
    return True


# Prepositions that are conjunctions too ("until", "since", "as").
_OPENING = frozenset({"other", "since", "aside", "after", "before"})


def _placed(verb: VerbAt, marks: list[str], slots: dict[int, str], verbs: dict[int, VerbAt], lex: Lexicon) -> bool:
    """Whether an Arabic form is no verb where it stands: behind a preposition; "a cargo (that) holds 40 tons"."""
    before, made = verb.first - 1, verb.form
    if before < 0 or verb.prefix:
        return False
    if marks[before] == "v" and before in verbs and made.tense == "past" and verbs[before].suffix:
        # "regards it as an invasion" is written like "they invaded".
        return True
    if marks[before] == "p":
        return slots.get(before, "other") not in _OPENING
    bridging = made is not None and made.tense == "present" and made.lemma in lex.settings.get("bridging_verbs", ())
    return bridging and marks[before] == " " and _governed(marks, verbs, before, lex.settings.get("auxiliary", ()))


def _is_noun(
    text: Text,
    lex: Lexicon,
    verb: VerbAt,
    marks: list[str],
    sets: dict[int, frozenset[str]],
    ends: set[int],
    verbs: dict[int, VerbAt],
) -> bool:
    """Arabic writes many verbs like their nouns: verb at the head of a clause, after qad or lam, after a name."""
    form = text.tokens[verb.first].form
    bare = form[len(verb.prefix) : len(form) - len(verb.suffix)]
    alike = lex.settings["_alike"]
    # "both banned" is written like "a ban" in the accusative.
    ban = verb.form.number == "d" and bare.endswith(lex.settings["accusative"]) and bare[:-1] in alike
    if verb.last - verb.first > 1 or not (ban or {bare, form[len(verb.prefix) :]} & alike):
        return False
    if verb.form.person == 1:
        return True
    before = verb.first - 1
    if before < 0 or marks[before] in ".,qrsc" or _opens(text, verb.first):
        # "its refusal" opens a clause; "the raid that X launched (it)" is a verb.
        return bool(verb.suffix) and (before < 0 or marks[before] != "r")
    if verb.prefix and verb.prefix in lex.settings["and_letters"]:
        return False
    if sets.get(before, _EMPTY) & {"may", "not"}:
        return False
    # "X stopped the pumping": behind another verb's subject stands its object.
    named = before in ends or "role" in sets.get(before, ())
    return not named or _governed(marks, verbs, before, lex.settings.get("auxiliary", ()))


def _opens(text: Text, first: int) -> bool:
    """Whether a sentence begins at a token; a title is closed by no stop."""
    at = bisect_left(text.sentences, first, key=_beginning)
    return at < len(text.sentences) and text.sentences[at].first == first


def _beginning(part: Sentence) -> int:
    return part.first


def _governed(marks: list[str], verbs: dict[int, VerbAt], before: int, auxiliary: Sequence[str]) -> bool:
    """Whether a full verb stands before a word in its clause."""
    index = before
    while index >= 0 and marks[index] not in ".,qrsci":
        if marks[index] == "v":
            return verbs[index].lemma not in auxiliary
        index -= 1
    return False


def _plural(text: Text, before: int, marks: list[str], sets: dict[int, frozenset[str]], ends: set[int]) -> bool:
    """Whether a base form can be a verb behind this word: not in "a missile test", "surprise attack"."""
    token = text.tokens[before]
    if token.form.endswith("s") and before not in ends and _undergone(text, before, marks):
        return False
    if token.kind != "word" or marks[before] not in " ns" or token.form.endswith(("s", "ly", "n't")):
        return marks[before] != "." or token.kind != "word"
    if token.form in {"they", "we", "i", "you"}:
        return True
    return before in ends or bool(sets.get(before, _EMPTY) & {"will", "may", "not", "pair", "thin"})


def _undergone(text: Text, before: int, marks: list[str]) -> bool:
    """Whether a preposition opens the phrase a base form would end ("came under small-arms attack")."""
    for index in range(before - 1, max(-1, before - 1 - _PHRASE), -1):
        if marks[index] == "p":
            return text.tokens[index].form in _UNDER
        if marks[index] not in " s":
            return False
    return False


_UNDER = frozenset({"under", "during", "despite", "amid", "after"})
# "response to ballistic missile tests": words between a preposition and the noun at the end of its phrase.
_PHRASE = 4
# "U.S. sanctions on", "strikes against": with these behind them nouns of deeds are no verbs.
_DEEDS = frozenset({"attack", "sanctions"})
_COUNTED = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "several"})
# Behind these a state may be the subject ("the government of X demands", "the envoy to X attacks").
_LINKS = frozenset({"of", "to", "in", "from", "for", "at"})


def _ends_phrase(text: Text, at: int, marks: list[str], ends: set[int]) -> bool:
    """Whether a word like "tests", "sanctions" ends a phrase that a preposition opens, so that it is a noun."""
    for index in range(at - 1, max(-1, at - 1 - _PHRASE), -1):
        if marks[index] == "p":
            return index < at - 1 and not (at - 1 in ends and text.tokens[index].form in _LINKS)
        if marks[index] not in " s":
            return False
    return False


# "towards peace, good neighbourly relations and restoring trust": so far back stands the preposition.
_LIST = 9
_TOWARDS = frozenset({"towards", "toward", "of", "for", "about", "without", "including", "from"})


def _listed(text: Text, link: int, marks: list[str]) -> bool:
    """Whether "and" joins an -ing form to what a preposition before it governs."""
    for index in range(link - 1, max(-1, link - 1 - _LIST), -1):
        if marks[index] == "p" and text.tokens[index].form in _TOWARDS:
            return True
        if marks[index] not in " ,s" or text.tokens[index].form.endswith("ing"):
            return False
    return False


# Who comes on a visit.
_RANKS = frozenset({"role", "emissaries", "crowd"})


def _idle_participle(text: Text, at: int, marks: list[str], sets: dict[int, frozenset[str]]) -> bool:
    """Whether an -ing form is a goal in a list or an adjective: "while visiting officials were there"."""
    if at == 0:
        return False
    if marks[at - 1] == "c" and _listed(text, at - 1, marks):
        return True
    visiting = "guest" in sets.get(at, _EMPTY) and marks[at - 1] != "v"
    return visiting and not _RANKS.isdisjoint(sets.get(at + 1, _EMPTY))


# "an emergency meeting": so far back stands the article.
_ARTICLE = 4


def _verbal_noun(text: Text, at: int, marks: list[str], sets: dict[int, frozenset[str]], ends: set[int]) -> bool:
    """Whether an -ing form is a noun with an article in front ("an emergency meeting", not "the ministers meeting")."""
    if _idle_participle(text, at, marks, sets):
        return True
    if "ing_noun" not in sets.get(at, _EMPTY) or at - 1 in ends:
        return False
    for index in range(at - 1, max(-1, at - 1 - _ARTICLE), -1):
        known = sets.get(index, _EMPTY)
        if "determiner" in known:
            return index < at - 1
        if marks[index] != " " or text.tokens[index].form.endswith("s") or known & {"role", "people", "pair", "crowd"}:
            return False
    return False


def _plural_noun(text: Text, at: int, marks: list[str], sets: dict[int, frozenset[str]], ends: set[int]) -> bool:
    """Whether a verb in -s is a plural noun: behind a number ("seven bombs"), in a phrase, with its target behind."""
    known = sets.get(at, _EMPTY)
    if "plural_noun" not in known:
        return False
    if at > 0 and text.tokens[at - 1].form in _COUNTED:
        return True
    after = text.tokens[at + 1].form if at + 1 < len(marks) else ""
    if after == "by" or after.endswith("ing") or (at > 0 and text.tokens[at - 1].form in {"other", "unexplained"}):
        # "attacks by X have killed", "gas blocks falling within", "other targets"
        return True
    if _qualified(text, at, marks, sets, ends):
        return True
    if "transitive" in known and marks[at + 1 : at + 2] not in ([" "], ["s"]):
        # Who sanctions or targets, does so to somebody.
        return True
    aimed = bool(_DEEDS & known) and "against_it" in sets.get(at + 1, ())
    return aimed or _ends_phrase(text, at, marks, ends)


_SUBJECTS = frozenset({"role", "thin", "pair", "crowd", "people", "also", "troops", "will", "may", "not"})


def _qualified(text: Text, at: int, marks: list[str], sets: dict[int, frozenset[str]], ends: set[int]) -> bool:
    """Whether a plain word behind an article or owner describes a word in -s right behind it ("its new bans")."""
    before = at - 1
    plain = before > 0 and marks[before] == " " and before not in ends and text.tokens[before].kind == "word"
    if not plain or sets.get(before, _EMPTY) & _SUBJECTS or text.tokens[before].form.endswith(("s", "ly")):
        return False
    return "determiner" in sets.get(before - 1, _EMPTY) or text.tokens[before - 1].form == "s"


# "responded to the step of X by warning": so far before "by" the answer is told.
_ANSWER = 7


def _complement(text: Text, before: int, marks: list[str], sets: dict[int, frozenset[str]]) -> bool:
    """Whether an -ing form tells what was begun, or how: "announced severing ties", "responded by expelling"."""
    form = text.tokens[before].form
    if marks[before] == "v":
        return "aspect" in sets.get(before, _EMPTY)
    if form in {"after", "without"}:
        # "expelled X after accusing it", "left without signing"
        known = sets.get(before + 1, _EMPTY)
        return "undone" not in known and ("ing_noun" not in known or form == "without")
    low = max(0, before - _ANSWER)
    answered = next(
        (i for i in range(before - 1, low - 1, -1) if marks[i] == "v" or "answering" in sets.get(i, _EMPTY)), -1
    )
    return form == "by" and answered >= 0 and "answering" in sets.get(answered, _EMPTY)


def _compounded(text: Text, first: int, last: int) -> bool:
    """Whether a hyphen ties a word to the one before it or behind it."""
    tokens = text.tokens
    before = tokens[first - 1].kind == "hyphen" and tokens[first - 1].end == tokens[first].start
    behind = last + 1 < len(tokens) and tokens[last].kind == "hyphen" and tokens[last].start == tokens[last - 1].end
    return before or (behind and tokens[last].end == tokens[last + 1].start)


def _adverbial(text: Text, before: int, sets: dict[int, frozenset[str]]) -> bool:
    """Whether an article and an adverb make an adjective of a past ("the internationally recognized government")."""
    article = "determiner" in sets.get(before - 1, _EMPTY) and text.tokens[before - 1].form != "that"
    return article and text.tokens[before].form.endswith("ly")


# What an English form may be instead of a verb, by its tense.
_NOUNS = {"present": _plural_noun, "participle": _verbal_noun}


def _english_verb(text: Text, verb: VerbAt, marks: list[str], sets: dict[int, frozenset[str]], ends: set[int]) -> bool:
    """A form after a preposition or an article is no finite verb ("the visit", "for talks")."""
    before = verb.first - 1
    form = verb.form
    bare = form.person == 0 and form.tense == "present"
    if form.tense in _NOUNS and _NOUNS[form.tense](text, verb.first, marks, sets, ends):
        return False
    if before < 0 or marks[before] == ".":
        # A sentence opens with a noun ("Phone lines"), not with a base form.
        return not bare
    after = text.tokens[verb.last].form if verb.last < len(text.tokens) else ""
    if form.tense in {"present", "participle"} and not bare:
        # "demands of", "to visits"; "ruled out sending"
        noun = form.tense == "present" and ((after == "of" and before not in ends) or marks[before] == "p")
        if noun or (form.tense == "participle" and "particle" in sets.get(before, ())):
            return False
    counted = (
        text.tokens[before].kind == "number" and before not in ends and "determiner" not in sets.get(verb.last, ())
    )
    if counted and form.tense == "past" and after.isalpha():
        # "17 wounded children"
        return marks[verb.last] != " "
    if _compounded(text, verb.first, verb.last):
        # "live-fire drills", "bomb-laden drones"
        return False
    owned = text.tokens[before].form == "s" and before > 0 and text.tokens[before - 1].form == "'"
    owned = owned or (before > 0 and text.tokens[before].form == "'" and text.tokens[before - 1].form.endswith("s"))
    if owned and form.tense in {"present", "participle"}:
        # "X's call", "X's visits", "the leaders' meeting"
        return False
    if form.person == 0 and form.tense == "present" and not _plural(text, before, marks, sets, ends):
        return False
    # "the leader or deposed President X"
    title = form.tense == "past" and text.tokens[before].form == "or" and "role" in sets.get(verb.last, _EMPTY)
    title = title or (form.tense == "past" and before not in ends and _adverbial(text, before, sets))
    if title or marks[before] == "v" or (marks[before] == "p" and text.tokens[before].form != "to"):
        return form.tense == "participle" and _complement(text, before, marks, sets)
    return "determiner" not in sets.get(before, ())

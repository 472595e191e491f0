"""One look at a text: which tokens are triggers, modal words, prepositions, verbs, marks; where clauses end."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.events.cues import carry, cues
from ruznama.events.frames import Entry, Lexicon
from ruznama.events.locator import Locator
from ruznama.events.sheet import People, Sheet, VerbAt
from ruznama.lexicon import Hit, longest
from ruznama.model import Text

__all__ = ["scan"]

# Marks that end a clause; a comma does not (appositions and dates stand between commas), a quotation mark neither.
_STRONG = frozenset(";:.!?")


def scan(text: Text, lex: Lexicon, names: frozenset[int], ends: set[int], at: Locator) -> Sheet:
    """Mark a text.

    Args:
        text: the analysed text.
        lex: the lexicon of its language.
        names: tokens inside names of several words, in which no word means what it says.
        ends: last tokens of mentions.
        at: where spans of the source lie.
    """
    marks = [" "] * len(text.tokens)
    slots: dict[int, str] = {}
    sets: dict[int, set[str]] = {}
    odd = lex.settings["odd_prefixes"]
    nouns = [
        hit
        for hit in lex.nouns.find(text)
        if hit.prefix not in odd and (hit.value.what == "word" or not _named(hit, names))
    ]
    _function_words(text, lex, nouns, marks, slots, sets)
    # "goft o gu" holds no "said" and no "and".
    whole = {
        i
        for hit in nouns
        if hit.value.what == "trigger" and hit.last - hit.first > 1
        for i in range(hit.first, hit.last)
    }
    if lex.order == "sov":
        for index in whole:
            if marks[index] == "c":
                marks[index] = " "
    verbs, finite = _verbs(text, lex, marks, slots, sets, names | whole, ends)
    if lex.order == "svo":
        _conjunctions(marks, slots, sets)
        finite = _aside_of_names(text, lex, marks, verbs, finite)
    for index, names_ in sets.items():
        # "A however did": the word behind the subject opens no clause; behind a verb or a mark it does.
        if "postposed" in names_ and marks[index] == "q" and index and marks[index - 1] == " ":
            marks[index] = "n"
    telling = cues(nouns, finite, marks, sets)
    for cue in telling:
        # "is to", "has the aim": the verb inside such words ends no clause.
        if not cue.trigger and cue.verb is None and cue.last > cue.first + 1:
            for index in range(cue.first, cue.last):
                if marks[index] == "v":
                    marks[index] = "m"
    places = [place for place, part in enumerate(text.sentences) for _ in range(part.first, part.last)]
    telling = carry(text, telling, marks, verbs, sets)
    return Sheet(text, lex, marks, slots, sets, verbs, telling, at, places, _peoples(nouns, marks, sets, lex.order))


# "three months after X and Y had invaded": the subject of a clause of time is short.
_SUBJECT = 7


def _conjunctions(marks: list[str], slots: dict[int, str], sets: dict[int, set[str]]) -> None:
    """Make "after", "before", "since" open a clause where a subject and its verb follow ("after X invaded Y")."""
    for index in [i for i, slot in slots.items() if slot in {"after", "before", "since"}]:
        for ahead in range(index + 1, min(len(marks), index + _SUBJECT)):
            if marks[ahead] == "v" and ahead > index + 1:
                marks[index] = "q"
                sets.setdefault(index, set()).add("sequel")
                del slots[index]
            if marks[ahead] not in " csn":
                break


# "what Iran described as", "what his ministry called": the one who calls it so stands between.
_CALLING = 5


def _aside_of_names(
    text: Text, lex: Lexicon, marks: list[str], verbs: dict[int, VerbAt], finite: list[Hit[Entry]]
) -> list[Hit[Entry]]:
    """Step over "what X called" before the words of X: the verb ends no clause and says nothing of its own."""
    naming = lex.settings.get("naming_verbs", ())
    for index, token in enumerate(text.tokens):
        if token.form != "what":
            continue
        place = next((i for i in range(index + 1, min(len(marks), index + _CALLING + 1)) if marks[i] in "v.,"), -1)
        if place > 0 and marks[place] == "v" and verbs[place].lemma in naming:
            verb = verbs[place]
            for inside in range(index, verb.last):
                marks[inside] = "s"
            finite = [hit for hit in finite if hit.first != verb.first]
    return finite


# "diplomats (senior) of that country": an adjective of rank may stand between.
_BEARING = 2


def _peoples(nouns: list[Hit[Entry]], marks: list[str], sets: dict[int, set[str]], order: str) -> list[People]:
    """Adjectives of states beside their bearers ("citizens", "warships"), or joined to such an adjective by "and".

    The bearer stands before its adjective; in English behind it.
    """
    found: list[People] = []
    # "financial aid" is written like "aid of Mali".
    hits = longest(hit for hit in nouns if hit.value.what == "people" and "stop" not in sets.get(hit.first, ()))
    if order == "svo":
        for hit in reversed(hits):
            joined = bool(found) and hit.last + 1 == found[0].first and marks[hit.last] in "c,"
            near = range(hit.last, min(hit.last + _BEARING + 1, len(marks)))
            bearer = next((i for i in near if marks[i] != " " or "bearer" in sets.get(i, ())), -1)
            if joined or (bearer >= 0 and "bearer" in sets.get(bearer, ())):
                found.insert(0, People(hit.first, hit.last, hit.value.name))
        return found
    for hit in hits:
        index = hit.first - 1
        joined = bool(found) and found[-1].last == index and marks[index] == "c"
        low = max(0, hit.first - _BEARING)
        while index >= low and marks[index] == " " and "bearer" not in sets.get(index, ()):
            index -= 1
        if joined or (index >= 0 and marks[index] == " " and "bearer" in sets.get(index, ())):
            found.append(People(hit.first, hit.last, hit.value.name))
    return found


def _named(hit: Hit[Entry], names: frozenset[int]) -> bool:
    return hit.first in names and hit.last - 1 in names


def _function_words(
    text: Text,
    lex: Lexicon,
    nouns: list[Hit[Entry]],
    marks: list[str],
    slots: dict[int, str],
    sets: dict[int, set[str]],
) -> None:
    for index, token in enumerate(text.tokens):
        if token.kind == "punct":
            marks[index] = "," if token.form == "," else "." if token.form in _STRONG else "s"
        elif token.kind == "hyphen":
            # A dash between spaces ends a dateline or opens an aside; a hyphen joins a name or a range.
            after = text.tokens[index + 1].start if index + 1 < len(text.tokens) else token.end + 1
            apart = index > 0 and text.tokens[index - 1].end < token.start and token.end < after
            marks[index] = "." if apart else "s"
    plain = lex.settings["plain_prefixes"]
    for hit in longest(hit for hit in nouns if hit.value.what == "prep" and hit.prefix in plain and not hit.suffix):
        name = hit.value.name
        if text.tokens[hit.first].form in lex.settings.get("unslotted", ()):
            continue
        for index in range(hit.first, hit.last):
            if len(name) == 1:
                marks[index] = name
            else:
                marks[index] = "p"
                slots[index] = name
    for hit in nouns:
        # A stem with an ending is the verb ("knew" is no "knowledge is").
        if hit.value.what == "word" and not (hit.suffix and hit.value.name in {"nonverb", "not", "that"}):
            for index in range(hit.first, hit.last):
                sets.setdefault(index, set()).add(hit.value.name)


def _verbs(
    text: Text,
    lex: Lexicon,
    marks: list[str],
    slots: dict[int, str],
    sets: dict[int, set[str]],
    names: frozenset[int],
    ends: set[int],
) -> tuple[dict[int, VerbAt], list[Hit[Entry]]]:
    """Finite verbs by token, and the hits among them that say something."""
    found: dict[int, VerbAt] = {}
    said: list[Hit[Entry]] = []
    copulas = lex.settings["_copulas"]
    for index, token in enumerate(text.tokens):
        if token.form in copulas and marks[index] == " ":
            found[index] = VerbAt(index, index + 1, copulas[token.form].lemma, copulas[token.form], "", "")
            marks[index] = "v"
    quoted = {index for quote in text.quotes for index in range(quote.first, quote.last)}
    hits = longest(lex.verbs.find(text))
    # Persian writes some pasts like a subjunctive ("khand"): the past is meant.
    hits.sort(
        key=lambda hit: (hit.first, hit.last, hit.value.form is not None and hit.value.form.tense == "subjunctive")
    )
    taken: dict[tuple[int, int], str] = {}
    for hit in hits:
        made = hit.value.form
        if _named(hit, names) or (lex.order == "vso" and made and made.person == 1 and hit.first not in quoted):
            continue
        if made is None or marks[hit.first] in "pqrios" or not _finite(text, hit, marks, sets):
            continue
        if lex.order == "vso" and _placed(hit, marks, slots, found, lex):
            continue
        if lex.order == "vso" and _is_noun(text, lex, hit, marks, sets, ends, found):
            continue
        if lex.order == "svo" and not _english_verb(text, hit, marks, sets, ends):
            continue
        earlier = taken.setdefault((hit.first, hit.last), made.tense)
        if earlier != made.tense and made.tense == "subjunctive":
            continue
        if made.tense == "subjunctive" and made.lemma in lex.settings.get("bare_present", ()):
            # Persian "to have" needs no prefix in the present.
            made = made._replace(tense="present")
        verb = VerbAt(hit.first, hit.last, made.lemma, made, hit.prefix, hit.suffix)
        for index in range(hit.first, hit.last):
            if index > hit.first and marks[index] == "p" and lex.order != "sov":
                continue
            found[index] = verb
            # "refused to meet X": an infinitive ends no clause.
            infinitive = lex.order == "svo" and hit.first > 0 and text.tokens[hit.first - 1].form == "to"
            marks[index] = "n" if infinitive and made.person == 0 else "v"
            slots.pop(index, None)
        if hit.value.what != "verb":
            said.append(hit)
    return found, said


def _finite(text: Text, hit: Hit[Entry], marks: list[str], sets: dict[int, set[str]]) -> bool:
    """Whether a verb form can be one here: no listed noun, and no participle that describes the word before it."""
    names: set[str] | frozenset[str] = sets.get(hit.first, frozenset())
    form = hit.value.form
    if form is None or (hit.last == hit.first + 1 and "nonverb" in names):
        before: set[str] | frozenset[str] = sets.get(hit.first - 1, frozenset())
        if (
            form is not None
            and text.lang == "en"
            and (before & {"will", "may"} or (hit.first > 0 and text.tokens[hit.first - 1].form == "to"))
        ):
            # "will close", "to free": behind these a listed noun is a verb.
            return True
        # "sat down to talks" is written like "the session": a verb only behind the talks.
        return hit.first > 0 and "seat" in sets.get(hit.first - 1, ()) and marks[hit.last : hit.last + 1] != [" "]
    if form.tense == "perfect" and hit.last == hit.first + 1 and text.lang in {"fa", "prs"}:
        # A bare Persian participle is a verb only where its clause ends; else it is "the envoy", "the stalled talks".
        return "role" not in names and (hit.last >= len(marks) or marks[hit.last] in ",c.q")
    return True


# Prepositions that are conjunctions too ("until", "since", "as").
_OPENING = frozenset({"other", "since", "aside", "after", "before"})


def _placed(hit: Hit[Entry], marks: list[str], slots: dict[int, str], verbs: dict[int, VerbAt], lex: Lexicon) -> bool:
    """Whether an Arabic form is no verb where it stands: behind a preposition; "a cargo (that) holds 40 tons"."""
    before, made = hit.first - 1, hit.value.form
    if before < 0 or hit.prefix:
        return False
    if marks[before] == "p":
        return slots.get(before, "other") not in _OPENING
    bridging = made is not None and made.tense == "present" and made.lemma in lex.settings.get("bridging_verbs", ())
    return bridging and marks[before] == " " and _governed(marks, verbs, before, lex.settings.get("auxiliary", ()))


def _is_noun(
    text: Text,
    lex: Lexicon,
    hit: Hit[Entry],
    marks: list[str],
    sets: dict[int, set[str]],
    ends: set[int],
    verbs: dict[int, VerbAt],
) -> bool:
    """Arabic writes many verbs like their nouns: verb at the head of a clause, after qad or lam, after a name."""
    form = text.tokens[hit.first].form
    bare = form[len(hit.prefix) : len(form) - len(hit.suffix)]
    if hit.last - hit.first > 1 or not {bare, form[len(hit.prefix) :]} & lex.settings["_alike"]:
        return False
    if hit.value.form is not None and hit.value.form.person == 1:
        return True
    before = hit.first - 1
    if before < 0 or marks[before] in ".,qrsc":
        return bool(hit.suffix)
    if hit.prefix and hit.prefix in lex.settings["and_letters"]:
        return False
    if sets.get(before, frozenset()) & {"may", "not"}:
        return False
    # "X stopped the pumping": behind another verb's subject stands its object.
    named = before in ends or "role" in sets.get(before, ())
    return not named or _governed(marks, verbs, before, lex.settings.get("auxiliary", ()))


def _governed(marks: list[str], verbs: dict[int, VerbAt], before: int, auxiliary: Sequence[str]) -> bool:
    """Whether a full verb stands before a word in its clause."""
    index = before
    while index >= 0 and marks[index] not in ".,qrsci":
        if marks[index] == "v":
            return verbs[index].lemma not in auxiliary
        index -= 1
    return False


def _plural(text: Text, before: int, marks: list[str], sets: dict[int, set[str]], ends: set[int]) -> bool:
    """Whether a base form can be a verb behind this word: not in "a missile test", "surprise attack"."""
    token = text.tokens[before]
    if token.kind != "word" or marks[before] not in " ns" or token.form.endswith(("s", "ly", "n't")):
        return marks[before] != "." or token.kind != "word"
    return before in ends or bool(sets.get(before, frozenset()) & {"will", "may", "not", "pair", "thin"})


def _english_verb(text: Text, hit: Hit[Entry], marks: list[str], sets: dict[int, set[str]], ends: set[int]) -> bool:
    """A form after a preposition or an article is no finite verb ("the visit", "for talks")."""
    before = hit.first - 1
    form = hit.value.form
    bare = form is not None and form.person == 0 and form.tense == "present"
    if before < 0 or marks[before] == ".":
        # A sentence opens with a noun ("Phone lines"), not with a base form.
        return not bare
    after = text.tokens[hit.last].form if hit.last < len(text.tokens) else ""
    if form is not None and form.tense in {"present", "participle"} and not bare:
        # "demands of", "to visits"; "ruled out sending"
        noun = form.tense == "present" and (after == "of" or marks[before] == "p")
        if noun or (form.tense == "participle" and "particle" in sets.get(before, ())):
            return False
    if text.tokens[before].kind == "hyphen" and text.tokens[before].end == text.tokens[hit.first].start:
        # "live-fire drills"
        return False
    owned = text.tokens[before].form == "s" and before > 0 and text.tokens[before - 1].form == "'"
    if owned and form is not None and form.tense == "present":
        # "X's call", "X's visits"
        return False
    if (
        form is not None
        and form.person == 0
        and form.tense == "present"
        and not _plural(text, before, marks, sets, ends)
    ):
        return False
    if marks[before] == "v" or (marks[before] == "p" and text.tokens[before].form != "to"):
        return False
    return "determiner" not in sets.get(before, ())

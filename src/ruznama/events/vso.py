"""Arabic word order: which phrases around a verb are its subject and its object, told by gender, number and case."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ruznama.events.clauses import Clause
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = ["agrees", "alluded", "clitic", "described", "oblique", "slots_behind"]


_OTHER = {"m": "f", "f": "m"}


def gender(sheet: Sheet, chunk: Chunk) -> str:
    """``m``, ``f``, or "" where the first word does not tell."""
    settings = sheet.lex.settings
    token = sheet.text.tokens[chunk.head]
    forms = [token.form, *[shape.stem for shape in token.shapes if not shape.suffix]]
    if not settings["_masculine"].isdisjoint(forms):
        return "m"
    known = sheet.sets.get(chunk.head, ())
    role = "role" in known
    # "hundreds of X demonstrated": the verb may agree with either word.
    if (chunk.person and not role) or "crowd" in known:
        return ""
    feminine = settings["feminine"]
    if [form for form in forms if form.endswith(feminine)]:
        return "f"
    return "m" if role else ""


def agrees(sheet: Sheet, verb: VerbAt, chunk: Chunk) -> bool:
    """Whether a phrase can be the subject of a verb by its gender; what does not tell its gender can."""
    form = verb.form
    return form.person != 3 or form.gender not in _OTHER or gender(sheet, chunk) != _OTHER[form.gender]


def oblique(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether the first word of a phrase is written in a case that no subject has."""
    form = sheet.text.tokens[chunk.head].form
    settings = sheet.lex.settings
    if form in settings.get("oblique", ()):
        # "(the) two delegations of X" is written like "a delegation" in the accusative.
        after = sheet.text.tokens[chunk.head + 1].form if chunk.head + 1 < len(sheet.text.tokens) else ""
        return not (form.endswith(settings.get("dual_or_object", ("\0",))) and after.startswith(settings["article"]))
    return "pair" in sheet.sets.get(chunk.head, ()) and form.endswith(settings.get("oblique_endings", ("\0",)))


def slots_behind(sheet: Sheet, cue: Cue, runs: Sequence[Sequence[Chunk]], *, subject: bool) -> list[str]:
    """Slot of each run of bare phrases behind a verb: ``subj``, ``obj`` or ``more``.

    Args:
        sheet: the marked text.
        cue: the trigger with its verb.
        runs: lists of phrases behind the verb, in text order.
        subject: whether the subject stands before the verb.
    """
    verb = cue.verb
    if verb is None or not runs:
        return []
    # A verb in the dual or plural has its subject before it.
    open_ = not subject and verb.form.number not in {"d", "p"}
    full = bool(verb.suffix)
    named: list[str] = []
    subjects: frozenset[str] = frozenset()
    for run in runs:
        own = frozenset(actor for chunk in run for actor in chunk.actors)
        if own <= subjects:
            # "the head of the council of X, NAME, met Y": title and name are one.
            named.append("more")
            continue
        open_ = open_ and not _untold(sheet, verb.last, run[0].head)
        if open_ and agrees(sheet, verb, run[0]) and not oblique(sheet, run[0]):
            named.append("subj")
            open_ = False
            subjects = own
        elif full:
            named.append("more")
        else:
            named.append("obj")
            full = True
    return named


def _untold(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a title with the article that nobody is known for stands before a phrase: it is the subject."""
    article = sheet.lex.settings["article"]
    return any(
        "role" in sheet.sets.get(i, ()) and sheet.text.tokens[i].form.startswith(article) for i in range(first, last)
    )


# "the minister, who is on a tour, ...": a comma may stand between a phrase and its relative.
_GAP = 1


def described(sheet: Sheet, where: Clause, verb: VerbAt, found: Sequence[Chunk]) -> list[Chunk]:
    """The phrase that a relative clause describes, where it is a party that agrees with the verb."""
    which = where.first - 1
    near = [c for c in found if c.last <= which and which - c.last <= _GAP and c.last >= sheet.parts[which].first]
    if not near or sheet.marks[near[-1].last : which].strip(",s"):
        return []
    word = sheet.text.tokens[which].form
    kind = sheet.lex.settings.get("_relatives", {}).get(word, "")
    if kind == "two":
        # "X and Y, who (both) cut their ties"; capitals stand for their states elsewhere.
        place = found.index(near[-1])
        return [replace(c, slot="bare", dep=False) for c in found[max(0, place - 1) : place + 1] if not c.place]
    if kind and gender(sheet, near[-1]) and kind != gender(sheet, near[-1]):
        return []
    return [replace(near[-1], slot="bare", dep=False)] if agrees(sheet, verb, near[-1]) else []


# A pronoun stands for somebody named in the same sentence, or right before it.
_BACK = 40


def clitic(sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], subject: Sequence[str]) -> list[Chunk]:
    """The party that a pronoun written onto a verb stands for: named last before, agreeing, not the subject.

    Only verbs whose object is always a person or a state: what one condemns or backs may be a thing.
    """
    verb = cue.verb
    kinds = sheet.lex.settings.get("_pronouns", {})
    if verb is None or verb.suffix not in kinds or verb.lemma not in sheet.lex.settings.get("personal_verbs", ()):
        return []
    kind = kinds[verb.suffix]
    before = [c for c in found if verb.first - _BACK <= c.first < verb.first and not set(c.actors) & set(subject)]
    if where.first > 0 and sheet.marks[where.first - 1] == "r":
        before = [c for c in before if c.last >= where.first - 2]
    for chunk in reversed(before):
        if chunk.place and kind != "f":
            continue
        if len(chunk.actors) > 1 or {kind, gender(sheet, chunk)} != {"m", "f"}:
            return [replace(chunk, slot="bare", dep=False, kind="pronoun")]
    return []


# Deeds that ask or take something from somebody.
_TAKING = frozenset({"REQUEST", "SANCTION", "RETREAT"})
# A pronoun for a party stands close behind its verb or participle.
_CLOSE = 5


def alluded(sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], who: Sequence[str]) -> tuple[str, ...]:
    """Whom a pronoun behind a verb stands for ("accusing it of", "and put sanctions on it").

    The party named last before it that agrees and does not do the deed itself.
    """
    kinds = sheet.lex.settings.get("_party_pronouns", {})
    if cue.trigger is not None and cue.trigger.type in _TAKING:
        kinds = {**kinds, **sheet.lex.settings.get("_from_pronouns", {})}
    behind = range(cue.end, min(cue.end + _CLOSE, max(where.last, cue.end + 1), len(sheet.marks)))
    kind = next((kinds[form] for i in behind if (form := sheet.text.tokens[i].form) in kinds), None)
    if kind is None:
        return ()
    for chunk in reversed([c for c in found if cue.first - _BACK <= c.first < cue.first]):
        other = not chunk.place and not set(chunk.actors) & set(who)
        if other and {kind, gender(sheet, chunk)} != {"m", "f"}:
            return chunk.actors
    return ()

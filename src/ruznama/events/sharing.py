"""Parties that an event noun takes from its surroundings: the readiness it stands in, the deed beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from ruznama.events.args import Roles, fill, nobody
from ruznama.events.clauses import Clause, clause
from ruznama.events.draft import Draft
from ruznama.events.frames import frame
from ruznama.events.modality import introduced
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.story import Story
from ruznama.lexicon import Form

__all__ = ["lent", "pointed", "roles_of", "told"]


def told(story: Story, cue: Cue, where: Clause, governor: Cue) -> bool:
    """Whether an announced event names its own parties, so that the announcer is none of them."""
    if governor.entry.name != "announce" or cue.trigger is None:
        return False
    own = fill(story.sheet, cue, where, story.found).actors
    return len(own) > 1 or not frame(cue.trigger.frame).joint


def lent(sheet: Sheet, cue: Cue, governor: Cue) -> tuple[Cue, Clause]:
    """The noun with the verb of "is ready", "intends": its subject is the one who is ready."""
    verb = governor.verb
    if verb is None and sheet.lex.order == "sov":
        sentence = sheet.parts[cue.first]
        index = sheet.marks.find("v", cue.last, sentence.last)
        verb = sheet.verbs.get(index)
    if verb is None:
        form = Form("", "", "present", 3, "s", negative=False)
        verb = VerbAt(governor.first, governor.last, "", form, "", "")
    carried = cue.carried(verb)
    first, last = min(cue.first, governor.first), max(cue.last, governor.last)
    return carried, clause(sheet, replace(carried, first=first, last=last, end=max(last, verb.last)))


def roles_of(story: Story, cue: Cue, where: Clause, support: Cue | None, drafts: Sequence[Draft]) -> Roles:
    """Actors and recipients of a trigger, from its clause, its supporting verb, and the deeds told beside it."""
    trigger = cue.trigger
    if trigger is None:
        return Roles((), (), (), subject=False, rules=())
    anchor = _anchor(story.sheet, cue, support)
    scope = story.scope
    inherited: Callable[[], tuple[str, ...]] = partial(scope.subject, anchor, where)
    if support is not None and story.sheet.lex.order == "vso" and anchor.verb is not None and anchor.verb.suffix:
        # "the raid, gunmen carried it out": its doer stands behind the verb.
        inherited = nobody
    told = scope.brought(anchor) if story.sheet.lex.order == "vso" else None
    roles = fill(story.sheet, anchor, where, story.found, inherited, scope.speaker(cue), told)
    joint = frame(trigger.frame).joint
    if not roles.recipients and (whose := _meant(story, cue, where, roles, drafts)):
        return whose
    if cue.verb is None and (before := pointed(story.sheet, cue, drafts)) is not None:
        # "this meeting, held on Sunday between": whoever is named beside it, it is the meeting told before.
        return replace(roles, actors=before.actors, rules=(*roles.rules, "role.followed"))
    if support is not None:
        roles = _joined(roles, fill(story.sheet, cue.carried(None), where, story.found), joint=joint)
    if joint and len(roles.actors) > 1 and _gerund(story, cue):
        main = story.scope.main_subject(cue, where, story.found)
        return replace(roles, actors=tuple(dict.fromkeys((*main, *roles.actors))), rules=(*roles.rules, "role.shared"))
    if not joint or len(roles.actors) > 1:
        return roles
    if cue.verb is not None and not roles.actors and (before := _then(story.sheet, cue, drafts)) is not None:
        # "in this meeting it was agreed that"
        return replace(roles, actors=before.actors, rules=(*roles.rules, "role.followed"))
    if cue.verb is not None and (roles.actors or "follow" not in trigger.needs):
        return _completed(story.sheet, cue, roles, drafts) if roles.actors else _owned(story, cue, where, roles)
    if not roles.actors and (support is not None or "follow" in trigger.needs):
        carrier = support.verb if support is not None else None
        past = carrier is not None and carrier.form.tense in {"past", "pluperfect", "perfect"}
        # What had been held is not what is planned.
        before = _followed(story.sheet, cue, [d for d in drafts if not (past and d.status == "planned")])
        if before is not None:
            return replace(roles, actors=before.actors, rules=(*roles.rules, "role.followed"))
    if support is not None and roles.actors and _refusing(story.sheet, support):
        # "no talks with X are planned", he said: they would have been his.
        roles = replace(roles, actors=tuple(dict.fromkeys((*story.scope.speaker(cue), *roles.actors))))
    elif support is None or support.entry.name != "stall" or roles.actors:
        # "since the talks stopped, X has drawn closer to Y": they were not the talks of X and Y.
        roles = _shared(story, cue, where, roles, drafts)
    return roles


def _meant(story: Story, cue: Cue, where: Clause, roles: Roles, drafts: Sequence[Draft]) -> Roles | None:
    """The roles with the recipients that a deed told before lends: the measure it is joined to, the deed it judges."""
    if whom := _coordinate(story.sheet, cue, roles, drafts):
        return replace(roles, recipients=whom, rules=(*roles.rules, "role.coordinate"))
    judges = cue.trigger is not None and cue.trigger.type in _JUDGING
    if judges and (whose := _deed(story, cue, where, roles, drafts)):
        return replace(roles, recipients=whose, rules=(*roles.rules, "role.deed"))
    return None


# Measures that are decreed in one breath: a later one is meant for whom the first one is.
_TOGETHER = frozenset({"SANCTION", "RETREAT", "AID", "COOPERATE"})
_AIMED = frozenset({"ACCUSE", "THREATEN"})


def _coordinate(sheet: Sheet, cue: Cue, roles: Roles, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Whom an Arabic measure strikes that "and" joins to one before ("decided to expel X and to halt trade")."""
    trigger, verb = cue.trigger, cue.verb
    prefix = verb.prefix if verb is not None and verb.first == cue.first else cue.prefix
    if trigger is None or sheet.lex.order != "vso":
        return ()
    # "threatened X, hinting at a strike": a circumstance is of whom the main deed is done to.
    beside = "hal" in trigger.needs and trigger.type in _AIMED
    joined = bool(prefix) and prefix in sheet.lex.settings["and_letters"] and trigger.type in _TOGETHER
    if not beside and not (joined and ("decreed" in trigger.needs or trigger.frame == "recall")):
        return ()
    sentence = sheet.places[cue.first]
    for draft in reversed(drafts):
        same = draft.sentence == sentence and draft.first < cue.first
        same = same and (draft.type in _AIMED if beside else draft.type == trigger.type)
        if same and draft.recipients and (not roles.actors or set(roles.actors) == set(draft.actors)):
            return draft.recipients
    return ()


# What is said of a deed told before: its doer is meant.
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
# Deeds that others speak of, and how many sentences later.
_DEEDS = frozenset({"SANCTION", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN", "CONSULT"})
_RAIDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_LATER = 2


def _deed(story: Story, cue: Cue, where: Clause, roles: Roles, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Who did what a Persian "this step", "this attack" takes up; () where nobody did."""
    sheet = story.sheet
    if sheet.lex.order != "sov":
        return ()
    words = range(where.first, cue.first)
    named = [s for i in words if "deed" in (s := sheet.sets.get(i, ())) and "this" in sheet.sets.get(i - 1, ())]
    if not named:
        return ()
    # "this attack" is not the sanctions told last.
    meant = _RAIDS if "raid" in named[0] else _DEEDS
    own = {story.actors[i].country for i in roles.actors if i in story.actors}
    here = sheet.places[cue.first]
    for draft in sorted(drafts, key=lambda d: d.first, reverse=True):
        if draft.first < cue.first and here - draft.sentence <= _LATER and draft.type in meant and not draft.joint:
            return tuple(i for i in draft.actors if i in story.actors and story.actors[i].country not in own)
    return ()


def pointed(sheet: Sheet, cue: Cue, drafts: Sequence[Draft]) -> Draft | None:
    """The meeting told before that a noun with "this" before it points back to ("this meeting")."""
    trigger, here = cue.trigger, cue.first > 0 and "this" in sheet.sets.get(cue.first - 1, ())
    meets = trigger is not None and trigger.type == "CONSULT" and frame(trigger.frame).joint
    return _followed(sheet, cue, drafts) if here and meets else None


# "the Sunday meeting": between the article and its noun.
_NAMED = 3


def attended(sheet: Sheet, cue: Cue, support: Cue, drafts: Sequence[Draft]) -> bool:
    """Whether an English sentence only adds who else was at the meeting told before ("the meeting was attended by")."""
    verb = support.verb
    if sheet.lex.order != "svo" or verb is None or verb.lemma not in sheet.lex.settings["attending_verbs"]:
        return False
    opened = range(cue.first - 1, max(-1, cue.first - 1 - _NAMED), -1)
    definite = any(sheet.text.tokens[i].form == "the" for i in opened)
    by = sheet.text.tokens[verb.last].form == "by" if verb.last < len(sheet.marks) else False
    return definite and by and verb.first > cue.first and _followed(sheet, cue, drafts) is not None


def _then(sheet: Sheet, cue: Cue, drafts: Sequence[Draft]) -> Draft | None:
    """The meeting told before whose parties agreed, where a Persian sentence says "in this meeting it was agreed"."""
    first = sheet.text.sentences[sheet.places[cue.first]].first
    return _followed(sheet, cue, drafts) if sheet.stands("again", first, cue.first) else None


def _gerund(story: Story, cue: Cue) -> bool:
    """Whether an English noun is the verb of an opening or closing phrase ("read it out after meeting X and Y")."""
    sheet, before = story.sheet, cue.first - 1
    if sheet.lex.order != "svo" or cue.verb is not None or before < 0 or sheet.marks[before] != "p":
        return False
    ing = sheet.text.tokens[cue.first].form.endswith("ing") and cue.last == cue.first + 1
    return ing and any(c.head == cue.last for c in story.found)


def _refusing(sheet: Sheet, support: Cue) -> bool:
    """Whether a Persian verb denies that there will be talks."""
    return sheet.lex.order == "sov" and support.verb is not None and support.verb.form.negative


def _anchor(sheet: Sheet, cue: Cue, support: Cue | None) -> Cue:
    """The cue with the tokens that parties are counted from: those of the verb that carries it."""
    verb = cue.verb
    if verb is None:
        return cue
    if not verb.lemma or (support is not None and sheet.lex.order != "sov"):
        return replace(cue, first=verb.first, last=verb.last, end=verb.last)
    if support is not None:
        return replace(cue, first=min(cue.first, verb.first), last=cue.end)
    return cue


def _joined(roles: Roles, bare: Roles, *, joint: bool) -> Roles:
    """Parties of a supporting verb and of the noun it supports."""
    chunks = (*roles.chunks, *bare.chunks)
    if joint:
        return replace(roles, actors=tuple(dict.fromkeys((*roles.actors, *bare.actors))), chunks=chunks)
    actors = roles.actors or bare.actors
    others = tuple(a for a in dict.fromkeys((*roles.recipients, *bare.recipients)) if a not in actors)
    return replace(roles, actors=actors, recipients=others, chunks=chunks)


def _followed(sheet: Sheet, cue: Cue, drafts: Sequence[Draft]) -> Draft | None:
    """The meeting told last, up to two sentences back ("the second summit ended without agreement")."""
    before = [d for d in drafts if d.type == "CONSULT" and d.joint and len(d.actors) > 1 and d.first < cue.first]
    last = max(before, key=lambda d: d.first, default=None)
    near = last is not None and sheet.places[cue.first] - last.sentence <= 2
    return last if near else None


def _completed(sheet: Sheet, cue: Cue, roles: Roles, drafts: Sequence[Draft]) -> Roles:
    """A joint deed told of one party beside a meeting with the other ("met X and issued a joint statement")."""
    sentence = sheet.places[cue.first]
    for draft in drafts:
        if draft.joint and set(roles.actors) < set(draft.actors) and sheet.places[draft.first] == sentence:
            return replace(roles, actors=draft.actors, rules=(*roles.rules, "role.completed"))
    return roles


def _owned(story: Story, cue: Cue, where: Clause, roles: Roles) -> Roles:
    """Parties of an old accord that others take up: "both agreed to revive an accord signed in 2001", theirs."""
    agreed = cue.trigger is not None and cue.trigger.type == "AGREE"
    main = story.scope.main_subject(cue, where, story.found) if agreed and "role.unnamed" in roles.rules else ()
    old = (*roles.rules, "role.owned", "status.earlier")
    return replace(roles, actors=main, rules=old) if len(main) > 1 else roles


def _shared(story: Story, cue: Cue, where: Clause, roles: Roles, drafts: Sequence[Draft]) -> Roles:
    """Parties of a meeting told beside the main deed: "after meeting X, he said", "agreed at talks"."""
    if cue.trigger is not None and cue.trigger.type == "ASSAULT" and story.sheet.lex.order == "vso":
        # Who speaks of battles does not fight them.
        return roles
    slot = introduced(story.sheet, cue)
    if slot not in {"after", "during", "before", "in", "since", "to", ""}:
        return roles
    sentence = story.sheet.places[cue.first]
    if not roles.actors:
        # "agreed the next summit be held": Persian needs no "that".
        bare = story.sheet.lex.order == "sov"
        near = [d for d in drafts if d.sentence == sentence and (slot or (bare and d.type == "AGREE"))]
        return _beside(story, cue, where, roles, near)
    if slot == "to" or (slot == "" and not _had(story, cue)):
        return roles
    main = story.scope.main_subject(cue, where, story.found)
    extra = tuple(a for a in main if a not in roles.actors)
    return replace(roles, actors=(*extra, *roles.actors), rules=(*roles.rules, "role.shared")) if extra else roles


# "had a 40-minute phone call with X": between the verb and its noun.
_HAD = 6


def _had(story: Story, cue: Cue) -> bool:
    """Whether an English noun is the object of "had": its subject is the other party."""
    sheet = story.sheet
    if sheet.lex.order != "svo" or cue.verb is not None:
        return False
    for index in range(cue.first - 1, max(0, cue.first - _HAD), -1):
        if sheet.text.tokens[index].form in {"had", "has", "have"}:
            return True
        if sheet.marks[index] not in " s":
            return False
    return False


# "at their first bilateral meeting"
_OWNED = 3


def _beside(story: Story, cue: Cue, where: Clause, roles: Roles, drafts: Sequence[Draft]) -> Roles:
    """Both sides named before in the sentence, else those whose deed it is called, else those of a joint deed."""
    if _had(story, cue) and len(main := story.scope.main_subject(cue, where, story.found)) > 1:
        # "A and B had a phone call"
        return replace(roles, actors=main, rules=(*roles.rules, "role.shared"))
    both = [c for c in story.found if len(c.actors) == 2 and c.first < cue.first]
    if both:
        return replace(roles, actors=both[-1].actors, rules=(*roles.rules, "role.both"))
    sheet = story.sheet
    low = cue.first - (_OWNED if sheet.lex.order == "svo" else 1)
    if (
        sheet.stands("their", low, cue.first) and not sheet.crosses(".,vpq", low, cue.first)
    ) or cue.suffix in sheet.lex.settings.get("_both", ()):
        main = story.scope.main_subject(cue, where, story.found)
        if len(main) > 1:
            # "after their meeting, A and B pledged"
            return replace(roles, actors=main, rules=(*roles.rules, "role.theirs"))
    for draft in reversed(drafts):
        if draft.joint and len(draft.actors) > 1 and draft.status in {"happened", "ongoing"}:
            return replace(roles, actors=draft.actors, rules=(*roles.rules, "role.shared"))
    return roles

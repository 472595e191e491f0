"""What a judged trigger tells: its parties by the rules of judgement, its date and place, if its needs are met."""

from __future__ import annotations

from msgspec.structs import replace

from ruznama.events.args import Roles, possessed
from ruznama.events.case import Case
from ruznama.events.clauses import Clause
from ruznama.events.draft import SAID, Draft
from ruznama.events.frames import Trigger, frame
from ruznama.events.modality import earlier, introduced
from ruznama.events.needs import mutual, unmet
from ruznama.events.scope import STATES
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.status import Verdict
from ruznama.events.story import Story
from ruznama.events.vso import alluded
from ruznama.events.when import Dated, has_been, nearest, place
from ruznama.model import Statement

__all__ = ["telling"]
# Words whose content is told as a noun behind a preposition.
_GOVERNING = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
# What is told of the one who suffers it, whoever did it.
_SUFFERED = frozenset({"SANCTION", "COERCE", "RETREAT", "ASSAULT", "ACCUSE"})
# Talks take two.
_COUPLE = 2
# A meeting told with one of these needs no parties if its place and day are told.
_CONVENING = frozenset({"support.occur", "support.begin", "support.end"})
# "on a visit to", "during", "after": the traveller is the subject of the main verb.
_BESIDE = frozenset({"during", "on", "in", "after"})


def telling(story: Story, cue: Cue, where: Clause, verdict: Verdict, roles: Roles, *, near: bool) -> Draft | str:
    """What a judged trigger tells, or why it tells nothing: which of its needs is not met.

    ``near``: whether the word sets that its row needs are known to stand around it.
    """
    trigger = cue.trigger
    if trigger is None:
        return "no trigger"
    sheet = story.sheet
    roles = _held_there(sheet, trigger, roles)
    verdict = _turned(sheet, trigger, where, verdict)
    who, whom = _parties(story, Case(cue, trigger, where, roles.actors, roles.recipients, verdict))
    alone = len(who) == 1 and not whom and not any(c.slot == "between" for c in roles.chunks)
    if alone and "role.unnamed" in roles.rules and verdict.type in {"AGREE", "COOPERATE"}:
        # "the four states restored their ties with X": those who do it have no name.
        whom = who
        who = ()
    if "status.cancelled" in verdict.rules and "role.unnamed" in roles.rules and sheet.lex.order == "svo":
        return "those who called it off have no name"
    if not who and verdict.status == "conditional":
        # "hopes that a deal could be reached"
        return "a mere possibility of nobody's"
    case = Case(cue, trigger, where, who, whom, verdict, near=near)
    convening, doerless = (False, False) if who else _doerless(sheet, case, roles)
    # Half of the readings fail here: date and place are sought for the rest, and where they stand in for a doer.
    if not (convening or doerless) and (lack := unmet(story, case)):
        return lack
    value, origin = _when(story, case)
    site = place(sheet, where, story.found, story.actors, cue)
    if convening or doerless:
        partakers = (
            verdict.type == "AGREE"
            and verdict.status != "conditional"
            and sheet.stands("partakers", where.first, where.last)
        )
        # "an accord signed in 2001" is no line of a chronology; one of a month or a town is.
        when = bool(value) and (verdict.type != "AGREE" or len(value or "") > _YEAR)
        if verdict.type in SAID and verdict.type != "AGREE" and not whom:
            return "words of nobody to nobody"
        told_of = bool(whom or site or when) or ("role.unnamed" in roles.rules and partakers)
        unnamed = (convening and bool(site and value)) or (doerless and told_of)
        if lack := unmet(story, replace(case, unnamed=unnamed)):
            return lack
    said = story.scope.statement(cue)
    joint = frame(trigger.frame).joint
    if _hosting(sheet, case):
        return "a host alone is no party of talks"
    return Draft(
        first=cue.first,
        last=cue.last,
        sentence=sheet.places[cue.first],
        clause=_extent(where, cue, roles, whole=verdict.type in SAID),
        type=verdict.type,
        mode=verdict.mode,
        status=verdict.status,
        actors=who,
        recipients=whom,
        joint=joint and not whom,
        value=value,
        origin=origin,
        where=site,
        statement=said.id if said else None,
        # A subject taken over, and a directed deed without its object, are right less often (see confidence tests).
        sure=verdict.sure * (1.0 if roles.subject else 0.8) * (0.85 if not whom and not joint else 1.0),
        explicit=bool(roles.chunks),
        rules=(trigger.id, *verdict.rules, *_tense(sheet, cue, where, verdict), *roles.rules),
    )


# Letters of a year.
_YEAR = 4


def _held_there(sheet: Sheet, trigger: Trigger, roles: Roles) -> Roles:
    """Persian roles without a recipient that is only where somebody was arrested ("was jailed in X")."""
    if sheet.lex.order != "sov" or trigger.type != "COERCE" or roles.actors or not roles.recipients:
        return roles
    struck = [chunk for chunk in roles.chunks if set(chunk.actors) & set(roles.recipients)]
    there = bool(struck) and all(chunk.slot == "in" for chunk in struck)
    return replace(roles, recipients=()) if there else roles


_BETWEEN = frozenset({"with", "between"})


def _hosting(sheet: Sheet, case: Case) -> bool:
    """Whether a noun only tells that talks were at somebody's ("X and Y, which hosted rounds of talks in 2021")."""
    verb = case.cue.verb
    hosts = verb is not None and verb.lemma in sheet.lex.settings.get("hosting_verbs", ())
    aside = case.where.outer >= 0 and case.verdict.type == "CONSULT"
    # Two that host a round of talks are no two that talk.
    both = case.trigger.kind != "noun" or sheet.led(_BETWEEN, case.where.first, case.where.last)
    return hosts and aside and (len({*case.who, *case.whom}) < _COUPLE or not both)


def _doerless(sheet: Sheet, case: Case, roles: Roles) -> tuple[bool, bool]:
    """Whether a meeting may be told without its parties, and a deed without its doer (see ``Case.unnamed``)."""
    verdict = case.verdict
    # "the summit convenes in X on Monday" names no party.
    convening = verdict.type == "CONSULT" and not _CONVENING.isdisjoint(verdict.rules)
    done = "role.passive" in roles.rules or ("support.occur" in verdict.rules and sheet.lex.order == "vso")
    struck = bool(case.whom) or (sheet.lex.order == "svo" and verdict.type in {"COERCE", "ASSAULT"})
    if "role.strange" in roles.rules and case.whom:
        # "the group attacked X": who did it is no party, whom it was done to is told.
        done = True
    return convening, "role.unnamed" in roles.rules or (struck and done and verdict.type in _SUFFERED)


def _parties(story: Story, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients, with what the rules of judgement add: hosts, those concerned, whom an offer is made."""
    cue, trigger, where, who, whom, verdict = case.cue, case.trigger, case.where, case.who, case.whom, case.verdict
    scope, found = story.scope, story.found
    plan = frame(trigger.frame)
    if "own" in trigger.needs and not who and not (story.sheet.lex.order == "vso" and "support.occur" in verdict.rules):
        # "cut ties after the storming of its embassy": nobody storms his own.
        who = () if _its_own(story.sheet, case) else scope.main_subject(cue, where, found)
        # "provides for the release of prisoners of X ... whom X holds": nobody does it to himself.
        who = () if set(who) <= set(whom) else who
    if trigger.frame == "visit" and not who and cue.verb is None and introduced(story.sheet, cue) in _BESIDE:
        who = scope.owner(cue, found) or scope.main_subject(cue, where, found)
    whom = whom or scope.object_pronoun(cue, who, found)
    # Words are about what they govern; a deed is not done to whom a clause behind it names.
    words = verdict.type in _WORDS or (trigger.mode == "expel" and story.sheet.lex.order == "vso")
    if not whom and plan.recipient and cue.verb is not None and words and not _asks_others(story, cue):
        whom = scope.concerned(who, where, found)
        if not whom and verdict.type in {"ACCUSE", "SUPPORT"} and story.sheet.lex.order == "vso":
            whom = scope.done_by(who, where, found)
        if not whom and (verdict.status == "conditional" or verdict.type == "THREATEN"):
            whom = scope.conditioned(cue, who, found)
    whom = _not_ones_own(story, case, who, whom)
    if plan.place and not mutual(story, cue, where):
        who, whom = scope.hosted(who, whom, where, found, cue)
    if trigger.frame == "hosted" and not who and cue.verb is not None and cue.verb.suffix:
        # "X signed it at the summit that Y hosted": it is X's summit.
        main = scope.main_subject(cue, where, found)
        who, whom = (main, ()) if main else (who, whom)
    if trigger.frame == "summon":
        # The ministry of whose envoy is summoned is never his own.
        own = {story.actors[i].country for i in whom if i in story.actors}
        who = tuple(a for a in who if a not in story.actors or story.actors[a].country not in own)
    if not whom and who and plan.recipient and story.sheet.lex.order == "vso":
        whom = alluded(story.sheet, cue, where, found, who)
    if trigger.frame == "host" and cue.suffix and cue.verb is None and who and not whom:
        # "during his reception of X": the host is the subject.
        whom = tuple(a for a in scope.main_subject(cue, where, found) if a not in who)
    if (trigger.frame == "attack" and _theirs(story.sheet, cue, where)) or _its_own(story.sheet, case):
        # "after protesters stormed its embassy in Y": the embassy is the main subject's.
        whom = scope.main_subject(cue, where, found)
    whom = _others(story, who, whom, own=not _abroad(story, verdict))
    unwilling = bool({"status.unwilling", "status.negated_promise"} & set(verdict.rules))
    if plan.joint and (unwilling or (verdict.type == "AGREE" and verdict.status == "offered")):
        who, whom = scope.offered(cue, where, who, found)
        whom = _others(story, who, whom, own=False)
    return who, whom


def _not_ones_own(story: Story, case: Case, who: tuple[str, ...], whom: tuple[str, ...]) -> tuple[str, ...]:
    """Recipients without those of the doer's own side that no such deed is done to."""
    if case.trigger.frame == "attack" and case.cue.verb is None:
        # "after attacks of X's army on a town the envoy of X was summoned": nobody strikes his own envoy.
        own = {story.actors[i].country for i in who if i in story.actors}
        return tuple(
            a
            for a in whom
            if a not in story.actors or story.actors[a].kind != "person" or story.actors[a].country not in own
        )
    # "opened the embassy of his country in Y": it is not done to his country; nor is a measure of an Arabic state.
    return _others(story, who, whom, own=False) if _abroad(story, case.verdict) else whom


def _abroad(story: Story, verdict: Verdict) -> bool:
    """Whether nobody does such a deed to his own state."""
    return verdict.type in _FOREIGN or (story.sheet.lex.order == "vso" and verdict.type in _OUTWARD)


# "asked the influential states of the region and the world to"
_ASKED = 8


def _asks_others(story: Story, cue: Cue) -> bool:
    """Whether a Persian verb asks something of somebody who is no party ("asked the world to help X")."""
    sheet = story.sheet
    if sheet.lex.order != "sov" or cue.trigger is None or cue.trigger.frame != "ask":
        return False
    near = range(cue.first - 1, max(-1, cue.first - 1 - _ASKED), -1)
    behind = next((i for i in near if sheet.marks[i] not in " c"), -1)
    return 0 <= behind < cue.first - 1 and sheet.slots.get(behind) == "from" and sheet.marks[behind] == "p"


def _its_own(sheet: Sheet, case: Case) -> bool:
    """Whether what an Arabic noun of attack strikes has a pronoun, right behind it or behind its preposition."""
    cue, last = case.cue, len(sheet.marks)
    if sheet.lex.order != "vso" or cue.verb is not None or case.trigger.frame != "attack" or case.who:
        return False
    struck = cue.last + (cue.last < last and sheet.marks[cue.last] == "p")
    return struck < last and possessed(sheet, struck)


def _theirs(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether what an English verb strikes is owned by somebody named in the clause before ("stormed its embassy")."""
    if sheet.lex.order != "svo" or cue.verb is None or cue.end >= where.last:
        return False
    opened = "sequel" in sheet.sets.get(where.first - 1, ())
    return opened and sheet.text.tokens[cue.end].form in sheet.lex.settings.get("possessives", ())


# Nobody promises, gives or lends support to his own state, or works together with it.
_FOREIGN = frozenset({"AGREE", "AID", "SUPPORT", "COOPERATE"})
_OUTWARD = frozenset({"SANCTION", "RETREAT"})


def _others(story: Story, who: tuple[str, ...], whom: tuple[str, ...], *, own: bool) -> tuple[str, ...]:
    """Recipients without the doer's own state, where another is named ("expelled X's people from its capital").

    ``own``: whether the deed may be done to the own state where no other is named.
    """
    if not who or not whom:
        return whom
    states = {story.actors[i].country for i in who if i in story.actors} - {None}
    kept = tuple(
        i
        for i in whom
        if i not in story.actors or story.actors[i].kind not in STATES or story.actors[i].country not in states
    )
    return kept or (whom if own else ())


def _when(story: Story, case: Case) -> tuple[str | None, str]:
    """EDTF value and its origin. A statement's time that is only the day of publication is no time the text gives."""
    cue, where, verdict = case.cue, case.where, case.verdict
    date = nearest(story.sheet, cue, where, _own_dates(story, cue, where, verdict), story.scope.contents)
    words = verdict.type in SAID and verdict.status == "happened"
    if date is not None and not (words and "until" in story.sheet.sets.get(date.first - 1, ())):
        return date.value, "stated"
    said = story.scope.statement(cue)
    spoken = said.when.split("T")[0] if said is not None and said.when else None
    announced = said is not None and said.act == "announce" and story.sheet.lex.order == "svo"
    words = verdict.type in SAID or (announced and verdict.type in _DECREED)
    if not spoken or spoken == story.day or not words or _of_others(story, said, case.who):
        return None, ""
    if story.sheet.lex.order == "svo" and all(d.value != spoken for d in story.dates):
        # English: what is said in a sentence without a date may be of another day than what was said before it.
        return None, ""
    return spoken, "statement"


# Measures that are taken by being announced.
_DECREED = frozenset({"SANCTION", "RETREAT"})


def _of_others(story: Story, said: Statement | None, who: tuple[str, ...]) -> bool:
    """Whether somebody tells what another did in words: "their first commitment" is not of the day it is praised.

    Of what two agreed, the day it is announced is the day.
    """
    speaker = story.actors.get(said.speaker or "") if said is not None else None
    doer = story.actors.get(who[0]) if len(who) == 1 else None
    states = {speaker.country, doer.country} if speaker and doer else {None}
    return None not in states and len(states) > 1


def _own_dates(story: Story, cue: Cue, where: Clause, verdict: Verdict) -> list[Dated]:
    """Dates before the content of Arabic words: "accused X of firing missiles on Sunday" is not said on Sunday.

    Nor is one thanked on the day of the deed ("thanked X for hosting the talks in 2021").
    """
    sheet = story.sheet
    thanked = verdict.type == "SUPPORT"
    if not story.dates or cue.verb is None or sheet.lex.order != "vso" or not (thanked or verdict.type in _GOVERNING):
        return story.dates
    taken = {i for c in story.found for i in range(c.head, c.last)}
    taken |= {i for d in story.dates for i in range(d.first - 1, d.last)}
    attached = sheet.lex.attached
    for index in range(cue.end, where.last):
        if index in taken or sheet.marks[index] not in " p":
            continue
        slots = {attached.get(s.prefix, "") for s in sheet.text.tokens[index].shapes if s.prefix and len(s.stem) > 2}
        goal = {"toward"} & sheet.sets.get(index, frozenset()) if thanked else sheet.slots.get(index) == "to"
        opens = (goal and index + 1 not in taken) or (not thanked and "by_means" in slots)
        if opens:
            return [d for d in story.dates if not index < d.first < where.last]
    return story.dates


_ORDERED = frozenset({"after", "before"})
_LASTING = frozenset({"since"})


def _tense(sheet: Sheet, cue: Cue, where: Clause, verdict: Verdict) -> tuple[str, ...]:
    """Marks of verbs that tell neither of today nor of one day: what had happened before, what holds in general."""
    pointed = cue.verb is None and sheet.lex.order == "sov" and "this" in sheet.sets.get(cue.first - 1, ())
    if earlier(sheet, cue) and not pointed:
        # "at this meeting, which had been held in X": the one that was told, not another before it.
        return ("status.earlier",)
    if where.first > 0 and "sequel" in sheet.sets.get(where.first - 1, ()):
        # "after X expelled them": of no later day than the main clause.
        return ("tense.sequel",)
    if cue.verb is not None and sheet.led(_ORDERED, where.first, cue.first):
        return ("tense.sequel",)
    comma = sheet.marks.find(",", cue.end, where.last)
    close = comma if comma >= 0 else where.last
    if cue.verb is not None and sheet.led(_LASTING, cue.end, close):
        # "have been stationed there since 1999": of no one day; not "met, for the first time since 1999".
        return ("tense.sequel",)
    if _timeless(sheet, cue, where):
        return ("tense.perfect",)
    governed = any(rule.startswith("governor.") for rule in verdict.rules)
    present = cue.verb is not None and cue.verb.form.tense == "present" and verdict.status == "happened"
    return ("tense.present",) if present and not governed else ()


def _timeless(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether a clause tells what has been done by now, or again and again, and not on the scene's day."""
    if sheet.lex.order == "sov" and cue.verb is not None and cue.verb.form.tense == "perfect":
        return True
    if sheet.lex.order == "svo" and has_been(sheet, cue):
        return True
    return sheet.stands("undated", where.first, cue.first)


def _turned(sheet: Sheet, trigger: Trigger, where: Clause, verdict: Verdict) -> Verdict:
    """A promise of arms is a threat: ``turn:SET:TYPE`` in the trigger's needs."""
    for need in trigger.needs:
        parts = need.split(":")
        if parts[0] == "turn" and sheet.stands(parts[1], where.first, where.end):
            rules = (*verdict.rules, f"turn.{parts[1]}")
            return replace(verdict, type=parts[2], status="happened", rules=rules)
    return verdict


def _extent(where: Clause, cue: Cue, roles: Roles, *, whole: bool) -> tuple[int, int]:
    """Token range of the evidence: the clause with its outer subject; of words the clause they govern too."""
    first, last = min(where.first, cue.first), max(where.last, cue.end)
    for chunk in roles.chunks:
        first = min(first, chunk.head)
        if chunk.first < where.end:
            last = max(last, chunk.last)
    return first, max(last, where.end) if whole else last

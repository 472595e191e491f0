"""From triggers to drafts: each trigger is judged, its parties, date and place are found, its needs are tested."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from msgspec.structs import replace

from ruznama.events.args import Roles
from ruznama.events.clauses import Clause, clause, related
from ruznama.events.draft import SAID, Draft
from ruznama.events.frames import Trigger, frame
from ruznama.events.modality import earlier, governing, introduced, supported
from ruznama.events.needs import Case, around, meets, mutual
from ruznama.events.parties import Chunk
from ruznama.events.scope import STATES, covered, threatened
from ruznama.events.sharing import lent, roles_of, told
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.status import BESIDE, Verdict, judge
from ruznama.events.story import Story
from ruznama.events.voice import passive
from ruznama.events.when import BEHIND, Dated, has_been, nearest, place
from ruznama.model import Sentence, Statement

__all__ = ["drafts"]

# Supporting verbs that lend their subject to the event noun.
_LENDING = frozenset({"hold", "begin", "cancel", "continue", "postpone"})
# In Persian the subject of "ended", "failed" is the meeting itself.
_CLOSING = frozenset({"end", "fail"})
# Words whose content is told as a noun behind a preposition.
_GOVERNING = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
# What is told of the one who suffers it, whoever did it.
_SUFFERED = frozenset({"SANCTION", "COERCE", "RETREAT", "ASSAULT", "ACCUSE"})
# A meeting told with one of these needs no parties if its place and day are told.
_CONVENING = frozenset({"support.occur", "support.begin", "support.end"})
# "on a visit to", "during", "after": the traveller is the subject of the main verb.
_BESIDE = frozenset({"during", "on", "in", "after"})
# How many tellings back a nameless meeting may look for its parties.
_BACK = 12


def drafts(story: Story) -> list[Draft]:
    """All tellings of events in text order; verbs are read before the nouns that they may cover."""
    sheet = story.sheet
    found: list[Draft] = []
    triggers: dict[int, list[Cue]] = {}
    modal: dict[int, list[Cue]] = {}
    known = sheet.spots.keys()
    for cue in sheet.cues:
        if cue.trigger is None:
            modal.setdefault(sheet.places[cue.first], []).append(cue)
        elif _asked(cue.trigger.needs) <= known:
            triggers.setdefault(sheet.places[cue.first], []).append(cue)
    chunks: dict[int, list[Chunk]] = {}
    for chunk in story.found:
        chunks.setdefault(sheet.places[chunk.first], []).append(chunk)
    days = [date.first for date in story.dates]
    for which, own in triggers.items():
        part = sheet.text.sentences[which]
        dates = story.dates[bisect_left(days, part.first) : bisect_left(days, part.last + BEHIND)]
        here = replace(story, modal=modal.get(which, []), found=chunks.get(which, []), dates=dates)
        found += _sentence(here, [cue for cue in own if _likely(sheet, cue, part)], found)
    return found


def _sentence(story: Story, likely: list[Cue], before: list[Draft]) -> list[Draft]:
    """Tellings of one sentence by its triggers; of those of the sentences ``before`` it the last few matter."""
    found: list[Draft] = []
    reach: list[tuple[Cue, Clause, Verdict]] = []
    for trigger in (*[c for c in likely if c.verb is not None], *[c for c in likely if c.verb is None]):
        read = _read(story, trigger, [*before[-_BACK:], *found], reach)
        if read is not None:
            cue, where, verdict, draft = read
            found.append(draft)
            if cue.verb is not None:
                reach.append((cue, where, verdict))
    return sorted(found, key=lambda d: d.first)


def _likely(sheet: Sheet, cue: Cue, part: Sentence) -> bool:
    """Whether the words that a row asks for stand in a sentence: 40 of the 93 triggers on a page miss theirs."""
    asked = _asked(cue.trigger.needs) if cue.trigger is not None else ()
    return not asked or all(sheet.stands(name, part.first, part.last) for name in asked)


@cache
def _asked(needs: frozenset[str]) -> frozenset[str]:
    """Word sets of which a word must stand in the sentence."""
    return frozenset(need.partition(":")[2] for need in needs if need.startswith(("near:", "set:")))


def _read(
    story: Story, cue: Cue, found: list[Draft], reach: list[tuple[Cue, Clause, Verdict]]
) -> tuple[Cue, Clause, Verdict, Draft] | None:
    sheet = story.sheet
    if story.scope.inside_name(cue):
        return None
    where = clause(sheet, cue)
    bare = cue.verb is None
    if not bare and not around(story, cue, where):
        return None
    beside = cue.trigger is not None and bool(cue.trigger.needs & BESIDE)
    support = supported(sheet, cue, where, story.modal) if bare and not beside else None
    if support is not None and support.verb is not None and _lends(sheet, cue, support):
        cue = replace(cue, verb=support.verb)
        where = clause(sheet, replace(cue, first=min(cue.first, support.verb.first)))
    elif support is not None and support.verb is not None and support.entry.name == "occur":
        where = related(sheet, where, support.verb)
    elif support is None and bare and sheet.lex.order == "vso" and (begun := _begun(story, where)) is not None:
        where = related(sheet, where, begun)
    if cue.trigger is None or ("carried" in cue.trigger.needs and support is None):
        return None
    if "told" in cue.trigger.needs and not (cue.verb is None or passive(sheet, cue)):
        return None
    if (bare and not _apart(cue.trigger) and covered(sheet, cue, reach)) or threatened(sheet, cue, reach):
        return None
    governor = None if beside else governing(sheet, cue, where, story.modal)
    verdict = judge(sheet, cue, where, support, governor)
    if verdict is None:
        return None
    if governor is not None and cue.verb is None and not told(story, cue, where, governor):
        cue, where = lent(sheet, cue, governor)
    roles = roles_of(story, cue, where, support, found)
    if _relative(sheet, cue, roles):
        return None
    draft = _draft(story, cue, where, verdict, roles)
    return None if draft is None else (cue, where, verdict, draft)


def _begun(story: Story, where: Clause) -> VerbAt | None:
    """The verb of "which began, which took place" right behind an Arabic noun: it dates the noun."""
    if where.last >= len(story.sheet.marks) or story.sheet.marks[where.last] != "r":
        return None
    names = {"begin", "occur"}
    near = (c.verb for c in story.modal if c.first == where.last + 1 and c.entry.name in names)
    return next(near, None)


def _apart(trigger: Trigger) -> bool:
    """Whether a noun tells of its own beside the deed it belongs to: a mediation, an outcome, a circumstance."""
    return trigger.frame == "mediate" or bool({"follow", "hal"} & trigger.needs)


def _lends(sheet: Sheet, cue: Cue, support: Cue) -> bool:
    """Whether the subject of the supporting verb is a party of the noun; not of "ended without agreement"."""
    name = support.entry.name
    # The day a boycott ended is not the boycott's.
    met = cue.trigger is not None and (cue.trigger.type == "CONSULT" or name == "fail")
    closing = name in _CLOSING and sheet.lex.order != "sov" and met
    return (name in _LENDING or closing) and not (cue.trigger is not None and "follow" in cue.trigger.needs)


def _draft(story: Story, cue: Cue, where: Clause, verdict: Verdict, roles: Roles) -> Draft | None:
    trigger = cue.trigger
    if trigger is None:
        return None
    sheet = story.sheet
    verdict = _turned(sheet, trigger, where, verdict)
    who, whom = _parties(story, Case(cue, trigger, where, roles.actors, roles.recipients, verdict))
    if len(who) == 1 and not whom and "role.unnamed" in roles.rules and verdict.type in {"AGREE", "COOPERATE"}:
        # "the four states restored their ties with X": those who do it have no name.
        who, whom = (), who
    case = Case(cue, trigger, where, who, whom, verdict)
    convening, doerless = (False, False) if who else _doerless(sheet, case, roles)
    # Half of the readings fail here: date and place are sought for the rest, and where they stand in for a doer.
    if not (convening or doerless) and not meets(story, case):
        return None
    value, origin = _when(story, case)
    site = place(where, story.found, story.actors, cue)
    if convening or doerless:
        partakers = verdict.type == "AGREE" and sheet.stands("partakers", where.first, where.last)
        told_of = bool(whom or site or value) or ("role.unnamed" in roles.rules and partakers)
        unnamed = (convening and bool(site and value)) or (doerless and told_of)
        if not meets(story, replace(case, unnamed=unnamed)):
            return None
    said = story.scope.statement(cue)
    joint = frame(trigger.frame).joint
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


def _doerless(sheet: Sheet, case: Case, roles: Roles) -> tuple[bool, bool]:
    """Whether a meeting may be told without its parties, and a deed without its doer (see ``Case.unnamed``)."""
    verdict = case.verdict
    # "the summit convenes in X on Monday" names no party.
    convening = verdict.type == "CONSULT" and not _CONVENING.isdisjoint(verdict.rules)
    done = "role.passive" in roles.rules or ("support.occur" in verdict.rules and sheet.lex.order == "vso")
    struck = bool(case.whom) or (sheet.lex.order == "svo" and verdict.type in {"COERCE", "ASSAULT"})
    return convening, "role.unnamed" in roles.rules or (struck and done and verdict.type in _SUFFERED)


def _parties(story: Story, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients, with what the rules of judgement add: hosts, those concerned, whom an offer is made."""
    cue, trigger, where, who, whom, verdict = case.cue, case.trigger, case.where, case.who, case.whom, case.verdict
    scope, found = story.scope, story.found
    plan = frame(trigger.frame)
    if "own" in trigger.needs and not who and not (story.sheet.lex.order == "vso" and "support.occur" in verdict.rules):
        who = scope.main_subject(cue, where, found)
        # "provides for the release of prisoners of X ... whom X holds": nobody does it to himself.
        who = () if set(who) <= set(whom) else who
    if trigger.frame == "visit" and not who and cue.verb is None and introduced(story.sheet, cue) in _BESIDE:
        who = scope.main_subject(cue, where, found)
    # Words are about what they govern; a deed is not done to whom a clause behind it names.
    if not whom and plan.recipient and cue.verb is not None and verdict.type in _WORDS:
        whom = scope.concerned(who, where, found)
        if not whom and (verdict.status == "conditional" or verdict.type == "THREATEN"):
            whom = scope.conditioned(cue, who, found)
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
    if trigger.frame == "host" and cue.suffix and cue.verb is None and who and not whom:
        # "during his reception of X": the host is the subject.
        whom = tuple(a for a in scope.main_subject(cue, where, found) if a not in who)
    whom = _others(story, who, whom, own=verdict.type not in _FOREIGN)
    unwilling = bool({"status.unwilling", "status.negated_promise"} & set(verdict.rules))
    if plan.joint and (unwilling or (verdict.type == "AGREE" and verdict.status == "offered")):
        who, whom = scope.offered(cue, where, who, found)
    return who, whom


# Nobody promises, gives or lends support to his own state.
_FOREIGN = frozenset({"AGREE", "AID", "SUPPORT"})


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
    if not spoken or spoken == story.day or verdict.type not in SAID or _of_others(story, said, case.who):
        return None, ""
    return spoken, "statement"


def _of_others(story: Story, said: Statement | None, who: tuple[str, ...]) -> bool:
    """Whether somebody tells what another did in words: "their first commitment" is not of the day it is praised.

    Of what two agreed, the day it is announced is the day.
    """
    speaker = story.actors.get(said.speaker or "") if said is not None else None
    doer = story.actors.get(who[0]) if len(who) == 1 else None
    states = {speaker.country, doer.country} if speaker and doer else {None}
    return None not in states and len(states) > 1


def _own_dates(story: Story, cue: Cue, where: Clause, verdict: Verdict) -> list[Dated]:
    """Dates before the content of Arabic words: "accused X of firing missiles on Sunday" is not said on Sunday."""
    sheet = story.sheet
    if cue.verb is None or sheet.lex.order != "vso" or verdict.type not in _GOVERNING:
        return story.dates
    taken = {i for c in story.found for i in range(c.head, c.last)}
    taken |= {i for d in story.dates for i in range(d.first - 1, d.last)}
    attached = sheet.lex.settings["attached"]
    for index in range(cue.end, where.last):
        if index in taken or sheet.marks[index] not in " p":
            continue
        slots = {attached.get(s.prefix, "") for s in sheet.text.tokens[index].shapes if s.prefix and len(s.stem) > 2}
        opens = (sheet.slots.get(index) == "to" and index + 1 not in taken) or "by_means" in slots
        if opens:
            return [d for d in story.dates if not index < d.first < where.last]
    return story.dates


def _relative(sheet: Sheet, cue: Cue, roles: Roles) -> bool:
    """Whether an Arabic imperfect only describes the noun before it ("a resolution that backs the truce")."""
    verb = cue.verb
    if verb is None or sheet.lex.order != "vso" or verb.form.tense != "present" or verb.prefix or not verb.lemma:
        return False
    before = verb.first - 1
    kinds = sheet.lex.settings["_pronouns"]
    if verb.suffix in kinds and before >= 0 and _indefinite(sheet, before):
        # Whom a movement holds, told right behind "a thousand prisoners".
        return True
    if before > 0 and sheet.marks[before] == "r" and "resolution_word" in sheet.sets.get(before - 1, ()):
        return True
    if before < 0 or sheet.marks[before] != " " or before in sheet.slots or "role.inherited" not in roles.rules:
        return False
    return not sheet.sets.get(before, frozenset()) & {"not", "will", "may"}


def _indefinite(sheet: Sheet, index: int) -> bool:
    """Whether an Arabic noun without the article stands here: a clause right behind it describes it."""
    token, article = sheet.text.tokens[index], sheet.lex.settings["article"]
    plain = sheet.marks[index] == " " and token.kind == "word" and not token.form.startswith(article)
    return plain and not sheet.sets.get(index, frozenset()) & {"not", "will", "may", "dated", "role", "thin", "was"}


def _tense(sheet: Sheet, cue: Cue, where: Clause, verdict: Verdict) -> tuple[str, ...]:
    """Marks of verbs that tell neither of today nor of one day: what had happened before, what holds in general."""
    if earlier(sheet, cue):
        return ("status.earlier",)
    if where.first > 0 and "sequel" in sheet.sets.get(where.first - 1, ()):
        # "after X expelled them": of no later day than the main clause.
        return ("tense.sequel",)
    if cue.verb is not None and any(sheet.slots.get(i) in {"after", "before"} for i in range(where.first, cue.first)):
        return ("tense.sequel",)
    comma = sheet.marks.find(",", cue.end, where.last)
    close = comma if comma >= 0 else where.last
    if cue.verb is not None and any(sheet.slots.get(i) == "since" for i in range(cue.end, close)):
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

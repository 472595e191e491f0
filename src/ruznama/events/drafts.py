"""From triggers to drafts: each trigger is judged, its parties, date and place are found, its needs are tested."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from ruznama.events.args import Roles
from ruznama.events.clauses import Clause, clause, related
from ruznama.events.covering import covered, threatened
from ruznama.events.draft import Draft
from ruznama.events.frames import Trigger
from ruznama.events.governors import governing, supported
from ruznama.events.needs import around
from ruznama.events.parties import Chunk
from ruznama.events.sharing import attended, lent, pointed, roles_of, told
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.status import BESIDE, Verdict, judge
from ruznama.events.story import Story
from ruznama.events.telling import telling
from ruznama.events.voice import passive
from ruznama.events.when import BEHIND
from ruznama.model import Sentence

__all__ = ["drafts"]

# Supporting verbs that lend their subject to the event noun.
_LENDING = frozenset({"hold", "begin", "cancel", "continue", "postpone"})
# In Persian the subject of "ended", "failed" is the meeting itself.
_CLOSING = frozenset({"end", "fail"})
_UNASKED = "a word that the row asks for is missing from the sentence"
# How many tellings back a nameless meeting may look for its parties.
_BACK = 12


def drafts(story: Story) -> list[Draft]:
    """All tellings of events in text order; verbs are read before the nouns that they may cover."""
    sheet = story.sheet
    found: list[Draft] = []
    triggers: dict[int, list[Cue]] = {}
    modal: dict[int, list[Cue]] = {}
    unlikely: list[Cue] = []
    places, parts = sheet.places, sheet.parts
    for cue in sheet.cues:
        if cue.trigger is None:
            modal.setdefault(places[cue.first], []).append(cue)
        elif _likely(sheet, cue.trigger, parts[cue.first]):
            triggers.setdefault(places[cue.first], []).append(cue)
        else:
            unlikely.append(cue)
    chunks: dict[int, list[Chunk]] = {}
    for chunk in story.found:
        chunks.setdefault(sheet.places[chunk.first], []).append(chunk)
    _unasked(story, unlikely, chunks)
    days = [date.first for date in story.dates]
    for which, own in triggers.items():
        part = sheet.text.sentences[which]
        dates = story.dates[bisect_left(days, part.first) : bisect_left(days, part.last + BEHIND)]
        here = replace(story, modal=modal.get(which, []), found=chunks.get(which, []), dates=dates)
        found += _sentence(here, own, found)
    return found


def _sentence(story: Story, likely: list[Cue], before: list[Draft]) -> list[Draft]:
    """Tellings of one sentence by its triggers; of those of the sentences ``before`` it the last few matter."""
    found: list[Draft] = []
    recent = before[-_BACK:]
    reach: list[tuple[Cue, Clause, Verdict]] = []
    for trigger in (*[c for c in likely if c.verb is not None], *[c for c in likely if c.verb is None]):
        read = _read(story, trigger, recent, reach)
        if story.watch is not None:
            story.watch(story, trigger, read if isinstance(read, str) else read[-1])
        if not isinstance(read, str):
            cue, where, verdict, draft = read
            found.append(draft)
            recent.append(draft)
            if cue.verb is not None:
                reach.append((cue, where, verdict))
    return sorted(found, key=lambda d: d.first)


def _unasked(story: Story, cues: list[Cue], chunks: dict[int, list[Chunk]]) -> None:
    """Tell who watches of triggers that lack a word: of the page, then of their sentence, with its parties."""
    if story.watch is None:
        return
    near: list[Cue] = []
    for cue in cues:
        if cue.trigger is not None and story.sheet.spots.keys() >= set(cue.trigger.asked):
            near.append(cue)
        else:
            story.watch(story, cue, _UNASKED)
    for cue in near:
        story.watch(replace(story, found=chunks.get(story.sheet.places[cue.first], [])), cue, _UNASKED)


def _likely(sheet: Sheet, trigger: Trigger, part: Sentence) -> bool:
    """Whether the words that a row asks for stand in a sentence: 40 of the 93 triggers on a page miss theirs."""
    asked = trigger.asked
    return not asked or all(sheet.first_of(name, part.first, part.last) >= 0 for name in asked)


def _read(
    story: Story, cue: Cue, found: list[Draft], reach: list[tuple[Cue, Clause, Verdict]]
) -> tuple[Cue, Clause, Verdict, Draft] | str:
    """What a trigger tells, with its clause and verdict; or in words why it tells nothing."""
    sheet = story.sheet
    if story.scope.inside_name(cue):
        return "part of a name"
    where = _bounded(story, cue, clause(sheet, cue))
    bare = cue.verb is None
    if not bare and not around(story, cue, where):
        return "a word that the row asks for stands too far away, or one that it shuns stands near"
    beside = cue.trigger is not None and bool(cue.trigger.needs & BESIDE)
    support = supported(sheet, cue, where, story.modal) if bare and not beside else None
    if support is not None and support.verb is not None and _lends(sheet, cue, support):
        cue = cue.carried(support.verb)
        where = clause(sheet, replace(cue, first=min(cue.first, support.verb.first)))
    elif support is not None and support.verb is not None and support.entry.name == "occur":
        where = related(sheet, where, support.verb)
    elif support is None and bare and sheet.lex.order == "vso" and (begun := _begun(story, where)) is not None:
        where = related(sheet, where, begun)
    again = pointed(sheet, cue, found) is not None if support is None else attended(sheet, cue, support, found)
    if bare and again:
        return "the meeting told before"
    if cue.trigger is None or ("carried" in cue.trigger.needs and support is None):
        return "no verb carries the noun"
    if "told" in cue.trigger.needs and not (cue.verb is None or passive(sheet, cue)):
        return "not told as done to its subject"
    if (bare and not _apart(cue.trigger) and covered(sheet, cue, reach)) or threatened(sheet, cue, reach):
        return "only what another event is about"
    governor = None if beside else _governor(story, cue, where, support)
    verdict = judge(sheet, cue, where, support, governor)
    if verdict is None:
        return "told as a wish, a purpose, a condition or a mere topic"
    if governor is not None and cue.verb is None and not told(story, cue, where, governor):
        cue, where = lent(sheet, cue, governor)
    roles = roles_of(story, cue, where, support, found)
    if _relative(sheet, cue, roles):
        return "only describes the noun before it"
    draft = telling(story, cue, where, verdict, roles, near=not bare)
    return draft if isinstance(draft, str) else (cue, where, verdict, draft)


def _governor(story: Story, cue: Cue, where: Clause, support: Cue | None) -> Cue | None:
    """The modal word over a trigger, or over the Arabic verb that carries it ("is expected to (that) pay a visit")."""
    found = governing(story.sheet, cue, where, story.modal)
    verb = support.verb if support is not None else None
    if found is not None or verb is None or story.sheet.lex.order != "vso" or verb.first > cue.first:
        return found
    over = governing(story.sheet, replace(cue, first=verb.first, last=verb.last, verb=verb), where, story.modal)
    return over if over is not None and over.entry.name == "plan" and over.first != verb.first else None


def _bounded(story: Story, cue: Cue, where: Clause) -> Clause:
    """The clause of an English trigger without the speaker behind it ("rejects it," a spokesperson of X said)."""
    until = story.scope.told_until(cue) if story.sheet.lex.order == "svo" else -1
    if until < cue.end:
        return where
    last, comp, end = (min(place, until) for place in (where.last, where.comp, where.end))
    return replace(where, last=last, comp=comp, end=end)


def _begun(story: Story, where: Clause) -> VerbAt | None:
    """The verb of "which began, which took place" right behind an Arabic noun: it dates the noun."""
    if where.last >= len(story.sheet.marks) or story.sheet.marks[where.last] != "r":
        return None
    names = {"begin", "occur"}
    near = (c.verb for c in story.modal if c.first == where.last + 1 and c.entry.name in names)
    return next(near, None)


def _apart(trigger: Trigger) -> bool:
    """Whether a noun tells of its own beside the deed it belongs to: a mediation, an outcome, a circumstance."""
    return trigger.frame in {"mediate", "mediated"} or bool({"follow", "hal"} & trigger.needs)


def _lends(sheet: Sheet, cue: Cue, support: Cue) -> bool:
    """Whether the subject of the supporting verb is a party of the noun; not of "ended without agreement"."""
    name = support.entry.name
    # The day a boycott ended is not the boycott's.
    met = cue.trigger is not None and (cue.trigger.type == "CONSULT" or name == "fail")
    closing = name in _CLOSING and sheet.lex.order != "sov" and met
    return (name in _LENDING or closing) and not (cue.trigger is not None and "follow" in cue.trigger.needs)


def _relative(sheet: Sheet, cue: Cue, roles: Roles) -> bool:
    """Whether an Arabic imperfect only describes the noun before it ("a resolution that backs the truce")."""
    verb = cue.verb
    if verb is None or sheet.lex.order != "vso" or verb.form.tense != "present" or not verb.lemma:
        return False
    before = verb.first - 1
    kinds = sheet.lex.settings["_pronouns"]
    if verb.prefix and not (verb.prefix in sheet.lex.settings["future_letters"] and verb.suffix in kinds):
        return False
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

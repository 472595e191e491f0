"""The stage: from marked text to drafts, from drafts to events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ruznama.events.args import Roles, fill
from ruznama.events.clauses import Clause, clause
from ruznama.events.draft import Draft
from ruznama.events.frames import Trigger, frame, lexicon
from ruznama.events.gather import gather
from ruznama.events.locator import Locator
from ruznama.events.pairs import pairs
from ruznama.events.parties import Chunk, chunks
from ruznama.events.scan import Cue, Sheet, VerbAt, scan
from ruznama.events.scores import contexts, score
from ruznama.events.scope import Scope, covered, muted
from ruznama.events.status import Verdict, earlier, governing, introduced, judge, supported
from ruznama.events.when import Dated, dated, nearest, place, when_of, year
from ruznama.lexicon import Form
from ruznama.model import Actor, Article, Event, Issue, Mention, Span, Statement, Text, Time, item_id

__all__ = ["find"]

_MOST_EVIDENCE = 8
# Types whose date is that of the words themselves when they are said.
# Supporting verbs that lend their subject to the event noun.
_LENDING = frozenset({"hold", "begin", "cancel", "continue"})
_SAID = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})


def find(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Find the events of a text.

    Args:
        text: the analysed text.
        item: the article, for its publication date.
        times: dates found in it.
        actors: identities found in it.
        mentions: where they are named.
        statements: who said what.

    Returns:
        Events in text order of their first telling, and issues (RZ6xx).
    """
    if not text.tokens or text.lang == "und":
        return (), ()
    lex = lexicon(text.lang)
    at = Locator(text)
    names: set[int] = set()
    ends: set[int] = set()
    for mention in mentions:
        first, last = at.tokens(mention.span)
        ends.add(last - 1)
        if mention.kind == "name" and last - first > 1:
            names.update(range(first, last))
    for time in times:
        # "dahom" is the tenth before it is "I give": no word of a date is a verb.
        names.update(range(*at.tokens(time.span)))
    sheet = scan(text, lex, frozenset(names), ends, at)
    if muted(sheet):
        return (), ()
    by_id = {actor.id: actor for actor in actors}
    found = pairs(sheet, chunks(sheet, mentions, by_id), by_id)
    scope = Scope(sheet, statements, mentions, by_id, found)
    dates = dated(sheet, times)
    day = item.published.value[:10] if item.published else None
    drafts = _drafts(sheet, found, scope, dates, by_id, day)
    drafts = _scened(sheet, _dated_ahead(drafts, item), dates, item, by_id)
    published = year(item.published.value) if item.published else None
    events = [_event(sheet, best, told, published) for best, told in gather(drafts, by_id)]
    issues = [
        Issue(code="RZ601", stage="events", span=event.trigger, detail=f"{event.type} without a doer")
        for event in events
        if not event.actors
    ]
    return tuple(_distinct(text, events)), tuple(issues)


def _drafts(
    sheet: Sheet,
    found: Sequence[Chunk],
    scope: Scope,
    dates: Sequence[Dated],
    actors: Mapping[str, Actor],
    day: str | None,
) -> list[Draft]:
    drafts: list[Draft] = []
    reach: list[tuple[Cue, Clause, Verdict]] = []
    for cue in sorted((c for c in sheet.cues if c.trigger), key=lambda c: (c.verb is None, c.first)):
        where = clause(sheet, cue)
        support = None
        bare = cue.verb is None
        if bare:
            support = supported(sheet, cue, where, sheet.cues)
            if support is not None and support.verb is not None and support.entry.name in _LENDING:
                cue = cue._replace(verb=support.verb)  # noqa: PLW2901
                where = clause(sheet, cue._replace(first=min(cue.first, support.verb.first)))
        if "carried" in (cue.trigger.needs if cue.trigger else ()) and support is None:
            continue
        if scope.inside_name(cue) or (bare and covered(sheet, cue, reach)):
            continue
        governor = governing(sheet, cue, where, sheet.cues)
        verdict = judge(sheet, cue, where, support, governor)
        if verdict is None:
            continue
        if governor is not None and cue.verb is None and not _told(sheet, cue, where, found, governor):
            cue, where = _lent(sheet, cue, governor)  # noqa: PLW2901
        roles = _roles(sheet, cue, where, found, scope, support, drafts)
        draft = _draft(sheet, cue, where, verdict, roles, scope, found, dates, actors, day)
        if draft is None:
            continue
        drafts.append(draft)
        if cue.verb is not None:
            reach.append((cue, where, verdict))
    return sorted(drafts, key=lambda d: d.first)


def _told(sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], governor: Cue) -> bool:
    """Whether an announced event names its own parties, so that the announcer is none of them."""
    if governor.entry.name != "announce" or cue.trigger is None:
        return False
    return len(fill(sheet, cue, where, found, (), ()).actors) > 1 or not frame(cue.trigger.frame).joint


def _lent(sheet: Sheet, cue: Cue, governor: Cue) -> tuple[Cue, Clause]:
    """The noun with the verb of "is ready", "intends": its subject is the one who is ready."""
    verb = governor.verb
    if verb is None and sheet.lex.order == "sov":
        sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
        index = next((i for i in range(cue.last, sentence.last) if sheet.marks[i] == "v"), -1)
        verb = sheet.verbs.get(index)
    if verb is None:
        form = Form("", "", "present", 3, "s", negative=False)
        verb = VerbAt(governor.first, governor.last, "", form, "", "")
    lent = cue._replace(verb=verb)
    return lent, clause(sheet, lent._replace(first=min(cue.first, governor.first), last=max(cue.last, governor.last)))


def _roles(
    sheet: Sheet,
    cue: Cue,
    where: Clause,
    found: Sequence[Chunk],
    scope: Scope,
    support: Cue | None,
    drafts: Sequence[Draft],
) -> Roles:
    anchor = cue
    needs = cue.trigger.needs if cue.trigger else frozenset()
    if cue.verb is not None and not cue.verb.lemma:
        anchor = cue._replace(first=cue.verb.first, last=cue.verb.last)
    if support is not None and cue.verb is not None:
        anchor = cue._replace(first=min(cue.first, cue.verb.first), last=max(cue.last, cue.verb.last))
        if sheet.lex.order != "sov":
            anchor = cue._replace(first=cue.verb.first, last=cue.verb.last)
    fallback = scope.subject(anchor, where)
    roles = fill(sheet, anchor, where, found, fallback, scope.speaker(cue))
    if support is not None and cue.trigger is not None:
        bare = fill(sheet, cue._replace(verb=None), where, found, (), ())
        joint = frame(cue.trigger.frame).joint
        if joint:
            actors = tuple(dict.fromkeys((*roles.actors, *bare.actors)))
            roles = roles._replace(actors=actors, chunks=(*roles.chunks, *bare.chunks))
        else:
            actors = roles.actors or bare.actors
            others = tuple(a for a in dict.fromkeys((*roles.recipients, *bare.recipients)) if a not in actors)
            roles = roles._replace(actors=actors, recipients=others, chunks=(*roles.chunks, *bare.chunks))
    joint = cue.trigger is not None and frame(cue.trigger.frame).joint
    if joint and cue.verb is not None and roles.actors and len(roles.actors) < 2:
        roles = _completed(sheet, cue, roles, drafts)
    if joint and cue.verb is None and not roles.actors and (support is not None or "follow" in needs):
        before = [d for d in drafts if d.type == "CONSULT" and d.joint and len(d.actors) > 1 and d.first < cue.first]
        nearest_before = max(before, key=lambda d: d.first, default=None)
        if (
            nearest_before is not None
            and sheet.text.sentence_at(cue.first) - sheet.text.sentence_at(nearest_before.first) <= 2
        ):
            return roles._replace(actors=nearest_before.actors, rules=(*roles.rules, "role.followed"))
    if joint and cue.verb is None and len(roles.actors) < 2:
        roles = _shared(sheet, cue, where, found, scope, roles, drafts)
    return roles


def _completed(sheet: Sheet, cue: Cue, roles: Roles, drafts: Sequence[Draft]) -> Roles:
    """A joint deed told of one party beside a meeting with the other ("met X and issued a joint statement")."""
    sentence = sheet.text.sentence_at(cue.first)
    for draft in drafts:
        if draft.joint and set(roles.actors) < set(draft.actors) and sheet.text.sentence_at(draft.first) == sentence:
            return roles._replace(actors=draft.actors, rules=(*roles.rules, "role.completed"))
    return roles


def _shared(
    sheet: Sheet,
    cue: Cue,
    where: Clause,
    found: Sequence[Chunk],
    scope: Scope,
    roles: Roles,
    drafts: Sequence[Draft],
) -> Roles:
    """Parties of a meeting that the sentence tells beside its main deed: "after meeting X, he said"; "agreed at talks"."""
    slot = introduced(sheet, cue)
    if slot not in {"after", "during", "before", "in", "since", "to", ""}:
        return roles
    sentence = sheet.text.sentence_at(cue.first)
    if not roles.actors:
        both = [c for c in found if len(c.actors) == 2 and sheet.text.sentence_at(c.first) == sentence and c.first < cue.first]
        if both:
            return roles._replace(actors=both[-1].actors, rules=(*roles.rules, "role.both"))
        if slot == "":
            return roles
        for draft in reversed(drafts):
            told = draft.joint and len(draft.actors) > 1 and draft.status in {"happened", "ongoing"}
            if told and sheet.text.sentence_at(draft.first) == sentence:
                return roles._replace(actors=draft.actors, rules=(*roles.rules, "role.shared"))
        return roles
    if slot in {"", "to"}:
        return roles
    main = scope.main_subject(cue, where, found)
    extra = tuple(a for a in main if a not in roles.actors)
    return roles._replace(actors=(*extra, *roles.actors), rules=(*roles.rules, "role.shared")) if extra else roles


def _draft(
    sheet: Sheet,
    cue: Cue,
    where: Clause,
    verdict: Verdict,
    roles: Roles,
    scope: Scope,
    found: Sequence[Chunk],
    dates: Sequence[Dated],
    actors: Mapping[str, Actor],
    day: str | None,
) -> Draft | None:
    trigger = cue.trigger
    if trigger is None:
        return None
    plan = frame(trigger.frame)
    who, whom = roles.actors, roles.recipients
    if "own" in trigger.needs and not who:
        who = scope.main_subject(cue, where, found)
    if not whom and (plan.recipient or trigger.frame in {"commit"}) and cue.verb is not None:
        whom = scope.concerned(who, where, found)
        if not whom and verdict.status == "conditional":
            whom = scope.conditioned(cue, who, found)
    turned = _turned(sheet, trigger, where, verdict)
    if turned is not None:
        verdict = turned
    if trigger.frame == "visit":
        who, whom = scope.hosted(who, whom, where, found, cue)
    unwilling = "status.unwilling" in verdict.rules
    if plan.joint and (unwilling or (verdict.type == "AGREE" and verdict.status == "offered")):
        who, whom = scope.offered(sheet, cue, where, who, found)
    if not scope.meets(cue, trigger, where, who, whom, found, verdict):
        return None
    said = scope.statement(cue)
    date = nearest(sheet, cue, where, dates, scope.contents)
    value, origin = (date.value, "stated") if date else (None, "")
    # A statement's time that is only the day of publication is no time the text gives.
    spoken = said.when.split("T")[0] if said is not None and said.when else None
    if value is None and spoken and spoken != day and verdict.type in _SAID:
        value, origin = spoken, "statement"
    first, last = _extent(where, cue, roles, whole=verdict.type in _SAID)
    return Draft(
        first=cue.first,
        last=cue.last,
        sentence=sheet.text.sentence_at(cue.first),
        clause=(first, last),
        type=verdict.type,
        mode=_mode(sheet, verdict, trigger.frame, who, whom),
        status=verdict.status,
        actors=who,
        recipients=whom,
        joint=plan.joint and not whom,
        value=value,
        origin=origin,
        where=place(sheet, where, found, dict(actors), cue),
        statement=said.id if said else None,
        sure=verdict.sure * (1.0 if roles.subject else 0.8) * (0.85 if not whom and not plan.joint else 1.0),
        explicit=bool(roles.chunks),
        rules=(trigger.id, *verdict.rules, *_tense(sheet, cue, verdict), *roles.rules),
    )


def _tense(sheet: Sheet, cue: Cue, verdict: Verdict) -> tuple[str, ...]:
    """Marks of verbs that tell neither of today nor of one day: what had happened before, what holds in general."""
    if earlier(sheet, cue):
        return ("status.earlier",)
    governed = any(rule.startswith("governor.") for rule in verdict.rules)
    present = cue.verb is not None and cue.verb.form.tense == "present" and verdict.status == "happened"
    return ("tense.present",) if present and not governed else ()


def _turned(sheet: Sheet, trigger: Trigger, where: Clause, verdict: Verdict) -> Verdict | None:
    """A promise of arms is a threat: ``turn:SET:TYPE`` in the trigger's needs."""
    for need in trigger.needs:
        parts = need.split(":")
        if parts[0] == "turn" and any(parts[1] in sheet.sets.get(i, ()) for i in range(where.first, where.end)):
            return verdict._replace(type=parts[2], status="happened", rules=(*verdict.rules, f"turn.{parts[1]}"))  # type: ignore[arg-type]
    return None


def _mode(sheet: Sheet, verdict: Verdict, name: str, who: tuple[str, ...], whom: tuple[str, ...]) -> str:  # noqa: ARG001
    if verdict.type == "CONSULT" and not verdict.mode and name == "meet" and len(who) > 2:
        return "multilateral"
    return verdict.mode


def _extent(where: Clause, cue: Cue, roles: Roles, *, whole: bool) -> tuple[int, int]:
    """Token range of the evidence: the clause with its outer subject; of words the clause they govern too."""
    first = min([where.first, cue.first, *(c.head for c in roles.chunks)])
    last = max([where.last, cue.end, *(c.last for c in roles.chunks if c.first < where.end)])
    return first, max(last, where.end) if whole else last


def _dated_ahead(drafts: Sequence[Draft], item: Article) -> list[Draft]:
    """What is told in the present with a date after publication is planned."""
    published = item.published.value[:10] if item.published else None
    done = []
    for draft in drafts:
        ahead = draft.value is not None and published is not None and draft.value[:10] > published
        if ahead and draft.status in {"happened", "ongoing"} and len(published or "") == 10 and "/" not in (draft.value or ""):
            draft = draft._replace(status="planned", rules=(*draft.rules, "status.dated_ahead"))  # noqa: PLW2901
        done.append(draft)
    return done


def _scened(
    sheet: Sheet,
    drafts: list[Draft], dates: Sequence[Dated], item: Article, actors: Mapping[str, Actor]
) -> list[Draft]:
    """Give undated deeds of a scene's own participants the scene's date.

    A scene opens with a dated event near publication and lasts until another date is named. Its participants are the
    states of the event's parties. Without this, "he also promised ..." after "met on Friday" would have no date.
    """
    published = item.published.value[:10] if item.published else None
    scene: tuple[str, set[str], int] | None = None
    done: list[Draft] = []
    for draft in drafts:
        near = bool(draft.value and published and len(draft.value) == 10 and draft.value[:7] == published[:7])
        near = near and draft.status in {"happened", "offered", "negated"} and (draft.value or "") <= (published or "")
        if draft.value and near:
            members = _states(draft, actors)
            if scene is not None and scene[0] == draft.value:
                members |= scene[1]
            scene = draft.value, members, sheet.text.sentence_at(draft.first)
        elif draft.value is None and scene is not None and draft.status in {"happened", "offered"}:
            states = _states(draft._replace(recipients=()), actors)
            today = scene[0] == published
            close = sheet.text.sentence_at(draft.first) - scene[2] <= 2
            reported = draft.statement is not None and draft.type not in _SAID
            if reported or {"status.earlier", "tense.present"} & set(draft.rules):
                states = set()
            if states and (states <= scene[1] or today or close) and not _crossed(draft, dates, scene[0], drafts, published or ""):
                draft = draft._replace(  # noqa: PLW2901
                    value=scene[0], origin="bounded", sure=draft.sure * 0.9, rules=(*draft.rules, "when.scene")
                )
        done.append(draft)
    return done


def _states(draft: Draft, actors: Mapping[str, Actor]) -> set[str]:
    ids = (*draft.actors, *draft.recipients)
    return {actors[i].country or i if i in actors else i for i in ids}


def _crossed(draft: Draft, dates: Sequence[Dated], scene: str, drafts: Sequence[Draft], day: str) -> bool:
    """Whether another day of the story was named between the scene and the draft; past years and plans do not count."""
    opening = max((d.first for d in drafts if d.value == scene and d.first < draft.first), default=0)
    return any(
        opening < date.first < draft.first
        and date.value != scene
        and len(date.value) == len("2020-01-01")
        and date.value[:4] == scene[:4]
        and date.value < day
        for date in dates
    )


def _event(sheet: Sheet, best: Draft, told: tuple[Draft, ...], published: int | None) -> Event:
    text = sheet.text
    trigger = text.token_span(best.first, best.last)
    evidence: list[Span] = []
    for draft in told:
        span = text.token_span(*draft.clause)
        if span not in evidence and len(evidence) < _MOST_EVIDENCE:
            evidence.append(span)
    when = when_of(best.value, best.origin) if best.value else None
    last = year(when.value) if when else None
    # Without a publication date a bare year is background: the news itself is never told by its year.
    bare = published is None and when is not None and when.precision in {"year", "interval", "decade"}
    past = bare or (last is not None and published is not None and last < published)
    number = score(best.type, best.mode)
    words = sorted({index for draft in told for index in range(*draft.clause)})
    rules = list(dict.fromkeys(rule for draft in told for rule in draft.rules))
    sure = 1.0
    for draft in told:
        sure *= 1 - draft.sure
    return Event(
        id=item_id(text.article, "e", trigger.start, trigger.end),
        type=best.type,
        mode=best.mode or None,
        contexts=contexts(sheet, words),
        actors=best.actors,
        recipients=best.recipients,
        when=when,
        where=best.where,
        status=best.status,
        background=past,
        trigger=trigger,
        evidence=tuple(evidence),
        statement=best.statement,
        intensity=number.intensity,
        quad=number.quad,
        confidence=round(min(0.95, 1 - sure), 2),
        rules=tuple(rules),
    )


def _distinct(text: Text, events: Sequence[Event]) -> list[Event]:
    """Number events that share a trigger, so that ids stay unique."""
    seen: dict[Span, int] = {}
    found = []
    for event in sorted(events, key=lambda e: e.trigger):
        ordinal = seen.get(event.trigger, 0)
        seen[event.trigger] = ordinal + 1
        if ordinal:
            import msgspec

            event = msgspec.structs.replace(  # noqa: PLW2901
                event, id=item_id(text.article, "e", event.trigger.start, event.trigger.end, ordinal)
            )
        found.append(event)
    return found

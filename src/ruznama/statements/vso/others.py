"""Arabic speech without a finite verb of its own: participles, statements that read, relays."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Clause, Content, Line, Subject
from ruznama.statements.rules import Rules
from ruznama.statements.vso.clause import NEAR, PAUSES, start_of
from ruznama.statements.vso.complement import content_of, marked_content
from ruznama.statements.vso.subject import as_subject, person_beside, subject_of

# Tokens from a participle without a pause before it to what it brings, complementizer included.
_TIGHT = 4

__all__ = ["circumstance", "it_reads", "relayed"]


def circumstance(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    """A participle in the accusative behind a pause: one more statement of the clause's subject."""
    view = line.view
    before = view.form(hit.first - 1)
    closing = before in ('"', "»")
    # An accusative that no preposition takes is a circumstance also without a pause; the feminine may be any noun.
    sure = hit.value.form.number == "p" or hit.value.form.gender == "m"
    sure = sure and view.form(hit.first) not in rules.sets["nominal_participles"]
    joined = bool(hit.prefix) or closing or before in PAUSES or (sure and before not in rules.prepositions)
    if not joined and not hit.value.cue.frame & {"quote"}:
        return None
    if hit.first == line.first:
        return None
    subject = Subject("same", gender=hit.value.form.gender)
    cue = hit.value.cue
    content = content_of(line, rules, hit, hit.last, subject)
    bare = view.form(hit.last).startswith(rules.letters["article"]) and cue.act == "promise"
    if content is None and bare and hit.last < line.last:
        content = Content(hit.last, nominal=True)
    if content is None or (not joined and not content.quoted):
        return None
    paused = bool(hit.prefix) or closing or before in PAUSES
    if "claims" not in cue.flags and content.first - hit.last > (NEAR if paused else _TIGHT):
        # An accusative without a pause may be any noun (a headquarters), unless its complement follows at once.
        return None
    return Clause(hit, subject, content, hit.first, "circumstance")


def it_reads(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    """The statement read: its issuer speaks, named behind the word or spoken of last."""
    view = line.view
    subject, after = Subject("elided"), hit.last
    spots = view.spots_in(hit.last, min(line.last, hit.last + 5))
    gap = {view.form(at) for at in range(hit.last, spots[0].first)} if spots else set()
    if spots and not gap & rules.that:
        subject, after = as_subject(person_beside(view, rules, spots), ""), spots[0].last
    content = marked_content(line, rules, hit, after, subject)
    return Clause(hit, subject, content, hit.first, "reads") if content is not None else None


def relayed(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    """X relays from Y that: Y speaks, X is the relay."""
    view = line.view
    subject, after = subject_of(line, rules, hit, start_of(line, rules, hit.first))
    at = next(
        (t for t in range(after, min(line.last, after + 8)) if view.form(t) in rules.sets["relay_preposition"]), None
    )
    if at is None:
        return None
    spots = view.spots_in(at + 1, min(line.last, at + 8))
    if spots and spots[0].first - at <= 3:
        speaker = as_subject(person_beside(view, rules, spots), "")
    else:
        speaker = Subject("words", first=at + 1, last=at + 2)
    content = None
    said = rules.sets["his_saying"]
    for step in range(speaker.last, min(line.last, speaker.last + 20)):
        form = view.form(step)
        if form in said:
            marked = view.form(step + 1) in rules.that or view.form(step + 1) == ":"
            content = Content(step + 2 if marked else step + 1)
            break
        if form in rules.that or form == ":":
            content = Content(step + 1)
            break
    if content is None:
        return None
    return Clause(hit, speaker, content, hit.first, "relay", via=subject.spot)

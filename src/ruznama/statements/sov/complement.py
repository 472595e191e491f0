"""What is said: behind the verb, inside a split verb, in front of it."""

from __future__ import annotations

from ruznama.lexicon import Hit, cells
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules, begins
from ruznama.statements.sov.borders import closers, is_finite
from ruznama.statements.sov.clause import PAUSES, is_told
from ruznama.statements.sov.objects import object_mark, object_of
from ruznama.statements.view import View

__all__ = ["content_of", "content_of_lead"]

# A shorter rest behind "said," is an afterthought.
_RUNS = 4
# Tokens between a quotation and the verb behind it.
_QUOTED = 40
# A shorter object inside "proposed ..." is part of a name of the deed.
_BARE = 2


def content_of_lead(line: Line, rules: Rules, hit: Hit[Found]) -> Content | None:
    """Between "saying that" and the verb that closes the sentence."""
    view = line.view
    told = [other for other in line.hits if other.first > hit.last and other.value.cue.kind in ("verb", "light")]
    verb = next((other for other in told if is_told(view, rules, other) and not view.quote_at.get(other.first)), None)
    if verb is None:
        return None
    quote = view.opening.get(hit.last)
    if quote is not None and quote.closing is not None and quote.closing < verb.first:
        return Content(quote.first, quoted=True, end=quote.last)
    end = verb.first
    comma = next((at for at in range(end - 1, max(hit.last, end - 5), -1) if view.form(at) == ","), None)
    end = comma if comma is not None else end
    return Content(hit.last, end=end) if end - hit.last >= _RUNS else None


def content_of(line: Line, rules: Rules, hit: Hit[Found], start: int, subject: Subject) -> Content | None:
    """What a cue brings, by the complements its row allows."""
    frame = hit.value.cue.frame
    if "inner" in frame:
        return _inner(line, rules, hit)
    if "ask" in frame and not _asked(line, rules, hit, start):
        return _ahead(line, rules, hit, start) if "clause" in frame else None
    if frame & {"that", "clause", "ask"}:
        found = _ahead(line, rules, hit, start)
        if found is not None:
            return found
    return _behind(line, rules, hit, start, subject) or _quote_before(line, hit)


def _ahead(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Content | None:
    """A clause behind the verb."""
    view, cue = line.view, hit.value.cue
    at = hit.last
    if view.form(at) in (",", "-") and (view.form(at + 1) in rules.that or at + 1 in view.opening):
        at += 1
    if at >= line.last:
        return None
    form = view.form(at)
    if form in rules.that or ("ask" in cue.frame and form in rules.sets["that_wished"]):
        step = at + 1
        if view.form(step) in (",", ":"):
            step += 1
        return Content(step) if step < line.last else None
    if form == ":":
        step = at + 1
        while view.form(step) in ("-", ":"):
            step += 1
        return Content(step, quoted=step in view.opening) if step < line.last else None
    if at in view.opening and view.opening[at].last - view.opening[at].first > 3:
        return Content(at)
    governs = cue.values.get("noprep")
    governed = bool(governs) and governs in view.forms[start : hit.first]
    if form == "," and not governed and _runs_on(line, rules, hit):
        return Content(at + 1)
    joins = form in rules.conjunctions and form not in rules.sets["adverbs"]
    if form in PAUSES or joins or (view.text.tokens[at].kind == "punct" and not _names(line, at)):
        return None
    if not cue.frame & {"that", "ask"} or line.last - at < 3:
        return None
    return None if governed else Content(at)


def _names(line: Line, at: int) -> bool:
    """Whether a short quotation begins what is said, as agencies write a name ("announced «NAME» will travel")."""
    quote = line.view.opening.get(at)
    return quote is not None and quote.closing is not None and line.last - quote.closing > _RUNS


def _runs_on(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a plain verb of saying with a comma behind it goes on with what is said."""
    following = line.view.form(hit.last + 1)
    if max(line.told) > hit.last:
        return False
    if hit.value.cue.kind not in ("verb", "light") or "that" not in hit.value.cue.frame:
        return False
    if any(not flag.startswith("noprep") for flag in hit.value.cue.flags):
        return False
    return line.last - hit.last > _RUNS and following not in rules.conjunctions and following not in rules.that


def _asked(line: Line, rules: Rules, hit: Hit[Found], start: int) -> bool:
    """Whether the clause says of whom something is asked: "from X" before the verb."""
    view = line.view
    asked = rules.sets["asked_of"]
    return any(
        view.form(at) in asked and view.form(at - 1) not in rules.sets["compound"] for at in range(start, hit.first)
    )


def _inner(line: Line, rules: Rules, hit: Hit[Found]) -> Content | None:
    """What stands inside a split verb."""
    view = line.view
    forms, light, copulas = view.forms, closers(rules.lang, _light(hit)), rules.sets["copulas"]
    marks = rules.union("object_marks", "that")
    bare = "bare" in hit.value.cue.flags
    if bare and (line.title or view.form(hit.first - 1) in rules.prepositions or hit.last in view.at):
        return None
    for at in range(hit.last + 1, line.last):
        if (forms[at] in light or forms[at] in copulas) and at not in view.at:
            short = bare and (at - hit.last < _BARE or at - 1 in line.places)
            return None if short else Content(hit.last, end=at)
        if bare and (forms[at] in marks or forms[at] in PAUSES or is_finite(view, rules, at)):
            return None
        if forms[at] == ";":
            return None
    return None


def _light(hit: Hit[Found]) -> tuple[str, ...]:
    return cells(hit.value.cue.values.get("light", "").replace("+", "|"))


def _behind(line: Line, rules: Rules, hit: Hit[Found], start: int, subject: Subject) -> Content | None:
    """An object in front of the verb, by its mark or its preposition."""
    view, cue = line.view, hit.value.cue
    low = max(start, subject.last)
    if cue.frame & {"obj", "describe"}:
        mark = object_mark(view, rules, low, hit.first)
        if mark is not None:
            return object_of(line, rules, hit, low, mark)
    best, window = None, view.forms[low : hit.first]
    for frame in cue.frame:
        words = frame.split()
        size = len(words)
        if words[0] not in window:
            continue
        for at in range(low, hit.first - size):
            if view.forms[at] != words[0] or view.forms[at : at + size] != words:
                continue
            if view.form(at - 1) in rules.sets["compound"] or (at in view.at and view.at[at].first < at):
                continue
            if begins(view.forms, at, rules.phrases["settings"]) or at + size in view.time_at:
                continue
            head = at == low or view.form(at - 1) in PAUSES or view.form(at - 1) in rules.sets["adverbs"]
            if best is None or (head and not best[1]):
                best = (at, head, size)
    if best is None:
        return None
    behind = range(best[0] + best[2], min(best[0] + best[2] + 3, hit.first))
    if "thing" in cue.flags and any(_is_guest(view, rules, at) for at in behind):
        return None
    barred = cue.values.get("notof")
    if barred and any(s.stem in rules.sets[barred] for at in range(low, best[0]) for s in view.text.tokens[at].shapes):
        return None
    wanted = cue.values.get("of")
    if wanted and not any(view.form(at) in rules.sets[wanted] for at in behind):
        return None
    keep = cue.act in ("support", "welcome") and view.at.get(best[0] + 1) is not None
    return Content(best[0] if keep else best[0] + best[2], end=hit.first)


def _is_guest(view: View, rules: Rules, at: int) -> bool:
    """Whether somebody is received, not something welcomed."""
    return (at in view.at and view.at[at].kind == "person") or view.form(at) in rules.sets["guests"]


def _quote_before(line: Line, hit: Hit[Found]) -> Content | None:
    """A quotation in front of the verb."""
    if not hit.value.cue.frame & {"that", "clause"}:
        return None
    for at in range(hit.first - 1, max(line.first, hit.first - _QUOTED) - 1, -1):
        quote = line.view.closing.get(at)
        if quote is not None and quote.first >= line.first:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 3 else None
    return None

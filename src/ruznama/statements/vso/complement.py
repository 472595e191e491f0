"""What is said, behind an Arabic verb of speech."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.acts import is_first_person
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules, attitudes, begins
from ruznama.statements.view import View
from ruznama.statements.vso.clause import NEAR, PAUSES, REACH
from ruznama.statements.vso.objects import object_of, over_aside

__all__ = ["content_of", "marked_content", "quote_before"]


def content_of(line: Line, rules: Rules, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    """What a verb brings, by the complements its row allows."""
    view, frame = line.view, hit.value.cue.frame
    if "describe" in frame:
        return object_of(line, rules, hit, after)
    if "attitude" in frame:
        found = _attitude(line, rules, after)
        if found is not None or frame == {"attitude"}:
            return found
    bare = object_of(line, rules, hit, after) if "np" in frame or "object" in hit.value.cue.flags else None
    if bare is not None and view.form(bare.first) in rules.union("that", "which"):
        bare = None
    if bare is not None and "np" in frame and ("that" not in frame or view.form(bare.first - 1) != ","):
        return bare
    marked = marked_content(line, rules, hit, after, subject)
    if marked is None:
        return bare if "np" in frame else None
    return bare if bare is not None and "np" not in frame and bare.first < marked.first else marked


def marked_content(line: Line, rules: Rules, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    """The complement behind its mark: a complementizer, a colon, a quotation, a preposition."""
    view, frame = line.view, hit.value.cue.frame
    near = NEAR if subject.how == "same" else REACH
    attached = True
    at, stop = after - 1, min(line.last, after + near)
    while (at := at + 1) < stop:
        form = view.form(at)
        over = _over(view, rules, at, stop)
        if over is not None:
            at = over
            continue
        if at in line.told and at > hit.first and _breaks(view, rules, at):
            return None
        if form in rules.that and "that" in frame:
            return Content(_over_marks(view, at + 1))
        if "tight" in hit.value.cue.flags and (form in PAUSES or at > after + 5):
            return None
        if "quote" in frame and form == ":":
            if view.form(at + 1) in rules.that and "that" in frame:
                return Content(_over_marks(view, at + 2))
            return Content(at + 1, quoted=at + 1 in view.opening)
        quote = view.opening.get(at)
        if quote is not None and "quote" in frame:
            brief = at == after and at not in view.at and at + 1 not in view.at
            if brief or quote.last - quote.first > 3:
                return Content(at)
        if form == "," and view.form(at + 1) not in frame:
            over = over_aside(line, rules, at)
            if over > at + 1:
                at = over - 1
                continue
            # Behind a pause an attached preposition belongs to another phrase.
            attached = False
        skip = _prepared(view, rules, hit, at) if attached or form in frame else None
        if skip is not None:
            return _after_preposition(view, rules, at, skip)
        if form == ";" or (
            subject.how == "same"
            and form == ","
            and not (view.form(at + 1) in frame or view.form(at + 1) in rules.that)
        ):
            return None
    return _unmarked(line, hit, after, subject)


# "X - in a statement that the agency carried - said": an aside between dashes.
_ASIDE = 20


def _over(view: View, rules: Rules, at: int, stop: int) -> int | None:
    """The last token of what stands between a verb and its complement and says nothing of it, if it begins here.

    Who asks not to be named, and an aside between dashes.
    """
    if begins(view.forms, at, rules.phrases["anonymity"]):
        return next((step - 1 for step in range(at, stop) if view.form(step) in rules.that), at)
    if view.form(at) != "-":
        return None
    return next((step for step in range(at + 2, min(stop, at + _ASIDE)) if view.form(step) == "-"), None)


def _breaks(view: View, rules: Rules, at: int) -> bool:
    """Whether another verb of speech ends the search for a complement."""
    return view.form(at) not in rules.prepositions and view.form(at - 1) not in rules.relative


def _over_marks(view: View, at: int) -> int:
    """Over a colon or comma that some pages put behind a complementizer."""
    return at + 1 if view.form(at) in (":", ",") else at


def _unmarked(line: Line, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    """A verb of saying, its subject, a comma: nothing marks what is said but the first person."""
    if subject.how != "spot" or not {"that", "quote"} <= hit.value.cue.frame:
        return None
    view = line.view
    comma = next((at for at in range(after, min(line.last, after + NEAR)) if view.form(at) == ","), None)
    if comma is None or not is_first_person(view, comma + 1, min(line.last, comma + 4)):
        return None
    return Content(comma + 1)


def _prepared(view: View, rules: Rules, hit: Hit[Found], at: int) -> int | None:
    """Letters of a preposition that the frame asks for, attached to this token; 0 where it is a word of its own."""
    form, frame, listed = view.form(at), hit.value.cue.frame, hit.value.cue.values.get("by")
    if form in frame:
        return 0
    for letters in frame & rules.sets["attached"]:
        # Two letters behind bi- are a verbal noun (to pump, to wage); behind other letters mostly no noun at all.
        least = len(letters) + (2 if letters in rules.sets["joined_by"] else 3)
        if not form.startswith(letters) or len(form) < least:
            continue
        if form in rules.sets["with_pronoun"] or _of_one_piece(view, rules, at):
            continue
        if listed and not any(shape.stem in rules.sets[listed] for shape in view.text.tokens[at].shapes):
            # "recognized X": nothing is admitted.
            continue
        spot = view.at.get(at)
        if spot is not None and spot.first == at and not view.begins_inside(spot):
            continue
        return len(letters)
    return None


def _of_one_piece(view: View, rules: Rules, at: int) -> bool:
    """Whether the letters of a preposition belong to the word itself, with a pronoun behind it or not."""
    listed = rules.sets["not_attached"]
    return view.form(at) in listed or any(
        shape.stem in listed for shape in view.text.tokens[at].shapes if not shape.prefix and shape.suffix
    )


def _after_preposition(view: View, rules: Rules, at: int, skip: int) -> Content:
    if skip:
        return Content(_over_marks(view, at + 1)) if view.form(at) in rules.that else Content(at, skip, nominal=True)
    step = at + 1
    if view.form(step) in rules.that:
        return Content(_over_marks(view, step + 1))
    return Content(_over_marks(view, step), nominal=True)


def _attitude(line: Line, rules: Rules, after: int) -> Content | None:
    """Expressed his hope that, renewed its call for: the noun tells the act, what follows it is said."""
    view = line.view
    table = attitudes(rules.lang)
    for at in range(after, min(line.last, after + 14)):
        if view.form(at) in (":", '"', "«", ";") or view.form(at) in rules.that:
            return None
        for shape in view.text.tokens[at].shapes:
            act = table.get(shape.stem)
            if act is None or (shape.prefix and shape.prefix not in rules.sets["article"]):
                continue
            step = at + 1
            while step < line.last and view.form(step) in rules.sets["degrees"]:
                step += 1
            governed = view.form(step) in rules.prepositions
            if view.form(step + governed) in rules.that:
                return Content(step + governed + 1, act=act)
            if governed and shape.stem in rules.sets["hope"]:
                return Content(step + 1, act=act)
            return Content(at, act=act, nominal=True) if step < line.last else None
    return None


def quote_before(line: Line, hit: Hit[Found]) -> Content | None:
    """A quotation in front of the verb: "...", said X."""
    if "quote" not in hit.value.cue.frame:
        return None
    for at in range(hit.first - 1, max(line.first, hit.first - 4) - 1, -1):
        quote = line.view.closing.get(at)
        if quote is not None:
            long = quote.last - quote.first > 3 or quote.opening == line.first
            return Content(quote.first, quoted=True, end=quote.last) if long else None
    return None

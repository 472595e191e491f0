"""SPEAKER: TEXT, in a title or, in Persian, at the head of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, begins
from ruznama.statements.sources.speaker import SPEAKERS
from ruznama.statements.view import View

__all__ = ["headline", "opens"]


_STATES = frozenset({"country", "government"})
# Who speaks at the head of a paragraph; a state or an outlet and a colon open a topic or a report there.
_VOICES = frozenset({"person", "organization", "group"})
# "NAME, the spokesperson of the ministry of X:" is hardly longer.
_LEAD = 14
# Words that are said, with their colon.
_SPOKEN = 4


def _speaks(line: Line, rules: Rules, at: int) -> bool:
    """Whether words behind the name of a state can be its own: first person, a modal word, a quotation.

    Else an English name and a colon open a topic ("Mozambique: rebels sign a truce").
    """
    if not rules.sets["verb_second"]:
        return True
    view, own = line.view, rules.union("first_person", "modal", "negators")
    return any(view.form(step) in own or step in view.opening for step in range(at, line.last))


def opens(view: View, number: int) -> bool:
    """Whether a Persian paragraph begins with nothing but a speaker and a colon ("the minister of X: we will not")."""
    sentence = view.text.sentences[number]
    before = view.text.sentences[number - 1] if number else None
    if before is not None and before.paragraph == sentence.paragraph:
        return False
    near = range(sentence.first, min(sentence.last, sentence.first + _LEAD))
    colon = next((at for at in near if view.forms[at] == ":"), None)
    if colon is None or colon == sentence.first or sentence.last - colon < _SPOKEN:
        return False
    spots = view.spots_in(sentence.first, colon)
    if not spots or not any(spot.kind in _VOICES for spot in spots):
        return False
    named = {at for spot in spots for at in range(spot.first, spot.last)}
    titles = view.rules.union("titles", "roles", "portfolios")
    return all(
        at in named or view.forms[at] in titles or view.text.tokens[at].kind != "word"
        for at in range(sentence.first, colon)
    )


def headline(line: Line) -> Iterator[Draft]:
    """SPEAKER: TEXT."""
    view, rules = line.view, line.view.rules
    colon = next((at for at in range(line.first, line.last) if view.form(at) == ":"), None)
    if colon is None or colon + 2 > line.last:
        return
    # The speaker may stand behind a topic and a semicolon.
    first = next((at + 1 for at in range(colon - 1, line.first, -1) if view.form(at) in (";", "|")), line.first)
    spots = view.spots_in(first, colon)
    free = [spot for spot in spots if view.form(spot.first - 1) not in rules.prepositions or spot.first == first]
    if not free or free[0].first - first > 5 or free[0].kind not in SPEAKERS:
        return
    if free[0].kind in _STATES and not _speaks(line, rules, colon + 1):
        return
    spot = next((s for s in free if s.kind == "person" and s.first - free[0].last <= 2), free[0])
    content = Content(colon + 1)
    first, last, quoted = content_end(line, rules, content, frozenset())
    if begins(view.forms, first, rules.stops) and last - first < 3:
        return
    yield Draft(
        cue=(colon, colon + 1),
        subject=Subject("spot", spot=spot, first=spot.first, last=spot.last),
        content=(first, last),
        act="say",
        quoted=quoted,
        sentence=line.number,
        rule="headline",
    )

"""The act of a statement: by its cue, and for a neutral cue by what is said."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import Known, shapes
from ruznama.model import Act
from ruznama.statements.draft import Draft
from ruznama.statements.rules import begins, phrases, words, written
from ruznama.statements.view import View

__all__ = ["act_of", "is_first_person"]

_NEUTRAL = frozenset({"say", "describe"})
_ORDER: tuple[Act, ...] = ("offer", "promise", "deny", "demand")
# What somebody is called by, the strongest first, and the act it makes.
_CALLED: tuple[tuple[str, Act], ...] = (
    ("refused", "refuse"),
    ("false", "deny"),
    ("blamed", "accuse"),
    ("negative", "criticize"),
    ("positive", "welcome"),
)
# A word that turns the act stands in the main clause of what is said: its first words.
_HEAD = 14
_LONG = 4


def act_of(view: View, draft: Draft) -> Act:
    """Act of a draft.

    A neutral cue takes the act of its content (offer, promise, deny, demand); "describe" is praise or criticism by the
    words of its predicate.
    """
    first, last = draft.content
    if draft.act == "describe":
        return _called(view, first, last)
    if draft.act not in _NEUTRAL or draft.rule == "headline":
        return draft.act  # type: ignore[return-value]
    last = min(last, first + _HEAD)
    return _turned(view, first, last) or ("promise" if _own_future(view, first, last) else "say")


def _called(view: View, first: int, last: int) -> Act:
    """The act of calling something by words that praise or blame."""
    near = [first + place for place in _calling(view.text.lang).places(view.forms[first:last])]
    for name, act in _CALLED:
        if any(_is_called(view, at, name) for at in near):
            return act
    return "say"


@cache
def _calling(lang: str) -> Known[bool]:
    """Whether a form can be a word, or begin a phrase, that somebody is called by."""
    listed = _listed(lang, tuple(name for name, _ in _CALLED))
    return Known(lambda form: any(shape.stem in listed for shape in shapes(lang, form)))


def _is_called(view: View, at: int, name: str) -> bool:
    """Whether a listed word or phrase begins at a token; a noun may carry the ending of "a"."""
    if begins(view.forms, at, view.rules.phrases[name]):
        return True
    listed, endings = view.rules.sets[name], view.rules.sets["indefinite"]
    ways = view.text.tokens[at].shapes
    return any(way.stem in listed and (not way.suffix or way.suffix in endings) for way in ways)


def _turned(view: View, first: int, last: int) -> Act | None:
    """The act that the first words of what is said make of a neutral cue."""
    forms, rules = view.forms, view.rules
    known = _listed(view.text.lang, _ORDER)
    near = [at for at in range(first, last) if forms[at] in known]
    if not near:
        return None
    for act in _ORDER:
        listed = rules.phrases[act]
        at = next((at for at in near if forms[at] in listed and begins(forms, at, listed)), -1)
        if at < 0 or begins(forms, at, rules.phrases[f"not_{act}"]):
            continue
        if act == "offer" and forms[at - 1] in rules.negators:
            continue
        # "It would lift the ban should the attacks stop" demands nothing.
        if act != "demand" or rules.sets["would"].isdisjoint(forms[first:at]):
            return act
    return None


@cache
def _listed(lang: str, names: tuple[str, ...]) -> frozenset[str]:
    """First words of all phrases of some lists: most contents hold none of them."""
    return frozenset(word for name in names for word in (*phrases(lang, name), *words(lang, name)))


def _own_future(view: View, first: int, last: int) -> bool:
    """Whether the speaker tells in the first person what will be done."""
    listed, forms = view.rules.sets["first_person_future"], view.forms[first:last]
    if not listed.isdisjoint(forms):
        seen = view.rules.phrases["not_future"]
        if any(form in listed and not begins(view.forms, at, seen) for at, form in enumerate(forms, first)):
            return True
    return bool(_futures(view, forms, first))


def _futures(view: View, forms: list[str], first: int) -> list[int]:
    """Of the words from a token on those that begin, as the page spells them, with letters of a first person future."""
    heads = view.rules.letters["first_person_prefixes"]
    if not heads:
        return []
    found = [at for at, form in enumerate(forms, first) if form.startswith(heads)]
    return [at for at in found if _prefixed(view, at)] if found else found


def _prefixed(view: View, at: int) -> bool:
    """Whether a word that begins with the letters of a first person future does so as the page spells it."""
    form = view.forms[at]
    if len(form) < _LONG or form in view.rules.sets["not_first_person"]:
        return False
    heads = written(view.text.lang, "first_person_prefixes")
    return view.text.folded.source.startswith(heads, view.text.folded.origin(view.text.tokens[at].start))


def is_first_person(view: View, first: int, last: int) -> bool:
    """Whether tokens speak in the first person, outside quotations inside them."""
    listed, forms = view.rules.first_person, view.forms[first:last]
    places = _futures(view, forms, first)
    if not listed.isdisjoint(forms):
        shouted = view.rules.sets["not_upper"]
        # "US" is no "us".
        places += [
            at
            for at, form in enumerate(forms, first)
            if form in listed and not (form in shouted and _is_upper(view, at))
        ]
    if not places:
        return False
    return any((quote := view.quote_at.get(at)) is None or quote.first <= first for at in places)


def _is_upper(view: View, at: int) -> bool:
    """Whether the page writes a word in capitals."""
    token = view.text.tokens[at]
    folded = view.text.folded
    return folded.source[folded.origin(token.start) : folded.origin(token.end - 1) + 1].isupper()

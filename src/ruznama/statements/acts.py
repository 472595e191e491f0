"""The act of a statement: by its cue, and for a neutral cue by what is said."""

from __future__ import annotations

from functools import cache

from ruznama.model import Act
from ruznama.statements.draft import Draft
from ruznama.statements.rules import begins, phrases, words, written
from ruznama.statements.view import View

__all__ = ["act_of", "is_first_person"]

_NEUTRAL = frozenset({"say", "describe"})
_ORDER: tuple[Act, ...] = ("offer", "promise", "deny", "demand")
# A word that turns the act stands in the main clause of what is said: its first words.
_HEAD = 14
_LONG = 4


def act_of(view: View, draft: Draft) -> Act:
    """Act of a draft.

    A neutral cue takes the act of its content (offer, promise, deny, demand); "describe" is praise or criticism by the
    words of its predicate.
    """
    lang = view.text.lang
    first, last = draft.content
    if draft.act == "describe":
        if any(_listed(view, at, lang, "refused") for at in range(first, last)):
            return "refuse"
        if any(_listed(view, at, lang, "false") for at in range(first, last)):
            return "deny"
        if any(_listed(view, at, lang, "blamed") for at in range(first, last)):
            return "accuse"
        if any(_listed(view, at, lang, "negative") for at in range(first, last)):
            return "criticize"
        return "welcome" if any(_listed(view, at, lang, "positive") for at in range(first, last)) else "say"
    if draft.act not in _NEUTRAL or draft.rule == "headline":
        return draft.act  # type: ignore[return-value]
    head = view.forms[first : min(last, first + _HEAD)]
    for act in _ORDER:
        listed, seen = phrases(lang, act), phrases(lang, f"not_{act}")
        at = next((at for at, form in enumerate(head, first) if form in listed and begins(view.forms, at, listed)), -1)
        if at < 0 or begins(view.forms, at, seen):
            continue
        # "It would lift the ban should the attacks stop" demands nothing.
        if act != "demand" or words(lang, "would").isdisjoint(view.forms[first:at]):
            return act
    own = _own_future(view, first, min(last, first + _HEAD))
    return "promise" if own else "say"


def _listed(view: View, at: int, lang: str, name: str) -> bool:
    """Whether a listed word or phrase begins at a token; a noun may carry the ending of "a"."""
    if begins(view.forms, at, phrases(lang, name)):
        return True
    listed, endings = words(lang, name), words(lang, "indefinite")
    return any(shape.stem in listed and shape.suffix in ("", *endings) for shape in view.text.tokens[at].shapes)


def _own_future(view: View, first: int, last: int) -> bool:
    """Whether the speaker tells in the first person what will be done."""
    listed = words(view.text.lang, "first_person_future")
    heads = _folded_heads(view.text.lang)
    forms = view.forms[first:last]
    if not heads:
        seen = phrases(view.text.lang, "not_future")
        told = (at for at, form in enumerate(forms, first) if form in listed and not begins(view.forms, at, seen))
        return next(told, -1) >= 0
    return any(
        form in listed or (form.startswith(heads) and _prefixed(view, at)) for at, form in enumerate(forms, first)
    )


@cache
def _folded_heads(lang: str) -> tuple[str, ...]:
    return tuple(words(lang, "first_person_prefixes"))


def _prefixed(view: View, at: int) -> bool:
    """Whether a word begins, as the page spells it, with the letters of a first person future."""
    form = view.form(at)
    if not form.startswith(_folded_heads(view.text.lang)) or len(form) < _LONG:
        return False
    if form in words(view.text.lang, "not_first_person"):
        return False
    heads = written(view.text.lang, "first_person_prefixes")
    token = view.text.tokens[at]
    return view.text.folded.source.startswith(heads, view.text.folded.origin(token.start))


def is_first_person(view: View, first: int, last: int) -> bool:
    """Whether tokens speak in the first person, outside quotations inside them."""
    listed, forms = words(view.text.lang, "first_person"), view.forms[first:last]
    heads = _folded_heads(view.text.lang)
    if not heads and listed.isdisjoint(forms):
        return False
    shouted = words(view.text.lang, "not_upper")
    for at, form in enumerate(forms, first):
        if form in shouted and _is_upper(view, at):
            # "US" is no "us".
            continue
        if form in listed or (heads and form.startswith(heads) and _prefixed(view, at)):
            quote = view.quote_at.get(at)
            if quote is None or quote.first <= first:
                return True
    return False


def _is_upper(view: View, at: int) -> bool:
    """Whether the page writes a word in capitals."""
    token = view.text.tokens[at]
    folded = view.text.folded
    return folded.source[folded.origin(token.start) : folded.origin(token.end - 1) + 1].isupper()

"""Every spelling by which an actor is found: those of the articles, and those of the actor base in all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ruznama.lexicon import LANGUAGES, base, per_base
from ruznama.model import Actor
from ruznama.script import fold_form
from ruznama.store.engine import Engine

__all__ = ["protected", "put_spellings"]

# A place or a metonym is a name of its own: who types Pyongyang may mean the city.
_NAMES = frozenset({"country", "full", "short", "body", "outlet"})


@per_base
def _listed() -> Mapping[str, frozenset[str]]:
    """Actor -> its folded forms in the actor base."""
    found: dict[str, set[str]] = defaultdict(set)
    for lang in LANGUAGES:
        for alias in base().aliases(lang):
            if alias.kind in _NAMES:
                found[alias.actor].add(fold_form(alias.form))
            elif alias.kind == "acronym":
                # Capitals stay, so that "US" is found and "us" is not: folded words have none.
                found[alias.actor].add(alias.form if alias.form.isupper() else fold_form(alias.form))
    return {actor: frozenset(forms) for actor, forms in found.items()}


@per_base
def protected() -> frozenset[str]:
    """Folded words of the actor base that must stay whole: names of one word, those of people, and titles."""
    found = set()
    for lang in LANGUAGES:
        for alias in base().aliases(lang):
            words = fold_form(alias.form).split()
            if len(words) == 1 or (alias.actor in base().actors and base().actors[alias.actor].kind == "person"):
                found.update(words)
        found.update(form for title in base().titles(lang) if " " not in (form := fold_form(title.form)))
    return frozenset(found)


def put_spellings(engine: Engine, actor: Actor) -> None:
    """Let an actor be found by all its spellings."""
    own = {fold_form(form) for form in (actor.name, *actor.names.values()) if form}
    forms = sorted(own | _listed().get(actor.id, frozenset()))
    engine.many("insert_spelling", [(form, actor.id) for form in forms])
    words = [(word, actor.id, form) for form in forms if " " in form for word in dict.fromkeys(form.split())]
    engine.many("insert_spelling_word", words)

"""States, places, bodies and outlets by their names, and peoples."""

from __future__ import annotations

from ruznama.actors.atoms import Atom
from ruznama.actors.desk import Desk, Found
from ruznama.actors.lists import NAME, PEOPLE, posts
from ruznama.actors.places import stands_for
from ruznama.actors.told import tell
from ruznama.lexicon import Alias
from ruznama.script import fold_form

__all__ = ["find_names", "find_outlets"]


def find_names(desk: Desk) -> None:
    """Note names, those inside a title or the name of a body too."""
    places, found = desk.base.places, desk.found
    for atom in desk.atoms:
        if atom.tag == NAME:
            aliases = atom.form.names
            if not aliases or (atom.form.weak and _direction(desk, atom)):
                continue
            chosen: Alias | None = aliases[0]
            if len(aliases) > 1 or aliases[0].ambiguous:
                chosen = _choose(desk, atom, aliases) or _told_by_words(desk, atom)
            if chosen is None:
                continue
            actor = chosen.actor
            landmark = places.get(actor)
            if landmark is not None:
                actor = stands_for(desk, atom, landmark)
            others: tuple[str, ...] = ()
            if len(aliases) > 1:
                others = tuple(dict.fromkeys([a.actor for a in aliases if a.actor != chosen.actor]))
            found.append(Found(atom.start, atom.end, "name", actor, others, f"name-{chosen.kind}"))
        elif atom.tag == PEOPLE and atom.first not in desk.owned:
            _people(desk, atom)


def _direction(desk: Desk, atom: Atom) -> bool:
    """Whether a by-name such as "the north" is only where something is ("in the north")."""
    if desk.text.lang == "en":
        return False
    return desk.form(atom.first - 1) in desk.lists.before or atom.prefix in desk.lists.where


def _choose(desk: Desk, atom: Atom, aliases: tuple[Alias, ...]) -> Alias | None:
    """Of the actors a form may mean, the one of a country that the text speaks of; a state before its capital.

    A form that the text writes with its marks (Amman against Oman in Arabic) is the one so listed.
    """
    sure = tuple(
        alias
        for alias in aliases
        if not alias.ambiguous or _anchored(desk, alias) or (alias.kind == "country" and _among_countries(desk, atom))
    )
    if not sure:
        return None
    if len({alias.actor for alias in sure}) == 1:
        return sure[0]
    homes, written = tell(desk).homes, _marked(desk, atom)
    ranked = sorted(
        sure,
        key=lambda a: (
            a.form != written,
            -homes[desk.country(a.actor) or ""],
            a.lang != desk.text.lang,
            a.kind != "country",
            a.kind == "place",
        ),
    )
    return ranked[0]


def _among_countries(desk: Desk, atom: Atom) -> bool:
    """Whether "and" joins the atom to a country ("Nigeria, Benin and Ghana": Benin is also "sons" in Arabic)."""
    joining, at = desk.lists.joining, atom.first
    before = desk.ending.get(at) if atom.prefix in joining else None
    if before is None and desk.form(at - 1) in joining:
        before = desk.ending.get(at - 1)
    after = desk.at.get(atom.last)
    if after is not None and after.prefix not in joining:
        after = None
    if after is None and desk.form(atom.last) in joining:
        after = desk.at.get(atom.last + 1)
    return any(
        alias.kind == "country" and not alias.ambiguous
        for other in (before, after)
        if other is not None
        for alias in other.form.names
    )


def _marked(desk: Desk, atom: Atom) -> str:
    """The atom as the text writes it, if with marks that folding takes away; else ""."""
    written = desk.text.span(atom.start, atom.end).of(desk.text.folded.source)
    return written if len(written) > atom.end - atom.start else ""


def _told_by_words(desk: Desk, atom: Atom) -> Alias | None:
    """A by-name that stands alone, where the words of the text say what it is about ("the Agency" in nuclear news)."""
    if desk.form(atom.last) in desk.lists.another:
        return None
    for alias in atom.form.names:
        words = desk.lists.context.get(alias.actor)
        if words and not words.isdisjoint(token.form for token in desk.text.tokens):
            return alias
    return None


def _anchored(desk: Desk, alias: Alias) -> bool:
    """A form that is not enough by itself counts where its country, or itself under another name, is in the text."""
    told = tell(desk)
    if told.sure[alias.actor]:
        return True
    country = desk.country(alias.actor)
    if country is None:
        return False
    # "The North" has its witness in the South.
    halves = {
        country,
        *(half for people in posts()["half"].values() if country in people.values() for half in people.values()),
    }
    return any(told.homes[half] > 0 for half in halves)


def _people(desk: Desk, atom: Atom) -> None:
    """A people by its own name stands for its country; an adjective is no mention."""
    entry = atom.form.people[0]
    if entry.people and entry.country in desk.base.actors and (desk.text.lang != "ar" or atom.definite):
        desk.add_atom(atom, "nominal", entry.country, "people")


def find_outlets(desk: Desk) -> None:
    """Note the outlets of the credit and dateline, which lie outside the analysed text, where the base knows them."""
    known = desk.lists.outlets
    for named in (desk.item.outlet, desk.item.credit):
        if named is None or named.span is None:
            continue
        actor = known.get(fold_form(named.name)) or known.get(fold_form(named.span.of(desk.item.text)))
        if actor is not None:
            desk.outlets.append((named.span, actor))

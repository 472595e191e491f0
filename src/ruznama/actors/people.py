"""People: full names, spellings nobody listed, people nobody listed, surnames inside the document."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from ruznama import lexicon
from ruznama.actors.atoms import Atom
from ruznama.actors.chains import Chain
from ruznama.actors.desk import Desk
from ruznama.actors.distance import LIMIT, distance, name_distance
from ruznama.actors.key import Key, key
from ruznama.actors.known import known_by_key
from ruznama.actors.lists import NAME, lists, posts
from ruznama.actors.posts import fits, holder
from ruznama.actors.romanize import romanize
from ruznama.actors.told import tell
from ruznama.lexicon import per_base, split_form
from ruznama.lexicon.tenures import bounds
from ruznama.model import Actor, Issue, unknown_actor_id
from ruznama.script import fold_form

__all__ = [
    "LONGEST",
    "closed",
    "name_after",
    "name_before",
    "name_quoted",
    "namesake",
    "of_town",
    "read_full",
    "read_short",
    "stranger",
    "surnames",
]

# Words of a name, hyphens counted.
LONGEST = 5
# Days before their first known post in which a candidate is news already.
_AHEAD = 400
_SHORTEST_SURNAME = 3
# Words of a name that only its quotation marks tell.
_ENCLOSED = (2, 5)
# A first name in another spelling: long enough not to be a common word, and very near.
_LONG_ENOUGH, _NEAR = 5, 0.06
_HEADS = frozenset({"president", "prime-minister", "chancellor", "leader", "supreme-leader", "king", "emir"})


def read_full(desk: Desk) -> None:
    """Link names given in full; of namesakes the one whose country or post fits."""
    for atom in desk.atoms:
        people = atom.form.full
        if people and atom.tag == NAME:
            person = people[0] if len(people) == 1 else _active(desk, people)
            if person is not None:
                desk.people[atom.first] = person
                desk.meet(person, atom.first)


def _active(desk: Desk, people: tuple[str, ...]) -> str | None:
    """Of several the one who holds a post at the date of the document."""
    date = desk.date
    serving = [p for p in people if desk.base.office_of(p, date)] if date else []
    return serving[0] if len(serving) == 1 else None


def read_short(desk: Desk, atom: Atom, chain: Chain | None) -> str | None:
    """The person a surname means here, or None.

    Inside the document first; then the title beside it; then, if the form is nobody else's, the base.
    """
    if atom.first in desk.people:
        return desk.people[atom.first]
    shorts = [alias for alias in atom.form.persons if alias.kind == "short"]
    listed = tuple(dict.fromkeys(alias.actor for alias in shorts))
    here = [person for person in listed if person in desk.full]
    found: str | None = None
    if chain is not None and chain.owner:
        serving = holder(desk, chain.role, chain.owner, chain.topic, chain.title.first, chain.shift)
        found = next((person for person in listed if person in serving), None)
    if found is None and here:
        suited = [p for p in here if chain is None or fits(desk, p, chain.role, chain.owner)] or here
        before = [p for p in suited if desk.full[p] <= atom.first]
        found = max(before, key=lambda p: desk.full[p]) if before else suited[0]
    if found is None:
        found = desk.surnames.get(desk.form(atom.last - 1)) if atom.last - atom.first == 1 else None
    if found is None and chain is not None:
        suited = [p for p in listed if _held(desk, p, chain)]
        found = suited[0] if len(suited) == 1 else None
    if found is None:
        sure = tuple(dict.fromkeys(a.actor for a in shorts if not a.ambiguous and _in_news(desk, a.actor)))
        found = sure[0] if len(sure) == 1 else _active(desk, sure) if sure else None
    if found is None and chain is None:
        found = _presiding(desk, atom, listed)
    if found is None and chain is None and desk.form(atom.first - 1) in desk.lists.classes.get("mister", ()):
        found = _active(desk, listed)
    if found is not None:
        desk.people[atom.first] = found
    elif chain is None and any(not alias.ambiguous for alias in shorts):
        names = ", ".join(sorted(desk.actor(person).name for person in listed))
        span = desk.text.span(atom.start, atom.end)
        desk.issues.append(Issue(code="RZ401", stage="actors", span=span, detail=names))
    return found


def _presiding(desk: Desk, atom: Atom, people: tuple[str, ...]) -> str | None:
    """Who is meant by a surname that is a plain word too: the one head of a state that the text names.

    Only where the text marks both ends of it: "Ghani said", not "a rich (ghani) country".
    """
    start = atom.first == 0 or closed(desk, atom.first - 1) or not desk.same_sentence(atom.first - 1, atom.first)
    described = desk.ending.get(atom.first)
    if (
        atom.prefix
        or atom.suffix
        or not start
        or described is not None
        or not closed(desk, atom.last)
        or desk.date is None
    ):
        return None
    homes = tell(desk).homes
    heads = [person for person in people if homes[desk.country(person) or ""] and _heads(desk, person)]
    return heads[0] if len(heads) == 1 else None


def _heads(desk: Desk, person: str) -> bool:
    offices = (desk.base.office(tenure.office) for tenure in desk.base.office_of(person, desk.date))
    return any(office is not None and office.role in _HEADS for office in offices)


def _in_news(desk: Desk, person: str) -> bool:
    """Whether a person may be meant by surname alone: not long before the first post they are known for."""
    career = desk.base.career(person)
    now = bounds(desk.date) if desk.date else None
    first = bounds(career[0].start) if career and career[0].start else None
    return now is None or first is None or first[0] - now[1] < _AHEAD


def _held(desk: Desk, person: str, chain: Chain) -> bool:
    """Whether a person holds a post of the title's kind at the date, whoever's it is."""
    tried = posts()["role"].get(chain.role, (chain.role,))
    for tenure in desk.base.office_of(person, desk.date_at(chain.title.first)):
        office = desk.base.office(tenure.office)
        if office and office.role in tried and (chain.owner is None or office.owner == chain.owner):
            return True
    return False


def name_after(desk: Desk, at: int, chain: Chain | None) -> tuple[str, int, int] | None:
    """A name that begins at a token and is not listed as such: person id and token range."""
    if desk.text.lang != "en" and not _begins(desk, at):
        return None
    words = _cut(desk, _run(desk, at, 1))
    if not words or (desk.text.lang != "en" and not closed(desk, at + len(words))):
        return None
    return _accept(desk, at, at + len(words), chain)


def _begins(desk: Desk, at: int) -> bool:
    """Whether ``_accept`` could take a name from here on: it asks for a first name, or for "son of" as second word.

    Three of four places are none; asked first, before words are gathered.
    """
    if _given(desk, desk.form(at)):
        return True
    sons = desk.lists.sons
    # A hyphen may stand between.
    return desk.form(at + 1) in sons or desk.form(at + 2) in sons


def _cut(desk: Desk, words: list[int]) -> list[int]:
    """End a run after its surname: the first word that is no first name and has no particle before or behind it.

    "Ramtane Lamamra talks" is two words of name and one of news.
    """
    if desk.text.lang == "en":
        return words
    forms = [desk.form(index) for index in words]
    articles = tuple(desk.lists.article)
    for place, form in enumerate(forms):
        following = forms[place + 1] if place + 1 < len(forms) else ""
        if place == 0 or form == "-" or desk.lists.has("particle", form) or _given(desk, form):
            continue
        if desk.lists.has("particle", following) or following == "-":
            continue
        if articles and following.startswith(articles) and desk.text.lang == "ar" and not form.startswith(articles):
            continue
        return words[: place + 1]
    return words


def name_before(desk: Desk, end: int, chain: Chain | None) -> tuple[str, int, int] | None:
    """A name that ends before a token: person id and token range."""
    words = _run(desk, end - 1, -1)
    for length in range(len(words), 1, -1):
        second = desk.form(end - length + 1)
        if _given(desk, desk.form(end - length)) or second in desk.lists.sons:
            return _accept(desk, end - length, end, chain)
    if desk.text.lang == "en" and len(words) > 1:
        return _accept(desk, end - len(words), end, chain)
    if chain is not None and (chain.owner or _leads(desk, words, end)) and _unexplained(desk, words):
        return _identity(desk, words, chain), words[-1], end
    return None


def _leads(desk: Desk, words: list[int], end: int) -> bool:
    """Whether words open a sentence and a comma closes them, as "N M, adviser to" does."""
    opens = bool(words) and (words[-1] == 0 or not desk.same_sentence(words[-1] - 1, words[-1]))
    return opens and desk.form(end) == ","


def _unexplained(desk: Desk, words: list[int]) -> bool:
    """Whether the words before a Persian title with its state are nothing but a name ("N M the minister of X").

    A noun that the minister may own stands there as well ("the official visit of the minister of X").
    """
    owned = desk.lists.classes.get("owned")
    if owned is None or not _ENCLOSED[0] <= len(words) < _ENCLOSED[1]:
        return False
    forms = [desk.form(index) for index in words]
    return not any(
        form in owned
        or len(form) < _ENCLOSED[0]
        or form.isdigit()
        or form.endswith(desk.lists.inflected)
        or any(desk.lists.has(name, form) for name in ("thing", "adjective", "common", "noun"))
        for form in forms
    )


def _identity(desk: Desk, words: list[int], chain: Chain) -> str:
    """The person of the base whose name sounds like these words and whose post fits, else a stranger."""
    forms = tuple(desk.form(index) for index in words[::-1] if desk.text.tokens[index].kind == "word")
    person = known_by_key(" ".join(forms))
    if person is not None and fits(desk, person, chain.role, chain.owner):
        return person
    return _stranger(desk, forms, words[-1], words[0] + 1, chain)


def name_quoted(desk: Desk, end: int, chain: Chain) -> tuple[str, int, int] | None:
    """A name between quotation marks that ends before a token, whatever its words: person id and token range."""
    words = _run(desk, end - 1, -1)
    if not _ENCLOSED[0] <= len(words) <= _ENCLOSED[1] or desk.text.tokens[words[-1] - 1].kind == "word":
        return None
    forms = tuple(desk.form(index) for index in words[::-1] if desk.text.tokens[index].kind == "word")
    if any(desk.lists.has(name, form) for form in forms for name in ("thing", "adjective")):
        return None
    return _identity(desk, words, chain), words[-1], end


def _given(desk: Desk, form: str) -> bool:
    return _first_name(form, desk.text.lang, desk.own)


@lru_cache(maxsize=8192)
def _first_name(form: str, lang: str, base: str) -> bool:  # noqa: ARG001 - the base in use is part of the key
    """Whether a word is a first name, of the lists or the base or in another spelling."""
    if lists(lang).has("particle", form):
        return False
    listed = lists(lang)
    if form in listed.behind:
        return False
    return form in _firsts(lang) or (listed.shaped(form) or (form not in listed.stops and _like_given(form, lang)))


@per_base
def _firsts(lang: str) -> frozenset[str]:
    given = lists(lang).classes.get("given", frozenset())
    return given | _given_of_base(lang) | {form.split()[0] for form in given if " " in form}


@per_base
def _first_sounds(lang: str) -> dict[str, tuple[Key, ...]]:
    found: dict[str, list[Key]] = {}
    for form in sorted(_firsts(lang)):
        sounds = key(form)
        if len(sounds.tokens) == 1:
            found.setdefault(sounds.skeleton, []).append(sounds)
    return {skeleton: tuple(keys) for skeleton, keys in found.items()}


def _like_given(form: str, lang: str) -> bool:
    """Whether a word is a first name in another spelling."""
    if len(form) < _LONG_ENOUGH:
        return False
    sounds = key(form)
    return any(distance(sounds, other) <= _NEAR for other in _first_sounds(lang).get(sounds.skeleton, ()))


@per_base
def _given_of_base(lang: str) -> frozenset[str]:
    """First words of the full names in the base."""
    found = set()
    for alias in lexicon.base().aliases(lang):
        words = split_form(alias.form) if alias.kind == "full" else ()
        if len(words) > 1 and len(words[0]) > _SHORTEST_SURNAME:
            found.add(words[0])
    return frozenset(found)


def _run(desk: Desk, at: int, step: int) -> list[int]:
    """Tokens that may be parts of a name, from a token on in one direction."""
    tokens, lists = desk.text.tokens, desk.lists
    found: list[int] = []
    english = desk.text.lang == "en"
    if not 0 <= at < len(tokens):
        return found
    sentence = desk.text.sentences[desk.sentence(at)]
    while sentence.first <= at < sentence.last and len(found) < LONGEST:
        token = tokens[at]
        if token.kind == "hyphen" and found:
            found.append(at)
            at += step
            continue
        listed = desk.at.get(at)
        if english and step > 0 and found and listed is not None and listed.last > at + 1 and namesake(desk, at):
            # "James O'Brien": the surname of another is listed as three tokens.
            found += range(at, listed.last)
            at = listed.last
            continue
        if token.kind != "word":
            break
        if token.form in lists.stops:
            son = desk.form(at + 1) in lists.sons or (found and desk.form(found[-1]) in lists.sons)
            # The name Ali and the preposition "on" are one word when folded: inside a name it is the name.
            if not son and not (found and lists.has("either", token.form)):
                break
        other = not _given(desk, token.form) and not ((found or step < 0) and namesake(desk, at))
        if other and _covered(desk, at) and not (found and step > 0 and of_town(desk, at)):
            break
        small = english and not desk.text.token_span(at, at + 1).of(desk.text.folded.source)[0].isupper()
        if small and not (found and lists.has("particle", token.form)):
            break
        found.append(at)
        at += step
    while found and (
        tokens[found[-1]].kind == "hyphen" or (english and desk.lists.has("particle", tokens[found[-1]].form))
    ):
        found.pop()
    return found


def namesake(desk: Desk, at: int) -> bool:
    """Whether only a surname of the base stands here, of somebody the text has not named."""
    atom = desk.over(at)
    if atom is None or not atom.person or atom.form.full or atom.form.names or atom.prefix:
        return False
    return atom.first not in desk.people and not any(alias.actor in desk.full for alias in atom.form.persons)


def of_town(desk: Desk, at: int) -> bool:
    """Whether a Dari word that names a town by its people is a surname: a comma or a post follows ("N Samangani,")."""
    atom = desk.at.get(at)
    if desk.text.lang != "prs" or atom is None or atom.last != at + 1 or atom.person or not atom.suffix:
        return False
    return _pauses(desk, at + 1) or desk.form(at + 1) in desk.lists.behind


def _pauses(desk: Desk, at: int) -> bool:
    return at >= len(desk.text.tokens) or desk.text.tokens[at].kind != "word"


def _covered(desk: Desk, at: int) -> bool:
    if at in desk.at or at in desk.title_at:
        return True
    for first in range(max(0, at - LONGEST + 1), at):
        atom = desk.at.get(first)
        if atom is not None and atom.last > at:
            return True
    return False


def closed(desk: Desk, at: int) -> bool:
    """Whether the text itself marks the end of a name here: a mark, a word that ends names, a listed form, the end."""
    if at >= len(desk.text.tokens) or at in desk.at or at in desk.title_at:
        return True
    return (
        desk.text.tokens[at].kind != "word" or desk.is_one(at, desk.lists.stops) or desk.is_one(at, desk.lists.behind)
    )


def _accept(desk: Desk, first: int, last: int, chain: Chain | None) -> tuple[str, int, int] | None:
    """Take a run for a person if it looks like a name."""
    tokens = desk.text.tokens
    while last > first and tokens[last - 1].kind == "hyphen":
        last -= 1
    words = tuple(tokens[index].form for index in range(first, last) if tokens[index].kind == "word")
    if len(words) < 2 or any(len(word) < 2 for word in words[:1]):
        return None
    named = _given(desk, words[0]) or (len(words) > 2 and words[1] in desk.lists.sons)
    if desk.text.lang != "en" and not named:
        return None
    if desk.text.lang == "en" and not named and chain is None:
        return None
    name = " ".join(words)
    person = known_by_key(name)
    if person is not None and desk.text.lang == "en" and not _spelt_alike(name, person, desk.own):
        person = None
    if person is not None and (chain is None or fits(desk, person, chain.role, chain.owner)):
        return person, first, last
    return _stranger(desk, words, first, last, chain), first, last


# English writes the vowels: of 1,300 spellings the farthest from a listed one is .82 alike, "Omar Homsi" from Amr
# Moussa .53, "Chang Ho Jin" from Zhang Jun .67, "John Carey" from John Kerry .70.
_ALIKE = 0.75


@lru_cache(maxsize=4096)
def _spelt_alike(name: str, person: str, base: str) -> bool:  # noqa: ARG001 - the base in use is part of the key
    """Whether an English name is spelt nearly as one that the base lists: there sounds alone join strangers."""
    forms = _english_names().get(person, ())
    return not forms or any(SequenceMatcher(None, name, form).ratio() >= _ALIKE for form in forms)


@per_base
def _english_names() -> dict[str, tuple[str, ...]]:
    """Full English names of people, folded."""
    found: dict[str, list[str]] = {}
    for alias in lexicon.base().aliases("en"):
        if alias.kind == "full":
            found.setdefault(alias.actor, []).append(fold_form(alias.form))
    return {person: tuple(forms) for person, forms in found.items()}


def stranger(desk: Desk, first: int, last: int) -> str:
    """A new identity for whoever some tokens name."""
    words = tuple(token.form for token in desk.text.tokens[first:last] if token.kind == "word")
    return _stranger(desk, words, first, last, None)


def _latin(desk: Desk, first: int, last: int) -> str:
    """Latin form of a name in Arabic script; what a ZWNJ joins is one word ("Atifmal")."""
    groups: list[list[str]] = []
    for token in desk.text.tokens[first:last]:
        second = desk.lists.latin.get(token.form, "").startswith("-")
        if token.kind == "word" and groups and (token.joined or second):
            groups[-1].append(token.form)
        elif token.kind == "word":
            groups.append([token.form])
    written = [romanize(tuple(group), desk.text.lang).split(" ") for group in groups]
    return " ".join(one[0] + "".join(part.lower() for part in one[1:]) for one in written)


def _stranger(desk: Desk, words: tuple[str, ...], first: int, last: int, chain: Chain | None) -> str:
    """A stable identity for somebody the base does not know."""
    source = desk.text.token_span(first, last).of(desk.text.folded.source)
    latin = source if desk.text.lang == "en" else _latin(desk, first, last)
    name = " ".join(words)
    sounds = key(name)
    for other in desk.made.values():
        # Both stand in one text: the name it writes is compared, not also the Latin one made from it.
        if other.kind == "person" and name_distance(name, other.names.get(desk.text.lang, other.name)) <= LIMIT:
            return other.id
    owner = desk.known(chain.owner) if chain and chain.owner else None
    office = None
    if chain and owner and chain.role in desk.base.roles:
        office = desk.base.roles[chain.role].described.format(owner.name)
    person = Actor(
        id=unknown_actor_id(f"person\x1f{sounds.skeleton}"),
        name=latin,
        names={"en": latin, desk.text.lang: source},
        kind="person",
        country=owner.country if owner else None,
        office=office,
        known=False,
    )
    if person.id in desk.made:
        person = msgspec.structs.replace(person, id=unknown_actor_id("person\x1f" + " ".join(sounds.tokens)))
    return desk.make(person)


def surnames(desk: Desk) -> dict[str, str]:
    """Words that alone mean a person named in full in this document: the last of the name, or the first in Korea."""
    first = set(posts()["sons"]["first"])
    found: dict[str, str | None] = {}
    for person, at in desk.full.items():
        atom = desk.at.get(at)
        last = atom.last if atom is not None and desk.people.get(at) == person else desk.new.get(at, at)
        words = [token.form for token in desk.text.tokens[at:last] if token.kind == "word"]
        if len(words) < 2:
            continue
        word = words[0] if desk.actor(person).country in first else words[-1]
        if len(word) >= (2 if word == words[0] else _SHORTEST_SURNAME) and word not in desk.lists.stops:
            found[word] = person if found.get(word, person) == person else None
    return {word: person for word, person in found.items() if person is not None}

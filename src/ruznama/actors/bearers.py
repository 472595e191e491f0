"""Whose title it is: the name beside it, or the holder of the post."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.actors.chains import Chain, ministry_home
from ruznama.actors.desk import Desk
from ruznama.actors.lists import posts
from ruznama.actors.people import LONGEST, closed, name_after, name_before, name_quoted, read_short
from ruznama.actors.posts import fits, holder, offices, unnamed
from ruznama.actors.told import before, borne_roles, states
from ruznama.lexicon.tenures import bounds

__all__ = ["Bearer", "beside", "counterpart", "document_date", "role_holder", "speaks"]

_ALONE = frozenset(
    {
        "president",
        "chief-executive",
        "prime-minister",
        "foreign-minister",
        "defense-minister",
        "interior-minister",
        "finance-minister",
        "national-security-adviser",
    }
)
_SPEAKERS = frozenset({"spokesperson", "foreign-spokesperson", "government-spokesperson", "press-secretary"})


class Bearer(NamedTuple):
    """A name beside a title: person and the tokens of the name (``listed``: an atom stands there already)."""

    person: str
    first: int
    last: int
    listed: bool


def beside(desk: Desk, chain: Chain, *, short: bool) -> Bearer | None:
    """The bearer named beside a title, or None.

    Args:
        desk: the document.
        chain: the title.
        short: whether surnames count too (asked again once all full names are known).
    """
    if chain.title.title.number == "p" or chain.outer:
        return None
    return _after(desk, chain, short=short) or _before(desk, chain, short=short)


def _after(desk: Desk, chain: Chain, *, short: bool) -> Bearer | None:
    at = _over_honorifics(desk, chain.last)
    found = _listed(desk, at, chain, short=short)
    if found is None and not short and _free(desk, at):
        found = _new(name_after(desk, at, chain))
    if found is None and desk.form(at) in {",", ";"}:
        at = _over_honorifics(desk, at + 1)
        if _free(desk, at):
            found = None if short else _new(name_after(desk, at, chain))
            if found and desk.form(found.last) != ",":
                found = None
        elif chain.owner and (person := desk.people.get(at)) and fits(desk, person, chain.role, chain.owner):
            found = _listed(desk, at, chain, short=False)
    return found


def _free(desk: Desk, at: int) -> bool:
    """Whether a new name may begin at a token: nothing listed stands there but the surname of somebody else."""
    atom = desk.at.get(at)
    return atom is None or (atom.person and not atom.form.full and not atom.form.names and at not in desk.people)


def _before(desk: Desk, chain: Chain, *, short: bool) -> Bearer | None:
    at, comma = chain.first, False
    while desk.form(at - 1) in desk.lists.determiner:
        at -= 1
    while desk.form(at - 1) in {",", "-", "(", ";"}:
        at, comma = at - 1, True
    quoted = _quoted(desk, at - 1)
    if quoted:
        at -= 1
    if at <= 0 or not desk.same_sentence(at - 1, chain.first) or (desk.text.lang in {"ar", "en"} and not comma):
        return None
    atom = desk.ending.get(at)
    if atom is not None:
        found = _listed(desk, atom.first, chain, short=short)
        if found or not _free(desk, atom.first):
            return found if found and chain.owner and _held_or_home(desk, found.person, chain) else None
    # "NAME deputy of the ministry": a post with its body, though its country be told elsewhere.
    placed = desk.text.lang == "prs" and chain.last > chain.title.last
    if quoted and chain.owner and not short and (name := name_quoted(desk, at, chain)):
        return _new(name)
    return _new(name_before(desk, at, chain)) if not short and (chain.owner or comma or placed) else None


def _quoted(desk: Desk, at: int) -> bool:
    """Whether a Persian quotation of a name's length ends at a token ("«NAME» the ambassador")."""
    if desk.text.lang not in {"fa", "prs"} or at < 0 or desk.text.tokens[at].kind == "word":
        return False
    return any(quote.last == at and quote.last - quote.first <= LONGEST for quote in desk.text.quotes)


def _held_or_home(desk: Desk, person: str, chain: Chain) -> bool:
    return fits(desk, person, chain.role, chain.owner)


def _new(found: tuple[str, int, int] | None) -> Bearer | None:
    return Bearer(*found, listed=False) if found else None


def _listed(desk: Desk, at: int, chain: Chain, *, short: bool) -> Bearer | None:
    atom = desk.at.get(at)
    if atom is None or not atom.person:
        return None
    person = desk.people.get(at) or (read_short(desk, atom, chain) if short else None)
    if person is None or not fits(desk, person, chain.role, chain.owner):
        return None
    return Bearer(person, atom.first, atom.last, listed=True)


def _over_honorifics(desk: Desk, at: int) -> int:
    """Skip words of respect before a name; titles that are such words count as them."""
    tokens, honorifics = desk.text.tokens, desk.lists.classes.get("honorific", frozenset())
    while at < len(tokens) and tokens[at].kind == "word" and at not in desk.at:
        if not desk.is_one(at, honorifics):
            break
        at += 1
        if desk.text.lang == "en" and desk.form(at) == ".":
            at += 1
    return at


def role_holder(desk: Desk, chain: Chain) -> tuple[tuple[str, ...], str]:
    """Who is meant by a title that stands alone, and by which rule; empty where nobody can be told."""
    owner, role = chain.owner, chain.role
    if owner is None and chain.possessor is not None:
        boss = desk.people.get(chain.possessor)
        owner = desk.country(boss) if boss else None
    if owner in posts()["half"]:
        owner = _last_half(desk, chain.title.first, str(owner))
    if owner is None:
        return _bare(desk, chain)
    told = desk.held.get((role, owner), [])
    if chain.shift != "former" and told:
        earlier = [person for at, person in told if at <= chain.title.first]
        return (earlier[-1] if earlier else told[0][1],), "title-told"
    if (
        role == "deputy-fm"
        and desk.form(chain.last) in desk.lists.topic
        and desk.form(chain.last + 1) in desk.lists.topic
    ):
        # One of several deputies, for a region: not the first one, whom the base knows.
        return (), ""
    found = holder(desk, role, owner, chain.topic, chain.title.first, chain.shift)
    if found:
        return found, "title-office"
    if chain.shift:
        return (), ""
    owner = ministry_home(desk, owner)
    if not offices(role, owner) or desk.date is not None:
        made = unnamed(desk, role, owner)
        return ((made,), "title-unknown") if made else ((), "")
    return (), ""


def _last_half(desk: Desk, index: int, people: str) -> str | None:
    """The half of a divided people that was named last."""
    halves = set(posts()["half"].get(people, {}).values())
    found = before([entry for entry in states(desk) if entry[1] in halves], index)
    return found[1] if found else None


def _bare(desk: Desk, chain: Chain) -> tuple[tuple[str, ...], str]:
    """A definite title alone ("the president") points back to whoever bears it in the text."""
    # Two words behind it that no list knows may be the bearer's own name.
    unnamed_words = closed(desk, chain.last) or closed(desk, chain.last + 1)
    if not _definite(desk, chain) or chain.shift or not unnamed_words or chain.last in desk.people:
        return (), ""
    back = posts()["back"].get(chain.role)
    if back is not None:
        named = [entry for (role, _), told in desk.held.items() if role in back for entry in told]
        found = before(sorted(named), chain.title.first)
        return ((found[1],), "title-back") if found else ((), "")
    tried = posts()["role"].get(chain.role, (chain.role,))
    found = before(borne_roles(desk).get(tried[0], []), chain.title.first)
    return ((found[1],), "title-back") if found else ((), "")


def _definite(desk: Desk, chain: Chain) -> bool:
    """Whether a bare title says that one bearer is meant: by its article, or in Dari as the head of a phrase.

    Dari news names a president once and goes on with "the president"; Persian takes up the name.
    """
    if desk.text.lang == "en":
        return desk.form(chain.first - 1) == "the"
    if desk.text.lang == "prs" and chain.role in _ALONE:
        before = chain.first - 1
        opens = before < 0 or closed(desk, before) or not desk.same_sentence(before, chain.first)
        return opens and closed(desk, chain.last) and not desk.lists.has("adjective", desk.form(chain.last))
    return chain.title.definite


def counterpart(desk: Desk, chain: Chain, person: str) -> str | None:
    """The holder of the same post in the other country."""
    if chain.owner is None:
        return None
    told = [role for (role, owner), people in desk.held.items() if any(name == person for _, name in people)]
    for role in told:
        found = holder(desk, role, chain.owner, None, chain.title.first, "")
        made = found[0] if found else unnamed(desk, role, chain.owner)
        if made is not None:
            return made
    date = desk.date_at(chain.title.first)
    for tenure in desk.base.office_of(person, date):
        office = desk.base.office(tenure.office)
        if office:
            found = holder(desk, office.role, chain.owner, None, chain.title.first, "")
            if found:
                return found[0]
            return unnamed(desk, office.role, chain.owner)
    return None


def speaks(desk: Desk, person: str) -> bool:
    """Whether a person speaks for others by profession."""
    held = [desk.base.office(tenure.office) for tenure in desk.base.office_of(person, desk.date)]
    roles = {office.role for office in held if office} | {role for (role, _), told in desk.held.items()
                                                        if any(name == person for _, name in told)}  # fmt: skip
    return not roles.isdisjoint(_SPEAKERS)


def document_date(desk: Desk, borne: list[tuple[Chain, str]]) -> str | None:
    """Without a publication date: the time in which all named people held the posts the text gives them."""
    first, last = "", ""
    for chain, person in borne:
        if chain.owner is None or chain.shift or person not in desk.base.actors:
            continue
        held = {office.id for office in offices(chain.role, chain.owner, chain.topic)}
        tenures = [tenure for tenure in desk.base.career(person) if tenure.office in held]
        if len(tenures) == 1:
            first = max(first, tenures[0].start)
            last = min(last or "9999", tenures[0].end or "9999")
    if first and (last == "9999" or first <= last):
        return f"{first}/{'..' if last == '9999' else last}"
    dated = [
        time.value for time in desk.times if time.type == "DATE" and time.function == "none" and bounds(time.value)
    ]
    return max(dated, key=lambda value: (bounds(value) or (0, 0))[0]) if dated else None

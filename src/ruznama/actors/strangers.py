"""People the base does not know and no title introduces: a first name with a word behind it that nothing explains."""

from __future__ import annotations

from ruznama.actors.desk import Desk
from ruznama.actors.people import LONGEST, name_after, namesake, of_town, stranger

__all__ = ["find_strangers"]


def find_strangers(desk: Desk) -> None:
    """Note them, each from its first word; what is listed already stays what it is."""
    _relatives(desk)
    opening = [at for at in desk.opening if at not in desk.at]
    if desk.text.lang == "prs":
        opening = sorted({*opening, *_two_words(desk)})
    titled = {index for title in desk.titles for index in range(title.first, title.last)} if opening else set()
    for at in opening:
        if not _opens(desk, at) or _taken(desk, at, titled):
            continue
        found = name_after(desk, at, None)
        if found is None:
            continue
        person, first, last = found
        free = not any(_taken(desk, i, titled) and not _surname(desk, i) for i in range(first, last))
        if free and _ends(desk, first, last):
            desk.people[first] = person
            desk.new[first] = last
            desk.meet(person, first)
            desk.add(first, last, "name", person, "name-free")


def _two_words(desk: Desk) -> list[int]:
    """Where first names of two words begin ("Enayat Ullah"), the first of which is another word by itself ("favor")."""
    sons = desk.lists.sons
    return [at - 1 for at, form in enumerate(desk.forms) if form in sons and at and at - 1 not in desk.at]


# "X Y, daughter of the late ambassador N M Y": so far behind the word for kin stands the name they share.
_KIN = 7


def _relatives(desk: Desk) -> None:
    """Somebody told by a relative of the same surname is not the relative ("X Y, daughter of Z Y")."""
    kin, tokens = desk.lists.classes.get("kin"), desk.text.tokens
    told = [at for at, form in enumerate(desk.forms) if form in kin] if kin else []
    for comma in [at - 1 for at in told if at > 2 and desk.forms[at - 1] == ","]:
        surname = comma - 1
        while surname > 0 and tokens[surname].joined:
            surname -= 1
        first, same = surname - 1, [token.form for token in tokens[surname:comma]]
        behind = [token.form for token in tokens[comma + 2 : comma + 2 + _KIN]]
        shared = any(behind[at : at + len(same)] == same for at in range(1, len(behind)))
        named = first >= 0 and tokens[first].kind == "word" and desk.form(first) not in desk.lists.stops
        if not shared or not named or not desk.same_sentence(first, comma) or desk.people.get(surname) is not None:
            continue
        person = stranger(desk, first, comma)
        desk.people[first] = desk.people[surname] = person
        desk.new[first] = comma
        desk.meet(person, first)
        desk.add(first, comma, "name", person, "name-kin")


def _taken(desk: Desk, at: int, titled: set[int]) -> bool:
    """Whether a token is a part of a name or title already."""
    if at in titled or desk.over(at) is not None:
        return True
    return any(desk.new.get(first, 0) > at for first in range(at - LONGEST + 1, at + 1))


def _surname(desk: Desk, at: int) -> bool:
    """Whether a Dari name goes on with a surname that the base has for others, none of whom the text names."""
    return desk.text.lang == "prs" and (namesake(desk, at) or of_town(desk, at))


def _opens(desk: Desk, at: int) -> bool:
    """Whether a name may begin here: not in the middle of another, nor as that of a street or an airport."""
    before = desk.form(at - 1)
    if desk.text.tokens[at - 1].kind == "hyphen" and at > 0:
        return False
    return not any(desk.lists.has(name, before) for name in ("particle", "servant", "thing"))


def _ends(desk: Desk, first: int, last: int) -> bool:
    """Whether the words are a name to their end: in Persian a mark must follow, or a word said of people."""
    if any(desk.lists.has("thing", desk.form(index)) for index in range(first, last)):
        return False
    if desk.text.lang not in {"fa", "prs"}:
        return True
    if last >= len(desk.text.tokens) or desk.text.tokens[last].kind != "word":
        # "NAME - PLACE" signs a report.
        return last >= len(desk.text.tokens) or desk.text.tokens[last].kind != "hyphen"
    return desk.is_one(last, desk.lists.behind)

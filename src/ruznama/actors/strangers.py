"""People the base does not know and no title introduces: a first name with a word behind it that nothing explains."""

from __future__ import annotations

from ruznama.actors.desk import Desk
from ruznama.actors.people import LONGEST, name_after

__all__ = ["find_strangers"]


def find_strangers(desk: Desk) -> None:
    """Note them, each from its first word; what is listed already stays what it is."""
    opening = [at for at in desk.opening if at not in desk.at]
    titled = {index for title in desk.titles for index in range(title.first, title.last)} if opening else set()
    for at in opening:
        if not _opens(desk, at) or _taken(desk, at, titled):
            continue
        found = name_after(desk, at, None)
        if found is None:
            continue
        person, first, last = found
        if not any(_taken(desk, index, titled) for index in range(first, last)) and _ends(desk, first, last):
            desk.people[first] = person
            desk.new[first] = last
            desk.meet(person, first)
            desk.add(first, last, "name", person, "name-free")


def _taken(desk: Desk, at: int, titled: set[int]) -> bool:
    """Whether a token is a part of a name or title already."""
    if at in titled or desk.over(at) is not None:
        return True
    return any(desk.new.get(first, 0) > at for first in range(at - LONGEST + 1, at + 1))


def _opens(desk: Desk, at: int) -> bool:
    """Whether a name may begin here: not in the middle of another, nor as that of a street or an airport."""
    before = desk.form(at - 1)
    if desk.text.tokens[at - 1].kind == "hyphen" and at > 0:
        return False
    return not any(desk.lists.has(name, before) for name in ("particle", "servant", "thing"))


def _ends(desk: Desk, first: int, last: int) -> bool:
    """Whether the words are a name to their end: Persian writes nouns alike, so there a mark must follow."""
    if any(desk.lists.has("thing", desk.form(index)) for index in range(first, last)):
        return False
    if desk.text.lang not in {"fa", "prs"}:
        return True
    return last >= len(desk.text.tokens) or desk.text.tokens[last].kind != "word"

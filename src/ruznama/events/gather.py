"""One event told several times in a text is one event with several pieces of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ruznama.events.draft import SAID, Draft
from ruznama.events.when import precision
from ruznama.model import Actor

__all__ = ["gather"]

# A telling goes on for this many sentences.
_CLOSE = 2
_SUFFERED = frozenset({"SANCTION", "COERCE", "RETREAT", "ASSAULT"})
_COARSE = {"decade": 0, "interval": 1, "year": 2, "season": 3, "quarter": 3, "month": 4, "day": 5}


# What one side says of another is one act however many words it takes.
_ANSWERS = frozenset({"ACCUSE", "SUPPORT"})


def gather(drafts: Sequence[Draft], actors: Mapping[str, Actor]) -> list[tuple[Draft, tuple[Draft, ...]]]:
    """Join drafts.

    Returns:
        Pairs of the fullest draft and all drafts of the event in text order.
    """
    groups: list[list[Draft]] = []
    alike: dict[tuple[str, str], list[list[Draft]]] = {}
    for draft in drafts:
        rivals = alike.setdefault((draft.type, draft.status), [])
        for group in rivals:
            if _joins(draft, group, actors):
                group.append(draft)
                break
        else:
            groups.append([draft])
            rivals.append(groups[-1])
    return [(_best(group, actors), tuple(group)) for group in groups]


def _joins(draft: Draft, group: Sequence[Draft], actors: Mapping[str, Actor]) -> bool:
    return all(_same(draft, other, actors) for other in group)


def _union(group: Sequence[Draft]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for draft in group for actor in draft.actors))


def _best(group: Sequence[Draft], actors: Mapping[str, Actor]) -> Draft:
    if len(group) == 1 and not group[0].joint:
        return group[0]
    best = max(
        group,
        key=lambda d: (
            d.sentence > 0,
            d.explicit,
            bool(d.actors) + bool(d.recipients),
            d.sure,
            len(d.actors),
            -d.first,
        ),
    )
    dates = [d for d in group if d.value]
    if dates:
        finest = max(dates, key=lambda d: (d.origin == "stated", _COARSE.get(precision(d.value or "") or "", -1)))
        best = replace(best, value=finest.value, origin=finest.origin)
    if best.joint and len({d.rules[0] for d in group}) == 1 and best.type == "AGREE":
        keys = _keys(set(best.actors), actors)
        more = [draft for draft in group if not _keys(set(draft.actors), actors) <= keys]
        best = replace(best, actors=_union([best, *more]))
    if best.where is None:
        best = replace(best, where=next((d.where for d in group if d.where), None))
    if not best.mode:
        best = replace(best, mode=next((d.mode for d in group if d.mode), ""))
    return best


def _same(one: Draft, two: Draft, actors: Mapping[str, Actor]) -> bool:
    """Whether two tellings of one type and status are of one event."""
    if one.value and two.value and not _dates_meet(one.value, two.value):
        return False
    if _before(one, two) or _before(two, one) or _news(one, two) or _news(two, one):
        return False
    if not (one.value and two.value) and ("role.owned" in one.rules) != ("role.owned" in two.rules):
        # "agreed to revive an accord signed in 1998"
        return False
    # "called the raid a crime, expressing its condemnation": one clause, said in two words.
    twice = one.type in _ANSWERS and one.clause == two.clause and one.mode == two.mode and _told_alike(one, two)
    if twice or (one.first == two.first and one.recipients == two.recipients and not (one.actors and two.actors)):
        # One word read twice, once without its doer.
        return True
    if (
        one.type == "CONSULT"
        and not (one.value and two.value)
        and _apart(one, two)
        and set(one.actors) != set(two.actors)
    ):
        return False
    if one.joint != two.joint:
        # A journey and the meeting it was made for are two; otherwise one reading only names host and visitor.
        return one.type != "CONSULT" and _alike({*one.actors, *one.recipients}, {*two.actors, *two.recipients}, actors)
    if one.joint:
        left, right = {*one.actors, *one.recipients}, {*two.actors, *two.recipients}
        # "A and B signed ...; their envoys put their names to it": one signing, told on.
        if one.type != "AGREE":
            return _alike(left, right, actors)
        same = one.rules[0] == two.rules[0]
        close = same and abs(one.sentence - two.sentence) <= _CLOSE
        # "the leaders of a body signed ...; its minister signed for X": a signature under what was signed that day.
        lone = same and one.value == two.value is not None and any("role.on_behalf" in d.rules for d in (one, two))
        return _alike(left, right, actors) or lone or (close and bool(_keys(left, actors) & _keys(right, actors)))
    return _same_deed(one, two, actors)


def _news(one: Draft, two: Draft) -> bool:
    """Whether one deed is told as done by now and the other of a month or year that past ("have agreed", "in May")."""
    now = "tense.perfect" in one.rules and not one.value and one.sentence != two.sentence
    return now and two.value is not None and precision(two.value) in {"month", "year", "season"}


_NAMING = frozenset({"en.verb.call", "en.verb.describe", "en.verb.brand", "en.verb.label"})


def _called(one: Draft, two: Draft) -> bool:
    """Whether one blame is told in two verbs: "slammed the order, calling it reckless"."""
    return one.type == "ACCUSE" and one.sentence == two.sentence and bool(_NAMING & {one.rules[0], two.rules[0]})


def _open(one: Draft, two: Draft) -> bool:
    """Whether two tellings name the same receivers, or one of them names none."""
    return one.recipients == two.recipients or not (one.recipients and two.recipients)


def _told_alike(one: Draft, two: Draft) -> bool:
    """Whether two tellings name the same parties."""
    return one.actors == two.actors and one.recipients == two.recipients


def _apart(one: Draft, two: Draft) -> bool:
    """Whether two tellings stand more than two sentences from each other, and neither in the headline."""
    return abs(one.sentence - two.sentence) > _CLOSE and 0 not in {one.sentence, two.sentence}


def _same_deed(one: Draft, two: Draft, actors: Mapping[str, Actor]) -> bool:
    """Whether two deeds done to somebody are one: the same doer, and the same receiver where both name one."""
    struck = one.type == "ASSAULT" and one.sentence == two.sentence
    if struck and bool(one.actors) != bool(two.actors):
        # "five soldiers were killed in a raid of X on Y"
        return one.recipients == two.recipients or _alike(set(one.recipients), set(two.recipients), actors)
    if one.type in _SUFFERED and one.rules[0] == two.rules[0] and bool(one.actors) != bool(two.actors):
        # "the crossing was closed": told once with who closed it.
        return bool(one.recipients) and _alike(set(one.recipients), set(two.recipients), actors)
    if not _alike(set(one.actors), set(two.actors), actors) or not _alike_words(one, two):
        return False
    told_on = one.first != two.first and (one.sentence == two.sentence or 0 not in {one.sentence, two.sentence})
    if one.type == "SANCTION" and told_on and _measure(one) != _measure(two):
        # "expelled the ambassador, recalled its own and suspended trade": three measures.
        return False
    if one.recipients and two.recipients:
        return _alike(set(one.recipients), set(two.recipients), actors)
    # "X's strikes on Y killed ten": one attack, whom it struck told once.
    return struck or _called(one, two) or one.recipients == two.recipients or one.rules[0] == two.rules[0]


def _measure(draft: Draft) -> str:
    """What a sanction is about: envoys sent off, one's own called home, the ties of two states; "" for the rest."""
    if draft.mode == "expel":
        return "expel"
    return "recall" if "frame.recall" in draft.rules else "ties" if "frame.restore" in draft.rules else ""


def _before(one: Draft, two: Draft) -> bool:
    """Whether one deed had been done before the other's day: "had sent rescuers" is not what was sent on Saturday."""
    signed = one.type == "AGREE" and one.joint
    if "status.earlier" not in one.rules or (one.type in SAID and not signed):
        return False
    if one.value and not two.value and "status.earlier" not in two.rules and two.sentence > 0:
        # "both signed ... They had signed another in June 2012": a month that is past is not that of the news.
        return precision(one.value) not in {"day", "minute", "second"}
    return not one.value and bool(two.value) and not signed


def _alike_words(one: Draft, two: Draft) -> bool:
    """Words of one kind are one event only where the same is said: same trigger, same readiness, or headline."""
    if one.type not in {"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"}:
        return True
    ready = {"governor.ready", "governor.plan"}
    return (
        one.rules[0] == two.rules[0]
        or 0 in {one.sentence, two.sentence}
        or (_called(one, two) and _open(one, two))
        or bool(ready & set(one.rules) and ready & set(two.rules))
    )


def _keys(ids: set[str], actors: Mapping[str, Actor]) -> set[str]:
    # A movement or an organization is not its country: the Taliban's deal is not Kabul's.
    stands = {"country", "government", "person"}
    return {(actors[i].country or i) if i in actors and actors[i].kind in stands else i for i in ids}


def _alike(left: set[str], right: set[str], actors: Mapping[str, Actor]) -> bool:
    """The same states are meant, or one side names only some of them."""
    if left == right:
        return True
    one, two = _keys(left, actors), _keys(right, actors)
    if not one or not two:
        return False
    people = {i for i in left ^ right if i in actors and actors[i].kind == "person"}
    rivals = {actors[i].country for i in people & left} & {actors[i].country for i in people & right}
    if rivals - {None}:
        return False
    return one <= two or two <= one


def _dates_meet(one: str, two: str) -> bool:
    """Equal, or one inside the other by its prefix ("2025-08" holds "2025-08-12")."""
    return one == two or one.startswith(f"{two}-") or two.startswith(f"{one}-")

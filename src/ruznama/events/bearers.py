"""Nouns that stand for a state or body: whom an adjective describes, titles, authorities, officers and forces."""

from __future__ import annotations

from ruznama.events.sheet import Sheet

__all__ = ["adverb", "agent", "authority", "bearer_of", "definite", "described", "genitive", "titled"]
# "the ship, the naval, the Greek": an adjective may stand between a noun and that of its state.
_BEARING = 2
# Word sets of those who stand for their state; a plan of a state does not.
_ANIMATE = frozenset({"people", "envoy", "troops", "thin", "role", "ship", "aircraft", "captives"})


def adverb(sheet: Sheet, index: int) -> bool:
    """Whether a word of an English adverb of several words stands here ("and in response X")."""
    return sheet.lex.order == "svo" and sheet.marks[index] == "s" and sheet.text.tokens[index].kind == "word"


def bearer_of(sheet: Sheet, first: int, stop: int) -> int:
    """First token of the noun an adjective of belonging describes; ``first`` where none is listed."""
    return next((i for i in range(first - 1, stop, -1) if "bearer" in sheet.sets.get(i, ())), first)


# "the secretary-general", "the high representative": two words.
_HEADED = 2


def titled(sheet: Sheet, first: int) -> int:
    """First token of the definite Arabic title right before a body ("the secretary-general of"), or ``first``."""
    words = range(first - _HEADED, first)
    titled = words.start >= 0 and all("role" in sheet.sets.get(i, ()) and definite(sheet, i) for i in words)
    return words.start if titled else first


def authority(sheet: Sheet, index: int) -> int:
    """First token of the authority that ends here ("a court", "an armed group"), or -1."""
    for start in (index, index - 1):
        if start >= 0 and sheet.marks[start] == " " and "authority" in sheet.sets.get(start, ()):
            return start
    return -1


def described(sheet: Sheet, first: int, stop: int, *, adjective: bool) -> int:
    """The Arabic noun that an adjective of a state describes ("the journalist, the French"), or -1."""
    form = sheet.text.tokens[first].form
    if not adjective and not (form.endswith(sheet.lex.settings.get("nisba", ("\0",))) and definite(sheet, first)):
        return -1
    near = range(first - 1, max(stop, first - 1 - _BEARING), -1)
    found = next((i for i in near if "bearer" in sheet.sets.get(i, ()) and _ANIMATE & sheet.sets[i]), -1)
    return found if found >= 0 and definite(sheet, found) == definite(sheet, first) else -1


def definite(sheet: Sheet, index: int) -> bool:
    """Whether an Arabic word has the article."""
    article = sheet.lex.settings["article"]
    form = sheet.text.tokens[index].form
    return form.startswith(article) or form[1:].startswith(article)


def genitive(sheet: Sheet, last: int) -> bool:
    """English 's after a name: the name owns what follows."""
    tokens = sheet.text.tokens
    return last + 1 < len(tokens) and tokens[last].form == "'" and tokens[last].start == tokens[last - 1].end


# "X's deputy prime minister": an English title is rarely longer.
_TITLE = 5
_AGENTS = frozenset({"role", "thin", "people", "troops", "envoy", "ship", "aircraft", "missile"})


def agent(sheet: Sheet, start: int, nominal: set[int]) -> int:
    """Index after the officer, force or ship that an English 's owns ("X's foreign minister"): X acts through it.

    ``start - 2`` (the name's own end) where something else is owned ("X's proposal").
    """
    last = start - 2
    for index in range(start, min(len(sheet.marks), start + _TITLE)):
        if sheet.text.tokens[index].kind in {"number", "hyphen"}:
            # "X's 15-member council"
            continue
        if sheet.marks[index] != " " or sheet.text.tokens[index].kind != "word" or index in nominal:
            break
        if _AGENTS & sheet.sets.get(index, frozenset()):
            last = index + 1
        elif last >= start:
            break
    if last > start and last < len(sheet.marks) and sheet.text.tokens[last].form == "'":
        # "X's president's plane"
        return start - 2
    return last

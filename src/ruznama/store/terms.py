"""From a word as typed to the forms in which texts have it, and to an expression of the index.

Arabic writes short words onto the next one (wa-, bi-, li-, al-), Persian endings after it; a ZWNJ is a space, nothing,
or itself. The index holds words as they stand, folded; what may stand around a word is asked for here. Names stay
whole: those of the actor base that begin with such a letter are never cut.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from ruznama.lexicon import LANGUAGES, NOUN, prefixes, rows, suffixes
from ruznama.script import fold_form
from ruznama.store.engine import Engine, listed
from ruznama.store.spellings import protected
from ruznama.store.words import WORD, written

__all__ = ["Forms", "Terms"]

# Shorter words are endings and particles: everything begins or ends with them.
_SHORT = 3
# A form of one letter more is another word where it is so many times as frequent and not rare: "minister" is no "and".
_TIMES, _RARE = 3, 20
# Phrases of a name: beyond so many the rarest spellings say nothing new.
_MOST = 400
# A near spelling: at most so many other letters, and so much of difflib's likeness.
_CHANGED, _CLOSE = 2, 0.7


class Forms(msgspec.Struct, frozen=True, gc=False):
    """The forms that are looked for, each of one word or of several in a row.

    Attributes:
        column: plain for folded forms, written for those that must stand so letter by letter.
    """

    forms: tuple[str, ...]
    column: str = "plain"

    @property
    def match(self) -> str | None:
        """The expression of FTS5 that finds any of them; nothing in it is left unquoted."""
        quoted = [f'"{form}"' for form in self.forms]
        return f"{self.column} : ({' OR '.join(quoted)})" if quoted else None


@cache
def _before() -> tuple[str, ...]:
    """What is written before a noun, folded, in any language."""
    return tuple(sorted({fold_form(one) for lang in LANGUAGES for one in prefixes(lang, NOUN) if one}))


@cache
def _after() -> tuple[str, ...]:
    return tuple(sorted({fold_form(one) for lang in LANGUAGES for one in suffixes(lang, NOUN) if one}))


@cache
def _joins() -> Mapping[str, frozenset[str]]:
    """Letters that are written onto, beside, or with a ZWNJ at a word: side -> folded forms."""
    found = [(row["side"], fold_form(row["form"])) for lang in LANGUAGES for row in rows(lang, "joins")]
    return {side: frozenset(form for at, form in found if at == side) for side in ("prefix", "suffix")}


class Terms:
    """Words as the archive has them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def units(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Typed words as folded units: what may be written as one word is one unit of several words."""
        found: list[tuple[str, ...]] = []
        for word in words:
            parts = tuple(WORD.findall(fold_form(word)))
            if not parts:
                continue
            if found and len(parts) == 1 and self._joined(found[-1], parts[0]):
                found[-1] = (*found[-1], parts[0])
            else:
                found.append(parts)
        return [self._apart(unit) for unit in found]

    def _joined(self, before: tuple[str, ...], word: str) -> bool:
        """Whether a word belongs to what stands before it."""
        if word in _joins()["suffix"] or (len(before) == 1 and before[0] in _joins()["prefix"]):
            return True
        return bool(self._engine.rows("compounds", glued=listed(["".join((*before, word))])))

    def _apart(self, unit: tuple[str, ...]) -> tuple[str, ...]:
        """A word that texts write with a ZWNJ inside, in its parts."""
        if len(unit) > 1:
            return unit
        (word,) = unit
        for _, apart in self._engine.rows("compounds", glued=listed([word])):
            return tuple(apart.split())
        if word not in protected():
            for side, stem in _cut(word):
                return (stem, side) if word.endswith(side) else (side, stem)
        return unit

    def forms(self, unit: Sequence[str]) -> Forms:
        """The forms of a unit that ``units`` made."""
        if len(unit) > 1:
            together = "".join(unit)
            return Forms((" ".join(unit), *self._around(self._stems(together), together)))
        return Forms(tuple(self._around(self._stems(unit[0]), unit[0])))

    def phrase(self, words: str) -> Forms:
        """Words one after the other, as they stand."""
        return Forms(tuple(filter(None, (" ".join(WORD.findall(fold_form(words))),))))

    def name_in(self, word: str) -> str:
        """The name of the actor base that a word is with something written before it; "" if it is none."""
        folded = fold_form(word)
        if folded in protected():
            return ""
        stems = (folded[len(head) :] for head in _before() if folded.startswith(head))
        return next((stem for stem in stems if len(stem) >= _SHORT and stem in protected()), "")

    def names(self, spellings: Sequence[str]) -> Forms:
        """The spellings of a name, with what may be written before its first word."""
        found = dict.fromkeys(" ".join(WORD.findall(one)) for one in spellings if not one.isupper())
        first = {one.partition(" ")[0] for one in found}
        known = self._held([*first, *(head + word for word in first if len(word) >= _SHORT for head in _before())])
        phrases = []
        for one in found:
            word, space, rest = one.partition(" ")
            heads = ("", *_before()) if len(word) >= _SHORT else ("",)
            phrases += [f"{form}{space}{rest}" for head in heads if (form := head + word) in known and _own(form, word)]
        return Forms(tuple(phrases[:_MOST]))

    def exactly(self, words: str) -> Forms:
        """Words one after the other as they are written, letter by letter."""
        return Forms(tuple(filter(None, (written(words),))), "written")

    def held(self, phrases: Iterable[str]) -> bool:
        """Whether the archive has all the words of one of these phrases."""
        wanted = [phrase.split() for phrase in phrases]
        known = self._held([word for words in wanted for word in words])
        return any(all(word in known for word in words) for words in wanted)

    def near(self, words: str, most: int) -> list[str]:
        """Words of the archive that are spelled nearly like the typed ones, the likeliest first."""
        found = []
        for word in WORD.findall(fold_form(words)):
            # A slip is rarely in the first letter; all words that begin so are a few thousand.
            rows = self._engine.rows("vocabulary_between", first=word[0], last=chr(ord(word[0]) + 1))
            alike = [one for one, _ in rows if abs(len(one) - len(word)) <= 1 and len({*one} ^ {*word}) <= _CHANGED]
            counts = dict(rows)
            close = difflib.get_close_matches(word, alike, n=most, cutoff=_CLOSE)
            found += sorted(close, key=lambda one: -counts[one])
        return found

    def _stems(self, word: str) -> list[str]:
        """The word, and what is left of it without what is written before it where texts have that as often."""
        if len(word) <= _SHORT or word in protected():
            return [word]
        cut = [word[len(head) :] for head in _before() if word.startswith(head) and len(word) - len(head) >= _SHORT]
        known = self._held([word, *cut])
        named = [stem for stem in cut if stem in protected()]
        likely = [stem for stem in cut if known.get(stem, 0) >= max(1, known.get(word, 0))]
        return [word, *(named or likely)[:1]]

    def _around(self, stems: Sequence[str], word: str) -> list[str]:
        """The stems and what texts have of them with something written before or after."""
        wanted: dict[str, str] = {}
        for stem in stems:
            if len(stem) < _SHORT:
                continue
            tails = () if stem in protected() else _after()
            for form in (*(head + stem for head in _before()), *(stem + tail for tail in tails)):
                wanted.setdefault(form, stem)
        known = self._held([*stems, *wanted])
        found = list(dict.fromkeys([word, *stems]))
        for form, stem in wanted.items():
            if form in known and form not in found and _own(form, stem) and not _other(form, stem, known):
                found.append(form)
        return found

    def _held(self, words: Iterable[str]) -> dict[str, int]:
        """Number of articles by word, of the words that the archive has."""
        return dict(self._engine.rows("vocabulary", words=listed(dict.fromkeys(words)) or "[]"))


def _own(form: str, stem: str) -> bool:
    """Whether a longer form is the stem with something around it: no name or title of its own, nor one within."""
    if form == stem:
        return True
    names = protected()
    within = (form[at:] for at in range(1, len(form) - len(stem)) if form[:at] in _before())
    return form not in names and not any(one in names for one in within)


def _other(form: str, stem: str, known: Mapping[str, int]) -> bool:
    """Whether a form with one letter before the stem is so frequent that it must be another word."""
    if not form.endswith(stem) or len(form) - len(stem) != 1:
        return False
    held = max(
        (known.get(each, 0) for each in (stem, *(head + stem for head in _before() if len(head) > 1))), default=0
    )
    return known[form] >= _RARE and known[form] > _TIMES * held


def _cut(word: str) -> list[tuple[str, str]]:
    """A word without letters that may also stand beside it: (letters, rest)."""
    joins = _joins()
    heads = [(head, word[len(head) :]) for head in joins["prefix"] if word.startswith(head)]
    tails = [(tail, word[: -len(tail)]) for tail in joins["suffix"] if word.endswith(tail)]
    found = [(side, rest) for side, rest in (*heads, *tails) if len(rest) >= _SHORT]
    return sorted(found, key=lambda one: (-len(one[0]), one))

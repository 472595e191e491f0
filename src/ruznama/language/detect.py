"""Language by evidence words, never by script alone.

Three questions in turn: Arabic or Latin script; then which language's function words fill the text (Urdu, Pashto,
Sorani and others are known by letters and words of their own and make ``und``); then, for Persian, whether its months,
names and titles are those of Kabul or of Tehran. Rows and weights are ``detect.tsv`` of each language and
``shared/foreign.tsv``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import compress
from itertools import count as places
from typing import NamedTuple

from ruznama.lexicon import rows, split_form
from ruznama.model import Article, Issue, Lang
from ruznama.script import ARABIC, plain

__all__ = ["detect"]

# Enough for a stable answer, and the same cost for a long article: 1,400 characters hold 220 words.
_READ = 1_400
# Characters that tell the script; a Latin name at the head of an Arabic page stays a minority in them.
_SCRIPT_READ = 600
# Share of words that must be function words. Running news has 0.20-0.35 in each of the four; a list of names has 0.02.
_RUNNING = 0.09
# Share of words with letters that only another language writes; names quoted in Persian news stay below 0.02.
_FOREIGN = 0.06
# Letters are counted by runs of them.
_ARABIC = re.compile(f"{ARABIC.pattern}+")
_NOT_LATIN = bytes(code for code in range(128) if not chr(code).isalpha())
# Words and numbers, as `lexicon.split` cuts them.
_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_EVIDENCE = 12
_HALF = 0.5


class _Clues(NamedTuple):
    """Evidence rows of one language: function words, and weighted words, phrases and spellings that set it apart.

    ``hints`` are what every match of ``letters`` holds one of: never fewer, and counted in a tenth of the time.
    """

    function: frozenset[str]
    words: dict[tuple[str, ...], float]
    dated: dict[str, float]
    spellings: dict[str, float]
    letters: re.Pattern[str] | None
    hints: tuple[str, ...]


@cache
def _clues(lang: str) -> _Clues:
    function: set[str] = set()
    words: dict[tuple[str, ...], float] = {}
    dated: dict[str, float] = {}
    spellings: dict[str, float] = {}
    letters: list[str] = []
    hints: list[str] = []
    for row in rows(lang, "detect"):
        if row["kind"] == "letters":
            letters.append(row["form"])
        elif row["kind"] == "hint":
            hints.append(row["form"])
        elif row["kind"] == "function":
            function.add(split_form(row["form"])[0])
        elif row["kind"] == "dated":
            dated[split_form(row["form"])[0]] = float(row["weight"])
        elif row["kind"] == "spelling":
            spellings[row["form"]] = float(row["weight"])
        else:
            words[split_form(row["form"])] = float(row["weight"])
    pattern = re.compile("|".join(letters)) if letters else None
    return _Clues(frozenset(function), words, dated, spellings, pattern, tuple(hints))


class _Foreign(NamedTuple):
    lang: str
    letters: frozenset[str]
    words: frozenset[str]


@cache
def _foreign() -> tuple[_Foreign, ...]:
    letters: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for row in rows("shared", "foreign"):
        (letters if row["kind"] == "letter" else words).setdefault(row["lang"], set()).add(row["form"])
    codes = sorted({*letters, *words}, key=lambda code: (len(letters.get(code, ())), code))
    return tuple(_Foreign(c, frozenset(letters.get(c, ())), frozenset(words.get(c, ()))) for c in codes)


def detect(item: Article) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    """Language of an article's title and body.

    Args:
        item: the article; a language set by the user (``item.lang``) is kept.

    Returns:
        The language, the words that decided it (folded, heaviest first), and Issues: RZ201 where nothing could be
        decided, RZ202 where the text is in a language outside the four.
    """
    if item.lang != "und":
        return item.lang, (), ()
    sample = _sample(item)
    head = sample[:_SCRIPT_READ]
    latin = len(head.encode("ascii", "ignore").translate(None, _NOT_LATIN))
    # Without a Latin letter one of Arabic script is enough to know.
    arabic = sum(map(len, _ARABIC.findall(head))) if latin else int(_ARABIC.search(head) is not None)
    if arabic + latin == 0:
        return "und", (), (_undecided("no letters of a known script"),)
    if arabic < latin:
        return _latin(sample)
    return _arabic(sample, _datelines(item))


def _datelines(item: Article) -> str:
    return "\n".join(block.span.of(item.text) for block in item.blocks if block.kind == "dateline")[:_SCRIPT_READ]


def _sample(item: Article) -> str:
    spans = [block.span for block in item.blocks if block.kind in ("title", "body")]
    if not spans:
        return item.text[:_READ]
    found: list[str] = []
    size = 0
    for span in spans:
        found.append(item.text[span.start : min(span.end, span.start + _READ - size)])
        size += len(found[-1])
        if size >= _READ:
            break
    return "\n".join(found)


def _undecided(detail: str) -> Issue:
    return Issue(code="RZ201", stage="language", span=None, detail=detail)


def _words(sample: str) -> list[str]:
    return _WORD.findall(plain(sample))


def _latin(sample: str) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    words = _words(sample)
    counts = Counter(word for word in words if word in _clues("en").function)
    # Other languages in Latin letters share "in", "an", "to": two different words of English at the least.
    if len(counts) >= 2 and sum(counts.values()) >= _RUNNING * len(words):
        return "en", _heaviest(counts), ()
    return "und", (), (_undecided("Latin letters, but not the words of English"),)


def _arabic(sample: str, datelines: str) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    other = _other(sample)
    if other:
        issue = Issue(code="RZ202", stage="language", span=None, detail=f"the text is {other}, which is not coded")
        return "und", (), (issue,)
    words = _words(sample)
    of_arabic, of_persian = _clues("ar").function, _clues("fa").function
    arabic = list(filter(of_arabic.__contains__, words))
    persian = list(filter(of_persian.__contains__, words))
    enough = max(_HALF, _RUNNING * len(words))
    # Letters and endings break the tie of short texts; in running text function words outweigh as many of them as there
    # can be. Those of the language that has fewer are asked first: the others could only add to the lead.
    fewer, more = ("ar", "fa") if len(persian) > len(arabic) else ("fa", "ar")
    most, rest = max(len(arabic), len(persian)), min(len(arabic), len(persian))
    if most < enough or most <= rest + _HALF * _hinted(sample, fewer):
        least = rest + _HALF * _lettered(sample, fewer)
        total = most + _HALF * _lettered(sample, more)
        if max(total, least) < enough or total == least:
            return _by_names(words, sample)
        if total < least:
            more = fewer
    if more == "ar":
        return "ar", _heaviest(Counter(arabic)), ()
    # A month tells Dari from Persian in the line of publication as well; its other words are no running text.
    return _persian([*words, *_words(datelines)], sample, persian)


def _lettered(sample: str, lang: str) -> int:
    pattern = _clues(lang).letters
    return len(pattern.findall(sample)) if pattern else 0


def _hinted(sample: str, lang: str) -> int:
    """No fewer than the letters of ``_lettered``."""
    return sum(map(sample.count, _clues(lang).hints))


def _other(sample: str) -> str | None:
    """Name of the language outside the four that the text is in, if it is one."""
    if not _foreign_letters().search(sample):
        return None
    plain = sample.split()
    best, most = None, 0
    for other in _foreign():
        marked = sum(1 for word in plain if other.letters.intersection(word))
        known = sum(1 for word in plain if word in other.words)
        sure = (marked and known) or marked > 2 * _FOREIGN * len(plain)
        if sure and marked + known > max(most, _FOREIGN * len(plain)):
            best, most = other.lang, marked + known
    return best


@cache
def _foreign_letters() -> re.Pattern[str]:
    letters = frozenset().union(*(listed.letters for listed in _foreign()))
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]")


def _by_names(words: list[str], sample: str) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    """Too few function words (a headline, a list): the names alone may still tell."""
    scores: dict[Lang, dict[str, float]] = {lang: _weigh(words, sample, lang) for lang in ("ar", "fa", "prs")}
    best = max(scores, key=lambda lang: sum(scores[lang].values(), 0.0))
    ranked = sorted((sum(score.values(), 0.0) for score in scores.values()), reverse=True)
    if ranked[0] >= 1 and ranked[0] > ranked[1]:
        return best, _heaviest(scores[best]), ()
    return "und", (), (_undecided("too few words to tell the language"),)


def _persian(words: list[str], sample: str, function: list[str]) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    dari, iranian = _weigh(words, sample, "prs"), _weigh(words, sample, "fa")
    # Ties go to Persian of Iran: ten times as much news is written in it.
    if sum(dari.values(), 0.0) > sum(iranian.values(), 0.0):
        return "prs", _heaviest(dari), ()
    return "fa", _heaviest(iranian) or _heaviest(Counter(function)), ()


def _weigh(words: list[str], sample: str, lang: str) -> dict[str, float]:
    """Weight of the words that set a language apart; each counts twice at most, so that one name cannot decide."""
    clues, opening = _own(lang), _opening(lang)
    found: dict[str, float] = {}
    times: Counter[str] = Counter()

    def count(name: str, weight: float) -> None:
        if times[name] < 2:
            times[name] += 1
            found[name] = found.get(name, 0) + weight

    for index in compress(places(), map(_telling(lang).__contains__, words)):
        word = words[index]
        for length in opening.get(word, ()):
            phrase = tuple(words[index : index + length])
            if phrase in clues.words:
                count(" ".join(phrase), clues.words[phrase])
        if word in clues.dated and index and words[index - 1].isdigit():
            count(word, clues.dated[word])
    for spelling, weight in clues.spellings.items():
        seen = min(2, sample.count(spelling))
        if seen:
            found[spelling] = found.get(spelling, 0) + weight * seen
    return found


@cache
def _opening(lang: str) -> dict[str, tuple[int, ...]]:
    """First word of a weighted phrase -> lengths of the phrases it opens."""
    found: dict[str, set[int]] = {}
    for phrase in _own(lang).words:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(lengths)) for word, lengths in found.items()}


@cache
def _telling(lang: str) -> frozenset[str]:
    """Words that may be evidence: those that open a phrase, and those that are evidence behind a number."""
    return frozenset((*_opening(lang), *_own(lang).dated))


@cache
def _own(lang: str) -> _Clues:
    """Evidence for a language against its sister: what Dari inherits from Persian is no evidence for Dari."""
    mine = _clues(lang)
    if lang != "prs":
        return mine
    fa = _clues("fa")
    return _Clues(
        mine.function - fa.function,
        {k: v for k, v in mine.words.items() if k not in fa.words},
        {k: v for k, v in mine.dated.items() if k not in fa.dated},
        {k: v for k, v in mine.spellings.items() if k not in fa.spellings},
        mine.letters,
        mine.hints,
    )


def _heaviest(counts: Mapping[str, float]) -> tuple[str, ...]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(word for word, _ in ranked[:_EVIDENCE])

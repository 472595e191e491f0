"""The language of the pages: words, plural forms, direction, digits, and the settings a reader can change.

Language, digits, calendar and theme are four separate settings. Words stand in ``resources/<lang>/interface.tsv``; Dari
reads Persian where it has no row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, get_args

import msgspec
from markupsafe import Markup, escape

from ruznama.lexicon import rows
from ruznama.model import Calendar
from ruznama.server.harmless import harmless

__all__ = ["COOKIE", "RTL", "TAGS", "Digits", "Interface", "Spoken", "Theme", "chosen", "direction", "messages"]

Spoken = Literal["en", "ar", "fa", "prs"]
Digits = Literal["latn", "arab", "arabext"]
Theme = Literal["auto", "light", "dark"]

COOKIE: Final = "ruznama_ui"
# What browsers' locale data calls the four languages; Dari is the Persian of Afghanistan to them.
TAGS: Final = {"en": "en", "ar": "ar", "fa": "fa-IR", "prs": "fa-AF", "und": "und"}
RTL: Final = frozenset({"ar", "fa", "prs"})
# First code point of each set of digits; the two Arabic sets have separators of their own.
_ZERO: Final = {"latn": 0x30, "arab": 0x660, "arabext": 0x6F0}
_DIGITS: Final = {name: {0x30 + digit: zero + digit for digit in range(10)} for name, zero in _ZERO.items()}
_POINT, _COMMA, _MINUS = chr(0x66B), chr(0x66C), chr(0x2212)
# Isolates for text without markup: titles of pages, labels read aloud.
_OPEN, _CLOSE = chr(0x2068), chr(0x2069)
_HOLE = re.compile(r"\{(\w+)\}")
# The press of Iran and Afghanistan writes its own digits and its own year; the Arabic one is divided on digits.
_HABITS: Final[dict[str, tuple[Digits, Calendar]]] = {
    "en": ("latn", "gregorian"),
    "ar": ("latn", "gregorian"),
    "fa": ("arabext", "persian"),
    "prs": ("arabext", "persian"),
}


@cache
def messages(lang: str) -> Mapping[str, str]:
    """The words of an interface language by key."""
    return {row["key"]: row["text"] for row in rows(lang, "interface")}


@cache
def _parts(lang: str, key: str) -> tuple[str, ...]:
    """A message, escaped, as words and the names of its holes by turns."""
    return tuple(escape(part) if at % 2 == 0 else part for at, part in enumerate(_HOLE.split(messages(lang)[key])))


def direction(lang: str, text: str = "") -> str:
    """``rtl`` or ``ltr`` for a text of a language; where that is not known, by its first letter with a direction."""
    if lang != "und":
        return "rtl" if lang in RTL else "ltr"
    strong = next((char for char in text if char.isalpha()), "a")
    return "rtl" if 0x590 <= ord(strong) < 0x900 or 0xFB1D <= ord(strong) < 0xFF00 else "ltr"


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """How one reader wants the pages.

    Attributes:
        lang: language of the interface; never that of the sources, which keep their own.
        digits: of numbers and dates the interface writes; those of sources are never changed.
        calendar: that dates are written in first.
        theme: light, dark or as the system has it.
        keys: whether single keys are shortcuts.
    """

    lang: Spoken = "en"
    digits: Digits = "latn"
    calendar: Calendar = "gregorian"
    theme: Theme = "auto"
    keys: bool = True

    @property
    def dir(self) -> str:
        """Direction of the pages."""
        return direction(self.lang)

    @property
    def tag(self) -> str:
        """HTML's name for the language."""
        return TAGS[self.lang]

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in messages(self.lang)

    def pattern(self, key: str) -> str:
        """Words as they stand in the table, with their holes."""
        return messages(self.lang)[key]

    def text(self, key: str, **values: object) -> Markup:
        """Words without tags, for attributes and titles; what is put in is escaped, and isolated by characters."""
        parts = _parts(self.lang, key)
        return Markup("".join(self._bare(values[part]) if at % 2 else part for at, part in enumerate(parts)))  # noqa: S704

    def html(self, key: str, **values: object) -> Markup:
        """Words as HTML; what is put in is isolated by markup."""
        parts = _parts(self.lang, key)
        return Markup("".join(self._marked(values[part]) if at % 2 else part for at, part in enumerate(parts)))  # noqa: S704

    def name(self, group: str, code: object) -> str:
        """The word for a code of the record, ``type.AGREE``; the code itself where there is none."""
        return messages(self.lang).get(f"{group}.{code}") or str(code or "").replace("-", " ")

    def count(self, key: str, number: int) -> Markup:
        """``3 events``: a number with its noun in the form that the language wants."""
        return self.html(self._counted(key, number), n=number)

    def counted(self, key: str, number: int) -> Markup:
        """The same without tags."""
        return self.text(self._counted(key, number), n=number)

    def number(self, value: float, places: int = 0, *, sign: bool = False) -> str:
        """A number in the reader's digits, grouped by thousands."""
        written = f"{value:+,.{places}f}" if sign else f"{value:,.{places}f}"
        if self.digits != "latn":
            written = written.replace(",", _COMMA).replace(".", _POINT)
        return self.written(written.replace("-", _MINUS))

    def written(self, text: str) -> str:
        """A text of the interface with its ASCII digits in the reader's."""
        return text if self.digits == "latn" else text.translate(_DIGITS[self.digits])

    def with_(self, **changes: object) -> Interface:
        """The same with other settings."""
        return msgspec.structs.replace(self, **changes)

    def cookie(self) -> str:
        """The settings as the value of a cookie."""
        return ".".join((self.lang, self.digits, self.calendar, self.theme, "keys" if self.keys else "none"))

    def choices(self) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
        """The settings: parameter, message group of its values, value now, all values."""
        return (
            ("ui", "lang", self.lang, get_args(Spoken)),
            ("digits", "digits", self.digits, get_args(Digits)),
            ("calendar", "calendar", self.calendar, get_args(Calendar)),
            ("theme", "theme", self.theme, get_args(Theme)),
            ("keys", "keys", "on" if self.keys else "off", ("on", "off")),
        )

    def own(self, group: str, value: str) -> str:
        """A value of a setting in words: a language in its own."""
        return messages(value)["lang.own"] if group == "lang" else self.name(group, value)

    def query(self) -> dict[str, str]:
        """The settings as parameters of an address."""
        return {
            "ui": self.lang, "digits": self.digits, "calendar": self.calendar, "theme": self.theme,
            "keys": "on" if self.keys else "off",
        }  # fmt: skip

    def _bare(self, value: object) -> str:
        return f"{_OPEN}{self._safe(value)}{_CLOSE}"

    def _marked(self, value: object) -> str:
        if isinstance(value, Markup):
            return value
        safe = self._safe(value)
        return f'<bdi dir="{direction("und", safe)}">{safe}</bdi>'

    def _safe(self, value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        return escape(self.number(value) if isinstance(value, int) else harmless(str(value)))

    def _counted(self, key: str, number: int) -> str:
        forms = ("zero",) if number == 0 else ()
        return next(
            (form for name in (*forms, _form(self.lang, number)) if self.has(form := f"{key}.{name}")), f"{key}.other"
        )


def _form(lang: str, number: int) -> str:
    """The plural form of a number (CLDR's names)."""
    if lang == "ar":
        rest = number % 100
        if number < 3:
            return ("zero", "one", "two")[number]
        return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
    return "one" if lang == "en" and number == 1 else "other"


def chosen(query: Mapping[str, str], cookies: Mapping[str, str], accept: str = "") -> Interface:
    """The settings of a request: those in its address, else those kept, else the browser's language. Total.

    A language that is newly chosen brings its habits of digits and calendar along, unless these are named too.

    Args:
        query: parameters ui, digits, calendar, theme, keys.
        cookies: of the request.
        accept: its Accept-Language header.
    """
    kept = cookies.get(COOKIE, "").split(".")
    if len(kept) == len(Interface.__struct_fields__):
        found = dict(zip(("ui", "digits", "calendar", "theme", "keys"), kept, strict=True))
    else:
        found = {"ui": _accepted(accept)}
    asked = {key: query[key] for key in ("ui", "digits", "calendar", "theme", "keys") if query.get(key)}
    if asked.get("ui", found["ui"]) != found["ui"]:
        found = {key: value for key, value in found.items() if key not in ("digits", "calendar")}
    found |= asked
    lang = found["ui"] if found["ui"] in _HABITS else "en"
    digits, calendar = _HABITS[lang]
    known: dict[str, object] = {"lang": lang, "keys": found.get("keys") not in ("off", "none")}
    for name, kind, default in (("digits", Digits, digits), ("calendar", Calendar, calendar), ("theme", Theme, "auto")):
        known[name] = found[name] if found.get(name) in get_args(kind) else default
    return msgspec.convert(known, Interface)


def _accepted(header: str) -> str:
    """The first language of the header that the pages are written in."""
    for part in header.lower().split(","):
        tag = part.partition(";")[0].strip()
        if tag.startswith(("fa-af", "prs")):
            return "prs"
        if tag[:2] in ("en", "ar", "fa"):
            return tag[:2]
    return "en"

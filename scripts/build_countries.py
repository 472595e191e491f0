"""Build resources/shared/countries.tsv: press spellings first, catalogue names (CLDR, through Babel) behind them.

Run at development time only: ``python scripts/build_countries.py``. Inputs: ``countries_press.tsv`` (ours) and
``country_codes.tsv`` (code lists) beside this file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

from ruznama.script import fold_form

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "ruznama" / "resources" / "shared" / "countries.tsv"
LOCALES = {"ar": "ar", "fa": "fa", "prs": "fa_AF", "en": "en"}
COLUMNS = (
    "iso3 name phrase country ar fa prs en iso2 cow fips cameo wikidata source note".split()  # noqa: SIM905
)
# Kosovo has no ISO code; XKX is the usual user-assigned one. The Palestinian catalogue name is that of territories.
EXTRA = {"XKX": "XK"}
NOT_FROM_CATALOGUE = {"PSE"}


def read(name: str) -> dict[str, dict[str, str]]:
    """Rows of a table beside this file, by their first cell."""
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return {line.split("\t")[0]: dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]}


def iso() -> dict[str, str]:
    """ISO3 -> ISO2 of every territory that CLDR knows by both."""
    english = Locale.parse("en").territories
    aliases = get_global("territory_aliases")
    found = {
        three: two[0]
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and len(two[0]) == 2 and two[0] in english
    }
    # Former codes point at today's country too (BUR, ROM, TMP, ZAR ...); the code list decides which are in force.
    return {**{three: two for three, two in found.items() if three in read("country_codes.tsv")}, **EXTRA}


def cell(press: str, catalogue: str) -> str:
    """Press forms and the catalogue form, each spelling once as the fold sees it."""
    kept: dict[str, str] = {}
    for form in [*press.split("|"), catalogue]:
        if form:
            kept.setdefault(fold_form(form.removeprefix("~")), form)
    return "|".join(kept.values())


def main() -> None:
    """Write the table."""
    press, codes = read("countries_press.tsv"), read("country_codes.tsv")
    names = {lang: Locale.parse(locale).territories for lang, locale in LOCALES.items()}
    lines = ["# Built by scripts/build_countries.py; edit scripts/countries_press.tsv instead.", "\t".join(COLUMNS)]
    for iso3, iso2 in sorted(iso().items()):
        own, code = press.get(iso3, {}), codes.get(iso3, {})
        row = dict.fromkeys(COLUMNS, "")
        for lang in LOCALES:
            listed = "" if iso3 in NOT_FROM_CATALOGUE and own else names[lang].get(iso2, "").replace("&", "and")
            row[lang] = cell(own.get(lang, ""), listed)
        row |= {key: code.get(key, "") for key in ("cow", "fips", "cameo")}
        row |= {"iso3": iso3, "iso2": iso2, "country": iso3, "phrase": own.get("phrase", "")}
        row["name"] = row["en"].split("|")[0].removeprefix("~")
        row["source"] = "curated, cldr" if own else "cldr"
        row["note"] = own.get("note", "")
        lines.append("\t".join(row[column] for column in COLUMNS).rstrip("\t"))
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stderr.write(f"{len(lines) - 2} countries\n")


if __name__ == "__main__":
    main()

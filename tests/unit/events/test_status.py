"""Status: what tense, negation, condition, plan and willingness make of one and the same deed."""

from __future__ import annotations

import pytest
from events_marked import read

BASE = {
    "ar": ("[مصر|EGY]", "[إثيوبيا|ETH]"),
    "fa": ("[ایران|IRN]", "[عراق|IRQ]"),
    "prs": ("[افغانستان|AFG]", "[پاکستان|PAK]"),
    "en": ("[Egypt|EGY]", "[Ethiopia|ETH]"),
}
FORMS = {
    "ar": {
        "happened": "التقت {a} {b}.",
        "planned": "من المقرر أن تلتقي {a} {b}.",
        "offered": "{a} مستعدة للقاء {b}.",
        "negated": "لم تلتق {a} {b}.",
    },
    "fa": {
        "happened": "{a} با {b} دیدار کرد.",
        "planned": "قرار است {a} با {b} دیدار کند.",
        "offered": "{a} آماده دیدار با {b} است.",
        "negated": "{a} با {b} دیدار نکرد.",
    },
    "en": {
        "happened": "{a} met {b}.",
        "planned": "{a} will meet {b}.",
        "offered": "{a} is ready to meet {b}.",
        "negated": "{a} did not meet {b}.",
    },
}
FORMS["prs"] = FORMS["fa"]
CASES = [(lang, status, line) for lang, lines in FORMS.items() for status, line in lines.items()]


@pytest.mark.parametrize(("lang", "status", "line"), CASES, ids=[f"{lang}-{status}" for lang, status, _ in CASES])
def test_status_follows_the_words_around_one_deed(lang, status, line):
    a, b = BASE[lang]
    _, found = read(line.format(a=a, b=b), lang)
    assert {event.status for event in found} == {status}


@pytest.mark.parametrize("lang", ["ar", "fa", "prs", "en"])
def test_willingness_is_agree_and_a_plan_is_consult(lang):
    a, b = BASE[lang]
    _, willing = read(FORMS[lang]["offered"].format(a=a, b=b), lang)
    _, planned = read(FORMS[lang]["planned"].format(a=a, b=b), lang)
    assert [event.type for event in willing] == ["AGREE"]
    assert [event.type for event in planned] == ["CONSULT"]

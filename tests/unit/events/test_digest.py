"""News in brief: what one paragraph says is no news of the next."""

from __future__ import annotations

from events_marked import read, told

MET = "[Norway|NOR] and [Chad|TCD] signed an agreement {on Friday|2025-06-13}."
SCOLDED = "[Ghana|GHA] condemned [Togo|TGO]."
ALIKE = "[Norway|NOR] condemned [Togo|TGO]."


def _when(marked: str) -> dict[str, str | None]:
    return {event.type: event.when.value if event.when else None for event in read(marked, "en")[1]}


def test_a_digest_hands_no_date_to_another_story():
    assert _when(f"# World in brief\n{MET}\n{SCOLDED}") == {"AGREE": "2025-06-13", "ACCUSE": None}


def test_a_digest_goes_on_with_the_people_of_a_story():
    assert _when(f"# World in brief\n{MET}\n{ALIKE}") == {"AGREE": "2025-06-13", "ACCUSE": "2025-06-13"}


def test_both_sides_are_those_of_the_own_paragraph():
    sides = "Both sides condemned [Togo|TGO]."
    _, found = read(f"# World in brief\n{MET}\n{sides}", "en")
    assert [told(event) for event in found if event.type == "ACCUSE"] in ([], ["ACCUSE happened >TGO"])
    _, found = read(f"# [Norway|NOR] and [Chad|TCD] sign\n{MET}\n{sides}", "en")
    assert any(event.type == "ACCUSE" and {"NOR", "TCD"} <= set(event.actors) for event in found)

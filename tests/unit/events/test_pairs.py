"""Whom "the two sides" means where others stand beside the two of the headline."""

from __future__ import annotations

import pytest

from ruznama.pipeline import code

MEDIATED = """Afghanistan and Pakistan agree to a ceasefire in Doha

DOHA, October 19, 2025 - Afghanistan and Pakistan agreed to an immediate ceasefire on Saturday. \
The talks were mediated by Qatar and Turkey. The two sides agreed to hold meetings in Istanbul, the ministry said.
"""
THANKED = """Iran and Saudi Arabia restore ties

BEIJING, March 10, 2023 - Iran and Saudi Arabia agreed on Friday to restore ties. \
The two sides thanked Iraq and Oman, which hosted talks in 2021. The two sides refused to comment on Yemen.
"""
OTHERS = """Iran and Saudi Arabia restore ties

BEIJING, March 10, 2023 - Iran and Saudi Arabia agreed on Friday to restore ties. \
On Thursday Egypt and Turkey held talks in Cairo. The two sides agreed to exchange ambassadors.
"""


@pytest.mark.parametrize(
    ("page", "pair"),
    [
        pytest.param(MEDIATED, {"Afghanistan", "Pakistan"}, id="not the mediators"),
        pytest.param(THANKED, {"Iran", "Saudi Arabia"}, id="not the hosts who are thanked"),
        pytest.param(OTHERS, {"Egypt", "Turkey"}, id="two others that did something together"),
    ],
)
def test_two_sides_are_those_of_the_headline_unless_others_act_together(page: str, pair: set[str]) -> None:
    record = code(page)
    names = {actor.id: actor.name for actor in record.actors}
    joint = [{names[a] for a in e.actors} for e in record.events if e.type in {"AGREE", "REJECT"}]
    assert joint[-1] == pair

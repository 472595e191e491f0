from __future__ import annotations

import random

import pytest

from ruznama.store.near import NEAR, similarity, sketch


def words(seed: int, number: int) -> list[str]:
    chosen = random.Random(seed)  # noqa: S311 - the same words in every run
    return [f"w{chosen.randrange(10_000)}" for _ in range(number)]


def test_the_same_text_is_alike_whatever_its_spelling() -> None:
    assert similarity(sketch("كان في الأمس لقاء بين الوزيرين"), sketch("کان فی الامس لقاء بین الوزیرین")) == 1.0


def test_other_texts_are_not_alike() -> None:
    assert similarity(sketch(" ".join(words(1, 500))), sketch(" ".join(words(2, 500)))) < 0.05


@pytest.mark.parametrize("seed", range(8))
def test_a_copy_with_another_lead_is_near(seed: int) -> None:
    body = words(seed, 500)
    assert similarity(sketch(" ".join(body)), sketch(" ".join([*words(seed + 100, 25), *body]))) >= NEAR


@pytest.mark.parametrize("seed", range(8))
def test_a_text_that_shares_half_is_not_near(seed: int) -> None:
    body = words(seed, 500)
    other = [*body[:250], *words(seed + 100, 250)]
    assert similarity(sketch(" ".join(body)), sketch(" ".join(other))) < NEAR


def test_a_text_of_few_words_is_like_nothing() -> None:
    assert sketch("two words") == ()
    assert similarity((), ()) == 0.0

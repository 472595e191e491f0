"""What is remembered of single words."""

from ruznama.lexicon import Known, known


def counted(size, monkeypatch):
    monkeypatch.setattr(known, "_REMEMBERED", size)
    asked = []

    def meaning(form):
        asked.append(form)
        return form.upper() if form > "b" else ""

    return Known(meaning), asked


def test_a_form_is_worked_out_once(monkeypatch):
    memo, asked = counted(10, monkeypatch)
    assert [memo[form] for form in "cdccd"] == ["C", "D", "C", "C", "D"]
    assert asked == ["c", "d"]


def test_what_a_full_memo_meets_again_is_not_worked_out_again(monkeypatch):
    memo, asked = counted(3, monkeypatch)
    for form in ("c", "d", "e", "f", "c", "c"):
        assert memo[form] == form.upper()
    assert asked == ["c", "d", "e", "f"]


def test_a_form_not_met_for_two_generations_is_forgotten(monkeypatch):
    memo, asked = counted(2, monkeypatch)
    for form in "cdefgc":
        assert memo[form] == form.upper()
    assert asked == ["c", "d", "e", "f", "g", "c"]
    assert len(memo) <= 2


def test_places_are_those_of_forms_that_mean_something(monkeypatch):
    memo, _ = counted(10, monkeypatch)
    assert memo.places(["a", "c", "b", "d", "c"]) == [1, 3, 4]

"""A time expression while it is read: what the words say, before any calendar or anchor."""

from __future__ import annotations

from typing import Any

__all__ = ["Draft"]


class Draft:
    """What a rule read: the operation, its named values, the folded range, the rules that fired."""

    __slots__ = ("end", "op", "rules", "start", "token", "values")

    def __init__(
        self, op: str, values: dict[str, Any], start: int, end: int, token: int, rules: tuple[str, ...]
    ) -> None:
        self.op = op
        self.values = values
        self.start = start
        self.end = end
        self.token = token
        self.rules = rules

    def get(self, name: str) -> Any:  # noqa: ANN401
        """A value, or None."""
        return self.values.get(name)

    def kind(self) -> str:
        """Class under which joins see this expression."""
        values = self.values
        found = _CLASS.get(self.op, "Ex")
        if self.op in ("unit", "anaphora"):
            found = "Edx" if values.get("unit") == "day" else "Eu"
        elif self.op == "holiday":
            # Ramadan is a month, "islamic:09"; a feast is a day, "islamic:10-01".
            code = str(values.get("holiday"))
            found = "Em" if code.startswith("islamic:") and "-" not in code else "Ed"
        elif self.op == "date":
            found = "Ed" if "day" in values else "Em" if "month" in values else "Ey"
        elif self.op in ("equate", "part"):
            inner = values.get("a") or values.get("e")
            return inner.kind() if isinstance(inner, Draft) else "Ex"
        return found


# What joins see, where the operation alone tells it.
_CLASS = {
    "weekday": "Ew", "deictic": "Edx", "tod": "Etod", "clock": "Eclk", "clock-bare": "Eclkb", "decade": "Edec",
    "century": "Edec", "season": "Es", "quarter": "Es", "numeric": "Ed", "merge": "Ed", "daypart": "Ed", "nthday": "Ed",
}  # fmt: skip

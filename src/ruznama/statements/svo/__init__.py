"""English: subject, verb, clause; quotations with the verb behind them; inverted "said X"."""

from ruznama.statements.svo.read import read

__all__ = ["read"]

"""English: subject, verb, clause; quotations with the verb behind them; inverted "said X"."""

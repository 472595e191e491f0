"""Texts of another domain: sport, weather, markets, recipes."""

from __future__ import annotations

from ruznama.events.sheet import Sheet

__all__ = ["muted"]


def muted(sheet: Sheet) -> bool:
    """Whether the text is of another domain (sport, weather, markets, recipes) and holds no politics."""
    tokens, spots = sheet.text.tokens, sheet.spots
    domains = [name for name in spots if name.startswith("domain_")]
    if not domains:
        return False
    politics = {tokens[index].form for name in ("role", "politics") for index in spots.get(name, ())}
    # One word of sport is enough for a line without any politics; an article needs two, and more than of politics.
    if len(tokens) < 40 and not politics and "domain_sport" in domains:
        return True
    counts = [len({tokens[index].form for index in spots[name]}) for name in domains]
    return max(counts) >= 2 and max(counts) > len(politics)

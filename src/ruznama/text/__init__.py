"""From an article to analysed text: folded characters, tokens with clitics, sentences, quotations."""

from ruznama.text.analyze import analyze

__all__ = ["analyze"]

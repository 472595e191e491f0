"""Which of the four languages an article is in, by its words; ``und`` for any other."""

from ruznama.language.detect import detect

__all__ = ["detect"]

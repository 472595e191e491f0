"""The Python face of an archive: one grammar for questions, readings that are bounded, search, the review log."""

from ruznama.archive.grammar import QuestionError, from_params, parse
from ruznama.archive.question import Question

__all__ = ["Question", "QuestionError", "from_params", "parse"]

"""What is true of the script, whatever the language."""

from ruznama.script.fold import FINALS, INVISIBLE, fold, fold_form

__all__ = ["FINALS", "INVISIBLE", "fold", "fold_form"]

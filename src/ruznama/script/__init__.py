"""What is true of the script, whatever the language."""

from ruznama.script.fold import FINALS, fold, fold_form

__all__ = ["FINALS", "fold", "fold_form"]

"""What is true of the script, whatever the language."""

from ruznama.script.fold import fold, fold_form

__all__ = ["fold", "fold_form"]

"""What is true of the script, whatever the language."""

from ruznama.script.fold import ARABIC, FINALS, INVISIBLE, fold, fold_form, plain, spellings

__all__ = ["ARABIC", "FINALS", "INVISIBLE", "fold", "fold_form", "plain", "spellings"]

"""Loads, folds, checks and indexes the language resources."""

from ruznama.lexicon.clitics import NOTHING, NOUN, VERB, article_letters, prefixes, shapes, suffixes
from ruznama.lexicon.inflect import Form, Verb, inflect, verb, verbs
from ruznama.lexicon.phrases import Hit, Phrases, longest
from ruznama.lexicon.samples import Sample, samples
from ruznama.lexicon.segment import split, split_form
from ruznama.lexicon.tables import EXTENDS, LANGUAGES, cells, digest, languages_of, rows, rules, table

__all__ = [
    "EXTENDS",
    "LANGUAGES",
    "NOTHING",
    "NOUN",
    "VERB",
    "Form",
    "Hit",
    "Phrases",
    "Sample",
    "Verb",
    "article_letters",
    "cells",
    "digest",
    "inflect",
    "languages_of",
    "longest",
    "prefixes",
    "rows",
    "rules",
    "samples",
    "shapes",
    "split",
    "split_form",
    "suffixes",
    "table",
    "verb",
    "verbs",
]

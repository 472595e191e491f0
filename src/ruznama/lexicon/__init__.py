"""Loads, folds, checks and indexes the language resources."""

from ruznama.lexicon.base import Alias, Base, Codes, Landmark, Role, Title, base
from ruznama.lexicon.catalog import all_rules
from ruznama.lexicon.clitics import NOTHING, NOUN, VERB, article_letters, prefixes, shapes, suffixes
from ruznama.lexicon.demonyms import Demonym, demonyms
from ruznama.lexicon.inflect import PREVERB, Form, Verb, inflect, verb, verbs
from ruznama.lexicon.known import Known
from ruznama.lexicon.own import Own, digest, own, per_base, using
from ruznama.lexicon.phrases import Hit, Phrases, longest
from ruznama.lexicon.samples import Sample, samples
from ruznama.lexicon.segment import split, split_form
from ruznama.lexicon.tables import EXTENDS, LANGUAGES, cells, languages_of, rows, rules, table
from ruznama.lexicon.tenures import Office, Tenure, bounds

__all__ = [
    "EXTENDS",
    "LANGUAGES",
    "NOTHING",
    "NOUN",
    "PREVERB",
    "VERB",
    "Alias",
    "Base",
    "Codes",
    "Demonym",
    "Form",
    "Hit",
    "Known",
    "Landmark",
    "Office",
    "Own",
    "Phrases",
    "Role",
    "Sample",
    "Tenure",
    "Title",
    "Verb",
    "all_rules",
    "article_letters",
    "base",
    "bounds",
    "cells",
    "demonyms",
    "digest",
    "inflect",
    "languages_of",
    "longest",
    "own",
    "per_base",
    "prefixes",
    "rows",
    "rules",
    "samples",
    "shapes",
    "split",
    "split_form",
    "suffixes",
    "table",
    "using",
    "verb",
    "verbs",
]

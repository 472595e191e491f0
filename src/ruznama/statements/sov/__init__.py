"""Persian and Dari: subject, adjuncts, verb of speech, then the clause; or the object in front of the verb."""

from ruznama.statements.sov.nominal import nominal
from ruznama.statements.sov.read import read

__all__ = ["nominal", "read"]

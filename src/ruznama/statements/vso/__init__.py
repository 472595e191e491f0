"""Arabic: verb, speaker, adjuncts, complementizer, clause; participles of circumstance; relays."""

from ruznama.statements.vso.read import read

__all__ = ["read"]

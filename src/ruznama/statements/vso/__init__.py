"""Arabic: verb, speaker, adjuncts, complementizer, clause; participles of circumstance; relays."""

"""Persian and Dari: subject, adjuncts, verb of speech, then the clause; or the object in front of the verb."""

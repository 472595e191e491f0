-- What reviewers decided, in order: a log that only grows. Nothing derives it, so that rebuild leaves it alone.
CREATE TABLE judgements (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  verdict TEXT NOT NULL,             -- accept | merge | split | correct | undo
  items   TEXT NOT NULL,             -- JSON: ids of events or of one conflict
  field   TEXT,
  value   TEXT,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,             -- ISO 8601, UTC
  note    TEXT NOT NULL
);

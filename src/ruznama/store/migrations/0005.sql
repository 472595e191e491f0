-- Vectors of meaning, by the hash of the text they stand for. Made on demand; nothing but search by meaning reads them.
CREATE TABLE vectors (
  hash BLOB PRIMARY KEY,
  data BLOB NOT NULL
) WITHOUT ROWID;

-- The picture over the timeline counts by month: from this index alone, already in its order.
CREATE INDEX canonical_months ON canonical (
  substr(first, 1, 7), substr(last, 1, 7), type, mode, status, first, last);

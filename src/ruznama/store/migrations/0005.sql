-- Vectors of meaning, by the hash of the text they stand for. Made on demand; nothing but search by meaning reads them.
CREATE TABLE vectors (
  hash BLOB PRIMARY KEY,
  data BLOB NOT NULL
) WITHOUT ROWID;

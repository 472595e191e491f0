-- Articles added since the last merge. A merge of the whole archive, or of what lies around them, empties it.
CREATE TABLE unmerged (
  article TEXT PRIMARY KEY
) WITHOUT ROWID;

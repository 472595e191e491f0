-- What lists and search need at 100,000 events: narrow rows with integer keys, the place of an event in order of time
-- beforehand, and an index of words. All of it is derived: the merge is made again, and so is the index.

DROP TABLE canonical;
DROP TABLE canonical_members;
DROP TABLE canonical_actors;

CREATE TABLE canonical (
  key       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  type      TEXT NOT NULL,
  mode      TEXT,
  status    TEXT NOT NULL,
  first     TEXT,
  last      TEXT,
  precision TEXT,
  rank      TEXT NOT NULL,           -- sorts the oldest first; what has no date comes last, in order of publication
  newest    TEXT NOT NULL,           -- sorts, descending, the newest first
  langs     TEXT NOT NULL            -- languages it is told in: ",ar,fa,"
);
CREATE INDEX canonical_rank ON canonical (rank);
CREATE INDEX canonical_newest ON canonical (newest);
CREATE INDEX canonical_first ON canonical (first);

-- Apart, so that a look through all events does not read them.
CREATE TABLE canonical_data (
  key  INTEGER PRIMARY KEY REFERENCES canonical (key) ON DELETE CASCADE,
  data TEXT NOT NULL                 -- JSON
);

CREATE TABLE canonical_members (
  event     TEXT PRIMARY KEY,
  canonical INTEGER NOT NULL REFERENCES canonical (key) ON DELETE CASCADE,
  row       INTEGER                  -- of the event in event_rows
) WITHOUT ROWID;
CREATE INDEX canonical_members_canonical ON canonical_members (canonical);
CREATE INDEX canonical_members_row ON canonical_members (row, canonical);

CREATE TABLE canonical_actors (
  actor     TEXT    NOT NULL,
  canonical INTEGER NOT NULL REFERENCES canonical (key) ON DELETE CASCADE,
  role      TEXT    NOT NULL,        -- actor | recipient
  PRIMARY KEY (actor, canonical, role)
) WITHOUT ROWID;
CREATE INDEX canonical_actors_canonical ON canonical_actors (canonical, role, actor);

CREATE TABLE canonical_outlets (
  outlet    TEXT    NOT NULL,
  canonical INTEGER NOT NULL REFERENCES canonical (key) ON DELETE CASCADE,
  PRIMARY KEY (outlet, canonical)
) WITHOUT ROWID;
CREATE INDEX canonical_outlets_canonical ON canonical_outlets (canonical);

CREATE INDEX sayings_speaker ON sayings (speaker, act);
CREATE INDEX articles_outlet ON articles (outlet, published);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX inputs_uri ON inputs (uri);
CREATE INDEX inputs_old ON inputs (id) WHERE current = 0;
CREATE INDEX conflicts_kind ON conflicts (kind);

-- The index of words holds no text. Its rows are never taken out one by one: what no row below points at any more is
-- dead, and goes when the index is made anew. AUTOINCREMENT keeps a dead row's number from being given again.
-- What sorts and filters hits most stands beside their numbers.
CREATE TABLE article_rows (
  row       INTEGER PRIMARY KEY AUTOINCREMENT,
  article   INTEGER NOT NULL UNIQUE REFERENCES records (key) ON DELETE CASCADE,
  published TEXT
);
CREATE TABLE event_rows (
  row   INTEGER PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL UNIQUE REFERENCES events (id) ON DELETE CASCADE
);
CREATE TABLE statement_rows (
  row       INTEGER PRIMARY KEY AUTOINCREMENT,
  statement TEXT    NOT NULL UNIQUE REFERENCES statements (id) ON DELETE CASCADE,
  article   INTEGER NOT NULL,
  speaker   TEXT,
  act       TEXT    NOT NULL,
  day       TEXT,                    -- first day on which it may have been said, else that of publication
  start     INTEGER NOT NULL
);
CREATE INDEX statement_rows_speaker ON statement_rows (speaker) WHERE speaker IS NOT NULL;
-- Words come folded and cut, with one space between them: the tokenizer has nothing else to do.
CREATE VIRTUAL TABLE article_words USING fts5 (plain, written, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE event_words USING fts5 (plain, written, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE statement_words USING fts5 (plain, written, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (article_words, row);

-- Who is spoken to.
CREATE TABLE addressees (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  actor     TEXT NOT NULL,
  PRIMARY KEY (statement, actor)
) WITHOUT ROWID;
CREATE INDEX addressees_actor ON addressees (actor);

-- Words that a ZWNJ joins, glued and apart.
CREATE TABLE compounds (
  glued TEXT NOT NULL,
  apart TEXT NOT NULL,
  PRIMARY KEY (glued, apart)
) WITHOUT ROWID;

-- Every folded spelling by which an actor is found, those of the actor base too, and the words in them.
CREATE TABLE spellings (
  folded TEXT NOT NULL,
  actor  TEXT NOT NULL,
  PRIMARY KEY (folded, actor)
) WITHOUT ROWID;
CREATE TABLE spelling_words (
  word   TEXT NOT NULL,
  actor  TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (word, actor, folded)
) WITHOUT ROWID;

DELETE FROM meta WHERE key = 'merged';

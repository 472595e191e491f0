-- What came in and what was coded: everything below the line "derived" can be made again from these two.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- One row per version of an input. id is the order of adding.
CREATE TABLE inputs (
  id       INTEGER PRIMARY KEY,
  digest   BLOB    NOT NULL UNIQUE,  -- of sender, kind, encoding, hints and bytes
  address  TEXT    NOT NULL,         -- what a later version of the same page shares with it
  version  INTEGER NOT NULL,         -- 1, 2, ... within the address
  current  INTEGER NOT NULL,         -- 1 for the newest version of its address
  uri      TEXT    NOT NULL,
  source   TEXT    NOT NULL,
  media    TEXT    NOT NULL,
  encoding TEXT    NOT NULL,
  hints    TEXT    NOT NULL,         -- JSON
  size     INTEGER NOT NULL,         -- bytes before compression
  data     BLOB    NOT NULL          -- zlib of the bytes as they came
);
CREATE UNIQUE INDEX inputs_address ON inputs (address, version);

-- One row per article: the Record as it was coded.
CREATE TABLE records (
  key       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  part      INTEGER NOT NULL,
  version   TEXT    NOT NULL,        -- of the coder
  config    TEXT    NOT NULL,
  resources TEXT    NOT NULL,
  data      BLOB    NOT NULL         -- zlib of the Record's JSON
);

-- Which input holds which articles. A related article may stand unchanged in several versions of its host.
CREATE TABLE parts (
  input  INTEGER NOT NULL REFERENCES inputs (id) ON DELETE CASCADE,
  part   INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES records (key) ON DELETE CASCADE,
  PRIMARY KEY (input, part)
) WITHOUT ROWID;
CREATE INDEX parts_record ON parts (record);

-- Derived ----------------------------------------------------------------------------------------------------------

CREATE TABLE articles (
  key       INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
  id        TEXT    NOT NULL UNIQUE,
  part      INTEGER NOT NULL,
  lang      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  outlet    TEXT,
  title     TEXT,
  published TEXT,
  precision TEXT,
  size      INTEGER NOT NULL,       -- code points
  sketch    BLOB    NOT NULL        -- smallest hashes of its word runs, 4 bytes each, little-endian
);

CREATE TABLE actors (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  country  TEXT,
  sector   TEXT,
  wikidata TEXT,
  known    INTEGER NOT NULL
) WITHOUT ROWID;

-- Which article speaks of which actor.
CREATE TABLE casts (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  actor   TEXT    NOT NULL,
  PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX casts_actor ON casts (actor);

-- Folded spellings by which an actor is found.
CREATE TABLE names (
  folded TEXT NOT NULL,
  actor  TEXT NOT NULL,
  lang   TEXT NOT NULL,
  form   TEXT NOT NULL,
  PRIMARY KEY (folded, actor, lang, form)
) WITHOUT ROWID;

CREATE TABLE times (
  article  INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  id       TEXT    NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  type     TEXT    NOT NULL,
  value    TEXT    NOT NULL,
  calendar TEXT    NOT NULL,
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  id      TEXT    NOT NULL,
  start   INTEGER NOT NULL,
  stop    INTEGER NOT NULL,
  kind    TEXT    NOT NULL,
  actor   TEXT,
  PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions (actor) WHERE actor IS NOT NULL;

CREATE TABLE statements (
  id       TEXT    PRIMARY KEY,
  article  INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  speaker  TEXT,
  act      TEXT    NOT NULL,
  polarity TEXT    NOT NULL,
  value    TEXT,                     -- time of speaking, EDTF
  first    TEXT,                     -- first day it may mean
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  quote    TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_speaker ON statements (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE events (
  id         TEXT    PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  type       TEXT    NOT NULL,
  mode       TEXT,
  status     TEXT    NOT NULL,
  background INTEGER NOT NULL,
  value      TEXT,                   -- EDTF
  first      TEXT,
  last       TEXT,
  start      INTEGER NOT NULL,       -- of the first piece of evidence
  stop       INTEGER NOT NULL,
  quote      TEXT    NOT NULL,
  confidence REAL    NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_article ON events (article);

-- Near-identical copies: the smallest hashes of each text, and the pairs found by them.
CREATE TABLE sketches (
  hash    INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE INDEX sketches_article ON sketches (article);

CREATE TABLE near (
  article    INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  other      INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  similarity REAL    NOT NULL,       -- estimated share of common word runs, 0 to 1
  PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX near_other ON near (other);

-- Derived by the merge, replaced as a whole ------------------------------------------------------------------------

CREATE TABLE canonical (
  id     TEXT PRIMARY KEY,
  type   TEXT NOT NULL,
  status TEXT NOT NULL,
  first  TEXT,
  last   TEXT,
  data   TEXT NOT NULL               -- JSON
) WITHOUT ROWID;
CREATE INDEX canonical_first ON canonical (first);

CREATE TABLE canonical_members (
  event     TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX canonical_members_canonical ON canonical_members (canonical);

CREATE TABLE canonical_actors (
  actor     TEXT NOT NULL,
  canonical TEXT NOT NULL,
  role      TEXT NOT NULL,           -- actor | recipient
  PRIMARY KEY (actor, canonical, role)
) WITHOUT ROWID;
CREATE INDEX canonical_actors_canonical ON canonical_actors (canonical);

CREATE TABLE sayings (
  id      TEXT PRIMARY KEY,
  speaker TEXT,
  act     TEXT NOT NULL,
  first   TEXT,
  data    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE saying_members (
  statement TEXT PRIMARY KEY,
  saying    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX saying_members_saying ON saying_members (saying);

CREATE TABLE stories (
  id    TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  data  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE story_members (
  article TEXT NOT NULL,
  story   TEXT NOT NULL,
  PRIMARY KEY (article, story)
) WITHOUT ROWID;
CREATE INDEX story_members_story ON story_members (story);

CREATE TABLE conflicts (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,
  canonical TEXT,
  data      TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX conflicts_canonical ON conflicts (canonical) WHERE canonical IS NOT NULL;

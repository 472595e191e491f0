-- Each statement has a name, under which the Python code asks for it.

-- name: input_by_digest
SELECT id, address, current FROM inputs WHERE digest = :digest;

-- name: input_by_host
SELECT i.id, i.address, i.current
FROM records r JOIN parts p ON p.record = r.key AND p.part = 0 JOIN inputs i ON i.id = p.input
WHERE r.id = :id ORDER BY i.id DESC LIMIT 1;

-- name: last_version
SELECT coalesce(max(version), 0) FROM inputs WHERE address = :address;

-- name: insert_input
INSERT INTO inputs (digest, address, version, current, uri, source, media, encoding, hints, size, data)
VALUES (:digest, :address, :version, 1, :uri, :source, :media, :encoding, :hints, :size, :data);

-- name: update_input
UPDATE inputs SET digest = :digest, encoding = :encoding, hints = :hints, size = :size, data = :data WHERE id = :id;

-- name: make_current
UPDATE inputs SET current = (id = :id) WHERE address = :address;

-- name: newest_current
UPDATE inputs SET current = (version = (SELECT max(version) FROM inputs WHERE address = :address))
WHERE address = :address;

-- name: inputs
SELECT id, address, version, current, uri, source, media, encoding, hints, data
FROM inputs WHERE id > :after ORDER BY id LIMIT :size;

-- name: inputs_by_ids
SELECT id, address, version, current, uri, source, media, encoding, hints, data
FROM inputs WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: input_ids_by_name
SELECT id FROM inputs WHERE address = :name OR uri = :name
UNION
SELECT p.input FROM parts p JOIN records r ON r.key = p.record WHERE r.id = :name
ORDER BY 1;

-- name: input_ids_by_tail
SELECT id FROM inputs WHERE uri LIKE :tail ESCAPE '!' ORDER BY id;

-- name: parts_of
SELECT r.id FROM parts p JOIN records r ON r.key = p.record WHERE p.input = :input ORDER BY p.part;

-- name: delete_input
DELETE FROM inputs WHERE id = :id;

-- name: delete_parts
DELETE FROM parts WHERE input = :input;

-- name: delete_orphans
DELETE FROM records WHERE key IN (SELECT value FROM json_each(:keys))
AND NOT EXISTS (SELECT 1 FROM parts p WHERE p.record = records.key);

-- name: part_keys
SELECT record FROM parts WHERE input = :input;

-- name: record_key
SELECT key, data FROM records WHERE id = :id;

-- name: insert_record
INSERT INTO records (id, part, version, config, resources, data)
VALUES (:id, :part, :version, :config, :resources, :data);

-- name: update_record
UPDATE records SET part = :part, version = :version, config = :config, resources = :resources, data = :data
WHERE key = :key;

-- name: insert_part
INSERT OR REPLACE INTO parts (input, part, record) VALUES (:input, :part, :record);

-- name: current_records
SELECT p.input, r.data
FROM inputs i JOIN parts p ON p.input = i.id JOIN records r ON r.key = p.record
WHERE i.current = 1 AND i.id > :after AND i.id <= :upto
  AND NOT EXISTS (
    SELECT 1 FROM parts q JOIN inputs j ON j.id = q.input WHERE q.record = p.record AND j.current = 1 AND j.id < i.id
  )
ORDER BY p.input, p.part;

-- name: all_records
SELECT key, data FROM records WHERE key > :after AND key <= :upto ORDER BY key;

-- name: input_page
SELECT max(id) FROM (SELECT id FROM inputs WHERE id > :after ORDER BY id LIMIT :size);

-- name: record_page
SELECT max(key) FROM (SELECT key FROM records WHERE key > :after ORDER BY key LIMIT :size);

-- name: record
SELECT data FROM records WHERE id = :id;

-- name: delete_article
DELETE FROM articles WHERE key = :key;

-- name: delete_articles
DELETE FROM articles;

-- name: delete_actors
DELETE FROM actors;

-- name: delete_names
DELETE FROM names;

-- name: delete_spellings
DELETE FROM spellings;

-- name: delete_spelling_words
DELETE FROM spelling_words;

-- name: delete_unused_actors
DELETE FROM actors WHERE NOT EXISTS (SELECT 1 FROM casts WHERE casts.actor = actors.id);

-- name: delete_unused_names
DELETE FROM names WHERE NOT EXISTS (SELECT 1 FROM actors WHERE actors.id = names.actor);

-- name: insert_article
INSERT INTO articles (key, id, part, lang, uri, outlet, title, published, precision, size, sketch)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: insert_actor
INSERT OR IGNORE INTO actors (id, name, kind, country, sector, wikidata, known) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: insert_cast
INSERT OR IGNORE INTO casts (article, actor) VALUES (?, ?);

-- name: insert_name
INSERT OR IGNORE INTO names (folded, actor, lang, form) VALUES (?, ?, ?, ?);

-- name: insert_spelling
INSERT OR IGNORE INTO spellings (folded, actor) VALUES (?, ?);

-- name: insert_spelling_word
INSERT OR IGNORE INTO spelling_words (word, actor, folded) VALUES (?, ?, ?);

-- name: delete_unused_spellings
DELETE FROM spellings WHERE NOT EXISTS (SELECT 1 FROM actors WHERE actors.id = spellings.actor);

-- name: delete_unused_spelling_words
DELETE FROM spelling_words WHERE NOT EXISTS (SELECT 1 FROM actors WHERE actors.id = spelling_words.actor);

-- name: dated_article_row
UPDATE article_rows SET published = :published WHERE article = :article;

-- name: insert_article_row
INSERT INTO article_rows (article, published) VALUES (:article, :published);

-- name: insert_event_row
INSERT OR REPLACE INTO event_rows (event) VALUES (:event);

-- name: insert_statement_row
INSERT OR REPLACE INTO statement_rows (statement, article, speaker, act, day, start)
VALUES (:statement, :article, :speaker, :act, :day, :start);

-- name: insert_article_words
INSERT INTO article_words (rowid, plain, written) VALUES (?, ?, ?);

-- name: insert_event_words
INSERT INTO event_words (rowid, plain, written) VALUES (?, ?, ?);

-- name: insert_statement_words
INSERT INTO statement_words (rowid, plain, written) VALUES (?, ?, ?);

-- name: insert_addressee
INSERT OR IGNORE INTO addressees (statement, actor) VALUES (?, ?);

-- name: insert_compound
INSERT OR IGNORE INTO compounds (glued, apart) VALUES (?, ?);

-- name: compounds
SELECT glued, apart FROM compounds WHERE glued IN (SELECT value FROM json_each(:glued)) ORDER BY glued, apart;

-- name: vocabulary
SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(:words));

-- name: vocabulary_between
SELECT term, doc FROM vocabulary WHERE term >= :first AND term < :last;

-- name: indexed
SELECT
  (SELECT count(*) FROM article_rows), (SELECT count(*) FROM event_rows), (SELECT count(*) FROM statement_rows),
  (SELECT count(*) FROM article_words_docsize), (SELECT count(*) FROM event_words_docsize),
  (SELECT count(*) FROM statement_words_docsize);

-- name: unindexed
SELECT
  (SELECT count(*) FROM articles a WHERE NOT EXISTS (
    SELECT 1 FROM article_rows r JOIN article_words_docsize d ON d.id = r.row WHERE r.article = a.key))
  + (SELECT count(*) FROM events e WHERE NOT EXISTS (
    SELECT 1 FROM event_rows r JOIN event_words_docsize d ON d.id = r.row WHERE r.event = e.id))
  + (SELECT count(*) FROM statements s WHERE NOT EXISTS (
    SELECT 1 FROM statement_rows r JOIN statement_words_docsize d ON d.id = r.row WHERE r.statement = s.id));

-- name: insert_time
INSERT OR REPLACE INTO times (article, id, start, stop, type, value, calendar) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: insert_mention
INSERT OR REPLACE INTO mentions (article, id, start, stop, kind, actor) VALUES (?, ?, ?, ?, ?, ?);

-- name: insert_statement
INSERT OR REPLACE INTO statements (id, article, speaker, act, polarity, value, first, start, stop, quote)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: insert_event
INSERT OR REPLACE INTO events
  (id, article, type, mode, status, background, value, first, last, start, stop, quote, confidence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: insert_sketch
INSERT OR IGNORE INTO sketches (hash, article) VALUES (?, ?);

-- name: alike
SELECT a.key, a.sketch
FROM sketches s JOIN articles a ON a.key = s.article
WHERE s.hash IN (SELECT value FROM json_each(:hashes)) AND s.article <> :key
GROUP BY a.key HAVING count(*) >= 2
ORDER BY count(*) DESC, a.key LIMIT 50;

-- name: insert_near
INSERT OR REPLACE INTO near (article, other, similarity) VALUES (:article, :other, :similarity);

-- name: near
SELECT a.id, b.id, n.similarity
FROM near n JOIN articles a ON a.key = n.article JOIN articles b ON b.key = n.other
ORDER BY a.key, b.key;

-- name: near_to
SELECT a.id, b.id, n.similarity
FROM near n JOIN articles a ON a.key = n.article JOIN articles b ON b.key = n.other
WHERE n.article = (SELECT key FROM articles WHERE id = :article) OR n.other = (SELECT key FROM articles WHERE id = :article)
ORDER BY a.key, b.key;

-- name: get_meta
SELECT value FROM meta WHERE key = :key;

-- name: set_meta
INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value;

-- name: last_canonical
SELECT coalesce(max(key), 0) FROM canonical;

-- name: insert_canonical
INSERT OR REPLACE INTO canonical (key, id, type, mode, status, first, last, precision, rank, newest, langs)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: insert_canonical_data
INSERT INTO canonical_data (key, data) VALUES (?, ?);

-- name: insert_canonical_member
INSERT OR REPLACE INTO canonical_members (event, canonical, row)
VALUES (?, ?, (SELECT row FROM event_rows WHERE event = ?));

-- name: renumber_members
UPDATE canonical_members SET row = (SELECT r.row FROM event_rows r WHERE r.event = canonical_members.event);

-- name: settle_langs
UPDATE canonical SET langs = coalesce((
  SELECT ',' || group_concat(DISTINCT a.lang) || ','
  FROM canonical_members m JOIN events e ON e.id = m.event JOIN articles a ON a.key = e.article
  WHERE m.canonical = canonical.key), ',')
WHERE key > :after;

-- name: settle_undated
UPDATE canonical SET rank = '~' || told || id, newest = '!' || told || id
FROM (
  SELECT c.key AS number, min(coalesce(a.published, '9999') || printf(' %012d %012d ', a.key, e.start)) AS told
  FROM canonical c JOIN canonical_members m ON m.canonical = c.key JOIN events e ON e.id = m.event
    JOIN articles a ON a.key = e.article
  WHERE c.key > :after AND c.rank = ''
  GROUP BY c.key)
WHERE key = number;

-- name: settle_outlets
INSERT OR IGNORE INTO canonical_outlets (outlet, canonical)
SELECT a.outlet, m.canonical
FROM canonical_members m JOIN events e ON e.id = m.event JOIN articles a ON a.key = e.article
WHERE m.canonical > :after AND a.outlet IS NOT NULL;

-- name: insert_canonical_actor
INSERT OR IGNORE INTO canonical_actors (actor, canonical, role) VALUES (?, ?, ?);

-- name: insert_saying
INSERT OR REPLACE INTO sayings (id, speaker, act, first, data) VALUES (?, ?, ?, ?, ?);

-- name: insert_saying_member
INSERT OR REPLACE INTO saying_members (statement, saying) VALUES (?, ?);

-- name: insert_story
INSERT OR REPLACE INTO stories (id, title, data) VALUES (?, ?, ?);

-- name: insert_story_member
INSERT OR IGNORE INTO story_members (article, story) VALUES (?, ?);

-- name: insert_conflict
INSERT OR REPLACE INTO conflicts (id, kind, canonical, data) VALUES (?, ?, ?, ?);

-- name: tellings
SELECT m.canonical, e.id, a.id, a.part, a.lang, a.uri, a.outlet, a.published, e.start, e.stop, e.quote, e.status,
       e.background, e.confidence
FROM canonical_members m JOIN events e ON e.id = m.event JOIN articles a ON a.key = e.article
WHERE m.canonical IN (SELECT value FROM json_each(:keys))
ORDER BY a.published IS NULL, a.published, a.key, e.start;

-- name: conflict_ids
SELECT canonical, id FROM conflicts WHERE canonical IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: canonical_at
SELECT key, data FROM canonical_data WHERE key IN (SELECT value FROM json_each(:keys));

-- name: scores
SELECT r.article, bm25(article_words)
FROM article_words JOIN article_rows r ON r.row = article_words.rowid
WHERE article_words MATCH :match;

-- name: stated_at
SELECT r.row, s.id, a.id
FROM statement_rows r JOIN statements s ON s.id = r.statement JOIN articles a ON a.key = s.article
WHERE r.row IN (SELECT value FROM json_each(:keys));

-- name: printed_at
SELECT key, id, lang, uri, outlet, title, published FROM articles WHERE key IN (SELECT value FROM json_each(:keys));

-- name: stated
SELECT s.id, a.id, a.part, a.lang, a.uri, a.outlet, a.published, s.start, s.stop, s.quote, s.polarity, 0, 1.0
FROM statements s JOIN articles a ON a.key = s.article
WHERE s.id = :id;

-- name: spoken
SELECT s.id, a.id, a.part, a.lang, a.uri, a.outlet, a.published, s.start, s.stop, s.quote, s.polarity, 0, 1.0
FROM statements s JOIN articles a ON a.key = s.article
WHERE s.speaker IN (SELECT value FROM json_each(:speakers)) AND EXISTS (
  SELECT 1 FROM parts p JOIN inputs i ON i.id = p.input WHERE p.record = a.key AND i.current = 1)
ORDER BY s.first IS NULL, s.first, a.key, s.start;

-- name: sayings
SELECT y.data FROM sayings y ORDER BY y.first IS NULL, y.first, y.id;

-- name: sayings_by
SELECT y.data FROM sayings y WHERE y.speaker IN (SELECT value FROM json_each(:speakers))
ORDER BY y.first IS NULL, y.first, y.id;

-- name: sayings_with
SELECT y.data FROM sayings y WHERE y.id IN (
  SELECT saying FROM saying_members WHERE statement IN (SELECT value FROM json_each(:statements)))
ORDER BY y.first IS NULL, y.first, y.id;

-- name: conflicts
SELECT k.data FROM conflicts k LEFT JOIN canonical c ON c.id = k.canonical
WHERE :kind IS NULL OR k.kind = :kind
ORDER BY c.first IS NULL, c.first, k.id;

-- name: conflicts_by
SELECT k.data FROM conflicts k LEFT JOIN canonical c ON c.id = k.canonical
WHERE k.id IN (SELECT value FROM json_each(:ids)) AND (:kind IS NULL OR k.kind = :kind)
ORDER BY c.first IS NULL, c.first, k.id;

-- name: stories
SELECT data FROM stories ORDER BY id;

-- name: stories_with
SELECT data FROM stories WHERE id IN (SELECT story FROM story_members WHERE article = :article) ORDER BY id;

-- name: actor_by_id
SELECT id FROM actors WHERE id = :name OR id = :upper ORDER BY id = :name DESC;

-- name: actors_by_name
SELECT n.actor, (SELECT count(*) FROM casts c WHERE c.actor = n.actor) AS articles
FROM spellings n
WHERE n.folded IN (:folded, :typed) AND articles > 0
ORDER BY 2 DESC, 1;

-- name: actors_by_part
SELECT n.actor, (SELECT count(*) FROM casts c WHERE c.actor = n.actor) AS articles
FROM spelling_words n
WHERE n.word = :word AND ' ' || n.folded || ' ' LIKE :part ESCAPE '!' AND articles > 0
GROUP BY n.actor ORDER BY 2 DESC, 1;

-- name: spellings_of
SELECT DISTINCT folded FROM spellings WHERE actor IN (SELECT value FROM json_each(:actors)) ORDER BY folded;

-- name: actor
SELECT id, name, kind, country, sector, wikidata, known,
  (SELECT count(*) FROM casts WHERE casts.actor = actors.id)
FROM actors WHERE id = :id;

-- name: agents
-- Unnamed people ("North Korean officials", a delegation) act for their state; a movement of the country does not.
SELECT id FROM actors
WHERE country = :country AND (kind IN ('government', 'organization', 'person')
  OR (kind = 'group' AND NOT known AND sector IN ('GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY')))
ORDER BY id;

-- name: actor_forms
SELECT DISTINCT lang, form FROM names WHERE actor = :id ORDER BY lang, form;

-- name: actor_names
SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(:ids));

-- name: actors_by_id
SELECT id, name, kind, country, sector, known FROM actors WHERE id IN (SELECT value FROM json_each(:ids));

-- name: count_articles
SELECT lang, count(*) FROM articles GROUP BY lang ORDER BY lang;

-- name: coders
SELECT version, config, resources, count(*) FROM records GROUP BY 1, 2, 3 ORDER BY 4 DESC;

-- name: without_article
SELECT count(*) FROM records r WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.key = r.key);

-- name: without_input
SELECT count(*) FROM records r WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.record = r.key);

-- name: newest
SELECT max(substr(a.published, 1, 10))
FROM articles a JOIN parts p ON p.record = a.key JOIN inputs i ON i.id = p.input
WHERE i.current = 1 AND a.published IS NOT NULL AND length(a.published) >= 10;

-- name: papers
SELECT id, lang, uri, outlet, title, published FROM articles WHERE id IN (SELECT value FROM json_each(:ids));

-- name: outlet_names
SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;

-- name: outlets
WITH current AS (
  SELECT DISTINCT a.key, a.id, a.lang, a.published, coalesce(a.outlet, '') AS outlet
  FROM articles a JOIN parts p ON p.record = a.key JOIN inputs i ON i.id = p.input
  WHERE i.current = 1),
copied AS (SELECT article AS key FROM near UNION SELECT other FROM near)
SELECT c.outlet, json_group_array(c.lang), json_group_array(c.id),
  min(substr(c.published, 1, 10)), max(substr(c.published, 1, 10)),
  sum((SELECT count(*) FROM events e WHERE e.article = c.key)),
  sum((SELECT count(*) FROM statements s WHERE s.article = c.key)),
  sum(c.key IN copied)
FROM current c
GROUP BY c.outlet ORDER BY count(*) DESC, c.outlet;

-- name: insert_judgement
INSERT INTO judgements (verdict, items, field, value, by, at, note)
VALUES (:verdict, :items, :field, :value, :by, :at, :note);

-- name: judgements
SELECT id, verdict, items, field, value, by, at, note FROM judgements ORDER BY id;

-- name: insert_unmerged
INSERT OR IGNORE INTO unmerged (article) VALUES (?);

-- name: unmerged
SELECT article FROM unmerged ORDER BY article;

-- name: delete_unmerged
DELETE FROM unmerged;

-- name: beside
SELECT DISTINCT c.id
FROM canonical c
WHERE c.first <= :last AND c.last >= :first AND c.type IN (SELECT value FROM json_each(:types))
  AND EXISTS (SELECT 1 FROM canonical_actors x
    WHERE x.canonical = c.key AND x.actor IN (SELECT value FROM json_each(:one)))
  AND (:two IS NULL OR EXISTS (SELECT 1 FROM canonical_actors y
    WHERE y.canonical = c.key AND y.actor IN (SELECT value FROM json_each(:two))))
ORDER BY abs(julianday(c.first) - julianday(:first)), c.id
LIMIT :most;

-- name: undated_beside
SELECT DISTINCT c.id
FROM canonical c
WHERE c.first IS NULL AND c.type IN (SELECT value FROM json_each(:types))
  AND EXISTS (SELECT 1 FROM canonical_actors x
    WHERE x.canonical = c.key AND x.actor IN (SELECT value FROM json_each(:one)))
  AND (:two IS NULL OR EXISTS (SELECT 1 FROM canonical_actors y
    WHERE y.canonical = c.key AND y.actor IN (SELECT value FROM json_each(:two))))
  AND EXISTS (
    SELECT 1 FROM canonical_members m JOIN events e ON e.id = m.event JOIN articles a ON a.key = e.article
    WHERE m.canonical = c.key AND (a.published IS NULL OR a.published BETWEEN :early AND :late || '~'))
ORDER BY c.id
LIMIT :most;

-- name: articles_beside
SELECT a.id
FROM articles a JOIN casts c ON c.article = a.key
WHERE (a.published BETWEEN :first AND :last || '~'
    OR a.published IS NULL AND EXISTS (
      SELECT 1 FROM events e WHERE e.article = a.key AND e.first BETWEEN :first AND :last))
  AND c.actor IN (SELECT value FROM json_each(:actors))
GROUP BY a.key HAVING count(*) >= :least;

-- name: articles_speaking
SELECT DISTINCT a.id
FROM statements s JOIN articles a ON a.key = s.article
WHERE s.speaker IN (SELECT value FROM json_each(:speakers))
  AND (s.first BETWEEN :first AND :last OR a.published BETWEEN :first AND :last || '~');

-- name: copies_of
SELECT b.id FROM articles a JOIN near n ON n.article = a.key JOIN articles b ON b.key = n.other
WHERE a.id IN (SELECT value FROM json_each(:articles))
UNION
SELECT b.id FROM articles a JOIN near n ON n.other = a.key JOIN articles b ON b.key = n.article
WHERE a.id IN (SELECT value FROM json_each(:articles));

-- name: articles_of_canonical
SELECT DISTINCT a.id
FROM canonical c JOIN canonical_members m ON m.canonical = c.key JOIN events e ON e.id = m.event
  JOIN articles a ON a.key = e.article
WHERE c.id IN (SELECT value FROM json_each(:ids));

-- name: articles_of_statements
SELECT DISTINCT a.id FROM statements s JOIN articles a ON a.key = s.article
WHERE s.id IN (SELECT value FROM json_each(:ids));

-- name: siblings
SELECT DISTINCT r.id FROM parts p JOIN parts q ON q.input = p.input JOIN records r ON r.key = q.record
JOIN records o ON o.key = p.record
WHERE o.id IN (SELECT value FROM json_each(:articles));

-- name: canonical_by_event
SELECT data FROM canonical_data WHERE key IN (
  SELECT canonical FROM canonical_members WHERE event IN (SELECT value FROM json_each(:events)));

-- name: canonical_naming
SELECT data FROM canonical_data WHERE instr(data, :mark) > 0 LIMIT :most;

-- name: stories_of
SELECT data FROM stories WHERE id IN (
  SELECT story FROM story_members WHERE article IN (SELECT value FROM json_each(:articles)));

-- name: conflicts_of
SELECT k.data FROM conflicts k WHERE k.canonical IN (SELECT value FROM json_each(:ids));

-- name: conflicts_naming
SELECT data FROM conflicts WHERE canonical IS NULL AND instr(data, :mark) > 0;

-- name: part
SELECT c.type, x.acting, count(*)
FROM (
  SELECT canonical, max(role = 'actor') AS acting FROM canonical_actors
  WHERE actor IN (SELECT value FROM json_each(:actors)) GROUP BY canonical) x
JOIN canonical c ON c.key = x.canonical
GROUP BY 1, 2 ORDER BY 3 DESC, 1;

-- name: partners
SELECT y.actor, count(DISTINCT y.canonical)
FROM canonical_actors x JOIN canonical_actors y ON y.canonical = x.canonical
WHERE x.actor IN (SELECT value FROM json_each(:actors)) AND y.actor NOT IN (SELECT value FROM json_each(:actors))
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most;

-- name: dealings
-- Of events between two sides: what each is, its days, and who of whom does it and has it done to him.
SELECT c.key, c.id, c.type, c.mode, c.status, c.first, c.last, c.precision IS NOT NULL,
  max(x.role = 'actor' AND x.one), max(x.role = 'actor' AND x.two),
  max(x.role = 'recipient' AND x.one), max(x.role = 'recipient' AND x.two)
FROM (
  SELECT y.canonical, y.role,
    y.actor IN (SELECT value FROM json_each(:one)) AS one, y.actor IN (SELECT value FROM json_each(:two)) AS two
  FROM canonical_actors y WHERE y.canonical IN (SELECT value FROM json_each(:keys))) x
JOIN canonical c ON c.key = x.canonical
GROUP BY c.key;

-- name: voices
SELECT s.id, coalesce(m.saying, s.id), s.act
FROM statements s JOIN articles a ON a.key = s.article LEFT JOIN saying_members m ON m.statement = s.id
WHERE s.speaker IN (SELECT value FROM json_each(:speakers)) AND EXISTS (
  SELECT 1 FROM parts p JOIN inputs i ON i.id = p.input WHERE p.record = a.key AND i.current = 1)
ORDER BY s.first IS NULL, s.first, a.key, s.start;

-- name: ground
SELECT a.lang, coalesce(a.outlet, a.uri), substr(a.published, 1, 10)
FROM articles a
WHERE a.key IN (
  SELECT e.article FROM canonical_members m JOIN events e ON e.id = m.event
  WHERE m.canonical IN (SELECT value FROM json_each(:keys)));

-- name: canonical_of
SELECT c.id FROM canonical_members m JOIN canonical c ON c.key = m.canonical WHERE m.event = :event;

-- name: stories_by_size
SELECT m.story, count(*), min(a.published)
FROM story_members m JOIN articles a ON a.id = m.article
GROUP BY m.story
HAVING max(EXISTS (SELECT 1 FROM events e WHERE e.article = a.key))
ORDER BY 2 DESC, 3, 1;

-- name: conflicts_in_order
SELECT k.id FROM conflicts k LEFT JOIN canonical c ON c.id = k.canonical
WHERE (:kind IS NULL OR k.kind = :kind) AND (:open = 0 OR json_extract(k.data, '$.chosen') IS NULL)
ORDER BY c.rank IS NULL, c.rank, k.id;

-- name: cast
SELECT actor, count(*) FROM casts GROUP BY actor ORDER BY 2 DESC, 1;

-- name: stories_by
SELECT id, data FROM stories WHERE id IN (SELECT value FROM json_each(:ids));

-- name: latest_articles
SELECT id FROM articles ORDER BY key DESC LIMIT :most;

-- name: superseded
SELECT count(*) FROM inputs WHERE current = 0;

-- name: silent_articles
SELECT count(*) FROM articles a
WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.article = a.key)
  AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.article = a.key);

-- name: copied_articles
SELECT count(*) FROM (SELECT article FROM near UNION SELECT other FROM near);

-- name: strangers
SELECT a.id, (SELECT count(*) FROM casts c WHERE c.actor = a.id) AS articles
FROM actors a WHERE a.known = 0 ORDER BY articles DESC, a.id LIMIT :most;

-- name: doubtful_events
SELECT c.id, max(e.confidence) AS surest
FROM canonical c JOIN canonical_members m ON m.canonical = c.key JOIN events e ON e.id = m.event
GROUP BY c.key HAVING surest < :below ORDER BY surest, c.id;

-- name: without_outlet
SELECT a.key FROM articles a
WHERE a.outlet IS NULL AND EXISTS (
  SELECT 1 FROM parts p JOIN inputs i ON i.id = p.input WHERE p.record = a.key AND i.current = 1)
ORDER BY a.published IS NULL, a.published DESC, a.id;

-- name: pieces_events
SELECT m.canonical, e.quote FROM canonical_members m JOIN events e ON e.id = m.event;

-- name: pieces_statements
SELECT r.row, s.quote FROM statement_rows r JOIN statements s ON s.id = r.statement;

-- name: pieces_documents
SELECT key, title FROM articles WHERE title IS NOT NULL;

-- name: vectors
SELECT hash, data FROM vectors;

-- name: insert_vector
INSERT OR REPLACE INTO vectors (hash, data) VALUES (?, ?);

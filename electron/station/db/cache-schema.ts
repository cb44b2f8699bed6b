/** Shape of the cache file. A file of another shape is thrown away and fetched again: everything in it is the hub's. */
export const cacheVersion = 8;

/**
 * What views look at stands apart from the documents: scans, indexes and searches never decrypt a row's text. `next_due` is never
 * null (`noDue` sorts last), so that the default order of the queue is an index order. Rows and sums are not STRICT: a moment that a
 * hub gave with a fraction of a millisecond must not stop the line. `sid` is an event's place in the search index `words`; null until
 * it is indexed (a snapshot is indexed after it is loaded). `counted` knows of common words how many events up to a place have them. The index is merged when the console is idle, never inside an act.
 */
export const cacheTables = `
  CREATE TABLE events (
    rid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    stage TEXT NOT NULL,
    open INTEGER NOT NULL,
    level TEXT NOT NULL,
    severity INTEGER NOT NULL,
    area TEXT NOT NULL,
    town TEXT NOT NULL,
    item TEXT NOT NULL,
    department TEXT,
    waiting INTEGER NOT NULL,
    major INTEGER NOT NULL,
    restricted INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    next_due INTEGER NOT NULL,
    handling_due INTEGER,
    registered_at INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    lon REAL,
    lat REAL,
    phone TEXT,
    foreign_number TEXT,
    title TEXT NOT NULL,
    sid INTEGER
  );
  CREATE VIRTUAL TABLE words USING fts5(head, body, triples, initials, content = '', contentless_delete = 1, tokenize = 'ascii');
  INSERT INTO words (words, rank) VALUES ('automerge', 0);
  INSERT INTO words (words, rank) VALUES ('crisismerge', 1000);
  CREATE TABLE counted (word TEXT PRIMARY KEY, n INTEGER NOT NULL, upto INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE docs (rid INTEGER PRIMARY KEY, row TEXT NOT NULL, doc NOT NULL);
  CREATE TABLE duties (owner TEXT NOT NULL, due INTEGER NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (owner, due, rid)) WITHOUT ROWID;
  CREATE TABLE dossiers (
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, pending INTEGER NOT NULL, doc TEXT NOT NULL
  );
  CREATE TABLE entries (seq INTEGER PRIMARY KEY, row TEXT NOT NULL, command TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
  CREATE TABLE shown (
    command TEXT PRIMARY KEY, row TEXT NOT NULL, sent TEXT NOT NULL, fact TEXT, before TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE settled (command TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, refusal TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE counters (
    metric TEXT NOT NULL, dim TEXT NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (metric, dim, at, key)
  ) WITHOUT ROWID;
  CREATE TABLE registry (
    one INTEGER PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL, names TEXT NOT NULL, registry TEXT NOT NULL
  ) STRICT;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** One index a view of the queue, each in its default order; made after a snapshot is loaded. */
export const cacheIndexes = `
  CREATE INDEX IF NOT EXISTS events_due ON events (next_due);
  CREATE INDEX IF NOT EXISTS events_open ON events (next_due) WHERE open = 1;
  CREATE INDEX IF NOT EXISTS events_stage ON events (stage, next_due);
  CREATE INDEX IF NOT EXISTS events_waiting ON events (next_due) WHERE waiting = 1;
  CREATE INDEX IF NOT EXISTS events_major ON events (next_due) WHERE major = 1;
  CREATE INDEX IF NOT EXISTS events_pending ON events (next_due) WHERE pending > 0;
  CREATE INDEX IF NOT EXISTS events_handling ON events (handling_due) WHERE handling_due IS NOT NULL;
  CREATE INDEX IF NOT EXISTS events_registered ON events (registered_at);
  CREATE INDEX IF NOT EXISTS events_number ON events (number);
  CREATE INDEX IF NOT EXISTS events_foreign ON events (foreign_number) WHERE foreign_number IS NOT NULL;
  CREATE INDEX IF NOT EXISTS events_phone ON events (phone, registered_at) WHERE phone IS NOT NULL;
  CREATE INDEX IF NOT EXISTS events_item ON events (item, department, stage);
  CREATE INDEX IF NOT EXISTS events_sid ON events (sid, stage, area, item, registered_at, restricted) WHERE sid IS NOT NULL;
  CREATE INDEX IF NOT EXISTS dossiers_machine ON dossiers (machine);
  CREATE INDEX IF NOT EXISTS entries_row ON entries (row, seq);
  CREATE INDEX IF NOT EXISTS entries_command ON entries (command);
`;

/** Code and name of every division and grid: rows of the queue are named by these long before the registry is read. */
export type StoredNames = Readonly<Record<'divisions' | 'grids', readonly (readonly [code: string, name: string])[]>>;

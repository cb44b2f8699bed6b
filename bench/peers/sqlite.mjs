import path from 'node:path';
import Database from 'better-sqlite3';

/** Plain SQLite with prepared statements and the index the page needs: the baseline. */
export async function sqlite(dir) {
  const db = new Database(path.join(dir, 'plain.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const names =
    'id number title content state level severity area item department due registered lon lat phone version'.split(' ');
  db.exec(`CREATE TABLE events (${names.map((n) => (n === 'id' ? 'id TEXT PRIMARY KEY' : n)).join(', ')});
    CREATE INDEX by_due ON events (state, due)`);
  const put = db.prepare(`INSERT OR REPLACE INTO events VALUES (${names.map((n) => `@${n}`).join(', ')})`);
  const page = db.prepare('SELECT * FROM events WHERE state = ? AND due > ? ORDER BY due LIMIT ?');
  const counted = db.prepare('SELECT count(*) FROM events WHERE state = ?').pluck();
  const like = db.prepare('SELECT count(*) FROM events WHERE title LIKE ?').pluck();
  const all = db.transaction((rows) => {
    for (const row of rows) put.run(row);
  });
  return {
    insert: async (rows) => all(rows),
    page: async (state, after, limit) => page.all(state, after, limit),
    count: async (state) => counted.get(state),
    search: async (word) => like.get(`%${word}%`),
    apply: async (rows) => all(rows),
    close: async () => db.close(),
  };
}

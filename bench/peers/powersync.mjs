import { column, PowerSyncDatabase, Schema, Table } from '@powersync/node';

const names = 'number title content state level area item department phone'.split(' ');
const numbers = 'severity due registered version'.split(' ');
const events = new Table(
  {
    ...Object.fromEntries(names.map((name) => [name, column.text])),
    ...Object.fromEntries(numbers.map((name) => [name, column.integer])),
    lon: column.real,
    lat: column.real,
  },
  { indexes: { byDue: ['state', 'due'] } },
);
const fields = [...names, ...numbers, 'lon', 'lat'];

/** PowerSync for Node without its service: local writes through its views, index on (state, due). */
export async function powersync(dir) {
  const db = new PowerSyncDatabase({
    schema: new Schema({ events }),
    database: { dbFilename: 'power.db', dbLocation: dir },
  });
  await db.init();
  const insert = `INSERT INTO events (id, ${fields.join(', ')}) VALUES (?, ${fields.map(() => '?').join(', ')})`;
  const update = 'UPDATE events SET department = ?, due = ?, version = ? WHERE id = ?';
  return {
    insert: (rows) =>
      db.executeBatch(
        insert,
        rows.map((row) => [row.id, ...fields.map((name) => row[name])]),
      ),
    page: (state, after, limit) =>
      db.getAll('SELECT * FROM events WHERE state = ? AND due > ? ORDER BY due LIMIT ?', [state, after, limit]),
    count: async (state) => (await db.get('SELECT count(*) AS n FROM events WHERE state = ?', [state])).n,
    search: async (word) => (await db.get('SELECT count(*) AS n FROM events WHERE title LIKE ?', [`%${word}%`])).n,
    apply: (rows) =>
      db.executeBatch(
        update,
        rows.map((row) => [row.department, row.due, row.version, row.id]),
      ),
    close: () => db.close(),
  };
}

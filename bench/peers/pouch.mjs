import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import find from 'pouchdb-find';

PouchDB.plugin(memory).plugin(find);

/** PouchDB in memory, Mango index on (state, due). */
export async function pouch() {
  const db = new PouchDB('events', { adapter: 'memory' });
  await db.createIndex({ index: { fields: ['state', 'due'] } });
  await db.find({ selector: { state: 'triage' }, limit: 1 });
  return {
    insert: async (rows) => {
      await db.bulkDocs(rows.map((row) => ({ _id: row.id, ...row })));
    },
    // $gt comes a row short: the bound itself is read and then left out, inside the limit.
    page: async (state, after, limit) =>
      (await db.find({ selector: { state, due: { $gte: after + 1 } }, sort: ['state', 'due'], limit })).docs,
    count: async (state) => (await db.find({ selector: { state }, fields: ['_id'], limit: 1e9 })).docs.length,
    search: async (word) =>
      (await db.find({ selector: { title: { $regex: word } }, fields: ['_id'], limit: 1e9 })).docs.length,
    apply: async (rows) => {
      const known = await db.allDocs({ keys: rows.map((row) => row.id) });
      await db.bulkDocs(rows.map((row, i) => ({ _id: row.id, _rev: known.rows[i].value.rev, ...row })));
    },
    close: () => db.destroy(),
  };
}

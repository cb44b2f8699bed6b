import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

const text = { type: 'string', maxLength: 200 };
const number = { type: 'number' };
const due = { type: 'number', minimum: 0, maximum: 4_000_000_000_000, multipleOf: 1 };
const properties = {
  ...Object.fromEntries('number title content level area item department phone'.split(' ').map((name) => [name, text])),
  ...Object.fromEntries('severity registered lon lat version'.split(' ').map((name) => [name, number])),
  id: { type: 'string', maxLength: 40 },
  state: { type: 'string', maxLength: 20 },
  due,
};

/** RxDB on its memory storage, index on (state, due). */
export async function rx() {
  const db = await createRxDatabase({ name: `events${Date.now()}`, storage: getRxStorageMemory() });
  const { events } = await db.addCollections({
    events: {
      schema: {
        version: 0,
        type: 'object',
        primaryKey: 'id',
        properties,
        required: ['id', 'state', 'due'],
        indexes: [['state', 'due']],
      },
    },
  });
  return {
    insert: async (rows) => {
      await events.bulkInsert(rows);
    },
    page: (state, after, limit) =>
      events.find({ selector: { state, due: { $gt: after } }, sort: [{ state: 'asc' }, { due: 'asc' }], limit }).exec(),
    count: (state) => events.count({ selector: { state } }).exec(),
    search: async (word) => (await events.find({ selector: { title: { $regex: word } } }).exec()).length,
    apply: async (rows) => {
      await events.bulkUpsert(rows);
    },
    close: () => db.remove(),
  };
}

import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { docText, packDoc, type StoredDoc } from './doc-text.ts';
import type { EventColumns } from './event-columns.ts';
import { columnsOf, storedRow } from './event-columns.ts';
import type { Db } from './open-database.ts';
import { searchedText, type WordTable } from './word-table.ts';

/** A row of the table `events` with everything the cache needs to change it. */
export type Known = {
  readonly rid: number;
  /** Place in the search index; null while it is not indexed. */
  readonly sid: number | null;
  readonly row: GridEvent;
  readonly columns: EventColumns;
  readonly pending: number;
};

/** Parsed rows kept in memory: a delta and the screens ask for the same few again and again. */
const keptRows = 4_000;

const written = [
  'number',
  'stage',
  'open',
  'level',
  'severity',
  'area',
  'town',
  'item',
  'department',
  'waiting',
  'major',
  'restricted',
  'next_due',
  'handling_due',
  'registered_at',
  'returned',
  'lon',
  'lat',
  'phone',
  'foreign_number',
  'title',
] as const;

const valuesOf = (c: EventColumns): readonly unknown[] => [
  c.number,
  c.stage,
  c.open,
  c.level,
  c.severity,
  c.area,
  c.town,
  c.item,
  c.department,
  c.waiting,
  c.major,
  c.restricted,
  c.nextDue,
  c.handlingDue,
  c.registeredAt,
  c.returned,
  c.lon,
  c.lat,
  c.phone,
  c.foreignNumber,
  c.title,
];

export type EventTable = ReturnType<typeof createEventTable>;

/**
 * The tables `events` and `docs`, and who owes what (`duties`), without the sums. Raw statements: every entry of the journal goes
 * through here.
 * @param words null: new rows are not indexed for searches yet
 */
export function createEventTable(db: Db, words: WordTable | null) {
  const select = db.prepare('SELECT rid, sid, pending, doc FROM events JOIN docs USING (rid) WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO events (id, pending, sid, ${written.join(', ')}) VALUES (?, 0, ?, ${written.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`,
  );
  const update = db.prepare(`UPDATE events SET ${written.map((name) => `${name} = ?`).join(', ')} WHERE rid = ?`);
  const putDoc = db.prepare(
    'INSERT INTO docs (rid, row, doc) VALUES (?, ?, ?) ON CONFLICT (rid) DO UPDATE SET row = excluded.row, doc = excluded.doc',
  );
  const remove = db.prepare('DELETE FROM events WHERE rid = ?');
  const removeDoc = db.prepare('DELETE FROM docs WHERE rid = ?');
  const setPending = db.prepare('UPDATE events SET pending = ? WHERE rid = ?');
  const moveDuties = createDuties(db);
  const kept = new Map<string, Known>();

  const keep = (known: Known): Known => {
    kept.delete(known.row.id);
    kept.set(known.row.id, known);
    if (kept.size > keptRows) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return known;
  };
  const write = (rid: number, row: GridEvent, columns: EventColumns): void => {
    const text = JSON.stringify(row);
    putDoc.run(rid, JSON.stringify(storedRow(row, columns)), columns.stage === 'ended' ? packDoc(text) : text);
  };

  return {
    find(id: string): Known | undefined {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const found = select.get(id) as (Pick<Known, 'rid' | 'sid' | 'pending'> & { doc: StoredDoc }) | undefined;
      if (found === undefined) return undefined;
      const row = JSON.parse(docText(found.doc)) as GridEvent;
      const { rid, sid, pending } = found;
      return keep({ rid, sid, pending, row, columns: columnsOf(row) });
    },
    /** A row the caller knows to be new; undefined when it was there after all. */
    add(row: GridEvent): Known | undefined {
      const columns = columnsOf(row);
      const sid = words?.place(row.registeredAt) ?? null;
      const { changes, lastInsertRowid } = insert.run(row.id, sid, ...valuesOf(columns));
      if (changes === 0) return undefined;
      const rid = Number(lastInsertRowid);
      write(rid, row, columns);
      moveDuties(rid, null, columns);
      if (sid !== null) words?.write(sid, row);
      return { rid, sid, row, columns, pending: 0 };
    },
    change(before: Known, row: GridEvent): Known {
      const columns = columnsOf(row);
      const [was, is] = [valuesOf(before.columns), valuesOf(columns)];
      // A note or another handler moves nothing a view looks at.
      if (is.some((value, i) => value !== was[i])) update.run(...is, before.rid);
      write(before.rid, row, columns);
      moveDuties(before.rid, before.columns, columns);
      if (before.sid !== null && !isSameText(before.row, row)) words?.rewrite(before.sid, before.row, row);
      return keep({ ...before, row, columns });
    },
    remove(before: Known): void {
      kept.delete(before.row.id);
      moveDuties(before.rid, before.columns, null);
      if (before.sid !== null) words?.remove(before.sid, before.row);
      remove.run(before.rid);
      removeDoc.run(before.rid);
    },
    setPending(before: Known, pending: number): Known {
      setPending.run(pending, before.rid);
      return keep({ ...before, pending });
    },
    indexBeyond: createIndexing(db, words, kept),
    keep,
    /** After a rollback nothing in memory can be trusted. */
    forget: (): void => kept.clear(),
  };
}

const isSameText = (a: GridEvent, b: GridEvent): boolean => {
  const [was, is] = [searchedText(a), searchedText(b)];
  return was.head === is.head && was.body === is.body;
};

/** Indexing of events that came in a snapshot. */
function createIndexing(db: Db, words: WordTable | null, kept: Map<string, Known>) {
  const setSid = db.prepare('UPDATE events SET sid = ? WHERE rid = ?');
  const bare = db.prepare(
    'SELECT rid, doc FROM events JOIN docs USING (rid) WHERE rid > ? AND sid IS NULL ORDER BY rid LIMIT ?',
  );
  /**
   * Indexes up to `limit` events beyond a row id that are not yet; answers the last one's row id, null when there are no more. In a
   * transaction.
   */
  return (after: number, limit: number): number | null => {
    const rows = bare.all(after, limit) as { rid: number; doc: StoredDoc }[];
    const placed = rows.map(({ rid, doc }) => ({ rid, row: JSON.parse(docText(doc)) as GridEvent }));
    // FTS5 writes out what it gathered whenever a lower place comes: they go in by rising place.
    placed.sort((a, b) => a.row.registeredAt - b.row.registeredAt);
    for (const { rid, row } of placed) {
      const sid = words?.place(row.registeredAt) ?? null;
      if (sid === null) break;
      setSid.run(sid, rid);
      words?.write(sid, row);
      const known = kept.get(row.id);
      if (known !== undefined) kept.set(row.id, { ...known, sid });
    }
    return rows.at(-1)?.rid ?? null;
  };
}

/** Who owes what: moved with the event whose row id it stands under. */
function createDuties(db: Db) {
  const addDuty = db.prepare('INSERT OR IGNORE INTO duties (owner, due, rid) VALUES (?, ?, ?)');
  const dropDuty = db.prepare('DELETE FROM duties WHERE owner = ? AND due = ? AND rid = ?');
  return (rid: number, before: EventColumns | null, after: EventColumns | null): void => {
    const same =
      before !== null &&
      after !== null &&
      before.nextDue === after.nextDue &&
      before.owners.join() === after.owners.join();
    if (same) return;
    for (const owner of before?.owners ?? []) dropDuty.run(owner, before?.nextDue, rid);
    for (const owner of after?.owners ?? []) addDuty.run(owner, after?.nextDue, rid);
  };
}

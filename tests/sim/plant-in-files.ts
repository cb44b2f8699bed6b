import type { Cache } from '../../electron/station/db/cache.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import { searchedText } from '../../electron/station/db/word-table.ts';
import { grams } from '../../electron/station/search/grams.ts';
import type { PlantedBug } from './bugs.ts';

/** Faults of the SQLite files themselves, beside the production code that writes them. */
export function plantInFiles(bug: PlantedBug | null, stores: Stores): void {
  if (bug !== 'search: what a snapshot brought is taken for indexed') return;
  stores.onReplaced(() => stores.cache.setMeta('indexedTo', 'all'));
}

/** Methods of the cache that are others under a planted fault. */
export function plantInCache(bug: PlantedBug | null, real: Cache): Partial<Cache> {
  const remove = real.db.prepare('DELETE FROM words WHERE rowid = ?');
  const insert = real.db.prepare("INSERT INTO words (rowid, head, body, initials) VALUES (?, ?, ?, '')");
  const count = (n: number): void => real.counters.move([{ metric: 'view', dim: 'view', key: 'open', at: 0, n }]);
  switch (bug) {
    case 'search: what left can still be found':
      return {
        removeRow(id) {
          const sid = real.known(id)?.sid;
          real.removeRow(id);
          if (sid != null) insert.run(sid, 'left', '');
        },
      };
    case 'search: words are of the row before':
      return {
        putRow(row) {
          const before = real.known(row.id);
          real.putRow(row);
          if (before?.sid == null) return;
          const { head, body } = searchedText({ ...before.row, title: `${before.row.state} ${before.row.title}` });
          remove.run(before.sid);
          insert.run(before.sid, grams(head), grams(body));
        },
      };
    case 'counters: an event that leaves is counted on':
      return {
        removeRow(id) {
          const was = real.known(id);
          real.removeRow(id);
          if (was !== undefined) count(1);
        },
      };
    case 'counters: what is taken back is counted':
      return {
        transact(work) {
          try {
            return real.transact(work);
          } catch (error) {
            if (real.db.open && !real.db.inTransaction) count(1);
            throw error;
          }
        },
      };
    default:
      return {};
  }
}

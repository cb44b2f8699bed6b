import { perCache } from '../db/stores.ts';
import { headMatch } from '../search/search-words.ts';
import type { FeedContext } from './feed-context.ts';

const mostFound = 20;

/** Ids of events by number: the whole receipt number, another system's number, or the end of a receipt number, newest first. */
export function createFindNumber({ stores }: FeedContext): (text: string) => readonly string[] {
  const select = perCache(stores, ({ db }) => ({
    exact: db
      .prepare('SELECT id FROM events WHERE number = ? UNION SELECT id FROM events WHERE foreign_number = ? LIMIT 20')
      .pluck(),
    indexed: db
      .prepare(
        "SELECT e.id FROM words w CROSS JOIN events e ON e.sid = w.rowid WHERE words MATCH ? AND e.number LIKE ? ESCAPE '\\' ORDER BY w.rowid DESC LIMIT ?",
      )
      .pluck(),
    ending: db
      .prepare("SELECT id FROM events WHERE number LIKE ? ESCAPE '\\' ORDER BY registered_at DESC LIMIT ?")
      .pluck(),
  }));
  return (text) => {
    const wanted = text.trim().toUpperCase();
    if (wanted === '') return [];
    const exact = select().exact.all(wanted, text.trim()) as string[];
    if (exact.length > 0 || wanted.length < 3) return exact;
    const ending = `%${wanted.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}`;
    // A line break ends the number in the index; a cache that is not whole there yet is read through.
    const match = stores.cache.meta('indexedTo') === 'all' ? headMatch(`${wanted}\n`) : null;
    const { indexed, ending: listed } = select();
    return (match === null ? listed.all(ending, mostFound) : indexed.all(match, ending, mostFound)) as string[];
  };
}

import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

const mostFound = 20;

/** Ids of events by number: the whole receipt number, another system's number, or the end of a receipt number, newest first. */
export function createFindNumber({ stores }: FeedContext): (text: string) => readonly string[] {
  const select = perCache(stores, ({ db }) => ({
    exact: db
      .prepare('SELECT id FROM events WHERE number = ? UNION SELECT id FROM events WHERE foreign_number = ? LIMIT 20')
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
    return select().ending.all(`%${wanted.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}`, mostFound) as string[];
  };
}

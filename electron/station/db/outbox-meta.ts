import type { Db } from './open-database.ts';

/** Local days whose running number is remembered. */
const keptDays = 60;

/**
 * `station` id of this console · `stationNo` its number at the hub · `lastN` last act · `dayNumbers` running receipt numbers by day ·
 * `hubUrl` address in use, `givenUrl` the host's · `epoch` of the hub that settled acts, `heard` where its journal stood then · `skew` ms · `known` people who may sign in without the hub, `knownTries` their wrong
 * passwords · `probe` whether a write goes through
 */
export type MetaKey =
  | 'station'
  | 'stationNo'
  | 'lastN'
  | 'dayNumbers'
  | 'hubUrl'
  | 'givenUrl'
  | 'epoch'
  | 'heard'
  | 'skew'
  | 'known'
  | 'knownTries'
  | 'probe';

/** Small facts of this console. Raw statements: an upsert of one value. */
export function createOutboxMeta(db: Db) {
  const get = db.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  const put = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const meta = (key: MetaKey): string | null => (get.get(key) as string | undefined) ?? null;
  const setMeta = (key: MetaKey, value: string): void => void put.run(key, value);
  const given = (): Record<string, number> => JSON.parse(meta('dayNumbers') ?? '{}') as Record<string, number>;
  return {
    meta,
    setMeta,
    /** Number the next act gets: one above the last ever given, whatever was pruned since. */
    nextN: (): number => Number(meta('lastN') ?? 0) + 1,
    /** Running number of a receipt on a local day, from 1; durable before it is given, so no power cut gives it twice. */
    takeNumber: db.transaction((day: string): number => {
      const all = given();
      const next = (all[day] ?? 0) + 1;
      // Several days are kept: a clock that is set back must not give yesterday's numbers again.
      const kept = Object.entries({ ...all, [day]: next })
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(-keptDays);
      setMeta('dayNumbers', JSON.stringify(Object.fromEntries(kept)));
      return next;
    }),
    /** After a restore: numbers given between copy and damage are unknown, so all counts jump ahead. */
    jumpNumbers: db.transaction((by: number): void => {
      setMeta(
        'dayNumbers',
        JSON.stringify(Object.fromEntries(Object.entries(given()).map(([day, n]) => [day, n + by]))),
      );
      setMeta('lastN', String(Number(meta('lastN') ?? 0) + by));
    }),
  };
}

import type { Room } from '../../../shared/alarm/condition.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Cache } from '../db/cache.ts';
import { noDue } from '../db/event-columns.ts';

/** Rows a turn: a few milliseconds, so that the desk goes on answering while a big cache is read. */
const batchRows = 200;
/** Acts about alarms that are read back: an act of long before says nothing about what stands now. */
const keptActs = 3_000;

/** What alarms read of a cache. The simulation has one that is no database. */
export type AlarmRows = {
  events(cache: Cache, room: Room): () => readonly GridEvent[];
  files(cache: Cache): readonly Dossier[];
  /** The last acts about alarms, newest first. */
  lastActs(cache: Cache, limit: number): readonly Dossier[];
};

/** The events of a cache that can alarm in a room, batch by batch; an empty batch is the end. */
function eventsThatMayAlarm(cache: Cache, room: Room): () => readonly GridEvent[] {
  const page = cache.db.prepare(
    `SELECT rid, id FROM events WHERE rid > ? AND (open = 1 OR stage = 'feedback' OR next_due < ${noDue})
     AND level IN (${room.level === 'town' ? "'village', 'town'" : `'${room.level}'`}) ORDER BY rid LIMIT ${batchRows}`,
  );
  let after = 0;
  return () => {
    const rows = page.all(after) as { rid: number; id: string }[];
    after = rows.at(-1)?.rid ?? after;
    return rows.flatMap(({ id }) => cache.event(id) ?? []);
  };
}

/** Files that can alarm, acts about alarms and the duty calendar. Few enough to be read at once. */
function filesOfRoom(cache: Cache): readonly Dossier[] {
  const ids = cache.db
    .prepare("SELECT id FROM dossiers WHERE machine <> 'alarmHandling' ORDER BY rid")
    .pluck()
    .all() as string[];
  return [...ids.flatMap((id) => cache.dossier(id) ?? []), ...lastActs(cache, keptActs).toReversed()];
}

function lastActs(cache: Cache, limit: number): readonly Dossier[] {
  const ids = cache.db
    .prepare("SELECT id FROM dossiers WHERE machine = 'alarmHandling' ORDER BY rid DESC LIMIT ?")
    .pluck()
    .all(limit) as string[];
  return ids.flatMap((id) => cache.dossier(id) ?? []);
}

export const rowsOfCache: AlarmRows = { events: eventsThatMayAlarm, files: filesOfRoom, lastActs };

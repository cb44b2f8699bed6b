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

/** Where the events lie that can alarm: each question is answered by an index of its own, for most of a cache has ended long ago. */
const whereAlarms = ['open = 1', "stage = 'feedback'", `next_due < ${noDue}`] as const;

/** The events of a cache that can alarm in a room, batch by batch; an empty batch is the end. */
function eventsThatMayAlarm(cache: Cache, room: Room): () => readonly GridEvent[] {
  const { db } = cache;
  const rids = whereAlarms.flatMap(
    (where) => db.prepare(`SELECT rid FROM events WHERE ${where}`).pluck().all() as number[],
  );
  const waiting = [...new Set(rids)].sort((a, b) => b - a);
  const levels = room.level === 'town' ? "'village', 'town'" : `'${room.level}'`;
  const page = db
    .prepare(
      `SELECT id FROM events WHERE rid IN (SELECT value FROM json_each(?)) AND level IN (${levels}) ORDER BY rid`,
    )
    .pluck();
  return () => {
    while (waiting.length > 0) {
      const ids = page.all(JSON.stringify(waiting.splice(-batchRows))) as string[];
      const events = ids.flatMap((id) => cache.event(id) ?? []);
      if (events.length > 0) return events;
    }
    return [];
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

import type { AlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import type { AlarmRows } from '../../electron/station/alarms/room-rows.ts';
import { columnsOf, noDue } from '../../electron/station/db/event-columns.ts';
import type { AlarmRecord, SavedAlarms } from '../../shared/alarm/alarm-record.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Boundary } from './killed.ts';

type Kept = {
  readonly alarms: Map<string, SavedAlarms['alarms'][number]>;
  readonly groups: Map<string, SavedAlarms['groups'][number]>;
  flood: SavedAlarms['flood'];
  readonly records: AlarmRecord[];
};

/** The file of a console's alarms, room by room, with the commits a power cut would lose. */
export type AlarmFile = { readonly rooms: Map<string, Kept>; unsynced: (() => void)[] };

export const newAlarmFile = (): AlarmFile => ({ rooms: new Map(), unsynced: [] });

const emptyRoom = (): Kept => ({ alarms: new Map(), groups: new Map(), flood: null, records: [] });
const copyOf = (kept: Kept): Kept => ({
  alarms: new Map(kept.alarms),
  groups: new Map(kept.groups),
  flood: kept.flood,
  records: [...kept.records],
});

/** As alarm-store.ts keeps it. */
export function createModelAlarmStore(file: AlarmFile, boundary: Boundary): AlarmStore {
  const roomOf = (room: string): Kept => file.rooms.get(room) ?? emptyRoom();
  return {
    saved(room) {
      const { alarms, groups, flood } = roomOf(room);
      return { alarms: [...alarms.values()], groups: [...groups.values()], flood };
    },
    save(room, step, flood) {
      boundary('before alarms save');
      const before = roomOf(room);
      const kept = copyOf(before);
      const written = new Set(kept.records.map((one) => one.id));
      for (const record of step.records) {
        if (written.has(record.id)) continue;
        written.add(record.id);
        kept.records.push(record);
      }
      for (const one of step.alarms) kept.alarms.set(one.id, one);
      for (const id of step.gone) kept.alarms.delete(id);
      for (const one of step.groups) kept.groups.set(one.key, one);
      for (const key of step.goneGroups) kept.groups.delete(key);
      kept.flood = flood;
      file.rooms.set(room, kept);
      file.unsynced.push(() => void file.rooms.set(room, before));
      boundary('after alarms save');
    },
    records: (room, from, to) => roomOf(room).records.filter(({ at }) => at >= from && at < to),
    history: (room, group, limit) =>
      roomOf(room)
        .records.filter((one) => one.group === group)
        .slice(-limit)
        .reverse(),
    close: () => undefined,
  };
}

const isAct = (file: Dossier): boolean => file.machine === 'alarmHandling';

/** What room-rows.ts reads with statements, read from rows in memory. */
export function rowsInMemory(rows: () => Iterable<Row>): AlarmRows {
  const dossiers = (): Dossier[] => [...rows()].filter(isDossier);
  return {
    events(_cache, { level }) {
      let left = [...rows()].flatMap((row) => {
        if (isDossier(row)) return [];
        const { open, stage, nextDue, level: at } = columnsOf(row);
        const isHere = at === level || (level === 'town' && at === 'village');
        return isHere && (open === 1 || stage === 'feedback' || nextDue < noDue) ? [row] : [];
      });
      return () => {
        const batch = left;
        left = [];
        return batch;
      };
    },
    files: () => [...dossiers().filter((file) => !isAct(file)), ...dossiers().filter(isAct)],
    lastActs: (_cache, limit) => dossiers().filter(isAct).slice(-limit).reverse(),
  };
}

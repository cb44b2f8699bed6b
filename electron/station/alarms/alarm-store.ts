import type {
  AlarmHappening,
  AlarmReason,
  AlarmRecord,
  AlarmStep,
  SavedAlarms,
} from '../../../shared/alarm/alarm-record.ts';
import type { AlarmKind, AlarmPriority } from '../../../shared/domain/profile/alarm-rules.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import { openBeside } from '../db/open-beside.ts';

const migrations = [
  {
    to: 1,
    sql: `
    CREATE TABLE standing (
      room TEXT NOT NULL, id TEXT NOT NULL, grp TEXT NOT NULL, raised_at INTEGER NOT NULL, stood_at INTEGER, PRIMARY KEY (room, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE groups (
      room TEXT NOT NULL, key TEXT NOT NULL, opened_at INTEGER NOT NULL, last_sound_at INTEGER, rung INTEGER NOT NULL,
      rung_at INTEGER NOT NULL, PRIMARY KEY (room, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE flood (room TEXT PRIMARY KEY, started_at INTEGER NOT NULL, count INTEGER NOT NULL, peak INTEGER NOT NULL) STRICT;
    CREATE TABLE records (
      n INTEGER PRIMARY KEY, room TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, due INTEGER NOT NULL, what TEXT NOT NULL,
      kind TEXT, priority TEXT, alarm TEXT, grp TEXT, subject TEXT, name TEXT NOT NULL, members INTEGER NOT NULL,
      reason TEXT NOT NULL, UNIQUE (room, id)
    ) STRICT;
    CREATE INDEX records_at ON records (room, at);
    CREATE INDEX records_group ON records (room, grp, at);`,
  },
];

/** ◊ How long the alarm journal of a console is kept, ms: two months of figures. */
export const keptMs = 62 * MS_PER_DAY;

type FloodState = SavedAlarms['flood'];

/** Where an engine's state and its journal are kept. The simulation has one of its own. */
export type AlarmStore = {
  saved(room: string): SavedAlarms;
  /** One tick, whole or not at all; a line that is there already is not written twice. */
  save(room: string, step: AlarmStep, flood: FloodState): void;
  /** Lines from `from` to before `to`, ms, in the order they were written. */
  records(room: string, from: number, to: number): readonly AlarmRecord[];
  /** The last lines about a group, newest first. */
  history(room: string, group: string, limit: number): readonly AlarmRecord[];
  close(): void;
};

type Line = Omit<AlarmRecord, 'reason' | 'what' | 'kind' | 'priority' | 'group'> & {
  readonly what: string;
  readonly kind: string | null;
  readonly priority: string | null;
  readonly grp: string | null;
  readonly reason: string;
};
const recordOf = ({ grp, ...line }: Line): AlarmRecord => ({
  ...line,
  what: line.what as AlarmHappening,
  kind: line.kind as AlarmKind | null,
  priority: line.priority as AlarmPriority | null,
  group: grp,
  reason: JSON.parse(line.reason) as AlarmReason,
});

const columns = 'id, at, due, what, kind, priority, alarm, grp, subject, name, members, reason';

/**
 * The alarm journal of a console and what stands, in a file of its own: not the hub's, so the cache may be thrown away without it,
 * and no act, so it need not be as safe as the outbox. A damaged one is moved aside: what stands is worked out again.
 */
export function openAlarmStore(dir: string, key: string): AlarmStore {
  const { db } = openBeside(dir, 'alarms', { key, synchronous: 'NORMAL', migrations });
  const addRecord = db.prepare(
    `INSERT OR IGNORE INTO records (room, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putStanding = db.prepare('INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?, ?)');
  const dropStanding = db.prepare('DELETE FROM standing WHERE room = ? AND id = ?');
  const putGroup = db.prepare('INSERT OR REPLACE INTO groups VALUES (?, ?, ?, ?, ?, ?)');
  const dropGroup = db.prepare('DELETE FROM groups WHERE room = ? AND key = ?');
  const putFlood = db.prepare('INSERT OR REPLACE INTO flood VALUES (?, ?, ?, ?)');
  const dropFlood = db.prepare('DELETE FROM flood WHERE room = ?');
  const prune = db.prepare('DELETE FROM records WHERE room = ? AND at < ?');
  const between = db.prepare(`SELECT ${columns} FROM records WHERE room = ? AND at >= ? AND at < ? ORDER BY n`);
  const ofGroup = db.prepare(`SELECT ${columns} FROM records WHERE room = ? AND grp = ? ORDER BY n DESC LIMIT ?`);
  const standing = db.prepare(
    'SELECT id, grp AS "group", raised_at AS raisedAt, stood_at AS stoodAt FROM standing WHERE room = ?',
  );
  const groups = db.prepare(
    'SELECT key, opened_at AS openedAt, last_sound_at AS lastSoundAt, rung, rung_at AS rungAt FROM groups WHERE room = ?',
  );
  const flood = db.prepare('SELECT started_at AS startedAt, count, peak FROM flood WHERE room = ?');
  let prunedAt = Number.NEGATIVE_INFINITY;
  const save = db.transaction((room: string, step: AlarmStep, now: FloodState): void => {
    for (const r of step.records) {
      const { id, at, due, what, kind, priority, alarm, group, subject, name, members, reason } = r;
      addRecord.run(
        room,
        id,
        at,
        due,
        what,
        kind,
        priority,
        alarm,
        group,
        subject,
        name,
        members,
        JSON.stringify(reason),
      );
    }
    for (const one of step.alarms) putStanding.run(room, one.id, one.group, one.raisedAt, one.stoodAt);
    for (const id of step.gone) dropStanding.run(room, id);
    for (const one of step.groups) putGroup.run(room, one.key, one.openedAt, one.lastSoundAt, one.rung, one.rungAt);
    for (const one of step.goneGroups) dropGroup.run(room, one);
    if (now === null) dropFlood.run(room);
    else putFlood.run(room, now.startedAt, now.count, now.peak);
    const last = step.records.at(-1)?.at;
    if (last === undefined || last - prunedAt < MS_PER_DAY) return;
    prunedAt = last;
    prune.run(room, last - keptMs);
  });
  return {
    saved: (room) => ({
      alarms: standing.all(room) as SavedAlarms['alarms'],
      groups: groups.all(room) as SavedAlarms['groups'],
      flood: (flood.get(room) as FloodState | undefined) ?? null,
    }),
    save,
    records: (room, from, to) => (between.all(room, from, to) as Line[]).map(recordOf),
    history: (room, group, limit) => (ofGroup.all(room, group, limit) as Line[]).map(recordOf),
    close: () => void db.close(),
  };
}

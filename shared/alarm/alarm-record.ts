import type { AlarmKind, AlarmPriority } from '../domain/profile/alarm-rules.ts';

/** What the engine wrote down. Of alarms: raised … unshelved; of groups: sounded … handedOver; of the room: floods. */
export const alarmHappenings = [
  /** True beyond its wait: it counts. */
  'raised',
  'cleared',
  /** Cleared before its wait was over: nothing was said. */
  'fleeting',
  'inhibited',
  'released',
  'sounded',
  'joined',
  'repeated',
  'escalated',
  'acknowledged',
  'ackEnded',
  'shelved',
  'shelfEnded',
  'unshelved',
  'handedOver',
  /** An act about something that had cleared before: recorded, without effect (A4). */
  'lateAct',
  /** Whose turn it was, and why he was passed over. */
  'skipped',
  'nobody',
  'floodBegan',
  'floodEnded',
] as const;
export type AlarmHappening = (typeof alarmHappenings)[number];

/** Why it happened: a reason is always a word with its facts, never a bare yes or no. */
export type AlarmReason = { readonly code: string; readonly [fact: string]: string | number | null };

/** One line of the alarm journal of a console. `id` is the same on every console of the room where the happening is. */
export type AlarmRecord = {
  readonly id: string;
  /** When the engine acted, ms. */
  readonly at: number;
  /** The moment it was due, ms: the difference is how late it was. */
  readonly due: number;
  readonly what: AlarmHappening;
  readonly kind: AlarmKind | null;
  readonly priority: AlarmPriority | null;
  readonly alarm: string | null;
  readonly group: string | null;
  /** Event or dossier it is about; null for groups and consoles. */
  readonly subject: string | null;
  readonly name: string;
  /** Members of the group then. */
  readonly members: number;
  readonly reason: AlarmReason;
};

/** An alarm that stands, as it must survive a restart: without it a restarted console would say everything twice. */
export type SavedAlarm = {
  readonly id: string;
  readonly group: string;
  readonly raisedAt: number;
  /** null: still in its wait. */
  readonly stoodAt: number | null;
};

/** A group that has sounded, likewise. */
export type SavedGroup = {
  readonly key: string;
  readonly openedAt: number;
  readonly lastSoundAt: number | null;
  /** 0 seats, 1 shift leader, 2 director. */
  readonly rung: number;
  readonly rungAt: number;
};

export type SavedAlarms = {
  readonly alarms: readonly SavedAlarm[];
  readonly groups: readonly SavedGroup[];
  readonly flood: { readonly startedAt: number; readonly count: number; readonly peak: number } | null;
};

/** What a tick did: lines for the journal, and what changed of the state that a restart needs. */
export type AlarmStep = {
  readonly records: readonly AlarmRecord[];
  readonly alarms: readonly SavedAlarm[];
  readonly gone: readonly string[];
  readonly groups: readonly SavedGroup[];
  readonly goneGroups: readonly string[];
};

import { type AlarmKind, type AlarmPriority, alarmPriorities } from '../domain/profile/alarm-rules.ts';
import type { Condition } from './condition.ts';
import type { Handling } from './handling.ts';

/**
 * How a member stands. `waiting`: true, but not long enough to say so; `loud`: nobody has it; the others say who keeps it quiet.
 */
export type Stance =
  | { readonly code: 'waiting'; readonly until: number }
  | { readonly code: 'loud' }
  | { readonly code: 'acknowledged'; readonly by: Handling; readonly via: 'alarm' | 'group' }
  | { readonly code: 'shelved'; readonly by: Handling }
  | { readonly code: 'inhibited'; readonly by: AlarmKind };
export type StanceCode = Stance['code'];

/** One condition the engine knows, true or to come. */
export type Member = {
  condition: Condition;
  readonly subject: string;
  /** null: not true yet. */
  raisedAt: number | null;
  /** When its wait was over, ms. */
  stoodAt: number | null;
  group: AlarmGroup | null;
  stance: Stance | null;
  /** The wake-up that counts; others in the queue are stale. */
  timer: number | null;
  /** Last act of each sort that names it. */
  ack: Handling | null;
  shelf: Handling | null;
  /** True while a restart is still bringing it back. */
  found: boolean;
  /** Stood before a restart: what happened to it then is written down already. */
  known: boolean;
  /** Told of before a restart. */
  told: boolean;
};

/** Alarms told of together: one sound, one ladder, one acknowledgement. */
export type AlarmGroup = {
  readonly key: string;
  readonly kind: AlarmKind;
  readonly label: string | null;
  openedAt: number;
  readonly members: Map<string, Member>;
  readonly counts: Record<StanceCode, number>;
  readonly standing: Record<AlarmPriority, number>;
  lastSoundAt: number | null;
  /** Loudest it has sounded with: above it a new member sounds at once. */
  soundedPriority: AlarmPriority | null;
  /** Loud members it has not told of yet. */
  untold: number;
  /** Since when it is loud without a break, ms; null while somebody has it. */
  loudSince: number | null;
  rung: number;
  rungAt: number;
  ack: Handling | null;
  handed: Handling | null;
  timer: number | null;
  /** Brought back by a restart and not loud yet since. */
  restored: boolean;
};

export const newGroup = (key: string, kind: AlarmKind, label: string | null, openedAt: number): AlarmGroup => ({
  key,
  kind,
  label,
  openedAt,
  members: new Map(),
  counts: { waiting: 0, loud: 0, acknowledged: 0, shelved: 0, inhibited: 0 },
  standing: { urgent: 0, high: 0, medium: 0, low: 0 },
  lastSoundAt: null,
  soundedPriority: null,
  untold: 0,
  loudSince: null,
  rung: 0,
  rungAt: openedAt,
  ack: null,
  handed: null,
  timer: null,
  restored: false,
});

/** Loudest among what stands; null where everything still waits. */
export const priorityOf = (group: AlarmGroup): AlarmPriority | null =>
  alarmPriorities.find((one) => group.standing[one] > 0) ?? null;

export const rankOf = (priority: AlarmPriority | null): number =>
  priority === null ? alarmPriorities.length : alarmPriorities.indexOf(priority);

/** Puts a member's new stance into the sums of its group. */
export function restand(group: AlarmGroup, member: Member, stance: Stance | null): void {
  const { priority } = member.condition;
  if (member.stance !== null) {
    group.counts[member.stance.code] -= 1;
    if (member.stance.code !== 'waiting') group.standing[priority] -= 1;
  }
  member.stance = stance;
  if (stance === null) return;
  group.counts[stance.code] += 1;
  if (stance.code !== 'waiting') group.standing[priority] += 1;
}

/**
 * Moments that lie ahead, told by a clock that has been put right since, are now: nothing waits minutes for them.
 * @param now ms @returns whether any did
 */
export function bringBack(group: AlarmGroup, now: number): boolean {
  const { openedAt, lastSoundAt, loudSince, rungAt } = group;
  if (Math.max(openedAt, lastSoundAt ?? 0, loudSince ?? 0, rungAt) <= now) return false;
  group.openedAt = Math.min(openedAt, now);
  group.lastSoundAt = notAfter(lastSoundAt, now);
  group.loudSince = notAfter(loudSince, now);
  group.rungAt = Math.min(rungAt, now);
  return true;
}

export const notAfter = (at: number | null, now: number): number | null => (at === null ? null : Math.min(at, now));

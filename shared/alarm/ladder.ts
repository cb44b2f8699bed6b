import type { Role } from '../domain/actor/actor.ts';
import type { AlarmRule } from '../domain/profile/alarm-rules.ts';
import { MS_PER_MINUTE } from '../time/local-date.ts';
import type { AlarmGroup } from './alarm-group.ts';

/** Steps of the ladder (A4): seats, shift leader, director. */
export const rungNames = ['seat', 'leader', 'director'] as const;
export type RungName = (typeof rungNames)[number];
export const topRung = 2;

/** From which step on a person's console sounds. */
export const rungOfRole = (role: Role): number => (role === 'director' ? 2 : role === 'shiftLeader' ? 1 : 0);

/** How long each step has, ms; null: it goes no further. */
export function stepMs(rule: AlarmRule, rung: number): number | null {
  const { leaderMinutes, directorMinutes } = rule;
  if (rung === 0) return leaderMinutes === null ? null : leaderMinutes * MS_PER_MINUTE;
  if (rung === 1 && directorMinutes !== null)
    return Math.max(0, directorMinutes - (leaderMinutes ?? 0)) * MS_PER_MINUTE;
  return null;
}

/** When the group goes up next, ms; null while somebody has it or where it stays. */
export function nextRungAt(group: AlarmGroup, rule: AlarmRule): number | null {
  if (group.loudSince === null || group.rung >= topRung) return null;
  const ms = stepMs(rule, group.rung);
  return ms === null ? null : group.rungAt + ms;
}

/** The step that was reached `elapsed` ms after the first sound, where nobody acted meanwhile. */
export function rungAfter(rule: AlarmRule, elapsed: number): { readonly rung: number; readonly since: number } {
  let rung = 0;
  let since = 0;
  for (let ms = stepMs(rule, 0); ms !== null && since + ms <= elapsed && rung < topRung; ms = stepMs(rule, rung)) {
    since += ms;
    rung += 1;
  }
  return { rung, since };
}

import type { Level } from '../actor/actor.ts';
import type { Department } from '../department/department.ts';
import { findItem, type Item } from '../item/item.ts';
import { adminPowerGround, linkedDepartments, outOfListGround, unlawfulTaskGround } from '../profile/party-rules.ts';
import { dispatchGround, flowStep } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';
import type { Routing, Warning } from './entries.ts';
import type { GridEvent } from './event.ts';
import { competentRefusal, gridTaskRefusal } from './event-details.ts';

type Named = { readonly id: string; readonly name: string };

/** True when the department's duty list covers the item, kept by code or by key. */
export const coversItem = (department: Department, item: Item | undefined): boolean =>
  item !== undefined && (department.items.includes(item.code) || department.items.includes(item.key));

const levelOf = (department: Department): Level => department.level;

/**
 * Why a department may not be given this event; null when it may. It must be registered, of the level that decides (JS-4-2,
 * LYG-30-3: a city department gets what has come to the city, no other does), and where the text binds it to its duties
 * (LYG-4-2, JS-4-2) cover the item, or the centre adds to its list with a reason.
 */
export function departmentRefusal(
  rules: Rules,
  event: Pick<GridEvent, 'item' | 'level' | 'severity' | 'details'>,
  wanted: Named,
  department: Department | undefined,
  dutyReason: string | null,
  rule: string,
): Refusal | null {
  const linked = linkedDepartments(rules.profile);
  if (department === undefined)
    return refusal('unknown-department', rule, linked.statutory ? linked.clause : null, { department: wanted.name });
  const cityEvent = event.level === 'city';
  if (cityEvent !== (levelOf(department) === 'city'))
    return refusal('department-of-other-level', rule, linked.clause, {
      department: department.name,
      level: levelOf(department),
      yours: event.level,
    });
  const competent = competentRefusal(rules, event, department.id, rule);
  if (competent !== null) return competent;
  const item = findItem(rules.items, event.item);
  if (!linked.byDuty || coversItem(department, item) || dutyReason !== null) return null;
  return refusal('duty-not-covered', rule, linked.clause, {
    department: department.name,
    item: item?.name ?? event.item,
  });
}

/** What a dispatch to a department rests on, for the journal (ZS-25-8, LYG-28-2); null where no department is the target. */
export function routingOf(
  rules: Rules,
  event: Pick<GridEvent, 'item' | 'level'>,
  department: Department | undefined,
  dutyReason: string | null,
): Routing | null {
  if (department === undefined) return null;
  const covered = coversItem(department, findItem(rules.items, event.item));
  return {
    item: event.item,
    competence: covered ? 'dutyList' : dutyReason === null ? 'outsideDuty' : 'addedWithReason',
    clause: dispatchGround(rules.profile, event.level)?.clause ?? 'local',
  };
}

/** What the centre should know although it goes through (T10: else warn). */
export function departmentWarnings(rules: Rules, item: string, department: Department | undefined): readonly Warning[] {
  if (department === undefined) return [];
  return [
    ...(department.liaison === null ? [{ code: 'no-liaison', clause: 'LYG-28-4' } as const] : []),
    ...(coversItem(department, findItem(rules.items, item))
      ? []
      : [{ code: 'duty-not-covered', clause: 'LYG-28-2' } as const]),
  ];
}

/**
 * Why grid staff may not be given this event: its item is not on the list in force (LYG-16-3-1, ZG-10-1, ZS-6-2-2), it is
 * licence, punishment or coercion (invariant 4), or the task was called unlawful and is under review or found so (LYG-16-3-3).
 */
export function staffTaskRefusal(
  rules: Rules,
  event: Pick<GridEvent, 'item' | 'unlawful' | 'severity' | 'details'>,
  rule: string,
): Refusal | null {
  const { profile, items } = rules;
  const item = findItem(items, event.item);
  if (item === undefined)
    return refusal('item-not-admitted', rule, outOfListGround(profile).clause, { item: event.item });
  if (item.kind === 'adminPower')
    return refusal('grid-staff-never-hold-power', rule, adminPowerGround(profile).clause, { item: item.name });
  const { unlawful } = event;
  const task = gridTaskRefusal(rules, event, rule);
  if (task !== null) return task;
  if (unlawful === null) return null;
  const { clause } = unlawfulTaskGround(profile);
  if (unlawful.review === null) return refusal('unlawful-under-review', rule, clause);
  return unlawful.review.lawful ? null : refusal('task-found-unlawful', rule, clause);
}

/** Systems an event can be sent to, by the names connectors use. */
export const foreignSystems = ['12345', '110', 'emergency'] as const;
export type ForeignSystem = (typeof foreignSystems)[number];

const plain = (system: string): string => system.trim().toLowerCase();

/** The other system an event came from: by its foreign number, else by the line it was told over; null for one of our own. */
export function originSystem(event: Pick<GridEvent, 'foreign' | 'channel'>): string | null {
  if (event.foreign !== null) return event.foreign.system;
  return event.channel === '12345' || event.channel === '110' ? event.channel : null;
}

/** C24: never back to where it came from, unless that system has taken its matter back. */
export const loopsBack = (
  event: Pick<GridEvent, 'foreign' | 'channel' | 'originWithdrewAt'>,
  system: string,
): boolean => {
  const origin = originSystem(event);
  return origin !== null && event.originWithdrewAt === null && plain(origin) === plain(system);
};

export type ProposedTarget = {
  /** System that is proposed first; null: a department. */
  readonly system: ForeignSystem | null;
  /** Set when the loop guard blocks the system the text names: another target must be chosen. */
  readonly blocked: ForeignSystem | null;
  readonly clause: string;
};

/** Where an event goes by default: public-service matters to 12345 where the text says so, unless they came from there (LYG-28-3, C24). */
export function proposedTarget(rules: Rules, event: GridEvent): ProposedTarget {
  const step = flowStep(rules.profile, 'flow.to12345');
  const publicService = findItem(rules.items, event.item)?.kind === 'publicService';
  if (!step.on || !publicService) return { system: null, blocked: null, clause: step.clause };
  return loopsBack(event, '12345')
    ? { system: null, blocked: '12345', clause: step.clause }
    : { system: '12345', blocked: null, clause: step.clause };
}

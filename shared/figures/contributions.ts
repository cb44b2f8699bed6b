import type { GridEvent } from '../domain/event/event.ts';
import { isOpen, voidStates } from '../domain/event/event.ts';
import { countsForRate, handlingClock } from '../domain/event/event-clocks.ts';
import { isRunning } from '../time/clock.ts';
import { MS_PER_HOUR } from '../time/local-date.ts';

/**
 * What is counted. Every figure is a sum of contributions over a range of `at`; an event's contributions depend on its row
 * alone, so a figure moves by (after − before) with each journal entry and always equals a recount.
 *
 * - `inflow`    1 at the hour it was registered; for a department, at the hour it was last delivered to it
 * - `closing`   1 at the hour of each completion (earlier cycles included)
 * - `open`      1 at 0 while somebody owes work
 * - `state`     1 at 0, keyed by state (all events)
 * - `openDue`   1 at the due moment of the running handling clock: late ones are those with at ≤ now
 * - `due`       1 at the due moment of an event that counts for the rate (C11)
 * - `dueMet`    1 at that moment when it was completed before it
 * - `dueDone`   1 at that moment when it was completed at all
 * - `major`     1 at 0 while open and flagged major
 */
export const metrics = ['inflow', 'closing', 'open', 'state', 'openDue', 'due', 'dueMet', 'dueDone', 'major'] as const;
export type Metric = (typeof metrics)[number];

/** `all` has the one key ''; `town` the 9-digit code ('' when unknown); `department` its id; `item` its code; `state` the state. */
export const dimensions = ['all', 'town', 'department', 'item', 'severity', 'channel', 'state'] as const;
export type Dimension = (typeof dimensions)[number];

/** One addend: +1 for metric × dimension × key in the bucket `at` (ms; 0 for a plain count). */
export type Contribution = {
  readonly metric: Metric;
  readonly dim: Dimension;
  readonly key: string;
  readonly at: number;
};

const hourOf = (ms: number): number => Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;

/** All addends of one event. Restricted kinds count in totals only (invariant 9): they carry no item. */
export function contributions(event: GridEvent): readonly Contribution[] {
  const keys = keysOf(event);
  const out: Contribution[] = [];
  const add = (metric: Metric, at: number, department = keys.department): void => {
    out.push({ metric, dim: 'all', key: '', at });
    out.push({ metric, dim: 'town', key: keys.town, at });
    if (department !== null) out.push({ metric, dim: 'department', key: department, at });
    if (keys.item !== null) out.push({ metric, dim: 'item', key: keys.item, at });
  };
  const count = (metric: Metric, dim: Dimension, key: string): void => void out.push({ metric, dim, key, at: 0 });

  add('inflow', hourOf(event.registeredAt), null);
  if (keys.department !== null && event.deliveredAt !== null)
    out.push({ metric: 'inflow', dim: 'department', key: keys.department, at: hourOf(event.deliveredAt) });
  count('inflow', 'channel', event.channel);
  count('state', 'state', event.state);
  if (event.completedAt !== null && !voidStates.has(event.state)) add('closing', hourOf(event.completedAt));
  for (const past of event.pastCycles) add('closing', hourOf(past.completedAt), past.department);
  if (isOpen(event)) {
    add('open', 0);
    count('open', 'state', event.state);
    count('open', 'severity', String(event.severity ?? 0));
    if (event.flags.majorEvent) add('major', 0);
  }
  addRate(event, add);
  return out;
}

type Add = (metric: Metric, at: number, department?: string | null) => void;

function addRate(event: GridEvent, add: Add): void {
  for (const past of event.pastCycles)
    if (past.statutory && past.due !== null) addDue(add, past.due, past.completedAt, past.department);
  const clock = handlingClock(event);
  if (clock === undefined || voidStates.has(event.state)) return;
  if (isRunning(clock) && isOpen(event)) add('openDue', clock.due);
  if (countsForRate(clock)) addDue(add, clock.due, clock.stoppedAt);
}

function addDue(add: Add, due: number, doneAt: number | null, department?: string | null): void {
  add('due', due, department);
  if (doneAt === null) return;
  add('dueDone', due, department);
  if (doneAt < due) add('dueMet', due, department);
}

function keysOf(event: GridEvent): {
  readonly town: string;
  readonly department: string | null;
  readonly item: string | null;
} {
  const { area } = event.place;
  return {
    town: area.length >= 9 ? area.slice(0, 9) : '',
    department: event.lastHolder?.kind === 'department' ? event.lastHolder.id : null,
    item: event.flags.restricted ? null : event.item,
  };
}

export const contributionKey = (c: Contribution): string => `${c.metric}|${c.dim}|${c.key}|${c.at}`;

export type Change = Contribution & { readonly n: number };

/** What changes in the sums when an event goes from `before` to `after`; only non-zero changes. */
export function step(before: GridEvent | undefined, after: GridEvent | undefined): readonly Change[] {
  const changes = new Map<string, { readonly c: Contribution; n: number }>();
  const tally = (event: GridEvent | undefined, sign: 1 | -1): void => {
    if (event === undefined) return;
    for (const c of contributions(event)) {
      const key = contributionKey(c);
      const known = changes.get(key);
      if (known) known.n += sign;
      else changes.set(key, { c, n: sign });
    }
  };
  tally(before, -1);
  tally(after, 1);
  return [...changes.values()].filter(({ n }) => n !== 0).map(({ c, n }) => ({ ...c, n }));
}

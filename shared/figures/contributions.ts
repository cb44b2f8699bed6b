import type { GridEvent, PastCycle } from '../domain/event/event.ts';
import { isOpen, voidStates } from '../domain/event/event.ts';
import { countsForRate, handlingClock } from '../domain/event/event-clocks.ts';
import { isRunning } from '../time/clock.ts';
import { MS_PER_HOUR } from '../time/local-date.ts';
import { placeCell } from './place-cell.ts';

/**
 * What is counted. Every figure is a sum of contributions over a range of `at`; an event's contributions depend on its row
 * alone, so a figure moves by (after − before) with each journal entry and always equals a recount.
 *
 * - `inflow`     1 at the hour it was registered; for a department, at the hour it was last delivered to it
 * - `closing`    1 at the hour of each completion (earlier cycles included)
 * - `open`       1 at 0 while somebody owes work
 * - `openSince`  1 at the hour of registration while somebody owes work: the age of what is open
 * - `state`      1 at 0, keyed by state (all events)
 * - `openDue`    1 at the due moment of the running handling clock: late ones are those with at ≤ now
 * - `due`        1 at the due moment of an event that counts for the rate (C11)
 * - `dueMet`     1 at that moment when it was completed before it
 * - `dueDone`    1 at that moment when it was completed at all
 * - `major`      1 at 0 while open and flagged major
 * - `signedIn`   1 at the hour of each signing in, `signInMs` the ms it took since delivery
 * - `returned`   1 at the hour of each accepted return, for the department that gave it back; `bounced` 1 where it had come back
 *                before in the same round; `misdirected` 1 where the ground was duty or area
 * - `asked`      1 at the hour a follow-up ended (answered, or out of tries), `reached` where somebody answered
 * - `rated`      1 at the hour of each rating, `contented` where it was satisfied or basically satisfied (LYG-30-8)
 */
export const metrics = [
  'inflow',
  'closing',
  'open',
  'openSince',
  'state',
  'openDue',
  'due',
  'dueMet',
  'dueDone',
  'major',
  'signedIn',
  'signInMs',
  'returned',
  'bounced',
  'misdirected',
  'asked',
  'reached',
  'rated',
  'contented',
] as const;
export type Metric = (typeof metrics)[number];

/**
 * `all` has the one key ''; `town` the 9-digit code ('' when unknown); `department` its id; `item` its code; `grid` its 15-digit
 * code; `channel` the source; `place` a cell of place-cell.ts; `state` the state.
 */
export const dimensions = [
  'all',
  'town',
  'department',
  'item',
  'severity',
  'channel',
  'grid',
  'place',
  'state',
] as const;
export type Dimension = (typeof dimensions)[number];

/** One addend: `n` for metric × dimension × key in the bucket `at` (ms; 0 for a plain count). */
export type Contribution = {
  readonly metric: Metric;
  readonly dim: Dimension;
  readonly key: string;
  readonly at: number;
  readonly n: number;
};

const hourOf = (ms: number): number => Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;
/** Grounds of a return that say it should have gone to somebody else (D3). */
const misdirections: ReadonlySet<string> = new Set(['notOurDuty', 'notOurArea', 'needsHigherLevel', 'noPower']);

/** Metrics that also stand by grid and by source: what comes in, goes out, is open, and the rates. */
const finely: ReadonlySet<Metric> = new Set(['inflow', 'closing', 'open', 'due', 'dueMet', 'dueDone']);

type Keys = {
  readonly town: string;
  readonly department: string | null;
  readonly item: string | null;
  readonly grid: string | null;
  readonly channel: string;
  readonly place: string | null;
};
type Add = (metric: Metric, at: number, department?: string | null, n?: number) => void;

/** All addends of one event. Restricted kinds count in totals only (invariant 9): they carry no item, grid or place. */
export function contributions(event: GridEvent): readonly Contribution[] {
  const keys = keysOf(event);
  const out: Contribution[] = [];
  const push = (metric: Metric, dim: Dimension, key: string | null, at: number, n = 1): void => {
    if (key !== null && n !== 0) out.push({ metric, dim, key, at, n });
  };
  const add: Add = (metric, at, department = keys.department, n = 1) => {
    push(metric, 'all', '', at, n);
    push(metric, 'town', keys.town, at, n);
    push(metric, 'department', department, at, n);
    push(metric, 'item', keys.item, at, n);
    if (!finely.has(metric)) return;
    push(metric, 'grid', keys.grid, at, n);
    push(metric, 'channel', keys.channel, at, n);
  };

  const registered = hourOf(event.registeredAt);
  add('inflow', registered, null);
  push('inflow', 'place', keys.place, registered);
  if (event.deliveredAt !== null) push('inflow', 'department', keys.department, hourOf(event.deliveredAt));
  push('state', 'state', event.state, 0);
  if (event.completedAt !== null && !voidStates.has(event.state)) add('closing', hourOf(event.completedAt));
  for (const past of event.pastCycles) add('closing', hourOf(past.completedAt), past.department);
  if (isOpen(event)) {
    add('open', 0);
    add('openSince', registered);
    push('openSince', 'state', event.state, registered);
    push('open', 'state', event.state, 0);
    push('open', 'severity', String(event.severity ?? 0), 0);
    if (event.flags.majorEvent) add('major', 0);
  }
  addRate(event, add);
  addResponse(event, add);
  addFollowUps(event, add);
  return out;
}

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

/** How quickly it was signed in, and how it was given back. Rounds before a reopening count with what they kept. */
function addResponse(event: GridEvent, add: Add): void {
  for (const clock of event.clocks) {
    if (clock.kind !== 'signIn' || clock.stoppedAs !== 'done' || clock.stoppedAt === null) continue;
    const at = hourOf(clock.stoppedAt);
    add('signedIn', at);
    add('signInMs', at, undefined, Math.max(0, clock.stoppedAt - clock.startAt));
  }
  const rounds: readonly (PastCycle['returns'] | GridEvent['returns'])[] = [
    ...event.pastCycles.map((past) => past.returns),
    event.returns,
  ];
  for (const returns of rounds)
    for (const [i, { holder, reasonCode, at }] of (returns ?? []).entries()) {
      add('returned', hourOf(at), holder);
      if (i > 0) add('bounced', hourOf(at), holder);
      if (misdirections.has(reasonCode)) add('misdirected', hourOf(at), holder);
    }
}

function addFollowUps(event: GridEvent, add: Add): void {
  for (const { purpose, department, outcome } of event.followUps) {
    if (outcome === null || purpose !== 'outcome' || outcome.answer === 'void') continue;
    const at = hourOf(outcome.at);
    const of = department ?? undefined;
    add('asked', at, of);
    if (outcome.answer === 'answered') add('reached', at, of);
    if (outcome.satisfaction === null) continue;
    add('rated', at, of);
    if (outcome.satisfaction >= 3) add('contented', at, of);
  }
}

function keysOf(event: GridEvent): Keys {
  const { area, grid } = event.place;
  const open = !event.flags.restricted;
  return {
    town: area.length >= 9 ? area.slice(0, 9) : '',
    department: event.lastHolder?.kind === 'department' ? event.lastHolder.id : null,
    item: open ? event.item : null,
    grid: open ? grid : null,
    channel: event.channel,
    place: open ? placeCell(event.place) : null,
  };
}

const contributionKey = (c: Omit<Contribution, 'n'>): string => `${c.metric}|${c.dim}|${c.key}|${c.at}`;

const isSame = (a: Contribution | undefined, b: Contribution | undefined): boolean =>
  a?.metric === b?.metric && a?.dim === b?.dim && a?.key === b?.key && a?.at === b?.at && a?.n === b?.n;

/** A change of one sum by `n`. */
export type Change = Contribution;

/** What changes in the sums when an event goes from `before` to `after`; only non-zero changes. */
export function step(before: GridEvent | undefined, after: GridEvent | undefined): readonly Change[] {
  const changes = new Map<string, { readonly c: Contribution; n: number }>();
  const was = before === undefined ? [] : contributions(before);
  const is = after === undefined ? [] : contributions(after);
  // Most of a row stays as it was, and its addends come in the same order: what both begin and end with takes itself away.
  const most = Math.min(was.length, is.length);
  let [first, last] = [0, 0];
  while (first < most && isSame(was[first], is[first])) first += 1;
  while (last < most - first && isSame(was.at(-1 - last), is.at(-1 - last))) last += 1;
  const tally = (list: readonly Contribution[], sign: 1 | -1): void => {
    for (const c of list.slice(first, list.length - last)) {
      const key = contributionKey(c);
      const known = changes.get(key);
      if (known) known.n += sign * c.n;
      else changes.set(key, { c, n: sign * c.n });
    }
  };
  tally(was, -1);
  tally(is, 1);
  return [...changes.values()].filter(({ n }) => n !== 0).map(({ c, n }) => ({ ...c, n }));
}

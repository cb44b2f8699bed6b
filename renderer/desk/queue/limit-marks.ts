import type { Language } from '../../../shared/domain/names.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Somebody else's turn: these rows show how long their step has lasted (LYG-30-6). */
const dispatched: ReadonlySet<QueueRow['state']> = new Set([
  'assigned',
  'whistled',
  'inHandling',
  'jointHandling',
  'transferred',
]);

/** Age of the step of a dispatched event in one whole unit, `3天`, `5时`, `12分`; empty where none is shown. `now` is hub time, ms. */
export function stepAgeText(row: Pick<QueueRow, 'state' | 'stepSince'>, now: number, language: Language): string {
  if (row.stepSince === null || !dispatched.has(row.state)) return '';
  const age = Math.max(0, now - row.stepSince);
  const zh = language === 'zh';
  if (age >= DAY) return `${Math.floor(age / DAY)}${zh ? '天' : 'd'}`;
  if (age >= HOUR) return `${Math.floor(age / HOUR)}${zh ? '时' : 'h'}`;
  return `${Math.floor(age / 60_000)}${zh ? '分' : 'm'}`;
}

/** An assignment unsigned past its target (ZG-15-3). */
export const isSlowResponse = ({ state, clock }: Pick<QueueRow, 'state' | 'clock'>, now: number): boolean =>
  state === 'assigned' && clock?.kind === 'signIn' && now >= clock.due;

/** The limit shown is late and is the centre's own target, which must never look like law (JS-29-3, C14). */
export const isLateLocally = ({ clock }: Pick<QueueRow, 'clock'>, now: number): boolean =>
  clock !== null && !clock.statutory && clock.kind !== 'foreignTarget' && now >= clock.due;

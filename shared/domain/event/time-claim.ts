import { isRunning } from '../../time/clock.ts';
import { MS_PER_MINUTE } from '../../time/local-date.ts';
import type { Context } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';
import { countsForRate, handlingClock } from './event-clocks.ts';

/**
 * A result that a console says was ready in time and the hub heard of too late, further apart than clocks are trusted to differ: a
 * shift leader decides which of the two counts (O5).
 */
export type TimeClaim = {
  readonly clock: string;
  /** When it was done by the console's word, ms. */
  readonly doneAt: number;
  /** When the hub heard of it, ms: counts until it is decided otherwise. */
  readonly hubAt: number;
  readonly decision: {
    readonly accepted: boolean;
    readonly by: string;
    readonly at: number;
    readonly reason: string;
  } | null;
};

/** The claim that handing in a result now makes; null where both times are on the same side of the due moment, or near enough. */
export function timeClaim({ rules, at, hubAt }: Context, event: GridEvent): TimeClaim | null {
  const clock = handlingClock(event);
  if (hubAt === null || clock === undefined || !isRunning(clock) || !countsForRate(clock)) return null;
  const trust = rules.profile.local.clockTrust.minutes * MS_PER_MINUTE;
  const decides = at < clock.due && clock.due <= hubAt && hubAt - at > trust;
  return decides ? { clock: clock.id, doneAt: at, hubAt, decision: null } : null;
}

/** Until somebody decides, the claimed clock stopped when the hub heard of it. */
export const stopsUnder = (stops: NonNullable<Effects['stop']>, claim: TimeClaim | null): Effects['stop'] =>
  stops.map((stop) => (stop.id === claim?.clock ? { ...stop, at: claim.hubAt } : stop));

/** Claims nobody has decided. One whose result was sent back is void: its clock runs again. */
export const openClaims = (event: GridEvent): readonly TimeClaim[] =>
  (event.timeClaims ?? []).filter(
    (claim) => claim.decision === null && event.clocks.some((c) => c.id === claim.clock && c.stoppedAt === claim.hubAt),
  );

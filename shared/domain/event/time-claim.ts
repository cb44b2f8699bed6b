import { isRunning } from '../../time/clock.ts';
import { MS_PER_MINUTE } from '../../time/local-date.ts';
import type { Context } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';
import { countsForRate, handlingClock } from './event-clocks.ts';
import type { TimeClaim } from './parties.ts';

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

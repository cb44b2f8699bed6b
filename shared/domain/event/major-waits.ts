import type { GridEvent } from './event.ts';

/** A major event nobody has acted on since it was flagged: it came in, or lies in triage (LYG-29-7, JS-30-1, ZS-28-1). */
export const majorWaits = (event: GridEvent): boolean =>
  event.flags.majorEvent && (event.state === 'registered' || event.state === 'triage');

/** Since when it waits, ms: when it was flagged or told of, as its first report is measured. */
export const majorWaitsSince = (event: GridEvent): number =>
  event.clocks.find((c) => c.kind === 'majorFirstReport')?.startAt ?? event.registeredAt;

import { type Actor, covers, isSeat, levelOfArea } from '../actor/actor.ts';
import type { GridEvent } from './event.ts';

/** A major event nobody has acted on since it was flagged: it came in, or lies in triage (LYG-29-7, JS-30-1, ZS-28-1). */
export const majorWaits = (event: GridEvent): boolean =>
  event.flags.majorEvent && (event.state === 'registered' || event.state === 'triage');

/** Since when it waits, ms: when it was flagged or told of, as its first report is measured. */
export const majorWaitsSince = (event: GridEvent): number =>
  event.clocks.find((c) => c.kind === 'majorFirstReport')?.startAt ?? event.registeredAt;

/** A major event that rings at a desk. */
export type Ring = {
  readonly id: string;
  readonly number: string;
  /** Its title; its number where the title is for few. */
  readonly name: string;
  /** ms */
  readonly since: number;
};

/**
 * What rings at this person's desk: major events of the centre's own level and area that wait for its first act, the oldest
 * first. An act ends it, looking does not (A5). Nothing rings where nobody sits who decides.
 */
export function rings(events: readonly GridEvent[], actor: Actor): readonly Ring[] {
  if (!isSeat(actor)) return [];
  const level = levelOfArea(actor.area);
  return events
    .filter((event) => majorWaits(event) && event.level === level && covers(actor, event.place.area))
    .map((event) => ({
      id: event.id,
      number: event.number,
      name: event.flags.restricted ? event.number : event.title,
      since: majorWaitsSince(event),
    }))
    .toSorted((a, b) => a.since - b.since);
}

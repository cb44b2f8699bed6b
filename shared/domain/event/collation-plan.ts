import { MS_PER_DAY } from '../../time/local-date.ts';
import type { EventCommand } from '../verbs.ts';
import type { GridEvent, Severity } from './event.ts';

/** Events of a village that look like one matter: the earliest stays, the others go into it. */
export type CollationGroup = { readonly into: GridEvent; readonly merge: readonly GridEvent[] };
export type CollationPlan = { readonly groups: readonly CollationGroup[]; readonly report: readonly GridEvent[] };

/** Told within so many days of each other … */
const sameWithinDays = 7;
/** … and not farther apart than this, m, where both places are known. */
const sameWithinMetres = 80;

/**
 * Proposes how a village sorts what lies with it (ZS-25-7): likely duplicates into the one reported first, all the rest up to
 * the town. Only a proposal: a person looks at it, takes out what is different, and runs `collationCommands`.
 */
export function collationPlan(events: readonly GridEvent[]): CollationPlan {
  const waiting = events
    .filter((e) => e.state === 'atVillage')
    .toSorted((a, b) => a.registeredAt - b.registeredAt || (a.number < b.number ? -1 : 1));
  const groups: { into: GridEvent; merge: GridEvent[] }[] = [];
  for (const event of waiting) {
    const group = event.joined.length === 0 ? groups.find((g) => isSameMatter(g.into, event)) : undefined;
    if (group === undefined) groups.push({ into: event, merge: [] });
    else group.merge.push(event);
  }
  return { groups: groups.filter((g) => g.merge.length > 0), report: groups.map((g) => g.into) };
}

/** Same item and kind of secrecy, same grid, near in time and place. */
function isSameMatter(a: GridEvent, b: GridEvent): boolean {
  if (a.item !== b.item || a.item === 'unclassified' || a.flags.restricted !== b.flags.restricted) return false;
  if (b.flags.majorEvent && !a.flags.majorEvent) return false;
  if (Math.abs(a.toldAt - b.toldAt) > sameWithinDays * MS_PER_DAY) return false;
  const apart = metresApart(a, b);
  if (apart !== null) return apart <= sameWithinMetres;
  return a.place.area === b.place.area && a.place.text.trim() !== '' && a.place.text.trim() === b.place.text.trim();
}

/** Plain distance on the ground, m; null when a place is not located. Good enough inside a village. */
function metresApart(a: GridEvent, b: GridEvent): number | null {
  if (a.place.lon === null || a.place.lat === null || b.place.lon === null || b.place.lat === null) return null;
  const metresPerDegree = 111_320;
  const north = (a.place.lat - b.place.lat) * metresPerDegree;
  const east = (a.place.lon - b.place.lon) * metresPerDegree * Math.cos((a.place.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/**
 * A plan as commands in the order they must run: duplicates end, their target takes them over, then the batch goes to the town
 * under one name, so that a town can tell what came together (ZS-25-7).
 */
export function collationCommands(
  plan: CollationPlan,
  said: { readonly batch: string; readonly reason: string; readonly severityOf: (event: GridEvent) => Severity | null },
): readonly EventCommand[] {
  const merges = plan.groups.flatMap(({ into, merge }) =>
    merge.flatMap((source): EventCommand[] => [
      { kind: 'event.merge', event: source.id, into: into.id, reason: said.reason },
      { kind: 'event.join', event: into.id, joined: source.id },
    ]),
  );
  const reports = plan.report.map(
    (event): EventCommand => ({
      kind: 'event.collateAndReport',
      event: event.id,
      item: event.item,
      severity: said.severityOf(event),
      note: '',
      batch: said.batch,
    }),
  );
  return [...merges, ...reports];
}

import { localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { listOf, textOf } from '../dossier/machine.ts';
import type { GridEvent } from '../event/event.ts';
import { type HelpCount, helpCounts } from '../event/help-counts.ts';
import { type HelperKind, helperKinds } from '../event/parties.ts';
import { volunteerHours } from './volunteer-activity.ts';

export type CollaborationReport = {
  /** Parts taken in events and visits by the kind of helper; kinds that never helped are left out. */
  readonly helpers: ReadonlyMap<HelperKind, HelpCount>;
  /** Projects running at some time of the span, by sourcing mode; cost in fen as contracted. */
  readonly projects: ReadonlyMap<string, { readonly count: number; readonly costFen: number }>;
  readonly activities: { readonly count: number; readonly people: number; readonly hours: number };
};

/** A finished activity of the span, by the day it was held. */
const heldBetween = (dossiers: readonly Dossier[], from: string, to: string): readonly Dossier[] =>
  dossiers.filter((d) => {
    const day = textOf(d.data, 'heldOn');
    return d.machine === 'volunteerActivity' && d.state === 'finished' && day >= from && day <= to;
  });

/** Parts of helpers in visits of key people, as the plan keeps them (`ms kind name`, care/key-person.ts). */
function visitHelp(dossiers: readonly Dossier[], from: number, to: number): ReadonlyMap<HelperKind, HelpCount> {
  const counts = new Map<HelperKind, HelpCount>();
  const add = (lines: readonly string[], part: 'named' | 'done'): void => {
    for (const line of lines) {
      const [at = '', word] = line.split(' ');
      const kind = helperKinds.find((key) => key === word);
      if (kind === undefined || Number(at) < from || Number(at) >= to) continue;
      const had = counts.get(kind) ?? { named: 0, done: 0, hours: 0 };
      counts.set(kind, { ...had, [part]: had[part] + 1 });
    }
  };
  for (const { machine, data } of dossiers) {
    if (machine !== 'keyPerson') continue;
    add(listOf(data, 'helpNamed'), 'named');
    add(listOf(data, 'helpDone'), 'done');
  }
  return counts;
}

function added(
  a: ReadonlyMap<HelperKind, HelpCount>,
  b: ReadonlyMap<HelperKind, HelpCount>,
): ReadonlyMap<HelperKind, HelpCount> {
  const sum = new Map(a);
  for (const [kind, { named, done, hours }] of b) {
    const had = sum.get(kind) ?? { named: 0, done: 0, hours: 0 };
    sum.set(kind, { named: had.named + named, done: had.done + done, hours: had.hours + hours });
  }
  return sum;
}

/**
 * The collaboration report of [from, to), ms: who helped on events and visits (LYG-23, JS-23, ZS-5-3, ZG-6-1), projects (LYG-24),
 * people and hours of volunteers (LYG-25, JS-25, ZG-20-2). Counts only, nobody is named.
 */
export function collaborationReport(
  events: Iterable<Pick<GridEvent, 'helpers'>>,
  dossiers: readonly Dossier[],
  from: number,
  to: number,
): CollaborationReport {
  const [first, last] = [localDate(from), localDate(to - 1)];
  const held = heldBetween(dossiers, first, last);
  const projects = new Map<string, { count: number; costFen: number }>();
  for (const { machine, data } of dossiers) {
    if (machine !== 'project' || textOf(data, 'from') > last || textOf(data, 'to') < first) continue;
    const had = projects.get(textOf(data, 'mode')) ?? { count: 0, costFen: 0 };
    projects.set(textOf(data, 'mode'), { count: had.count + 1, costFen: had.costFen + Number(data.costFen ?? 0) });
  }
  const sum = (key: string): number => held.reduce((all, { data }) => all + Number(data[key] ?? 0), 0);
  return {
    helpers: added(helpCounts(events, from, to), visitHelp(dossiers, from, to)),
    projects,
    activities: { count: held.length, people: sum('people'), hours: sum('hours') },
  };
}

/** Hours each volunteer has served by name, from finished activities: what the points ledger credits (LYG-25, LYG-33-5). */
export function servedHours(dossiers: readonly Dossier[]): ReadonlyMap<string, number> {
  const served = new Map<string, number>();
  for (const { machine, state, data } of dossiers) {
    if (machine !== 'volunteerActivity' || state !== 'finished') continue;
    for (const line of listOf(data, 'volunteers')) {
      const share = volunteerHours(line);
      if (share !== null) served.set(share.name, (served.get(share.name) ?? 0) + share.hours);
    }
  }
  return served;
}

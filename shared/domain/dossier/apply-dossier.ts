import { stopClock } from '../../time/clock.ts';
import type { DossierActed } from './act-on-dossier.ts';
import type { Dossier } from './dossier.ts';

/**
 * One step of the fold: the dossier after a fact. Needs neither profile nor calendar (invariant 1). Throws when a fact arrives
 * before its dossier was opened: a broken journal.
 * @param doneAt done time of the entry, ms
 */
export function applyDossier(before: Dossier | undefined, fact: DossierActed, doneAt: number): Dossier {
  const row = before ?? fact.row;
  if (row === null) throw new Error(`${fact.machine}.${fact.act} before its dossier was opened: ${fact.dossier}`);
  const e = fact.effects;
  return {
    ...row,
    state: fact.to,
    title: fact.title,
    data: { ...row.data, ...fact.fields, ...e.set },
    ...(e.handler !== undefined && { handler: e.handler }),
    ...(e.level !== undefined && { level: e.level }),
    ...(e.area !== undefined && { area: e.area }),
    ...(e.departments !== undefined && { departments: [...new Set([...row.departments, ...e.departments])] }),
    ...(e.barred !== undefined && { barred: [...new Set([...row.barred, ...e.barred])] }),
    ...(e.barredUnits !== undefined && { barredUnits: [...new Set([...row.barredUnits, ...e.barredUnits])] }),
    ...(e.restricted !== undefined && { restricted: e.restricted }),
    ...(e.event !== undefined && { event: e.event }),
    clocks: [
      ...row.clocks.map((c) => (fact.ends || e.stop?.includes(c.id) ? stopClock(c, doneAt, 'done') : c)),
      ...(e.start ?? []),
    ],
    duties: [
      ...row.duties.map((d) => (e.clear?.includes(d.id) && d.clearedAt === null ? { ...d, clearedAt: doneAt } : d)),
      ...(e.open ?? []),
    ],
    steps: [...row.steps, { act: fact.act, at: doneAt, ...fact.by }],
    changedAt: doneAt,
    endedAt: fact.ends ? (row.endedAt ?? doneAt) : null,
    version: row.version + 1,
  };
}

import { localDate } from '../../time/local-date.ts';
import type { Dossier, DossierDuty } from '../dossier/dossier.ts';
import { machineOf } from '../dossier/machines.ts';
import type { Finder, Finding } from './finding.ts';

/** Care machines whose open duties are visits, and the clauses that ask for them. */
const watched = {
  keyPerson: ['LYG-9-6', 'JS-9-7'],
  courtRequest: ['LYG-9-6', 'JS-9-7'],
  rentalRecord: ['ZG-9-7'],
  psychCare: ['ZS-22-5', 'AK-9.5'],
} as const;

/** On its last day a task is due; from the next on it is late. */
function taskFinding(dossier: Dossier, duty: DossierDuty, today: string): Finding[] {
  const { due } = duty;
  const lastDay = due === null ? '' : localDate(due - 1);
  const words = machineOf(dossier.machine)?.duties?.[duty.what];
  if (due === null || words === undefined || today < lastDay) return [];
  const late = today > lastDay;
  return [
    {
      code: `${dossier.machine}-due`,
      clause: duty.basis,
      zh: late ? `${words.zh}已逾期（应于 ${lastDay} 前）` : `${words.zh}今日到期`,
      en: late ? `${words.en} late (due ${lastDay})` : `${words.en} due today`,
      // Never a name: the list stands on desks beside a wall.
      subject: dossier.id,
      subjectName: dossier.number,
      area: dossier.area,
      to: duty.by,
      gravity: late ? 'gap' : 'warn',
      since: due - 86_400_000,
    },
  ];
}

/** Visits, re-checks, follow-ups and court tasks that have fallen due, addressed to who goes there (LYG-9-6, JS-9-7, ZG-9-7, ZS-22-5). */
export const careTasksDue: Finder = {
  code: 'care-task-due',
  clauses: Object.values(watched).flat(),
  find: ({ dossiers, at }) => {
    const today = localDate(at);
    return dossiers
      .filter(({ machine, endedAt }) => machine in watched && endedAt === null)
      .flatMap((dossier) =>
        dossier.duties
          .filter(({ clearedAt }) => clearedAt === null)
          .flatMap((duty) => taskFinding(dossier, duty, today)),
      );
  },
};

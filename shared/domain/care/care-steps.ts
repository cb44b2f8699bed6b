import { startOfDay } from '../../time/local-date.ts';
import type { Role } from '../actor/actor.ts';
import type { DossierDuty } from '../dossier/dossier.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, textOf } from '../dossier/machine.ts';
import { keepers, notAhead } from '../dossier/register-machine.ts';
import type { Refusal } from '../refusal.ts';

/** Seats cleared for files about people; whoever is given the task sees his own file beside them. */
export const cleared: readonly Role[] = keepers;
/** The cleared ones and the people of the grid a task was given to; who is not involved is barred by the machine's readers. */
export const carers: readonly Role[] = [...cleared, 'gridStaff', 'village'];

export const carerFields: readonly Field[] = [
  { key: 'grid', zh: '所在网格', en: 'Grid', type: 'grid' },
  { key: 'carer', zh: '承办人账号', en: 'Account of who goes', type: 'account' },
];

/**
 * The task that stands in a grid until somebody has been there: owed by the person who goes, due at the end of its day. A new one
 * takes the place of the old.
 * @param on YYYY-MM-DD; null ends the tasks
 */
export function nextTask(c: ActContext, what: string, basis: string, on: string | null): DossierEffects {
  const open = c.dossier?.duties.filter((duty) => duty.clearedAt === null).map(({ id }) => id) ?? [];
  const carer = textOf(c.data, 'carer');
  const duty: DossierDuty = {
    id: `${what}.${(c.dossier?.duties.length ?? 0) + 1}`,
    what,
    by: carer,
    basis,
    openedAt: c.context.at,
    due: on === null ? null : startOfDay(on) + 86_400_000,
    clearedAt: null,
  };
  return { handler: carer, clear: open, open: on === null ? [] : [duty] };
}

/** Refuses a next date that lies before today's; `doneKey` is the date of what was done. */
export function datesRefusal(c: ActContext, rule: string, doneKey: string, nextKey: string): Refusal | null {
  const next = textOf(c.fields, nextKey);
  const done = textOf(c.fields, doneKey);
  return (
    notAhead(c, rule, doneKey) ??
    (next !== '' && done !== '' && next <= done
      ? forbid(rule, null, '下次日期应晚于本次日期。', 'The next date must be after this one.')
      : null)
  );
}

/** Every look into a restricted file says why: it stands in the journal with name and time (C23). */
export const lookAct: Act = {
  key: 'look',
  zh: '查阅登记',
  en: 'Record a look',
  clauses: ['local'],
  from: 'any',
  to: null,
  roles: carers,
  fields: [{ key: 'lookReason', zh: '查阅事由', en: 'Why', type: 'line' }],
};

export const endFields: readonly Field[] = [
  { key: 'endedOn', zh: '结束日期', en: 'Ended on', type: 'date' },
  { key: 'endReason', zh: '结束原因', en: 'Why', type: 'text' },
];

/**
 * Acts that no machine of the product has today, planted into its tables for a test: they take a dossier out of people's sight while
 * it goes on, and bring it back. What every room does then has to be right before the first machine needs it.
 */
import { roles } from '../../shared/domain/actor/actor.ts';
import { type Act, textOf } from '../../shared/domain/dossier/machine.ts';
import { machines } from '../../shared/domain/dossier/machines.ts';

const base = { clauses: ['local'], from: 'any', to: null, roles } as const;
export const crossingActs: readonly Act[] = [
  {
    ...base,
    key: 'testBar',
    zh: '回避',
    en: 'Bar',
    fields: [{ key: 'testBarred', zh: '账号', en: 'Account', type: 'account' }],
    does: ({ fields }) => ({ barred: [textOf(fields, 'testBarred')] }),
  },
  {
    ...base,
    key: 'testMove',
    zh: '移送',
    en: 'Move',
    fields: [{ key: 'testArea', zh: '区划', en: 'Area', type: 'area' }],
    does: ({ fields }) => ({ area: textOf(fields, 'testArea') }),
  },
  {
    ...base,
    key: 'testHide',
    zh: '限制',
    en: 'Restrict',
    fields: [{ key: 'testHidden', zh: '限制', en: 'Restricted', type: 'yes' }],
    does: ({ fields }) => ({ restricted: fields.testHidden === true }),
  },
  {
    ...base,
    key: 'testHandOn',
    zh: '交办',
    en: 'Hand on',
    fields: [{ key: 'testHandler', zh: '账号', en: 'Account', type: 'account' }],
    does: ({ fields }) => ({ handler: textOf(fields, 'testHandler') }),
  },
];

let planted = false;

/** Once a process: into every machine that does not change the rules. */
export function plantCrossingActs(): void {
  if (planted) return;
  planted = true;
  for (const machine of machines) if (machine.rules !== true) (machine.acts as Act[]).push(...crossingActs);
}

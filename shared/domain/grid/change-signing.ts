import { levelOfArea } from '../actor/actor.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, listOf, textOf } from '../dossier/machine.ts';
import { levelNames } from '../names.ts';
import { divisionRule, type GridType } from '../profile/grid-rules.ts';
import type { Refusal } from '../refusal.ts';

export const gridTypeOf = (c: ActContext): GridType =>
  textOf(c.data, 'gridType') === 'dedicated' ? 'dedicated' : 'comprehensive';

/** Those who have to sign a plan (C5): the decider of the text, and whoever signs with it. */
export const signersOf = (c: ActContext): readonly string[] => [
  'decider',
  ...(textOf(c.data, 'civilAffairs') === '' ? [] : [textOf(c.data, 'civilAffairs')]),
  ...listOf(c.data, 'signingDepartments'),
  ...listOf(c.data, 'signingUnits'),
];

export const stillToSign = (c: ActContext): readonly string[] => {
  const signed = new Set(listOf(c.data, 'signed'));
  return signersOf(c).filter((one) => !signed.has(one));
};

/** `signed` once this one was the last. */
const after =
  (signer: (c: ActContext) => string) =>
  (c: ActContext): string =>
    stillToSign(c).every((one) => one === signer(c)) ? 'signed' : 'signing';

const adds = (signer: (c: ActContext) => string) => (c: ActContext) => ({
  set: { signed: [...listOf(c.data, 'signed'), signer(c)] },
});

function owed(c: ActContext, signer: string, act: string): Refusal | null {
  if (stillToSign(c).includes(signer)) return null;
  return signersOf(c).includes(signer)
    ? forbid(`gridChange.${act}`, null, '已经签署过。', 'Signed already.')
    : forbid(`gridChange.${act}`, null, '不在签署方之列。', 'Not one of the signers.');
}

const decider = (): string => 'decider';
const department = (c: ActContext): string => textOf(c.fields, 'department');
const unit = (c: ActContext): string => textOf(c.fields, 'unit');
const signing = [
  { key: 'signedOn', zh: '签署日期', en: 'Signed on', type: 'date' },
  { key: 'signedDocument', zh: '签署文件', en: 'Document', type: 'line' },
] as const;

/** Signatures on a plan: it moves on only when all have signed (LYG-7-1, JS-7-1, ZS-11-2-1, ZS-11-2-2, ZG-7-1; C5). */
export const signingActs: readonly Act[] = [
  {
    key: 'signDecider',
    zh: '划分机关签署',
    en: 'Decider signs',
    clauses: ['LYG-7-1', 'JS-7-1', 'ZS-11-2-1', 'ZS-11-2-2', 'AK-7.2-3', 'ZG-7-1'],
    from: ['drafted', 'signing'],
    to: after(decider),
    roles: ['townSeat', 'countySeat', 'director'],
    fields: signing,
    ready: (c) => {
      const rule = divisionRule(c.context.rules.profile, gridTypeOf(c));
      const own = levelOfArea(c.context.actor.area);
      return own === rule.by
        ? owed(c, 'decider', 'signDecider')
        : forbid(
            'gridChange.signDecider',
            rule.clause,
            `由${levelNames[rule.by].zh}划分（${rule.clause}），本级不能签署。`,
            `The ${levelNames[rule.by].en} divides (${rule.clause}): your level does not sign.`,
          );
    },
    does: adds(decider),
  },
  {
    key: 'signDepartment',
    zh: '会同部门签署',
    en: 'Department signs',
    clauses: ['LYG-7-1', 'JS-7-1', 'ZS-11-2-2'],
    from: ['drafted', 'signing'],
    to: after(department),
    roles: ['liaison', 'townSeat', 'countySeat', 'director'],
    fields: [{ key: 'department', zh: '部门', en: 'Department', type: 'department' }, ...signing],
    guard: (c) => {
      const { actor } = c.context;
      return actor.department !== null && actor.department !== department(c)
        ? forbid('gridChange.signDepartment', null, '只能代表本部门签署。', 'Only for your own department.')
        : owed(c, department(c), 'signDepartment');
    },
    does: adds(department),
  },
  {
    key: 'signUnit',
    zh: '会同单位签署',
    en: 'Unit signs',
    clauses: ['JS-7-1', 'ZS-11-2-2'],
    from: ['drafted', 'signing'],
    to: after(unit),
    roles: ['townSeat', 'countySeat', 'director'],
    fields: [{ key: 'unit', zh: '单位', en: 'Unit', type: 'line' }, ...signing],
    guard: (c) => owed(c, unit(c), 'signUnit'),
    does: adds(unit),
  },
];

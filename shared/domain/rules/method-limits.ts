import { err, ok, type Result } from '../../std/result.ts';
import { parseWith, type ShapeError } from '../../std/shape.ts';
import { type Period, periodShape } from '../../time/period.ts';
import type { Values } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import type { Profile, StepLimit } from '../profile/load-profile.ts';
import type { Local } from '../profile/local-shape.ts';
import { leavesToRule, textOfProfile, withValue } from '../profile/overlay-profile.ts';
import type { Refusal } from '../refusal.ts';
import { beginsAt, effectiveFrom, endsAt, notBackdated } from './rule-period.ts';
import { settingValue } from './setting-value.ts';

/** Steps the method sets times for (ZS-26-2: from acceptance to feedback) and the clocks each rules. */
export const methodSteps = [
  { key: 'accept', zh: '受理', en: 'Acceptance', clocks: ['signIn'] },
  { key: 'collate', zh: '归集', en: 'Collation', clocks: ['village'] },
  { key: 'route', zh: '分流', en: 'Routing', clocks: ['triage'] },
  { key: 'handle', zh: '办理', en: 'Handling', clocks: ['deptHandle'] },
  { key: 'feedback', zh: '反馈', en: 'Feedback', clocks: ['feedbackToRequester'] },
] as const satisfies readonly {
  key: string;
  zh: string;
  en: string;
  clocks: readonly (keyof Local['periods'])[];
}[];

const handlingKeys = ['time.deptHandle', 'time.cityHandle'] as const;

/** The time parameters a text leaves to a method of the city, with the clause that calls for it (C15). */
export const leftToMethod = (profile: Profile) =>
  handlingKeys.filter((key) => leavesToRule(textOfProfile(profile).parameters[key].value) === 'cityMethod');

const callingCell = (profile: Profile) => {
  const [key] = leftToMethod(profile);
  return key === undefined ? null : textOfProfile(profile).parameters[key];
};

const readLimit = (typed: string): Result<Period, ShapeError> => parseWith(periodShape, settingValue(typed));

/** The profile with the method's times: handling by parameter, the other steps by their clocks. */
export function withMethod(profile: Profile, data: Values): Result<Profile, ShapeError> {
  const cell = callingCell(profile);
  if (cell === null) return err({ code: 'bad-shape', path: 'method', message: 'the text calls for no method' });
  let changed = profile;
  const limits: Partial<Record<keyof Local['periods'], StepLimit>> = { ...profile.limits };
  for (const { key, clocks } of methodSteps) {
    const typed = textOf(data, key);
    if (typed === '') continue;
    const period = readLimit(typed);
    if (!period.ok) return err({ ...period.error, path: key });
    if (key !== 'handle') {
      for (const clock of clocks) limits[clock] = { period: period.value, clauses: cell.clauses, from: cell.from };
      continue;
    }
    for (const parameter of leftToMethod(profile)) {
      const set = withValue(changed, parameter, period.value);
      if (!set.ok) return set;
      changed = set.value;
    }
  }
  return ok({ ...changed, text: textOfProfile(profile), limits });
}

function fits(c: ActContext, act: string): Refusal | null {
  const rule = `methodLimits.${act}`;
  const { profile } = c.context.rules;
  const clause = callingCell(profile)?.clauses[0] ?? null;
  if (methodSteps.every(({ key }) => textOf(c.data, key) === ''))
    return forbid(rule, clause, '请至少填写一个环节的时限。', 'Give the time of at least one step.');
  const tried = withMethod(profile, c.data);
  if (tried.ok) return null;
  const step = methodSteps.find(({ key }) => key === tried.error.path);
  return forbid(
    rule,
    clause,
    `“${step?.zh ?? tried.error.path}”的时限不合要求，请写成 7日、3个工作日、1个月。`,
    `The time of “${step?.en ?? tried.error.path}” does not fit: write e.g. 7日, 3个工作日, 1个月.`,
  );
}

/** Import of the times a method sets step by step where the text leaves them to it: until then only local targets run (ZS-26-2, C15). */
export const methodLimits: Machine = {
  key: 'methodLimits',
  letters: 'SX',
  group: 'rules',
  zh: '办法时限',
  en: 'Times of the method',
  clauses: ['ZS-26-2'],
  rules: true,
  on: (profile) => callingCell(profile) !== null,
  states: {
    imported: { zh: '已导入', en: 'Imported' },
    inForce: { zh: '施行', en: 'In force' },
    ended: { zh: '终止', en: 'Ended', end: true },
  },
  title: (data) => textOf(data, 'document'),
  acts: [
    {
      key: 'import',
      zh: '导入',
      en: 'Import',
      clauses: ['ZS-26-2'],
      from: 'new',
      to: 'imported',
      roles: ['director', 'administrator', 'connector'],
      levels: ['county', 'city'],
      fields: [
        { key: 'document', zh: '办法名称、文号', en: 'Method and number', type: 'line', clause: 'ZS-26-2' },
        { key: 'documentDate', zh: '发布日期', en: 'Published on', type: 'date' },
        ...methodSteps.map(({ key, zh, en }) => ({
          key,
          zh: `${zh}时限`,
          en: `${en}, time`,
          type: 'line' as const,
          optional: true as const,
        })),
      ],
      guard: (c) => fits(c, 'import'),
    },
    {
      key: 'putInForce',
      zh: '施行',
      en: 'Put in force',
      clauses: ['ZS-26-2'],
      from: ['imported'],
      to: 'inForce',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [effectiveFrom],
      guard: (c) => notBackdated(c, 'methodLimits.putInForce') ?? fits(c, 'putInForce'),
      does: (c) => ({ set: beginsAt(c) }),
    },
    {
      key: 'end',
      zh: '终止',
      en: 'End',
      clauses: ['local'],
      from: ['imported', 'inForce'],
      to: 'ended',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'endReason', zh: '原因', en: 'Why', type: 'text' }],
      does: (c) => (c.dossier?.state === 'inForce' ? { set: endsAt(c) } : {}),
    },
  ],
};

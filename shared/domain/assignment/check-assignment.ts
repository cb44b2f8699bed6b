import { hasReachedAge } from '../../time/age.ts';
import { localDate } from '../../time/local-date.ts';
import type { Level } from '../actor/actor.ts';
import { levelOfArea } from '../actor/actor.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, listOf, textOf } from '../dossier/machine.ts';
import { conditionClause, type Eligibility, eligibility } from '../profile/eligibility.ts';
import { stated } from '../profile/ground.ts';
import type { Profile } from '../profile/profile.ts';
import { chiefDecision } from '../profile/staff-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { assignmentSeats } from './propose-assignment.ts';

const isFullTime = (c: ActContext): boolean => textOf(c.data, 'gridRole') === 'fullTimeStaff';
/** Full-time staff under a text with conditions of its own (C21). */
const needsEligibility = (c: ActContext): boolean => isFullTime(c) && eligibility(c.context.rules.profile) !== null;

function eligibilityGuard(c: ActContext): Refusal | null {
  const rules = eligibility(c.context.rules.profile);
  if (rules === null) return null;
  const no = (clause: string, zh: string, en: string) => forbid('assignment.checkFullTime', clause, zh, en);
  if (c.fields.politicalReview !== true)
    return no(
      conditionClause(rules, 0),
      '政治素质和品行审查未通过，不能任职。',
      'The political and character review was not passed.',
    );
  if (c.fields.citizen !== true)
    return no(conditionClause(rules, 1), '须为中华人民共和国公民。', 'Only citizens of the PRC may be taken on.');
  if (c.fields.fit !== true)
    return no(
      conditionClause(rules, 3),
      '没有身体条件符合的声明，不能任职。',
      'There is no declaration of physical fitness.',
    );
  return ageGuard(c, rules) ?? backgroundGuard(c, rules);
}

function ageGuard(c: ActContext, { minYears }: Eligibility): Refusal | null {
  if (minYears === null) return null;
  const [birth, start] = [textOf(c.fields, 'birthDate'), textOf(c.data, 'startOn')];
  return hasReachedAge(birth, minYears.years, start)
    ? null
    : forbid(
        'assignment.checkFullTime',
        minYears.clause,
        `依据${minYears.clause}，任职之日须年满${minYears.years}周岁（满岁自生日次日起算）。`,
        `Under ${minYears.clause} the person must have reached ${minYears.years} years (from the day after the birthday).`,
      );
}

/** The check itself is need-to-know: only that it was passed, by whom checked and until when, comes over here (C21). */
function backgroundGuard(c: ActContext, rules: Eligibility): Refusal | null {
  const { other } = c.loaded;
  const no = (zh: string, en: string) => forbid('assignment.checkFullTime', rules.grounds[0]?.clause ?? null, zh, en);
  if (other?.machine !== 'backgroundCheck' || other.data.staff !== c.data.staff)
    return no('请选择此人的背景核查记录。', 'Choose the background check of this person.');
  if (other.state !== 'passed')
    return no(
      '此人未通过任职背景核查，不能担任专职网格员。',
      'The background check was not passed: no full-time post.',
    );
  return textOf(other.data, 'recheckOn') < localDate(c.context.at)
    ? no('背景核查已过复核日期，请先复核。', 'The background check is due for a recheck.')
    : null;
}

const missing = (c: ActContext): boolean => ['education', 'abilityResult'].some((key) => textOf(c.fields, key) === '');

export const checkFullTime: Act = {
  key: 'checkFullTime',
  zh: '任职资格审查',
  en: 'Check eligibility',
  clauses: ['LYG-14-1-1', 'LYG-14-1-2', 'LYG-14-1-3', 'LYG-14-1-4', 'JS-14-1-1', 'JS-14-1-2', 'JS-14-1-3', 'JS-14-1-4'],
  from: ['proposed'],
  to: 'checked',
  roles: ['director'],
  on: (profile) => eligibility(profile) !== null,
  fields: [
    {
      key: 'politicalReview',
      zh: '政治素质和品行审查合格',
      en: 'Political and character review passed',
      type: 'yes',
      clause: 'LYG-14-1-1',
    },
    { key: 'politicalReviewer', zh: '审查人', en: 'Reviewer', type: 'line', clause: 'LYG-14-1-1' },
    { key: 'birthDate', zh: '出生日期', en: 'Birth date', type: 'date', clause: 'LYG-14-1-2' },
    { key: 'citizen', zh: '中国公民', en: 'PRC citizen', type: 'yes', clause: 'LYG-14-1-2' },
    { key: 'education', zh: '文化程度', en: 'Education', type: 'line', optional: true, clause: 'LYG-14-1-3' },
    {
      key: 'abilityResult',
      zh: '能力测评结果',
      en: 'Competence assessment',
      type: 'line',
      optional: true,
      clause: 'LYG-14-1-3',
    },
    {
      key: 'fourGoods',
      zh: '“四个好”',
      en: 'Four goods',
      type: 'lines',
      optional: true,
      clause: 'LYG-14-1-3',
      on: (profile) => eligibility(profile)?.fourGoods === true,
    },
    { key: 'fit', zh: '身体条件符合', en: 'Physically fit', type: 'yes', clause: 'LYG-14-1-4' },
    { key: 'fitOn', zh: '声明日期', en: 'Declared on', type: 'date', clause: 'LYG-14-1-4' },
    { key: 'dossier', zh: '背景核查记录', en: 'Background check', type: 'dossier', clause: 'LYG-14-2-1' },
  ],
  ready: (c) =>
    needsEligibility(c)
      ? null
      : forbid('assignment.checkFullTime', null, '只审查专职网格员。', 'For full-time staff only.'),
  guard: eligibilityGuard,
  does: (c) => ({ set: { fileIncomplete: missing(c) } }),
};

/** Chiefs come from people of the grid who know it (AK-8.1-3). */
const knownInside = (profile: Profile): boolean =>
  stated(profile, 'elig.conditions')?.value.includes('knownInsideGrid') === true;

export const check: Act = {
  key: 'check',
  zh: '审核人选',
  en: 'Check',
  clauses: ['AK-8.1-1', 'AK-8.1-3', 'ZS-6-2-1'],
  from: ['proposed'],
  to: 'checked',
  roles: assignmentSeats,
  fields: [
    { key: 'checkText', zh: '审核意见', en: 'Opinion', type: 'text' },
    {
      key: 'livesInGrid',
      zh: '居住在网格内',
      en: 'Lives in the grid',
      type: 'yes',
      clause: 'AK-8.1-3',
      on: knownInside,
    },
    {
      key: 'residenceNote',
      zh: '不住网格内的说明',
      en: 'Note on residence',
      type: 'text',
      optional: true,
      clause: 'AK-8.1-3',
      on: knownInside,
    },
  ],
  ready: (c) =>
    needsEligibility(c)
      ? forbid(
          'assignment.check',
          eligibility(c.context.rules.profile)?.conditions.clause ?? null,
          '专职网格员须先做任职资格审查。',
          'Full-time staff are checked for eligibility.',
        )
      : null,
  guard: (c) =>
    !knownInside(c.context.rules.profile) || c.fields.livesInGrid === true || textOf(c.fields, 'residenceNote') !== ''
      ? null
      : forbid('assignment.check', 'AK-8.1-3', '不住网格内的请说明。', 'Say why somebody from outside of the grid.'),
};

const sides = ['communityPartyOrg', 'villageCommittee'] as const;

/** A chief is decided on at the level of the text, together with the sides it names (JS-12-3): without them it stays pending. */
function confirmGuard(c: ActContext): Refusal | null {
  const no = (clause: string | null, zh: string, en: string) => forbid('assignment.confirm', clause, zh, en);
  if (c.data.consent !== true) return no(null, '本人尚未同意，不能确定。', 'The person has not agreed yet.');
  if (c.data.fileIncomplete === true && textOf(c.fields, 'approver') === '')
    return no(
      eligibility(c.context.rules.profile)?.conditions.clause ?? null,
      '档案不完整，须由指定批准人确认。',
      'The file is incomplete: name who approves.',
    );
  const decision = textOf(c.data, 'gridRole') === 'gridChief' ? chiefDecision(c.context.rules.profile) : null;
  if (decision === null) return null;
  const own: Level = levelOfArea(c.context.actor.area);
  if (own !== decision.value.level)
    return refusal('not-your-level', 'assignment.confirm', decision.ground.clause, {
      level: decision.value.level,
      yours: own,
    });
  const given = listOf(c.fields, 'agreedBy');
  return (decision.value.jointWith ?? []).every((side) => given.includes(side))
    ? null
    : no(
        decision.ground.clause,
        '村（社区）党组织和村（居）委会的意见尚未齐备，暂不能确定。',
        'The village side has not agreed yet: it stays pending.',
      );
}

export const confirm: Act = {
  key: 'confirm',
  zh: '确定任职',
  en: 'Confirm',
  clauses: ['JS-12-3', 'ZS-6-2-1', 'AK-8.4-1', 'LYG-14-1-3'],
  from: ['checked'],
  to: 'confirmed',
  roles: assignmentSeats,
  fields: [
    {
      key: 'agreedBy',
      zh: '会同方意见',
      en: 'Agreed by',
      type: 'choices',
      optional: true,
      clause: 'JS-12-3',
      on: (profile) => chiefDecision(profile)?.value.jointWith !== undefined,
      options: [
        { key: sides[0], zh: '村（社区）党组织同意', en: 'Community Party organisation' },
        { key: sides[1], zh: '村（居）委会同意', en: 'Village committee' },
      ],
    },
    { key: 'approver', zh: '批准人', en: 'Approver', type: 'line', optional: true, clause: 'LYG-14-1-3' },
    { key: 'confirmedOn', zh: '确定日期', en: 'Confirmed on', type: 'date' },
  ],
  guard: confirmGuard,
};

export const reject: Act = {
  key: 'reject',
  zh: '不予任用',
  en: 'Reject',
  clauses: ['local'],
  from: ['proposed', 'checked', 'confirmed', 'inducted'],
  to: 'rejected',
  roles: assignmentSeats,
  fields: [{ key: 'rejectReason', zh: '理由', en: 'Reason', type: 'text' }],
};

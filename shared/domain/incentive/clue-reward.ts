import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { clueRule } from '../profile/incentive-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';

/** The eleven fields of AK-11.2.4. */
const clueFields = [
  { key: 'comprehensiveGovernance', zh: '综治', en: 'Comprehensive governance' },
  { key: 'stability', zh: '维稳', en: 'Stability' },
  { key: 'antiCult', zh: '反邪教', en: 'Anti-cult' },
  { key: 'nationalSecurity', zh: '国家安全', en: 'National security' },
  { key: 'antiDrug', zh: '禁毒', en: 'Anti-drug' },
  { key: 'antiGang', zh: '扫黑除恶', en: 'Anti-gang' },
  { key: 'antiTerror', zh: '反恐', en: 'Anti-terror' },
  { key: 'railway', zh: '铁路护路', en: 'Railway' },
  { key: 'ecology', zh: '生态环保', en: 'Ecology' },
  { key: 'cityManagement', zh: '城市管理', en: 'City management' },
  { key: 'justice', zh: '司法', en: 'Justice' },
];

const no = (c: ActContext, act: string, zh: string, en: string): Refusal =>
  forbid(`clueReward.${act}`, clueRule(c.context.rules.profile)?.clause ?? null, zh, en);

const report: Act = {
  key: 'report',
  zh: '登记线索',
  en: 'Report a clue',
  clauses: ['AK-11.2.4'],
  from: 'new',
  to: 'reported',
  roles: ['gridStaff', 'director'],
  fields: [
    { key: 'clueField', zh: '线索领域', en: 'Field', type: 'choice', options: clueFields },
    { key: 'clueText', zh: '线索内容', en: 'Clue', type: 'text' },
    { key: 'reporterName', zh: '提供人（密封）', en: 'Reporter (sealed)', type: 'line' },
    { key: 'reporterPhone', zh: '联系电话（密封）', en: 'Phone (sealed)', type: 'phone' },
    { key: 'department', zh: '查办单位', en: 'Investigating body', type: 'department' },
  ],
  guard: (c) =>
    c.loaded.department === undefined
      ? refusal('unknown-department', 'clueReward.report', 'AK-11.2.4', { department: textOf(c.fields, 'department') })
      : null,
  does: (c) => ({ departments: [textOf(c.fields, 'department')] }),
};

/** Only the body that investigates verifies and pays. */
const ofBody =
  (act: string) =>
  (c: ActContext): Refusal | null =>
    c.context.actor.department === textOf(c.data, 'department')
      ? null
      : no(c, act, '只有查办单位可以办这一步。', 'For the investigating body alone.');

const verify: Act = {
  key: 'verify',
  zh: '查证属实',
  en: 'Verified',
  clauses: ['AK-11.2.4'],
  from: ['reported'],
  to: 'verified',
  roles: ['liaison'],
  fields: [
    { key: 'caseReference', zh: '查办案号', en: 'Case number', type: 'line' },
    { key: 'verifiedOn', zh: '查证日期', en: 'Verified on', type: 'date' },
  ],
  ready: ofBody('verify'),
};

const checkFirst: Act = {
  key: 'checkFirst',
  zh: '核对首报',
  en: 'Check the first reporter',
  clauses: ['AK-11.2.4'],
  from: ['verified'],
  to: (c) => (c.fields.firstReporter === true && c.fields.rewardedBefore !== true ? 'firstChecked' : 'notDue'),
  roles: ['liaison'],
  fields: [
    { key: 'firstReporter', zh: '是最先提供人', en: 'Reported it first', type: 'yes' },
    { key: 'rewardedBefore', zh: '此案已奖励过', en: 'This case was rewarded already', type: 'yes' },
  ],
  ready: ofBody('checkFirst'),
};

const approve: Act = {
  key: 'approve',
  zh: '批准奖励',
  en: 'Approve',
  clauses: ['AK-11.2.4'],
  from: ['firstChecked'],
  to: 'approved',
  roles: ['director'],
  fields: [{ key: 'rewardFen', zh: '奖励金额', en: 'Reward', type: 'money' }],
};

const pay: Act = {
  key: 'pay',
  zh: '登记发放',
  en: 'Paid',
  clauses: ['AK-11.2.4'],
  from: ['approved'],
  to: 'paid',
  roles: ['liaison'],
  fields: [
    { key: 'paidOn', zh: '发放日期', en: 'Paid on', type: 'date' },
    { key: 'paymentReference', zh: '密封凭证号', en: 'Sealed voucher', type: 'line' },
  ],
  ready: ofBody('pay'),
};

const markFalse: Act = {
  key: 'markFalse',
  zh: '认定虚假',
  en: 'Mark as false',
  clauses: ['AK-11.2.4'],
  from: ['reported', 'verified', 'firstChecked', 'approved'],
  to: 'false',
  roles: ['liaison', 'director'],
  fields: [
    { key: 'falseText', zh: '认定依据', en: 'Grounds', type: 'text' },
    { key: 'falseConsequence', zh: '处理', en: 'Consequence', type: 'text' },
  ],
};

/**
 * A reward for a clue (线索补助, AK-11.2.4): first reporter only, one reward a case, paid by the body that investigates, false ones
 * marked. Sealed: the head of the centre and that body alone; never in a personnel file or a list of awards (C34).
 */
export const clueReward: Machine = {
  key: 'clueReward',
  letters: 'XS',
  zh: '线索补助',
  en: 'Clue reward',
  group: 'incentive',
  clauses: ['AK-11.2.4'],
  states: {
    reported: { zh: '已登记', en: 'Reported' },
    verified: { zh: '查证属实', en: 'Verified' },
    firstChecked: { zh: '首报核对', en: 'First reporter' },
    approved: { zh: '已批准', en: 'Approved' },
    paid: { zh: '已发放', en: 'Paid', end: true },
    notDue: { zh: '不予奖励', en: 'Not due', end: true },
    false: { zh: '虚假线索', en: 'False', end: true },
  },
  readers: ['director'],
  restricted: true,
  on: (profile) => clueRule(profile) !== null,
  title: (data) => `线索：${clueFields.find(({ key }) => key === data.clueField)?.zh ?? ''}`,
  acts: [report, verify, checkFirst, approve, pay, markFalse],
};

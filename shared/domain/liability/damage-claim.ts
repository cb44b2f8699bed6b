import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { levelNames } from '../names.ts';
import { damageRule } from '../profile/liability-rules.ts';

const county = ['countySeat', 'shiftLeader', 'director'] as const;
const seats = ['townSeat', ...county] as const;

const clauseOf = ({ context }: ActContext): string => damageRule(context.rules.profile)?.clause ?? 'local';

/** The town answers unless another body is determined; the file is kept whatever happens to the event (LYG-40-1). */
const bound = (c: ActContext): DossierEffects => ({
  event: textOf(c.fields, 'event') || null,
  set: { liableBody: levelNames[damageRule(c.context.rules.profile)?.liable ?? 'town'].zh, preserved: true },
});

const register: Act = {
  key: 'register',
  zh: '登记赔偿请求',
  en: 'Register a claim',
  clauses: ['LYG-40-1', 'JS-40-1', 'ZS-38-1'],
  from: 'new',
  to: 'registered',
  roles: seats,
  fields: [
    { key: 'claimant', zh: '请求人', en: 'Claimant', type: 'line' },
    { key: 'claimantPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'staff', zh: '网格员', en: 'Grid staff', type: 'staff' },
    { key: 'staffName', zh: '网格员姓名', en: 'Name', type: 'line' },
    { key: 'staffAction', zh: '造成损害的履职行为', en: 'Action on duty', type: 'text' },
    { key: 'damage', zh: '损害情况', en: 'Damage', type: 'text' },
    { key: 'claimedFen', zh: '请求金额', en: 'Amount claimed', type: 'money', optional: true },
    { key: 'event', zh: '相关事件', en: 'Event', type: 'event', optional: true },
    { key: 'entries', zh: '相关流转记录号', en: 'Journal entries', type: 'lines', optional: true },
  ],
  guard: (c) =>
    textOf(c.fields, 'event') !== '' || listOf(c.fields, 'entries').length > 0
      ? null
      : forbid(
          'damageClaim.register',
          clauseOf(c),
          '请选择相关事件，或填写流转记录号。',
          'Bind it to an event, or name the journal entries.',
        ),
  does: bound,
};

const askCounty: Act = {
  key: 'askCounty',
  zh: '提请县级确定责任主体',
  en: 'Ask the county to determine',
  clauses: ['LYG-40-2', 'JS-40-2'],
  from: ['registered'],
  to: 'countyPending',
  roles: seats,
  on: (profile) => damageRule(profile)?.determination !== null,
  fields: [{ key: 'disputeReason', zh: '提请理由', en: 'Why', type: 'text' }],
};

const determine: Act = {
  key: 'determine',
  zh: '登记县级确定结果',
  en: 'Record the determination',
  clauses: ['LYG-40-2', 'JS-40-2'],
  from: ['countyPending'],
  to: 'determined',
  roles: county,
  levels: ['county'],
  on: (profile) => damageRule(profile)?.determination !== null,
  fields: [
    { key: 'liableBody', zh: '责任主体', en: 'Liable body', type: 'line' },
    { key: 'determinationNumber', zh: '决定文号', en: 'Document', type: 'line' },
    { key: 'determinedOn', zh: '决定日期', en: 'Date', type: 'date' },
  ],
};

const settle: Act = {
  key: 'settle',
  zh: '登记处理结果',
  en: 'Settle',
  clauses: ['LYG-40-1', 'JS-40-1', 'ZS-38-1'],
  from: ['registered', 'determined'],
  to: 'settled',
  roles: seats,
  fields: [
    {
      key: 'settledHow',
      zh: '处理方式',
      en: 'How',
      type: 'choice',
      options: [
        { key: 'paid', zh: '赔偿', en: 'Compensated' },
        { key: 'agreed', zh: '协商和解', en: 'Agreed' },
        { key: 'court', zh: '诉讼处理', en: 'Before a court' },
        { key: 'rejected', zh: '不成立', en: 'Not upheld' },
      ],
    },
    { key: 'settledFen', zh: '赔偿金额', en: 'Amount', type: 'money', optional: true },
    { key: 'settledOn', zh: '日期', en: 'Date', type: 'date' },
    { key: 'settledText', zh: '说明', en: 'Note', type: 'text', optional: true },
  ],
};

/** A claim for damage done by staff on duty (LYG-40-1, JS-40-1, ZS-38-1), with the county's word on who is liable where a text has it (C37). */
export const damageClaim: Machine = {
  key: 'damageClaim',
  letters: 'PC',
  zh: '履职损害赔偿',
  en: 'Damage claim',
  group: 'conduct',
  clauses: ['LYG-40-1', 'LYG-40-2', 'JS-40-1', 'JS-40-2', 'ZS-38-1'],
  states: {
    registered: { zh: '已登记', en: 'Registered' },
    countyPending: { zh: '待县级确定', en: 'County determination pending' },
    determined: { zh: '已确定', en: 'Determined' },
    settled: { zh: '已处理', en: 'Settled', end: true },
  },
  readers: [...seats, 'supervisor'],
  restricted: true,
  on: (profile) => damageRule(profile) !== null,
  title: (data) => `赔偿：${textOf(data, 'claimant')}`,
  acts: [register, askCounty, determine, settle],
};

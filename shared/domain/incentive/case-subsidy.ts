import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { caseSubsidyRule } from '../profile/incentive-rules.ts';
import type { Refusal } from '../refusal.ts';
import { mediatedByChief } from './mediated-cases.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

const no = (c: ActContext, act: string, zh: string, en: string): Refusal =>
  forbid(`caseSubsidy.${act}`, caseSubsidyRule(c.context.rules.profile)?.clause ?? null, zh, en);

const propose: Act = {
  key: 'propose',
  zh: '提出补助',
  en: 'Propose',
  clauses: ['AK-11.2.3'],
  from: 'new',
  to: 'proposed',
  roles: seats,
  fields: [
    { key: 'staff', zh: '调处人', en: 'Mediated by', type: 'staff' },
    { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
    { key: 'proposedFen', zh: '拟补助金额', en: 'Proposed amount', type: 'money' },
  ],
  guard: (c) => {
    const { event } = c.loaded;
    return event !== undefined && mediatedByChief(event, c.context.rules)
      ? null
      : no(
          c,
          'propose',
          '须是网格长调处办结、附有调解协议的矛盾纠纷。',
          'It must be a dispute completed by a chief’s mediation, with the agreement on file.',
        );
  },
  // The chief who is to be paid sees it grow.
  does: ({ loaded }) => ({ handler: loaded.event?.lastHolder?.id ?? null }),
};

const check: Act = {
  key: 'check',
  zh: '审核',
  en: 'Check',
  clauses: ['AK-11.2.3'],
  from: ['proposed'],
  to: 'checked',
  roles: seats,
  fields: [{ key: 'checkText', zh: '审核意见', en: 'Opinion', type: 'text' }],
  ready: (c) =>
    c.dossier?.openedBy === c.context.actor.account
      ? no(c, 'check', '提出人不能审核自己的申请。', 'Who proposed it may not check it.')
      : null,
};

const approve: Act = {
  key: 'approve',
  zh: '批准',
  en: 'Approve',
  clauses: ['AK-11.2.3'],
  from: ['checked'],
  to: 'approved',
  roles: ['shiftLeader', 'director'],
  fields: [{ key: 'approvedFen', zh: '批准金额', en: 'Approved amount', type: 'money' }],
  guard: (c) =>
    Number(c.fields.approvedFen) > 0
      ? null
      : no(
          c,
          'approve',
          '应补尽补，批准金额须大于零；不应补助的请驳回。',
          'All due is paid: more than nothing, or reject it.',
        ),
};

const pay: Act = {
  key: 'pay',
  zh: '登记发放',
  en: 'Paid',
  clauses: ['AK-11.2.3'],
  from: ['approved'],
  to: 'paid',
  roles: seats,
  fields: [
    { key: 'paidOn', zh: '发放日期', en: 'Paid on', type: 'date' },
    { key: 'paymentReference', zh: '凭证号', en: 'Voucher', type: 'line' },
  ],
};

const reject: Act = {
  key: 'reject',
  zh: '驳回',
  en: 'Reject',
  clauses: ['local'],
  from: ['proposed', 'checked'],
  to: 'rejected',
  roles: ['shiftLeader', 'director'],
  fields: [{ key: 'rejectReason', zh: '理由', en: 'Reason', type: 'text' }],
};

/** A subsidy for one dispute settled by a chief's mediation (以案定补, AK-11.2.3): one per case, all that is due is paid. */
export const caseSubsidy: Machine = {
  key: 'caseSubsidy',
  letters: 'BZ',
  zh: '以案定补',
  en: 'Case subsidy',
  group: 'incentive',
  clauses: ['AK-11.2.3'],
  states: {
    proposed: { zh: '已提出', en: 'Proposed' },
    checked: { zh: '已审核', en: 'Checked' },
    approved: { zh: '已批准', en: 'Approved' },
    paid: { zh: '已发放', en: 'Paid', end: true },
    rejected: { zh: '已驳回', en: 'Rejected', end: true },
  },
  on: (profile) => caseSubsidyRule(profile) !== null,
  onePerEvent: true,
  title: (data) => `以案定补：${textOf(data, 'staffName')}`,
  acts: [propose, check, approve, pay, reject],
};

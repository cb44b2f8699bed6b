import { type Machine, textOf } from '../dossier/machine.ts';
import { complaintSeats } from './complaint-guards.ts';
import { closingActs, decidingActs } from './decide-complaint.ts';
import { inquiryActs, reviewAct } from './inquire-complaint.ts';
import { receivingActs } from './receive-complaint.ts';

/**
 * A complaint against grid staff (投诉举报网格员, lifecycle.md §7). From the first act on the subject, the subject's manager and
 * unit neither see nor handle it (invariant 6); walls and packs know totals only. What is founded stands in the personnel file.
 */
export const complaint: Machine = {
  key: 'complaint',
  letters: 'TS',
  zh: '投诉举报',
  en: 'Complaint against staff',
  group: 'conduct',
  clauses: ['LYG-19-3', 'LYG-19-4', 'JS-19-4', 'ZS-21-2-2', 'AK-12-1'],
  states: {
    received: { zh: '收到', en: 'Received' },
    notAccepted: { zh: '不予受理', en: 'Not accepted' },
    accepted: { zh: '受理', en: 'Accepted' },
    investigating: { zh: '调查', en: 'Investigating' },
    transferredOut: { zh: '移送', en: 'Transferred out' },
    decided: { zh: '处理决定', en: 'Decided' },
    replied: { zh: '答复', en: 'Replied' },
    reviewing: { zh: '复核', en: 'Reviewing' },
    closed: { zh: '结案', en: 'Closed', end: true },
    archived: { zh: '归档', en: 'Archived', end: true },
  },
  duties: { carryOut: { zh: '落实处理决定', en: 'Carry out the decision' } },
  readers: [...complaintSeats, 'supervisor'],
  restricted: true,
  title: (data) => `投诉：${textOf(data, 'staffName')}`,
  acts: [...receivingActs, ...inquiryActs, ...decidingActs, reviewAct, ...closingActs],
};

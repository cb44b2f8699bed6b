import type { HelperKind } from '../../../shared/domain/event/parties.ts';
import type { Given, PlainActs } from './plain-act-shape.ts';
import { field, helperChoices, many, number, optional, party, proofNamed, reason, said } from './plain-fields.ts';

/** The actor's own shares, or for the lead all that are not settled. */
const shares = ({ view, session }: Given, states: readonly string[]) =>
  view.event.subTasks
    .filter((task) => states.includes(task.state))
    .filter(
      (task) => view.event.holder?.id === session.actor?.department || task.department === session.actor?.department,
    )
    .map((task) => ({ key: task.id, zh: `${task.name}：${task.share}`, en: `${task.name}: ${task.share}` }));

const share = (given: Given, states: readonly string[]) =>
  field('subTask', '协办任务', 'Share', 'choice', shares(given, states));
const firstShare = (given: Given, states: readonly string[]) => ({
  subTask: given.prefill['subTask'] ?? shares(given, states)[0]?.key ?? null,
});
const live = ['open', 'signedIn', 'returned'] as const;

/** Whistle, joint handling, sub-tasks and helpers (T11–T13, T18, LYG-23). */
export const jointActs: PlainActs = {
  'event.whistle': {
    fields: () => [
      field('departments', '吹哨部门', 'Departments called', 'departments'),
      field('problem', '问题', 'What is wrong'),
      field('wanted', '要求', 'What is wanted'),
      optional(field('dutyReason', '超出职责清单的理由', 'Why outside their duty lists', 'line')),
    ],
    start: ({ view }) => ({ problem: view.event.title }),
    command: (words, { view, rules }) => ({
      kind: 'event.whistle',
      event: view.event.id,
      departments: many(words, 'departments').map((id) => party(rules, id)),
      problem: said(words, 'problem'),
      wanted: said(words, 'wanted'),
      dutyReason: said(words, 'dutyReason') || null,
    }),
  },
  'event.reportIn': {
    fields: () => [field('officer', '专人', 'Named officer', 'line')],
    command: (words, { view }) => ({ kind: 'event.reportIn', event: view.event.id, officer: said(words, 'officer') }),
  },
  'event.declineWhistle': {
    fields: ({ rules }) => [field('reasonCode', '原因', 'Ground', 'choice', returnGrounds(rules)), reason],
    command: (words, { view }) => ({
      kind: 'event.declineWhistle',
      event: view.event.id,
      reasonCode: said(words, 'reasonCode'),
      reason: said(words, 'reason'),
    }),
  },
  'event.escalateNoAnswer': {
    fields: () => [reason],
    start: () => ({ reason: '部门未按时报到' }),
    command: (words, { view }) => ({
      kind: 'event.escalateNoAnswer',
      event: view.event.id,
      reason: said(words, 'reason'),
    }),
  },
  'event.askJoint': {
    fields: () => [
      reason,
      field('departments', '建议协办部门', 'Departments proposed', 'departments'),
      field('share', '分工', 'Their share'),
    ],
    command: (words, { view, rules }) => ({
      kind: 'event.askJoint',
      event: view.event.id,
      reason: said(words, 'reason'),
      proposed: many(words, 'departments').map((id) => ({ ...party(rules, id), share: said(words, 'share') })),
    }),
  },
  'event.refuseJoint': {
    fields: () => [reason],
    command: (words, { view }) => ({ kind: 'event.refuseJoint', event: view.event.id, reason: said(words, 'reason') }),
  },
  'event.signInSubTask': {
    fields: (given) => [share(given, ['open']), field('officer', '专人', 'Named officer', 'line')],
    start: (given) => firstShare(given, ['open']),
    command: (words, { view }) => ({
      kind: 'event.signInSubTask',
      event: view.event.id,
      subTask: said(words, 'subTask'),
      officer: said(words, 'officer'),
    }),
  },
  'event.submitSubResult': {
    fields: (given) => [
      share(given, ['signedIn']),
      field('result', '结果', 'Result'),
      field('proof', '佐证名称', 'Proof (its name)', 'line'),
    ],
    start: (given) => firstShare(given, ['signedIn']),
    command: (words, { view }) => ({
      kind: 'event.submitSubResult',
      event: view.event.id,
      subTask: said(words, 'subTask'),
      result: said(words, 'result'),
      proofs: proofNamed(said(words, 'proof')),
    }),
  },
  'event.returnSubTask': {
    fields: (given) => [
      share(given, ['open', 'signedIn']),
      field('reasonCode', '原因', 'Ground', 'choice', returnGrounds(given.rules)),
      reason,
    ],
    start: (given) => firstShare(given, ['open', 'signedIn']),
    command: (words, { view }) => ({
      kind: 'event.returnSubTask',
      event: view.event.id,
      subTask: said(words, 'subTask'),
      reasonCode: said(words, 'reasonCode'),
      reason: said(words, 'reason'),
    }),
  },
  'event.waiveSubTask': {
    fields: (given) => [share(given, live), reason],
    start: (given) => firstShare(given, live),
    command: (words, { view }) => ({
      kind: 'event.waiveSubTask',
      event: view.event.id,
      subTask: said(words, 'subTask'),
      reason: said(words, 'reason'),
    }),
  },
  'event.reassignSubTask': {
    fields: (given) => [
      share(given, live),
      field('department', '改派部门', 'To department', 'department'),
      field('share', '分工', 'Its share'),
      optional(field('due', '期限', 'Due', 'instant')),
      reason,
    ],
    start: (given) => firstShare(given, live),
    command: (words, { view, rules }) => ({
      kind: 'event.reassignSubTask',
      event: view.event.id,
      subTask: said(words, 'subTask'),
      to: party(rules, said(words, 'department')),
      share: said(words, 'share'),
      due: number(words, 'due'),
      reason: said(words, 'reason'),
    }),
  },
  'event.nameHelper': {
    fields: () => [
      field('helperKind', '类别', 'Kind', 'choice', helperChoices),
      field('name', '名称', 'Name', 'line'),
      field('part', '协助内容', 'Its part'),
    ],
    command: (words, { view, prefill }) => ({
      kind: 'event.nameHelper',
      event: view.event.id,
      helperKind: said(words, 'helperKind') as HelperKind,
      name: said(words, 'name'),
      partner: prefill['partner'] ?? null,
      part: said(words, 'part'),
    }),
  },
  'event.recordHelp': {
    fields: ({ view }) => [
      field(
        'helper',
        '协助方',
        'Helper',
        'choice',
        view.event.helpers
          .filter((h) => h.doneAt === null)
          .map((h) => ({ key: h.id, zh: `${h.name}：${h.part}`, en: `${h.name}: ${h.part}` })),
      ),
      field('result', '结果', 'Result'),
      optional(field('hours', '工时（小时）', 'Hours', 'number')),
    ],
    start: ({ view }) => ({ helper: view.event.helpers.find((h) => h.doneAt === null)?.id ?? null }),
    command: (words, { view }) => ({
      kind: 'event.recordHelp',
      event: view.event.id,
      helper: said(words, 'helper'),
      result: said(words, 'result'),
      hours: number(words, 'hours'),
    }),
  },
};

function returnGrounds(rules: Given['rules']) {
  return rules.profile.local.returnReasons.map(({ code, zh, en }) => ({ key: code, zh, en }));
}

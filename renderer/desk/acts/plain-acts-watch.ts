import { fieldsOf } from '../../../shared/domain/event/event-details.ts';
import { clocksToRecount } from '../../../shared/domain/event/recompute-clock.ts';
import { isOrderOpen } from '../../../shared/domain/event/supervision-order.ts';
import { openClaims } from '../../../shared/domain/event/time-claim.ts';
import { clockNames } from '../../../shared/domain/names.ts';
import { addDays, localDate } from '../../../shared/time/local-date.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { detailsOf, fieldsOfDetails, startOfDetails } from '../forms/detail-form.ts';
import type { Given, PlainActs } from './plain-act-shape.ts';
import {
  field,
  number,
  optional,
  reason,
  said,
  satisfaction,
  satisfactionChoices,
  wayChoices,
} from './plain-fields.ts';

const orders = ({ view }: Given) =>
  view.event.orders
    .filter(isOrderOpen)
    .map((o) => ({ key: o.id, zh: `${o.ground}：${o.demand}`, en: `${o.ground}: ${o.demand}` }));
const order = (given: Given) => field('order', '督办单', 'Order', 'choice', orders(given));
const firstOrder = (given: Given) => ({ order: given.prefill['order'] ?? orders(given)[0]?.key ?? null });
const days = (given: Given, n: number): string => addDays(localDate(given.now), n);

const followUps = ({ view }: Given) => [
  ...view.event.followUps
    .filter((f) => f.outcome === null)
    .map((f) => ({
      key: f.id,
      zh: f.by === 'department' ? '部门回访' : f.by === 'center' ? '中心回访' : '基层点评',
      en: f.by === 'department' ? 'Department follow-up' : f.by === 'center' ? 'Centre follow-up' : 'Rating',
    })),
  { key: 'sample', zh: '抽查回访（另记一次）', en: 'Re-sample (kept beside)' },
];

/** Supervision, urging, progress, follow-up, rating and the ends of an event (T27–T30, T32). */
export const watchActs: PlainActs = {
  'event.urge': {
    fields: () => [field('text', '催办内容', 'Words')],
    command: (words, { view }) => ({ kind: 'event.urge', event: view.event.id, text: said(words, 'text') }),
  },
  'event.supervise': {
    fields: () => [
      field('ground', '督办事由', 'Ground', 'line'),
      field('demand', '督办要求', 'Demand'),
      field('replyBy', '回复期限', 'Reply by', 'date'),
    ],
    start: (given) => ({ replyBy: days(given, 2) }),
    command: (words, { view }) => ({
      kind: 'event.supervise',
      event: view.event.id,
      ground: said(words, 'ground'),
      demand: said(words, 'demand'),
      replyBy: said(words, 'replyBy'),
    }),
  },
  'event.answerSupervision': {
    fields: (given) => [order(given), field('text', '回复', 'Answer')],
    start: firstOrder,
    command: (words, { view }) => ({
      kind: 'event.answerSupervision',
      event: view.event.id,
      order: said(words, 'order'),
      text: said(words, 'text'),
    }),
  },
  'event.verifySupervision': {
    fields: (given) => [order(given), field('text', '核实情况', 'What was found')],
    start: firstOrder,
    command: (words, { view }) => ({
      kind: 'event.verifySupervision',
      event: view.event.id,
      order: said(words, 'order'),
      text: said(words, 'text'),
    }),
  },
  'event.urgeSupervision': {
    fields: (given) => [
      order(given),
      field('text', '再次督办要求', 'Words'),
      field('replyBy', '回复期限', 'Reply by', 'date'),
    ],
    start: (given) => ({ ...firstOrder(given), replyBy: days(given, 1) }),
    command: (words, { view }) => ({
      kind: 'event.urgeSupervision',
      event: view.event.id,
      order: said(words, 'order'),
      text: said(words, 'text'),
      replyBy: said(words, 'replyBy'),
    }),
  },
  'event.closeSupervision': {
    fields: (given) => [order(given), reason],
    start: firstOrder,
    command: (words, { view }) => ({
      kind: 'event.closeSupervision',
      event: view.event.id,
      order: said(words, 'order'),
      reason: said(words, 'reason'),
    }),
  },
  'event.recordProgress': {
    fields: () => [field('text', '进展', 'Progress')],
    command: (words, { view }) => ({ kind: 'event.recordProgress', event: view.event.id, text: said(words, 'text') }),
  },
  'event.followUp': {
    fields: (given) => [
      field('followUp', '回访任务', 'Task', 'choice', followUps(given)),
      field('way', '方式', 'Way', 'choice', wayChoices),
      field('person', '回访对象', 'Person asked', 'line'),
      field('askedAt', '回访时间', 'Asked at', 'instant'),
      field('outcome', '结果', 'Outcome', 'choice', [
        { key: 'answered', zh: '已答复', en: 'Answered' },
        { key: 'noAnswer', zh: '无人接听', en: 'No answer' },
        { key: 'unreachable', zh: '多次联系不上', en: 'Cannot be reached' },
      ]),
      optional(
        field('settled', '问题是否解决', 'Settled?', 'choice', [
          { key: 'yes', zh: '已解决', en: 'Settled' },
          { key: 'no', zh: '未解决', en: 'Not settled' },
        ]),
      ),
      optional(field('satisfaction', '满意度', 'Satisfaction', 'choice', satisfactionChoices)),
      optional(field('text', '意见', 'Words')),
    ],
    start: (given) => ({
      followUp: followUps(given)[0]?.key ?? 'sample',
      way: 'phone',
      // The name itself stays covered until somebody reveals it (R2).
      person: given.view.event.requester.kind === 'named' ? '来电人' : '',
      askedAt: given.now,
      outcome: 'answered',
    }),
    command: (words, { view }) => ({
      kind: 'event.followUp',
      event: view.event.id,
      followUp: said(words, 'followUp') === 'sample' ? null : said(words, 'followUp'),
      way: said(words, 'way') as 'phone',
      person: said(words, 'person'),
      askedAt: number(words, 'askedAt') ?? 0,
      outcome: said(words, 'outcome') as 'answered',
      settled: words['settled'] === undefined ? null : words['settled'] === 'yes',
      satisfaction: satisfaction(words),
      text: said(words, 'text'),
    }),
  },
  'event.rate': {
    fields: () => [
      field('satisfaction', '点评', 'Rating', 'choice', satisfactionChoices),
      field('settled', '问题已解决', 'Settled', 'yes'),
      optional(field('text', '意见', 'Words')),
    ],
    start: () => ({ satisfaction: '4', settled: true }),
    command: (words, { view }) => ({
      kind: 'event.rate',
      event: view.event.id,
      satisfaction: satisfaction(words) ?? 3,
      settled: words['settled'] === true,
      text: said(words, 'text'),
    }),
  },
  'event.declineReopen': {
    fields: () => [reason],
    command: (words, { view }) => ({
      kind: 'event.declineReopen',
      event: view.event.id,
      reason: said(words, 'reason'),
    }),
  },
  'event.withdraw': {
    fields: () => [reason, field('thirdParty', '涉及第三人或安全隐患', 'Touches a third party or safety', 'yes')],
    note: {
      zh: '涉及第三人或安全的，撤回后事件仍继续办理',
      en: 'A matter of safety or of a third party goes on without the requester',
    },
    command: (words, { view }) => ({
      kind: 'event.withdraw',
      event: view.event.id,
      reason: said(words, 'reason'),
      thirdParty: words['thirdParty'] === true,
    }),
  },
  'event.completeDetails': {
    fields: ({ rules, view }) => fieldsOfDetails(fieldsOf(rules, view.event.item)),
    start: ({ rules, view }) => startOfDetails(fieldsOf(rules, view.event.item), view.event.details),
    command: (words, { rules, view }) => ({
      kind: 'event.completeDetails',
      event: view.event.id,
      details: detailsOf(fieldsOf(rules, view.event.item), words),
    }),
  },
  'event.recomputeClock': {
    fields: ({ rules, view }) => [
      field(
        'clock',
        '暂定的时限',
        'Provisional clock',
        'choice',
        clocksToRecount({ rules }, view.event).map((c) => ({ key: c.id, ...clockNames[c.kind] })),
      ),
    ],
    start: ({ rules, view }) => ({ clock: clocksToRecount({ rules }, view.event)[0]?.id ?? null }),
    command: (words, { view }) => ({ kind: 'event.recomputeClock', event: view.event.id, clock: said(words, 'clock') }),
  },
  'event.judgeTime': {
    fields: ({ view }) => [
      field(
        'clock',
        '时限',
        'Clock',
        'choice',
        openClaims(view.event).map(({ clock, doneAt, hubAt }) => ({
          key: clock,
          zh: `本机称 ${dateTimeText(doneAt, hubAt)} 办结，中心 ${dateTimeText(hubAt, hubAt)} 收到`,
          en: `done ${dateTimeText(doneAt, hubAt)} by the console, heard of ${dateTimeText(hubAt, hubAt)}`,
        })),
      ),
      field('accept', '以哪个时间为准', 'Which time counts', 'choice', [
        { key: 'done', zh: '本机记录的时间', en: 'The console’s' },
        { key: 'hub', zh: '中心收到的时间', en: 'The hub’s' },
      ]),
      field('reason', '理由和依据', 'Reason and proof'),
    ],
    start: ({ view }) => ({ clock: openClaims(view.event)[0]?.clock ?? null }),
    command: (words, { view }) => ({
      kind: 'event.judgeTime',
      event: view.event.id,
      clock: said(words, 'clock'),
      accept: said(words, 'accept') === 'done',
      reason: said(words, 'reason'),
    }),
  },
  'event.archive': {
    fields: ({ rules, view }) => [
      field(
        'retention',
        '保管期限',
        'Retention',
        'choice',
        rules.profile.local.archive.retention.map(({ code, zh, en }) => ({ key: code, zh, en })),
      ),
      ...(view.event.proofs.some((p) => p.sha256 === null)
        ? [field('missing', '附件未存原件的说明', 'Why the attachments’ files are not kept', 'line')]
        : []),
    ],
    start: ({ rules }) => ({ retention: rules.profile.local.archive.retention[0]?.code ?? null }),
    command: (words, { view }) => ({
      kind: 'event.archive',
      event: view.event.id,
      retention: said(words, 'retention'),
      missing: view.event.proofs
        .filter((p) => p.sha256 === null)
        .map((p) => ({ name: p.name, reason: said(words, 'missing') })),
    }),
  },
  'event.unseal': {
    fields: () => [reason],
    command: (words, { view }) => ({ kind: 'event.unseal', event: view.event.id, reason: said(words, 'reason') }),
  },
  'event.originWithdraws': {
    fields: () => [reason],
    command: (words, { view }) => ({
      kind: 'event.originWithdraws',
      event: view.event.id,
      number: view.event.foreign?.number ?? '',
      reason: said(words, 'reason'),
    }),
  },
  'event.refuseUnlawful': {
    fields: () => [reason],
    note: {
      zh: '任务停止并交县中心审核，不计入考核',
      en: 'The task stops and goes to the county centre; it never counts against you',
    },
    command: (words, { view }) => ({
      kind: 'event.refuseUnlawful',
      event: view.event.id,
      reason: said(words, 'reason'),
    }),
  },
  'event.reviewUnlawful': {
    fields: () => [
      field('lawful', '审核意见', 'Finding', 'choice', [
        { key: 'unlawful', zh: '任务违法，不再派网格员', en: 'Unlawful: never to grid staff again' },
        { key: 'lawful', zh: '任务合法', en: 'Lawful' },
      ]),
      field('finding', '理由', 'Reason'),
    ],
    command: (words, { view }) => ({
      kind: 'event.reviewUnlawful',
      event: view.event.id,
      lawful: said(words, 'lawful') === 'lawful',
      finding: said(words, 'finding'),
    }),
  },
};

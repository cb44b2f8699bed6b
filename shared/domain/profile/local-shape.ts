import { z } from '../../std/shape.ts';
import { cadences } from '../../time/cadence.ts';
import { type PeriodUnit, periodShape } from '../../time/period.ts';
import { alarmRulesShape } from './alarm-rules.ts';

/** Start value of a local target. Minutes and hours appear only here: no text counts in them (periods.md P3). */
const period = (length: number, unit: PeriodUnit) => periodShape.default({ length, unit });
const on = z.boolean().default(true);

/** A reason offered in a list; `code` goes into the journal, the words onto the screen. */
const reasonShape = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z]{1,39}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
});
export type Reason = z.infer<typeof reasonShape>;

const reasons = (list: Reason[]) =>
  z
    .array(reasonShape)
    .min(1)
    .refine((given) => new Set(given.map((r) => r.code)).size === given.length, 'reason codes must differ')
    .default(list);

const returnReasons: Reason[] = [
  { code: 'notOurDuty', zh: '不属本部门职责', en: 'Not within this department’s duty' },
  { code: 'notOurArea', zh: '不在管辖区域', en: 'Outside the area we answer for' },
  { code: 'wrongPlace', zh: '地点有误或无法找到', en: 'Place wrong or not to be found' },
  { code: 'contentUnclear', zh: '内容不清，需补充', en: 'Content unclear, more is needed' },
  { code: 'needsJoint', zh: '需多部门协同', en: 'Needs several departments' },
  { code: 'needsHigherLevel', zh: '超出本级权限', en: 'Beyond the competence of this level' },
  {
    code: 'alreadyInProcedure',
    zh: '已进入诉讼、仲裁、复议等程序',
    en: 'Already before a court, arbitration or review',
  },
  { code: 'duplicate', zh: '与在办事件重复', en: 'Same as an event being handled' },
];

const refuseReasons: Reason[] = [
  { code: 'notGridMatter', zh: '不属网格服务管理事项', en: 'Not a matter of the grid service' },
  {
    code: 'adminPower',
    zh: '属行政许可、处罚、强制，应由执法部门办理',
    en: 'Licence, punishment or coercion: for the authority itself',
  },
  { code: 'policeMatter', zh: '属警务警情，应拨打110', en: 'Police matter: call 110' },
  { code: 'legalProcedure', zh: '应通过诉讼、仲裁、复议解决', en: 'For a court, arbitration or review' },
  { code: 'outsideArea', zh: '不在本辖区', en: 'Outside this area' },
  { code: 'noSubstance', zh: '内容不实或无法核实', en: 'Untrue or cannot be checked' },
];

const retentionClasses: Reason[] = [
  { code: 'permanent', zh: '永久', en: 'Permanent' },
  { code: 'thirtyYears', zh: '30年', en: '30 years' },
  { code: 'tenYears', zh: '10年', en: '10 years' },
];

/** Engineering transitions of lifecycle.md §3 (no text has them); a centre may switch one off. */
export const engineeringTransitions = [
  'T2',
  'T3',
  'T13',
  'T15',
  'T17',
  'T22',
  'T25',
  'T28',
  'T29',
  'T31u',
  'T32',
  'unseal',
] as const;

/**
 * What a centre sets for itself (◊). Shown as local everywhere, never as statutory, never in the statutory rate (C14).
 * Every field has a start value, so `local: {}` is a whole section.
 */
export const localShape = z.strictObject({
  periods: z
    .strictObject({
      triage: period(30, 'minute'),
      signIn: period(2, 'hour'),
      reportIn: period(2, 'hour'),
      onSpot: period(1, 'day'),
      village: period(1, 'day'),
      check: period(1, 'day'),
      foreignWatch: period(3, 'day'),
      returnDecision: period(2, 'hour'),
      deptHandle: period(7, 'day'),
      feedbackToRequester: period(2, 'day'),
      /** After completion, before anybody is asked whether it holds (LYG-30-7: 定期). */
      followUpInterval: period(7, 'day'),
      followUp: period(3, 'day'),
      /** After a good follow-up, before it is looked at whether the result lasts (跟踪问效, LYG-30-7). */
      effectTracking: period(30, 'day'),
      majorFirstReport: period(15, 'minute'),
      majorOnwardReport: period(30, 'minute'),
      complaintHandle: period(15, 'day'),
      /** Filing of a grid change where the text gives no number (C28). */
      gridFiling: period(15, 'day'),
    })
    .prefault({}),
  eng: z
    .strictObject({
      T2: on,
      T3: on,
      T13: on,
      T15: on,
      T17: on,
      T22: on,
      T25: on,
      T28: on,
      T29: on,
      T31u: on,
      T32: on,
      unseal: on,
    })
    .prefault({}),
  /** Extensions a centre may grant per cycle (T17). */
  extensionTimes: z.strictObject({ max: z.int().min(0).max(9).default(1) }).prefault({}),
  /** Unanswered tries after which a duty or a follow-up ends as unreachable (C16). */
  unreachable: z.strictObject({ tries: z.int().min(1).max(20).default(3) }).prefault({}),
  /** A stated time further ahead than this, or that long before the event was known, is impossible. */
  clockTrust: z.strictObject({ minutes: z.number().min(0).max(1440).default(10) }).prefault({}),
  /** How far a grid may stray from a number the text only calls usual or about (C6). */
  sizeTolerance: z.strictObject({ percent: z.number().min(0).max(100).default(20) }).prefault({}),
  /** Whether grids need full-time staff where the text leaves it to the county (ZG-12-1, C20). */
  fullTime: z.strictObject({ required: z.enum(['must', 'optional']).default('must') }).prefault({}),
  /** How often the work meeting is held: no text says weekly (C41). */
  workMeeting: z.strictObject({ every: z.enum(cadences).default('week') }).prefault({}),
  /** Windows of assessment where the text names none, and how many stars where it leaves the number open (C27). */
  assessment: z
    .strictObject({
      windows: z.array(z.enum(cadences)).min(1).default(['year']),
      stars: z.int().min(2).max(10).default(5),
    })
    .prefault({}),
  /** Entered later than this after it was done: flagged as backdated for review (LYG-17-3). */
  lateEntry: z.strictObject({ hours: z.number().gt(0).max(720).default(24) }).prefault({}),
  /** More records than this in one export need an approval (ZG-13-2). */
  bulkExport: z.strictObject({ max: z.int().min(0).max(10_000).default(20) }).prefault({}),
  /** How large a file of an event may be, how many it takes, and what a console keeps of those the hub has. */
  attachments: z
    .strictObject({
      mostMegabytes: z.int().min(1).max(100).default(20),
      mostFiles: z.int().min(1).max(200).default(40),
      keepMegabytes: z.int().min(50).max(100_000).default(2_000),
    })
    .prefault({}),
  /** Who seals the archive, and the retention classes offered: no text names a period (C38). */
  archive: z
    .strictObject({
      by: z
        .array(z.enum(['director', 'administrator']))
        .min(1)
        .default(['director', 'administrator']),
      retention: reasons(retentionClasses),
    })
    .prefault({}),
  returnReasons: reasons(returnReasons),
  refuseReasons: reasons(refuseReasons),
  /** Amber: when `share` of the time is used, or `beforeHours` before due, whichever comes first (D16, A2). */
  warning: z
    .strictObject({ share: z.number().gt(0).lt(1).default(0.8), beforeHours: z.number().gt(0).max(720).default(24) })
    .prefault({}),
  /** What alarms, how loud and whom it reaches when (A1–A7): one row a kind. */
  alarms: alarmRulesShape,
  /** A centre's own on-time target where the text sets none; null = none. */
  onTimeRate: z
    .strictObject({ minPercent: z.number().gt(0).max(100) })
    .nullable()
    .default(null),
});
export type Local = z.infer<typeof localShape>;

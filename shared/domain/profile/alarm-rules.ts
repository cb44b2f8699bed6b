import { z } from '../../std/shape.ts';
import type { Words } from '../names.ts';

/**
 * What can alarm (A2). `line` … `storage` are conditions of one console, the others of its room (the centre).
 */
export const alarmKinds = [
  'major',
  'overdue',
  'stepLate',
  'dueSoon',
  'notSigned',
  'whistle',
  'supervision',
  'feedback',
  'file',
  'abandoned',
  'lineDown',
  'outage',
  'unsent',
  'skew',
  'storage',
  'nobody',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Gravest first. How loud each is: screens.md §7. */
export const alarmPriorities = ['urgent', 'high', 'medium', 'low'] as const;
export type AlarmPriority = (typeof alarmPriorities)[number];

const minutes = z.number().min(0).max(10_080);
/** What members of one group have in common: nothing (each stands alone), who holds the event, its town, or only the kind. */
const groupings = ['none', 'holder', 'town', 'kind'] as const;

/** One row of the table of rules. Every value is a centre's own (◊) and none is statutory. */
const base = {
  on: z.boolean(),
  priority: z.enum(alarmPriorities),
  group: z.enum(groupings),
  /** How long it must be true before it says anything, seconds (A3). */
  waitSeconds: z.number().min(0).max(3600),
  /** New members of a sounding group are told of at most so often (A3). */
  joinMinutes: minutes,
  /** An unchanged group sounds again after so long (A3). */
  repeatMinutes: minutes.min(1),
  /** Unacknowledged so long: the shift leader; then the director, both from the first sound (A4). null: never. */
  leaderMinutes: minutes.nullable(),
  directorMinutes: minutes.nullable(),
  /** An acknowledgement is a responsibility for so long (A4). */
  ackMinutes: minutes.min(1),
  /** Cleared and true again within so long: it waits until then, so that nothing chatters (A7). */
  rearmSeconds: z.number().min(0).max(3600),
  /** Silent while one of these is true: its consequence, no news (A6). */
  inhibitedBy: z.array(z.enum(alarmKinds)).max(6),
};
const baseShape = z.strictObject(base);
export type AlarmRule = z.infer<typeof baseShape>;

const start: AlarmRule = {
  on: true,
  priority: 'medium',
  group: 'holder',
  waitSeconds: 30,
  joinMinutes: 5,
  repeatMinutes: 30,
  leaderMinutes: 10,
  directorMinutes: 30,
  ackMinutes: 30,
  rearmSeconds: 60,
  inhibitedBy: [],
};

/** Every field has its start value, so a centre names only what it sets otherwise. */
function rule<E extends z.ZodRawShape>(given: Partial<AlarmRule>, extra: E) {
  const values = { ...start, ...given };
  const own = {
    on: base.on.default(values.on),
    priority: base.priority.default(values.priority),
    group: base.group.default(values.group),
    waitSeconds: base.waitSeconds.default(values.waitSeconds),
    joinMinutes: base.joinMinutes.default(values.joinMinutes),
    repeatMinutes: base.repeatMinutes.default(values.repeatMinutes),
    leaderMinutes: base.leaderMinutes.default(values.leaderMinutes),
    directorMinutes: base.directorMinutes.default(values.directorMinutes),
    ackMinutes: base.ackMinutes.default(values.ackMinutes),
    rearmSeconds: base.rearmSeconds.default(values.rearmSeconds),
    inhibitedBy: base.inhibitedBy.default([...values.inhibitedBy]),
  };
  return z
    .strictObject({ ...own, ...extra })
    .refine((r) => (r as AlarmRule).directorMinutes === null || (r as AlarmRule).leaderMinutes !== null, {
      path: ['directorMinutes'],
      message: 'the director comes after the shift leader: name leaderMinutes too',
    })
    .prefault({} as never);
}

const none = {};
const hours = (value: number) => z.number().gt(0).max(720).default(value);

/** The table of rules with its start values (A2–A4, A6). A row is set like any local parameter: `local.alarms.<kind>`. */
export const alarmRulesShape = z
  .strictObject({
    major: rule({ priority: 'urgent', group: 'none', waitSeconds: 0, leaderMinutes: 2, directorMinutes: 5 }, none),
    overdue: rule({}, none),
    stepLate: rule({ priority: 'low', leaderMinutes: 30, directorMinutes: null }, none),
    /** ◊80 % of the time used and ◊24 h before (steps ◊4 h): the later of both, so that a long clock does not call for days. */
    dueSoon: rule(
      { priority: 'low', leaderMinutes: null, directorMinutes: null },
      { share: z.number().gt(0).lt(1).default(0.8), leadHours: hours(24), stepLeadHours: hours(4) },
    ),
    notSigned: rule({ inhibitedBy: ['lineDown'] }, none),
    whistle: rule({ inhibitedBy: ['lineDown'] }, none),
    supervision: rule({ inhibitedBy: ['lineDown'] }, none),
    feedback: rule({ priority: 'low', leaderMinutes: 60, directorMinutes: null }, none),
    file: rule({ priority: 'low', group: 'kind', leaderMinutes: 60, directorMinutes: null }, none),
    abandoned: rule({ group: 'kind' }, none),
    lineDown: rule({ priority: 'high', group: 'none' }, none),
    outage: rule({ priority: 'low', group: 'none', inhibitedBy: ['lineDown'] }, none),
    unsent: rule({ group: 'none', inhibitedBy: ['lineDown'] }, { minutes: z.number().gt(0).max(1440).default(30) }),
    skew: rule({ priority: 'high', group: 'none' }, { seconds: z.number().gt(0).max(3600).default(5) }),
    storage: rule({ priority: 'high', group: 'none', waitSeconds: 0 }, none),
    nobody: rule({ priority: 'high', group: 'kind', waitSeconds: 0, leaderMinutes: null, directorMinutes: null }, none),
    /** A flood begins above `from` alarms in ten minutes and ends below `to` (A7). */
    flood: z
      .strictObject({ from: z.int().min(1).max(1000).default(10), to: z.int().min(1).max(1000).default(5) })
      .prefault({}),
  })
  .prefault({});
export type AlarmRules = z.infer<typeof alarmRulesShape>;

/** The rules with their start values, for what has no profile yet. */
export const startAlarmRules = (): AlarmRules => alarmRulesShape.parse({});

export const alarmKindNames: Readonly<Record<AlarmKind, Words>> = {
  major: { zh: '重大事件待处置', en: 'Major event waits' },
  overdue: { zh: '办理超期', en: 'Handling overdue' },
  stepLate: { zh: '环节超时', en: 'Step past its target' },
  dueSoon: { zh: '时限将到', en: 'Due soon' },
  notSigned: { zh: '派遣后未签收', en: 'Not signed for' },
  whistle: { zh: '吹哨未报到', en: 'Whistle unanswered' },
  supervision: { zh: '督办逾期未回复', en: 'Supervision reply late' },
  feedback: { zh: '反馈未完成', en: 'Feedback owed' },
  file: { zh: '卷宗时限已过', en: 'File past its time' },
  abandoned: { zh: '占用的事件无人操作', en: 'Claimed event abandoned' },
  lineDown: { zh: '县中心网络中断', en: 'Line to the county is down' },
  outage: { zh: '外部接口中断', en: 'Line to another system is out' },
  unsent: { zh: '有工作长时间未上报', en: 'Work unsent for long' },
  skew: { zh: '本机时钟偏差', en: 'Clock of this console is off' },
  storage: { zh: '本机存储异常', en: 'Storage trouble' },
  nobody: { zh: '升级无人可达', en: 'Nobody can be reached' },
};

export const alarmPriorityNames: Readonly<Record<AlarmPriority, Words>> = {
  urgent: { zh: '紧急', en: 'Urgent' },
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
};

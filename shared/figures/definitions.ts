import type { Words } from '../domain/names.ts';
import type { Metric } from './contributions.ts';

/** How a figure is read: a plain number of things, a share of things, or a mean length of time in hours. */
export type FigureUnit = 'count' | 'percent' | 'hours';

/**
 * What a figure is, once for seat, wall, meeting and report (W2). Numerator and denominator are sums of contributions.
 * `period`: over the days asked for; `now`: as things stand at the moment asked for; `rate`: the judged events of C11.
 */
export type FigureDefinition = Words & {
  readonly key: string;
  readonly unit: FigureUnit;
  readonly over: 'period' | 'now' | 'late' | 'rate';
  readonly numerator: Metric;
  readonly denominator: Metric | null;
  readonly formula: Words;
  readonly denominatorWords: Words | null;
  readonly exclusions: Words;
  /** Clause id it rests on; `local` where no text asks for it. */
  readonly clause: string;
};

const none: Words = { zh: '无', en: 'none' };
const voids: Words = {
  zh: '不予受理、并案、撤回的不计；未到期且未办结的不计',
  en: 'Refused, merged and withdrawn ones; ones neither due nor done yet',
};
const restricted: Words = {
  zh: '受限类别只计总数，不分事项、网格、地点',
  en: 'Restricted kinds stand in totals only, under no item, grid or place',
};
const dueWords: Words = {
  zh: '期内法定时限届满的事件，加上期内到期、已提前办结的',
  en: 'Events whose statutory time ran out in the period, and those of it done ahead of time',
};

const table = [
  {
    key: 'inflow',
    zh: '上报',
    en: 'Reported',
    unit: 'count',
    over: 'period',
    numerator: 'inflow',
    denominator: null,
    formula: { zh: '期内登记的事件数；按部门为期内送达数', en: 'Events registered; by department, delivered to it' },
    denominatorWords: null,
    exclusions: restricted,
    clause: 'local',
  },
  {
    key: 'closing',
    zh: '办结',
    en: 'Completed',
    unit: 'count',
    over: 'period',
    numerator: 'closing',
    denominator: null,
    formula: { zh: '期内办结次数，重办前的办结照计', en: 'Completions, those before a reopening included' },
    denominatorWords: null,
    exclusions: { zh: '不予受理、并案、撤回的不计', en: 'Refused, merged and withdrawn ones' },
    clause: 'LYG-30-9',
  },
  {
    key: 'open',
    zh: '在途',
    en: 'Open',
    unit: 'count',
    over: 'now',
    numerator: 'open',
    denominator: null,
    formula: { zh: '截至时刻尚有人应办的事件数', en: 'Events on which somebody owes work at the moment' },
    denominatorWords: null,
    exclusions: none,
    clause: 'local',
  },
  {
    key: 'overdue',
    zh: '超期',
    en: 'Overdue',
    unit: 'count',
    over: 'late',
    numerator: 'openDue',
    denominator: null,
    formula: { zh: '截至时刻办理时限已过、仍未答复的事件数', en: 'Open events whose handling time has run out' },
    denominatorWords: null,
    exclusions: none,
    clause: 'LYG-30-1',
  },
  {
    key: 'onTime',
    zh: '按期率',
    en: 'On time',
    unit: 'percent',
    over: 'rate',
    numerator: 'dueMet',
    denominator: 'due',
    formula: {
      zh: '法定时限内办结数 ÷ 应结数；延期不改变法定时限',
      en: 'Completed within the statutory time ÷ due; an extension moves no statutory time',
    },
    denominatorWords: dueWords,
    exclusions: voids,
    clause: 'LYG-30-9',
  },
  {
    key: 'completion',
    zh: '办结率',
    en: 'Completion',
    unit: 'percent',
    over: 'rate',
    numerator: 'dueDone',
    denominator: 'due',
    formula: { zh: '应结事件中已办结数（含逾期办结）÷ 应结数', en: 'Completed at all, late or not ÷ due' },
    denominatorWords: dueWords,
    exclusions: voids,
    clause: 'LYG-30-9',
  },
  {
    key: 'signIn',
    zh: '平均签收用时',
    en: 'Mean time to sign in',
    unit: 'hours',
    over: 'period',
    numerator: 'signInMs',
    denominator: 'signedIn',
    formula: { zh: '送达至签收用时之和 ÷ 期内签收次数', en: 'Time from delivery to signing in ÷ times signed in' },
    denominatorWords: { zh: '期内签收次数', en: 'Times signed in in the period' },
    exclusions: { zh: '未签收即退回、收回的不计', en: 'Given or taken back before they were signed in' },
    clause: 'local',
  },
  {
    key: 'returned',
    zh: '退回率',
    en: 'Return rate',
    unit: 'percent',
    over: 'period',
    numerator: 'returned',
    denominator: 'closing',
    formula: {
      zh: '期内同意退回次数 ÷（同意退回次数 + 办结次数）',
      en: 'Accepted returns ÷ (accepted returns + completions)',
    },
    denominatorWords: { zh: '期内有结果的派遣：退回或办结', en: 'Dispatches that ended in the period, either way' },
    exclusions: { zh: '未同意的退回不计', en: 'Returns the centre did not accept' },
    clause: 'local',
  },
  {
    key: 'bounced',
    zh: '反复退回率',
    en: 'Bounce rate',
    unit: 'percent',
    over: 'period',
    numerator: 'bounced',
    denominator: 'returned',
    formula: {
      zh: '同一轮第二次及以后的退回 ÷ 同意退回次数',
      en: 'Second and later returns of a round ÷ accepted returns',
    },
    denominatorWords: { zh: '期内同意退回次数', en: 'Accepted returns of the period' },
    exclusions: none,
    clause: 'local',
  },
  {
    key: 'misdirected',
    zh: '错派率',
    en: 'Wrong dispatch',
    unit: 'percent',
    over: 'period',
    numerator: 'misdirected',
    denominator: 'closing',
    formula: {
      zh: '因职责、管辖、权限同意退回次数 ÷（同意退回次数 + 办结次数）',
      en: 'Returns for duty, area or competence ÷ (accepted returns + completions)',
    },
    denominatorWords: { zh: '期内有结果的派遣：退回或办结', en: 'Dispatches that ended in the period, either way' },
    exclusions: { zh: '因内容不清、重复等退回的不计', en: 'Returns for unclear content, doubles and the like' },
    clause: 'local',
  },
  {
    key: 'reached',
    zh: '回访接通率',
    en: 'Follow-up reach',
    unit: 'percent',
    over: 'period',
    numerator: 'reached',
    denominator: 'asked',
    formula: { zh: '有人答复的回访 ÷ 结束的回访', en: 'Follow-ups answered ÷ follow-ups ended' },
    denominatorWords: { zh: '期内答复或确认联系不上的回访', en: 'Answered, or out of tries, in the period' },
    exclusions: { zh: '重办作废的回访、跟踪问效不计', en: 'Those voided by a reopening; later checks of effect' },
    clause: 'LYG-30-8',
  },
  {
    key: 'contented',
    zh: '满意率',
    en: 'Satisfaction',
    unit: 'percent',
    over: 'period',
    numerator: 'contented',
    denominator: 'rated',
    formula: { zh: '满意和基本满意 ÷ 有评价的', en: 'Satisfied or basically satisfied ÷ rated' },
    denominatorWords: { zh: '期内作出评价的回访、点评', en: 'Follow-ups and ratings that said so in the period' },
    exclusions: { zh: '联系不上、未评价的不计', en: 'Not reached, not rated' },
    clause: 'LYG-30-8',
  },
] as const satisfies readonly FigureDefinition[];

export type FigureKey = (typeof table)[number]['key'];

/** Every figure there is, in the order of a report. */
export const figureDefinitions: readonly (FigureDefinition & { readonly key: FigureKey })[] = table;

const byKey = new Map(figureDefinitions.map((definition) => [definition.key, definition]));

export function figureDefinition(key: FigureKey): FigureDefinition & { readonly key: FigureKey } {
  const found = byKey.get(key);
  if (found === undefined) throw new RangeError(`No figure ${key}`);
  return found;
}

/** 办结率 is asked to reach this everywhere (LYG-30-9: 95 % and above, inclusive); a profile may state its own (onTimeTarget). */
export const completionTarget = { minPercent: 95, clause: 'LYG-30-9' } as const;

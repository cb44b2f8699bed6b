import type { Level } from '../actor/actor.ts';
import type { Words } from '../names.ts';
import { type Ground, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type AccidentRule = Ground & {
  /** `info`: absence is no error; `gap`: absence is a red gap (C19). */
  readonly gravity: 'info' | 'gap';
  readonly buyer: Level;
  /** Only part-timers without work-injury insurance (ZG-18-4). */
  readonly onlyWithoutWorkInjury: boolean;
};

/** Accident insurance of grid staff (C19): may, must by the town, must by the county for some; null where the text is silent. */
export function accidentRule(profile: Profile): AccidentRule | null {
  const found = stated(profile, 'ins.accident');
  return (
    found && {
      gravity: found.value.strength === 'must' ? 'gap' : 'info',
      buyer: found.value.buyer,
      onlyWithoutWorkInjury: found.value.for.includes('partTimeWithoutWorkInjury'),
      ...found.ground,
    }
  );
}

export type InsuredPerson = {
  readonly role: string;
  readonly workInjury: boolean;
  /** Last day of the accident policy, YYYY-MM-DD; null = none. */
  readonly policyUntil: string | null;
};

/** What lacks of a person's accident cover on a day; null when nothing does. */
export function accidentGap(
  profile: Profile,
  person: InsuredPerson,
  today: string,
): (Ground & Words & { readonly gravity: 'info' | 'gap'; readonly buyer: Level }) | null {
  const rule = accidentRule(profile);
  if (rule === null) return null;
  const concerned = !rule.onlyWithoutWorkInjury || (person.role === 'partTimeStaff' && !person.workInjury);
  if (!concerned || (person.policyUntil !== null && person.policyUntil >= today)) return null;
  return { zh: '没有有效的意外伤害保险', en: 'No valid accident insurance', ...rule };
}

/** One line of a month's pay or subsidy list; money in fen. */
export type PayLine = {
  readonly role: string;
  /** Is a village or community cadre beside (C39). */
  readonly villageCadre: boolean;
  readonly paidFen: number;
  /** What was set for him; null = nothing. */
  readonly setFen: number | null;
  /** YYYY-MM-DD; `paidOn` null = not yet. */
  readonly dueOn: string | null;
  readonly paidOn: string | null;
};

export type PayFinding = Ground &
  Words & { readonly code: 'double-pay' | 'below-floor' | 'late' | 'short'; readonly refuses: boolean };

type PayCheck = (profile: Profile, line: PayLine, today: string) => PayFinding | null;

/** ZS-32-3: a full-time member who is a village cadre gets no second pay: that line is refused. */
const doublePay: PayCheck = (profile, line) => {
  const found = stated(profile, 'pay.noDouble');
  return found && line.role === 'fullTimeStaff' && line.villageCadre && line.paidFen > 0
    ? {
        code: 'double-pay',
        refuses: true,
        zh: '村（社区）干部兼任专职网格员，不得重复领取报酬',
        en: 'Village cadre: no second pay',
        ...found.ground,
      }
    : null;
};

/** LYG-33-4: a part-timer's monthly subsidy below the floor in principle needs a reason. */
const floor: PayCheck = (profile, line) => {
  const found = stated(profile, 'pay.partTimeMin');
  if (found === null || !('yuanPerMonthMin' in found.value) || line.role !== 'partTimeStaff') return null;
  const { yuanPerMonthMin } = found.value;
  return line.paidFen < yuanPerMonthMin * 100
    ? {
        code: 'below-floor',
        refuses: false,
        zh: `补贴低于每月 ${yuanPerMonthMin} 元，请写明理由`,
        en: `Below ${yuanPerMonthMin} yuan a month: give a reason`,
        ...found.ground,
      }
    : null;
};

const countySets = (profile: Profile): { readonly ground: Ground } | null => {
  const found = stated(profile, 'pay.fullTime');
  return found?.value.includes('onTime') === true && found.value.includes('inFull') ? found : null;
};

/** ZG-18-1: paid on time … */
const late: PayCheck = (profile, line, today) => {
  const found = countySets(profile);
  const since = line.paidOn ?? today;
  return found && line.dueOn !== null && since > line.dueOn
    ? { code: 'late', refuses: false, zh: '未按时发放', en: 'Not paid on time', ...found.ground }
    : null;
};

/** … and in full. */
const short: PayCheck = (profile, line) => {
  const found = countySets(profile);
  return found && line.setFen !== null && line.paidOn !== null && line.paidFen < line.setFen
    ? { code: 'short', refuses: false, zh: '未足额发放', en: 'Not paid in full', ...found.ground }
    : null;
};

const checks: readonly PayCheck[] = [doublePay, floor, late, short];

/** Three separate checks on pay, each on only where the text has it (C39): no double pay, a floor, time and amount. */
export const payFindings = (profile: Profile, line: PayLine, today: string): readonly PayFinding[] =>
  checks.map((check) => check(profile, line, today)).filter((found) => found !== null);

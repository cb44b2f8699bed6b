import { ok, type Result } from '../../std/result.ts';
import { withValue } from '../profile/overlay-profile.ts';
import { withYear } from '../rules/calendar-year.ts';
import { withMethod } from '../rules/method-limits.ts';
import { rulePeriod } from '../rules/rule-period.ts';
import { settingValue } from '../rules/setting-value.ts';
import type { Rules } from '../verb.ts';
import type { Dossier, Values } from './dossier.ts';
import { textOf } from './machine.ts';

/** How one kind of dossier lies on the pack, and which part of it gets a new version. */
type Overlay = {
  readonly part: 'profile' | 'calendar';
  readonly lay: (rules: Rules, data: Values) => Result<Rules, { readonly path: string; readonly message: string }>;
};

const overlays: Readonly<Record<string, Overlay>> = {
  methodLimits: {
    part: 'profile',
    lay: (rules, data) => map(withMethod(rules.profile, data), (profile) => ({ ...rules, profile })),
  },
  parameterOverride: {
    part: 'profile',
    lay: (rules, data) =>
      map(withValue(rules.profile, textOf(data, 'path'), settingValue(textOf(data, 'value'))), (profile) => ({
        ...rules,
        profile,
      })),
  },
  calendarYear: {
    part: 'calendar',
    lay: (rules, data) => map(withYear(rules.calendar, data), (calendar) => ({ ...rules, calendar })),
  },
};

const map = <A, B, E>(result: Result<A, E>, turn: (value: A) => B): Result<B, E> =>
  result.ok ? ok(turn(result.value)) : result;

/** A change of the rules that lies in force and yet fits no more, e.g. one year's table put in force twice by consoles offline. */
export type WithoutEffect = { readonly dossier: Dossier; readonly path: string; readonly message: string };

/** The rules at a moment and what could not be laid on them (a finding: the first one in force holds). */
export function layRules(
  pack: Rules,
  dossiers: readonly Dossier[],
  at: number,
): { readonly rules: Rules; readonly withoutEffect: readonly WithoutEffect[] } {
  const lying = dossiers
    .flatMap((dossier) => {
      const overlay = overlays[dossier.machine];
      const period = rulePeriod(dossier);
      return overlay !== undefined && period !== null && period.from <= at ? [{ dossier, overlay, period }] : [];
    })
    .sort((a, b) => a.period.from - b.period.from || (a.dossier.id < b.dossier.id ? -1 : 1));
  const withoutEffect: WithoutEffect[] = [];
  let rules = pack;
  for (const { dossier, overlay, period } of lying) {
    if (period.until !== null && period.until <= at) continue;
    const laid = overlay.lay(rules, dossier.data);
    if (laid.ok) rules = laid.value;
    else withoutEffect.push({ dossier, path: laid.error.path, message: laid.error.message });
  }
  // Beginnings and ends so far: two sets of rules never share a version, also where an ended override gives back the old text.
  const turns = lying
    .filter(({ overlay }) => overlay.part === 'profile')
    .reduce((sum, { period }) => sum + (period.until !== null && period.until <= at ? 2 : 1), 0);
  if (turns > 0) {
    const { profile } = rules;
    rules = { ...rules, profile: { ...profile, version: `${pack.profile.version}+${turns}` } };
  }
  return { rules, withoutEffect };
}

/**
 * The rules as they stand at a moment: the rule pack with every dossier in force on top that changes rules (machines with
 * `rules: true`: a centre's parameter, an admitted item, a calendar year), oldest first. Station and hub judge by the answer; their
 * versions differ from the pack's wherever something lies on it (`LYG@2026.11+3`). The pack itself comes back where nothing does.
 * @param dossiers all rows of such machines, in any order
 * @param at ms
 */
export const rulesInForce = (pack: Rules, dossiers: readonly Dossier[], at: number): Rules =>
  layRules(pack, dossiers, at).rules;

/** The next moment (ms) after `at` when the rules change by themselves; null for none known. An answer of rulesInForce may be kept until then. */
export function nextRuleChange(dossiers: readonly Dossier[], at: number): number | null {
  const moments = dossiers.flatMap((dossier) => {
    const period = overlays[dossier.machine] === undefined ? null : rulePeriod(dossier);
    return period === null ? [] : [period.from, ...(period.until === null ? [] : [period.until])];
  });
  const later = moments.filter((moment) => moment > at);
  return later.length === 0 ? null : Math.min(...later);
}

import { ok, type Result } from '../../std/result.ts';
import type { ShapeError } from '../../std/shape.ts';
import { codesOfChanges } from '../grid/grid-code.ts';
import type { ItemList } from '../item/item.ts';
import { withAdmitted, withList, withNegative } from '../item/overlay-items.ts';
import type { Profile } from '../profile/load-profile.ts';
import { withValue } from '../profile/overlay-profile.ts';
import { withYear } from '../rules/calendar-year.ts';
import { withMethod } from '../rules/method-limits.ts';
import { type RulePeriod, rulePeriod } from '../rules/rule-period.ts';
import { settingValue } from '../rules/setting-value.ts';
import type { Rules } from '../verb.ts';
import type { Dossier } from './dossier.ts';
import { textOf } from './machine.ts';

type Around = { readonly dossier: Dossier; readonly all: readonly Dossier[]; readonly at: number };
type Laid = Result<Rules, { readonly path: string; readonly message: string }>;

/** How one kind of dossier lies on the pack, and which part of it gets a new version. */
type Overlay = {
  /** The calendar names its own versions; `itemsBase` brings its own, what is added to it counts. */
  readonly part: 'profile' | 'calendar' | 'itemsBase' | 'items';
  /** Laid in this order: a list before what is added to it, the negative list over everything. */
  readonly phase: number;
  /** True where one that has ended still says something: an item that left. */
  readonly lasting?: true;
  readonly lay: (rules: Rules, around: Around) => Laid;
};

const map = <A, B, E>(result: Result<A, E>, turn: (value: A) => B): Result<B, E> =>
  result.ok ? ok(turn(result.value)) : result;

const onProfile = (rules: Rules, laid: Result<Profile, ShapeError>): Laid =>
  map(laid, (profile) => ({ ...rules, profile }));
const onItems = (rules: Rules, laid: Result<ItemList, ShapeError>): Laid => map(laid, (items) => ({ ...rules, items }));

const overlays: Readonly<Record<string, Overlay>> = {
  methodLimits: {
    part: 'profile',
    phase: 0,
    lay: (rules, { dossier }) => onProfile(rules, withMethod(rules.profile, dossier.data)),
  },
  parameterOverride: {
    part: 'profile',
    phase: 0,
    lay: (rules, { dossier: { data } }) =>
      onProfile(rules, withValue(rules.profile, textOf(data, 'path'), settingValue(textOf(data, 'value')))),
  },
  calendarYear: {
    part: 'calendar',
    phase: 0,
    lay: (rules, { dossier }) => map(withYear(rules.calendar, dossier.data), (calendar) => ({ ...rules, calendar })),
  },
  itemList: {
    part: 'itemsBase',
    phase: 1,
    lay: (rules, { dossier }) => onItems(rules, withList(rules.items, dossier.data)),
  },
  itemAdmission: {
    part: 'items',
    phase: 2,
    lasting: true,
    lay: (rules, { dossier, all, at }) => onItems(rules, withAdmitted(rules.items, dossier, all, at)),
  },
  // Looked at by the admissions of its department; counted here, so that the list gets a new version.
  departmentClosing: { part: 'items', phase: 2, lay: (rules) => ok(rules) },
  negativeItem: {
    part: 'items',
    phase: 3,
    lay: (rules, { dossier }) => onItems(rules, withNegative(rules.items, dossier.data)),
  },
};

/** A change of the rules that lies in force and yet fits no more, e.g. one year's table put in force twice by consoles offline. */
export type WithoutEffect = { readonly dossier: Dossier; readonly path: string; readonly message: string };

type Lying = { readonly dossier: Dossier; readonly overlay: Overlay; readonly period: RulePeriod };

const hasEnded = ({ period }: Lying, at: number): boolean => period.until !== null && period.until <= at;

/** Dossiers that have come into force by `at`, in the order they are laid. */
const lyingAt = (dossiers: readonly Dossier[], at: number): readonly Lying[] =>
  dossiers
    .flatMap((dossier) => {
      const overlay = overlays[dossier.machine];
      const period = rulePeriod(dossier);
      return overlay !== undefined && period !== null && period.from <= at ? [{ dossier, overlay, period }] : [];
    })
    .sort(
      (a, b) =>
        a.overlay.phase - b.overlay.phase || a.period.from - b.period.from || (a.dossier.id < b.dossier.id ? -1 : 1),
    );

/** The rules at a moment and what could not be laid on them (a finding: the first one in force holds). */
export function layRules(
  pack: Rules,
  dossiers: readonly Dossier[],
  at: number,
): { readonly rules: Rules; readonly withoutEffect: readonly WithoutEffect[] } {
  const lying = lyingAt(dossiers, at);
  const withoutEffect: WithoutEffect[] = [];
  let rules = pack;
  for (const one of lying) {
    if (hasEnded(one, at) && one.overlay.lasting !== true) continue;
    const laid = one.overlay.lay(rules, { dossier: one.dossier, all: dossiers, at });
    if (laid.ok) rules = laid.value;
    else withoutEffect.push({ dossier: one.dossier, path: laid.error.path, message: laid.error.message });
  }
  const codes = codesOfChanges(dossiers);
  const laid = versioned(rules, lying, at);
  return { rules: codes.size === 0 ? laid : { ...laid, codes }, withoutEffect };
}

/** Beginnings and ends so far: two sets of rules never share a version, also where an ended override gives back the old text. */
function versioned(rules: Rules, lying: readonly Lying[], at: number): Rules {
  const turns = (part: Overlay['part']): number =>
    lying.filter(({ overlay }) => overlay.part === part).reduce((sum, one) => sum + (hasEnded(one, at) ? 2 : 1), 0);
  const [own, added] = [turns('profile'), turns('items')];
  const { profile, items } = rules;
  if (own === 0 && added === 0) return rules;
  return {
    ...rules,
    profile: own === 0 ? profile : { ...profile, version: `${profile.version}+${own}` },
    items: added === 0 ? items : { ...items, version: `${items.version}+${added}` },
  };
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

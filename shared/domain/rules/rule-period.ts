import { localDate, startOfDay } from '../../time/local-date.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, textOf } from '../dossier/machine.ts';
import type { Refusal } from '../refusal.ts';

/** When a dossier changes the rules: [from, until) in ms; `until` null = to this day. */
export type RulePeriod = { readonly from: number; readonly until: number | null };

/** The period a dossier was or is in force; null for one that never was. Kept in its data by the acts below, so old moments stay answerable. */
export function rulePeriod(dossier: Pick<Dossier, 'data'>): RulePeriod | null {
  const { inForceFrom, inForceUntil } = dossier.data;
  if (typeof inForceFrom !== 'number') return null;
  return { from: inForceFrom, until: typeof inForceUntil === 'number' ? inForceUntil : null };
}

export const isInForce = (dossier: Pick<Dossier, 'data'>, at: number): boolean => {
  const period = rulePeriod(dossier);
  return period !== null && period.from <= at && (period.until === null || at < period.until);
};

export const effectiveFrom: Field = { key: 'effectiveFrom', zh: '施行日期', en: 'In force from', type: 'date' };

/** A rule never changes the past: decisions taken under the old one stand. */
export function notBackdated(c: ActContext, rule: string, key = 'effectiveFrom'): Refusal | null {
  const date = textOf(c.fields, key);
  return date < localDate(c.context.at)
    ? forbid(rule, null, `日期 ${date} 已过；规则不能溯及既往。`, `${date} is past: a rule does not reach back.`)
    : null;
}

/** From the first instant of the day named, but not before the act itself. */
export const beginsAt = (c: ActContext, key = 'effectiveFrom'): Values => ({
  inForceFrom: Math.max(startOfDay(textOf(c.fields, key)), c.context.at),
});

/** Ends now, or on the first instant of the day a field names; never later than an end it had already. */
export function endsAt(c: ActContext, key?: string): Values {
  const wanted = key === undefined ? c.context.at : Math.max(startOfDay(textOf(c.fields, key)), c.context.at);
  const had = c.data['inForceUntil'];
  return { inForceUntil: typeof had === 'number' ? Math.min(had, wanted) : wanted };
}

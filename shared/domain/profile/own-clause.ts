import type { Refusal } from '../refusal.ts';
import type { Profile } from './load-profile.ts';

/**
 * Clauses of different texts that say the same of a step. A guard that is the same everywhere names one of them; shown is the one of
 * the text in force. Where a text says nothing of it, nothing is quoted: the step is then a rule of the flow.
 */
const sameRule: readonly (readonly string[])[] = [
  // Departments handle what they are given.
  ['LYG-21-2', 'JS-29-3', 'ZS-25-9', 'ZG-15-3'],
  // The result goes back to the centre.
  ['LYG-30-2', 'JS-29-4', 'ZS-25-9', 'ZG-15-4', 'AK-11.5-1'],
  // The requester is told.
  ['LYG-29-9', 'JS-29-5', 'AK-11.5-1'],
  // Routed by duty and nature.
  ['LYG-28-2', 'ZS-25-8', 'ZG-15-2', 'AK-11.5-1'],
  // Done on the spot, reported otherwise.
  ['LYG-29-5', 'ZS-25-5', 'ZG-14-1'],
  ['LYG-29-6', 'ZS-25-6', 'ZG-14-2'],
  // Major events: at once, and onward.
  ['LYG-29-7', 'JS-30-1', 'ZS-28-1'],
  ['LYG-29-8', 'JS-30-2', 'ZS-28-2'],
  // Followed up, and really settled.
  ['LYG-30-7', 'AK-11.5-1'],
  // Several departments on one event.
  ['LYG-21-1', 'AK-11.5-2'],
  // Other systems.
  ['LYG-27-2', 'ZG-16-2'],
  // Mass organisations help.
  ['LYG-23', 'JS-23', 'ZS-5-3', 'ZG-6-1'],
  // What grid staff are never asked to do.
  ['LYG-16-3-1', 'JS-16-3-1'],
  ['LYG-16-3-2', 'JS-16-3-2'],
  ['LYG-16-3-3', 'JS-16-3-3'],
];

/** Ids of the texts that speak in a profile, own first (LYG, JS). */
function speaking(profile: Profile): readonly string[] {
  return [profile.id, ...(profile.parent === null ? [] : speaking(profile.parent))];
}

/** `LYG-30-1`: the text's letters and a number; rules of the flow (`T18`, `A5`) have no dash. */
const isClause = /^[A-Z]{2,4}-\d/;
const placeOf = (clause: string): string => clause.slice(0, clause.indexOf('-'));

/**
 * The clause of the text in force that says what `clause` says: itself where its text speaks, else its counterpart, own text before
 * the parent's (rule.parentProfile). Null where the texts in force are silent on it. What is no clause id comes back as it is.
 */
export function ownClause(profile: Profile, clause: string): string | null {
  if (!isClause.test(clause)) return clause;
  const texts = speaking(profile);
  if (texts.includes(placeOf(clause))) return clause;
  const same = sameRule.filter((group) => group.includes(clause)).flat();
  return texts.flatMap((text) => same.find((id) => placeOf(id) === text) ?? [])[0] ?? null;
}

/** A refusal that rests on the texts in force only; a rule that bears the id of another text's clause is one of the flow (`ENG`). */
export const onOwnClause = (profile: Profile, refusal: Refusal): Refusal => ({
  ...refusal,
  rule: ownClause(profile, refusal.rule) ?? 'ENG',
  clause: refusal.clause === null ? null : ownClause(profile, refusal.clause),
});

import type { Rules } from '../verb.ts';
import type { Dossier } from './dossier.ts';
import { nextRuleChange, rulesInForce } from './rules-in-force.ts';

type Kept = { readonly pack: Rules; readonly from: number; readonly until: number; readonly rules: Rules };

/** Answers kept for one list of dossiers; moments are asked for mostly in their order. */
const mostKept = 8;
const keptFor = new WeakMap<readonly Dossier[], Kept[]>();

/**
 * `rulesInForce`, remembered for as long as the same list (the same array, never changed in place) is asked for and no rule begins or
 * ends by itself: it is asked for with every command.
 * @param at ms
 */
export function rulesAt(pack: Rules, dossiers: readonly Dossier[], at: number): Rules {
  if (dossiers.length === 0) return pack;
  const kept = keptFor.get(dossiers) ?? [];
  const known = kept.find((one) => one.pack === pack && one.from <= at && at < one.until);
  if (known !== undefined) return known.rules;
  const rules = rulesInForce(pack, dossiers, at);
  kept.push({ pack, from: at, until: nextRuleChange(dossiers, at) ?? Number.POSITIVE_INFINITY, rules });
  keptFor.set(dossiers, kept.slice(-mostKept));
  return rules;
}
